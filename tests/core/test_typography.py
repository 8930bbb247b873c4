"""Quotation marks and apostrophes as they are printed."""

from __future__ import annotations

import pytest

from lantern.core.typography import (
    enclose_in_quotes,
    find_quotes,
    set_quotes,
    set_quotes_in_words,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Japan's army", "Japan’s army"),
        ("the soldiers' march", "the soldiers’ march"),
        ("It's 'the great attack'.", "It’s ‘the great attack’."),
        ('"No," he said. "Never!"', "“No,” he said. “Never!”"),
        ("\"He said 'go', and went\"", "“He said ‘go’, and went”"),
        ('("liberation")', "(“liberation”)"),
        ('a word—"so"—and', "a word—“so”—and"),
        ("'Tis late", "’Tis late"),
        ("the '45 campaign", "the ’45 campaign"),
        ("the '30s and the '40s", "the ’30s and the ’40s"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("5'10\" tall", "5’10″ tall"),
        ("a 6' wall", "a 6′ wall"),
        ('12" guns', "12″ guns"),
        ('"in 1945"', "“in 1945”"),
        ('"One\ntwo"', "“One\ntwo”"),
        ("‘set’ “already” ’", "‘set’ “already” ’"),
        ("'the boys' game'", "‘the boys’ game’"),
        ("O'Brien", "O’Brien"),
        ("", ""),
    ],
)
def test_english_marks(typed: str, printed: str) -> None:
    assert set_quotes(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "„Er sagte ‚ja‘“"),
        ("fr", "«\xa0Er sagte “ja”\xa0»"),
        ("es", "«Er sagte “ja”»"),
        ("ru", "«Er sagte „ja“»"),
        ("pl", "„Er sagte ‚ja’”"),
        ("sv", "”Er sagte ’ja’”"),
        ("ja", "「Er sagte 『ja』」"),
        ("pt-BR", "“Er sagte ‘ja’”"),
    ],
)
def test_each_language_has_its_marks(language: str, printed: str) -> None:
    assert set_quotes("\"Er sagte 'ja'\"", language) == printed


def test_apostrophes_are_the_same_in_every_language() -> None:
    assert set_quotes("Wie geht's?", "de") == "Wie geht’s?"
    assert set_quotes("l'eau d'Évian", "fr") == "l’eau d’Évian"
    assert set_quotes("п'ять", "uk") == "п’ять"
    assert set_quotes("'s Nachts", "nl") == "’s Nachts"


def test_a_language_whose_marks_are_not_known_keeps_what_was_typed() -> None:
    assert find_quotes("ar") is None
    assert set_quotes('"אב"', "he") == '"אב"'


def test_words_stay_as_many_though_the_marks_bring_blanks() -> None:
    words = ['"Bon', 'jour",', "dit-il,", "d'un", 'air "las".']
    printed = set_quotes_in_words(" ".join(words).split(), "fr")
    assert printed == [
        "«\xa0Bon",
        "jour\xa0»,",
        "dit-il,",
        "d’un",
        "air",
        "«\xa0las\xa0».",
    ]
    assert set_quotes_in_words([], "fr") == []


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("We flew.", "en", "“We flew.”"),
        ('"We flew."', "en", "“We flew.”"),
        ("“We” and “they”", "en", "“‘We’ and ‘they’”"),
        ('Wir "flogen".', "de", "„Wir ‚flogen‘.“"),
        ("Nous volions.", "fr", "«\xa0Nous volions.\xa0»"),
        ("Мы", "mk", "“Мы”"),
    ],
)
def test_a_quotation_stands_between_outer_marks(
    text: str, language: str, printed: str
) -> None:
    assert enclose_in_quotes(text, language) == printed
