"""What a moving camera sees of the base: it is cut out of canvases, from wide to near.

As the camera comes near, the finer canvas fades in over the coarser one. Both are warped to a
fraction of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.pixels import Planes, mix_planes, warp
from lantern.visuals.map.geometry.views import CANVAS_FADE_RATIO
from lantern.visuals.map.geometry.window import Window

COVERED_RATIO = 1.08
"""A finer canvas covers the coarser one wholly when the frame is this much wider than its scale."""


@dataclass(frozen=True, eq=False)
class CanvasImage:
    """A canvas that is drawn."""

    window: Window
    planes: Planes


def compose_frame(
    levels: Sequence[CanvasImage], view: Window, crisp: bool = False
) -> Planes:
    """Return what the camera sees in a window; the caller may draw on it.

    Args:
        levels: the canvases, widest first; each holds all that a camera at its scale sees.
        view: the camera's window.
        crisp: whether to warp with a sharper filter, as for a camera that only pans.
    """
    under = _find_level(levels, view)
    base = crop_level(levels[under], view, crisp)
    if under + 1 == len(levels):
        return base
    finer = levels[under + 1]
    share = compute_coverage(view.km, finer.window.km, levels[under].window.km)
    if share <= 0.002:
        return base
    over = crop_level(finer, view, crisp)
    if share >= 0.998:
        return over
    return mix_planes(base, over, share)


def _find_level(levels: Sequence[CanvasImage], view: Window) -> int:
    """Return the number of the finest canvas that is at least as coarse as the view."""
    found = 0
    for i, level in enumerate(levels):
        if level.window.km >= view.km * 0.9999:
            found = i
    return found


def compute_coverage(km: float, finer: float, coarser: float) -> float:
    """Return how far the finer canvas covers the coarser one, 0 to 1, at `km` per pixel.

    `finer` and `coarser` are the scales of the canvases, in km per pixel. The finer one begins to
    fade in at CANVAS_FADE_RATIO of its own scale, and covers all near its own scale.
    """
    start = min(finer * CANVAS_FADE_RATIO, coarser)
    end = finer * COVERED_RATIO
    if start <= end:
        return float(km <= finer)
    share = (math.log(start) - math.log(km)) / (math.log(start) - math.log(end))
    t = min(max(share, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def crop_level(level: CanvasImage, view: Window, crisp: bool = False) -> Planes:
    """Return a window out of one canvas, in new planes.

    At the canvas's own scale and on its chroma grid, the pixels are copied as they are.
    """
    canvas = level.window
    zoom = view.km / canvas.km
    x, y = view.find_corner_on(canvas)
    column, row = round(x), round(y)
    on_grid = abs(x - column) + abs(y - row) < 1e-3 and column % 2 == row % 2 == 0
    if abs(zoom - 1) < 1e-7 and on_grid and _holds(canvas, column, row, size=view.size):
        return _copy_part(level.planes, column, row, size=view.size)
    return warp(level.planes, zoom, x=x, y=y, size=view.size, crisp=crisp)


def _holds(canvas: Window, x: int, y: int, *, size: tuple[int, int]) -> bool:
    """Return whether a part of that size lies on the canvas."""
    right, bottom = x + size[0], y + size[1]
    return x >= 0 and y >= 0 and right <= canvas.size[0] and bottom <= canvas.size[1]


def _copy_part(planes: Planes, x: int, y: int, *, size: tuple[int, int]) -> Planes:
    right, bottom = x + size[0], y + size[1]
    half = slice(y // 2, bottom // 2), slice(x // 2, right // 2)
    luma = planes.y[y:bottom, x:right]
    return Planes(luma.copy(), planes.u[half].copy(), planes.v[half].copy())
