"""When areas change hands and pockets close, shrink and end in a shot.

Words win over days. What nothing times is as it ended: areas have changed, pockets are closed.
"""

from __future__ import annotations

from dataclasses import replace

from lantern.visuals.map.motion.shot_times import ALWAYS, NEVER, ShotTimes
from lantern.visuals.map.motion.timing import ItemTiming, MotionSchedule
from lantern.visuals.map.spec.map_control import MapControl, MapPocket
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_units import name_end
from lantern.visuals.specs import MapSpec

_CHANGE_SECONDS = 2.0
_CLOSE_SECONDS = 1.4
_SHRINK_SECONDS = 3.0
_END_SECONDS = 0.8


def time_control(
    schedule: MotionSchedule,
    map_file: MapFile,
    spec: MapSpec,
    *,
    length: int,
    fps: int,
) -> MotionSchedule:
    """Return the timings of a shot with those of its areas and pockets.

    Args:
        schedule: those of all else.
        map_file: the map.
        spec: what the shot shows of it.
        length: frames of the shot.
        fps: frames per second.
    """
    if not map_file.control and not map_file.pockets:
        return schedule
    times = ShotTimes(spec.when, schedule.clock, map_file.year, length, fps)
    spans = dict(schedule.spans)
    for control in map_file.control:
        spans |= _time_changes(control, times)
    for pocket in map_file.pockets:
        spans |= _time_pocket(pocket, times)
    return replace(schedule, spans=spans)


def _time_changes(
    control: MapControl, times: ShotTimes
) -> dict[str, ItemTiming]:
    """Return when an area changes hands: what follows the last change that is told comes later."""
    found = {}
    for event in control.list_events():
        change = control.changes[event.number]
        timing = times.find_words(event.id, _CHANGE_SECONDS)
        found[event.id] = timing or times.find_date(
            change.date, _CHANGE_SECONDS
        )
    told = [name for name, timing in found.items() if timing]
    is_before = bool(told)
    spans = {}
    for name, timing in found.items():
        spans[name] = timing or (ALWAYS if is_before or not told else NEVER)
        if told and name == told[-1]:
            is_before = False
    return spans


def _time_pocket(pocket: MapPocket, times: ShotTimes) -> dict[str, ItemTiming]:
    shrinks, ends = (event.id for event in pocket.list_events())
    close = times.find_words(pocket.id, _CLOSE_SECONDS)
    shrink = times.find_words(shrinks, _SHRINK_SECONDS)
    end = times.find_words(name_end(pocket.id), _END_SECONDS)
    if pocket.dates:
        first, last = pocket.dates
        close = close or times.find_date(first, _CLOSE_SECONDS)
        if last != first:
            shrink = shrink or _span_days(first, last, times)
            end = end or times.find_date(last, _END_SECONDS)
    return {
        pocket.id: close or ALWAYS,
        shrinks: shrink or NEVER,
        ends: end or NEVER,
    }


def _span_days(first: str, last: str, times: ShotTimes) -> ItemTiming | None:
    start, end = times.find_day(first), times.find_day(last)
    if start is None or end is None:
        return None
    return ItemTiming(start, end, times.clock)
