"""The author's own shapes on the ground of a map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lantern.visuals.map.basemap.canvas import Basemap, Canvas, Surroundings
from lantern.visuals.map.basemap.drawn_layers import draw_layers
from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.maps import style

PLAN = Mercator(0, 0)
CANVAS = Canvas(Window(0.0, 0.0, 111.19493, (40, 20)), PLAN, 2.0)
"""A degree at the equator is a pixel; 0, 0 is at 20, 10."""
NEAR = Surroundings((-20, -10, 20, 10), "l", [], [], False)
SQUARE = [[0, 0], [4, 0], [4, -4], [0, -4], [0, 0]]


def draw(folder: Path, shape: str, places: Any, **layer: Any) -> str:
    """Draw a layer of one shape."""
    file = folder / "a.json"
    geometry = {"type": shape, "coordinates": places}
    file.write_text(json.dumps(geometry), "utf-8")
    map_file = MapFile.model_validate(
        {
            "views": {"a": {"box": (-20, -10, 20, 10)}},
            "layers": [{"file": "a.json", **layer}],
        }
    )
    basemap = Basemap(map_file, style(), PLAN, {}, {"a.json": file})
    (drawn,) = draw_layers(basemap, CANVAS, NEAR)
    return drawn


def test_an_area_is_filled_and_its_hole_is_not(tmp_path: Path) -> None:
    hole = [[1, -1], [3, -1], [3, -3], [1, -3], [1, -1]]
    drawn = draw(
        tmp_path,
        "Polygon",
        [SQUARE, hole],
        fill="#102030",
        opacity=0.5,
    )
    assert drawn.count("<path") == 1
    assert drawn.count("M") == drawn.count("Z") == 2
    assert 'fill-rule="evenodd" fill="#102030" fill-opacity="0.5"' in drawn
    assert "stroke" not in drawn


def test_a_line_is_as_wide_as_the_layer_says(tmp_path: Path) -> None:
    line = [[-4, 0], [4, 0]]
    drawn = draw(
        tmp_path,
        "LineString",
        line,
        line="#102030",
        width=3,
    )
    assert 'd="M16.0 10.0L24.0 10.0"' in drawn
    # 3 units of 2 pixels
    assert 'stroke="#102030" stroke-width="6.00"' in drawn
    assert 'fill="none"' in drawn


def test_an_area_may_have_an_edge_too(tmp_path: Path) -> None:
    drawn = draw(
        tmp_path,
        "Polygon",
        [SQUARE],
        fill="#102030",
        line="#405060",
    )
    filled, edge = drawn.split("/>")[:2]
    assert 'fill="#102030"' in filled
    assert 'stroke="#405060"' in edge
    assert filled.count("M20.0 10.0") == edge.count("M20.0 10.0") == 1


def test_points_are_discs_in_the_colour_of_the_layer(tmp_path: Path) -> None:
    drawn = draw(
        tmp_path,
        "MultiPoint",
        [[0, 0], [5, 0]],
        line="#405060",
        width=1,
    )
    # 2.4 times the width, of 2 pixels each
    assert '<circle cx="20.0" cy="10.0" r="4.80" fill="#405060"' in drawn
    assert '<circle cx="25.0" cy="10.0" r="4.80" fill="#405060"' in drawn
