"""The base picture of a map: land, waters, borders and tints. Nothing here moves.

The lines of a canvas are one SVG document, so resvg is called once for it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.basemap import (
    areas,
    borders,
    data,
    geojson_repair,
    ground,
    layer_cost,
    ranges,
    rivers,
    user,
    world_edge,
)
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.lines import F64, clip_ring, round_corners
from lantern.visuals.map.geometry.projection import EqualEarth, Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import GeoJsonLayer
from lantern.visuals.map.spec.map_style import MapStyle

CLOSE_KM = 2.5
"""Km per pixel below which the steps of the data would show, so that corners are rounded."""
CHANGED_TINT = 0.26
"""The least tint of an area that changed hands."""
GRID_DEGREES = 5
WORLD_GRID_DEGREES = 30
"""Degrees between the lines of longitude and latitude, if the map doesn't say."""
GRID_POINTS = 120
"""Points of a line of longitude or latitude."""
BORDER_DASHES = (7, 3, 1.5, 3)
INNER_DASHES = (2, 3)
AGREED_DASHES = (9, 6)
"""Dashes and gaps of the kinds of border, in units of line width."""
WASH_WIDTHS = (14, 9, 5)
"""Widths of the strokes that make the wash along a border, in units."""


@dataclass(frozen=True)
class Basemap:
    """A map with all that its base needs.

    `area_rings` are the shapes of its areas by id, `files` the author's own files by the names
    that the map gives them.
    """

    map_file: MapFile
    style: MapStyle
    projection: Projection
    area_rings: Mapping[str, Rings]
    files: Mapping[str, Path]


@dataclass(frozen=True)
class Canvas:
    """What is drawn on: the window, its projection, and pixels per unit of line width."""

    window: Window
    projection: Projection
    unit: float

    def to_pixels(self, points: F32 | F64) -> F64:
        """Return pixels for longitude and latitude, shape (n, 2), none of them far outside."""
        w, h = self.window.size
        far = 2 * max(w, h)
        pixels = self.window.to_pixels(self.projection, points)
        return np.clip(pixels, -far, far + max(w, h))


@dataclass(frozen=True, eq=False)
class _Surroundings:
    """What lies in and around a canvas, in degrees; shores and lakes are rings, (n, 2) each.

    `fine` is the set of lines that the scale asks for, `seam` whether the earth's seam is near.
    """

    box: GeoBounds
    fine: str
    shores: list[F64]
    lakes: list[F64]
    seam: bool


def draw(basemap: Basemap, canvas: Canvas) -> tuple[list[U8], U8]:
    """Draw the base of a canvas.

    Returns:
        RGB of the land with its waters, tints and borders, (h, w, 3), and the land alone, 255,
        (h, w). If areas change hands, a second picture shows what they become; the ground under
        both is painted once.
    """
    near = _read_surroundings(canvas)
    coast = [_convert_line(canvas, ring, closed=True) for ring in near.shores]
    land = ground.fill_rings(coast, canvas.window.size)
    picture = _paint_ground(basemap, canvas, shores=near.shores, land=land)
    lines = _draw_lines(basemap, canvas, near, coast=coast, land=land)
    pictures = [picture]
    if any(area.becomes for area in basemap.map_file.areas):
        pictures.append(picture.copy())
    for number, under in enumerate(pictures):
        _tint_areas(under, basemap, canvas, land=land, changed=number == 1)
        _blend_over(under, lines)
        if near.seam:
            outline = _outline_world(canvas)
            world_edge.cover_outside(under, outline, basemap.style.paper)
    return pictures, land


def draw_land(canvas: Canvas) -> U8:
    """Return where land is, 255, (h, w) of the canvas, without anything else of the base."""
    shores = _read_surroundings(canvas).shores
    coast = [_convert_line(canvas, ring, closed=True) for ring in shores]
    return ground.fill_rings(coast, canvas.window.size)


