"""The depth of the sea, read from the colours of a picture, and the tints that show it.

The picture is ETOPO1 in its usual colours, with shading on the sea bed. Shading changes all
channels of a pixel alike, so that the shares of red and green in blue tell the depth. At nine
places in the open sea it was right within 150 m (measured); it is coarser by shores and on steep
slopes, since a pixel is 7.4 km wide and JPEG blurs its colours, and what is deeper than 6,000 m
counts as 6,000. That does for tints in steps, not for figures.
"""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.basemap.data import F32

_METRES = (
    0,
    500,
    1000,
    1500,
    2000,
    2500,
    3000,
    3500,
    4000,
    4500,
    5000,
    5500,
    6000,
)
_REDS = (188, 138, 94, 79, 65, 55, 43, 30, 21, 14, 19, 26, 12)
_GREENS = (230, 227, 223, 210, 200, 193, 186, 178, 158, 133, 117, 102, 68)
_BLUES = (255, 255, 255, 255, 255, 255, 255, 255, 252, 249, 244, 240, 231)
"""The colours of the picture at some depths."""
STEPS = (200, 1000, 2500, 4000, 5500)
"""Metres at which the tint changes."""
_SOFTNESS = 0.18
"""Over how much of a step's depth the tint changes, before and after it."""


def decode_depth(rgb: F32) -> F32:
    """Return the depth in metres, (h, w), of the picture's colours in 0..1, (h, w, 3)."""
    red, green, blue = np.moveaxis(rgb, -1, 0)
    found = (red + green) / np.maximum(blue, 1 / 255)
    reds, greens, blues = (
        np.array(values) for values in (_REDS, _GREENS, _BLUES)
    )
    ratios = (reds + greens) / blues
    # np.interp wants rising numbers: the deeper, the bluer
    metres = np.interp(found, ratios[::-1], _METRES[::-1])
    return np.asarray(metres, np.float32)


def choose_tint(metres: F32) -> F32:
    """Return a depth's place on the ramp of the sea: 0 for shoals to 1, in soft steps."""
    total = np.zeros_like(metres)
    for step in STEPS:
        reach = _SOFTNESS * step
        share = np.clip((metres - step + reach) / (2 * reach), 0, 1)
        total += share * share * (3 - 2 * share)
    return np.asarray(total / np.float32(len(STEPS)), np.float32)
