"""A written word taken apart: what stands before it, the word itself, and what stands after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Token:
    """A word's place in the narration (characters) and its parts; rules look at `core`."""

    start: int
    end: int
    lead: str
    core: str
    trail: str

    @property
    def is_number(self) -> bool:
        """Whether it is a number, or a range of two, with nothing after it."""
        return not self.trail and _NUMBER.fullmatch(self.core) is not None


@dataclass(frozen=True)
class Readings:
    """What is said for tokens, by their index: `spoken` text, and `ipa` if the lexicon has it."""

    spoken: dict[int, str] = field(default_factory=dict)
    ipa: dict[int, str] = field(default_factory=dict)


_OF_WORDS = r"\w%°½¼¾⅐-⅞⁻$£€¥₽₴₹₩₺₪¢№"
"""What belongs to a word beside its letters and figures: signs that are said."""
TOKEN_PATTERN = re.compile(
    rf"([^{_OF_WORDS}]*)(.*?)([^{_OF_WORDS}]*)", re.DOTALL
)
"""Lead, core and trail of a word; it matches any text."""
_NUMBER = re.compile(r"-?[\d.,–—-]*[\d½¼¾]")


def make_token(start: int, end: int, written: str) -> Token:
    """Take a written word apart."""
    match = TOKEN_PATTERN.fullmatch(written)
    assert match is not None  # every part of the pattern may be empty
    return Token(start, end, match[1], match[2], match[3])


def get_token(tokens: Sequence[Token], i: int) -> Token:
    """Return a token, or an empty one beyond either end."""
    return tokens[i] if 0 <= i < len(tokens) else Token(0, 0, "", "", "")


def spread(say: str, count: int) -> list[str]:
    """Spread spoken words over `count` written ones: one each, and the rest on the last.

    If there are fewer, the first written ones get none.
    """
    parts = say.split()
    parts = [""] * (count - len(parts)) + parts
    return [*parts[: count - 1], " ".join(parts[count - 1 :])]
