"""Ground on the plane: its edge, its stripes, its outline, and how a pocket shrinks."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from lantern.visuals.map.basemap.holdings import list_rings
from lantern.visuals.map.geometry.projection import Lambert
from lantern.visuals.map.motion.held_ground import (
    GroundScale,
    PocketGround,
    cut_stripes,
    outline_shape,
    place_ground,
    place_pocket,
)

PLANE = Lambert(-4.0, 36.0, 44.0)
SQUARE = np.array([[-6.0, 38], [-2, 38], [-2, 42], [-6, 42], [-6, 38]])
HOLE = np.array([[-5.0, 39], [-3, 39], [-3, 41], [-5, 41], [-5, 39]])


def measure(rings: tuple[np.ndarray, ...]) -> float:
    """Return the area of rings, where one in another is a hole."""
    lines = [shapely.LinearRing(ring) for ring in rings]
    return float(shapely.build_area(shapely.MultiLineString(lines)).area)


def test_ground_has_an_edge_of_five_pixels_and_two_halves_of_stripes() -> None:
    ground = place_ground([SQUARE], PLANE, GroundScale(2.0))
    whole = measure(ground.whole)
    around = shapely.Polygon(ground.whole[0]).length
    assert measure(ground.edge) == pytest.approx(around * 10, rel=0.05)
    first, second = (measure(half) for half in ground.stripes)
    assert first + second == pytest.approx(whole, rel=0.01)
    assert first == pytest.approx(whole / 2, rel=0.06)


def test_a_ring_inside_another_is_a_hole() -> None:
    ground = place_ground([SQUARE, HOLE], PLANE, GroundScale(1.0))
    assert len(ground.whole) == 2
    assert measure(ground.whole) < 0.8 * measure((ground.whole[0],))


def test_stripes_keep_their_places_wherever_they_are_cut() -> None:
    near = cut_stripes(shapely.box(0, 0, 100, 100), 20, 0.5)
    far = cut_stripes(shapely.box(-130, -70, 100, 100), 20, 0.5)
    assert (
        near.symmetric_difference(far.intersection(near.envelope)).area < 1e-6
    )
    # from stripe to stripe it is 20 across: 28.3 along a level line
    level = near.intersection(shapely.LineString([(0, 50), (100, 50)]))
    starts = sorted(part.bounds[0] for part in shapely.get_parts(level))
    assert starts[2] - starts[1] == pytest.approx(20 * 2**0.5)


def test_an_outline_grows_as_far_as_it_is_drawn() -> None:
    box = shapely.box(0, 0, 100, 100)
    whole = measure(outline_shape(box, 2.0, 1.0))
    half = measure(outline_shape(box, 2.0, 0.5))
    assert whole == pytest.approx(400 * 2, rel=0.02)
    assert half == pytest.approx(200 * 2, rel=0.03)
    assert outline_shape(shapely.Polygon(), 2.0, 1.0) == ()


def test_a_pocket_shrinks_about_its_middle_and_then_goes() -> None:
    ground = PocketGround(
        shapely.box(0, 0, 100, 100), (50, 50), shapely.box(-9, -9, 200, 200)
    )
    sizes = [ground.shape_at(*stage).area for stage in ((0, 0), (1, 0), (1, 1))]
    assert sizes[0] == 10_000
    assert sizes[1] == pytest.approx((100 * 0.35) ** 2)
    assert sizes[2] == pytest.approx((100 * 0.35 * 0.25) ** 2)
    assert ground.shape_at(1, 0).centroid.coords[0] == pytest.approx((50, 50))


def test_a_pocket_has_no_sea() -> None:
    # around Lisbon: the west is ocean
    ring = np.array([[-10.5, 38], [-8, 38], [-8, 40], [-10.5, 40]])
    pocket = place_pocket(ring, PLANE)
    land = pocket.shape_at(0, 0)
    assert 0.2 < land.area / pocket.ring.area < 0.8
    ocean = shapely.Point(*PLANE.forward(-10.2, 39.0))
    inland = shapely.Point(*PLANE.forward(-8.5, 39.5))
    assert not land.contains(ocean)
    assert land.contains(inland)
    assert list_rings(land)
