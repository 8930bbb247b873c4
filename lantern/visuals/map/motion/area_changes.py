"""Areas that change hands: how far each point of the frame has changed.

An area changes where fronts have passed it, or all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, Planes
from lantern.visuals.map.basemap import areas
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.geometry.camera import lean_mask
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.paths import StagedPath, to_pixels
from lantern.visuals.map.spec.map_items import MapArea

PROGRESS_STEPS = 24
"""Steps in which the way of a front is followed."""
EDGE_SOFTNESS = 0.05
"""Progress of a front in which a point changes wholly."""
MASK_DOWNSAMPLING = 4
"""Masks are a quarter of the canvas; edges stay sharp, as the bases differ in the areas alone."""
NEVER = 9.0
"""Progress at which a front passes a point that it doesn't reach."""
EvenBounds = tuple[int, int, int, int]
"""Left, top, right, bottom of a part of the frame, in even pixels."""


@dataclass(frozen=True, eq=False)
class ChangeMasks:
    """What changes on a canvas; all arrays are (h/4, w/4).

    `masks` has 255 in each area, by its id. `passing_progress` has, by the ids of an area and of
    its fronts, the progress at which that front passes each point.
    """

    canvas: Window
    masks: Mapping[str, U8]
    passing_progress: Mapping[str, Mapping[str, F32]]


def make_fields(
    canvas: Window,
    projection: Projection,
    items: Sequence[MapArea],
    *,
    rings: Mapping[str, Rings],
    ways: Mapping[str, StagedPath],
) -> ChangeMasks:
    """Return what changes on a canvas; this is done once for a shot.

    Args:
        canvas: all that the camera sees.
        projection: the map's projection.
        items: the areas that change hands.
        rings: the shapes of the areas in degrees, by id.
        ways: the ways of the fronts, by id.
    """
    small = _shrink_window(canvas)
    masks: dict[str, U8] = {}
    passing: dict[str, dict[str, F32]] = {}
    for item in items:
        masks[item.id] = _draw_area(rings[item.id], projection, small)
        passing[item.id] = {}
        if item.becomes:
            for front in item.becomes.behind:
                progress = _trace_front_progress(ways[front], small)
                passing[item.id][front] = progress
    return ChangeMasks(canvas, masks, passing)


def _draw_area(rings: Rings, projection: Projection, window: Window) -> U8:
    """Return 255 in an area and one pixel around it, (h, w)."""
    pixels = [
        np.clip(window.to_pixels(projection, ring), -9000, 9000)
        for ring in rings
    ]
    mask = areas.draw_mask(pixels, window.size)
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8)


def _trace_front_progress(way: StagedPath, window: Window) -> F32:
    """Return the progress at which a front passes each pixel, (h, w)."""
    w, h = window.size
    passed_at = np.full((h, w), NEVER, np.float32)
    first = to_pixels(way.interpolate(0), window)
    for step in range(PROGRESS_STEPS, -1, -1):
        progress = step / PROGRESS_STEPS
        here = to_pixels(way.interpolate(progress), window)
        inside = _fill_between(first, here, window.size)
        passed_at[inside] = np.minimum(passed_at[inside], progress)
    limited = np.minimum(passed_at, 1.5)
    return np.asarray(cv2.GaussianBlur(limited, (0, 0), 2.0), np.float32)


def _fill_between(
    first: F64, here: F64, size: tuple[int, int]
) -> NDArray[np.bool_]:
    """Return whether each pixel is between two lines, (h, w)."""
    ring = np.clip(np.vstack([first, here[::-1]]), -9000, 9000)
    inside = np.zeros((size[1], size[0]), np.uint8)
    cv2.fillPoly(inside, [np.rint(ring * 16).astype(np.int32)], 1, shift=4)
    return inside > 0


