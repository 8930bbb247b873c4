"""A written word taken apart: what stands before it, the word itself, and what stands after it."""

from __future__ import annotations

import re
import unicodedata
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


INVISIBLE_CHARACTERS = dict.fromkeys(
    [
        0xAD,  # soft hyphen
        0xFEFF,  # byte order mark
        *range(0x200B, 0x2010),  # zero width, and marks of direction
        *range(0x202A, 0x202F),  # overrides of direction
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
    ]
)
"""Characters that nobody sees or says, for `str.translate`."""
_OF_WORDS = r"\w%°½¼¾$£€¥₽₴¢№"
"""What belongs to a word beside its letters and figures: signs that are said."""
TOKEN_PATTERN = re.compile(rf"([^{_OF_WORDS}]*)(.*?)([^{_OF_WORDS}]*)", re.DOTALL)
"""Lead, core and trail of a word; it matches any text."""
_NUMBER = re.compile(r"-?[\d.,–—-]*[\d½¼¾]")


_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_LIGATURE_TABLE = str.maketrans(_LIGATURES)


def normalise(text: str) -> str:
    """Return a text as it is typed: no invisible characters, no ligatures, letters with accents.

    Text copied from PDF files has f and i in one character, and accents of their own (Unicode NFC).
    """
    visible = text.translate(INVISIBLE_CHARACTERS).translate(_LIGATURE_TABLE)
    return unicodedata.normalize("NFC", visible)


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
