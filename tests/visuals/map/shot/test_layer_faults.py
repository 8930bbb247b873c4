"""What is wrong with the author's GeoJSON on a map, at its layer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.script.paths import AllowedPaths
from lantern.visuals.map.basemap import user
from lantern.visuals.map.spec import naming
from tests.support.maps import SMALL, Maps

# --- the author's own data


def layer(maps: Maps, content: object) -> list[str]:
    text = content if isinstance(content, str) else json.dumps(content)
    (maps.folder / "own.json").write_text(text)
    return maps.faults(
        SMALL + "layers:\n  - {file: own.json, line: '#ff0000'}\n"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "own.json is not GeoJSON: Expecting property name"),
        ([1, 2], "own.json is not GeoJSON: an object with a type was expected"),
        (
            {"type": "Circle"},
            "own.json is not GeoJSON: no shape is called 'Circle'",
        ),
        (
            {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]},
            "an area has 2 corners, but needs at least 3",
        ),
        (
            {"type": "Polygon", "coordinates": None},
            "the coordinates of a Polygon are no lists of points",
        ),
        (
            {"type": "Point", "coordinates": []},
            "the coordinates of a Point are no lists of points",
        ),
        (
            {"type": "LineString", "coordinates": [[4e5, 4e6], [1, 1]]},
            "GeoJSON is in degrees, longitude first",
        ),
        (
            '{"type": "Point", "coordinates": [NaN, 1]}',
            "GeoJSON is in degrees, longitude first",
        ),
        (
            {"type": "FeatureCollection", "features": []},
            "own.json holds no shapes",
        ),
        (
            {"type": "FeatureCollection", "features": 3},
            "'features' should be a list",
        ),
        ("[" * 100_000, "own.json is not GeoJSON"),
        (
            {"type": "Point", "coordinates": [10**400, 1]},
            "own.json is not GeoJSON: int too large",
        ),
        (
            {"type": "Point", "coordinates": {"lon": 1}},
            "the coordinates of a Point are no lists of points",
        ),
    ],
)
def test_bad_geojson_is_told_at_its_layer(
    maps: Maps, content: object, words: str
) -> None:
    found = layer(maps, content)
    assert len(found) == 1
    assert found[0].startswith("m.yml:12:12: ")
    assert words in found[0]


SWAPPED = "longitude and latitude look swapped: longitude comes first"


@pytest.mark.parametrize(
    ("shape", "guess"),
    [
        (
            {
                "type": "Polygon",
                "coordinates": [[[39, -6], [39, -2], [42, -2], [39, -6]]],
            },
            f"; {SWAPPED}",
        ),
        (
            {"type": "LineString", "coordinates": [[40, -4], [41, -3]]},
            f"; {SWAPPED}",
        ),
        ({"type": "Point", "coordinates": [40.42, -3.7]}, f"; {SWAPPED}"),
        (
            {"type": "Point", "coordinates": [-3.7, -40.42]},
            "; a minus is wrong or missing: south is below zero",
        ),
        ({"type": "Point", "coordinates": [120, 10]}, ""),
    ],
)
def test_a_layer_that_no_view_shows_is_told(
    maps: Maps, shape: object, guess: str
) -> None:
    assert layer(maps, shape) == [
        f"m.yml:12:12: no view of the map shows the layer own.json{guess}"
    ]


@pytest.mark.parametrize(
    "ring",
    [
        # larger than every view
        [[-60, 10], [60, 10], [60, 80], [-60, 80], [-60, 10]],
        # the other way round the earth
        [[354, 39], [358, 39], [358, 42], [354, 39]],
        # partly outside
        [[-6, 39], [90, 39], [90, 42], [-6, 39]],
    ],
)
def test_a_layer_that_a_view_shows_in_part_is_right(
    maps: Maps, ring: object
) -> None:
    assert layer(maps, {"type": "Polygon", "coordinates": [ring]}) == []


def test_a_label_elsewhere_is_told_where_its_numbers_look_swapped(
    maps: Maps,
) -> None:
    def check(along: str) -> list[str]:
        label = f"labels:\n  - {{text: Iberia, along: {along}}}\n"
        return maps.faults(SMALL + label)

    assert check("[[-5, 40], [-2, 41]]") == []
    assert check("[[100, 10], [104, 11]]") == []
    assert check("[[40, -5], [41, -2]]") == [
        f"m.yml:12:27: no view of the map shows label 'Iberia'; {SWAPPED}"
    ]


def test_huge_geojson_is_refused(
    maps: Maps, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {
        "type": "LineString",
        "coordinates": [[i / 1e3, 40] for i in range(2000)],
    }
    monkeypatch.setattr(user, "MAX_POINTS", 1500)
    assert (
        "has more than 1500 points; simplify its shapes" in layer(maps, line)[0]
    )
    monkeypatch.setattr(user, "MAX_BYTES", 10_000)
    assert (
        "own.json is larger than 0 MB; simplify its shapes"
        in layer(maps, line)[0]
    )


_RING = [[-6, 39], [-2, 39], [-2, 42], [-6, 39]]
GOOD_SHAPES: list[dict[str, Any]] = [
    {"type": "Polygon", "coordinates": [_RING]},
    {"type": "MultiPolygon", "coordinates": [[_RING], [_RING]]},
    {"type": "LineString", "coordinates": [[0, 0, 7], [1, 1, 7]]},
    {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]]]},
    {"type": "Point", "coordinates": [1, 1]},
    {
        "type": "GeometryCollection",
        "geometries": [{"type": "MultiPoint", "coordinates": [[1, 1], [2, 2]]}],
    },
]


def test_good_geojson_of_every_kind_is_read(maps: Maps) -> None:
    features: list[dict[str, Any]] = []
    for shape in [*GOOD_SHAPES, None]:
        features.append({"type": "Feature", "geometry": shape})
    assert (
        layer(maps, {"type": "FeatureCollection", "features": features}) == []
    )
    read = user.read_geojson(maps.folder / "own.json")
    assert len(read.areas) == 3
    assert len(read.lines) == 2
    assert [len(points) for points in read.points] == [1, 2]


def relief(maps: Maps, bounds: str = "[-10, 35, 4, 45]") -> list[str]:
    return maps.faults(
        SMALL + f"relief:\n  file: own.png\n  bounds: {bounds}\n"
    )


def test_a_relief_is_a_picture_with_bounds(maps: Maps) -> None:
    assert relief(maps) == [
        "m.yml:12:9: own.png can't be read: No such file or directory"
    ]
    (maps.folder / "own.png").write_text("not a picture")
    assert len(relief(maps)) == 1
    assert relief(maps)[0].startswith(
        "m.yml:12:9: own.png is no picture that can be read here"
    )
    Image.fromarray(np.zeros((20, 28, 3), np.uint8)).save(
        maps.folder / "own.png"
    )
    assert relief(maps) == []
    assert relief(maps, "[-10, 45, 4, 35]") == [
        "m.yml:13:11: write bounds as west, south, east, north"
    ]


def test_a_file_is_named_as_the_map_names_it(tmp_path: Path) -> None:
    find = naming.find_from_map(
        tmp_path / "maps" / "m.yml",
        lambda text: AllowedPaths(tmp_path, tmp_path).find(text, tmp_path),
    )
    with pytest.raises(AssetFailure, match=r"^'own/style\.yml' not found"):
        find("own/style.yml")
    with pytest.raises(
        AssetFailure,
        match=r"^'\.\./\.\./x\.png' is outside the film and assets/",
    ):
        find("../../x.png")


def test_a_style_of_no_possible_name(maps: Maps) -> None:
    found = maps.faults(SMALL + f"style: {'x' * 3000}\n")
    assert len(found) == 1 and "no map style 'xxx" in found[0]


def test_a_range_that_no_view_shows_is_told(maps: Maps) -> None:
    alps = "ranges: [{name: Gredos, along: [[40.0, -6.0], [40.4, -4.0]]}]\n"
    assert maps.faults(SMALL + alps) == [
        "m.yml:11:32: no view of the map shows range 'Gredos'; longitude and latitude look"
        " swapped: longitude comes first",
    ]


def test_a_mistyped_key_of_a_range_is_told(maps: Maps) -> None:
    (fault,) = maps.faults(
        SMALL + "ranges: [{along: [[-6, 40], [-4, 40]], width: 90}]\n"
    )
    assert fault.startswith("m.yml:11:40: ")
    assert "did you mean 'width_km'?" in fault
