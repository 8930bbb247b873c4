"""The author's own shapes on the ground of a map, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.visuals.map.basemap import (
    geojson_repair,
    layer_cost,
    user,
    world_edge,
)
from lantern.visuals.map.basemap.canvas import (
    Basemap,
    Canvas,
    Surroundings,
    draw_stroke,
    format_paths,
)
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_layers import GeoJsonLayer


def draw_layers(
    basemap: Basemap, canvas: Canvas, near: Surroundings
) -> list[str]:
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
    return format_paths([canvas.to_pixels(line) for line in opened])


def _draw_layer(
    layer: GeoJsonLayer, shapes: user.GeoShapes, canvas: Canvas
) -> str:
    """Draw the author's own shapes: areas, then lines, then points."""
    rings = ""
    outlines: list[F64] = []
    for area in shapes.areas:
        rings += format_paths(
            [canvas.to_pixels(ring) for ring in area], closed=True
        )
        outlines += area
    lines = format_paths([canvas.to_pixels(line) for line in shapes.lines])
    width = layer.width * canvas.unit
    drawn = ""
    if layer.fill and rings:
        drawn += (
            f'<path d="{rings}" fill-rule="evenodd" fill="{layer.fill}"'
            f' fill-opacity="{layer.opacity:.3g}"/>'
        )
    if layer.line and (rings or lines):
        edges = _format_edges(outlines, rings, canvas)
        drawn += draw_stroke(
            edges + lines, layer.line, width, opacity=layer.opacity
        )
    radius = 2.4 * layer.width * canvas.unit
    colour = layer.fill or layer.line
    for points in shapes.points:
        for x, y in canvas.to_pixels(points):
            drawn += (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}" fill="{colour}"'
                f' fill-opacity="{layer.opacity:.3g}"/>'
            )
    return drawn
