"""Shapes filled onto frames."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import Fade, PolygonFill
from lantern.visuals.map.geometry.lines import F64, grow_ring
from tests.support.maps import same


def test_a_shape_covers_what_it_should() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    ring = np.array([[10.25, 8.5], [40.75, 8.5], [40.75, 20.0], [10.25, 20.0]])
    drawn = grow_ring(ring, brush.EDGE_BIAS_PIXELS)
    brush.paint(planes, [PolygonFill((drawn,), "#ffffff")])
    covered = (planes.y.astype(float) - 16).sum() / 219
    assert covered == pytest.approx(30.5 * 11.5, rel=0.03)
    assert planes.y[14, 25] == 235
    assert planes.y[4, 25] == planes.y[14, 50] == 16


def test_shapes_outside_the_frame_and_without_rings_change_nothing() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    ring = square(8, 20)
    far = [(ring + 500,), (ring - 500,), ()]
    brush.paint(planes, [PolygonFill(rings, "#ffffff") for rings in far])
    assert same(planes, make_flat_frame((64, 36), (16, 128, 128)))


def square(least: float, most: float) -> F64:
    return np.array(
        [[least, least], [most, least], [most, most], [least, most]]
    )


def test_opacity_mixes_the_ink_with_what_is_there() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    brush.paint(planes, [PolygonFill((square(4, 30),), "#ffffff", 0.5)])
    assert planes.y[15, 15] == pytest.approx(16 + 219 / 2, abs=1)


def test_a_shape_too_faint_to_see_is_left_out() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    brush.paint(planes, [PolygonFill((square(4, 30),), "#ffffff", 0.004)])
    assert same(planes, make_flat_frame((64, 36), (16, 128, 128)))


def test_a_ring_inside_another_is_a_hole() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    rings = (square(2, 32), square(10, 24))
    brush.paint(planes, [PolygonFill(rings, "#ffffff")])
    assert planes.y[6, 6] == 235
    assert planes.y[17, 17] == 16


def test_grey_shapes_leave_the_colours() -> None:
    planes = make_flat_frame((64, 36), (16, 100, 150))
    brush.paint(planes, [PolygonFill((square(4, 30),), "#ff0000", grey=True)])
    assert planes.y[15, 15] > 50
    assert set(np.unique(planes.u)) == {100}
    assert set(np.unique(planes.v)) == {150}


def test_a_shape_without_ink_leaves_nothing() -> None:
    planes = make_flat_frame((64, 36), (235, 128, 128))
    brush.paint(planes, [PolygonFill((square(4, 30),), "")])
    assert (planes.y[15, 15], planes.u[7, 7], planes.v[7, 7]) == (0, 0, 0)


def test_a_blurred_shape_reaches_beyond_its_edge() -> None:
    planes = make_flat_frame((64, 36), (16, 128, 128))
    brush.paint(planes, [PolygonFill((square(12, 24),), "#ffffff", blur=3.0)])
    row = planes.y[18].astype(int)
    assert row[18] > 180
    assert 16 < row[9] < row[12] < row[15]
    assert row[40] == 16


def test_a_fade_rises_from_its_start_to_its_end() -> None:
    planes = make_flat_frame((128, 36), (16, 128, 128))
    ring = np.array([[0.0, 4], [120, 4], [120, 30], [0, 30]])
    fade = Fade((20.0, 17.0), (100.0, 17.0), 0.2)
    brush.paint(planes, [PolygonFill((ring,), "#ffffff", fade=fade)])
    row = planes.y[17].astype(int)
    assert row[5] == pytest.approx(16 + 219 * 0.2, abs=2)
    assert row[60] == pytest.approx(16 + 219 * 0.6, abs=4)
    assert row[115] == 235


def test_a_fade_knows_where_it_is_opaque() -> None:
    fade = Fade((0.0, 0.0), (10.0, 0.0), 0.2)
    assert fade.is_translucent_in((4, 0, 20, 8))
    assert not fade.is_translucent_in((10, 0, 20, 8))