def compute_weight(
    found: ChangeMasks, progress: Callable[[str], float], view: Window
) -> F32 | None:
    """Return how far a frame has changed, (h/4, w/4), from 0 before to 1 after.

    Args:
        found: what changes.
        progress: how far a front or an area has come, 0 to 1, by its id.
        view: what the frame shows.

    Returns:
        None if nothing has changed yet.
    """
    changed = _merge_changes(found, progress)
    if changed is None or not changed.any():
        return None
    canvas = found.canvas
    if view.is_oblique:
        return _lean_weight(changed, canvas, view)
    scale = view.km / canvas.km
    left, top = view.find_corner_on(canvas)
    x = left / MASK_DOWNSAMPLING + scale * 0.5 - 0.5
    y = top / MASK_DOWNSAMPLING + scale * 0.5 - 0.5
    w, h = view.size
    visible = cv2.warpAffine(
        changed,
        np.array([[scale, 0, x], [0, scale, y]]),
        (w // MASK_DOWNSAMPLING, h // MASK_DOWNSAMPLING),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(visible, np.float32) * np.float32(1 / 255)


def _lean_weight(changed: U8, canvas: Window, view: Window) -> F32:
    """Return how far a frame of an oblique view has changed, (h/4, w/4), 0 to 1."""
    visible = lean_mask(changed, _shrink_window(canvas), _shrink_window(view))
    return visible * np.float32(1 / 255)


def _shrink_window(window: Window) -> Window:
    """Return a window in the pixels of masks."""
    w, h = window.size
    size = (w // MASK_DOWNSAMPLING, h // MASK_DOWNSAMPLING)
    return replace(
        window,
        km=window.km * MASK_DOWNSAMPLING,
        size=size,
    )


def _merge_changes(
    found: ChangeMasks, progress: Callable[[str], float]
) -> U8 | None:
    """Return how far the canvas has changed, (h/4, w/4), 0 to 255; None without areas."""
    total: U8 | None = None
    for area, mask in found.masks.items():
        fronts = found.passing_progress[area]
        if fronts:
            passed = [
                _mask_passed(at, progress(front))
                for front, at in fronts.items()
            ]
            share = np.maximum.reduce(passed)
        else:
            share = np.full_like(mask, round(255 * progress(area)))
        changed = np.asarray(cv2.multiply(mask, share, scale=1 / 255), np.uint8)
        if total is not None:
            changed = np.asarray(cv2.max(total, changed), np.uint8)
        total = changed
    return total


def _mask_passed(passing: F32, progress: float) -> U8:
    """Return 255 where a front has passed, (h, w), with an edge of EDGE_SOFTNESS."""
    scale = -255 / EDGE_SOFTNESS
    offset = 255 * progress * (1 + EDGE_SOFTNESS) / EDGE_SOFTNESS
    share = cv2.addWeighted(passing, scale, passing, 0, offset, dtype=cv2.CV_8U)
    return np.asarray(share, np.uint8)


def blend(
    frame: Planes,
    after: Callable[[Window, EvenBounds], Planes],
    *,
    view: Window,
    weight: F32,
) -> None:
    """Turn a frame into what comes after, in place, as far as the weight says.

    Args:
        frame: the frame before.
        after: draws a part of what comes after, for its window and its place in the frame.
        view: what the frame shows.
        weight: from `compute_weight`.
    """
    box = _find_changed(weight, frame.size)
    if box is None:
        return
    left, top, right, bottom = box
    size = (right - left, bottom - top)
    over = after(_crop_window(view, frame.size, box), box)
    whole = _resize(_crop_weight(weight, box), size, cv2.INTER_LINEAR)
    half = _resize(whole, (size[0] // 2, size[1] // 2), cv2.INTER_AREA)
    _blend_plane(frame.y[top:bottom, left:right], over.y, whole)
    part = np.s_[top // 2 : bottom // 2, left // 2 : right // 2]
    _blend_plane(frame.u[part], over.u, half)
    _blend_plane(frame.v[part], over.v, half)


def _find_changed(weight: F32, size: tuple[int, int]) -> EvenBounds | None:
    """Return the part of a frame in which something has changed; None if there is none."""
    rows = np.flatnonzero(weight.max(1) > 0.002)
    columns = np.flatnonzero(weight.max(0) > 0.002)
    if not len(rows):
        return None
    left = max(0, (int(columns[0]) - 1) * MASK_DOWNSAMPLING)
    top = max(0, (int(rows[0]) - 1) * MASK_DOWNSAMPLING)
    right = min(size[0], (int(columns[-1]) + 2) * MASK_DOWNSAMPLING)
    bottom = min(size[1], (int(rows[-1]) + 2) * MASK_DOWNSAMPLING)
    return left, top, right, bottom


def _crop_window(
    view: Window, size: tuple[int, int], box: EvenBounds
) -> Window:
    """Return the window of a part of a frame of that size."""
    left, top, right, bottom = box
    w, h = size
    east = ((left + right) / 2 - w / 2) * view.km
    south = ((top + bottom) / 2 - h / 2) * view.km
    part = (right - left, bottom - top)
    return Window(view.x + east, view.y - south, view.km, part)


def _crop_weight(weight: F32, box: EvenBounds) -> F32:
    left, top, right, bottom = box
    last_row = -(-bottom // MASK_DOWNSAMPLING)
    last_column = -(-right // MASK_DOWNSAMPLING)
    rows = slice(top // MASK_DOWNSAMPLING, last_row)
    columns = slice(left // MASK_DOWNSAMPLING, last_column)
    return np.ascontiguousarray(weight[rows, columns])


def _resize(weight: F32, size: tuple[int, int], interpolation: int) -> F32:
    return np.asarray(
        cv2.resize(weight, size, interpolation=interpolation), np.float32
    )


def _blend_plane(plane: U8, over: U8, weight: F32) -> None:
    """Blend one plane over another in place; `weight` is (h, w) in 0..1."""
    kept = np.subtract(1, weight, dtype=np.float32)
    plane[:] = cv2.blendLinear(over, np.ascontiguousarray(plane), weight, kept)
