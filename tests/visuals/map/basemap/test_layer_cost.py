"""What drawing a layer costs, and the layers that cost too much."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap.layer_cost import (
    MOST_INK,
    measure_ink,
    require_drawable,
)
from lantern.visuals.map.basemap.user import GeoShapes
from lantern.visuals.map.geometry.lines import F64


def double(points: F64) -> F64:
    return points * 2


def test_a_line_costs_its_length_in_pixels_and_something_for_each_point() -> (
    None
):
    line = np.array([[0.0, 0], [30, 40]])
    ring = np.array([[0.0, 0], [10, 0], [10, 10], [0, 0]])
    points = np.zeros((3, 2))
    shapes = GeoShapes([[ring]], [line], [points])
    sides = 2 * (10 + 10 + 200**0.5)
    assert measure_ink(shapes, double) == pytest.approx(100 + sides + 40 * 9)


def test_a_scribble_is_refused_and_a_fine_coast_is_not() -> None:
    rng = np.random.default_rng(1)
    scribble = rng.uniform(0, 1920, (60_000, 2))
    turn = np.linspace(0, 6.28, 400_000)
    coast = np.column_stack([np.cos(turn), np.sin(turn)]) * 500
    ink = measure_ink(GeoShapes([], [scribble], []), np.asarray)
    with pytest.raises(
        AssetFailure, match=r"^s.geojson would take minutes to draw"
    ):
        require_drawable("s.geojson", ink)
    assert measure_ink(GeoShapes([[coast]], [], []), np.asarray) < MOST_INK
