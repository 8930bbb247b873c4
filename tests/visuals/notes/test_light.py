"""Spotlights, and the lens of a magnifier."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.notes.lens import enlarge_frame, find_window, lay_lens
from lantern.visuals.notes.light import Spotlight, dim

SIZE = (160, 90)
LIGHT = (60.0, 30.0, 40.0, 30.0)


def test_the_part_keeps_its_light_and_the_rest_has_45_percent_of_it() -> None:
    """Luma 216 is 200 above black: 45 % of that is 90, and chroma goes towards grey alike."""
    frame = make_flat_frame(SIZE, (216, 100, 168))
    dimmed = dim(
        frame,
        [Spotlight(LIGHT, 1.0)],
        kept=0.45,
        soft=2,
    )
    assert abs(int(dimmed.y[45, 80]) - 216) <= 1
    assert abs(int(dimmed.y[5, 5]) - (16 + 90)) <= 1
    assert abs(int(dimmed.u[2, 2]) - (128 - 0.45 * 28)) <= 1
    assert abs(int(dimmed.v[2, 2]) - (128 + 0.45 * 40)) <= 1


def test_the_corners_of_the_part_are_lit_too() -> None:
    frame = make_flat_frame(SIZE, (216, 128, 128))
    dimmed = dim(
        frame,
        [Spotlight(LIGHT, 1.0)],
        kept=0.0,
        soft=0,
    )
    assert dimmed.y[32, 64] > 190


def test_half_way_it_has_half_the_effect() -> None:
    frame = make_flat_frame(SIZE, (216, 128, 128))
    dimmed = dim(
        frame,
        [Spotlight(LIGHT, 0.5)],
        kept=0.45,
        soft=2,
    )
    assert abs(int(dimmed.y[5, 5]) - (16 + 145)) <= 1


def test_two_parts_are_lit_together() -> None:
    frame = make_flat_frame(SIZE, (216, 128, 128))
    other = (10.0, 10.0, 20.0, 20.0)
    lights = [Spotlight(LIGHT, 1.0), Spotlight(other, 1.0)]
    dimmed = dim(
        frame,
        lights,
        kept=0.45,
        soft=2,
    )
    assert abs(int(dimmed.y[20, 20]) - 216) <= 1
    assert abs(int(dimmed.y[45, 80]) - 216) <= 1


def lay(frame: Planes, middle: tuple[float, float], *, times: float) -> None:
    """Lay a lens that shows what is around (30, 20) of the frame."""
    window = find_window(SIZE, middle, 20)
    assert window is not None
    source = (30.0, 20.0)
    closer = enlarge_frame(
        frame,
        source,
        middle,
        times=times,
        window=window,
    )
    lay_lens(
        frame,
        closer,
        window,
        middle=middle,
        radius=20,
    )


def test_a_lens_shows_the_part_larger_and_nothing_beside_it_changes() -> None:
    """A bright square of 6 pixels fills 18 of the lens at three times its size."""
    frame = make_flat_frame(SIZE, (50, 128, 128))
    frame.y[17:23, 27:33] = 200
    before = frame.y.copy()
    lay(frame, (110.0, 50.0), times=3)
    bright = np.argwhere(frame.y[:, 80:] > 125)
    assert bright.min(0).tolist() == [50 - 9, 110 - 9 - 80]
    assert bright.max(0).tolist() == [50 + 8, 110 + 8 - 80]
    outside = np.ones_like(before, bool)
    outside[28:72, 88:132] = False
    assert (frame.y[outside] == before[outside]).all()


def test_a_lens_at_the_edge_is_cut_off() -> None:
    frame = make_flat_frame(SIZE, (50, 128, 128))
    lay(frame, (158.0, 2.0), times=2)
    assert frame.size == SIZE
    assert find_window(SIZE, (300.0, 300.0), 20) is None
