"""Drawings to sprites: many are rasterized on one sheet, since a call costs more than a word."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.pixels import U8
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.typefaces import Typefaces
from lantern.visuals.map.labels.lettering import SvgDrawing

_MIN_WIDTH = 2048
"""Of the sheet, in pixels."""
_MOST_KEPT = 4
"""Sheets that a process keeps, of some megabytes each."""


_WholeBounds = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class PackedSizes:
    """The top left corner of each rectangle on a sheet, and the part of the sheet used, in px."""

    corners: tuple[tuple[int, int], ...]
    width: int
    height: int


@dataclass(frozen=True)
class _SkylineStep:
    """A stretch of the sheet from `left` to `right` that is filled down to row `top`."""

    left: int
    right: int
    top: int


def rasterize_drawings(
    drawings: Sequence[SvgDrawing], typefaces: Typefaces
) -> list[Sprite]:
    """Return each drawing as a sprite whose place is relative to the drawing's origin.

    The last sheets are kept: shots of a run show the same symbols.
    """
    if not drawings:
        return []
    return list(_rasterize_sheet(tuple(drawings), typefaces))


@functools.lru_cache(maxsize=_MOST_KEPT)
def _rasterize_sheet(
    drawings: tuple[SvgDrawing, ...], typefaces: Typefaces
) -> tuple[Sprite, ...]:
    edges = [_round_outwards(drawing) for drawing in drawings]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in edges]
    width = max(_MIN_WIDTH, *(w for w, _ in sizes))
    packed = pack(sizes, width)
    body = ""
    for drawing, edge, corner in zip(
        drawings, edges, packed.corners, strict=True
    ):
        shift = f"translate({corner[0] - edge[0]} {corner[1] - edge[1]})"
        body += f'<g transform="{shift}">{drawing.svg}</g>'
    document = vector.make_svg_document(
        body, (0, 0, packed.width, packed.height), typefaces=typefaces
    )
    sheet = vector.rasterize(document, typefaces=typefaces)
    return tuple(_cut_sheet(sheet, edges, packed.corners))


def _cut_sheet(
    sheet: U8, edges: Sequence[_WholeBounds], corners: Sequence[tuple[int, int]]
) -> list[Sprite]:
    """Return the parts of a sheet, (h, w, 4), whose corners are given."""
    sprites = []
    for (left, top, right, bottom), (x, y) in zip(edges, corners, strict=True):
        rgba = np.ascontiguousarray(
            sheet[y : y + bottom - top, x : x + right - left]
        )
        sprites.append(Sprite(rgba, left, top))
    return sprites


def _round_outwards(drawing: SvgDrawing) -> _WholeBounds:
    """Return the whole pixels around what a drawing paints: left, top, right, bottom."""
    left, top, right, bottom = drawing.ink
    return (
        math.floor(left),
        math.floor(top),
        math.ceil(right),
        math.ceil(bottom),
    )


def pack(sizes: Sequence[Size], width: int) -> PackedSizes:
    """Place rectangles on a sheet `width` pixels wide so that none lies over another.

    The tallest comes first, and each goes where the skyline is lowest. The price of resvg is the
    pixel, and rows of rectangles took twice the area (measured).
    """
    corners = [(0, 0)] * len(sizes)
    used = 1
    height = 1
    skyline = [_SkylineStep(0, width, 0)]
    by_height = sorted(range(len(sizes)), key=lambda i: -sizes[i][1])
    for i in by_height:
        w, h = sizes[i]
        x, y = _find_lowest(skyline, w, width)
        corners[i] = (x, y)
        used = max(used, x + w)
        height = max(height, y + h)
        skyline = _raise_skyline(skyline, _SkylineStep(x, x + w, y + h))
    return PackedSizes(tuple(corners), used, height)


def _find_lowest(
    skyline: Sequence[_SkylineStep], width: int, sheet: int
) -> tuple[int, int]:
    """Return the leftmost of the highest free corners (x, y) for a rectangle `width` wide."""
    corners = []
    for start in skyline:
        x = start.left
        if x + width > sheet:
            continue
        end = x + width
        tops = [s.top for s in skyline if s.left < end and s.right > x]
        corners.append((max(tops), x))
    y, x = min(corners)
    return x, y


def _raise_skyline(
    skyline: Sequence[_SkylineStep], new: _SkylineStep
) -> list[_SkylineStep]:
    """Return the skyline with a rectangle set onto it, from left to right."""
    changed = [new]
    for step in skyline:
        if step.left < new.left:
            end = min(step.right, new.left)
            changed.append(_SkylineStep(step.left, end, step.top))
        if step.right > new.right:
            start = max(step.left, new.right)
            changed.append(_SkylineStep(start, step.right, step.top))
    return sorted(changed, key=lambda step: step.left)
