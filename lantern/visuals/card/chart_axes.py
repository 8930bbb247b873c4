"""The axes of charts: round values, and dates that begin a day, a month or a year.

No pixels are drawn here. A day is a number, as `core.dates` counts them.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lantern.core.dates import DatePrecision

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
MOST_TICKS = 9
"""Dates that are named on an axis at most."""


@dataclass(frozen=True)
class ValueAxis:
    """The ends of an axis of values, its marks between them, and their decimals."""

    low: float
    high: float
    marks: tuple[float, ...]
    decimals: int

    def compute_share(self, value: float) -> float:
        """Return how far up the axis a value is, 0 at its low end and 1 at its high end."""
        return (value - self.low) / (self.high - self.low)


def make_value_axis(
    values: Sequence[float],
    ends: tuple[float, float] | None = None,
    *,
    marks: int = 5,
) -> ValueAxis:
    """Return an axis with about so many steps; without `ends` it begins at 0, or below.

    Args:
        values: all that are drawn.
        ends: its low and high end, as the author gives them.
        marks: about how many steps it has.
    """
    low, high = ends or (min(0.0, *values), max(0.0, *values))
    if high <= low:
        high = low + 1.0
    step = _choose_step((high - low) / marks)
    if ends is None:
        low = step * math.floor(low / step + 1e-9)
        high = step * math.ceil(high / step - 1e-9)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    found = tuple(step * i for i in range(first, last + 1))
    return ValueAxis(low, high, found, _count_decimals(step))


def _choose_step(rough: float) -> float:
    """Return the least round step that isn't smaller than a rough one."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(
        step * power for step in _STEPS if step * power >= rough * 0.999
    )


def _count_decimals(step: float) -> int:
    decimals = 0
    while decimals < 12 and abs(step - round(step, decimals)) > 1e-9 * step:
        decimals += 1
    return decimals


@dataclass(frozen=True)
class DateTick:
    """A day that an axis names, and how precisely."""

    day: float
    grain: DatePrecision


def choose_date_ticks(
    first: float,
    last: float,
    grain: DatePrecision,
    *,
    fits: Callable[[Sequence[DateTick]], bool],
) -> tuple[DateTick, ...]:
    """Return the finest days, months or years that have room; the ends if none have.

    Args:
        first: the first day of the axis.
        last: the last one.
        grain: how precise the dates of the data are; no finer ones are named.
        fits: tells whether the names of some dates have room beside each other.
    """
    for ticks in _iter_ticks(first, last, grain):
        if 2 <= len(ticks) <= MOST_TICKS and fits(ticks):
            return ticks
    return (DateTick(first, grain), DateTick(last, grain))


def _iter_ticks(
    first: float, last: float, grain: DatePrecision
) -> Iterator[tuple[DateTick, ...]]:
    """Yield the dates between two days, finest steps first."""
    if grain == "day":
        for step in _DAY_STEPS:
            if (last - first) / step > MOST_TICKS:
                continue
            days = range(int(first), int(last) + 1, step)
            yield tuple(DateTick(float(day), "day") for day in days)
    if grain in ("day", "month"):
        for step in _MONTH_STEPS:
            if (last - first) / 30 / step <= 2 * MOST_TICKS:
                yield tuple(_list_months(first, last, step))
    for step in _YEAR_STEPS:
        yield tuple(_list_years(first, last, step))


def _list_months(first: float, last: float, step: int) -> Iterator[DateTick]:
    start = datetime.date.fromordinal(int(first))
    end = datetime.date.fromordinal(int(last))
    for month in range(start.year * 12, end.year * 12 + 12, step):
        day = float(datetime.date(month // 12, month % 12 + 1, 1).toordinal())
        if first <= day <= last:
            yield DateTick(day, "month")


def _list_years(first: float, last: float, step: int) -> Iterator[DateTick]:
    start = datetime.date.fromordinal(int(first)).year
    end = datetime.date.fromordinal(int(last)).year
    for year in range(step * math.ceil(start / step), end + 1, step):
        if not 1 <= year <= datetime.MAXYEAR:
            continue
        day = float(datetime.date(year, 1, 1).toordinal())
        if first <= day <= last:
            yield DateTick(day, "year")
