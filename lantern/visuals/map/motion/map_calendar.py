"""The days that pass in a map's shot: evenly, or waiting for words, and how they are written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

import numpy as np

from lantern.core.dates import DatePrecision, format_day, parse
from lantern.core.interface_words import DateWords
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map_parts import DayCounter
from lantern.visuals.specs import MapSpec

LEAD_SECONDS = 0.3
"""Seconds after the picture comes in which nothing moves."""
REST_SECONDS = 0.5
"""Seconds before the picture leaves in which nothing moves."""
_SAMPLED_DATES = 400
"""Moments between two dates whose texts are looked at."""


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


def plan_calendar(
    map_file: MapFile, spec: MapSpec, words: DateWords, *, length: int, fps: int
) -> MapCalendar | None:
    """Return the calendar of a shot of `length` frames; None if it has no dates."""
    clock = _make_calendar(
        map_file,
        spec.dates,
        words,
        length=length,
        fps=fps,
    )
    return None if clock is None else _fit_calendar(clock, map_file, spec)


def _fit_calendar(
    clock: MapCalendar, map_file: MapFile, spec: MapSpec
) -> MapCalendar:
    """Return a calendar that waits for words and counts its days, as far as the shot says so."""
    knots = []
    for reached in spec.reached or ():
        day = parse(reached.date, map_file.year)
        if day is not None and reached.frame is not None:
            knots.append(CalendarKnot(float(reached.frame), day[0]))
    knots.sort(key=lambda knot: knot.day)
    return replace(
        clock,
        knots=tuple(knots),
        count=_find_count(map_file, spec.counter),
    )


def _find_count(
    map_file: MapFile, counter: DayCounter | None
) -> DayCount | None:
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
    clock = _make_calendar(
        map_file,
        dates,
        words,
        length=frames,
        fps=1,
    )
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
