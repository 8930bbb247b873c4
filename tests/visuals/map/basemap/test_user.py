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
from lantern.visuals.map.basemap.data import ShadedRelief

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
    shapes = read(tmp_path, {"type": "MultiPolygon", "coordinates": [[RING], [HOLE]]})
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
    shapes = read(tmp_path, {"type": "GeometryCollection", "geometries": members})
    assert [line[0].tolist() for line in shapes.lines] == [[0, 0], [2, 2], [4, 4]]
    assert [points.tolist() for points in shapes.points] == [[[6, 6]], [[7, 7], [8, 8]]]


def test_a_feature_without_a_shape_is_passed_over(tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "geometry": None},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}},
    ]
    shapes = read(tmp_path, {"type": "FeatureCollection", "features": features})
    assert len(shapes.points) == 1


@pytest.mark.parametrize(
    ("kind", "coordinates", "words"),
    [
        ("Polygon", [RING[:3]], "a line has 3 points, but needs at least 4"),
        ("LineString", [[0, 0]], "a line has 1 points, but needs at least 2"),
        ("MultiPoint", [], "a line has 0 points, but needs at least 1"),
        ("Point", [0, 91], "a point outside longitude ±360 and latitude ±90"),
        ("Point", [0], "the coordinates of a Point are no lists of points"),
        ("Polygon", None, "the coordinates of a Polygon are no lists of points"),
        ("Circle", [0, 0], "no shape is called 'Circle'"),
    ],
)
def test_wrong_coordinates_are_refused(
    tmp_path: Path, kind: str, coordinates: Any, words: str
) -> None:
    message = refused(tmp_path, {"type": kind, "coordinates": coordinates})
    assert message.startswith(f"own.json is not GeoJSON: {words}")


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
    with pytest.raises(AssetFailure, match=r"^gone.json can't be read: No such file"):
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

GREY = ShadedRelief(np.full((20, 40, 3), 0.5, np.float32), 10.0, 50.0, 2.0)
"""Twenty degrees by ten, from 10 E, 50 N."""


def white(folder: Path, width: int = 8, height: int = 8) -> Path:
    path = folder / "own.png"
    Image.new("RGB", (width, height), "white").save(path)
    return path


def test_a_relief_is_laid_into_its_bounds(tmp_path: Path) -> None:
    laid = user.overlay_relief(GREY, white(tmp_path), (12, 44, 16, 48), most=2.0)
    assert (laid.west, laid.north, laid.scale) == (10, 50, 2)
    expected = np.full((20, 40, 3), 0.5, np.float32)
    expected[4:12, 4:12] = 1
    assert np.array_equal(laid.rgb, expected)


def test_a_relief_beyond_the_ground_is_cut_off(tmp_path: Path) -> None:
    laid = user.overlay_relief(GREY, white(tmp_path), (8, 48, 12, 52), most=2.0)
    expected = np.full((20, 40, 3), 0.5, np.float32)
    expected[:4, :4] = 1
    assert np.array_equal(laid.rgb, expected)
    away = user.overlay_relief(GREY, white(tmp_path), (80, 10, 84, 14), most=2.0)
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
