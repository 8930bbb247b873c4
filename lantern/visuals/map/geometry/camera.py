"""What a moving camera sees of the base: it is cut out of canvases, from wide to near.

As the camera comes near, the finer canvas fades in over the coarser one. Both are warped to a
fraction of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import (
    MARGIN,
    U8,
    Planes,
    add_margin,
    mix_planes,
    warp,
)
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.views import CANVAS_FADE_RATIO
from lantern.visuals.map.geometry.window import Window

COVERED_RATIO = 1.08
"""A finer canvas covers the coarser one wholly when the frame is this much wider than its scale."""

_LUMA_SITES = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
_CHROMA_SITES = np.array([[2, 0, 0.5], [0, 2, 1], [0, 0, 1.0]])
"""Where the samples of a plane are, in pixels of the picture, by their numbers."""


class CanvasImage:
    """A canvas that is drawn: its window, and its planes with a margin for cameras at its edges."""

    def __init__(self, window: Window, planes: Planes) -> None:
        """Keep a copy of planes of the window's size."""
        self.window = window
        self.padded = add_margin(planes)

    @property
    def planes(self) -> Planes:
        """The canvas without the margin."""
        return self.padded.cut(MARGIN, MARGIN, self.window.size)


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
    if view.is_oblique:
        return _lean(level, view)
    zoom = view.km / canvas.km
    x, y = view.find_corner_on(canvas)
    column, row = round(x), round(y)
    on_grid = (
        abs(x - column) + abs(y - row) < 1e-3 and column % 2 == row % 2 == 0
    )
    if (
        abs(zoom - 1) < 1e-7
        and on_grid
        and _holds(canvas, column, row, size=view.size)
    ):
        return _copy_part(level.planes, column, row, size=view.size)
    return warp(
        level.padded,
        zoom,
        x=x + MARGIN,
        y=y + MARGIN,
        size=view.size,
        crisp=crisp,
    )


def _find_ground_matrix(canvas: Window, view: Window) -> F64:
    """Return the homography, (3, 3), from pixels of a canvas to those of an oblique view."""
    scale = canvas.km / view.km
    x = (canvas.left - view.left) / view.km
    y = (view.top - canvas.top) / view.km
    return np.asarray(
        view.matrix @ np.array([[scale, 0, x], [0, scale, y], [0, 0, 1]])
    )


def _lean(level: CanvasImage, view: Window) -> Planes:
    """Return what an oblique view shows of a canvas, in new planes."""
    ground = _find_ground_matrix(level.window, view)
    w, h = view.size
    half = (w // 2, h // 2)
    planes = level.planes
    return Planes(
        _lean_plane(planes.y, ground, _LUMA_SITES, size=view.size),
        _lean_plane(planes.u, ground, _CHROMA_SITES, size=half),
        _lean_plane(planes.v, ground, _CHROMA_SITES, size=half),
    )


def lean_mask(mask: U8, canvas: Window, view: Window) -> U8:
    """Return what an oblique view shows of a mask, (h, w) of a canvas."""
    ground = _find_ground_matrix(canvas, view)
    return _lean_plane(mask, ground, _LUMA_SITES, size=view.size)


def _lean_plane(plane: U8, ground: F64, sites: F64, *, size: Size) -> U8:
    matrix = np.linalg.inv(sites) @ ground @ sites
    edge = cv2.BORDER_REPLICATE
    found = cv2.warpPerspective(
        plane,
        matrix,
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=edge,
    )
    return np.asarray(found, np.uint8)


def _holds(canvas: Window, x: int, y: int, *, size: tuple[int, int]) -> bool:
    """Return whether a part of that size lies on the canvas."""
    right, bottom = x + size[0], y + size[1]
    return (
        x >= 0
        and y >= 0
        and right <= canvas.size[0]
        and bottom <= canvas.size[1]
    )


def _copy_part(
    planes: Planes, x: int, y: int, *, size: tuple[int, int]
) -> Planes:
    right, bottom = x + size[0], y + size[1]
    half = slice(y // 2, bottom // 2), slice(x // 2, right // 2)
    luma = planes.y[y:bottom, x:right]
    return Planes(luma.copy(), planes.u[half].copy(), planes.v[half].copy())
