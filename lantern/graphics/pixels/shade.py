"""Shades: a darkening field that is made once and laid over every frame, such as a vignette."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

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
    luma = _count_255ths(field)
    chroma = _count_255ths(half)
    gain = Planes(luma, chroma, chroma)
    black = _tabulate_offset(16)[luma]
    grey = _tabulate_offset(128)[chroma]
    return Shade(gain, Planes(black, grey, grey))


def _count_255ths(shares: cv2.typing.MatLike) -> U8:
    return np.rint(shares * 255).astype(np.uint8)


def _tabulate_offset(tone: int) -> U8:
    """Return what a tone lacks for each share of it that is kept, 0 to 255 in 255ths."""
    lost = 1 - np.arange(256) / 255
    return np.rint(tone * lost).astype(np.uint8)
