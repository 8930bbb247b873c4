"""What pieces of map furniture are called where they are timed and drawn."""

from __future__ import annotations

from collections.abc import Sequence

_PREFIX = "furniture "


def name_legend(kinds: Sequence[str]) -> str:
    """Return the name of a legend that explains these kinds of sign while they are new."""
    return " ".join(["legend", *kinds])


def name_progress(piece: str) -> str:
    """Return the name under which the progress of a frame holds how far a piece has come."""
    return _PREFIX + piece
