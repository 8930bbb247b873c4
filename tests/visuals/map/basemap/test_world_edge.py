"""The edge of the world on a map: paper beside it, and shapes that end there."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.basemap.user import GeoShapes
from lantern.visuals.map.basemap.world_edge import (
    cover_outside,
    cross_edge,
    cut_shapes,
)
from lantern.visuals.map.geometry.projection import EqualEarth


def test_paper_covers_what_lies_outside_a_ring() -> None:
    picture = np.full((20, 40, 3), 10, np.uint8)
    ring = np.array([[10.0, 0], [30, 0], [30, 20], [10, 20]])
    cover_outside(picture, ring, "#c8b496")
    assert picture[10, 2].tolist() == [200, 180, 150]
    assert picture[10, 20].tolist() == [10, 10, 10]


def test_shapes_over_the_seam_are_cut_and_points_stay() -> None:
    line = np.array([[175.0, 0], [179, 0], [181, 0], [185, 0]])
    ring = np.array([[175.0, 0], [185, 0], [185, 5], [175, 0]])
    point = np.array([[181.0, 0]])
    cut = cut_shapes(GeoShapes([[ring]], [line], [point]), EqualEarth(0))
    assert [piece[:, 0].tolist() for piece in cut.lines] == [
        [175, 179],
        [-179, -175],
    ]
    assert len(cut.areas[0]) == 2
    assert cut.points == [point]


def test_shapes_are_cut_only_where_they_cross_the_edge() -> None:
    inside = np.array([[170.0, 0], [175, 0], [175, 5], [170, 0]])
    across = np.array([[170.0, 0], [190, 0], [190, 5], [170, 0]])
    assert not cross_edge(GeoShapes([[inside]]), EqualEarth(0))
    assert cross_edge(GeoShapes([[across]]), EqualEarth(0))
    assert not cross_edge(GeoShapes([[across]]), EqualEarth(180))
    assert cross_edge(GeoShapes(lines=[across[:2]]), EqualEarth(0))
