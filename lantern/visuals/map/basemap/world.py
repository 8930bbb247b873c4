"""The whole earth as one picture in which all degrees have the same size: what a globe wears."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.basemap import ground
from lantern.visuals.map.basemap.base import blend_over
from lantern.visuals.map.basemap.canvas import (
    Basemap,
    Canvas,
    Surroundings,
    convert_line,
    read_surroundings,
)
from lantern.visuals.map.basemap.drawn_lines import (
    draw_borders,
    draw_grid,
    draw_waters,
    trace_shores,
)
from lantern.visuals.map.basemap.relief_layers import fill_rings
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Equirectangular
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle

_WIDTH = 3584
"""Pixels at 1080p and above: ten for a degree. Twice as many would take 30 s and 3 GB."""
_MIN_WIDTH = 360
_UNIT = 1.05
"""Pixels per unit of line width in a picture of that width."""
_GRID_DEGREES = 15


@dataclass(frozen=True)
class WorldSize:
    """The width of the picture in pixels, twice its height, and its pixels per unit of line."""

    width: int
    unit: float

    @property
    def per_degree(self) -> float:
        """Pixels per degree."""
        return self.width / 360


def choose_world_size(scale: float) -> WorldSize:
    """Return the size for a frame with `scale` pixels per unit, 1 at 1080p."""
    wanted = round(_WIDTH * scale / 8) * 8
    width = min(max(wanted, _MIN_WIDTH), _WIDTH)
    return WorldSize(width, _UNIT * width / _WIDTH)


def draw_world(world: WorldSize, map_file: MapFile, style: MapStyle) -> U8:
    """Draw the earth with relief, waters and borders as RGB, (h, w, 3); its middle is at 0, 0.

    Its borders are those of a map, but it has no areas, no rivers and nothing that moves.
    """
    km = 2 * math.pi * EARTH_RADIUS_KM / world.width
    window = Window(0.0, 0.0, km, (world.width, world.width // 2))
    projection = Equirectangular()
    canvas = Canvas(window, projection, world.unit)
    near = read_surroundings(canvas)
    coast = [convert_line(canvas, ring, closed=True) for ring in near.shores]
    land = fill_rings(coast, window.size)
    options = ground.TerrainOptions(style, world.unit)
    picture = ground.paint(
        window,
        projection,
        options,
        shores=near.shores,
        land=land,
    )
    plain = map_file.model_copy(
        update={"areas": (), "graticule": _GRID_DEGREES}
    )
    basemap = Basemap(plain, style, projection, {}, {})
    blend_over(picture, _draw_lines(basemap, canvas, near, coast=coast))
    return picture


def _draw_lines(
    basemap: Basemap,
    canvas: Canvas,
    near: Surroundings,
    *,
    coast: Sequence[F64],
) -> U8:
    """Draw grid, shores, lakes and borders as RGBA, (h, w, 4)."""
    shore = trace_shores(canvas, near.shores, coast)
    body = [
        draw_grid(basemap, canvas, near.box),
        draw_waters(
            basemap.style,
            canvas,
            shore=shore,
            lakes=near.lakes,
        ),
        draw_borders(basemap, canvas, near),
    ]
    w, h = canvas.window.size
    svg = vector.make_svg_document(
        "".join(body), (0, 0, w, h), typefaces=BUNDLED
    )
    return vector.rasterize(svg, typefaces=BUNDLED)
