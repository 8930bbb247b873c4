"""A transition through a moment of black."""

from __future__ import annotations

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.transitions import TransitionParams

VERSION = 1
SECONDS = 0.4


def mix(
    a: Planes, b: Planes, progress: float, *, params: TransitionParams
) -> Planes:
    """Return the first picture, then black, then the second."""
    if progress < 1 / 3:
        return a
    if progress > 2 / 3:
        return b
    h, w = a.y.shape
    return make_flat_frame((w, h), (16, 128, 128))
