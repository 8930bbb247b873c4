"""The direction in which text is written: from right to left in Arabic, Hebrew and others. Pure."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable

_FIRST_RIGHT_TO_LEFT = "\u0590"
"""No letter before it is written from right to left."""
_EMBED = "\u202b"
_END_EMBEDDING = "\u202c"


@functools.lru_cache(maxsize=4096)
def is_right_to_left(text: str) -> bool:
    """Return whether text is written from right to left.

    It is if its first letter is, or most of its letters; names and figures in it run their own way.
    """
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT:
        return False
    kinds = [unicodedata.bidirectional(char) for char in text]
    letters = [kind for kind in kinds if kind in ("L", "R", "AL")]
    if not letters:
        return False
    left = letters.count("L")
    return letters[0] != "L" or left < len(letters) - left


def is_paragraph_right_to_left(lines: Iterable[str]) -> bool:
    """Return whether lines that belong together are written from right to left."""
    return is_right_to_left(" ".join(lines))


def embed_right_to_left(line: str) -> str:
    """Return a line in the marks that have it set from right to left.

    Then its points stand at its left end, and parts in other directions follow from the right.
    """
    return f"{_EMBED}{line}{_END_EMBEDDING}"
