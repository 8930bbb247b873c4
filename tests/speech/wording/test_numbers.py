"""Numbers, years and Roman numerals in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from lantern.speech.wording import numbers


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (150, "one hundred fifty"),
        ("84,000", "eighty-four thousand"),
        ("3.5", "three point five"),
        (-5, "minus five"),
    ],
)
def test_numbers_are_american_without_and(
    number: str | int, words: str
) -> None:
    assert numbers.spell_cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), ("21", "twenty-first"), (100, "one hundredth")],
)
def test_ordinals(number: str | int, words: str) -> None:
    assert numbers.spell_ordinal(number) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1945, "nineteen forty-five"),
        (1905, "nineteen oh five"),
        (1900, "nineteen hundred"),
        (1100, "eleven hundred"),
        (2000, "two thousand"),
        (2005, "two thousand five"),
        (2010, "twenty ten"),
        (2026, "twenty twenty-six"),
    ],
)
def test_years(year: int, words: str) -> None:
    assert numbers.spell_year(year) == words


@pytest.mark.parametrize(
    ("number", "decade"),
    [("thirty", "thirties"), ("nineteen hundred", "nineteen hundreds")],
)
def test_decades(number: str, decade: str) -> None:
    assert numbers.spell_decade(number) == decade


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("XIX", 19),
        ("XL", 40),
        ("MCMXLV", 1945),
        ("MMMCMXCIX", 3999),
    ],
)
def test_roman_numerals_are_read(text: str, value: int) -> None:
    assert numbers.parse_roman(text) == value


@pytest.mark.parametrize(
    "text", ["", "IIII", "VX", "IC", "MMMM", "xiv", "MIX it", "A"]
)
def test_what_is_no_roman_numeral(text: str) -> None:
    assert numbers.parse_roman(text) is None


@pytest.mark.parametrize(
    ("number", "language", "to", "words"),
    [
        ("21", "de", "cardinal", "einundzwanzig"),
        ("2.5", "fr", "cardinal", "deux virgule cinq"),
        ("1945", "de", "year", "neunzehnhundertfünfundvierzig"),
        ("21", "pt-BR", "cardinal", "vinte e um"),
    ],
)
def test_other_languages_have_their_own_words(
    number: str, language: str, to: str, words: str
) -> None:
    assert numbers.spell_foreign(number, language, to) == words


def test_a_language_that_nobody_knows_has_none() -> None:
    assert numbers.spell_foreign("21", "xx") is None


@pytest.fixture
def without_num2words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "num2words", None)
    numbers.load_speller.cache_clear()
    yield
    numbers.load_speller.cache_clear()


@pytest.mark.usefixtures("without_num2words")
def test_without_num2words_nothing_is_spelled() -> None:
    assert numbers.load_speller() is None
    assert numbers.spell_foreign("21", "de") is None
