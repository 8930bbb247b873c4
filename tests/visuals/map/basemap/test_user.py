"""The author's own data: shapes in GeoJSON files, and a relief."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap import user
from lantern.visuals.map.basemap.world_pictures import GeoImage

RING = [[0, 0], [4, 0], [4, 4], [0, 0]]
HOLE = [[1, 1], [2, 1], [2, 2], [1, 1]]


def read(folder: Path, value: Any) -> user.GeoShapes:
    path = folder / "own.json"
    path.write_text(json.dumps(value), "utf-8")
    return user.read_geojson(path)


def refused(folder: Path, value: Any) -> str:
    with pytest.raises(AssetFailure) as caught:
        read(folder, value)
    return caught.value.message


def test_an_area_is_its_outline_and_its_holes(tmp_path: Path) -> None:
    shapes = read(tmp_path, {"type": "Polygon", "coordinates": [RING, HOLE]})
    (area,) = shapes.areas
    assert [ring.tolist() for ring in area] == [RING, HOLE]
    assert shapes.lines == shapes.points == []


def test_several_areas_stay_apart(tmp_path: Path) -> None:
    shapes = read(
        tmp_path, {"type": "MultiPolygon", "coordinates": [[RING], [HOLE]]}
    )
    assert [len(area) for area in shapes.areas] == [1, 1]


def test_lines_and_points_are_told_apart(tmp_path: Path) -> None:
    members = [
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
        {
            "type": "MultiLineString",
            "coordinates": [[[2, 2], [3, 3]], [[4, 4], [5, 5]]],
        },
        {"type": "Point", "coordinates": [6, 6, 100]},
        {"type": "MultiPoint", "coordinates": [[7, 7], [8, 8]]},
    ]
    shapes = read(
        tmp_path, {"type": "GeometryCollection", "geometries": members}
    )
    assert [line[0].tolist() for line in shapes.lines] == [
        [0, 0],
        [2, 2],
        [4, 4],
    ]
    assert [points.tolist() for points in shapes.points] == [
        [[6, 6]],
        [[7, 7], [8, 8]],
    ]


def test_a_feature_without_a_shape_is_passed_over(tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "geometry": None},
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [1, 2]},
        },
    ]
    shapes = read(tmp_path, {"type": "FeatureCollection", "features": features})
    assert len(shapes.points) == 1


@pytest.mark.parametrize(
    ("kind", "coordinates", "words"),
    [
        ("Polygon", [RING[:2]], "an area has 2 corners, but needs at least 3"),
        ("Polygon", [[]], "an area has 0 corners, but needs at least 3"),
        ("LineString", [[0, 0]], "a line has 1 points, but needs at least 2"),
        ("MultiPoint", [], "a line has 0 points, but needs at least 1"),
        (
            "Point",
            [35.7, 139.7],
            "a point at 35.7, 139.7, perhaps with its latitude first; GeoJSON is in"
            " degrees, longitude first",
        ),
        (
            "Point",
            [261600, 6251000],
            "a point at 261600, 6251000, in metres perhaps (in EPSG:3857 that is 2.35,"
            " 48.86); GeoJSON is in degrees, longitude first: save it again in WGS 84"
            " (EPSG:4326)",
        ),
        ("Point", [370, 50], "a point at 370, 50, outside longitude ±360 and"),
        ("Point", [120, 91], "a point at 120, 91, outside longitude ±360 and"),
        ("Point", [0], "the coordinates of a Point are no lists of points"),
        (
            "Polygon",
            None,
            "the coordinates of a Polygon are no lists of points",
        ),
        (
            "Point",
            ["35.7", 50],
            'a coordinate is "35.7", but should be a number',
        ),
        ("Point", [True, 50], "a coordinate is true, but should be a number"),
        ("Circle", [0, 0], "no shape is called 'Circle'"),
    ],
)
def test_wrong_coordinates_are_refused(
    tmp_path: Path, kind: str, coordinates: Any, words: str
) -> None:
    message = refused(tmp_path, {"type": kind, "coordinates": coordinates})
    assert message.startswith(f"own.json is not GeoJSON: {words}")


def name_system(name: str, point: list[float]) -> dict[str, Any]:
    """A point in a file of the older kind, which names its system."""
    crs = {"type": "name", "properties": {"name": name}}
    return {"type": "Point", "coordinates": point, "crs": crs}


@pytest.mark.parametrize(
    "name", ["EPSG:3857", "urn:ogc:def:crs:EPSG::3857", "EPSG:900913"]
)
def test_coordinates_of_web_maps_become_degrees(
    tmp_path: Path, name: str
) -> None:
    # 1 degree of longitude is 111319.49 m; 6 446 275.84 m is 50 degrees north
    shapes = read(tmp_path, name_system(name, [111319.490793, 6446275.841017]))
    assert np.allclose(shapes.points[0], [[1, 50]], atol=1e-6)


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "EPSG:4326",
        "urn:ogc:def:crs:EPSG::4258",
    ],
)
def test_degrees_by_any_name_stay_as_they_are(
    tmp_path: Path, name: str
) -> None:
    shapes = read(tmp_path, name_system(name, [1, 50]))
    assert shapes.points[0].tolist() == [[1, 50]]


def test_another_system_is_named(tmp_path: Path) -> None:
    value = name_system("urn:ogc:def:crs:EPSG::27700", [530000, 180000])
    assert refused(tmp_path, value) == (
        "own.json is not GeoJSON: a point at 530000, 180000, in EPSG:27700; GeoJSON is in"
        " degrees, longitude first: save it again in WGS 84 (EPSG:4326)"
    )


def test_an_open_ring_is_closed(tmp_path: Path) -> None:
    shapes = read(tmp_path, {"type": "Polygon", "coordinates": [RING[:3]]})
    assert shapes.areas[0][0].tolist() == RING


def test_an_area_without_rings_is_passed_over(tmp_path: Path) -> None:
    members = [
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [1, 2]},
    ]
    shapes = read(
        tmp_path, {"type": "GeometryCollection", "geometries": members}
    )
    assert shapes.areas == []


def test_what_jumps_at_180_degrees_goes_on_beyond(tmp_path: Path) -> None:
    ring = [[170, 0], [-170, 0], [-170, 5], [170, 5], [170, 0]]
    shapes = read(tmp_path, {"type": "Polygon", "coordinates": [ring]})
    assert shapes.areas[0][0][:, 0].tolist() == [170, 190, 190, 170, 170]
    line = {
        "type": "LineString",
        "coordinates": [[-175, 0], [175, 1], [-178, 2]],
    }
    assert read(tmp_path, line).lines[0][:, 0].tolist() == [-175, -185, -178]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<kml/>", " (it is XML, such as KML or GPX); save it as GeoJSON"),
        (
            "PK\x03\x04",
            " (it is a zip, a shapefile or a database); save it as GeoJSON",
        ),
        (
            '{"type": "Feature"}\n{"type": "Feature"}\n',
            "; one object a line is GeoJSONSeq, save it as a FeatureCollection",
        ),
    ],
)
def test_another_format_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "own.json").write_text(text, "utf-8")
    with pytest.raises(AssetFailure) as caught:
        user.read_geojson(tmp_path / "own.json")
    assert caught.value.message.endswith(words)


def test_topojson_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path, {"type": "Topology", "objects": {}}) == (
        "own.json is not GeoJSON: it is TopoJSON; save it as GeoJSON"
    )


@pytest.mark.parametrize(
    ("kind", "key"),
    [("FeatureCollection", "features"), ("GeometryCollection", "geometries")],
)
def test_a_collection_without_a_list_is_refused(
    tmp_path: Path, kind: str, key: str
) -> None:
    message = f"own.json is not GeoJSON: '{key}' should be a list"
    assert refused(tmp_path, {"type": kind, key: {}}) == message


def test_collections_in_collections_end_somewhere(tmp_path: Path) -> None:
    value: dict[str, Any] = {"type": "Point", "coordinates": [1, 1]}
    for _ in range(30):
        value = {"type": "GeometryCollection", "geometries": [value]}
    assert "an object with a type was expected" in refused(tmp_path, value)


def test_a_file_that_isnt_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        AssetFailure, match=r"^gone.json can't be read: No such file"
    ):
        user.read_geojson(tmp_path / "gone.json")


def test_too_many_points_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user, "MAX_POINTS", 5)
    line = {"type": "LineString", "coordinates": [[n, 0] for n in range(6)]}
    assert refused(tmp_path, line) == (
        "own.json has more than 5 points; simplify its shapes"
    )


# A relief of one's own

GREY = GeoImage(np.full((20, 40, 3), 0.5, np.float32), 10.0, 50.0, 2.0)
"""Twenty degrees by ten, from 10 E, 50 N."""


def white(folder: Path, width: int = 8, height: int = 8) -> Path:
    path = folder / "own.png"
    Image.new("RGB", (width, height), "white").save(path)
    return path


def test_a_relief_is_laid_into_its_bounds(tmp_path: Path) -> None:
    laid = user.overlay_relief(
        GREY, white(tmp_path), (12, 44, 16, 48), most=2.0
    )
    assert (laid.west, laid.north, laid.scale) == (10, 50, 2)
    expected = np.full((20, 40, 3), 0.5, np.float32)
    expected[4:12, 4:12] = 1
    assert np.array_equal(laid.rgb, expected)


def test_a_relief_beyond_the_ground_is_cut_off(tmp_path: Path) -> None:
    laid = user.overlay_relief(GREY, white(tmp_path), (8, 48, 12, 52), most=2.0)
    expected = np.full((20, 40, 3), 0.5, np.float32)
    expected[:4, :4] = 1
    assert np.array_equal(laid.rgb, expected)
    away = user.overlay_relief(
        GREY, white(tmp_path), (80, 10, 84, 14), most=2.0
    )
    assert np.array_equal(away.rgb, GREY.rgb)


def test_a_finer_relief_makes_the_ground_finer_up_to_what_is_wanted(
    tmp_path: Path,
) -> None:
    fine = white(tmp_path, 40, 40)  # ten pixels a degree
    box = (12, 44, 16, 48)
    assert user.overlay_relief(GREY, fine, box, most=50.0).scale == 10
    wanted = user.overlay_relief(GREY, fine, box, most=5.0)
    assert wanted.scale == 5
    assert wanted.rgb.shape == (50, 100, 3)
