"""The base picture of a map: land, waters, borders and tints. Nothing here moves.

The lines of a canvas are one SVG document, so resvg is called once for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.basemap import areas, ground, world_edge
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.canvas import (
    Basemap,
    Canvas,
    Surroundings,
    convert_line,
    draw_stroke,
    format_path,
    read_surroundings,
)
from lantern.visuals.map.basemap.drawn_layers import draw_layers
from lantern.visuals.map.basemap.drawn_lines import (
    draw_borders,
    draw_grid,
    draw_ranges,
    draw_rivers,
    draw_waters,
    trace_shores,
)
from lantern.visuals.map.basemap.relief_layers import ReliefPicture, fill_rings
from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.lines import F64

CHANGED_TINT = 0.26
"""The least tint of an area that changed hands."""


def draw(basemap: Basemap, canvas: Canvas) -> tuple[list[U8], U8]:
    """Draw the base of a canvas.

    Returns:
        RGB of the land with its waters, tints and borders, (h, w, 3), and the land alone, 255,
        (h, w). If areas change hands, a second picture shows what they become; the ground under
        both is painted once.
    """
    near = read_surroundings(canvas)
    coast = [convert_line(canvas, ring, closed=True) for ring in near.shores]
    land = fill_rings(coast, canvas.window.size)
    picture = _paint_ground(
        basemap,
        canvas,
        shores=near.shores,
        land=land,
    )
    lines = _draw_lines(
        basemap,
        canvas,
        near,
        coast=coast,
        land=land,
    )
    pictures = [picture]
    if any(area.becomes for area in basemap.map_file.areas):
        pictures.append(picture.copy())
    for number, under in enumerate(pictures):
        _tint_areas(
            under,
            basemap,
            canvas,
            land=land,
            changed=number == 1,
        )
        blend_over(under, lines)
        if near.seam:
            outline = _outline_world(canvas)
            world_edge.cover_outside(under, outline, basemap.style.paper)
    return pictures, land


def draw_land(canvas: Canvas) -> U8:
    """Return where land is, 255, (h, w) of the canvas, without anything else of the base."""
    shores = read_surroundings(canvas).shores
    coast = [convert_line(canvas, ring, closed=True) for ring in shores]
    return fill_rings(coast, canvas.window.size)


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
        relief = ReliefPicture(path, map_file.relief.bounds)
    options = ground.TerrainOptions(basemap.style, canvas.unit, relief)
    return ground.paint(
        canvas.window,
        canvas.projection,
        options,
        shores=shores,
        land=land,
    )


def _draw_lines(
    basemap: Basemap,
    canvas: Canvas,
    near: Surroundings,
    *,
    coast: Sequence[F64],
    land: U8,
) -> U8:
    """Draw everything that is a line, as RGBA, (h, w, 4)."""
    body = [
        draw_grid(basemap, canvas, near.box),
        draw_ranges(basemap, canvas, land),
        draw_rivers(basemap, canvas, near),
        draw_waters(
            basemap.style,
            canvas,
            shore=trace_shores(canvas, near.shores, coast),
            lakes=near.lakes,
        ),
        draw_borders(basemap, canvas, near),
    ]
    body += draw_layers(basemap, canvas, near)
    if near.seam:
        edge = format_path(_outline_world(canvas), closed=True)
        body.append(
            draw_stroke(edge, basemap.style.ink, 3 * canvas.unit, opacity=0.7)
        )
    w, h = canvas.window.size
    # there is no type on the ground of a map
    svg = vector.make_svg_document(
        "".join(body), (0, 0, w, h), typefaces=BUNDLED
    )
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


def blend_over(picture: U8, drawing: U8) -> None:
    """Blend RGBA over RGB, in place, some rows at a time, where there is any."""
    step = max(8, 1_000_000 // picture.shape[1])
    for y in range(0, picture.shape[0], step):
        top = drawing[y : y + step]
        under = picture[y : y + step]
        places = np.nonzero(top[..., 3])
        ink = top[places].astype(np.float32)
        ground = under[places].astype(np.float32)
        alpha = ink[:, 3:] / 255
        under[places] = np.rint(ground + (ink[:, :3] - ground) * alpha)
