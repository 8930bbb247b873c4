"""The door to num2words, which is optional: numbers, ordinals and years in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any


@cache
def load_speller() -> Callable[..., Any] | None:
    """Return num2words, or None where it isn't installed."""
    try:
        from num2words import num2words
    except ImportError:
        return None
    spell: Callable[..., Any] = num2words
    return spell


def spell_cardinal(number: str | int, to: str = "cardinal") -> str:
    """Spell a number in American style, without 'and' and commas: one hundred fifty."""
    spell = load_speller()
    assert spell is not None
    text = str(number).replace(",", "")
    value: int | float = float(text) if "." in text else int(text)
    return (
        str(
            spell(
                value,
                lang="en",
                to=to,
            )
        )
        .replace(",", "")
        .replace(" and ", " ")
    )


def spell_ordinal(number: str | int) -> str:
    """Spell an ordinal: 21 is twenty-first."""
    return spell_cardinal(int(number), "ordinal")


def spell_year(number: int) -> str:
    """Spell a year: 1905 is nineteen oh five, and 2005 two thousand five."""
    century, rest = divmod(number, 100)
    if number % 1000 < 10:
        return spell_cardinal(number)
    if rest == 0:
        return f"{spell_cardinal(century)} hundred"
    if rest < 10:
        return f"{spell_cardinal(century)} oh {spell_cardinal(rest)}"
    return f"{spell_cardinal(century)} {spell_cardinal(rest)}"


def spell_decade(name: str) -> str:
    """Return the plural of a number in words: thirties, hundreds."""
    if name.endswith("y"):
        return f"{name[:-1]}ies"
    return f"{name}s"


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_STEPS = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}


def parse_roman(text: str) -> int | None:
    """Return the value of a Roman numeral in capitals; None unless it is well written."""
    values = [_ROMAN.get(char, 0) for char in text]
    if not values or 0 in values:
        return None
    total = 0
    for i, value in enumerate(values):
        is_subtracted = value < max(values[i:])
        total += -value if is_subtracted else value
    if 0 < total < 4000 and _write_roman(total) == text:
        return total
    return None


def _write_roman(number: int) -> str:
    text = ""
    for sign, value in _ROMAN_STEPS.items():
        count, number = divmod(number, value)
        text += sign * count
    return text


def spell_foreign(
    number: str,
    language: str,
    to: str = "cardinal",
    *,
    forms: Mapping[str, str] | None = None,
) -> str | None:
    """Spell a number in a language; None if num2words can't.

    Args:
        number: digits, with a point before decimals.
        language: its tag.
        to: 'cardinal', 'ordinal' or 'year'.
        forms: case and gender, as num2words calls them in that language.
    """
    spell = load_speller()
    if spell is None:
        return None
    try:
        value = float(number) if "." in number else int(number)
        tag = language.replace("-", "_")
        return str(
            spell(
                value,
                lang=tag,
                to=to,
                **(forms or {}),
            )
        )
    except (
        NotImplementedError,
        OverflowError,
        KeyError,
        TypeError,
        ValueError,
    ):
        return None
