"""Where a print stands beside its place: where it covers the least of what else the frame shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lantern.graphics.vector import Box
from lantern.visuals.notes.outlines import Point
from lantern.visuals.notes.placement import (
    FreeRoom,
    Sighting,
    measure_overlap,
    place_panel,
)

_AWAY = (1.0, 2.0, 3.5, 5.5, 8.0)
"""From a place to the print that leads to it, in gaps."""
_TURNS = 24
_OUTSIDE = 40.0
_BANDED = 12.0
_COVERED = 1.0
_CROSSED = 0.5
_FARTHER = 0.04
_ASIDE = 0.05
"""What it costs: to lie outside what is read, or in a band of overlays, by the share of the print;
each thing that is covered, by its own share; each that the leader crosses; each gap from the place;
and to stand beside the place rather than above or below it."""
_STEPS = 12
"""Points of a leader that are looked at."""


def choose_print_offset(
    seen: Sequence[Sighting], size: Point, room: FreeRoom, *, gap: float
) -> Point:
    """Return the way from a place to the middle of its print, (x, y) in pixels.

    Of many places the one is taken that in its worst frame covers least. `size` is the print's
    width and height.
    """
    best = (0.0, 0.0)
    least = math.inf
    for away, turn in _iter_ways():
        offset = _reach(size, away * gap, turn)
        cost = max(_rate(frame, offset, size, room=room) for frame in seen)
        cost += _FARTHER * away + _ASIDE * abs(math.cos(turn))
        if cost < least - 1e-9:
            least = cost
            best = offset
    return best


def _iter_ways() -> Iterator[Point]:
    """Yield distances in gaps and directions in radians, the nearest ones first."""
    for away in _AWAY:
        for number in range(_TURNS):
            yield away, 2 * math.pi * number / _TURNS


def _reach(size: Point, away: float, turn: float) -> Point:
    """Return the middle of a print whose edge is so far from its place in a direction."""
    x, y = math.cos(turn), math.sin(turn)
    half = min(
        size[0] / 2 / max(abs(x), 1e-9),
        size[1] / 2 / max(abs(y), 1e-9),
    )
    return x * (half + away), y * (half + away)


def _rate(
    seen: Sighting, offset: Point, size: Point, *, room: FreeRoom
) -> float:
    """Return how bad a place is in one frame: 0 where nothing is covered."""
    box = place_panel(seen.sign, offset, size)
    area = max(box[2] * box[3], 1.0)
    cost = _OUTSIDE * (1 - measure_overlap(box, room.area) / area)
    cost += (
        _BANDED * sum(measure_overlap(box, band) for band in room.bands) / area
    )
    leader = _trace_leader(seen.sign, offset)
    for other in (seen.sign, *seen.others):
        covered = measure_overlap(box, other) / max(other[2] * other[3], 1.0)
        cost += _COVERED * min(2 * covered, 1.0)
        if other is not seen.sign and any(
            _is_in(spot, other) for spot in leader
        ):
            cost += _CROSSED
    return cost


def _trace_leader(sign: Box, offset: Point) -> list[Point]:
    """Return points of the line from the middle of a sign to that of its print."""
    x = sign[0] + sign[2] / 2
    y = sign[1] + sign[3] / 2
    shares = [i / _STEPS for i in range(1, _STEPS)]
    return [(x + offset[0] * share, y + offset[1] * share) for share in shares]


def _is_in(spot: Point, box: Box) -> bool:
    x, y, w, h = box
    return x < spot[0] < x + w and y < spot[1] < y + h
