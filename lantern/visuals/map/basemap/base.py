"""The base picture: land, waters, borders and tints. One canvas, one call to resvg; nothing here moves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.basemap import areas, borders, data, ground, rivers, user
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry.lines import F64, clip_ring, round_corners
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import GeoJsonLayer, MapFile, MapStyle


@dataclass(frozen=True)
class Basemap:
    """A map file with its style, its projection, the shapes of its areas and the author's own files by their names."""

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
        w, h = self.window.size
        far = 2 * max(w, h)
        return np.clip(
            self.window.to_pixels(self.projection, points), -far, far + max(w, h)
        )


def draw(atlas: Basemap, canvas: Canvas) -> tuple[list[U8], U8]:
    """(h, w, 3) RGB of the land with its waters, tints and borders, and (h, w) the land alone, 255.

    Where areas change hands a second picture shows what they become; the ground under both is painted once.
    """
    sheet, style = atlas.map_file, atlas.style
    box = canvas.window.find_bounds(canvas.projection, 0.12)
    fine = data.choose_fineness(canvas.window.km)
    shapes = list(data.read_lines("gshhs", fine, box, (2.2 * canvas.window.km) ** 2))
    shores, lakes = (
        [_cut(s.points, box) for s in shapes if s.land is land]
        for land in (True, False)
    )
    shores, lakes = (
        [ring for ring in rings if len(ring) > 2] for rings in (shores, lakes)
    )
    coast = [_shape(canvas, ring, True) for ring in shores]
    land = ground.fill_rings(coast, canvas.window.size)
    relief = (
        (atlas.files[sheet.relief.file], sheet.relief.bounds) if sheet.relief else None
    )
    ink = ground.TerrainOptions(style, canvas.unit, sheet.relief_detail, relief)
    picture = ground.paint(canvas.window, canvas.projection, shores, land, ink)
    body = [
        _grid(sheet.graticule, style, canvas, box),
        _rivers(sheet, style, canvas, (fine, box), shores),
        _water(
            coast, [_shape(canvas, ring, True) for ring in lakes], style, canvas.unit
        ),
        _borders(sheet, style, canvas, (fine, box), shores),
        *(
            _layer(layer, user.read_geojson(atlas.files[layer.file]), canvas)
            for layer in sheet.layers
        ),
    ]
    w, h = canvas.window.size
    # there is no type on the ground of a map
    svg = vector.make_svg_document("".join(body), 0, 0, w, h, typefaces=BUNDLED)
    lines = vector.rasterize(svg, typefaces=BUNDLED)
    grounds = (
        [picture, picture.copy()]
        if any(area.becomes for area in sheet.areas)
        else [picture]
    )
    for after, under in enumerate(grounds):
        _tint(under, atlas, canvas, land, bool(after))
        _draw_over(under, lines)
    return grounds, land


def _cut(points: F32, box: GeoBounds) -> F64:
    """A ring cut to a little more than the box: a continent's far shore costs time, and may lie behind the map."""
    west, south, east, north = box
    return clip_ring(
        points.astype(np.float64), (west - 2, south - 2, east + 2, north + 2)
    )


def draw_land_mask(canvas: Canvas, rings: Rings) -> U8:
    """255 where an area lies."""
    return areas.draw_mask(
        [canvas.to_pixels(ring) for ring in rings], canvas.window.size
    )


def _tint(picture: U8, atlas: Basemap, canvas: Canvas, land: U8, after: bool) -> None:
    for item in atlas.map_file.areas:
        mask = np.minimum(draw_land_mask(canvas, atlas.area_rings[item.id]), land)
        colour = (
            item.becomes.colour
            if after and item.becomes and item.becomes.colour
            else item.colour
        )
        strong = after and item.becomes is not None
        areas.tint(
            picture,
            mask,
            (colour, max(item.tint, 0.26) if strong else item.tint, item.edge),
            canvas.unit,
        )


