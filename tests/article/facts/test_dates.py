"""Dates and times of day in a text, each in one form."""

from __future__ import annotations

import pytest

from lantern.article.facts import find_facts
from lantern.article.facts.dates import yield_time


def find_values(text: str, language: str = "en") -> list[str]:
    kinds = ("date", "time")
    found = find_facts(text, language, ())
    return [fact.value for fact in found if fact.kind in kinds]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the ninth of August, 1945", "1945-08-09"),
        ("Sep. 2", "09-02"),
        ("2 Sep 1945", "1945-09-02"),
        ("Sept. 3, 1939", "1939-09-03"),
        ("3 Sept 1939", "1939-09-03"),
        ("in Sept. 1939", "1939-09"),
        ("in September", "-09"),
        ("the 31st of December", "12-31"),
        ("9.8.1945", "1945-08-09"),
        ("May, 1946", "1946-05"),
        ("August of 1945", "1945-08"),
        ("since May", "-05"),
        ("In August", "-08"),
        ("1810s", "1810s"),
    ],
)
def test_a_date_has_one_form(text: str, value: str) -> None:
    assert find_values(text) == [value]


@pytest.mark.parametrize(
    "text",
    ["may 9 be enough", "They may go", "May they go", "32.1."],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4:30 pm", "16:30"),
        ("12:15 a.m.", "00:15"),
        ("12:15 p.m.", "12:15"),
        ("13:05", "13:05"),
        ("1:05", "~01:05"),
        ("01:05", "01:05"),
        ("4:30 hours", "04:30"),
        ("24:00", "00:00"),
        ("11 at night", "23:00"),
        ("two at night", "02:00"),
        ("eight in the morning", "08:00"),
        ("three in the afternoon", "15:00"),
        ("ten to noon", "11:50"),
        ("a quarter past noon", "12:15"),
        ("five to midnight", "23:55"),
        ("half past midnight", "00:30"),
        ("twenty-five past six", "~06:25"),
        ("a quarter to two", "~01:45"),
        ("ten minutes to five in the evening", "16:50"),
    ],
)
def test_a_time_of_day_has_one_form(text: str, value: str) -> None:
    assert find_values(text) == [value]


def test_hours_and_minutes_that_no_clock_shows_are_no_time() -> None:
    assert list(yield_time(25, 0, None)) == []
    assert list(yield_time(12, 60, None)) == []
    assert find_values("25:10") == []


def test_digits_are_dates_and_times_in_every_language() -> None:
    assert find_values("le 9.8.1945 à 16:30, 9 August", "fr") == [
        "1945-08-09",
        "16:30",
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("the war of 1914–18", ["1914", "1918"]),
        ("in 1904-05", ["1904", "1905"]),
        ("1848/49", ["1848", "1849"]),
        ("1914–1918", ["1914", "1918"]),
        ("1945-08", ["1945"]),
        ("1945-08-09", ["1945-08-09"]),
        ("1999/00", ["1999"]),
    ],
)
def test_a_span_of_years_names_both(text: str, years: list[str]) -> None:
    assert find_values(text) == years
