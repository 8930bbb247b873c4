"""When the units of a map come, march, fight and end in a shot.

Words win over days. A unit whose march nothing times is where its way ends; one that nothing ends
is there.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from lantern.core.sphere import measure_km
from lantern.visuals.map.motion.emphasis import EMPHASIS_SECONDS
from lantern.visuals.map.motion.shot_times import ALWAYS, NEVER, ShotTimes
from lantern.visuals.map.motion.timing import (
    ItemTiming,
    MotionSchedule,
    StagedTiming,
    TimedStages,
)
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_units import (
    MapFight,
    MapUnit,
    UnitStop,
    name_end,
)
from lantern.visuals.map.spec.map_values import LonLat
from lantern.visuals.map.spec.naming import find_point
from lantern.visuals.specs import MapSpec

_MARCH_SECONDS = 2.6
"""Seconds of a march that begins or ends at one moment."""
_COME_SECONDS = 0.5
_END_SECONDS = 0.8


def time_units(
    schedule: MotionSchedule,
    map_file: MapFile,
    spec: MapSpec,
    *,
    length: int,
    fps: int,
) -> MotionSchedule:
    """Return the timings of a shot with those of its units and fights.

    Args:
        schedule: those of all else.
        map_file: the map.
        spec: what the shot shows of it.
        length: frames of the shot.
        fps: frames per second.
    """
    if not map_file.units and not map_file.fights:
        return schedule
    times = ShotTimes(spec.when, schedule.clock, map_file.year, length, fps)
    spans = dict(schedule.spans)
    for unit in map_file.units:
        spans |= _time_unit(unit, map_file, times)
    for fight in map_file.fights:
        spans |= _time_fight(fight, times)
    return replace(schedule, spans=spans)


def _time_unit(
    unit: MapUnit, map_file: MapFile, times: ShotTimes
) -> dict[str, ItemTiming | StagedTiming]:
    found: dict[str, ItemTiming | StagedTiming] = {}
    come = _time_coming(unit, times)
    march = _time_march(unit, map_file, times)
    if march is None and come is not None:
        # what has just come stands where its way begins
        march = StagedTiming(len(unit.path) - 1, 0, ())
    if march is not None:
        found[unit.id] = march
    found[f"{unit.id} comes"] = come or ALWAYS
    found[name_end(unit.id)] = _time_end(unit, march, times)
    return found


def _time_coming(unit: MapUnit, times: ShotTimes) -> ItemTiming | None:
    """Return when a unit comes; None if it is there from the start."""
    first = unit.path[0]
    names = [f"{unit.id} comes", f"{unit.id} to {first.name}"]
    if len(unit.path) == 1:
        names.append(unit.id)
    for name in names:
        timing = times.find_words(name, _COME_SECONDS)
        if timing:
            return timing
    day = times.find_day(first.date)
    if day is None or times.clock is None or day <= times.clock.first:
        return None
    return times.find_date(first.date, _COME_SECONDS)


def _time_end(
    unit: MapUnit, march: StagedTiming | None, times: ShotTimes
) -> ItemTiming:
    """Return when a unit breaks up, or joins another one: when it has come to it, if not said."""
    timing = times.find_words(name_end(unit.id), _END_SECONDS)
    timing = timing or times.find_date(unit.ends, _END_SECONDS)
    if timing:
        return timing
    if not unit.joins or march is None or not march.parts:
        return NEVER
    last = march.parts[-1]
    if last.first + len(last.bounds) - 1 < march.last:
        return NEVER
    end = last.timing.end
    length = _END_SECONDS * times.fps
    if last.timing.clock:
        length = last.timing.clock.count_days(length)
    return ItemTiming(end, end + length, last.timing.clock)


# Marches


def _time_march(
    unit: MapUnit, map_file: MapFile, times: ShotTimes
) -> StagedTiming | None:
    """Return when a unit passes the stops of its way; None if nothing times it."""
    last = len(unit.path) - 1
    if not last:
        return None
    points = [find_point(map_file, stop.at) for stop in unit.path]
    whole = times.find_words(unit.id, _MARCH_SECONDS)
    if whole:
        return StagedTiming(
            last, 0, (_join_stops(points[: last + 1], 0, whole),)
        )
    parts = _time_parts(unit, points, times)
    if not parts:
        return None
    return StagedTiming(last, parts[0].first, tuple(parts))


def _time_parts(
    unit: MapUnit, points: Sequence[LonLat], times: ShotTimes
) -> list[TimedStages]:
    """Return the parts of a way, each up to a stop that words or a date name."""
    parts: list[TimedStages] = []
    first = 0
    for number, stop in enumerate(unit.path[1:], 1):
        timing = times.find_words(f"{unit.id} to {stop.name}", _MARCH_SECONDS)
        timing = timing or _time_by_days(unit.path[first], stop, times)
        if timing:
            parts.append(_join_stops(points[first : number + 1], first, timing))
            first = number
        elif stop.name and not parts:
            # another shot has told of it
            first = number
    return parts


def _time_by_days(
    begun: UnitStop, reached: UnitStop, times: ShotTimes
) -> ItemTiming | None:
    """Return when a unit marches to a stop with a date; it sets out when it left the one before."""
    arrival = times.find_day(reached.date)
    if arrival is None or times.clock is None:
        return None
    departure = times.find_day(begun.leaves or begun.date)
    if departure is None:
        departure = arrival - times.clock.count_days(_MARCH_SECONDS * times.fps)
    return ItemTiming(departure, arrival, times.clock)


def _join_stops(
    points: Sequence[LonLat], first: int, timing: ItemTiming
) -> TimedStages:
    """Return a part of a way that is marched at an even pace; `first` numbers its first stop."""
    steps = [measure_km(*pair) for pair in itertools.pairwise(points)]
    total = max(sum(steps), 1e-9)
    bounds = [0.0, *(run / total for run in itertools.accumulate(steps))]
    return TimedStages(first, tuple(bounds), timing)


# Fights


def _time_fight(fight: MapFight, times: ShotTimes) -> dict[str, ItemTiming]:
    """Return when a fight begins and ends; one that nothing ends goes on."""
    begin = None
    end = times.find_words(fight.end.id, _END_SECONDS)
    if fight.id in times.when:
        begin = times.find_words(fight.id, EMPHASIS_SECONDS, word=slice(1))
        if len(times.when[fight.id]) > 1 and not end:
            end = times.find_words(fight.id, _END_SECONDS, word=slice(1, 2))
    elif fight.dates:
        begin = times.find_date(fight.dates[0], EMPHASIS_SECONDS)
        if fight.dates[1] != fight.dates[0] and not end:
            end = times.find_date(fight.dates[1], _END_SECONDS)
    return {fight.id: begin or ALWAYS, fight.end.id: end or NEVER}
