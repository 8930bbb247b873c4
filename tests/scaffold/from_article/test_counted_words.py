"""The words beside a figure: the noun that is counted, and never a verb after it."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.counted_words import (
    begins_with_scale,
    find_counted_words,
)


@pytest.mark.parametrize(
    ("language", "number", "after", "words"),
    [
        ("nl", "85", " decibel snurkt, krijgt", "decibel"),
        ("nl", "120", " reizigers stonden.", "reizigers"),
        ("nl", "23", " oude houten boten lagen", "oude houten boten"),
        ("en", "85", " buyers complained 31", "buyers"),
        ("en", "30", " decibels sleeps a cat", "decibels"),
        ("en", "120", " small wooden boats sank", "small wooden boats"),
        ("en", "900", " people slept", "people"),
        ("en", "3500", " a year, by hand", "a year"),
        ("en", "85", " complained of it", ""),
        ("de", "120", " kleinen Boote sanken", "kleinen Boote"),
        ("de", "42", " Millionen Menschen lebten", "Millionen Menschen"),
        ("de", "85", " klagten laut", ""),
        (
            "fr",
            "1200",
            " ouvriers qualifiés travaillaient",
            "ouvriers qualifiés",
        ),
        ("fr", "340", " personnes mouraient", "personnes"),
        ("fr", "1170", " millimètres d'eau par an", "millimètres d'eau"),
        ("es", "340", " obreros jóvenes murieron", "obreros jóvenes"),
        ("es", "42", " millones de personas", "millones de personas"),
        ("pt", "340", " barcos afundaram", "barcos"),
        ("it", "120", " vecchie barche affondarono", "vecchie barche"),
        ("sv", "120", " gamla hus brann", "gamla hus"),
        ("pl", "300", " osób zginęło", "osób"),
        ("pl", "42", " miliony złotych, a", "miliony złotych"),
        ("pl", "32", " stare domy", ""),
        ("ru", "120", " старых домов сгорели", "старых домов"),
        ("uk", "120", " людей спали", "людей"),
        ("da", "120", " gamle huse", ""),
        ("da", "120", " huse", "huse"),
    ],
)
def test_words_end_with_the_noun(
    language: str, number: str, after: str, words: str
) -> None:
    found = find_counted_words(
        after,
        language,
        number=number,
        unit="",
    )
    assert found == words


@pytest.mark.parametrize(
    ("language", "after", "words"),
    [
        ("en", " faster than before", ""),
        ("en", " long, and wide", "long"),
        ("en", " of the river were", "of the river"),
        ("en", " of white sugar", ""),
        ("en", " of salt arrived", ""),
        ("de", " Mehl verbrannten", "Mehl"),
        ("de", " breit und tief", "breit"),
        ("de", " von der Küste entfernt", "von der Küste"),
    ],
)
def test_a_unit_needs_no_noun(language: str, after: str, words: str) -> None:
    assert (
        find_counted_words(
            after,
            language,
            number="20",
            unit="km",
        )
        == words
    )


def test_a_word_for_millions_is_known() -> None:
    assert begins_with_scale(" miljoen mensen")
    assert begins_with_scale(" milhões de pessoas")
    assert not begins_with_scale(" mile")
    assert not begins_with_scale("")
