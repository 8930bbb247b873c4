"""Dates of a shot that can't be, told where they are written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.maps import SMALL, Maps

COUNTED = {"counter": {"first": "9 aug 1801", "words": "Day {number}"}}


def find(maps: Maps, **what: Any) -> list[str]:
    dates = ["9 aug 1801", "20 aug 1801"]
    return maps.faults(SMALL, **{"dates": dates, "show": [], **what})


def reach(*dates: str) -> dict[str, Any]:
    return {"reached": [{"date": date} for date in dates]}


def test_a_counter_and_dates_that_wait_for_words_are_no_faults(
    maps: Maps,
) -> None:
    assert find(maps) == []
    assert (
        find(
            maps,
            **COUNTED,
            **reach("15 aug 1801", "17 aug 1801"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("what", "message"),
    [
        (
            {"counter": {"first": "10 aug 1801", "words": ""}},
            "days are counted from 10 aug 1801, and the shot begins before it,"
            " on 9 aug 1801; count from there, or from an earlier day",
        ),
        (
            {"counter": {"first": "9 agu 1801", "words": ""}},
            "'9 agu 1801' is no date; write it as '9 aug', '9 aug 1945', 'aug 1945' or"
            " '1945'",
        ),
        (
            {"counter": {"first": "20 aug", "words": ""}},
            "'20 aug' has no year; write it as 20 aug 1945, or give the map a 'year'",
        ),
        (
            {"counter": {"first": "8月20日", "words": ""}},
            "'8月20日' has no year; write it as 9 aug 1945, or give the map a 'year'",
        ),
        (
            reach("20 aug 1801"),
            "20 aug 1801 is not between 9 aug 1801 and 20 aug 1801,"
            " the shot's first and last dates",
        ),
        (
            reach("17 aug 1801", "15 aug 1801"),
            "15 aug 1801 is not after 17 aug 1801; write dates in their order",
        ),
        (
            {**COUNTED, "dates": ["9 aug 1801", "8 aug 1801"]},
            "the last date is before the first",
        ),
    ],
)
def test_a_fault_of_the_calendar_is_told(
    maps: Maps, what: dict[str, Any], message: str
) -> None:
    (fault,) = find(maps, **what)
    place, _, told = fault.partition(": ")
    assert place.startswith("scene.yml:11:")
    assert told == message


def test_a_date_that_waits_stands_under_its_own_key(maps: Maps) -> None:
    (fault,) = find(maps, **reach("1 sep 1801"))
    assert fault.startswith("scene.yml:11:3: 1 sep 1801 is not between")
