"""What a view of a map file shows in a frame of any shape, and the canvases that a camera needs."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np

from lantern.core.sphere import KM_PER_DEGREE
from lantern.core.units import Shape, Size, classify_shape
from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.geometry.projection import Projection, make_projection
from lantern.visuals.map.geometry.seam import find_limits
from lantern.visuals.map.geometry.window import (
    Window,
    centre_on,
    cover_ground,
    interpolate_windows,
)
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_views import MapView, ViewFraming

REFERENCE_ASPECT = 16 / 9
FRAMES = (
    MapFrame((1920, 1080), 0, 1080),
    MapFrame((1080, 1080), 0, 1080),
    MapFrame((1080, 1920), 0, 1920),
    MapFrame((1080, 1920), 100, 1300),
)
"""Frames of all shapes, one with captions and buttons below the rows that are read."""
BOX_MARGIN = 1.06
"""How much more than its box a view shows: what lies at the box's edge stays off the frame's."""
WORLD_DEGREES = 240
"""Degrees of longitude from which a view shows the world; cones and cylinders distort it."""
MAX_CANVAS_PIXELS = 12_000_000
"""Pixels of one canvas; a longer way of the camera is drawn coarser."""
MAX_ENCLOSING_PIXELS = 4000
"""Pixels to a side of the window around all canvases."""
CANVAS_ZOOM_STEP = 2.2
"""Zoom from one canvas to the next: closer would cost drawings, wider would show them soft."""
CANVAS_FADE_RATIO = 1.5
"""A canvas begins to show when the camera's window is this much wider than its scale."""
PATH_STEPS = 128
"""Steps in which the camera's way is followed to find what its canvases must hold."""


def choose_projection(map_file: MapFile) -> Projection:
    """Return the map's projection, fitted to what its widest view shows.

    If the map names none, it is a cone, near the equator a cylinder, and the oval of the whole
    earth if it shows most of that.
    """
    boxes = [_estimate_bounds(view) for view in map_file.views.values()]
    west, south, east, north = max(
        boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1])
    )
    kind: str | None = map_file.projection
    if kind is None:
        kind = _choose_kind(east - west, (south + north) / 2)
    return make_projection(
        kind,
        (west + east) / 2,
        south=south,
        north=north,
    )


def _choose_kind(width: float, lat: float) -> str:
    """Return the name of the projection for `width` degrees of longitude about a latitude."""
    if width >= WORLD_DEGREES:
        return "world"
    if abs(lat) < 18:
        return "mercator"
    return "lambert"


def _estimate_bounds(view: MapView) -> tuple[float, float, float, float]:
    """Return about the west, south, east and north of a view in 16:9."""
    if view.box:
        return view.box
    lon, lat = view.center or (0.0, 0.0)
    km = view.width_km or 0.0
    tall = km / REFERENCE_ASPECT / KM_PER_DEGREE
    wide = km / KM_PER_DEGREE / max(math.cos(math.radians(lat)), 0.1)
    south = max(lat - tall / 2, -85)
    north = min(lat + tall / 2, 85)
    return lon - wide / 2, south, lon + wide / 2, north


def fit_window(
    view: MapView,
    projection: Projection,
    size: Size,
    *,
    shape: Shape | None = None,
) -> Window:
    """Return what a view shows in a frame of this size.

    A frame narrower than 16:9 shows less across and more up and down, a wider one the other way
    round. A view's own framing for the shape comes first, by default for that of the size.
    """
    own = _get_framing(view, shape or classify_shape(size))
    center = view.center
    if own is not None and own.center is not None:
        center = own.center
    if center is None:
        return _fit_box(view.box, projection, size)
    x, y = projection.forward(*center)
    if own is not None and own.width_km is not None:
        km = own.width_km
    else:
        km = _scale_width(view, projection, size)
    return Window(float(x), float(y), km / size[0], size)


def fit_frame(view: MapView, projection: Projection, frame: MapFrame) -> Window:
    """Return what a view shows in a frame: it is fitted into the rows that are free.

    The window is that of the whole frame.
    """
    w, h = frame.size
    part = (w, round(frame.bottom - frame.top))
    rows = fit_window(view, projection, part, shape=classify_shape(frame.size))
    below_middle = (frame.top + frame.bottom - h) / 2
    if not (view.tilt or view.heading):
        return Window(
            rows.x, rows.y + below_middle * rows.km, rows.km, frame.size
        )
    leaning = Window(0.0, 0.0, rows.km, frame.size, view.tilt, view.heading)
    return centre_on(leaning, (rows.x, rows.y), (w / 2, h / 2 + below_middle))


def _get_framing(view: MapView, shape: Shape) -> ViewFraming | None:
    if shape == "portrait":
        return view.portrait
    if shape == "square":
        return view.square
    return None


def _scale_width(view: MapView, projection: Projection, size: Size) -> float:
    """Return the width in km of a frame of this size, from the view's width in 16:9."""
    km = view.width_km
    if km is None:
        km = _fit_box(view.box, projection, size).km * size[0]
    return float(km * _compute_widening(size))


def _compute_widening(size: Size) -> float:
    """Return how many times as wide as a view in 16:9 a frame of this size is."""
    w, h = size
    ratio = w / h / REFERENCE_ASPECT
    power = 0.42 if ratio <= 1 else 0.5
    return float(ratio**power)


def find_width_km(km: float, frame: MapFrame) -> float:
    """Return the `width_km` with which a view has `km` per pixel in a frame.

    For a wide frame it is the view's own, for the others that of its framing for their shape.
    """
    width = frame.size[0] * km
    if classify_shape(frame.size) != "wide":
        return width
    part = (frame.size[0], round(frame.bottom - frame.top))
    return width / _compute_widening(part)


