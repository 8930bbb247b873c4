"""Ground that fades into the paper towards the horizon."""

from __future__ import annotations

import numpy as np

from lantern.graphics.pixels import convert_hex_to_yuv, make_flat_frame
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.horizon import fade_to_horizon, find_paleness

PAPER = "#f3e8d2"
WIDE = Window(0.0, 0.0, 1.0, (320, 180), tilt=45.0)


def test_a_flat_view_stays_as_it_is() -> None:
    frame = make_flat_frame((320, 180), (80, 120, 130))
    flat = Window(0.0, 0.0, 1.0, (320, 180), heading=30.0)
    assert fade_to_horizon(frame, flat, PAPER) is frame


def test_the_distance_is_pale_and_the_foreground_is_not() -> None:
    frame = fade_to_horizon(
        make_flat_frame((320, 180), (80, 120, 130)), WIDE, PAPER
    )
    luma = frame.y[:, 0].astype(int)
    assert luma[0] == round(80 + (convert_hex_to_yuv(PAPER)[0] - 80) * 0.88)
    assert (np.diff(luma[:54]) <= 0).all()
    assert (luma[54:] == 80).all()
    assert frame.u[0, 0] < 120
    assert (frame.u[27:] == 120).all()


def test_a_view_that_leans_less_is_less_pale() -> None:
    slight = Window(0.0, 0.0, 1.0, (320, 180), tilt=10.0)
    assert 0.05 < find_paleness(slight)[0] < find_paleness(WIDE)[0] / 2
