"""Small words of languages: lists that are read, and none for a language without a list."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from lantern.timeline.captions import small_words
from lantern.timeline.captions.small_words import SmallWords, find_small_words

LANGUAGES = sorted(
    path.stem
    for path in (Path(small_words.__file__).parent / "words").glob("*.toml")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_words_in_small_letters(language: str) -> None:
    found = find_small_words(language)
    for kind in fields(found):
        words: frozenset[str] = getattr(found, kind.name)
        assert words == {word.casefold() for word in words}, kind.name
    assert found.conjunctions
    assert found.prepositions
    assert found.determiners
    assert found.numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_known_by_their_full_names(language: str) -> None:
    assert len(find_small_words(language).months) >= 12


def test_a_country_of_a_language_has_the_language_s_words() -> None:
    assert find_small_words("en-GB") == find_small_words("en")


def test_a_language_without_a_list_has_no_small_words() -> None:
    assert find_small_words("ja") == SmallWords()


def test_adjectives_of_peoples_are_known_by_their_endings_and_by_name() -> None:
    english = find_small_words("en")
    assert english.is_origin("mongolian")
    assert english.is_origin("soviet")
    assert not english.is_origin("harbin")
    assert not find_small_words("ja").is_origin("harbin")
