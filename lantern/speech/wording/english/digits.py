"""Numbers that are no amounts: telephone numbers, rooms, codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.numbers import spell_cardinal
from lantern.speech.wording.tokens import Token, get_token

_GROUP = re.compile(r"\d{1,5}")
_LOCAL = re.compile(r"\d{3}-\d{4}")
_CODE = re.compile(
    r"(?!\d{4}-\d\d-\d\d$|\d\d?-\d\d?-\d{4}$)\d{1,5}(?:-\d{1,7}){2,5}"
)
_CALLS = frozenset({
    "call", "phone", "telephone", "tel", "dial", "fax", "ring", "text", "mobile", "hotline",
})  # fmt: skip
_NUMBERED_THINGS = frozenset({
    "rooms", "room", "flights", "flight", "lines", "line", "buses", "bus", "routes", "route",
    "numbers", "number", "pages", "page", "units", "unit", "houses", "cells", "cell", "cabins",
    "tables", "extension", "regiments", "battalions", "squadrons", "brigades", "divisions",
    "highways", "trains", "boats", "u-boats", "lots", "lot", "codes", "code", "huts", "hut",
})  # fmt: skip
"""Things that bear numbers: two numbers after one are two things and no thousands."""


def read_telephone(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read 1 800 555 0199, +44 20 7946 0958, 555-1234 and 978-3-16-148410-0."""
    core = tokens[i].core
    if _LOCAL.fullmatch(core) or _CODE.fullmatch(core):
        return [_spell_groups(core.split("-"))]
    if _is_area_code(tokens, i):
        return [_spell_digits(core)]
    count = _count_groups(tokens, i)
    if count < 2 or not _is_telephone(tokens, i, count):
        return None
    return [_spell_digits(token.core) for token in tokens[i : i + count]]


def _is_area_code(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a number in brackets stands before the rest of a telephone number."""
    token = tokens[i]
    is_bracketed = token.lead.endswith("(") and token.trail == ")"
    after = get_token(tokens, i + 1).core
    return (
        is_bracketed
        and token.core.isdigit()
        and _LOCAL.fullmatch(after) is not None
    )


def _count_groups(tokens: Sequence[Token], i: int) -> int:
    """Return how many groups of digits stand one after the other."""
    count = 0
    while _GROUP.fullmatch(get_token(tokens, i + count).core.removeprefix("+")):
        token = get_token(tokens, i + count)
        if count and token.lead.strip("("):
            break
        count += 1
        if token.trail.strip(")"):
            break
    return count


def _is_telephone(tokens: Sequence[Token], i: int, count: int) -> bool:
    """Tell whether groups of digits are one number to call, by its shape or a word before it."""
    groups = [token.core for token in tokens[i : i + count]]
    if groups[0].startswith("+"):
        return True
    is_called = get_token(tokens, i - 1).core.casefold() in _CALLS
    if is_called and sum(map(len, groups)) >= 5:
        return True
    if groups[0].startswith("0") and len(groups[0]) >= 3:
        return True
    return (
        count >= 3 and len(groups[-1]) == 4 and all(len(g) <= 4 for g in groups)
    )


def read_numbered_things(tokens: Sequence[Token], i: int) -> list[str] | None:
    """Read rooms 101 202 and 303: each number is one of its own."""
    before = get_token(tokens, i - 1)
    if before.core.casefold() not in _NUMBERED_THINGS or before.trail.strip(
        ":"
    ):
        return None
    count = _count_groups(tokens, i)
    if count < 2:
        return None
    return [_spell_number(token.core) for token in tokens[i : i + count]]


def _spell_number(digits: str) -> str:
    """Spell the number of a room: one oh one, two hundred, twelve."""
    if digits.startswith("0"):
        return _spell_digits(digits)
    if len(digits) != 3 or digits.endswith("00"):
        return spell_cardinal(digits)
    first, rest = digits[0], digits[1:]
    small = spell_cardinal(int(rest))
    if rest.startswith("0"):
        small = f"oh {small}"
    return f"{spell_cardinal(first)} {small}"


def _spell_groups(groups: Sequence[str]) -> str:
    """Spell groups of digits with a short pause between them."""
    return ", ".join(_spell_digits(group) for group in groups)


def _spell_digits(digits: str) -> str:
    names = [spell_cardinal(digit) for digit in digits.removeprefix("+")]
    if digits.startswith("+"):
        names.insert(0, "plus")
    return " ".join(names)
