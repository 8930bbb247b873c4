"""Figures and ordinals, in digits and in words."""

from __future__ import annotations

import pytest

from lantern.article.facts import find_facts
from lantern.article.facts.amounts import (
    format_ordinal,
    parse_number_words,
    parse_ordinal,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("twelve", 12),
        ("twenty-one", 21),
        ("a hundred and fifty", 150),
        ("one hundred five", 105),
        ("two hundred thousand", 200_000),
        ("three million two hundred thousand and forty-one", 3_200_041),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("thousand", 1000),
    ],
)
def test_a_number_in_words_has_its_value(text: str, value: float) -> None:
    assert parse_number_words(text) == value


@pytest.mark.parametrize(
    "text", ["one two", "twenty ten", "a", "", "many", "two men"]
)
def test_words_that_are_no_number_have_none(text: str) -> None:
    assert parse_number_words(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1st", 1),
        ("21st", 21),
        ("third", 3),
        ("twentieth", 20),
        ("twenty-first", 21),
        ("Thirty eighth", 38),
        ("hundred-first", None),
        ("twenty", None),
    ],
)
def test_an_ordinal_has_its_number(text: str, value: int | None) -> None:
    assert parse_ordinal(text) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
        (122, "122nd"),
    ],
)
def test_an_ordinal_is_written_with_its_ending(value: int, text: str) -> None:
    assert format_ordinal(value) == text


def find_values(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in find_facts(text, language, ())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€3 bn", "3000000000 EUR"),
        ("£12", "12 GBP"),
        ("0.125 mm", "0.125 mm"),
        ("six feet", "6 ft"),
        ("40 per cent", "40 %"),
        ("Thousands of men", "thousands"),
        ("one mile", "1 mi"),
    ],
)
def test_units_and_currencies_have_one_form(text: str, value: str) -> None:
    assert find_values(text) == [("figure", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("as a clerk at 60 pounds a year", "60 GBP"),
        ("some sixty pounds per annum", "60 GBP"),
        ("it cost 3,000 pounds", "3000 GBP"),
        ("a rent of 12 pounds", "12 GBP"),
        ("12 pounds sterling", "12 GBP"),
        ("a crate of 60 pounds", "60 lb"),
        ("they paid with 60 pounds of tea", "60 lb"),
        ("it cost little. There were 60 pounds", "60 lb"),
        ("each soldier carried 60 pounds", "60 lb"),
    ],
)
def test_pounds_are_money_where_the_words_around_say_so(
    text: str, value: str
) -> None:
    assert ("figure", value) in find_values(text)


def test_a_scale_counts_for_both_ends_of_a_range() -> None:
    assert find_values("12 to 15 thousand tonnes") == [
        ("figure", "12000 t"),
        ("figure", "15000 t"),
    ]


def test_digits_inside_a_word_are_no_figure() -> None:
    assert find_values("a T34 and x2y") == [("name", "T34")]


def test_points_part_thousands_in_other_languages() -> None:
    assert find_values("84.000 km et 2,5 kg", "fr") == [
        ("figure", "84000 km"),
        ("figure", "2.5 kg"),
    ]
