"""The lines on the ground of a map: grid, waters and borders."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from lantern.visuals.map.basemap.canvas import Basemap, Canvas, Surroundings
from lantern.visuals.map.basemap.drawn_lines import (
    draw_borders,
    draw_grid,
    draw_waters,
    trace_shores,
)
from lantern.visuals.map.geometry.projection import (
    EqualEarth,
    Mercator,
    Projection,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.maps import style

PLAN = Mercator(0, 0)
CANVAS = Canvas(Window(0.0, 0.0, 111.19493, (40, 20)), PLAN, 2.0)
"""A degree at the equator is a pixel; 0, 0 is at 20, 10."""
BOX = (-20.0, -10.0, 20.0, 10.0)
NEAR = Surroundings(BOX, "l", [], [], False)
STYLE = style()


def make(projection: Projection = PLAN, **keys: Any) -> Basemap:
    map_file = MapFile.model_validate(
        {"views": {"a": {"box": BOX}}, "omit_borders": True, **keys}
    )
    return Basemap(map_file, STYLE, projection, {}, {})


def count_lines(drawn: str) -> int:
    return drawn.count("M")


def test_the_grid_has_a_line_for_each_five_degrees() -> None:
    # eight meridians, from 20 W to 15 E, and four parallels
    drawn = draw_grid(make(), CANVAS, BOX)
    assert count_lines(drawn) == 8 + 4
    assert f'stroke="{STYLE.grid}" stroke-width="1.60"' in drawn


def test_a_map_of_the_world_has_a_wider_grid() -> None:
    around = (-180.0, -90.0, 180.0, 90.0)
    drawn = draw_grid(make(EqualEarth(0)), CANVAS, around)
    # twelve meridians and six parallels
    assert count_lines(drawn) == 12 + 6


@pytest.mark.parametrize(
    ("degrees", "lines"), [(0, 0), (10, 4 + 2), (2.5, 16 + 8)]
)
def test_a_map_may_say_what_grid_it_has(degrees: float, lines: int) -> None:
    assert count_lines(draw_grid(make(graticule=degrees), CANVAS, BOX)) == lines


def test_a_shore_is_a_ring() -> None:
    ring = np.array([[0.0, 0], [4, 0], [4, -4]])
    pixels = CANVAS.to_pixels(ring)
    found = trace_shores(CANVAS, [ring], [pixels])
    assert found.startswith("M20.0 10.0L24.0 10.0L24.0 14.0")
    assert found.endswith("Z")


def test_a_lake_is_filled_and_has_a_shore() -> None:
    lake = np.array([[0.0, 0], [4, 0], [4, -4]])
    drawn = draw_waters(
        STYLE,
        CANVAS,
        shore="M1 1L2 2",
        lakes=[lake],
    )
    filled, edge, shore = drawn.split("/>")[:3]
    assert f'fill="{STYLE.lake}"' in filled
    assert f'stroke="{STYLE.river}" stroke-width="1.60"' in edge
    assert f'd="M1 1L2 2" fill="none" stroke="{STYLE.coast}"' in shore


def test_without_water_there_is_none() -> None:
    assert (
        draw_waters(
            STYLE,
            CANVAS,
            shore="",
            lakes=[],
        )
        == ""
    )


def draw_border(kind: str, **keys: Any) -> list[str]:
    """Return the strokes of a map with one border of the author's own."""
    border = {"line": [[-4, 0], [4, 0]], "kind": kind, "closes": False}
    drawn = draw_borders(make(borders=[border], **keys), CANVAS, NEAR)
    return re.findall(r"<path[^>]*/>", drawn)


def test_a_border_is_dashed_and_has_a_wash() -> None:
    *washes, line = draw_border("border")
    widths = [
        re.findall(r'stroke-width="([\d.]+)"', wash)[0] for wash in washes
    ]
    assert widths == ["28.00", "18.00", "10.00"]
    assert 'stroke-dasharray="14.00 6.00 3.00 6.00"' in line
    assert f'stroke="{STYLE.border}" stroke-width="3.40"' in line


def test_a_map_of_areas_has_no_wash() -> None:
    area = {"id": "a", "seeds": [[0, 0]], "colour": "#102030"}
    assert len(draw_border("border", areas=[area])) == 1


@pytest.mark.parametrize(
    ("kind", "dashes", "ink"),
    [
        ("inner", "4.00 6.00", STYLE.border),
        ("agreed", "18.00 12.00", STYLE.agreed),
    ],
)
def test_other_borders_have_dashes_of_their_own(
    kind: str, dashes: str, ink: str
) -> None:
    (line,) = draw_border(kind)
    assert f'stroke-dasharray="{dashes}"' in line
    assert f'stroke="{ink}"' in line
