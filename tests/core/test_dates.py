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
