"""The course of a race: days by time, values between dates, and places that change smoothly."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.card.chart_plot import DatedValue
from lantern.visuals.card.race_course import (
    REST_SECONDS,
    START_SECONDS,
    DatedTime,
    RaceCourse,
    run_race,
    time_days,
)

EVENLY = (DatedTime(1.0, 0.0), DatedTime(11.0, 100.0))


def make_line(*values: tuple[float, float]) -> list[DatedValue]:
    return [DatedValue(day, value) for day, value in values]


@pytest.fixture(scope="module")
def course() -> RaceCourse:
    """Two bars that pass each other on day 50, in s 6; a third one is there from day 80 on."""
    rising = make_line((0, 0), (100, 100))
    falling = make_line((0, 100), (100, 0))
    late = make_line((80, 200), (100, 200))
    return run_race([falling, rising, late], EVENLY)


def test_time_runs_evenly_from_the_first_date_to_the_last() -> None:
    first, last = time_days(10.0, 50.0, (), length=9.0)
    assert first == DatedTime(START_SECONDS, 10.0)
    assert last == DatedTime(9.0 - REST_SECONDS, 50.0)


def test_a_date_is_reached_on_its_words() -> None:
    timed = time_days(10.0, 50.0, [DatedTime(6.0, 20.0)], length=9.0)
    assert timed[1] == DatedTime(6.0, 20.0)
    assert [each.day for each in timed] == [10.0, 20.0, 50.0]


def test_time_never_runs_backwards() -> None:
    stops = [DatedTime(6.0, 20.0), DatedTime(3.0, 30.0)]
    timed = time_days(10.0, 50.0, stops, length=9.0)
    assert [each.t for each in timed] == [
        START_SECONDS,
        6.0,
        6.0,
        9.0 - REST_SECONDS,
    ]


def test_a_value_is_between_those_of_its_dates(course: RaceCourse) -> None:
    assert course.find_day(3.5) == pytest.approx(25)
    assert course.find_value(1, 3.5) == pytest.approx(25)
    assert course.find_value(0, 3.5) == pytest.approx(75)
    # before the first date and after the last one it stands
    assert course.find_value(1, 0.2) == 0
    assert course.find_value(1, 60) == 100


def test_bars_pass_each_other_smoothly(course: RaceCourse) -> None:
    assert course.find_place(0, 5.6) == 0
    assert course.find_place(1, 5.6) == 1
    assert course.find_place(0, 6.0) == pytest.approx(0.5, abs=0.15)
    assert course.find_place(0, 6.4) == 1
    assert course.find_place(1, 6.4) == 0
    places = [course.find_place(0, t) for t in np.arange(5.6, 6.4, 0.04)]
    assert places == sorted(places)
    assert max(np.diff(places)) < 0.25


def test_a_bar_is_there_between_its_dates(course: RaceCourse) -> None:
    assert course.find_presence(2, 8.0) == 0
    assert course.find_place(2, 8.0) == 2
    assert course.find_presence(2, 9.5) == pytest.approx(1)
    assert course.find_place(2, 9.5) == 0


def test_the_scale_never_shrinks_back(course: RaceCourse) -> None:
    assert course.find_best(1.0) == 100
    assert course.find_best(6.0) == 100
    assert course.find_best(10.0) == 200


def test_of_equal_bars_the_first_stands_above() -> None:
    line = make_line((0, 5), (100, 5))
    equal = run_race([line, line], EVENLY)
    assert equal.find_place(0, 5.0) == 0
    assert equal.find_place(1, 5.0) == 1
