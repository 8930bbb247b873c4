"""When things happen in a shot: words and dates become frames, frames become how far each item has come.

A shot binds items to words (`when`, already frames of the shot) and to a run of dates; words win. What is bound to
neither is there in full from the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core.dates import DatePrecision, format_day, parse
from lantern.visuals.map.spec.map_file import (
    AirLanding,
    Arrow,
    Front,
    Landing,
    MapArea,
    MapFile,
    MapLabel,
    MapPlace,
)
from lantern.visuals.specs import MapSpec

LEAD_SECONDS, REST_SECONDS = 0.3, 0.5
"""Seconds after the picture comes and before it leaves in which nothing moves."""
DEFAULT_SECONDS: dict[type, float] = {
    Arrow: 2.6,
    Front: 3.0,
    Landing: 2.2,
    AirLanding: 0.9,
    MapPlace: 0.5,
    MapLabel: 0.8,
    MapArea: 2.0,
}
"""How long an item takes that is bound to one moment."""


def ease(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


@dataclass(frozen=True)
class MapCalendar:
    """A shot's calendar: the days at its first and its last moving frame; the same day twice stands still."""

    first: float
    last: float
    frames: tuple[float, float]
    grain: DatePrecision
    months: tuple[str, ...] | None

    def find_day(self, n: float) -> float:
        a, b = self.frames
        return self.first + (self.last - self.first) * min(
            max((n - a) / (b - a), 0.0), 1.0
        )

    def count_days(self, frames: float) -> float:
        """How many days pass in so many frames; never none."""
        return max(
            (self.last - self.first) / (self.frames[1] - self.frames[0]) * frames, 1e-6
        )

    def format_date(self, n: float) -> str:
        """What stands in the corner at a frame."""
        return format_day(self.find_day(n), self.grain, self.months)


@dataclass(frozen=True)
class ItemTiming:
    """An item's way: first and last frame, or first and last day of a calendar, which keeps to its even pace."""

    start: float
    end: float
    clock: MapCalendar | None = None

    def compute_share(self, n: float) -> float:
        now = self.clock.find_day(n) if self.clock else n
        t = min(max((now - self.start) / max(self.end - self.start, 1e-9), 0.0), 1.0)
        return t if self.clock else ease(t)


@dataclass(frozen=True)
class MotionSchedule:
    """A shot's timings: the span of every item that moves, the calendar if it has one, and what is shown at all."""

    spans: Mapping[str, ItemTiming]
    clock: MapCalendar | None
    visible_items: frozenset[str] | None

    def is_visible(self, item: str) -> bool:
        return self.visible_items is None or item in self.visible_items

    def compute_progress(self, item: str, n: float) -> float:
        """0 before an item comes, 1 when it is there in full."""
        if not self.is_visible(item):
            return 0.0
        span = self.spans.get(item)
        return 1.0 if span is None else span.compute_share(n)


def plan_timings(
    sheet: MapFile, spec: MapSpec, length: int, fps: int
) -> MotionSchedule:
    """The timings of a shot of `length` frames. `spec.when` has the frames of its words."""
    clock = _clock(sheet, spec.dates, length, fps)
    when = spec.when
    spans = {}
    for name, item in sheet.list_items().items():
        seconds = DEFAULT_SECONDS[type(item)]
        if name in when:
            spans[name] = _time_by_words(when[name], seconds * fps, (length, fps))
        elif clock:
            dated = _time_by_dates(sheet, item, clock, seconds * fps)
            if dated:
                spans[name] = dated
    show = spec.show
    return MotionSchedule(
        spans,
        clock,
        None if show is None else frozenset(_list_visible(sheet, [*show, *when])),
    )


def _list_visible(sheet: MapFile, show: list[str]) -> set[str]:
    """What a shot shows: places and areas always, of what moves only the named and what it binds to words."""
    still = {
        name
        for name, item in sheet.list_items().items()
        if isinstance(item, MapPlace | MapArea)
    }
    return still | set(show)


def _clock(sheet: MapFile, dates: Any, length: int, fps: int) -> MapCalendar | None:
    if not dates:
        return None
    first, last = (parse(str(date), sheet.year) for date in dates)
    if first is None or last is None:
        return None
    run = (
        LEAD_SECONDS * fps,
        max(length - 1 - REST_SECONDS * fps, LEAD_SECONDS * fps + 1),
    )
    return MapCalendar(first[0], last[0], run, last[1], sheet.months)


def _time_by_words(
    frames: Sequence[int], usual: float, shot: tuple[int, int]
) -> ItemTiming:
    """From the words on; to other words, or for as long as such an item takes, inside the shot if that can be."""
    length, fps = shot
    start = float(frames[0])
    if len(frames) > 1:
        return ItemTiming(start, max(float(frames[1]), start + 0.3 * fps))
    room = length - 1 - REST_SECONDS * fps - start
    return ItemTiming(start, start + max(min(usual, room), 0.6 * fps))


def _time_by_dates(
    sheet: MapFile, item: Any, clock: MapCalendar, usual: float
) -> ItemTiming | None:
    """The days over which an item comes: its own dates, or one date and as long as such an item takes."""
    if isinstance(item, Front):
        texts = [stage.date for stage in item.stages if stage.date]
    elif isinstance(item, MapArea):
        texts = [item.becomes.date] if item.becomes and item.becomes.date else []
    elif isinstance(item, Arrow | Landing):
        texts = list(item.dates or ())
    else:
        texts = (
            [item.date] if isinstance(item, AirLanding | MapPlace) and item.date else []
        )
    days = [day[0] for text in texts if (day := parse(text, sheet.year))]
    if not days or (isinstance(item, Front) and len(days) < 2):
        return None
    if days[-1] > days[0]:
        return ItemTiming(days[0], days[-1], clock)
    # what is dated near the calendar's end is there in full at its end
    length = clock.count_days(usual)
    start = min(days[0], clock.last - length) if days[0] <= clock.last else days[0]
    return ItemTiming(start, start + length, clock)


def find_stage_progress(front: Front, sheet: MapFile, progress: float) -> float:
    """A front's place among its stages (0..1) at a share of the time from its first date to its last."""
    days = [parse(stage.date, sheet.year) for stage in front.stages if stage.date]
    known = [day[0] for day in days if day]
    if len(known) != len(front.stages) or len(known) < 2:
        return progress
    now = known[0] + (known[-1] - known[0]) * progress
    i = max(k for k, day in enumerate(known) if day <= now + 1e-9)
    if i + 1 == len(known):
        return 1.0
    return (i + (now - known[i]) / max(known[i + 1] - known[i], 1e-9)) / (
        len(known) - 1
    )
