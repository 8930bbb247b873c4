"""Pictures over nothing, as editing programs take them: straight alpha, colours in BT.709.

The colour of a pixel isn't multiplied by its alpha, and goes on where there is nothing to see: so
neither a codec nor a program that scales the picture mixes its edges with black.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import F32, U8
from lantern.graphics.pixels.bt709 import RGB_TO_C, RGB_TO_Y

_LEAST_COLOURED = 16
"""Alpha below which the colour of a pixel is too coarse to be used: that of 8 bits is a guess."""
_TENTH_BIT = 4.0
"""From 8 bits to 10."""


class StraightFrame:
    """A frame over nothing: (h, w, 4) sRGB and alpha, 0 to 255, not premultiplied."""

    def __init__(self, size: Size) -> None:
        """Begin an empty frame."""
        w, h = size
        self._rgba = np.zeros((h, w, 4), np.float32)

    def lay_over(self, rgba: U8, x: int, y: int, *, opacity: float) -> None:
        """Lay a picture, (h, w, 4) with straight alpha, over what is there; its corner at (x, y).

        What is outside the frame is cut off.
        """
        height, width = self._rgba.shape[:2]
        top = max(y, 0)
        left = max(x, 0)
        bottom = min(y + rgba.shape[0], height)
        right = min(x + rgba.shape[1], width)
        if bottom <= top or right <= left:
            return
        over = spread_colours(rgba)[top - y : bottom - y, left - x : right - x]
        under = self._rgba[top:bottom, left:right]
        under[:] = _compose(over.astype(np.float32), under, opacity)

    def darken(self, light: float) -> None:
        """Darken the colours: 0 is black, 1 as they are."""
        self._rgba[..., :3] *= light

    def to_yuva444p10(self) -> bytes:
        """Return the frame as ffmpeg reads yuva444p10le: Y, Cb, Cr in limited range, alpha."""
        rgb = self._rgba[..., :3]
        luma = cv2.transform(rgb, RGB_TO_Y * _TENTH_BIT)
        chroma = cv2.transform(rgb, RGB_TO_C * _TENTH_BIT)
        alpha = self._rgba[..., 3] * (1023 / 255)
        planes = (luma, chroma[..., 0], chroma[..., 1], alpha)
        return b"".join(_round_to_words(plane).tobytes() for plane in planes)


def _round_to_words(values: cv2.typing.MatLike) -> NDArray[np.uint16]:
    return np.rint(values).astype("<u2")


def _compose(over: F32, under: F32, opacity: float) -> F32:
    """Return one picture over another, both (h, w, 4) with straight alpha (Porter and Duff)."""
    alpha = over[..., 3:] * (opacity / 255)
    kept = under[..., 3:] / 255 * (1 - alpha)
    total = alpha + kept
    # where nothing is seen, the colour of what is above goes on
    share = np.divide(alpha, total, out=np.ones_like(alpha), where=total > 0)
    rgb = over[..., :3] * share + under[..., :3] * (1 - share)
    return np.concatenate([rgb, total * 255], axis=2)


def spread_colours(rgba: U8) -> U8:
    """Return a picture, (h, w, 4), whose colours go on into what is transparent.

    A pixel that can hardly be seen takes the colour of the nearest one that can.
    """
    faint = rgba[..., 3] < _LEAST_COLOURED
    if not faint.any() or faint.all():
        return rgba
    _, labels = cv2.distanceTransformWithLabels(
        faint.astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    # label of each pixel that can be seen -> its place
    colours = np.zeros((labels.max() + 1, 3), np.uint8)
    colours[labels[~faint]] = rgba[~faint][:, :3]
    spread = rgba.copy()
    spread[..., :3] = colours[labels]
    return spread