def _read_surroundings(canvas: Canvas) -> _Surroundings:
    km = canvas.window.km
    box = canvas.window.find_bounds(canvas.projection, 0.12)
    fine = data.choose_fineness(km)
    shows_seam = canvas.window.shows_seam(canvas.projection, 0.12)
    found = _Surroundings(box, fine, [], [], shows_seam)
    for line in data.read_lines("gshhs", fine, box, least_km2=(2.2 * km) ** 2):
        ring = _clip_around(line.points, box, canvas.projection)
        if len(ring) <= 2:
            continue
        if line.land:
            found.shores.append(ring)
        else:
            found.lakes.append(ring)
    return found


def _clip_around(points: F32, box: GeoBounds, projection: Projection) -> F64:
    """Clip a ring to a little more than a box.

    The far shore of a continent would take time, and may lie behind the map.
    """
    west, south, east, north = box
    first, last = seam.find_limits(projection)
    around = (max(west - 2, first), south - 2, min(east + 2, last), north + 2)
    ring = clip_ring(points.astype(np.float64), around)
    if around[0] == first or around[2] == last:
        return seam.follow_seam(ring, projection)
    return ring


def _outline_world(canvas: Canvas) -> F64:
    """Return the edge of the earth as a ring in pixels."""
    return canvas.to_pixels(seam.outline_world(canvas.projection))


def _paint_ground(
    basemap: Basemap, canvas: Canvas, *, shores: Sequence[F64], land: U8
) -> U8:
    map_file = basemap.map_file
    relief = None
    if map_file.relief:
        path = basemap.files[map_file.relief.file]
        relief = ground.ReliefPicture(path, map_file.relief.bounds)
    options = ground.TerrainOptions(basemap.style, canvas.unit, relief)
    return ground.paint(
        canvas.window, canvas.projection, options, shores=shores, land=land
    )


def _draw_lines(
    basemap: Basemap,
    canvas: Canvas,
    near: _Surroundings,
    *,
    coast: Sequence[F64],
    land: U8,
) -> U8:
    """Draw everything that is a line, as RGBA, (h, w, 4)."""
    body = [
        _draw_grid(basemap, canvas, near.box),
        _draw_ranges(basemap, canvas, land),
        _draw_rivers(basemap, canvas, near),
        _draw_waters(
            basemap.style,
            canvas,
            shore=_trace_shores(canvas, near.shores, coast),
            lakes=near.lakes,
        ),
        _draw_borders(basemap, canvas, near),
    ]
    body += _draw_layers(basemap, canvas, near)
    if near.seam:
        edge = format_path(_outline_world(canvas), closed=True)
        body.append(draw_stroke(edge, basemap.style.ink, 3 * canvas.unit, opacity=0.7))
    w, h = canvas.window.size
    # there is no type on the ground of a map
    svg = vector.make_svg_document("".join(body), (0, 0, w, h), typefaces=BUNDLED)
    return vector.rasterize(svg, typefaces=BUNDLED)


def draw_land_mask(canvas: Canvas, rings: Rings) -> U8:
    """Return 255 where an area lies, (h, w)."""
    pixels = [canvas.to_pixels(ring) for ring in rings]
    return areas.draw_mask(pixels, canvas.window.size)


def _tint_areas(
    picture: U8, basemap: Basemap, canvas: Canvas, *, land: U8, changed: bool
) -> None:
    """Tint the areas as they are at first, or as they have changed."""
    for area in basemap.map_file.areas:
        mask = draw_land_mask(canvas, basemap.area_rings[area.id])
        colour = area.colour
        inner = area.tint
        if changed and area.becomes is not None:
            colour = area.becomes.colour or colour
            inner = max(inner, CHANGED_TINT)
        areas.tint(
            picture,
            np.minimum(mask, land),
            colour,
            inner=inner,
            edge=area.edge,
            unit=canvas.unit,
        )


