"""When things happen in a shot: how far each item of the map has come at a frame.

A shot binds items to words, whose frames are known, and to a run of dates; words win. What is bound
to neither is there in full from the first frame. Frames are counted from the shot's own first one.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lantern.core.dates import DatePrecision, format_day, parse
from lantern.core.interface_words import DateWords
from lantern.visuals.map.motion.emphasis import EMPHASIS_SECONDS
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
from lantern.visuals.specs import DayCounter, MapSpec

LEAD_SECONDS = 0.3
"""Seconds after the picture comes in which nothing moves."""
REST_SECONDS = 0.5
"""Seconds before the picture leaves in which nothing moves."""
SHORTEST_SPAN_SECONDS = 0.3
"""Seconds between two words that an item takes at least."""
SHORTEST_SECONDS = 0.6
"""Seconds that an item takes at least which comes near the end of a shot."""
_SAMPLED_DATES = 400
"""Moments between two dates whose texts are looked at."""
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
class CalendarKnot:
    """A frame of a shot, and the day that it is then."""

    frame: float
    day: float


@dataclass(frozen=True)
class DayCount:
    """How days are counted: `first` is day 1, and `words` have `{number}` in them."""

    first: float
    words: str

    def format_day(self, day: float) -> str:
        """Return the number of a day in its words."""
        # as in dates, a day that is reached up to rounding errors counts as reached
        number = int(day + 1e-6) - int(self.first) + 1
        return self.words.format(number=number)


@dataclass(frozen=True)
class MapCalendar:
    """The days that pass in a shot.

    `first` and `last` are the days at the first and the last of `frames`; if they are the same, the
    date stands still. `words` are those of the film's language, `months` the author's own names.
    """

    first: float
    last: float
    frames: tuple[float, float]
    grain: DatePrecision
    words: DateWords
    months: tuple[str, ...] | None
    shows_year: bool = False
    """A day is shown with its year: the map says no year that all its dates are in."""
    knots: tuple[CalendarKnot, ...] = ()
    """Days that wait for words, in their order; between them days pass evenly."""
    count: DayCount | None = None

    def find_day(self, n: float) -> float:
        """Return the day at a frame, with its fraction."""
        if self.knots:
            knots = self._list_knots()
            frames = [knot.frame for knot in knots]
            return float(np.interp(n, frames, [knot.day for knot in knots]))
        start, end = self.frames
        share = min(max((n - start) / (end - start), 0.0), 1.0)
        return self.first + (self.last - self.first) * share

    def _list_knots(self) -> list[CalendarKnot]:
        """Return the ends of the calendar, and the days that wait for words between them."""
        start, end = self.frames
        found = [CalendarKnot(start, self.first)]
        for knot in self.knots:
            if found[-1].frame < knot.frame < end:
                found.append(knot)
        return [*found, CalendarKnot(end, self.last)]

    def find_length(self, day: float, frames: float) -> float:
        """Return the days that pass in a number of frames from a day on; it is never 0."""
        if not self.knots:
            return self.count_days(frames)
        knots = self._list_knots()
        days = [knot.day for knot in knots]
        begun = float(np.interp(day, days, [knot.frame for knot in knots]))
        return max(self.find_day(begun + frames) - day, 1e-6)

    def count_days(self, frames: float) -> float:
        """Return the days that pass in a number of frames; it is never 0."""
        start, end = self.frames
        return max((self.last - self.first) / (end - start) * frames, 1e-6)

    def format_date(self, n: float) -> str:
        """Return the date that is shown at a frame."""
        return format_day(
            self.find_day(n),
            self.grain,
            self.words,
            months=self.months,
            shows_year=self.shows_year,
        )

    def format_count(self, n: float) -> str:
        """Return the number of the day at a frame in its words; empty if days aren't counted."""
        return self.count.format_day(self.find_day(n)) if self.count else ""


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
    clock = _make_calendar(map_file, spec.dates, words, length=length, fps=fps)
    if clock is not None:
        clock = _fit_calendar(clock, map_file, spec)
    spans: dict[str, ItemTiming] = {}
    emphasised = _find_emphasised(map_file, spec)
    for name, item in _list_simple_items(map_file).items():
        usual = DEFAULT_SECONDS[type(item)] * fps
        if name in emphasised:
            usual = EMPHASIS_SECONDS * fps
        if name in spec.when:
            frames = spec.when[name]
            spans[name] = time_by_words(frames, usual, length=length, fps=fps)
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
    return {name: item for name, item in items.items() if type(item) in DEFAULT_SECONDS}


