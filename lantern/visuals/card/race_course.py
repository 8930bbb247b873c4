"""The course of a race: what each bar is worth at a time, and which place it has.

No pixels are drawn here. Times are seconds from the start of the shot, days as `core.dates` counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.visuals.card.chart_plot import DatedValue

START_SECONDS = 0.7
"""How long the first date stands."""
REST_SECONDS = 1.3
"""How long the last date stands, where no words say when it comes."""
_STEP = 0.04
"""Between two times at which places are worked out."""
_CHANGE = 0.6
"""How long a bar takes to change its place."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class DatedTime:
    """A time of the shot, and the day that the race has reached by then."""

    t: float
    day: float


@dataclass(frozen=True)
class RaceCourse:
    """The days of a race by time, and of each bar its value, place and presence at these times.

    Places count from 0, and are fractions while a bar changes its own; presence is 0 before the
    first date of a bar and after its last, else 1. `best` is the largest value so far.
    """

    times: Floats
    days: Floats
    values: Floats
    places: Floats
    presence: Floats
    best: Floats

    def find_day(self, t: float) -> float:
        """Return the day that is reached at a time."""
        return float(np.interp(t, self.times, self.days))

    def find_value(self, bar: int, t: float) -> float:
        """Return the value of a bar at a time."""
        return float(np.interp(t, self.times, self.values[bar]))

    def find_place(self, bar: int, t: float) -> float:
        """Return the place of a bar at a time, 0 for the first one."""
        return float(np.interp(t, self.times, self.places[bar]))

    def find_presence(self, bar: int, t: float) -> float:
        """Return how far a bar is there at a time, 0 to 1."""
        return float(np.interp(t, self.times, self.presence[bar]))

    def find_best(self, t: float) -> float:
        """Return the value that fills the width at a time: the largest so far."""
        return float(np.interp(t, self.times, self.best))


def time_days(
    first: float, last: float, stops: Sequence[DatedTime], *, length: float
) -> tuple[DatedTime, ...]:
    """Return when the race is at which day: evenly between the stops, and from end to end.

    Args:
        first: the first day.
        last: the last one.
        stops: days that are reached as words are spoken.
        length: of the shot, in s.
    """
    end = max(length - REST_SECONDS, START_SECONDS + _STEP)
    known = {first: START_SECONDS, last: end}
    for stop in stops:
        known[stop.day] = stop.t
    timed = []
    latest = 0.0
    for day in sorted(known):
        latest = max(latest, known[day])
        timed.append(DatedTime(latest, day))
    return tuple(timed)


def run_race(
    lines: Sequence[Sequence[DatedValue]], timed: Sequence[DatedTime]
) -> RaceCourse:
    """Return the course of a race.

    Args:
        lines: the values of each bar, by date.
        timed: when the race is at which day.
    """
    end = timed[-1].t
    times = np.arange(0.0, end + _CHANGE + _STEP, _STEP)
    reached = [each.t for each in timed]
    days = np.interp(times, reached, [each.day for each in timed])
    values = np.array([_sample_values(line, days) for line in lines])
    present = np.array([_sample_presence(line, days) for line in lines])
    best = np.maximum.accumulate(np.where(present, values, 0.0).max(axis=0))
    places = np.array([_smooth(row) for row in _rank(values, present)])
    presence = np.array([_smooth(row.astype(float)) for row in present])
    return RaceCourse(times, days, values, places, presence, best)


def _sample_values(line: Sequence[DatedValue], days: Floats) -> Floats:
    known = [point.day for point in line]
    return np.interp(days, known, [point.value for point in line])


def _sample_presence(
    line: Sequence[DatedValue], days: Floats
) -> NDArray[np.bool_]:
    return (days >= line[0].day) & (days <= line[-1].day)


def _rank(values: Floats, present: NDArray[np.bool_]) -> Floats:
    """Return the place of each bar at each time; the first of equal ones stands above."""
    order = np.argsort(
        -np.where(present, values, -1.0),
        axis=0,
        kind="stable",
    )
    ranks = np.empty(values.shape)
    np.put_along_axis(ranks, order, np.arange(len(values))[:, None], axis=0)
    return ranks


def _smooth(row: Floats) -> Floats:
    """Return a row whose steps are eased over the time of a change."""
    reach = round(_CHANGE / _STEP / 2)
    weights = np.hanning(2 * reach + 3)[1:-1]
    padded = np.pad(row, reach, mode="edge")
    return np.convolve(padded, weights / weights.sum(), mode="valid")