def _draw_over(picture: U8, drawing: U8) -> None:
    step = max(8, 1_000_000 // picture.shape[1])
    for y in range(0, picture.shape[0], step):
        top = drawing[y : y + step]
        alpha = top[..., 3:].astype(np.float32) / 255
        under = picture[y : y + step]
        picture[y : y + step] = np.rint(
            under + (top[..., :3] - under.astype(np.float32)) * alpha
        )


def _shape(canvas: Canvas, points: F32 | F64, closed: bool) -> F64:
    """In pixels; corners are cut when the steps of the data would show."""
    line = canvas.to_pixels(points)
    return (
        round_corners(line, closed)
        if canvas.window.km < 2.5 and len(line) > 3
        else line
    )


def format_path(line: F64, closed: bool = False) -> str:
    """SVG path data."""
    return (
        "M"
        + ("%.1f %.1fL" * len(line) % tuple(line.ravel().tolist()))[:-1]
        + ("Z" if closed else "")
    )


def draw_stroke(
    paths: str, colour: str, width: float, opacity: float = 1.0, more: str = ""
) -> str:
    return (
        f'<path d="{paths}" fill="none" stroke="{colour}" stroke-width="{width:.2f}" stroke-linejoin="round" '
        f'stroke-opacity="{opacity:.3g}" {more}/>'
    )


def _grid(step: float, style: MapStyle, canvas: Canvas, box: GeoBounds) -> str:
    if not step:
        return ""
    west, south, east, north = box
    lon, lat = (
        np.linspace(west, east, 120),
        np.linspace(max(south, -85), min(north, 85), 120),
    )
    lines = [
        (np.full(120, x), lat)
        for x in np.arange(math.ceil(west / step) * step, east, step)
    ]
    lines += [
        (lon, np.full(120, y))
        for y in np.arange(math.ceil(south / step) * step, north, step)
    ]
    paths = "".join(
        format_path(canvas.to_pixels(np.column_stack(line))) for line in lines
    )
    return draw_stroke(paths, style.grid, 0.8 * canvas.unit, 0.22)


def _rivers(
    sheet: MapFile,
    style: MapStyle,
    canvas: Canvas,
    source: tuple[str, GeoBounds],
    shores: list[F64],
) -> str:
    """One path for each of a few widths: a river widens as the water above it grows."""
    fine, box = source
    west, south, east, north = box
    wide = (west - 12, south - 4, east + 12, north + 4)
    segments = [line.points for line in data.read_lines("rivers", fine, wide)]
    if not segments:
        return ""
    coast = (
        np.vstack(shores).astype(np.float32) if shores else np.empty((0, 2), np.float32)
    )
    classes: dict[tuple[float, float], list[str]] = {}
    for points, km in zip(
        segments, rivers.measure_upstream(segments, coast), strict=True
    ):
        x, y = points[:, 0], points[:, 1]
        seen = x.max() > west and x.min() < east and y.max() > south and y.min() < north
        if seen and km >= sheet.rivers_min_km:
            weight = (
                round(min(0.55 + 0.052 * math.sqrt(km), 3.3), 1),
                round(min(0.55 + km / 2500, 0.95), 1),
            )
            pieces = borders.drop_boxes(points, sheet.omit_rivers)
            classes.setdefault(weight, []).extend(
                format_path(_shape(canvas, piece, False)) for piece in pieces
            )
    return "".join(
        draw_stroke(
            "".join(paths),
            style.river,
            width * canvas.unit,
            opacity,
            'stroke-linecap="round"',
        )
        for (width, opacity), paths in sorted(classes.items())
    )


def _water(coast: list[F64], lakes: list[F64], style: MapStyle, unit: float) -> str:
    rings = "".join(format_path(ring, True) for ring in lakes)
    lake = (
        f'<path fill-rule="evenodd" d="{rings}" fill="{style.lake}"/>' if rings else ""
    )
    shore = "".join(format_path(ring, True) for ring in coast)
    return (
        lake
        + (draw_stroke(rings, style.river, 0.8 * unit, 0.9) if rings else "")
        + (draw_stroke(shore, style.coast, 1.15 * unit, 0.9) if shore else "")
    )


def _borders(
    sheet: MapFile,
    style: MapStyle,
    canvas: Canvas,
    source: tuple[str, GeoBounds],
    shores: Sequence[F64],
) -> str:
    """Today's borders where they held, and the author's, whose loose ends are drawn on to what they meet."""
    present = borders.find_current_borders(*source, sheet.omit_borders)
    own = borders.collect_own_borders(
        sheet, [*present, *(s.astype(np.float32) for s in shores)]
    )
    kinds: dict[str, list[str]] = {
        "border": [format_path(_shape(canvas, line, False)) for line in present]
    }
    for border, line in zip(sheet.borders, own, strict=True):
        kinds.setdefault(border.kind, []).append(
            format_path(_shape(canvas, line, False))
        )
    unit = canvas.unit

    def dashed(kind: str, colour: str, width: float, pattern: tuple[float, ...]) -> str:
        paths = "".join(kinds.get(kind, []))
        dash = " ".join(f"{n * unit:.2f}" for n in pattern)
        return (
            draw_stroke(paths, colour, width * unit, 0.95, f'stroke-dasharray="{dash}"')
            if paths
            else ""
        )

    wash = "".join(kinds["border"])
    washes = (
        "".join(draw_stroke(wash, style.wash, w * unit, 0.1) for w in (14, 9, 5))
        if wash and not sheet.areas
        else ""
    )
    return (
        washes
        + dashed("border", style.border, 1.7, (7, 3, 1.5, 3))
        + dashed("inner", style.border, 1.3, (2, 3))
        + dashed("agreed", style.agreed, 1.9, (9, 6))
    )


def _layer(layer: GeoJsonLayer, shapes: user.GeoShapes, canvas: Canvas) -> str:
    rings = "".join(
        format_path(canvas.to_pixels(ring), True)
        for area in shapes.areas
        for ring in area
    )
    lines = "".join(format_path(canvas.to_pixels(line)) for line in shapes.lines)
    body = ""
    if layer.fill and rings:
        body = f'<path d="{rings}" fill-rule="evenodd" fill="{layer.fill}" fill-opacity="{layer.opacity:.3g}"/>'
    if layer.line and (rings or lines):
        body += draw_stroke(
            rings + lines, layer.line, layer.width * canvas.unit, layer.opacity
        )
    colour = layer.fill or layer.line
    for x, y in (p for points in shapes.points for p in canvas.to_pixels(points)):
        radius = 2.4 * layer.width * canvas.unit
        body += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}" fill="{colour}" fill-opacity="{layer.opacity:.3g}"/>'
    return body
