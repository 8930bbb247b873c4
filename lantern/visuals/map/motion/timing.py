"""When things happen in a shot: how far each item of the map has come at a frame.

A shot binds items to words, whose frames are known, and to a run of dates; words win. What is bound
to neither is there in full from the first frame. Frames are counted from the shot's own first one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lantern.core.dates import parse
from lantern.core.interface_words import DateWords
from lantern.visuals.map.motion.emphasis import EMPHASIS_SECONDS
from lantern.visuals.map.motion.map_calendar import (
    REST_SECONDS,
    MapCalendar,
    plan_calendar,
)
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import (
    AirLanding,
    Arrow,
    Front,
    Landing,
    MapArea,
    MapItem,
    MapLabel,
    MapPlace,
)
from lantern.visuals.map.spec.naming import find_emphasised
from lantern.visuals.specs import MapSpec

SHORTEST_SPAN_SECONDS = 0.3
"""Seconds between two words that an item takes at least."""
SHORTEST_SECONDS = 0.6
"""Seconds that an item takes at least which comes near the end of a shot."""
DEFAULT_SECONDS: dict[type, float] = {
    Arrow: 2.6,
    Front: 3.0,
    Landing: 2.2,
    AirLanding: 0.9,
    MapPlace: 0.5,
    MapLabel: 0.8,
    MapArea: 2.0,
}
"""Seconds that an item takes which is bound to one moment."""


def ease(t: float) -> float:
    """Return a movement's progress, 0 to 1, for a share of its time; it starts and ends slowly."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


@dataclass(frozen=True)
class ItemTiming:
    """When an item comes: in frames, or with a clock in days.

    By days it moves as evenly as the calendar, by frames it starts and ends slowly.
    """

    start: float
    end: float
    clock: MapCalendar | None = None

    def compute_share(self, n: float) -> float:
        """Return how far it has come at a frame, 0 to 1."""
        if self.clock is None:
            return ease(self._find_share(n))
        return self._find_share(self.clock.find_day(n))

    def _find_share(self, now: float) -> float:
        share = (now - self.start) / max(self.end - self.start, 1e-9)
        return min(max(share, 0.0), 1.0)


@dataclass(frozen=True)
class TimedStages:
    """Stages of a way that are passed in one go: the number of the first, and when.

    `bounds` are the shares of the time's progress at which each of them is reached: 0, ..., 1.
    """

    first: int
    bounds: tuple[float, ...]
    timing: ItemTiming

    def find_place(self, n: float) -> float:
        """Return the stage that is reached at a frame, with its fraction; 0 before it begins."""
        share = self.timing.compute_share(n)
        if share <= 0:
            return 0.0
        stages = range(self.first, self.first + len(self.bounds))
        return float(np.interp(share, self.bounds, stages))


@dataclass(frozen=True)
class StagedTiming:
    """When each part of a way with several stages is passed; `last` is the number of the last.

    Before the first part it is at the stage `rests_at`.
    """

    last: int
    rests_at: int
    parts: tuple[TimedStages, ...]

    @property
    def start(self) -> float:
        """When it sets out, in frames or in days; never without parts."""
        return self.parts[0].timing.start if self.parts else math.inf

    @property
    def clock(self) -> MapCalendar | None:
        """The calendar by which it sets out; None if that is by words."""
        return self.parts[0].timing.clock if self.parts else None

    def compute_share(self, n: float) -> float:
        """Return the place on the way at a frame: 0 at the first stage, 1 at the last."""
        place = float(self.rests_at)
        for part in self.parts:
            place = max(place, part.find_place(n))
        return place / max(self.last, 1)


@dataclass(frozen=True)
class MotionSchedule:
    """A shot's timings: of every item that moves, its calendar, and which items it shows.

    `clock` is None without dates, `visible_items` is None if all are shown. The `emphasised` towns
    are there from the start; their spans are those of the rings around them.
    """

    spans: Mapping[str, ItemTiming | StagedTiming]
    clock: MapCalendar | None
    visible_items: frozenset[str] | None
    emphasised: frozenset[str] = frozenset()

    def is_visible(self, item: str) -> bool:
        """Return whether the shot shows an item at all."""
        return self.visible_items is None or item in self.visible_items

    def compute_progress(self, item: str, n: float) -> float:
        """Return how far an item has come at a frame, from 0 to 1 for all of it."""
        if not self.is_visible(item):
            return 0.0
        span = self.spans.get(item)
        if span is None:
            return 1.0
        return span.compute_share(n)


