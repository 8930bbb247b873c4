"""Enlarging a whole frame about its middle, by a little, quickly.

A resize begins at the edge of a pixel, and the middle of a frame is one. So each quarter of a frame
is resized from the middle outwards: three of them are turned round for that. It takes a fifth of
the time of a warp, and puts pixels where it does, to the rounding.
"""

from __future__ import annotations

import functools
import math

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import U8

_UPSIDE_DOWN = 0
_LEFT_TO_RIGHT = 1
_BOTH = -1
_LEAST_GAIN = 0.51
"""Pixels that a line has to grow by: OpenCV only copies what keeps its size."""
_UNSEEN = 1 / 10
"""Pixels at the edge of a plane that nobody sees it move by."""


def enlarge_plane(plane: U8, growth: float, *, cubic: bool = False) -> U8:
    """Return a plane, (h, w), `growth` times as large about its middle, cut to its size.

    `growth` is 1 or a little more. It is sampled bilinearly, or by OpenCV's cubic kernel.
    """
    how = cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR
    rows, columns = plane.shape
    if columns / 2 * (growth - 1) < _UNSEEN:
        return plane.copy()
    top = rows // 2
    left = columns // 2
    grow = functools.partial(
        _enlarge_quarter,
        growth=growth,
        how=how,
    )
    enlarged = np.empty_like(plane)
    enlarged[top:, left:] = grow(plane[top:, left:])
    enlarged[top:, :left] = grow(plane[top:, :left], flip=_LEFT_TO_RIGHT)
    enlarged[:top, left:] = grow(plane[:top, left:], flip=_UPSIDE_DOWN)
    enlarged[:top, :left] = grow(plane[:top, :left], flip=_BOTH)
    return enlarged


def _enlarge_quarter(
    part: U8, *, growth: float, how: int, flip: int | None = None
) -> U8:
    """Return a quarter enlarged away from the middle, cut to its size.

    `flip` is what brings the middle to the quarter's top left.
    """
    rows, columns = part.shape
    outwards = part if flip is None else cv2.flip(part, flip)
    missing = math.ceil(_LEAST_GAIN / (growth - 1)) - columns
    if missing > 0:
        how_to_pad = cv2.BORDER_REPLICATE
        outwards = cv2.copyMakeBorder(outwards, 0, 0, 0, missing, how_to_pad)
    resized = cv2.resize(
        outwards,
        None,
        fx=growth,
        fy=growth,
        interpolation=how,
    )
    kept = resized[:rows, :columns]
    return np.asarray(kept if flip is None else cv2.flip(kept, flip), np.uint8)
