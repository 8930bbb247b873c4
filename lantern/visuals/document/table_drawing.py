"""The table as planes: the look's ground, the page's shadow on it, and the page."""

from __future__ import annotations

import math

import numpy as np

from lantern.core.units import Size
from lantern.graphics import pixels
from lantern.graphics.colours import parse_colour
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.opencv import cv2
from lantern.graphics.paper import apply_paper_texture
from lantern.graphics.pixels import U8
from lantern.visuals import Arrays, VisualContext
from lantern.visuals.document.page_source import PageSource
from lantern.visuals.document.table import TablePart

VERSION = 2
_GROUND_SIDE = 2400
"""Pixels along the longer side of the ground: it is soft, and enlarged."""
_SLATE = 0.55
"""How much of the ground's ink is slate; the rest is the look's dark."""
_SHADOWS = ((0.004, 0.006, 0.45), (0.014, 0.022, 0.5))
"""How far shadows fall, how soft they are, in widths of the page, and how dark: near and far."""


def draw_table(
    source: PageSource,
    table: TablePart,
    density: float,
    *,
    context: VisualContext,
) -> Arrays:
    """Return a table as planes y, u and v with even sides, `density` pixels per page's width.

    Raises:
        AssetFailure: the page can't be read.
        ToolFailure: it is a PDF's, and nothing here draws it.
    """
    size = (_round_even(table.w * density), _round_even(table.h * density))
    rgb = _draw_ground(source.size, table, size, context=context)
    page = source.draw(max(2, round(density)))
    x = round(-table.x * density)
    y = round(-table.y * density)
    # a page reaches over the table's edge where the camera never sees all of it
    left, top = max(0, x), max(0, y)
    part = page[top - y : size[1] - y, left - x : size[0] - x]
    rgb[top : top + part.shape[0], left : left + part.shape[1]] = part
    planes = pixels.from_rgb(rgb)
    return {"y": planes.y, "u": planes.u, "v": planes.v}


def _round_even(length: float) -> int:
    return max(2, math.ceil(length / 2) * 2)


def _draw_ground(
    page: Size, table: TablePart, size: Size, *, context: VisualContext
) -> U8:
    """Return the ground with the page's shadow on it, as (h, w, 3) RGB."""
    look = context.look
    shrink = min(1.0, _GROUND_SIDE / max(size))
    small = (_round_even(size[0] * shrink), _round_even(size[1] * shrink))
    ink = mix_colours(look.get_ink("dark"), look.get_ink("slate_deep"), _SLATE)
    flat = np.full((small[1], small[0], 3), parse_colour(ink), np.uint8)
    ground = apply_paper_texture(flat, look.grain.card, specks=False)
    light = _draw_light(page, table, small)
    shaded = np.rint(ground * light[..., None]).astype(np.uint8)
    return np.asarray(
        cv2.resize(shaded, size, interpolation=cv2.INTER_CUBIC), np.uint8
    )


def _draw_light(page: Size, table: TablePart, size: Size) -> pixels.F32:
    """Return how much of its light the ground keeps beside the page, (h, w)."""
    per_unit = size[0] / table.w
    light = np.ones((size[1], size[0]), np.float32)
    for drop, softness, dark in _SHADOWS:
        x = -table.x * per_unit
        y = (drop - table.y) * per_unit
        mask = np.zeros((size[1], size[0]), np.float32)
        bottom = y + per_unit * page[1] / page[0]
        mask[
            max(0, round(y)) : max(0, round(bottom)),
            max(0, round(x)) : max(0, round(x + per_unit)),
        ] = dark
        soft = cv2.GaussianBlur(mask, (0, 0), max(0.3, softness * per_unit))
        light *= 1 - soft
    return light
