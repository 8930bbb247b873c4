"""Figures, dates, times and names in a text: one form however they are written."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lantern.article import facts
from tests.support.films import ROOT


def values(
    text: str, kinds: str = "figure ordinal date time", language: str = "en"
) -> list[str]:
    return [
        fact.value
        for fact in facts.find_facts(text, language, ())
        if fact.kind in kinds.split()
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("84 thousand men", "84000"),
        ("84,000 men", "84000"),
        ("84 000 men", "84000"),
        ("eighty-four thousand men", "84000"),
        ("a hundred and fifty tanks", "150"),
        ("one hundred fifty tanks", "150"),
        ("half a million men", "500000"),
        ("over a million men", "1000000"),
        ("the million–strong army", "1000000"),
        ("1.5 million men", "1500000"),
        ("two dozen guns", "24"),
        ("hundreds of children", "hundreds"),
        ("55 kilometres", "55 km"),
        ("fifty-five km", "55 km"),
        ("12 per cent of them", "12 %"),
        ("12%", "12 %"),
        ("$5 million", "5000000 USD"),
        ("the 38th parallel", "38th"),
        ("the thirty-eighth parallel", "38th"),
        ("the First Far Eastern Front", "1st"),
        ("9 August", "08-09"),
        ("August 9th", "08-09"),
        ("9.8.", "08-09"),
        ("the ninth of August", "08-09"),
        ("9 August 1945", "1945-08-09"),
        ("August 9, 1945", "1945-08-09"),
        ("1945-08-09", "1945-08-09"),
        ("May 1946", "1946-05"),
        ("in May", "-05"),
        ("in 1945", "1945"),
        ("the 1930s", "1930s"),
        ("ten past midnight", "00:10"),
        ("00:10", "00:10"),
        ("at 4:30 hrs", "04:30"),
        ("half past four", "~04:30"),
        ("six in the evening", "18:00"),
        ("at 1 am", "01:00"),
        ("one o'clock", "~01:00"),
        ("a quarter to six", "~05:45"),
    ],
)
def test_one_form_however_it_is_written(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "One has no doubt.",
        "the first time",
        "on the third try",
        "The two may not be alike.",
        "They may go.",
        "a hand",
    ],
)
def test_words_that_state_no_figure(text: str) -> None:
    assert values(text) == []


def test_ranges_state_both_their_ends() -> None:
    assert values("120-150 kilometres") == ["120 km", "150 km"]
    assert values("From 18th to 27th of August") == ["08-18", "08-27"]


LONG = """
from lantern.article import facts
for text in (
    "9" * 50_000, "two " * 12_000, "million " * 6_000, "1,111," * 7_500, "Aa-" * 15_000
):
    facts.find_facts(text)
"""


@pytest.mark.process
def test_text_that_is_no_prose_is_read_to_its_end() -> None:
    """It takes a moment; if parts were compared with each other, it would take an hour."""
    subprocess.run(
        [sys.executable, "-c", LONG],
        cwd=ROOT,
        timeout=300,
        check=True,
    )


def test_a_row_of_digits_is_no_figure() -> None:
    assert values("the number 3141592653589793238") == []


def test_other_languages_have_digits_but_no_english_words() -> None:
    assert values("84.000 ou 1,5 km, two, 00:10, 1945", language="fr") == [
        "84000",
        "1.5 km",
        "00:10",
        "1945",
    ]
    assert values("Der Mann sah 12 Pferde", "name figure", "de") == ["12"]


def test_names_and_where_they_stand() -> None:
    text = "Japan's army left. Scouts of the Trans-Baikal Front, and U.S. envoys, met Khata."
    found = [
        (f.value, text[f.start : f.end])
        for f in facts.find_facts(text, "en", ())
        if f.kind == "name"
    ]
    assert found == [
        ("Japan", "Japan's"),
        ("Trans-Baikal", "Trans-Baikal"),
        ("Front", "Front"),
        ("U.S", "U.S"),
        ("Khata", "Khata"),
    ]


def test_a_word_that_opens_a_sentence_is_a_name_when_it_is_known() -> None:
    assert values("Harbin fell.", "name") == []
    assert [
        f.value for f in facts.find_facts("Harbin fell.", "en", {"harbin"})
    ] == ["Harbin"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Wang's", "wang"),
        ("Il-4s", "il4"),
        ("Défense", "defense"),
        ("O’Neil", "oneil"),
        ("Mongolians", "mongolians"),
        ("U.S.", "us"),
    ],
)
def test_names_are_compared_without_accents_marks_and_possessives(
    name: str, key: str
) -> None:
    assert facts.fold_name(name) == key


@pytest.mark.parametrize(
    "text",
    ["Harbin's walls fell.", "Harbin City fell.", "Trans-Baikal men came."],
)
def test_a_word_that_opens_a_sentence_is_a_name_if_it_looks_like_one(
    text: str,
) -> None:
    names = values(text, "name")
    assert names[0] == text.split()[0].removesuffix("'s")


def test_common_words_with_a_capital_are_no_names() -> None:
    text = "He saw The River. It was in May, US men said."
    assert values(text, "name") == ["US"]


def test_without_known_names_every_capital_counts() -> None:
    found = facts.find_facts("Ferries crossed.", "en")
    assert [fact.value for fact in found] == ["Ferries"]


def test_dashes_blanks_and_quotes_may_be_of_any_kind() -> None:
    text = "“120–150\u00a0km,” said Wang’s man"
    assert values(text, "figure name") == ["120 km", "150 km", "Wang"]


def test_a_fact_stands_where_its_text_does() -> None:
    text = "On 9 August 1945 came 84 thousand men."
    places = [text[fact.start : fact.end] for fact in facts.find_facts(text)]
    assert places == ["9 August 1945", "84 thousand"]
