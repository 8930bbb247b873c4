"""Lantern's own words: the same keys and braces in every language, and none that nobody uses."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from lantern.core import interface_words
from lantern.core.interface_words import find_words, has_words, list_languages

PACKAGE = Path(interface_words.__file__).parents[1]
FOLDER = PACKAGE / "core" / "words"
GROUPS = (
    interface_words.DateWords,
    interface_words.NumberWords,
    interface_words.MapTexts,
    interface_words.LabelTexts,
    interface_words.CreditTexts,
    interface_words.PageTexts,
    interface_words.ImportTexts,
    interface_words.SoundTexts,
)


def read_table(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def find_braces(value: object) -> list[str]:
    return sorted(re.findall(r"{(\w*)}", str(value)))


def list_read_names() -> set[str]:
    """Return every name that stands after a dot somewhere in the package."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        names |= set(re.findall(r"\.(\w+)", path.read_text("utf-8")))
    return names


def test_fourteen_languages_have_words() -> None:
    expected = "en de es fr it ja ko nl pl pt ru sv uk zh"
    assert " ".join(list_languages()) == expected


@pytest.mark.parametrize("language", list_languages())
def test_a_language_has_every_key_with_the_same_braces(language: str) -> None:
    english = read_table("en")
    own = read_table(language)
    assert list(own) == list(english)
    for group, keys in english.items():
        assert list(own[group]) == list(keys)
        for key, text in keys.items():
            assert find_braces(own[group][key]) == find_braces(text), (
                group,
                key,
            )
            assert own[group][key] != "", (group, key)


@pytest.mark.parametrize("language", list_languages())
def test_a_language_names_twelve_months_twice(language: str) -> None:
    words = find_words(language).dates
    assert len(set(words.months)) == 12
    assert len(set(words.months_in_dates)) == 12


@pytest.mark.parametrize("language", list_languages())
def test_a_language_names_every_built_in_sound(language: str) -> None:
    words = find_words(language).sounds
    english = find_words("en").sounds
    assert list(words.ambience) == list(english.ambience)
    assert list(words.hits) == list(english.hits)
    assert list(words.moods) == list(english.moods)
    assert len(set(words.ambience.values())) == len(words.ambience)


def test_no_key_is_there_that_nothing_reads() -> None:
    read = list_read_names()
    unused = []
    for group in GROUPS:
        unused += [
            f.name for f in dataclasses.fields(group) if f.name not in read
        ]
    assert unused == []


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("PT_br", "pt"),
        ("cs", "en"),
        ("en-GB", "en"),
    ],
)
def test_words_are_found_by_the_primary_tag(tag: str, language: str) -> None:
    assert find_words(tag).language == language


def test_a_language_without_words_is_known_as_such() -> None:
    assert [has_words(tag) for tag in ("de-AT", "en", "cs")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ["84,000", "1,000.5", "−7", "999"]),
        ("de", ["84.000", "1.000,5", "−7", "999"]),
        ("ru", ["84\u00a0000", "1\u00a0000,5", "−7", "999"]),
        ("es", ["84\u00a0000", "1000,5", "−7", "999"]),
        ("ja", ["84,000", "1,000.5", "−7", "999"]),
    ],
)
def test_figures_have_the_signs_of_their_language(
    language: str, numbers: list[str]
) -> None:
    signs = find_words(language).numbers
    written = ("84,000", "1,000.5", "−7", "999")
    assert [signs.localize(number) for number in written] == numbers


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (
            "en",
            "Source: article, paragraph 3",
            "Source: article, paragraphs 3, 4",
        ),
        ("de", "Quelle: Artikel, Absatz 3", "Quelle: Artikel, Absätze 3, 4"),
        ("ru", "Источник: статья, абзац 3", "Источник: статья, абзацы 3, 4"),
        ("ja", "出典：記事 第3段落", "出典：記事 第3、4段落"),
    ],
)
def test_a_source_line_names_one_paragraph_or_several(
    language: str, one: str, many: str
) -> None:
    labels = find_words(language).labels
    assert labels.format_source((3,)) == one
    assert labels.format_source((3, 4)) == many
