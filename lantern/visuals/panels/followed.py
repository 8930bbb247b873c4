"""The outline of what a map's shot shows, on a small map in its corner: it goes with the camera."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, outline_ribbon

_TINT = 0.18
_MOST_SHARE = 0.9
"""Share of a small map from which the outline says nothing, since it is as large."""
_LEAST_SIDE = 7.0
"""In widths of its line: an outline is drawn no smaller."""


@runtime_checkable
class ShowsGround(Protocol):
    """A visual that knows which ground its frames show: a map."""

    @property
    def marking_ink(self) -> str:
        """What is marked on it is marked in this ink."""

    def find_marking_opacity(self, n: int) -> float:
        """Return how far marks are there in frame n, 0 to 1."""

    def trace_view(self, n: int) -> F64 | None:
        """Return longitude and latitude along the edge of frame n, (k, 2); None for a globe."""

    def place_ground(self, points: F64, n: int) -> F64:
        """Return pixels of frame n, (k, 2), for longitude and latitude, (k, 2)."""


def outline_view(
    shown: object, small: object, n: int, *, width: float
) -> Sequence[PolygonFill]:
    """Return the outline of what a shot shows in frame n as shapes on a small map.

    None if either isn't a map, or the small one shows hardly more. `width` is that of the line, in
    pixels; `n` a frame of both.
    """
    if not isinstance(shown, ShowsGround) or not isinstance(small, ShowsGround):
        return ()
    edge = shown.trace_view(n)
    around = small.trace_view(n)
    if edge is None or around is None:
        return ()
    ring = small.place_ground(edge, n)
    frame = small.place_ground(around, n)
    if _measure_area(ring) > _MOST_SHARE * _measure_area(frame):
        return ()
    ring = _enlarge(ring, _LEAST_SIDE * width)
    line = outline_ribbon(np.vstack([ring, ring[:1]]), width / 2)
    ink = small.marking_ink
    opacity = shown.find_marking_opacity(n)
    tint = PolygonFill((ring,), ink, _TINT * opacity)
    return (tint, PolygonFill((line,), ink, opacity))


def _measure_area(ring: F64) -> float:
    """Return the area of a ring, in square pixels."""
    x, y = ring.T
    twice = np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))
    return abs(float(twice)) / 2


def _enlarge(ring: F64, least: float) -> F64:
    """Return a ring about its middle whose longer side is at least so long, in pixels.

    Points on top of each other are left out: a line along them has no direction.
    """
    apart = np.linalg.norm(ring - np.roll(ring, 1, axis=0), axis=1) > 1e-3
    kept: F64 = ring[apart]
    low, high = ring.min(axis=0), ring.max(axis=0)
    longer = float((high - low).max())
    if longer >= least:
        return kept
    middle = (low + high) / 2
    return np.asarray(middle + (kept - middle) * (least / max(longer, 1e-3)))
