"""A written word taken apart: what stands before it, the word itself, what stands after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Token:
    """A word's place in the narration (characters) and its parts; `core` is what rules and lexicon look at."""

    start: int
    end: int
    lead: str
    core: str
    trail: str

    @property
    def is_number(self) -> bool:
        return (
            not self.trail
            and re.fullmatch(r"-?[\d.,–—-]*[\d½¼¾]", self.core) is not None
        )


# Invisible: soft hyphen, zero-width characters, marks and overrides of direction, the byte order mark.
INVISIBLE_CHARACTERS = dict.fromkeys(
    [
        0xAD,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
    ]
)
TOKEN_PATTERN = re.compile(r"([^\w%°$£€¥₽½¼¾]*)(.*?)([^\w%°½¼¾]*)", re.DOTALL)


def make_token(start: int, end: int, written: str) -> Token:
    match = TOKEN_PATTERN.fullmatch(written)
    assert match is not None  # every part of the pattern may be empty
    return Token(start, end, match[1], match[2], match[3])


def get_token(tokens: Sequence[Token], i: int) -> Token:
    """The token, or an empty one beyond either end."""
    return tokens[i] if 0 <= i < len(tokens) else Token(0, 0, "", "", "")


def spread(say: str, count: int) -> list[str]:
    """Spoken words over `count` written ones: one each, the rest on the last, so that none is lost."""
    parts = say.split()
    parts = [""] * (count - len(parts)) + parts
    return [*parts[: count - 1], " ".join(parts[count - 1 :])]
