"""What a view of a map file shows in a frame of any shape, and the canvases a camera between two views needs."""

from __future__ import annotations

import math

import numpy as np

from lantern.core.units import Size, classify_shape
from lantern.visuals.map.geometry.projection import Projection, make_projection
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.spec.map_file import MapFile, MapView

REFERENCE_ASPECT = 16 / 9
FRAME_SIZES = ((1920, 1080), (1080, 1080), (1080, 1920))
MAX_CANVAS_PIXELS = 12_000_000
"""Of one canvas; a longer way is drawn coarser."""
CANVAS_ZOOM_STEP = 2.2
"""Zoom from one canvas to the next: closer would cost drawings, wider would show them soft."""
CANVAS_FADE_RATIO = 1.5
"""A canvas is on screen from this much wider than itself; it fades in until it fits."""


def find_shape(size: Size) -> str:
    """wide, square or portrait."""
    return classify_shape(size)


def choose_projection(sheet: MapFile) -> Projection:
    """The map's projection, fitted to what its widest view shows: a cone, or near the equator a cylinder."""
    boxes = [_degrees(view) for view in sheet.views.values()]
    west, south, east, north = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    kind = sheet.projection or (
        "mercator" if abs(south + north) / 2 < 18 else "lambert"
    )
    return make_projection(kind, (west + east) / 2, south=south, north=north)


def _degrees(view: MapView) -> tuple[float, float, float, float]:
    if view.box:
        return view.box
    lon, lat = view.center or (0.0, 0.0)
    tall = (view.width_km or 0.0) / REFERENCE_ASPECT / 111.2
    wide = (view.width_km or 0.0) / 111.2 / max(math.cos(math.radians(lat)), 0.1)
    return (
        lon - wide / 2,
        max(lat - tall / 2, -85),
        lon + wide / 2,
        min(lat + tall / 2, 85),
    )


def fit_window(view: MapView, plan: Projection, size: Size) -> Window:
    """The view in a frame of this size. A frame narrower than 16:9 shows less across and more up and down, a wider
    one the other way round; a view's own framing for the shape comes first."""
    w, h = size
    own = {"portrait": view.portrait, "square": view.square}.get(find_shape(size))
    center = (own and own.center) or view.center
    if view.box is None or center:
        lon, lat = center or (0.0, 0.0)
        x, y = plan.forward(lon, lat)
        ratio = w / h / REFERENCE_ASPECT
        share = min(1.0, ratio**0.42) if ratio <= 1 else ratio**0.5
        wide = (own and own.width_km) or (
            view.width_km or _box(view, plan, size).km * w
        ) * share
        return Window(float(x), float(y), wide / w, size)
    return _box(view, plan, size)


def _box(view: MapView, plan: Projection, size: Size) -> Window:
    assert view.box is not None
    west, south, east, north = view.box
    lon, lat = np.meshgrid(np.linspace(west, east, 24), np.linspace(south, north, 24))
    gx, gy = plan.forward(lon, lat)
    km = max(float(np.ptp(gx)) / size[0], float(np.ptp(gy)) / size[1])
    return Window(
        float(gx.min() + gx.max()) / 2, float(gy.min() + gy.max()) / 2, km, size
    )


def plan_canvases(a: Window, b: Window) -> list[Window]:
    """The windows to draw for a camera from `a` to `b`, widest first, each on the pixel grid of the end it fits."""
    if a == b:
        return [a]
    wide, near = (a, b) if a.km >= b.km else (b, a)
    steps = (
        max(
            1,
            math.ceil(math.log(wide.km / near.km) / math.log(CANVAS_ZOOM_STEP) - 1e-9),
        )
        if wide.km > near.km * 1.02
        else 0
    )
    widths = (
        [wide.km * (near.km / wide.km) ** (i / steps) for i in range(steps + 1)]
        if steps
        else [near.km]
    )
    path = [interpolate_windows(wide, near, i / 128) for i in range(129)]
    found = []
    for i, km in enumerate(widths):
        fades = CANVAS_FADE_RATIO if i else 1e9
        seen = (
            [w for w in path if km * 0.999 <= w.km <= km * fades * 1.001]
            if steps
            else path
        )
        # the coarser canvas stays under the finer one until that one has wholly faded in
        least = widths[i + 1] if i + 1 < len(widths) else 0.0
        seen += [w for w in path if least <= w.km <= km]
        found.append(_enclose_windows(seen, km, near if i == len(widths) - 1 else wide))
    return found


def _enclose_windows(seen: list[Window], km: float, anchor: Window) -> Window:
    """The smallest canvas over all these windows, `anchor`'s pixel corners on its own when it has its scale."""
    x = [w.x + s * w.size[0] * w.km / 2 for w in seen for s in (-1, 1)]
    y = [w.y + s * w.size[1] * w.km / 2 for w in seen for s in (-1, 1)]
    pixels = (max(x) - min(x)) * (max(y) - min(y)) / km**2
    km *= max(1.0, math.sqrt(pixels / MAX_CANVAS_PIXELS))
    left, top = (
        anchor.x - anchor.size[0] * anchor.km / 2,
        anchor.y + anchor.size[1] * anchor.km / 2,
    )
    columns = _round_outwards((min(x) - left) / km, (max(x) - left) / km)
    rows = _round_outwards((top - max(y)) / km, (top - min(y)) / km)
    size = (columns[1] - columns[0], rows[1] - rows[0])
    return Window(left + sum(columns) / 2 * km, top - sum(rows) / 2 * km, km, size)


def _round_outwards(low: float, high: float) -> tuple[int, int]:
    """Whole chroma pixels around a stretch."""
    return math.floor(low / 2 + 1e-6) * 2, math.ceil(high / 2 - 1e-6) * 2


def find_extent(sheet: MapFile, plan: Projection) -> tuple[float, float, float, float]:
    """West, south, east, north of all that any view shows in a frame of any shape."""
    boxes = [
        fit_window(v, plan, size).find_bounds(plan, 0.15)
        for v in sheet.views.values()
        for size in FRAME_SIZES
    ]
    west, south, east, north = np.array(boxes).T
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())


def enclose_canvases(boards: list[Window]) -> Window:
    """One window over all the canvases of a camera, as fine as the finest but at most 4000 pixels to a side."""
    x = [b.x + s * b.size[0] * b.km / 2 for b in boards for s in (-1, 1)]
    y = [b.y + s * b.size[1] * b.km / 2 for b in boards for s in (-1, 1)]
    wide, tall = max(x) - min(x), max(y) - min(y)
    km = max(min(b.km for b in boards), wide / 4000, tall / 4000)
    return Window(
        (min(x) + max(x)) / 2,
        (min(y) + max(y)) / 2,
        km,
        (math.ceil(wide / km), math.ceil(tall / km)),
    )
