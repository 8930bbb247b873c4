"""How the ground of an oblique view fades into the paper towards the horizon."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import F32, U8, Planes, convert_hex_to_yuv
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.timing import ease

_FULL_TILT = 40
"""Degrees from which the ground at the top of the frame is as pale as it gets."""
_ROWS = 0.3
"""Share of the frame's height, from the top, over which it fades."""
_MOST = 0.88
"""How pale it gets at the top of the frame."""


def fade_to_horizon(frame: Planes, view: Window, paper: str) -> Planes:
    """Return the ground of a view, pale in the distance; that of a flat one as it is."""
    if view.tilt <= 0:
        return frame
    share = find_paleness(view)
    inks = convert_hex_to_yuv(paper)
    half = np.asarray((share[::2] + share[1::2]) / 2, np.float32)
    return Planes(
        _fade(frame.y, share, inks[0]),
        _fade(frame.u, half, inks[1]),
        _fade(frame.v, half, inks[2]),
    )


def find_paleness(view: Window) -> F32:
    """Return how far each row of a frame is paper, (h,), 0 to 1."""
    strength = _MOST * ease(view.tilt / _FULL_TILT)
    h = view.size[1]
    t = np.clip(
        1 - np.arange(h, dtype=np.float32) / np.float32(_ROWS * h), 0, 1
    )
    return np.asarray(np.float32(strength) * t * t * (3 - 2 * t))


def _fade(plane: U8, share: F32, ink: int) -> U8:
    last = int(np.flatnonzero(share).max(initial=-1)) + 1
    faded = plane.copy()
    top = plane[:last].astype(np.float32)
    part = share[:last, None]
    faded[:last] = np.rint(top + (np.float32(ink) - top) * part)
    return faded