def _find_emphasised(map_file: MapFile, spec: MapSpec) -> frozenset[str]:
    """Return the towns that words of the shot put a ring around, and don't bring."""
    bound = [place for place in map_file.places if place.key in spec.when]
    return frozenset(place.key for place in bound if not place.appear)


def _list_visible(map_file: MapFile, show: Sequence[str]) -> set[str]:
    """Return what a shot shows that names items: those, and always places and areas."""
    visible = set(map_file.complete_shown(frozenset(show)) or ())
    for name, item in map_file.list_items().items():
        if isinstance(item, MapPlace | MapArea):
            visible.add(name)
    return visible


def _make_calendar(
    map_file: MapFile,
    dates: tuple[str, str] | None,
    words: DateWords,
    *,
    length: int,
    fps: int,
) -> MapCalendar | None:
    """Return the calendar of a shot; None if it has no dates."""
    if not dates:
        return None
    first, last = (parse(date, map_file.year) for date in dates)
    if first is None or last is None:
        return None
    start = LEAD_SECONDS * fps
    end = max(length - 1 - REST_SECONDS * fps, start + 1)
    return MapCalendar(
        first[0],
        last[0],
        (start, end),
        last[1],
        words,
        map_file.months,
        shows_year=_needs_year(map_file, first[0], last[0]),
    )


def _fit_calendar(clock: MapCalendar, map_file: MapFile, spec: MapSpec) -> MapCalendar:
    """Return a calendar that waits for words and counts its days, as far as the shot says so."""
    knots = []
    for reached in spec.reached or ():
        day = parse(reached.date, map_file.year)
        if day is not None and reached.frame is not None:
            knots.append(CalendarKnot(float(reached.frame), day[0]))
    knots.sort(key=lambda knot: knot.day)
    return replace(clock, knots=tuple(knots), count=_find_count(map_file, spec.counter))


def _find_count(map_file: MapFile, counter: DayCounter | None) -> DayCount | None:
    first = parse(counter.first, map_file.year) if counter else None
    if counter is None or first is None:
        return None
    return DayCount(first[0], counter.words)


def _needs_year(map_file: MapFile, first: float, last: float) -> bool:
    """Tell whether a day is shown with its year: one that isn't the map's own."""
    years = {datetime.date.fromordinal(int(day)).year for day in (first, last)}
    return years != {map_file.year}


def list_date_texts(
    map_file: MapFile, dates: tuple[str, str], words: DateWords
) -> list[str]:
    """Return the texts that the date may show between two dates, in their order.

    Of a long time these are samples: they serve to find how much room the date needs.
    """
    frames = _SAMPLED_DATES
    clock = _make_calendar(map_file, dates, words, length=frames, fps=1)
    if clock is None:
        return []
    return list(dict.fromkeys(clock.format_date(n) for n in range(frames)))


def list_count_texts(
    map_file: MapFile, dates: tuple[str, str], counter: DayCounter
) -> list[str]:
    """Return what a counter of days shows on two dates; between them nothing is longer."""
    count = _find_count(map_file, counter)
    days = [parse(date, map_file.year) for date in dates]
    if count is None:
        return []
    return [count.format_day(day[0]) for day in days if day]


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
    return ItemTiming(start, start + max(min(usual, room), SHORTEST_SECONDS * fps))


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


def find_stage_progress(front: Front, map_file: MapFile, progress: float) -> float:
    """Return a front's place among its stages, 0 to 1.

    `progress` is the share of the time from its first date to its last. Without a date for every
    stage they are evenly apart.
    """
    found = [parse(stage.date, map_file.year) for stage in front.stages if stage.date]
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
