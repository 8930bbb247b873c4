"""The seam of the earth: the meridian along which a map of the world is cut open.

It lies opposite the middle meridian of the projection. What crosses it is drawn on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from lantern.visuals.map.geometry.lines import F64, clip_ring, keep_runs

if TYPE_CHECKING:
    from lantern.visuals.map.geometry.projection import Projection

_HALF_TURN = 180 - 1e-6
"""Degrees from the middle to the seam; a trifle less, so that either side stays its own."""
_CUT_TOLERANCE = 1e-4
"""Degrees by which a point may miss the meridian, 0 or 180, at which coasts are cut."""
_TURNS = (0, 360, -360)
_SEAM_STEP = 1.0
"""Degrees of latitude between points along the seam, which is curved on some maps."""


def find_limits(projection: Projection) -> tuple[float, float]:
    """Return the west and the east end of the map in degrees."""
    return projection.lon - _HALF_TURN, projection.lon + _HALF_TURN


def outline_world(projection: Projection) -> F64:
    """Return the edge of the whole earth on a map as a ring of degrees, (n, 2)."""
    west, east = find_limits(projection)
    up = np.linspace(-90, 90, 181)
    across = np.linspace(west, east, 181)
    sides = [
        np.column_stack([np.full(181, west), up]),
        np.column_stack([across, np.full(181, 90.0)]),
        np.column_stack([np.full(181, east), up[::-1]]),
        np.column_stack([across[::-1], np.full(181, -90.0)]),
    ]
    return np.vstack(sides)


def cut_line(points: F64, projection: Projection) -> list[F64]:
    """Return the pieces of a line of degrees between the ends of the map."""
    west, east = find_limits(projection)
    first, last = points[:, 0].min(), points[:, 0].max()
    pieces = []
    for turn in _TURNS:
        if last + turn < west or first + turn > east:
            continue
        moved = points + np.array([turn, 0.0])
        inside = (moved[:, 0] >= west) & (moved[:, 0] <= east)
        pieces += keep_runs(moved, inside)
    return pieces


def cut_ring(points: F64, projection: Projection) -> list[F64]:
    """Return the pieces of a ring of degrees between the ends of the map, as rings."""
    west, east = find_limits(projection)
    pieces = []
    for turn in _TURNS:
        moved = points + np.array([turn, 0.0])
        if moved[:, 0].max() < west or moved[:, 0].min() > east:
            continue
        ring = clip_ring(moved, (west, -90, east, 90))
        if len(ring) > 2:
            pieces.append(follow_seam(ring, projection))
    return pieces


def follow_seam(ring: F64, projection: Projection) -> F64:
    """Return a ring with points wherever it runs along the seam, so that it bends as that does."""
    if not len(ring):
        return ring
    following = np.roll(ring, -1, axis=0)
    parts = []
    first = 0
    for i in _find_seam_edges(ring, following, find_limits(projection)):
        start, end = ring[i, 1], following[i, 1]
        count = int(abs(end - start) / _SEAM_STEP) + 2
        lat = np.linspace(start, end, count)[1:-1]
        parts += [
            ring[first : i + 1],
            np.column_stack([np.full(len(lat), ring[i, 0]), lat]),
        ]
        first = i + 1
    return np.vstack([*parts, ring[first:]])


def split_at_cuts(ring: F64) -> list[F64] | None:
    """Return the lines of a ring between the meridians at which the data are cut.

    None if the ring isn't cut.
    """
    lon = (ring[:, 0] + 90) % 180 - 90
    on_cut = np.abs(lon) < _CUT_TOLERANCE
    cut = on_cut & np.roll(on_cut, -1)
    if not cut.any():
        return None
    # begin behind a cut, so that no line runs over the ring's own ends
    first = int(np.flatnonzero(cut)[0]) + 1
    points = np.roll(ring, -first, axis=0)
    ends = np.flatnonzero(np.roll(cut, -first)) + 1
    pieces = np.split(points, ends)
    return [piece for piece in pieces if len(piece) > 1]


def _find_seam_edges(
    ring: F64, following: F64, limits: Sequence[float]
) -> NDArray[np.int64]:
    """Return the numbers of the edges that run along an end of the map."""
    long = np.abs(following[:, 1] - ring[:, 1]) >= _SEAM_STEP
    on_seam = np.zeros(len(ring), bool)
    for limit in limits:
        here = np.abs(ring[:, 0] - limit) < 1e-9
        there = np.abs(following[:, 0] - limit) < 1e-9
        on_seam |= here & there
    return np.flatnonzero(long & on_seam)
