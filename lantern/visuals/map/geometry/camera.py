"""The base under a moving camera: canvases from wide to near, and the frame that a window cuts out of them.

The finer canvas fades in over the coarser one while the camera comes near; both are warped to a fraction of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.graphics.pixels import Planes, mix_planes, warp
from lantern.visuals.map.geometry.views import CANVAS_FADE_RATIO
from lantern.visuals.map.geometry.window import Window


@dataclass(frozen=True, eq=False)
class CanvasImage:
    """A drawn canvas."""

    window: Window
    planes: Planes


def compose_frame(
    levels: Sequence[CanvasImage], view: Window, crisp: bool = False
) -> Planes:
    """What the camera sees at `view`; `levels` come widest first; `crisp` for pans. The caller may draw on it."""
    under = max(
        (i for i, level in enumerate(levels) if level.window.km >= view.km * 0.9999),
        default=0,
    )
    shown = crop_level(levels[under], view, crisp)
    if under + 1 == len(levels):
        return shown
    finer = levels[under + 1]
    share = compute_coverage(view.km, finer.window.km, levels[under].window.km)
    if share <= 0.002:
        return shown
    over = crop_level(finer, view, crisp)
    return over if share >= 0.998 else mix_planes(shown, over, share)


def compute_coverage(km: float, finer: float, coarser: float) -> float:
    """How far the finer canvas covers the coarser one: not at all FADE wider than itself, wholly near its own scale."""
    start, end = min(finer * CANVAS_FADE_RATIO, coarser), finer * 1.08
    if start <= end:
        return float(km <= finer)
    t = min(
        max((math.log(start) - math.log(km)) / (math.log(start) - math.log(end)), 0.0),
        1.0,
    )
    return t * t * (3 - 2 * t)


def crop_level(level: CanvasImage, view: Window, crisp: bool = False) -> Planes:
    """A window out of one canvas; at the canvas's own scale and on its grid the pixels are copied as they are."""
    board = level.window
    x = (view.x - view.size[0] * view.km / 2 - board.x) / board.km + board.size[0] / 2
    y = (board.y - view.y - view.size[1] * view.km / 2) / board.km + board.size[1] / 2
    w, h = view.size
    i, j = round(x), round(y)
    exact = (
        abs(view.km / board.km - 1) < 1e-7
        and abs(x - i) + abs(y - j) < 1e-3
        and i % 2 == j % 2 == 0
    )
    if (
        exact
        and i >= 0
        and j >= 0
        and i + w <= board.size[0]
        and j + h <= board.size[1]
    ):
        p = level.planes
        half = (
            p.u[j // 2 : (j + h) // 2, i // 2 : (i + w) // 2],
            p.v[j // 2 : (j + h) // 2, i // 2 : (i + w) // 2],
        )
        return Planes(p.y[j : j + h, i : i + w].copy(), half[0].copy(), half[1].copy())
    return warp(level.planes, view.km / board.km, x, y, view.size, crisp)