# a check asks for the same views of every shot: they took a tenth of an import's time
@functools.lru_cache(maxsize=1024)
def _fit_box(
    box: tuple[float, float, float, float] | None,
    projection: Projection,
    size: Size,
) -> Window:
    """Return the smallest window in which a view's box is seen whole."""
    assert box is not None
    west, south, east, north = box
    first, last = find_limits(projection)
    across = np.clip(np.linspace(west, east, 24), first, last)
    lon, lat = np.meshgrid(across, np.linspace(south, north, 24))
    gx, gy = projection.forward(lon, lat)
    km = BOX_MARGIN * max(
        float(np.ptp(gx)) / size[0], float(np.ptp(gy)) / size[1]
    )
    x = float(gx.min() + gx.max()) / 2
    y = float(gy.min() + gy.max()) / 2
    return Window(x, y, km, size)


def plan_canvases(a: Window, b: Window) -> list[Window]:
    """Return the canvases to draw for a camera from `a` to `b`, widest first.

    Each is on the pixel grid of the end that it fits.
    """
    if a == b:
        return [cover_ground(a)]
    wide, near = sorted([a, b], key=lambda window: -window.km)
    return plan_path_canvases(_follow_camera(wide, near), wide, near)


def plan_path_canvases(
    path: Sequence[Window], wide: Window, near: Window
) -> list[Window]:
    """Return the canvases to draw for a camera on a path, widest first.

    `wide` and `near` are its widest and its nearest window, on whose pixel grids the canvases are.
    """
    if wide.km <= near.km * 1.02:
        return [_enclose_windows(path, near.km, near)]
    zoom = math.log(wide.km / near.km) / math.log(CANVAS_ZOOM_STEP)
    steps = max(1, math.ceil(zoom - 1e-9))
    scales = [
        wide.km * (near.km / wide.km) ** (i / steps) for i in range(steps + 1)
    ]
    found = []
    for i, km in enumerate(scales):
        windows = _select_windows(path, scales, i)
        anchor = near if i == steps else wide
        found.append(_enclose_windows(windows, km, anchor))
    return found


def _follow_camera(wide: Window, near: Window) -> list[Window]:
    """Return the ground that a camera sees at steps of its way."""
    path = []
    for i in range(PATH_STEPS + 1):
        path.append(
            cover_ground(interpolate_windows(wide, near, i / PATH_STEPS))
        )
    return path


def _select_windows(
    path: Sequence[Window], scales: Sequence[float], number: int
) -> list[Window]:
    """Return the windows of the camera's way in which one of its canvases is seen."""
    km = scales[number]
    most = km * CANVAS_FADE_RATIO * 1.001
    if number == 0:
        most = math.inf
    found = [window for window in path if km * 0.999 <= window.km <= most]
    # a coarser canvas stays under the finer one until that one has wholly faded in
    least = 0.0
    if number + 1 < len(scales):
        least = scales[number + 1]
    return found + [window for window in path if least <= window.km <= km]


def _enclose_windows(
    windows: Sequence[Window], km: float, anchor: Window
) -> Window:
    """Return the smallest canvas of `km` per pixel that holds all windows.

    At the anchor's scale, its pixel corners are those of the anchor. A canvas that would be too
    large is coarser.
    """
    left, top, right, bottom = _measure_bounds(windows)
    pixels = (right - left) * (top - bottom) / km**2
    km *= max(1.0, math.sqrt(pixels / MAX_CANVAS_PIXELS))
    columns = _round_outwards(
        (left - anchor.left) / km, (right - anchor.left) / km
    )
    rows = _round_outwards((anchor.top - top) / km, (anchor.top - bottom) / km)
    x = anchor.left + sum(columns) / 2 * km
    y = anchor.top - sum(rows) / 2 * km
    return Window(x, y, km, (columns[1] - columns[0], rows[1] - rows[0]))


def _measure_bounds(
    windows: Sequence[Window],
) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of all windows together, in km."""
    left = min(window.left for window in windows)
    top = max(window.top for window in windows)
    right = max(window.right for window in windows)
    bottom = min(window.bottom for window in windows)
    return left, top, right, bottom


def _round_outwards(low: float, high: float) -> tuple[int, int]:
    """Return the even pixels around a stretch, so that chroma has whole pixels."""
    return math.floor(low / 2 + 1e-6) * 2, math.ceil(high / 2 - 1e-6) * 2


def find_extent(
    map_file: MapFile, projection: Projection
) -> tuple[float, float, float, float]:
    """Return west, south, east, north of all that any view shows in a frame of any shape."""
    boxes = []
    for view in map_file.views.values():
        for frame in FRAMES:
            window = fit_frame(view, projection, frame)
            boxes.append(window.find_bounds(projection, 0.15))
    west, south, east, north = np.array(boxes).T
    return (
        float(west.min()),
        float(south.min()),
        float(east.max()),
        float(north.max()),
    )


def enclose_canvases(canvases: list[Window]) -> Window:
    """Return one window over all the canvases of a camera.

    It is as fine as the finest of them, but has at most 4000 pixels to a side.
    """
    left, top, right, bottom = _measure_bounds(canvases)
    wide = right - left
    tall = top - bottom
    finest = min(canvas.km for canvas in canvases)
    km = max(finest, wide / MAX_ENCLOSING_PIXELS, tall / MAX_ENCLOSING_PIXELS)
    size = (math.ceil(wide / km), math.ceil(tall / km))
    return Window((left + right) / 2, (bottom + top) / 2, km, size)
