"""The paper on which a globe stands."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import Planes, convert_hex_to_yuv, make_flat_frame
from lantern.visuals.map.basemap.remapping import FramePart
from lantern.visuals.map.geometry.globe_view import GlobeView
from lantern.visuals.map.shot.globe_paper import GlobePaper, find_disc
from tests.support.maps import style

SIZE = (200, 160)
VIEW = GlobeView(0.0, 0.0, 0.0, 60.0, 100.0, 80.0)
NEAR = GlobeView(0.0, 0.0, 0.0, 900.0, 100.0, 80.0)
WHOLE = FramePart(0, 0, 200, 160)
PAPER = convert_hex_to_yuv("#f3e8d2")[0]


def lay(view: GlobeView, part: FramePart, flat: float = 0.0) -> Planes:
    """Return a grey globe on paper without grain."""
    paper = GlobePaper(
        SIZE,
        style(),
        unit=1.0,
        grain=0.0,
    )
    pixels = view.trace(part.list_columns(), part.list_rows())
    earth = make_flat_frame(part.size, (120, 128, 128))
    return paper.lay(
        earth,
        view,
        part,
        pixels=pixels,
        flat=flat,
    )


@pytest.fixture(scope="module")
def luma() -> np.ndarray:
    return lay(VIEW, find_disc(VIEW, SIZE)).y.astype(int)


def test_the_disc_has_room_for_the_rim() -> None:
    assert find_disc(VIEW, SIZE) == FramePart(36, 16, 164, 144)
    assert find_disc(NEAR, SIZE) == WHOLE


def test_around_the_globe_there_is_paper(luma: np.ndarray) -> None:
    assert abs(luma[2, 2] - PAPER) <= 2
    assert abs(luma[80, 2] - PAPER) <= 4


def test_the_rim_is_a_line_of_ink(luma: np.ndarray) -> None:
    assert luma[80, 39:42].min() < 80 < luma[80, 44]
    assert luma[19:22, 100].min() < 80 < luma[24, 100]


def test_light_comes_from_the_top_left(luma: np.ndarray) -> None:
    middle, lit, dark = luma[80, 100], luma[55, 75], luma[105, 125]
    assert dark < lit < middle <= 120


def test_the_shade_is_below_and_fades(luma: np.ndarray) -> None:
    below = luma[143:158, 100]
    above = luma[2:17, 100][::-1]
    assert (below < above).all()
    assert (np.diff(below) >= 0).all()


def test_a_part_of_the_frame_gives_the_whole_frame() -> None:
    small, whole = lay(VIEW, find_disc(VIEW, SIZE)), lay(VIEW, WHOLE)
    assert np.array_equal(small.y, whole.y)
    assert np.array_equal(small.u, whole.u)


def test_from_near_there_is_nothing_but_the_earth() -> None:
    assert (lay(NEAR, WHOLE).y == 120).all()


def test_a_globe_that_is_a_map_has_neither_rim_nor_light() -> None:
    assert (lay(VIEW, WHOLE, flat=1.0).y == 120).all()
