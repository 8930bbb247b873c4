"""Dates in running text, in several languages."""

from __future__ import annotations

import pytest

from lantern.article.readers.publication_date import TextDate, find


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-11-26", "2020-11-26"),
        ("on 26.11.2020", "2020-11-26"),
        ("26/11/2020", "2020-11-26"),
        ("26 November 2020", "2020-11-26"),
        ("November 26th, 2020", "2020-11-26"),
        ("26. November 2020", "2020-11-26"),
        ("le 1er mai 2021", "2021-05-01"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("26 ноября 2020", "2020-11-26"),
        ("4 Sept. 1939", "1939-09-04"),
        ("mar 4 giu 2024 alle 10:12", "2024-06-04"),
        ("7 set 2021", "2021-09-07"),
        ("12 paź. 2020", "2020-10-12"),
        ("8 ene 2019", "2019-01-08"),
    ],
)
def test_a_whole_day_is_found_in_many_forms(text: str, iso: str) -> None:
    (date,) = find(text)
    assert date.iso == iso


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("in August 1945", (1945, 8, None)),
        ("on 9 August", (None, 8, 9)),
        ("in 1945.", (1945, None, None)),
        ("29 February", (None, 2, 29)),
    ],
)
def test_a_date_may_leave_parts_out(
    text: str, parts: tuple[int | None, int | None, int | None]
) -> None:
    (date,) = find(text)
    assert (date.year, date.month, date.day) == parts
    assert date.iso == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31 February 2020", ["February 2020"]),
        ("2020-13-01", []),
        ("it may 1945 times", ["1945"]),
        ("1945 km", []),
        ("1500 men", []),
        ("the 1940s", []),
        ("12345", []),
        ("may", []),
    ],
)
def test_what_is_no_date_is_not_found(text: str, found: list[str]) -> None:
    assert [text[date.start : date.end] for date in find(text)] == found


def test_dates_stand_in_their_order_and_do_not_overlap() -> None:
    text = (
        "In 1931 it opened; on 4 May 1931, not before, and closed in May 1983."
    )
    found = [text[date.start : date.end] for date in find(text)]
    assert found == ["1931", "4 May 1931", "May 1983"]


@pytest.mark.parametrize(
    ("date", "year", "text"),
    [
        (TextDate(0, 1, 1945, 8, 9), None, "9 August 1945"),
        (TextDate(0, 1, None, 8, 9), None, "9 August"),
        (TextDate(0, 1, None, 8, 9), 1945, "9 August 1945"),
        (TextDate(0, 1, 1945, 8, None), 1939, "August 1945"),
        (TextDate(0, 1, 1945), None, "1945"),
    ],
)
def test_a_date_is_written_for_a_picture(
    date: TextDate, year: int | None, text: str
) -> None:
    assert date.format(year) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 kwietnia 1912", "1912-04-14"),
        ("24 серпня 1991 року", "1991-08-24"),
        ("1868年10月23日のこと", "1868-10-23"),
        ("1945년 8월 15일", "1945-08-15"),
    ],
)
def test_days_of_other_languages_are_found(text: str, day: str) -> None:
    assert [date.iso for date in find(text)] == [day]


@pytest.mark.parametrize("text", ["a set of 4 set 3 apart", "10 ago", "lug 5"])
def test_a_short_name_alone_is_no_month(text: str) -> None:
    assert find(text) == []
