"""Shades darken towards black and leave alone what they don't cover."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import make_flat_frame
from lantern.graphics.pixels.shade import combine_shades, make_shade

PICTURE = make_flat_frame((64, 36), (200, 90, 180))


def test_a_clear_shade_changes_nothing() -> None:
    clear = make_shade(np.ones((36, 64), np.float32))
    assert clear.darken(PICTURE).tobytes() == PICTURE.tobytes()


def test_a_full_shade_leaves_video_black() -> None:
    night = make_shade(np.zeros((36, 64), np.float32))
    assert (
        night.darken(PICTURE).tobytes() == make_flat_frame((64, 36)).tobytes()
    )


def test_half_a_shade_is_half_way_to_black_and_to_grey() -> None:
    half = make_shade(np.full((36, 64), 0.5, np.float32)).darken(PICTURE)
    assert abs(int(half.y[0, 0]) - 108) <= 1
    assert abs(int(half.u[0, 0]) - 109) <= 1
    assert abs(int(half.v[0, 0]) - 154) <= 1


def test_the_frame_that_is_darkened_stays_as_it_was() -> None:
    before = PICTURE.tobytes()
    make_shade(np.zeros((36, 64), np.float32)).darken(PICTURE)
    assert PICTURE.tobytes() == before


def test_each_pixel_is_darkened_by_its_own_share() -> None:
    field = np.ones((36, 64), np.float32)
    field[:, :32] = 0
    shaded = make_shade(field).darken(PICTURE)
    assert (shaded.y[:, :32] == 16).all() and (shaded.y[:, 32:] == 200).all()
    assert (shaded.u[:, :16] == 128).all() and (shaded.u[:, 16:] == 90).all()


def test_black_stays_black_under_any_shade() -> None:
    black = make_flat_frame((64, 36))
    field = np.linspace(0, 1, 36 * 64, dtype=np.float32).reshape(36, 64)
    shaded = make_shade(field).darken(black)
    assert np.abs(shaded.y.astype(int) - 16).max() <= 1
    assert np.abs(shaded.u.astype(int) - 128).max() <= 1


def test_two_shades_are_combined_into_one() -> None:
    half = make_shade(np.full((36, 64), 0.5, np.float32))
    both = combine_shades(half, half).darken(PICTURE)
    # a quarter of the way from black, 16, to 200
    assert abs(int(both.y[0, 0]) - 62) <= 1
    assert abs(int(both.u[0, 0]) - 118) <= 1
