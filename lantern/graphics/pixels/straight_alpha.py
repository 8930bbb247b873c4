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
        under[:] = _compose(over, under, opacity)

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
        return pack_yuva444p10(
            luma, chroma[..., 0], chroma[..., 1], alpha=alpha
        )


def pack_yuva444p10(
    y: NDArray[Any], u: NDArray[Any], v: NDArray[Any], *, alpha: NDArray[Any]
) -> bytes:
    """Return planes, (h, w) each on a scale of 8 bits, as ffmpeg reads yuva444p10le."""
    # colours gain two bits, and full alpha is full again
    parts = [_round_to_words(plane, 4) for plane in (y, u, v)]
    return b"".join([*parts, _round_to_words(alpha, 1023 / 255)])


def _round_to_words(plane: NDArray[Any], factor: float) -> bytes:
    """Return a plane times a factor as whole numbers of 16 bits."""
    scaled: F32 = np.multiply(plane, np.float32(factor), dtype=np.float32)
    scaled += np.float32(0.5)
    words: bytes = scaled.astype("<u2").tobytes()
    return words


def _compose(over: F32, under: F32, opacity: float) -> F32:
    """Return one picture over another, both (h, w, 4) with straight alpha (Porter and Duff)."""
    alpha = over[..., 3:] * (opacity / 255)
    kept = under[..., 3:] / 255 * (1 - alpha)
    total = alpha + kept
    # where nothing is seen, the colour of what is above goes on
    share = np.divide(
        alpha,
        total,
        out=np.ones_like(alpha),
        where=total > 0,
    )
    rgb = over[..., :3] * share + under[..., :3] * (1 - share)
    return np.concatenate([rgb, total * 255], axis=2)


def _spread_colours(rgba: U8) -> F32:
    """Return a picture, (h, w, 4), whose colours go on where it can hardly be seen."""
    colours = spread(rgba[..., :3], rgba[..., 3] >= LEAST_COLOURED)
    return np.dstack([colours, rgba[..., 3].astype(np.float32)])


def spread(colours: NDArray[Any], seen: NDArray[np.bool_]) -> F32:
    """Return colours, (h, w, n), that go on softly into pixels that aren't seen, (h, w).

    Beside what is seen they are those of its edge; further away ever more of it counts, so that
    there is nothing there to be encoded. Without any pixel that is seen they stay as they are.

    It is the pull and push of S. J. Gortler et al., The Lumigraph, 1996, section 3.3.
    """
    given = np.asarray(colours, np.float32)
    if seen.all() or not seen.any():
        return given
    weight = np.asarray(seen[..., None], np.float32)
    return _fill(given * weight, weight)


def _fill(weighted: F32, weight: F32) -> F32:
    """Return colours of colours times their weights, (h, w, n) and (h, w, 1): all have one."""
    seen = weight > 0
    known = np.divide(
        weighted,
        weight,
        out=np.zeros_like(weighted),
        where=seen,
    )
    h, w = weight.shape[:2]
    if seen.all() or min(h, w) == 1:
        return known
    half = (-(-w // 2), -(-h // 2))
    coarse = _fill(_resize(weighted, half), _resize(weight, half))
    around = _resize(coarse, (w, h), how=cv2.INTER_LINEAR)
    return np.where(seen, known, around)


def _resize(picture: F32, size: Size, how: int = cv2.INTER_AREA) -> F32:
    resized = cv2.resize(picture, size, interpolation=how)
    # OpenCV drops the axis of a single channel
    return np.asarray(resized, np.float32).reshape(size[1], size[0], -1)
