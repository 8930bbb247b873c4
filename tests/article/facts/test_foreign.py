"""Figures, dates and times in the words of twelve languages, each in one form.

The table was worked out by hand: a language, a text, and the values of its facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from lantern.article import facts

LANGUAGES = (
    "de",
    "es",
    "fr",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "uk",
    "zh",
)


@dataclass(frozen=True)
class StatedText:
    """A text and the values of its facts but names."""

    language: str
    text: str
    values: str


def read_table() -> list[StatedText]:
    table = Path(__file__).with_name("facts_in_words.txt").read_text("utf-8")
    return [StatedText(*line.split("|")) for line in table.splitlines()]


def find_values(text: str, language: str) -> str:
    found = facts.find_facts(text, language, ())
    return "; ".join(fact.value for fact in found if fact.kind != "name")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fact_has_one_form_in_every_language(language: str) -> None:
    stated = [each for each in read_table() if each.language == language]
    found = [find_values(each.text, language) for each in stated]
    assert found == [each.values for each in stated]
    assert len(stated) >= 7


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Один из них был прав."),
        ("ru", "первый раз, второй час"),
        ("de", "ein Mann und eine Frau"),
        ("fr", "un pont neuf"),
        ("es", "una casa"),
        ("it", "tu sei qui"),
        ("nl", "een huis"),
        ("pl", "jeden z nich"),
        ("zh", "一起统一，万一，十分好"),
        ("ja", "一緒に、万一、十分に"),
        ("ko", "만일 그가 이사하면"),
    ],
)
def test_words_that_only_look_like_numbers_state_nothing(
    language: str, text: str
) -> None:
    assert find_values(text, language) == ""


def test_a_list_of_numbers_is_no_figure() -> None:
    assert find_values("раз, два, три", "ru") == "2; 3"
    assert find_values("семь восемь", "ru") == ""


def test_a_place_in_the_text_is_that_of_the_words() -> None:
    text = "Их было полтора миллиона."
    (fact,) = facts.find_facts(text, "ru", ())
    assert text[fact.start : fact.end] == "полтора миллиона"
    assert fact.value == "1500000"
