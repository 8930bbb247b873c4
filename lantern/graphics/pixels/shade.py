"""Shades: a darkening field that is made once and laid over every frame, such as a vignette."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, Planes


@dataclass(frozen=True, eq=False)
class Shade:
    """A darkening field for frames of one size; `make_shade` makes it.

    `gain` is the share of each pixel that is kept, in 255ths; `offset` is then added, so that
    frames darken towards video black and grey.
    """

    gain: Planes
    offset: Planes

    def darken(self, planes: Planes) -> Planes:
        """Return a frame darkened; colour fades with the light, so the hue stays."""
        gain = self.gain
        offset = self.offset
        return Planes(
            _darken_plane(planes.y, gain.y, offset.y),
            _darken_plane(planes.u, gain.u, offset.u),
            _darken_plane(planes.v, gain.v, offset.v),
        )


def _darken_plane(plane: U8, gain: U8, offset: U8) -> U8:
    dark = np.asarray(cv2.multiply(plane, gain, scale=1 / 255), np.uint8)
    return np.asarray(cv2.add(dark, offset, dst=dark), np.uint8)


def make_shade(field: F32) -> Shade:
    """Return the shade of a field, (h, w), h and w even: 1 leaves a pixel alone, 0 is black."""
    h, w = field.shape
    half = cv2.resize(field, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    return make_gain_shade(_count_255ths(field), _count_255ths(half))


def make_gain_shade(luma: U8, chroma: U8) -> Shade:
    """Return the shade that keeps so many 255ths of each pixel, (h, w), and (h/2, w/2)."""
    black = _find_offset(luma, 16)
    grey = _find_offset(chroma, 128)
    return Shade(Planes(luma, chroma, chroma), Planes(black, grey, grey))


def combine_shades(one: Shade, other: Shade) -> Shade:
    """Return the shade that darkens as two of a size do, one after the other."""
    luma = cv2.multiply(one.gain.y, other.gain.y, scale=1 / 255)
    chroma = cv2.multiply(one.gain.u, other.gain.u, scale=1 / 255)
    return make_gain_shade(
        np.asarray(luma, np.uint8), np.asarray(chroma, np.uint8)
    )


def _count_255ths(shares: cv2.typing.MatLike) -> U8:
    return np.rint(shares * 255).astype(np.uint8)


def _find_offset(gain: U8, tone: int) -> U8:
    """Return what a tone lacks where so many 255ths of it are kept."""
    lost = cv2.convertScaleAbs(cv2.bitwise_not(gain), alpha=tone / 255)
    return np.asarray(lost, np.uint8)
