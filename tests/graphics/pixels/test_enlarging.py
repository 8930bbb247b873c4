"""Enlarging a frame about its middle: by the formula, in every quarter, for any size."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.graphics.pixels.arrays import U8
from lantern.graphics.pixels.enlarging import enlarge_plane

F64 = NDArray[np.float64]


def make_plane(rows: int, columns: int) -> U8:
    """Return soft waves, which any sampling keeps, (rows, columns)."""
    y, x = np.mgrid[0:rows, 0:columns]
    waves = 128 + 60 * np.sin(x / 5) + 60 * np.cos(y / 7)
    return np.asarray(np.rint(waves), np.uint8)


def list_places(count: int, growth: float) -> F64:
    """Return where each pixel of a line stands before it is enlarged."""
    middle = (count - 1) / 2
    return np.asarray(middle + (np.arange(count) - middle) / growth, np.float64)


def compute_waves(rows: int, columns: int, growth: float) -> F64:
    """Return the plane enlarged by the formula, from the waves themselves."""
    x = list_places(columns, growth)
    y = list_places(rows, growth)
    found: F64 = 128 + 60 * np.sin(x / 5)[None, :] + 60 * np.cos(y / 7)[:, None]
    return found


@pytest.mark.parametrize("cubic", [False, True])
@pytest.mark.parametrize("growth", [1.0, 1.0002, 1.0013, 1.004, 1.015])
@pytest.mark.parametrize(
    ("rows", "columns"), [(360, 640), (45, 80), (271, 481)]
)
def test_pixels_are_where_the_formula_has_them(
    rows: int, columns: int, growth: float, cubic: bool
) -> None:
    found = enlarge_plane(make_plane(rows, columns), growth, cubic=cubic)
    wanted = compute_waves(rows, columns, growth)
    assert found.shape == (rows, columns)
    assert np.abs(found - wanted).max() < 2.5
    assert np.abs(found - wanted).mean() < 0.75


def test_it_is_the_same_turned_round() -> None:
    plane = make_plane(360, 640)
    turned = enlarge_plane(
        np.ascontiguousarray(plane[::-1, ::-1]), 1.01, cubic=True
    )
    straight = enlarge_plane(plane, 1.01, cubic=True)
    assert np.array_equal(turned[::-1, ::-1], straight)
