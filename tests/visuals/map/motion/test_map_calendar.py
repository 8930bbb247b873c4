"""The days that pass in a map's shot, with words they wait for, and how they are written."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.motion.map_calendar import (
    MapCalendar,
    list_count_texts,
    list_date_texts,
)
from lantern.visuals.map.motion.timing import MotionSchedule, plan_timings
from lantern.visuals.map_parts import DayCounter
from tests.support.maps import FIELD, Maps
from tests.support.visuals import map_spec


def play(maps: Maps, text: str = FIELD, **what: Any) -> MotionSchedule:
    words = find_words("en").dates
    return plan_timings(
        maps.model(text),
        map_spec(**what),
        words,
        length=250,
        fps=25,
    )


def ticker(found: MotionSchedule, n: int) -> str:
    assert found.clock
    return found.clock.format_date(n)


CALENDAR = MapCalendar(
    100.0, 110.0, (10.0, 60.0), "day", find_words("en").dates, None
)


def test_a_calendar_runs_between_its_frames() -> None:
    days = [CALENDAR.find_day(n) for n in (0, 10, 35, 60, 99)]
    assert days == [100, 100, 105, 110, 110]
    assert CALENDAR.count_days(25) == pytest.approx(5)


def test_a_calendar_that_stands_still_has_a_little_time() -> None:
    still = MapCalendar(
        100.0, 100.0, (10.0, 60.0), "day", find_words("en").dates, None
    )
    assert still.count_days(25) == 1e-6


def test_a_map_without_a_year_of_its_own_shows_that_of_the_date(
    maps: Maps,
) -> None:
    text = FIELD.replace("year: 1801\n", "")
    assert text != FIELD
    found = play(maps, text, dates=["10 jan 1915", "27 oct 1915"])
    assert ticker(found, 0) == "10 January 1915"


def test_a_date_of_another_year_shows_it(maps: Maps) -> None:
    words = find_words("en").dates
    text = FIELD
    model = maps.model(text)
    same_year = list_date_texts(model, ("8 jun", "9 jun"), words)
    assert same_year == ["8 June", "9 June"]
    other = list_date_texts(model, ("9 jun 1802", "9 jun 1802"), words)
    assert other == ["9 June 1802"]
    over = list_date_texts(model, ("31 dec", "1 jan 1802"), words)
    assert over == ["31 December 1801", "1 January 1802"]


# --- days that are counted, and dates that wait for words

COUNTER = {"first": "1 jun", "words": "Day {number}"}


def count(found: MotionSchedule, n: int) -> str:
    assert found.clock
    return found.clock.format_count(n)


def test_days_are_counted_from_the_first_one_on(maps: Maps) -> None:
    found = play(
        maps,
        dates=["7 jun", "17 jun"],
        counter=COUNTER,
    )
    counted = [count(found, n) for n in (-9, 0, 122, 237, 260)]
    assert counted == ["Day 7", "Day 7", "Day 12", "Day 17", "Day 17"]
    assert [ticker(found, n) for n in (0, 237)] == ["7 June", "17 June"]


def test_days_are_not_counted_unless_the_shot_says_so(maps: Maps) -> None:
    assert count(play(maps, dates=["7 jun", "17 jun"]), 0) == ""


def test_the_number_changes_with_its_date(maps: Maps) -> None:
    found = play(
        maps,
        dates=["1 jun", "11 jun"],
        counter=COUNTER,
    )
    shown = [(count(found, n), ticker(found, n)) for n in range(250)]
    assert len(set(shown)) == 11
    assert ("Day 9", "9 June") in shown


def test_room_is_kept_for_the_first_and_the_last_number(maps: Maps) -> None:
    counter = DayCounter("1 jun", "Day {number}")
    texts = list_count_texts(maps.model(FIELD), ("7 jun", "17 jun"), counter)
    assert texts == ["Day 7", "Day 17"]


def test_a_date_is_reached_with_its_words(maps: Maps) -> None:
    reached = [{"date": "3 jun", "frame": 137}]
    found = play(
        maps,
        dates=["1 jun", "11 jun"],
        reached=reached,
    )
    assert ticker(found, 136) == "2 June"
    assert ticker(found, 137) == "3 June"
    assert ticker(found, 237) == "11 June"
    # two days in 129.5 frames, then eight in 99.5
    assert found.clock
    assert found.clock.find_day(72.25) - found.clock.first == pytest.approx(1)
    assert found.clock.last - found.clock.find_day(186.75) == pytest.approx(4)


def test_what_is_dated_follows_a_calendar_that_waits(maps: Maps) -> None:
    reached = [{"date": "8 jun", "frame": 50}]
    found = play(
        maps,
        dates=["1 jun", "11 jun"],
        reached=reached,
    )
    assert found.compute_progress("east", 50) == pytest.approx(1)
    assert found.compute_progress("east", 40) < 1
    # one with a single date takes its usual time at the calendar's new pace
    shares = [found.compute_progress("balloon", n) for n in range(250)]
    moving = [n for n, share in enumerate(shares) if 0 < share < 1]
    assert len(moving) == pytest.approx(0.9 * 25, abs=2)


def test_words_that_are_not_cut_yet_or_come_too_late_change_nothing(
    maps: Maps,
) -> None:
    plain = play(maps, dates=["1 jun", "11 jun"])
    for frame in (None, 0, 249):
        reached = [{"date": "3 jun", "frame": frame}]
        found = play(
            maps,
            dates=["1 jun", "11 jun"],
            reached=reached,
        )
        texts = [ticker(found, n) for n in range(250)]
        assert texts == [ticker(plain, n) for n in range(250)]
