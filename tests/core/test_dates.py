"""Days as authors write them."""

from __future__ import annotations

import datetime

import pytest

from lantern.core import dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("9 August 1945", (1945, 8, 9)),
        ("9 aug", (1939, 8, 9)),
        (" 9. Aug. 1945 ", (1945, 8, 9)),
        ("August 1945", (1945, 8, 1)),
        ("1945", (1945, 1, 1)),
        ("9", (9, 1, 1)),  # the ninth year
        ("1945-09-02", (1945, 9, 2)),
        ("29 feb 1944", (1944, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, date: tuple[int, int, int]) -> None:
    assert dates.parse_day_number(text, 1939) == datetime.date(*date).toordinal()


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "9 Augst", "31 June 1945", "1945-13-01", "9 August 1945 BC"],
)
def test_what_is_no_day_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(
        ValueError, match="is no date; write it as '9 aug', '9 aug 1945'"
    ):
        dates.parse_day_number(text, 1939)


def test_the_year_of_a_date_that_has_one() -> None:
    assert [
        dates.find_year(t) for t in ("9 aug 1945", "1945-08-09", "820", "9 aug")
    ] == [1945, 1945, 820, None]


@pytest.mark.parametrize(
    ("text", "year", "day", "precision"),
    [
        ("9 aug", 1945, "1945-08-09", "day"),
        ("9 Aug.", 1945, "1945-08-09", "day"),
        ("9. August", 1945, "1945-08-09", "day"),
        ("9 aug 1945", None, "1945-08-09", "day"),
        ("1945-08-09", None, "1945-08-09", "day"),
        ("29 feb 1944", None, "1944-02-29", "day"),
        ("aug 1945", None, "1945-08-01", "month"),
        ("1945", None, "1945-01-01", "year"),
        ("330", 1945, "0330-01-01", "year"),
    ],
)
def test_dates_are_read_in_every_form(
    text: str, year: int | None, day: str, precision: str
) -> None:
    number = datetime.date.fromisoformat(day).toordinal()
    assert dates.parse(text, year) == (number, precision)


@pytest.mark.parametrize(
    "text",
    [
        "9 aug",
        "30 feb 1945",
        "9 ju 1945",
        "32 aug 1945",
        "aug",
        "yesterday",
        "0",
        "1945-13-01",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse(text, None) is None


def test_dates_are_told_as_finely_as_they_are_given() -> None:
    first, _ = dates.parse("9 aug 1945", None) or (0, "")
    assert dates.format_day(first, "day") == "9 August"
    assert dates.format_day(first + 0.99, "day") == "9 August"
    assert dates.format_day(first, "month") == "August 1945"
    assert dates.format_day(first, "year") == "1945"
