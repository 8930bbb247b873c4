"""What a view of a map file shows in a frame of any shape, and the canvas a camera between two views needs."""

from __future__ import annotations

import math

import numpy as np

from lantern.units import Size
from lantern.visuals.map.geometry import Projection, Window, projection
from lantern.visuals.map.model import MapFile, View

WIDE = 16 / 9
MOST = 3840
"""Pixels across the widest canvas."""


def plan_of(sheet: MapFile) -> Projection:
    """The map's projection, fitted to what its widest view shows."""
    boxes = [_degrees(view) for view in sheet.views.values()]
    west, south, east, north = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    return projection(sheet.projection, (west + east) / 2, south, north)


def _degrees(view: View) -> tuple[float, float, float, float]:
    if view.box:
        return view.box
    lon, lat = view.center or (0.0, 0.0)
    tall = (view.width_km or 0.0) / WIDE / 111.2
    wide = (view.width_km or 0.0) / 111.2 / max(math.cos(math.radians(lat)), 0.1)
    return lon - wide / 2, max(lat - tall / 2, -85), lon + wide / 2, min(lat + tall / 2, 85)


def window(view: View, plan: Projection, size: Size) -> Window:
    """The view in a frame of this size. A frame narrower than 16:9 shows less across and more up and down."""
    w, h = size
    if view.box is None:
        x, y = plan.forward(*(view.center or (0.0, 0.0)))
        share = min(1.0, (w / h / WIDE) ** 0.42)
        return Window(float(x), float(y), (view.width_km or 0.0) * share / w, size)
    west, south, east, north = view.box
    lon, lat = np.meshgrid(np.linspace(west, east, 24), np.linspace(south, north, 24))
    gx, gy = plan.forward(lon, lat)
    km = max(float(np.ptp(gx)) / w, float(np.ptp(gy)) / h)
    return Window(float(gx.min() + gx.max()) / 2, float(gy.min() + gy.max()) / 2, km, size)


def canvas(a: Window, b: Window) -> Window:
    """One window over the whole way from `a` to `b`, as fine as the finer of them but at most MOST pixels wide."""
    if a == b:
        return a
    edges = np.array(
        [(v.x + s * v.size[0] * v.km / 2, v.y + s * v.size[1] * v.km / 2) for v in (a, b) for s in (-1, 1)]
    )
    (x0, y0), (x1, y1) = edges.min(0).tolist(), edges.max(0).tolist()
    km = max(min(a.km, b.km), (x1 - x0) / MOST, (y1 - y0) / MOST)
    size = (_fours((x1 - x0) / km), _fours((y1 - y0) / km))
    return Window((x0 + x1) / 2, (y0 + y1) / 2, km, size)


def _fours(length: float) -> int:
    """Whole pixels that can be halved and still hold whole chroma."""
    return math.ceil(length / 16) * 16
