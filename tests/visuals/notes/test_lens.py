"""The part of a frame that a lens covers, and what it lays there."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, make_flat_frame
from lantern.visuals.notes.lens import (
    LensWindow,
    enlarge_frame,
    find_window,
    lay_lens,
)

FRAME = (160, 90)


def test_a_window_has_even_sides_and_room_for_a_soft_edge() -> None:
    """From 80 - 20 - 2 to 80 + 20 + 3, both rounded down to even ones."""
    window = find_window(FRAME, (80.0, 45.0), 20)
    assert window == LensWindow(58, 22, 102, 68)
    assert window.size == (44, 46)


def test_it_ends_with_the_frame() -> None:
    assert find_window(FRAME, (0.0, 0.0), 20) == LensWindow(0, 0, 22, 22)
    assert find_window(FRAME, (159.0, 89.0), 20) == LensWindow(136, 66, 160, 90)


@pytest.mark.parametrize(
    "middle", [(-30.0, 45.0), (190.0, 45.0), (80.0, 130.0)]
)
def test_a_lens_outside_the_frame_has_none(middle: tuple[float, float]) -> None:
    assert find_window(FRAME, middle, 20) is None


def test_its_part_of_a_frame_is_that_of_each_plane() -> None:
    window = LensWindow(10, 20, 30, 60)
    plane = (
        np.arange(160 * 90, dtype=np.int64).reshape(90, 160).astype(np.uint8)
    )
    half = plane[:45, :80]
    part = Planes(plane, half, half).cut(window.left, window.top, window.size)
    assert (part.y == plane[20:60, 10:30]).all()
    assert (part.u == half[10:30, 5:15]).all()
    assert part.v.shape == (20, 10)
    part.y[:] = 7
    assert plane[20, 10] == 7, "what is laid there is laid on the frame"


def test_a_disc_covers_half_of_the_pixels_on_its_edge() -> None:
    disc = LensWindow(0, 0, 40, 40).draw_disc((20.0, 20.0), 10)
    assert disc[20, 20] == 1
    assert disc[20, 2] == 0
    # the middle of this pixel is 9.5 to the right and half a pixel down
    assert disc[20, 29] == pytest.approx(10 - np.hypot(9.5, 0.5) + 0.5)
    assert disc.sum() == pytest.approx(np.pi * 100, rel=0.01)


def test_a_closed_lens_covers_nothing() -> None:
    frame = make_flat_frame(FRAME, (50, 128, 128))
    window = LensWindow(60, 20, 100, 60)
    closer = make_flat_frame(window.size, (200, 60, 60))
    lay_lens(
        frame,
        closer,
        window,
        middle=(80.0, 40.0),
        radius=-1.0,
    )
    assert (frame.y == 50).all()
    assert (frame.u == 128).all()


def test_it_lays_light_and_colour_in_its_circle() -> None:
    frame = make_flat_frame(FRAME, (50, 128, 128))
    window = LensWindow(60, 20, 100, 60)
    closer = make_flat_frame(window.size, (200, 60, 70))
    lay_lens(
        frame,
        closer,
        window,
        middle=(80.0, 40.0),
        radius=15.0,
    )
    assert (frame.y[40, 80], frame.u[20, 40], frame.v[20, 40]) == (200, 60, 70)
    assert (frame.y[22, 62], frame.u[11, 31], frame.v[11, 31]) == (50, 128, 128)


def test_what_is_enlarged_keeps_its_middle_and_its_colour() -> None:
    frame = make_flat_frame(FRAME, (50, 90, 150))
    frame.y[:, 40:] = 200
    window = LensWindow(60, 20, 100, 60)
    closer = enlarge_frame(
        frame,
        (40.0, 45.0),
        (80.0, 40.0),
        times=2,
        window=window,
    )
    assert closer.size == (40, 40)
    assert closer.y[20, 10] == 50
    assert closer.y[20, 30] == 200
    assert (closer.u == 90).all()
