"""The rings of pockets: drawn by their author, or around a place."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import AssetFailure
from lantern.core.sphere import measure_km
from lantern.visuals.map.geometry.views import choose_projection
from lantern.visuals.map.motion.pocket_rings import trace_pocket_ring
from tests.support.maps import EMPTY, Maps

TOWN = "places: [{name: Madrid, at: [-3.7, 40.4]}]\n"


def trace(maps: Maps, keys: str) -> list[tuple[float, float]]:
    sheet = maps.model(EMPTY + TOWN + f"pockets: [{{id: p, {keys}}}]\n")
    ring = trace_pocket_ring(sheet.pockets[0], sheet, choose_projection(sheet))
    return [(lon, lat) for lon, lat in ring.tolist()]


def test_an_author_s_ring_is_kept(maps: Maps) -> None:
    ring = [(-6.0, 39.0), (-2.0, 39.0), (-4.0, 42.0)]
    assert trace(maps, "ring: [[-6, 39], [-2, 39], [-4, 42]]") == ring


def test_a_circle_has_its_width_around_its_place(maps: Maps) -> None:
    ring = trace(maps, "around: {at: Madrid, km: 200}")
    reach = [measure_km(point, (-3.7, 40.4)) for point in ring]
    assert reach == pytest.approx(np.full(len(ring), 100), rel=0.02)


def test_a_place_that_isnt_there_is_told(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match="did you mean 'Madrid'"):
        trace(maps, "around: {at: Madird, km: 200}")
