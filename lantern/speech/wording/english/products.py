"""Multiplication and sizes in English: 2 x 4 is two times four, 2 x 4 m two by four metres."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.english.context import NUMBER
from lantern.speech.wording.english.units import UNITS, name_unit
from lantern.speech.wording.numbers import spell_cardinal
from lantern.speech.wording.tokens import Token, get_token

_JOINED = re.compile(rf"({NUMBER})[x×]({NUMBER})([A-Za-z]{{1,2}}[²³]?)?")
_SIDES = frozenset(
    {"metres", "feet", "inches", "miles", "meters", "centimetres", "pixels"}
)


def read_product(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 4x4, 10×15cm, and the x of 2 x 4."""
    joined = _JOINED.fullmatch(tokens[i].core)
    if joined:
        return _spell_joined(joined)
    is_sign = tokens[i].core == "x" or tokens[i].lead + tokens[i].trail == "×"
    last = get_token(tokens, i + 1)
    is_between = get_token(tokens, i - 1).is_number and last.core[:1].isdigit()
    return (
        [_name_sign(tokens, i + 1, last.core)]
        if is_sign and is_between
        else None
    )


def _name_sign(tokens: Sequence[Token], last: int, text: str) -> str:
    """Return 'by' where the second number, the token `last`, has a unit of length; else 'times'."""
    unit = re.sub(r"^[\d.,]+", "", text)
    after = "" if tokens[last].trail else get_token(tokens, last + 1).core
    is_size = (unit or after) in UNITS or after in _SIDES
    return "by" if is_size else "times"


def _spell_joined(match: re.Match[str]) -> list[str] | None:
    """Spell the sides of a thing: 4x4 is four by four."""
    first, last, unit = match.groups()
    if unit and unit not in UNITS:
        return None
    said = f"{spell_cardinal(first)} by {spell_cardinal(last)}"
    return [f"{said} {name_unit(unit, last)}" if unit else said]
