"""Pictures taken from others point by point."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.visuals.map.basemap.remapping import (
    CoarsePixels,
    blend_planes,
    list_middles,
    sample_planes,
)

RAMP = Planes(
    np.tile(np.arange(64, dtype=np.uint8), (32, 1)),
    np.tile(np.arange(0, 64, 2, dtype=np.uint8), (16, 1)),
    np.repeat(np.arange(16, dtype=np.uint8)[:, None] * 2, 32, axis=1),
)
"""Luma and u are the column, in pixels of luma; v is the row above a sample's middle."""


def make_field(value: float) -> np.ndarray:
    return np.full((4, 8), value, np.float32)


def test_a_picture_sampled_at_its_own_pixels_is_itself() -> None:
    x, y = np.meshgrid(list_middles(64), list_middles(32))
    found = sample_planes(RAMP, x, y)
    assert np.array_equal(found.y, RAMP.y)
    assert np.array_equal(found.u, RAMP.u)
    assert np.array_equal(found.v, RAMP.v)


def test_luma_and_chroma_are_taken_from_one_place() -> None:
    x, y = np.meshgrid(list_middles(8) + 10, list_middles(4) + 6)
    found = sample_planes(RAMP, x, y)
    assert found.y[0].tolist() == list(range(10, 18))
    assert found.u[0].tolist() == [10, 12, 14, 16]
    assert found.v[:, 0].tolist() == [6, 8]


def test_beyond_its_edges_a_picture_goes_on_as_there() -> None:
    found = sample_planes(RAMP, make_field(500.0), make_field(-90.0))
    assert (found.y == 63).all()
    assert (found.v == 0).all()


def test_one_frame_lies_over_another_as_far_as_it_is_there() -> None:
    white = Planes(
        *(np.full(shape, 200, np.uint8) for shape in [(4, 8), (2, 4), (2, 4)])
    )
    black = Planes(
        *(np.full(shape, 100, np.uint8) for shape in [(4, 8), (2, 4), (2, 4)])
    )
    share = make_field(0.0)
    share[:, 4:] = 1
    share[:, 2:4] = 0.5
    found = blend_planes(white, black, share)
    assert found.y[0].tolist() == [100, 100, 150, 150, 200, 200, 200, 200]
    assert found.u[0].tolist() == [100, 150, 200, 200]


def test_values_at_coarse_points_are_even_between_them() -> None:
    coarse = CoarsePixels.of((20, 12))
    assert coarse.x.tolist() == [-4, 4, 12, 20, 28]
    x, y = np.meshgrid(coarse.x, coarse.y)
    assert np.allclose(coarse.enlarge(x)[0], list_middles(20))
    assert np.allclose(coarse.enlarge(y)[:, 5], list_middles(12))
