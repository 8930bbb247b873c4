"""Whole numbers of pixels."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels.arrays import round_to_bytes


def test_values_are_rounded_to_the_nearest_byte_and_clipped() -> None:
    values = np.array([-3.0, 0.4, 0.6, 127.5, 254.6, 300.0], np.float32)
    found = round_to_bytes(values)
    assert found.dtype == np.uint8
    assert found.tolist() == [0, 0, 1, 128, 255, 255]
