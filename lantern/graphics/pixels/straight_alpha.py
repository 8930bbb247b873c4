"""Pictures over nothing, as editing programs take them: straight alpha, colours in BT.709.

The colour of a pixel isn't multiplied by its alpha, and goes on where there is nothing to see: so
neither a codec nor a program that scales the picture mixes its edges with black.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import F32, U8
from lantern.graphics.pixels.bt709 import RGB_TO_C, RGB_TO_Y

LEAST_COLOURED = 16
"""Alpha, of 255, below which the colour of a pixel is too coarse to be used."""


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
        over = _spread_colours(rgba)[top - y : bottom - y, left - x : right - x]
        under = self._rgba[top:bottom, left:right]
        under[:] = _compose(over.astype(np.float32), under, opacity)

    def darken(self, light: float) -> None:
        """Darken the colours: 0 is black, 1 as they are."""
        if light < 1:
            self._rgba[..., :3] *= light

    def to_yuva444p10(self) -> bytes:
        """Return the frame as ffmpeg reads yuva444p10le."""
        rgb = self._rgba[..., :3]
        luma = cv2.transform(rgb, RGB_TO_Y)
        chroma = cv2.transform(rgb, RGB_TO_C)
        alpha = self._rgba[..., 3]
        return pack_yuva444p10(luma, chroma[..., 0], chroma[..., 1], alpha=alpha)


def pack_yuva444p10(
    y: NDArray[Any], u: NDArray[Any], v: NDArray[Any], *, alpha: NDArray[Any]
) -> bytes:
    """Return planes, (h, w) each on a scale of 8 bits, as ffmpeg reads yuva444p10le."""
    # colours gain two bits, and full alpha is full again
    scaled = (y * 4.0, u * 4.0, v * 4.0, alpha * (1023 / 255))
    return b"".join(np.rint(plane).astype("<u2").tobytes() for plane in scaled)


def _compose(over: F32, under: F32, opacity: float) -> F32:
    """Return one picture over another, both (h, w, 4) with straight alpha (Porter and Duff)."""
    alpha = over[..., 3:] * (opacity / 255)
    kept = under[..., 3:] / 255 * (1 - alpha)
    total = alpha + kept
    # where nothing is seen, the colour of what is above goes on
    share = np.divide(alpha, total, out=np.ones_like(alpha), where=total > 0)
    rgb = over[..., :3] * share + under[..., :3] * (1 - share)
    return np.concatenate([rgb, total * 255], axis=2)


def _spread_colours(rgba: U8) -> U8:
    """Return a picture, (h, w, 4), whose colours go on where it can hardly be seen."""
    colours = spread(rgba[..., :3], rgba[..., 3] >= LEAST_COLOURED)
    return np.dstack([colours, rgba[..., 3]])


def spread(colours: NDArray[Any], seen: NDArray[np.bool_]) -> NDArray[Any]:
    """Return colours, (h, w, n), in which each pixel that isn't seen has that of the nearest one.

    Without any pixel that is `seen`, (h, w), they stay as they are.
    """
    if seen.all() or not seen.any():
        return colours
    _, labels = cv2.distanceTransformWithLabels(
        np.asarray(~seen, np.uint8),
        cv2.DIST_L2,
        5,
        labelType=cv2.DIST_LABEL_PIXEL,
    )
    # each pixel that is seen has a label of its own, which all have that it is the nearest of
    of_label = np.zeros((labels.max() + 1, colours.shape[2]), colours.dtype)
    of_label[labels[seen]] = colours[seen]
    nearest: NDArray[Any] = of_label[labels]
    return nearest
