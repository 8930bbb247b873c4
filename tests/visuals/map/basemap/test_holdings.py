"""The ground that sides hold: areas, states around points, rings and files, without the sea."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import shapely

from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.holdings import list_rings, trace_holdings
from tests.support.maps import EMPTY, Maps

BOX = (-14.0, 35.0, 5.0, 45.0)
PORTUGAL = "{id: portugal, seeds: [[-8.0, 40.0]], colour: '#6f8a4a'}"
OCEAN, LISBON, MADRID = (-10.2, 39.0), (-8.9, 39.0), (-3.7, 40.4)


def trace(maps: Maps, held: str, files: dict[str, Path] | None = None) -> Rings:
    sheet = maps.model(
        EMPTY + f"areas: [{PORTUGAL}]\ncontrol: [{{id: h, {held}}}]\n"
    )
    return trace_holdings(sheet, BOX, files or {})["h"]


def contains(rings: Rings, point: tuple[float, float]) -> bool:
    lines = [shapely.LinearRing(ring) for ring in rings]
    area = shapely.build_area(shapely.MultiLineString(lines))
    return bool(area.contains(shapely.Point(point)))


def test_an_area_of_the_map_may_be_held(maps: Maps) -> None:
    held = trace(maps, "area: portugal, of: red")
    assert contains(held, LISBON)
    assert not contains(held, MADRID)


def test_a_state_is_found_from_a_point_though_the_map_tints_it(
    maps: Maps,
) -> None:
    held = trace(maps, "seeds: [[-8.0, 40.0]], of: red")
    assert contains(held, LISBON)
    assert not contains(held, OCEAN)


def test_a_ring_leaves_out_the_sea(maps: Maps) -> None:
    ring = "ring: [[-11, 38], [-2, 38], [-2, 41], [-11, 41]], of: red"
    held = trace(maps, ring)
    assert contains(held, LISBON)
    assert contains(held, MADRID)
    assert not contains(held, OCEAN)
    # a parallel is a curve on the map: it has points at every quarter of a degree
    points = np.vstack(held)
    along = points[np.abs(points[:, 1] - 41) < 1e-9]
    assert len(along) >= 25


def test_a_ring_at_sea_is_nothing(maps: Maps) -> None:
    assert trace(maps, "ring: [[-13, 38], [-12, 38], [-12, 39]], of: red") == ()


def test_areas_of_a_file_are_held_together(maps: Maps, tmp_path: Path) -> None:
    west = [[-8, 39], [-7, 39], [-7, 40], [-8, 40], [-8, 39]]
    east = [[-4, 40], [-3, 40], [-3, 41], [-4, 41], [-4, 40]]
    shapes = {"type": "MultiPolygon", "coordinates": [[west], [east]]}
    path = tmp_path / "two.geojson"
    path.write_text(json.dumps(shapes), "utf-8")
    held = trace(maps, "file: two.geojson, of: red", {"two.geojson": path})
    assert len(held) == 2
    assert contains(held, (-7.5, 39.5))
    assert contains(held, MADRID)


def test_rings_are_those_of_all_parts_of_a_shape() -> None:
    hole = shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2))
    parts = shapely.GeometryCollection(
        [
            hole,
            shapely.Point(9, 9),
            shapely.MultiPolygon([shapely.box(6, 6, 7, 7)]),
        ]
    )
    assert [len(ring) for ring in list_rings(parts)] == [5, 5, 5]
