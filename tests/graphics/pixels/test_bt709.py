"""The matrices of BT.709, and how chroma and premultiplied ink are made with them."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import bt709
from lantern.graphics.pixels.arrays import F64


def apply(matrix: F64, values: list[float]) -> list[float]:
    """Return what a matrix with a last column of sums to add makes of a pixel."""
    found: list[float] = (matrix[:, :-1] @ values + matrix[:, -1]).tolist()
    return found


@pytest.mark.parametrize(
    ("rgb", "y"),
    [([0, 0, 0], 16), ([255, 255, 255], 235), ([0, 255, 0], 16 + 219 * 0.7152)],
)
def test_luma_is_in_limited_range(rgb: list[float], y: float) -> None:
    assert apply(bt709.RGB_TO_Y, rgb) == pytest.approx([y])


@pytest.mark.parametrize(
    ("rgb", "chroma"),
    [
        ([90, 90, 90], [128, 128]),
        ([0, 0, 255], [240, 117.73]),
        ([255, 0, 0], [102.34, 240]),
    ],
)
def test_grey_has_no_colour_and_full_colours_reach_the_end(
    rgb: list[float], chroma: list[float]
) -> None:
    assert apply(bt709.RGB_TO_C, rgb) == pytest.approx(chroma, abs=0.01)


def test_there_and_back_is_the_same() -> None:
    rgb = [200.0, 40.0, 60.0]
    yuv = apply(bt709.RGB_TO_Y, rgb) + apply(bt709.RGB_TO_C, rgb)
    assert apply(bt709.YUV_TO_RGB, yuv) == pytest.approx(rgb)


def test_from_bt709_itself_nothing_changes() -> None:
    matrix = bt709.build_matrix_from("bt709", full=False)
    assert np.abs(matrix[:, :3] - np.eye(3)).max() < 1e-9
    assert np.abs(matrix[:, 3]).max() < 1e-9


@pytest.mark.parametrize("matrix", ["bt601", "bt709", "bt2020"])
def test_full_range_black_and_white_become_those_of_limited_range(
    matrix: str,
) -> None:
    found = bt709.build_matrix_from(matrix, full=True)
    assert apply(found, [0, 128, 128]) == pytest.approx([16, 128, 128])
    assert apply(found, [255, 128, 128]) == pytest.approx([235, 128, 128])


def test_red_of_bt601_is_red_of_bt709() -> None:
    found = bt709.build_matrix_from("bt601", full=False)
    red = [16 + 219 * 0.299, 128 - 224 * 0.299 / 1.772, 240.0]
    wanted = apply(bt709.RGB_TO_Y, [255, 0, 0]) + apply(
        bt709.RGB_TO_C, [255, 0, 0]
    )
    assert apply(found, red) == pytest.approx(wanted)


def test_an_unknown_matrix_is_refused() -> None:
    with pytest.raises(KeyError, match="bt470"):
        bt709.build_matrix_from("bt470", full=False)


def test_two_rows_become_their_mean() -> None:
    plane = np.array([[0, 10], [20, 30], [40, 40], [80, 100]], np.float32)
    assert bt709.halve_rows(plane).tolist() == [[10, 20], [60, 70]]


def test_columns_are_averaged_about_even_ones_and_the_first_is_repeated() -> (
    None
):
    row = np.array([[0, 40, 80, 40, 0, 200]], np.float32)
    # (0 + 2 * 0 + 40) / 4, (40 + 2 * 80 + 40) / 4, (40 + 2 * 0 + 200) / 4
    assert bt709.halve_columns(row).tolist() == [[10, 60, 60]]


def test_premultiplied_white_is_black_times_alpha_more() -> None:
    alpha = np.array([[0, 0.5, 1]], np.float32)
    rgb = np.dstack([255 * alpha] * 3)
    luma = bt709.premultiply_luma(rgb, alpha)
    chroma = bt709.premultiply_chroma(rgb, alpha)
    assert luma[0].tolist() == pytest.approx([0, 117.5, 235])
    assert chroma[0, :, 0].tolist() == pytest.approx([0, 64, 128], abs=1e-3)
    assert chroma[0, :, 1].tolist() == pytest.approx([0, 64, 128], abs=1e-3)
