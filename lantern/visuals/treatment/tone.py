"""The common tone of archive material: what a source has of black, white and noise, and its table.

Greys are stretched between the darkest and the lightest of a picture, as far as that is no guess,
and laid between two inks of the look.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.colours import parse_colour
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, bt709
from lantern.graphics.pixels.arrays import round_to_bytes

_DARKEST, _LIGHTEST = 0.004, 0.996
"""Shares of the pixels below black, and below white."""
_MOST_BLACK, _LEAST_WHITE = 56, 170
"""A flat picture stays a little flat: fog is fog."""
_BLOCK = 24
"""Pixels along a side of the squares in which noise is sought."""
_QUIET_SHARE = 0.25
"""The squares that are taken to show noise and nothing else: the quietest of them."""
_CLIPPED = (20, 235)
"""A square as dark, or as light, has lost its noise."""
_LAPLACE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
_LAPLACE_GAIN = 6.0
"""Standard deviation of white noise after the kernel, for one of 1 before it."""
_GREYS = 256


@dataclass(frozen=True)
class SourceTone:
    """The black, the white and the spread of the noise of a source, in 255ths of the light."""

    black: float = 0.0
    white: float = 255.0
    noise: float = 0.0

    @property
    def gain(self) -> float:
        """How much steps grow as black and white are moved to the ends."""
        return 255 / (self.white - self.black)


def measure_tone(greys: Sequence[U8]) -> SourceTone:
    """Return the tone of a source from some of its pictures, (h, w) each, 0 black to 255 white."""
    counts = np.zeros(_GREYS)
    for grey in greys:
        counts += np.bincount(grey.ravel(), minlength=_GREYS)
    shares = np.cumsum(counts) / max(counts.sum(), 1.0)
    black = min(int(np.searchsorted(shares, _DARKEST)), _MOST_BLACK)
    white = max(int(np.searchsorted(shares, _LIGHTEST)), _LEAST_WHITE)
    noise = float(np.mean([measure_noise(grey) for grey in greys]))
    return SourceTone(float(black), float(white), round(noise, 2))


def measure_noise(grey: U8) -> float:
    """Return the spread of the noise of a picture, (h, w), in steps of grey; 0 if none is seen.

    After Immerkær (1996): a kernel that even ramps don't pass, in the squares where least is left.
    """
    h, w = grey.shape
    down, across = h // _BLOCK, w // _BLOCK
    if not down or not across:
        return 0.0
    whole = grey[: down * _BLOCK, : across * _BLOCK].astype(np.float32)
    edges = cv2.filter2D(whole, cv2.CV_32F, _LAPLACE)
    spread = np.sqrt(
        _average_blocks(np.asarray(edges, np.float32) ** 2, down, across)
    )
    mean = _average_blocks(whole, down, across)
    used = spread[(mean > _CLIPPED[0]) & (mean < _CLIPPED[1])]
    if not len(used):
        return 0.0
    return float(np.quantile(used, _QUIET_SHARE)) / _LAPLACE_GAIN


def _average_blocks(values: F32, down: int, across: int) -> F32:
    size = (across, down)
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA))


@dataclass(frozen=True, eq=False)
class ToneTable:
    """What each step becomes: `rgb` (256, 3) of greys 0 to 255, y, u, v (256,) of video luma."""

    rgb: U8
    y: U8
    u: U8
    v: U8


@functools.lru_cache(maxsize=16)
def make_tone_table(
    tone: SourceTone, shadow: str, light: str, *, contrast: float
) -> ToneTable:
    """Return the table of a source between two inks, `#rrggbb`."""
    greys = np.arange(_GREYS, dtype=np.float32)
    rgb = _tint(
        greys,
        tone,
        shadow,
        light=light,
        contrast=contrast,
    )
    video = _tint(
        (greys - 16) * (255 / 219),
        tone,
        shadow,
        light=light,
        contrast=contrast,
    )
    pixels = video[None]
    y = cv2.transform(pixels, bt709.RGB_TO_Y)
    chroma = cv2.transform(pixels.astype(np.float32), bt709.RGB_TO_C)
    rounded = np.rint(np.asarray(chroma)[0]).astype(np.uint8)
    u, v = (np.ascontiguousarray(rounded[:, i]) for i in range(2))
    return ToneTable(rgb, np.asarray(y, np.uint8).reshape(_GREYS), u, v)


def _tint(
    greys: F32, tone: SourceTone, shadow: str, *, light: str, contrast: float
) -> U8:
    """Return the colours, (n, 3), of greys, which may lie beyond 0 and 255."""
    t = np.clip((greys - tone.black) / (tone.white - tone.black), 0, 1)
    curved = (1 - contrast) * t + contrast * t * t * (3 - 2 * t)
    dark = np.array(parse_colour(shadow), np.float32)
    bright = np.array(parse_colour(light), np.float32)
    colours = dark + (bright - dark) * curved[:, None]
    return round_to_bytes(np.asarray(colours, np.float32))
