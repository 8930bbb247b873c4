"""The grain of archive material: one field of noise, of which each frame takes another part."""

from __future__ import annotations

import functools
import hashlib
import math
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8
from lantern.visuals.treatment.tone import SourceTone

_SEED = 1945
_ROOM = 128
"""Pixels by which the field is larger than a frame, so that its part can be chosen."""
_SOFT = 0.75
"""How far the grain is blurred, in pixels at 1080p."""
_SHARPEST = 0.3
"""Blurred by less, noise is left as it is."""
_LEAST = 0.05
"""Of a step: grain that nobody sees."""


def find_missing_grain(wanted: float, tone: SourceTone) -> float:
    """Return the spread of the grain that a picture lacks: spreads add up as squares.

    `wanted` is what is seen once the picture is stretched, which stretches its grain, too.
    """
    missing = math.sqrt(max(0.0, (wanted / tone.gain) ** 2 - tone.noise**2))
    return round(missing, 2) if missing > _LEAST else 0.0


@functools.lru_cache(maxsize=4)
def make_grain(size: Size, scale: float) -> F32:
    """Return grain of unit spread, (h, w); `scale` is pixels per pixel at 1080p.

    It is the same every time, and may not be written to.
    """
    w, h = size
    random = np.random.default_rng(_SEED)
    noise = random.standard_normal((h, w), np.float32)
    soft = _SOFT * scale
    if soft > _SHARPEST:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), soft), np.float32)
    grain = np.asarray(noise / max(float(np.std(noise)), 1e-6), np.float32)
    grain.setflags(write=False)
    return grain


def weigh_grain(scale: float) -> float:
    """Return how much of its spread grain keeps in smaller frames: pixels are means of many there.

    `scale` is pixels per pixel at 1080p, where the weight is 1, as in larger frames.
    """
    spot = 4 * math.pi * _SOFT**2
    weight = math.sqrt((1 + 1 / spot) / (1 + 1 / (spot * scale**2)))
    return min(1.0, weight)


@dataclass(frozen=True, eq=False)
class GrainField:
    """Grain for frames of one size: what is added to them, and what is taken off."""

    more: U8
    less: U8
    size: Size

    def lay_onto(self, luma: U8, seed: str) -> U8:
        """Return a plane with the grain of a seed."""
        first = hashlib.blake2b(seed.encode(), digest_size=2).digest()
        x, y = (byte % _ROOM for byte in first)
        w, h = self.size
        rows, columns = slice(y, y + h), slice(x, x + w)
        lighter = cv2.add(luma, self.more[rows, columns])
        return np.asarray(
            cv2.subtract(lighter, self.less[rows, columns]), np.uint8
        )


def make_grain_field(
    size: Size, scale: float, strength: float
) -> GrainField | None:
    """Return the grain for frames of a size, `strength` its spread in steps; None for none."""
    if not strength:
        return None
    w, h = size
    spread = strength * weigh_grain(scale)
    steps = np.rint(make_grain((w + _ROOM, h + _ROOM), scale) * spread)
    more = np.clip(steps, 0, 255).astype(np.uint8)
    less = np.clip(-steps, 0, 255).astype(np.uint8)
    return GrainField(more, less, size)
