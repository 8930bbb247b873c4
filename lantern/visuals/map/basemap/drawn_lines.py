"""The lines on the ground of a map as SVG: its grid, ranges, rivers, shores and borders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap import borders, data, ranges, rivers
from lantern.visuals.map.basemap.canvas import (
    Basemap,
    Canvas,
    Surroundings,
    convert_line,
    draw_stroke,
    format_line,
    format_path,
    format_paths,
)
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import EqualEarth
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle

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


def draw_grid(basemap: Basemap, canvas: Canvas, box: GeoBounds) -> str:
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
    paths = format_paths([canvas.to_pixels(line) for line in lines])
    return draw_stroke(
        paths, basemap.style.grid, 0.8 * canvas.unit, opacity=0.22
    )


def _choose_grid_step(basemap: Basemap) -> float:
    """Return the degrees between two lines of the grid; 0 for no grid."""
    wanted = basemap.map_file.graticule
    if wanted is not None:
        return wanted
    if isinstance(basemap.projection, EqualEarth):
        return WORLD_GRID_DEGREES
    return GRID_DEGREES


def draw_ranges(basemap: Basemap, canvas: Canvas, land: U8) -> str:
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


def draw_rivers(basemap: Basemap, canvas: Canvas, near: Surroundings) -> str:
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
    map_file: MapFile, canvas: Canvas, near: Surroundings
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
            paths.append(format_line(canvas, near, piece))
    return strokes


def _is_within(points: F32, box: GeoBounds) -> bool:
    """Return whether the box around a line overlaps another box."""
    west, south, east, north = box
    x, y = points[:, 0], points[:, 1]
    across = x.max() > west and x.min() < east
    return bool(across and y.max() > south and y.min() < north)


def trace_shores(
    canvas: Canvas, shores: Sequence[F64], coast: Sequence[F64]
) -> str:
    """Return the line of the shore as path data.

    `coast` are the shores in pixels. Where the data are cut along a meridian there is no shore.
    """
    paths = ""
    for ring, pixels in zip(shores, coast, strict=True):
        pieces = seam.split_at_cuts(ring)
        if pieces is None:
            paths += format_path(pixels, closed=True)
            continue
        lines = [convert_line(canvas, piece, closed=False) for piece in pieces]
        paths += format_paths(lines)
    return paths


def draw_waters(
    style: MapStyle, canvas: Canvas, *, shore: str, lakes: Sequence[F64]
) -> str:
    """Draw lakes, which are in degrees, and the line of the shore, which is path data."""
    unit = canvas.unit
    rings = [convert_line(canvas, ring, closed=True) for ring in lakes]
    water = format_paths(rings, closed=True)
    drawn = ""
    if water:
        drawn += f'<path fill-rule="evenodd" d="{water}" fill="{style.lake}"/>'
        drawn += draw_stroke(water, style.river, 0.8 * unit, opacity=0.9)
    if shore:
        drawn += draw_stroke(shore, style.coast, 1.15 * unit, opacity=0.9)
    return drawn


def draw_borders(basemap: Basemap, canvas: Canvas, near: Surroundings) -> str:
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
            border,
            style.border,
            1.7 * unit,
            lengths=BORDER_DASHES,
            unit=unit,
        )
        + _draw_dashed(
            inner,
            style.border,
            1.3 * unit,
            lengths=INNER_DASHES,
            unit=unit,
        )
        + _draw_dashed(
            agreed,
            style.agreed,
            1.9 * unit,
            lengths=AGREED_DASHES,
            unit=unit,
        )
    )


def _collect_border_paths(
    map_file: MapFile, canvas: Canvas, near: Surroundings
) -> dict[str, str]:
    """Return path data for each kind of border."""
    present = borders.find_current_borders(
        near.fine, near.box, map_file.omit_borders
    )
    shores = [shore.astype(np.float32) for shore in near.shores]
    own = borders.collect_own_borders(map_file, [*present, *shores])
    paths = {"border": "", "inner": "", "agreed": ""}
    for current in present:
        paths["border"] += format_line(canvas, near, current)
    for border, joined in zip(map_file.borders, own, strict=True):
        paths[border.kind] += format_line(canvas, near, joined)
    return paths


def _draw_dashed(
    paths: str,
    colour: str,
    width: float,
    *,
    lengths: Sequence[float],
    unit: float,
) -> str:
    """Return a dashed stroke; `lengths` are those of dashes and gaps, in units of line width."""
    if not paths:
        return ""
    dashes = " ".join(f"{length * unit:.2f}" for length in lengths)
    attributes = f'stroke-dasharray="{dashes}"'
    return draw_stroke(
        paths,
        colour,
        width,
        opacity=0.95,
        attributes=attributes,
    )
