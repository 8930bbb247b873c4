"""The tables of English words."""

from __future__ import annotations

from lantern.article.facts import words


def test_number_words_have_their_values() -> None:
    assert words.SMALL["zero"] == 0
    assert words.SMALL["nineteen"] == 19
    assert words.SMALL["ninety"] == 90
    assert words.TENS == {
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
    }


def test_ordinal_words_have_their_values() -> None:
    assert words.ORDINALS["first"] == 1
    assert words.ORDINALS["nineteenth"] == 19
    assert words.ORDINALS["fortieth"] == 40
    assert len(words.ORDINALS) == 19 + 8


def test_every_spelling_of_a_unit_leads_to_its_one_form() -> None:
    assert words.UNITS["kilometers"] == "km"
    assert words.UNITS["foot"] == "ft"
    assert words.UNITS["per cent"] == "%"
    assert "year" not in words.UNITS


def test_common_words_are_in_small_letters() -> None:
    assert all(word == word.lower() for word in words.COMMON_WORDS)
    assert {"the", "river", "dear"} <= words.COMMON_WORDS
