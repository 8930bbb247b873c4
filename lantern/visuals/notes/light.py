"""The light of spotlights: parts of the picture keep it, the rest is dimmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, Planes
from lantern.graphics.pixels.shade import Shade, make_gain_shade
from lantern.graphics.vector import Box

_SHRINK = 4
"""The light is drawn at a quarter of the size: its edge is soft."""


@dataclass(frozen=True)
class Spotlight:
    """A part that keeps the light, as the ellipse around its box, and how far the light is on."""

    box: Box
    share: float


def dim(
    planes: Planes, lights: Sequence[Spotlight], *, kept: float, soft: float
) -> Planes:
    """Return a frame that keeps `kept` of its light outside some parts.

    `soft` is the width of the edge of the light, in pixels.
    """
    strongest = max(light.share for light in lights)
    lit = _draw_lit(lights, strongest, planes.size, soft=soft)
    gain = 1 - (1 - kept) * strongest * (1 - lit)
    return _make_shade(np.asarray(gain, np.float32), planes.size).darken(planes)


def _draw_lit(
    lights: Sequence[Spotlight], strongest: float, size: Size, *, soft: float
) -> F32:
    """Return how far each pixel of a small frame is lit, 0 to 1."""
    w, h = size
    lit = np.zeros((-(-h // _SHRINK), -(-w // _SHRINK)), np.float32)
    for light in lights:
        x, y, wide, high = (side / _SHRINK for side in light.box)
        spot = np.zeros_like(lit)
        # the ellipse through the corners of the box: nothing of the part is dimmed
        axes = (_fixed(wide / 2**0.5), _fixed(high / 2**0.5))
        middle = (_fixed(x + wide / 2 - 0.5), _fixed(y + high / 2 - 0.5))
        cv2.ellipse(spot, middle, axes, 0, 0, 360, 1.0, -1, cv2.LINE_8, 4)
        lit = np.maximum(lit, spot * np.float32(light.share / strongest))
    blurred = cv2.GaussianBlur(lit, (0, 0), max(soft / _SHRINK, 0.3))
    return np.asarray(blurred, np.float32)


def _fixed(value: float) -> int:
    """Return a length in sixteenths, as OpenCV takes fractions."""
    return round(value * 16)


def _make_shade(gain: F32, size: Size) -> Shade:
    w, h = size
    small: U8 = np.rint(np.clip(gain, 0, 1) * 255).astype(np.uint8)
    luma = np.asarray(
        cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR), np.uint8
    )
    half = (w // 2, h // 2)
    chroma = np.asarray(
        cv2.resize(small, half, interpolation=cv2.INTER_LINEAR), np.uint8
    )
    return make_gain_shade(luma, chroma)
