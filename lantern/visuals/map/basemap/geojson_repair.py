"""What other programs leave in GeoJSON: open rings, and shapes that jump or are cut at 180°."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64

_JUMP = 270
"""Degrees of longitude from one point to the next that can only be the short way round."""
_WHOLE_TURN = 359.9
"""Degrees that are no jump: an edge along a pole, from one end of the map to the other."""
_ON_CUT = 1e-6


def close_ring(ring: F64) -> F64:
    """Return a ring, (n, 2), whose last point is its first."""
    if len(ring) and not np.array_equal(ring[0], ring[-1]):
        return np.vstack([ring, ring[:1]])
    return ring


def follow_short_way(line: F64) -> F64:
    """Return a line or a ring of degrees, (n, 2), that goes on beyond 180° and jumps nowhere.

    A ring about a pole, which doesn't come back to its beginning, stays as it is.
    """
    steps = np.diff(line[:, 0])
    jumps = (np.abs(steps) > _JUMP) & (np.abs(steps) < _WHOLE_TURN)
    if not jumps.any():
        return line
    turns = np.concatenate(
        [[0], np.cumsum(np.where(jumps, -np.sign(steps), 0))]
    )
    is_ring = np.array_equal(line[0], line[-1])
    if is_ring and turns[-1]:
        return line
    return np.column_stack([line[:, 0] + 360 * turns, line[:, 1]])


@dataclass(frozen=True)
class _MeridianEdge:
    """A stretch of a meridian, from `south` to `north`."""

    south: float
    north: float

    def overlaps(self, other: _MeridianEdge) -> bool:
        """Return whether they have more than a point in common."""
        return self.south < other.north and other.south < self.north


def open_at_cuts(rings: Sequence[F64]) -> list[F64]:
    """Return the lines of closed rings, without the edges at which they were cut along 180°.

    An edge on that meridian is a cut where another ring lies on its other side. Rings without
    such edges come back as they are.
    """
    east = _list_edges(rings, 180)
    west = _list_edges(rings, -180)
    lines: list[F64] = []
    for ring in rings:
        lines += _open_ring(ring, {180: west, -180: east})
    return lines


def _list_edges(rings: Sequence[F64], lon: int) -> list[_MeridianEdge]:
    found = []
    for ring in rings:
        on = np.abs(ring[:, 0] - lon) < _ON_CUT
        for i in np.flatnonzero(on[:-1] & on[1:]):
            found.append(_measure(ring, int(i)))
    return found


def _measure(ring: F64, number: int) -> _MeridianEdge:
    """Return the stretch of latitude of an edge."""
    lat = ring[number : number + 2, 1]
    return _MeridianEdge(float(lat.min()), float(lat.max()))


def _open_ring(ring: F64, beyond: dict[int, list[_MeridianEdge]]) -> list[F64]:
    """Return the lines of a ring between its cuts; `beyond` has what lies on the other side."""
    cuts = []
    for lon, others in beyond.items():
        on = np.abs(ring[:, 0] - lon) < _ON_CUT
        for i in np.flatnonzero(on[:-1] & on[1:]):
            own = _measure(ring, int(i))
            if any(own.overlaps(other) for other in others):
                cuts.append(int(i))
    if not cuts:
        return [ring]
    # begin behind the first cut, so that no line runs over the ring's own ends
    first = cuts[0] + 1
    points = np.vstack([ring[first:], ring[1 : first + 1]])
    ends = sorted((cut - first) % (len(ring) - 1) + 1 for cut in cuts)
    return [piece for piece in np.split(points, ends) if len(piece) > 1]
