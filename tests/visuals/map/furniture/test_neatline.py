"""The neatline: paper at the edge, two lines of ink, the map free inside."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, convert_hex_to_yuv
from lantern.visuals.map.furniture.neatline import draw_neatline
from tests.support.drawings import blend

PAPER = "#ffffff"
INK = "#000000"


def draw(size: tuple[int, int], unit: float) -> Planes:
    return blend(
        draw_neatline(
            size,
            unit,
            ink=INK,
            paper=PAPER,
        ),
        size,
    )


def test_it_runs_around_the_frame_and_leaves_the_map_free() -> None:
    frame = draw((200, 120), 1.0)
    free = frame.y[22:-22, 22:-22]
    assert (free == 126).all()
    white = convert_hex_to_yuv(PAPER)[0]
    for edge in (frame.y[0], frame.y[-1], frame.y[:, 0], frame.y[:, -1]):
        assert (edge == white).all()


def test_it_is_the_same_at_all_four_sides() -> None:
    luma = draw((200, 120), 1.0).y
    across = luma[60]
    down = luma[:, 100]
    assert np.abs(across[:22].astype(int) - across[::-1][:22]).max() <= 1
    assert np.abs(down[:22].astype(int) - down[::-1][:22]).max() <= 1
    assert np.abs(across[:22].astype(int) - down[:22]).max() <= 1


def test_a_thick_line_is_outside_and_a_thin_one_inside() -> None:
    across = draw((200, 120), 1.0).y[60].astype(int)
    assert (across[:12] == across[0]).all()  # 12 pixels of paper
    assert (across[12:15] < 60).all()  # 3 of ink
    assert (across[15:19] > 126).all()  # half-transparent paper
    assert across[20] < 60  # a thin line of ink
    assert across[21] == 126  # the map


@pytest.mark.parametrize(("unit", "depth"), [(0.5, 11), (2.0, 44), (0.01, 2)])
def test_its_depth_grows_with_the_frame(unit: float, depth: int) -> None:
    sprites = draw_neatline(
        (300, 200),
        unit,
        ink=INK,
        paper=PAPER,
    )
    sizes = [sprite.size for sprite in sprites]
    assert sizes == [
        (300, depth),
        (300, depth),
        (depth, 200 - 2 * depth),
        (depth, 200 - 2 * depth),
    ]
    corners = [(sprite.x, sprite.y) for sprite in sprites]
    assert corners == [
        (0, 0),
        (0, 200 - depth),
        (0, depth),
        (300 - depth, depth),
    ]
