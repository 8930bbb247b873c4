"""The mask: dark at the edge, round at the corners, clear inside."""

from __future__ import annotations

import numpy as np

from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.treatment.gate import make_gate, make_gate_field

STYLE = ArchiveStyle(
    edge=10,
    corner=20,
    soft=2,
)
SIZE = (160, 120)


def test_the_edge_is_dark_and_the_middle_clear() -> None:
    field = make_gate_field(SIZE, 1.0, STYLE)
    assert field.shape == (120, 160)
    assert (field[:9] == 0).all() and (field[:, :9] == 0).all()
    assert (field[32:-32, 12:-12] == 1).all()
    # half the light at the edge itself, 10 pixels from the side
    assert field[60, 9] == 0.25 and field[60, 10] == 0.75


def test_corners_are_round() -> None:
    """The corner's circle, 20 wide about (30, 30), passes 8.3 from the corner (10, 10)."""
    field = make_gate_field(SIZE, 1.0, STYLE)
    assert field[14, 14] == 0
    assert field[17, 17] == 1
    assert np.array_equal(field, field[::-1, ::-1])


def test_it_grows_with_the_frame() -> None:
    small = make_gate_field(SIZE, 1.0, STYLE)
    large = make_gate_field((320, 240), 2.0, STYLE)
    assert large[120, 17] == 0
    assert (large[::2, ::2] > 0.5).mean() - (small > 0.5).mean() < 0.01


def test_frames_darken_to_video_black() -> None:
    frame = make_gate(SIZE, 1.0, STYLE).darken(
        make_flat_frame(SIZE, (180, 110, 140))
    )
    assert (int(frame.y[0, 0]), int(frame.u[0, 0]), int(frame.v[0, 0])) == (
        16,
        128,
        128,
    )
    assert (frame.y[60, 80], frame.u[30, 40], frame.v[30, 40]) == (
        180,
        110,
        140,
    )