def _blend_over(picture: U8, drawing: U8) -> None:
    """Blend RGBA over RGB, in place, some rows at a time."""
    step = max(8, 1_000_000 // picture.shape[1])
    for y in range(0, picture.shape[0], step):
        rows = slice(y, y + step)
        top = drawing[rows]
        under = picture[rows]
        alpha = top[..., 3:].astype(np.float32) / 255
        difference = top[..., :3] - under.astype(np.float32)
        picture[rows] = np.rint(under + difference * alpha)


# Paths


def _convert_line(canvas: Canvas, points: F32 | F64, *, closed: bool) -> F64:
    """Return a line in pixels; corners are rounded if the steps of the data would show."""
    line = canvas.to_pixels(points)
    if canvas.window.km < CLOSE_KM and len(line) > 3:
        return round_corners(line, closed)
    return line


def _format_line(canvas: Canvas, near: _Surroundings, points: F32 | F64) -> str:
    """Return a line of degrees as path data; the seam of the earth cuts it."""
    pieces = [points.astype(np.float64)]
    if near.seam:
        pieces = seam.cut_line(pieces[0], canvas.projection)
    lines = [_convert_line(canvas, piece, closed=False) for piece in pieces]
    return _format_paths(lines)


def format_path(line: F64, closed: bool = False) -> str:
    """Return a line or ring as SVG path data."""
    numbers = "%.1f %.1fL" * len(line) % tuple(line.ravel().tolist())
    end = "Z" if closed else ""
    return "M" + numbers[:-1] + end


def _format_paths(lines: Sequence[F64], closed: bool = False) -> str:
    return "".join(format_path(line, closed) for line in lines)


def draw_stroke(
    paths: str, colour: str, width: float, *, opacity: float = 1.0, attributes: str = ""
) -> str:
    """Return an SVG path element that is stroked and not filled.

    Args:
        paths: path data.
        colour: #rrggbb.
        width: in pixels.
        opacity: 0 to 1.
        attributes: more attributes of the element.
    """
    return (
        f'<path d="{paths}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"'
        f' stroke-linejoin="round" stroke-opacity="{opacity:.3g}" {attributes}/>'
    )


def _draw_grid(basemap: Basemap, canvas: Canvas, box: GeoBounds) -> str:
    """Draw lines of longitude and latitude."""
    step = _choose_grid_step(basemap)
    if not step:
        return ""
    west, south, east, north = box
    lon = np.linspace(west, east, GRID_POINTS)
    lat = np.linspace(max(south, -85), min(north, 85), GRID_POINTS)
    lines = []
    for x in np.arange(math.ceil(west / step) * step, east, step):
        lines.append(np.column_stack([np.full(GRID_POINTS, x), lat]))
    for y in np.arange(math.ceil(south / step) * step, north, step):
        lines.append(np.column_stack([lon, np.full(GRID_POINTS, y)]))
    paths = _format_paths([canvas.to_pixels(line) for line in lines])
    return draw_stroke(paths, basemap.style.grid, 0.8 * canvas.unit, opacity=0.22)


def _choose_grid_step(basemap: Basemap) -> float:
    """Return the degrees between two lines of the grid; 0 for no grid."""
    wanted = basemap.map_file.graticule
    if wanted is not None:
        return wanted
    if isinstance(basemap.projection, EqualEarth):
        return WORLD_GRID_DEGREES
    return GRID_DEGREES


def _draw_ranges(basemap: Basemap, canvas: Canvas, land: U8) -> str:
    """Draw the author's mountain ranges in hachures."""
    drawn = ""
    ink = ranges.RangeInk(basemap.style.range, basemap.style.dark)
    for item in basemap.map_file.ranges:
        crest = ranges.place_crest(
            item, canvas.window, canvas.projection, unit=canvas.unit
        )
        drawn += ranges.draw_range(crest, ink, land)
    return drawn


@dataclass(frozen=True, order=True)
class _RiverStroke:
    """How a river is drawn: its width in units of line width, and its opacity."""

    width: float
    opacity: float


def _choose_river_stroke(km: float) -> _RiverStroke:
    """Return the stroke for km of water above; there are only a few different ones."""
    width = min(0.55 + 0.052 * math.sqrt(km), 3.3)
    opacity = min(0.55 + km / 2500, 0.95)
    return _RiverStroke(round(width, 1), round(opacity, 1))


def _draw_rivers(basemap: Basemap, canvas: Canvas, near: _Surroundings) -> str:
    """Draw the rivers, one path for each width; a river widens as the water above it grows."""
    strokes = _collect_river_paths(basemap.map_file, canvas, near)
    drawn = ""
    for stroke in sorted(strokes):
        drawn += draw_stroke(
            "".join(strokes[stroke]),
            basemap.style.river,
            stroke.width * canvas.unit,
            opacity=stroke.opacity,
            attributes='stroke-linecap="round"',
        )
    return drawn


def _collect_river_paths(
    map_file: MapFile, canvas: Canvas, near: _Surroundings
) -> dict[_RiverStroke, list[str]]:
    """Return path data for each kind of stroke."""
    west, south, east, north = near.box
    around = (west - 12, south - 4, east + 12, north + 4)
    found = data.read_lines("rivers", near.fine, around)
    segments = [line.points for line in found]
    coast = np.empty((0, 2), np.float32)
    if near.shores:
        coast = np.vstack(near.shores).astype(np.float32)
    lengths = rivers.measure_upstream(segments, coast)
    strokes: dict[_RiverStroke, list[str]] = {}
    for points, km in zip(segments, lengths, strict=True):
        if km < map_file.rivers_min_km or not _is_within(points, near.box):
            continue
        paths = strokes.setdefault(_choose_river_stroke(km), [])
        for piece in borders.drop_boxes(points, map_file.omit_rivers):
            paths.append(_format_line(canvas, near, piece))
    return strokes


def _is_within(points: F32, box: GeoBounds) -> bool:
    """Return whether the box around a line overlaps another box."""
    west, south, east, north = box
    x, y = points[:, 0], points[:, 1]
    across = x.max() > west and x.min() < east
    return bool(across and y.max() > south and y.min() < north)


def _trace_shores(canvas: Canvas, shores: Sequence[F64], coast: Sequence[F64]) -> str:
    """Return the line of the shore as path data.

    `coast` are the shores in pixels. Where the data are cut along a meridian there is no shore.
    """
    paths = ""
    for ring, pixels in zip(shores, coast, strict=True):
        pieces = seam.split_at_cuts(ring)
        if pieces is None:
            paths += format_path(pixels, closed=True)
            continue
        lines = [_convert_line(canvas, piece, closed=False) for piece in pieces]
        paths += _format_paths(lines)
    return paths


def _draw_waters(
    style: MapStyle, canvas: Canvas, *, shore: str, lakes: Sequence[F64]
) -> str:
    """Draw lakes, which are in degrees, and the line of the shore, which is path data."""
    unit = canvas.unit
    rings = [_convert_line(canvas, ring, closed=True) for ring in lakes]
    water = _format_paths(rings, closed=True)
    drawn = ""
    if water:
        drawn += f'<path fill-rule="evenodd" d="{water}" fill="{style.lake}"/>'
        drawn += draw_stroke(water, style.river, 0.8 * unit, opacity=0.9)
    if shore:
        drawn += draw_stroke(shore, style.coast, 1.15 * unit, opacity=0.9)
    return drawn


def _draw_borders(basemap: Basemap, canvas: Canvas, near: _Surroundings) -> str:
    """Draw today's borders where they were then, and the author's own.

    Loose ends of the author's are extended to what they meet.
    """
    map_file, style, unit = basemap.map_file, basemap.style, canvas.unit
    paths = _collect_border_paths(map_file, canvas, near)
    border, inner, agreed = paths["border"], paths["inner"], paths["agreed"]
    washes = ""
    if border and not map_file.areas:
        for width in WASH_WIDTHS:
            washes += draw_stroke(border, style.wash, width * unit, opacity=0.1)
    return (
        washes
        + _draw_dashed(
            border, style.border, 1.7 * unit, lengths=BORDER_DASHES, unit=unit
        )
        + _draw_dashed(inner, style.border, 1.3 * unit, lengths=INNER_DASHES, unit=unit)
        + _draw_dashed(
            agreed, style.agreed, 1.9 * unit, lengths=AGREED_DASHES, unit=unit
        )
    )


def _collect_border_paths(
    map_file: MapFile, canvas: Canvas, near: _Surroundings
) -> dict[str, str]:
    """Return path data for each kind of border."""
    present = borders.find_current_borders(near.fine, near.box, map_file.omit_borders)
    shores = [shore.astype(np.float32) for shore in near.shores]
    own = borders.collect_own_borders(map_file, [*present, *shores])
    paths = {"border": "", "inner": "", "agreed": ""}
    for current in present:
        paths["border"] += _format_line(canvas, near, current)
    for border, joined in zip(map_file.borders, own, strict=True):
        paths[border.kind] += _format_line(canvas, near, joined)
    return paths


def _draw_dashed(
    paths: str, colour: str, width: float, *, lengths: Sequence[float], unit: float
) -> str:
    """Return a dashed stroke; `lengths` are those of dashes and gaps, in units of line width."""
    if not paths:
        return ""
    dashes = " ".join(f"{length * unit:.2f}" for length in lengths)
    attributes = f'stroke-dasharray="{dashes}"'
    return draw_stroke(paths, colour, width, opacity=0.95, attributes=attributes)


def _draw_layers(basemap: Basemap, canvas: Canvas, near: _Surroundings) -> list[str]:
    """Draw the author's own layers, each as SVG."""
    drawn = []
    for layer in basemap.map_file.layers:
        shapes = user.read_geojson(basemap.files[layer.file])
        if near.seam or world_edge.cross_edge(shapes, canvas.projection):
            shapes = world_edge.cut_shapes(shapes, canvas.projection)
        ink = layer_cost.measure_ink(shapes, canvas.to_pixels)
        layer_cost.require_drawable(layer.file, ink)
        drawn.append(_draw_layer(layer, shapes, canvas))
    return drawn


def _format_edges(outlines: Sequence[F64], rings: str, canvas: Canvas) -> str:
    """Return the paths along rings, whose own paths are `rings`, without cuts along 180°."""
    opened = geojson_repair.open_at_cuts(outlines)
    if len(opened) == len(outlines) and all(
        a is b for a, b in zip(opened, outlines, strict=True)
    ):
        return rings
    return _format_paths([canvas.to_pixels(line) for line in opened])


def _draw_layer(layer: GeoJsonLayer, shapes: user.GeoShapes, canvas: Canvas) -> str:
    """Draw the author's own shapes: areas, then lines, then points."""
    rings = ""
    outlines: list[F64] = []
    for area in shapes.areas:
        rings += _format_paths([canvas.to_pixels(ring) for ring in area], closed=True)
        outlines += area
    lines = _format_paths([canvas.to_pixels(line) for line in shapes.lines])
    width = layer.width * canvas.unit
    drawn = ""
    if layer.fill and rings:
        drawn += (
            f'<path d="{rings}" fill-rule="evenodd" fill="{layer.fill}"'
            f' fill-opacity="{layer.opacity:.3g}"/>'
        )
    if layer.line and (rings or lines):
        edges = _format_edges(outlines, rings, canvas)
        drawn += draw_stroke(edges + lines, layer.line, width, opacity=layer.opacity)
    radius = 2.4 * layer.width * canvas.unit
    colour = layer.fill or layer.line
    for points in shapes.points:
        for x, y in canvas.to_pixels(points):
            drawn += (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}" fill="{colour}"'
                f' fill-opacity="{layer.opacity:.3g}"/>'
            )
    return drawn
