"""Telephone numbers: groups of digits that are said one digit after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.tokens import Token, get_token

_GROUP = re.compile(r"\d{1,12}(?:-\d{1,6})*")
_LEAST_DIGITS = 6


def list_phone_groups(tokens: Sequence[Token], i: int) -> list[str]:
    """Return the groups of digits that stand one after the other from token `i` on."""
    groups: list[str] = []
    while _is_group(get_token(tokens, i + len(groups)), is_first=not groups):
        token = get_token(tokens, i + len(groups))
        if groups and token.lead.strip("("):
            break
        groups.append(token.core)
        if token.trail.strip(")"):
            break
    return groups


def _is_group(token: Token, *, is_first: bool) -> bool:
    core = token.core.removeprefix("+") if is_first else token.core
    return _GROUP.fullmatch(core) is not None


def is_phone(groups: Sequence[str], *, is_named: bool) -> bool:
    """Tell whether groups of digits are a number to call.

    It begins with a plus or with 0, or a word such as Tel. stands before it.
    """
    if sum(map(len, groups)) < _LEAST_DIGITS:
        return False
    if is_named:
        return True
    return groups[0].startswith(("+", "0")) and len(groups) > 1
