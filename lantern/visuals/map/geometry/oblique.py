"""Oblique views: the ground as a camera sees it that looks towards the horizon.

Pixels of a flat window become pixels of the frame. The middle of the frame keeps its place and its
scale; what is farther away is smaller.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.units import Size
from lantern.visuals.map.geometry.brush import Fade, PolygonFill
from lantern.visuals.map.geometry.lines import F64

if TYPE_CHECKING:
    from lantern.visuals.map.geometry.window import Window

MOST_TILT = 55
"""Degrees from straight down: further on, most of a frame would show what lies far away."""
_FOCAL_LENGTH = 1.15
"""How far the camera is from the ground in the middle, in longer sides of the frame."""
_LEAST_DEPTH = 0.12
"""Distances from the camera, in that of the middle, below which nothing is drawn."""
_MOST_DEPTH = 4.0
"""Where the ground ends for those who ask what a pixel near the horizon shows."""
_OUTSIDE = 1e5
"""Where points lie that the camera has behind it, in pixels."""


@functools.lru_cache(maxsize=256)
def compute_matrix(size: Size, tilt: float, heading: float) -> F64:
    """Return the homography, (3, 3), from pixels of a flat window to those of the frame.

    `tilt` is in degrees from straight down. `heading` is the direction that is up in the frame, in
    degrees clockwise from north.
    """
    w, h = size
    turn = math.radians(heading)
    sine, cosine = math.sin(turn), math.cos(turn)
    angle = math.radians(tilt)
    lean = -math.sin(angle) / _find_focal_length(size)
    to_middle = _shift(-w / 2, -h / 2)
    # what lies towards the heading comes up: pixels have y down
    turned = np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1.0]])
    leaned = np.array([[1, 0, 0], [0, math.cos(angle), 0], [0, lean, 1.0]])
    return np.asarray(_shift(w / 2, h / 2) @ leaned @ turned @ to_middle)


def _shift(x: float, y: float) -> F64:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1.0]])


def _find_focal_length(size: Size) -> float:
    return _FOCAL_LENGTH * max(size)


def bend(points: F64, matrix: F64) -> F64:
    """Return pixels of a flat window, (n, 2), as pixels of the frame.

    Those that the camera has behind it lie far outside.
    """
    seen = _project(points, matrix)
    depth = seen[:, 2:]
    is_behind = depth < _LEAST_DEPTH
    bent = seen[:, :2] / np.where(is_behind, 1.0, depth)
    return np.where(is_behind, _OUTSIDE, bent)


def _project(points: F64, matrix: F64) -> F64:
    whole = np.column_stack([points, np.ones(len(points))])
    return np.asarray(whole @ matrix.T)


def find_horizon(size: Size, tilt: float) -> float:
    """Return the row above the frame at which the ground ends for those who ask, in pixels."""
    if tilt <= 0:
        return -_OUTSIDE
    reach = (1 - 1 / _MOST_DEPTH) * _find_focal_length(size)
    return size[1] / 2 - reach / math.tan(math.radians(tilt))


def unbend(points: F64, size: Size, *, tilt: float, heading: float) -> F64:
    """Return pixels of the frame, (n, 2), as pixels of a flat window; the ground has an end."""
    inverse = np.linalg.inv(compute_matrix(size, tilt, heading)).astype(
        np.float64
    )
    limited = np.array(points, np.float64)
    limited[:, 1] = np.maximum(limited[:, 1], find_horizon(size, tilt))
    seen = _project(limited, inverse)
    return np.asarray(seen[:, :2] / seen[:, 2:])


def lay_shapes(
    shapes: Sequence[PolygonFill], view: Window
) -> Sequence[PolygonFill]:
    """Return shapes of a flat window as they lie on the ground of an oblique one."""
    if not view.is_oblique:
        return shapes
    matrix = view.matrix
    laid = []
    for shape in shapes:
        rings = [_bend_ring(ring, matrix) for ring in shape.rings]
        kept = tuple(ring for ring in rings if len(ring) > 2)
        fade = None
        if shape.fade is not None:
            a, b = bend(np.array([shape.fade.a, shape.fade.b]), matrix).tolist()
            fade = Fade((a[0], a[1]), (b[0], b[1]), shape.fade.least)
        laid.append(
            replace(
                shape,
                rings=kept,
                fade=fade,
            )
        )
    return laid


def _bend_ring(ring: F64, matrix: F64) -> F64:
    """Return a ring as pixels of the frame, without what the camera has behind it."""
    seen = _project(ring, matrix)
    depth = seen[:, 2] - _LEAST_DEPTH
    if depth.min() < 0:
        seen = _cut_behind(seen, depth)
    return np.asarray(seen[:, :2] / seen[:, 2:])


def _cut_behind(seen: F64, depth: F64) -> F64:
    """Return a ring, (n, 3), cut where its depth, (n,), is below 0."""
    kept = []
    for i in range(len(seen)):
        here, before = depth[i], depth[i - 1]
        if (here < 0) != (before < 0):
            share = before / (before - here)
            kept.append(seen[i - 1] + (seen[i] - seen[i - 1]) * share)
        if here >= 0:
            kept.append(seen[i])
    return np.array(kept).reshape(-1, 3)
