"""Crops at fractions of a pixel: shifted, resized or warped, they are in the same place."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.graphics.pixels.sampling import SampleAxis, pad_plane, sample

U8 = NDArray[np.uint8]
NOISE = np.random.default_rng(5).integers(0, 255, (700, 900)).astype(np.uint8)
RAMP: U8 = np.tile(np.arange(0, 250, 2, dtype=np.uint8), (60, 1))
"""Two levels a column: the value of a pixel tells where it is."""


def crop_row(
    first: float, step: float, count: int, *, cubic: bool = False
) -> list[int]:
    """Return a row of a crop of the ramp."""
    down = SampleAxis(5.0, step, 20)
    (found,) = sample([RAMP], SampleAxis(first, step, count), down, cubic=cubic)
    assert found.shape == (20, count)
    row: list[int] = found[10].tolist()
    return row


def test_a_crop_at_whole_pixels_is_a_copy() -> None:
    (found,) = sample(
        [NOISE], SampleAxis(70.0, 1.0, 200), SampleAxis(30.0, 1.0, 100)
    )
    assert np.array_equal(found, NOISE[30:130, 70:270])


@pytest.mark.parametrize("cubic", [False, True])
def test_half_a_pixel_further_a_ramp_is_a_level_higher(cubic: bool) -> None:
    assert crop_row(10.5, 1.0, 4, cubic=cubic) == [21, 23, 25, 27]


@pytest.mark.parametrize("cubic", [False, True])
def test_at_the_edge_the_last_pixel_is_repeated(cubic: bool) -> None:
    assert crop_row(-3.0, 1.0, 6, cubic=cubic) == [0, 0, 0, 0, 2, 4]
    assert crop_row(122.0, 1.0, 6, cubic=cubic) == [
        244,
        246,
        248,
        248,
        248,
        248,
    ]


@pytest.mark.parametrize("step", [1.1, 1.1373, 1.2361, 1.25, 2.0])
@pytest.mark.parametrize("first", [64.0, 71.31, 90.77])
def test_crops_are_where_they_should_be(first: float, step: float) -> None:
    ramp = np.repeat(np.arange(0, 250, 0.25)[None, :], 1000, 0)
    plane = np.rint(ramp).astype(np.uint8)
    across = SampleAxis(first, step, 300)
    (found,) = sample([plane], across, SampleAxis(100.2, step, 200))
    wanted = (first + step * np.arange(300)) * 0.25
    assert found.shape == (200, 300)
    assert np.abs(found[100] - wanted).mean() < 0.35


def interpolate(
    plane: U8, across: SampleAxis, down: SampleAxis
) -> NDArray[np.float64]:
    """Return a crop by the formula of bilinear interpolation."""
    x = across.first + across.step * np.arange(across.count)
    y = down.first + down.step * np.arange(down.count)
    left = np.floor(x).astype(int)
    top = np.floor(y).astype(int)
    right_share = x - left
    lower_share = (y - top)[:, None]
    values = plane.astype(float)
    upper = (
        values[top][:, left] * (1 - right_share)
        + values[top][:, left + 1] * right_share
    )
    lower_rows = values[top + 1]
    lower = (
        lower_rows[:, left] * (1 - right_share)
        + lower_rows[:, left + 1] * right_share
    )
    crop: NDArray[np.float64] = upper * (1 - lower_share) + lower * lower_share
    return crop


@pytest.mark.parametrize("step", [0.81, 1.0, 1.2361])
def test_a_crop_of_noise_is_what_the_formula_gives(step: float) -> None:
    across = SampleAxis(80.4, step, 500)
    down = SampleAxis(77.7, step, 300)
    (found,) = sample([NOISE], across, down)
    # pixels may be 0.02 of their places off, and noise changes by up to 255 a pixel
    assert (
        np.abs(found - interpolate(NOISE, across, down)).max() <= 255 * 0.04 + 2
    )


def test_planes_of_one_size_are_cropped_alike() -> None:
    across = SampleAxis(80.4, 1.2361, 300)
    down = SampleAxis(77.7, 1.2361, 200)
    first, second = sample([NOISE, 255 - NOISE], across, down)
    assert np.abs(first.astype(int) + second - 255).max() <= 1


def test_a_small_plane_is_enlarged_all_the_same() -> None:
    plane = np.array([[0, 100], [0, 100]], np.uint8)
    (found,) = sample(
        [plane], SampleAxis(-0.25, 0.5, 4), SampleAxis(-0.25, 0.5, 4)
    )
    assert found[0].tolist() == [0, 25, 75, 100]


def test_a_margin_repeats_the_edge_or_is_clear() -> None:
    plane = np.array([[1, 2], [3, 4]], np.uint8)
    assert pad_plane(plane, 1).tolist() == [
        [1, 1, 2, 2],
        [1, 1, 2, 2],
        [3, 3, 4, 4],
        [3, 3, 4, 4],
    ]
    assert pad_plane(plane, 1, clear=True)[0].tolist() == [0, 0, 0, 0]
    assert pad_plane(plane).shape == (130, 130)
