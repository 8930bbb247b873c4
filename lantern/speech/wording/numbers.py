"""The door to num2words, which is optional: numbers, ordinals and years in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any


@cache
def load_speller() -> Callable[..., Any] | None:
    """num2words, or None where it isn't installed."""
    try:
        from num2words import num2words
    except ImportError:
        return None
    spell: Callable[..., Any] = num2words
    return spell


def spell_cardinal(number: str | int, to: str = "cardinal") -> str:
    """American style, without 'and' and commas: one hundred fifty."""
    spell = load_speller()
    assert spell is not None
    text = str(number).replace(",", "")
    value: int | float = float(text) if "." in text else int(text)
    return str(spell(value, lang="en", to=to)).replace(",", "").replace(" and ", " ")


def spell_ordinal(number: str | int) -> str:
    return spell_cardinal(int(number), "ordinal")


def spell_year(number: int) -> str:
    century, rest = divmod(number, 100)
    if number % 1000 < 10:
        return spell_cardinal(number)
    if rest < 10:
        return f"{spell_cardinal(century)} {f'oh {spell_cardinal(rest)}' if rest else 'hundred'}"
    return f"{spell_cardinal(century)} {spell_cardinal(rest)}"


def spell_decade(name: str) -> str:
    """thirty -> thirties, hundred -> hundreds."""
    return name.removesuffix("y") + "ies" if name.endswith("y") else name + "s"


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def parse_roman(text: str) -> int | None:
    """The value of a numeral written as it should be, in capitals; None for anything else."""
    values = [_ROMAN.get(char, 0) for char in text]
    if not values or 0 in values:
        return None
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return total if 0 < total < 4000 and _write_roman(total) == text else None


def _write_roman(number: int) -> str:
    steps = "M:1000 CM:900 D:500 CD:400 C:100 XC:90 L:50 XL:40 X:10 IX:9 V:5 IV:4 I:1"
    text = ""
    for step in steps.split():
        sign, _, value = step.partition(":")
        text += sign * (number // int(value))
        number %= int(value)
    return text


def spell_foreign(number: str, language: str, to: str = "cardinal") -> str | None:
    """A number in a language that num2words knows, else None. `number` has a point before its decimals."""
    spell = load_speller()
    if spell is None:
        return None
    try:
        return str(
            spell(
                float(number) if "." in number else int(number),
                lang=language.replace("-", "_"),
                to=to,
            )
        )
    except (NotImplementedError, OverflowError, KeyError, TypeError, ValueError):
        return None
