"""Colours as they are written, `#rrggbb`, and as numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def parse_colour(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour `#rrggbb`, each from 0 to 255."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def parse_rgb(colour: str) -> NDArray[np.float32]:
    """Return red, green and blue of a colour `#rrggbb`, each from 0 to 1, (3,)."""
    shares = [channel / 255 for channel in parse_colour(colour)]
    return np.array(shares, np.float32)
