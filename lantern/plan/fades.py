"""How long a film may fade in and out."""

from __future__ import annotations

from lantern.core.units import Frames

_LONGEST_FADE = 1 / 5
"""Of a film, at either end."""


def find_longest_fade(total: Frames) -> Frames:
    """Return the frames that a film of so many frames may fade at either end."""
    return Frames(int(total * _LONGEST_FADE))
