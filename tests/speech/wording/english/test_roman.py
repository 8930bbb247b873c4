"""Roman numerals in English: reigns, centuries, chapters and wars."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("World War I and World War II", "World War one and World War two"),
        ("Elizabeth II's reign", "Elizabeth the second's reign"),
        ("the XXI century", "the twenty-first century"),
        ("Apollo XI, Chapter IV", "Apollo eleven, Chapter four"),
        ("Act III, Scene II", "Act three, Scene two"),
        ("Pope John Paul II", "Pope John Paul the second"),
        ("the XXth Corps", "the twentieth Corps"),
    ],
)
def test_a_numeral_is_said_by_what_stands_beside_it(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Xi met Mao", "Xi met Mao"),
        ("I went home", "I went home"),
        ("Malcolm X", "Malcolm X"),
        ("a CD, an MC", "a CD, an MC"),
    ],
)
def test_a_word_that_looks_like_a_numeral_stays(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Chapter IX", "Chapter nine"),
        ("Act I", "Act one"),
        ("Pius XII", "Pius the twelfth"),
        ("Smith IV", "Smith the fourth"),
        ("Smith I", "Smith I"),
        ("SMITH IV", "SMITH IV"),
        ("Moscow, II", "Moscow, II"),
        ("Smith XLI", "Smith XLI"),
        ("the IIII century", "the IIII century"),
        ("the XI, century", "the XI, century"),
    ],
)
def test_roman_numerals(written: str, heard: str) -> None:
    assert say(written) == heard