def plan_timings(
    map_file: MapFile, spec: MapSpec, words: DateWords, *, length: int, fps: int
) -> MotionSchedule:
    """Return the timings of a shot.

    Args:
        map_file: the map.
        spec: what the shot shows of it.
        words: the dates of the film's language.
        length: frames of the shot.
        fps: frames per second.
    """
    clock = plan_calendar(
        map_file,
        spec,
        words,
        length=length,
        fps=fps,
    )
    spans: dict[str, ItemTiming] = {}
    emphasised = find_emphasised(map_file, spec)
    for name, item in _list_simple_items(map_file).items():
        usual = DEFAULT_SECONDS[type(item)] * fps
        if name in emphasised:
            usual = EMPHASIS_SECONDS * fps
        if name in spec.when:
            frames = spec.when[name]
            spans[name] = time_by_words(
                frames,
                usual,
                length=length,
                fps=fps,
            )
        elif clock is not None:
            timing = _time_by_dates(map_file, item, clock, usual=usual)
            if timing is not None:
                spans[name] = timing
    visible = None
    if spec.show is not None:
        visible = frozenset(_list_visible(map_file, [*spec.show, *spec.when]))
    return MotionSchedule(spans, clock, visible, emphasised)


def _list_simple_items(map_file: MapFile) -> dict[str, MapItem]:
    """Return all items but units and fights, which have several parts; by name."""
    items = map_file.list_items()
    return {
        name: item
        for name, item in items.items()
        if type(item) in DEFAULT_SECONDS
    }


def _list_visible(map_file: MapFile, show: Sequence[str]) -> set[str]:
    """Return what a shot shows that names items: those, and always places and areas."""
    visible = set(map_file.complete_shown(frozenset(show)) or ())
    for name, item in map_file.list_items().items():
        if isinstance(item, MapPlace | MapArea):
            visible.add(name)
    return visible


def time_by_words(
    frames: Sequence[int], usual: float, *, length: int, fps: int
) -> ItemTiming:
    """Return when an item comes from a word on, to another word or in its usual time.

    If it can, it is there before the shot ends. `usual` is in frames.
    """
    start = float(frames[0])
    if len(frames) > 1:
        least = start + SHORTEST_SPAN_SECONDS * fps
        return ItemTiming(start, max(float(frames[1]), least))
    room = length - 1 - REST_SECONDS * fps - start
    return ItemTiming(
        start, start + max(min(usual, room), SHORTEST_SECONDS * fps)
    )


def _time_by_dates(
    map_file: MapFile, item: Any, clock: MapCalendar, *, usual: float
) -> ItemTiming | None:
    """Return the days over which an item comes: between its dates, or its usual time from one.

    `usual` is in frames. None if it has no date, or is a front with a date for one stage only.
    """
    found = [parse(text, map_file.year) for text in _list_dates(item)]
    days = [day[0] for day in found if day is not None]
    if not days or (isinstance(item, Front) and len(days) < 2):
        return None
    start, end = days[0], days[-1]
    if end > start:
        return ItemTiming(start, end, clock)
    length = clock.find_length(start, usual)
    if start <= clock.last:
        # what is dated near the calendar's end is there in full at its end
        start = min(start, clock.last - length)
    return ItemTiming(start, start + length, clock)


def _list_dates(item: Any) -> list[str]:
    """Return the dates of an item, as they are written."""
    if isinstance(item, Front):
        return [stage.date for stage in item.stages if stage.date]
    if isinstance(item, Arrow | Landing):
        return list(item.dates or ())
    if isinstance(item, MapArea):
        date = item.becomes.date if item.becomes else None
    elif isinstance(item, AirLanding | MapPlace):
        date = item.date
    else:
        date = None
    return [date] if date else []


def find_stage_progress(
    front: Front, map_file: MapFile, progress: float
) -> float:
    """Return a front's place among its stages, 0 to 1.

    `progress` is the share of the time from its first date to its last. Without a date for every
    stage they are evenly apart.
    """
    found = [
        parse(stage.date, map_file.year) for stage in front.stages if stage.date
    ]
    days = [day[0] for day in found if day is not None]
    if len(days) != len(front.stages) or len(days) < 2:
        return progress
    now = days[0] + (days[-1] - days[0]) * progress
    last = len(days) - 1
    reached = max(i for i, day in enumerate(days) if day <= now + 1e-9)
    if reached == last:
        return 1.0
    length = max(days[reached + 1] - days[reached], 1e-9)
    return (reached + (now - days[reached]) / length) / last
