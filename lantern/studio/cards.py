"""Cards of the strip: small pictures that stand for shots, and are kept in the store."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.store import digest_json
from lantern.core.units import Size

LEAST_LINES = 16
CARD_LINES = 288
"""Frames of at most so many lines that stand for a shot are kept in the store."""


def reduce_size(size: Sequence[int], lines: int) -> Size | None:
    """Return a size of so many lines, None where it isn't smaller."""
    width, height = size
    if lines >= height:
        return None
    return max(1, round(width * lines / height)), lines


def make_card_key(picture: str, number: int, size: Size | None) -> str:
    """Return the key in the store of frame `number` of a picture, by the picture's own key."""
    return digest_json(["studio card", picture, number, size])
