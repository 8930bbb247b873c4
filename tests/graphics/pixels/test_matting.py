"""What is cut out of two grounds and laid over a third is what would have been painted there."""

from __future__ import annotations

import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import (
    Planes,
    convert_hex_to_yuv,
    make_flat_frame,
    matting,
)
from lantern.graphics.pixels.sprites import Sprite

SIZE: Size = (64, 48)
MIDDLE = "#7f7f7f"


def paint_on(colour: str) -> Planes:
    """A soft red disc, half of it translucent, on a flat ground."""
    frame = make_flat_frame(SIZE, convert_hex_to_yuv(colour))
    y, x = np.mgrid[0:32, 0:32]
    cover = np.clip(14 - np.hypot(x - 15.5, y - 15.5), 0, 1)
    cover[:, 16:] *= 0.5
    rgba = np.zeros((32, 32, 4), np.uint8)
    rgba[..., :3] = (200, 40, 30)
    rgba[..., 3] = np.rint(cover * 255)
    Sprite(rgba, 16, 8).blend_onto(frame)
    return frame


def cut_out() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Y, Cb, Cr on a scale of 8 bits, and alpha from 0 to 1: (4, h, w)."""
    w, h = SIZE
    raw = matting.cut_out(paint_on(matting.DARK), paint_on(matting.LIGHT))
    planes = np.frombuffer(raw, "<u2").reshape(4, h, w) / 4.0
    planes[3] *= 4 / 1023
    return planes


def test_a_cut_out_picture_fits_any_ground() -> None:
    y, u, _, alpha = cut_out()
    wanted = paint_on(MIDDLE)
    ground, grey, _ = convert_hex_to_yuv(MIDDLE)
    laid = ground + alpha * (y - ground)
    assert np.abs(laid - wanted.y).max() <= 3
    # chroma is kept at half size
    laid = grey + alpha * (u - grey)
    half = laid.reshape(SIZE[1] // 2, 2, SIZE[0] // 2, 2).mean((1, 3))
    assert np.abs(half - wanted.u).mean() < 1


def test_alpha_is_none_beside_and_full_inside() -> None:
    _, _, _, alpha = cut_out()
    assert alpha[:, :14].max() == 0
    assert alpha[20:28, 24:30].min() == 1
    assert np.abs(alpha[20:28, 36:42] - 0.5).max() < 0.02


def test_colours_go_on_where_nothing_is_seen() -> None:
    y, _, _, alpha = cut_out()
    inside = y[24, 28]
    assert alpha[0, 0] == 0
    assert abs(y[0, 0] - inside) < 4
