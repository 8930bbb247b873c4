"""Pictures laid over nothing keep their colours, and give their alpha."""

from __future__ import annotations

import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import U8
from lantern.graphics.pixels.straight_alpha import StraightFrame

SIZE: Size = (40, 30)


def fill(colour: tuple[int, int, int], alpha: int) -> U8:
    """A square of 10 pixels with 5 of nothing around it."""
    rgba = np.zeros((20, 20, 4), np.uint8)
    rgba[5:15, 5:15] = (*colour, alpha)
    return rgba


def read(
    frame: StraightFrame,
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.uint16]], ...]:
    w, h = SIZE
    y, u, v, alpha = np.frombuffer(frame.to_yuva444p10(), "<u2").reshape(
        4, h, w
    )
    return y, u, v, alpha


def test_white_is_white_to_its_edge_and_beyond() -> None:
    frame = StraightFrame(SIZE)
    frame.lay_over(fill((255, 255, 255), 255), 10, 4, opacity=0.5)
    y, u, _, alpha = read(frame)
    assert (alpha[9:19, 15:25] == 1023 // 2).all()
    assert (alpha[:9] == 0).all()
    assert (y[4:24, 10:30] == 235 * 4).all()
    assert (u[4:24, 10:30] == 128 * 4).all()


def test_one_picture_over_another_is_mixed_by_its_alpha() -> None:
    frame = StraightFrame(SIZE)
    frame.lay_over(fill((255, 255, 255), 255), 0, 0, opacity=1.0)
    frame.lay_over(fill((0, 0, 0), 128), 0, 0, opacity=1.0)
    y, _, _, alpha = read(frame)
    assert alpha[10, 10] == 1023
    assert abs(int(y[10, 10]) / 4 - (16 + 219 * 127 / 255)) < 1


def test_what_is_outside_the_frame_is_cut_off() -> None:
    frame = StraightFrame(SIZE)
    frame.lay_over(fill((255, 255, 255), 255), -10, -10, opacity=1.0)
    frame.lay_over(fill((255, 255, 255), 255), 60, 0, opacity=1.0)
    _, _, _, alpha = read(frame)
    assert (alpha > 0).sum() == 5 * 5


def test_a_darkened_frame_keeps_its_alpha() -> None:
    frame = StraightFrame(SIZE)
    frame.lay_over(fill((255, 255, 255), 255), 0, 0, opacity=1.0)
    frame.darken(0.0)
    y, _, _, alpha = read(frame)
    assert alpha[10, 10] == 1023
    assert y[10, 10] == 16 * 4
