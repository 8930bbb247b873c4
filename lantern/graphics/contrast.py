"""The contrast of colours, as WCAG counts it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import F32

F64 = NDArray[np.float64]
LEAST_CONTRAST = 4.5
"""WCAG's contrast of type and ground."""


def compute_luminance(rgb: F32 | F64) -> F64:
    """Return the relative luminance of sRGB, both 0..1; the colours are the last axis."""
    linear = np.where(
        rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
    )
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), np.float64)


def compare_luminances(first: F64 | float, second: F64 | float) -> F64:
    """Return the contrast, 1..21, of colours with these luminances."""
    lighter = np.maximum(first, second) + 0.05
    return np.asarray(lighter / (np.minimum(first, second) + 0.05), np.float64)


def compare_colours(first: str, second: str) -> float:
    """Return the contrast, 1..21, of two colours `#rrggbb`."""
    lights = [
        compute_luminance(np.array(parse_colour(colour)) / 255)
        for colour in (first, second)
    ]
    return float(compare_luminances(lights[0], lights[1]))
