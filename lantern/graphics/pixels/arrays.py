"""The kinds of arrays that pixels are kept in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


def round_to_bytes(values: F32) -> U8:
    """Return the nearest whole numbers; what is below 0 or above 255 is clipped."""
    return np.rint(np.clip(values, 0, 255)).astype(np.uint8)
