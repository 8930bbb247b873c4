"""Dates on axes: the finest ones that have room."""

from __future__ import annotations

import datetime

import pytest

from lantern.core.dates import DatePrecision
from lantern.visuals.card.chart_axes import choose_date_ticks


def day(text: str) -> float:
    return float(datetime.date.fromisoformat(text).toordinal())


@pytest.mark.parametrize(
    ("first", "last", "grain", "most", "named"),
    [
        (
            "1890-01-01",
            "1913-01-01",
            "year",
            6,
            ["1890", "1895", "1900", "1905", "1910"],
        ),
        (
            "2010-01-01",
            "2013-01-01",
            "year",
            9,
            ["2010", "2011", "2012", "2013"],
        ),
        ("1945-08-09", "1945-08-12", "day", 9, ["9", "10", "11", "12"]),
        ("2026-01-01", "2026-12-31", "day", 4, ["1", "4", "7", "10"]),
        # no year begins twice in it: its ends are named
        ("1945-02-01", "1945-03-15", "month", 1, ["1945-02-01", "1945-03-15"]),
    ],
)
def test_the_finest_dates_with_room_are_named(
    first: str, last: str, grain: DatePrecision, most: int, named: list[str]
) -> None:
    ticks = choose_date_ticks(
        day(first), day(last), grain, fits=lambda found: len(found) <= most
    )
    dates = [datetime.date.fromordinal(int(tick.day)) for tick in ticks]
    if most == 1:
        shown = [date.isoformat() for date in dates]
    elif ticks[0].grain == "year":
        shown = [str(date.year) for date in dates]
    elif ticks[0].grain == "month":
        shown = [str(date.month) for date in dates]
    else:
        shown = [str(date.day) for date in dates]
    assert shown == named
