"""Units that meet stand side by side: none hides another one, and a fight has room between two.

They only move to the west and to the east, each to the side that it came from, so that nothing
jumps while they march.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64

_GAP = 5.0
_RAMP = 24.0
"""What signs keep between them, and over what way they make room, in pixels at 1080p."""
_ROUNDS = 60
"""How often all pairs are looked at, at most: units that are moved may meet others."""
_LEAST_PUSH = 0.01
"""Pixels at 1080p; where no unit is moved by more than this, all have room."""


@dataclass(frozen=True, eq=False)
class UnitBody:
    """A sign that needs room.

    `spot` is where its point is, (2,) in pixels, `room` is (4,), left, top, right and bottom from
    there. One that has come from further `west` goes to the left of others. It `counts` as far as
    it is there, 0..1.
    """

    name: str
    spot: F64
    room: F64
    west: float
    counts: float


def find_room(boxes: F64) -> F64:
    """Return the one box, (4,), around (n, 4) boxes."""
    return np.hstack([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


def spread_units(
    bodies: Sequence[UnitBody],
    unit: float,
    more: Mapping[frozenset[str], float],
) -> dict[str, F64]:
    """Return where units stand by name, (2,) in pixels each, with room for all.

    Args:
        bodies: the units.
        unit: pixels per pixel at 1080p.
        more: what some pairs keep between them beside the usual gap, in pixels.
    """
    east = {body.name: float(body.spot[0]) for body in bodies}
    pairs = []
    for left, right in itertools.combinations(
        sorted(bodies, key=_find_order), 2
    ):
        gap = _GAP * unit + more.get(frozenset({left.name, right.name}), 0.0)
        pairs.append(
            _plan_pair(
                left,
                right,
                gap=gap,
                ramp=_RAMP * unit,
            )
        )
    for _ in range(_ROUNDS):
        if _push_apart(pairs, east) < _LEAST_PUSH * unit:
            break
    return {
        body.name: np.array([east[body.name], float(body.spot[1])])
        for body in bodies
    }


@dataclass(frozen=True)
class _Pair:
    """Two units by name, and how far the right one is to the right of the left one at least."""

    left: str
    right: str
    least: float


def _push_apart(pairs: Sequence[_Pair], east: dict[str, float]) -> float:
    """Move the two of each pair apart, in `east`, and return the largest push, in pixels."""
    largest = 0.0
    for pair in pairs:
        push = pair.least - (east[pair.right] - east[pair.left])
        if push > 0:
            east[pair.left] -= push / 2
            east[pair.right] += push / 2
            largest = max(largest, push)
    return largest


def _find_order(body: UnitBody) -> tuple[float, str]:
    return body.west, body.name


def _plan_pair(
    left: UnitBody, right: UnitBody, *, gap: float, ramp: float
) -> _Pair:
    """Return how far apart two signs must stand, in pixels."""
    apart = float(right.spot[0] - left.spot[0])
    wanted = float(left.room[2] - right.room[0]) + gap
    inside = wanted - apart
    outside = float(right.room[2] - left.room[0]) + gap + apart
    if inside <= 0 or outside <= 0:
        return _Pair(left.name, right.name, -math.inf)
    # one that marches past the other is let go little by little
    passing = min(outside / wanted, 1.0)
    share = passing * min(left.counts, right.counts)
    beside = _measure_overlap(left, right, gap) / ramp
    share *= min(max(beside, 0.0), 1.0)
    return _Pair(left.name, right.name, apart + inside * share)


def _measure_overlap(left: UnitBody, right: UnitBody, gap: float) -> float:
    """Return how far two signs are beside each other in height, in pixels."""
    above = left.spot[1] + left.room[3] + gap - right.spot[1] - right.room[1]
    below = right.spot[1] + right.room[3] + gap - left.spot[1] - left.room[1]
    return float(min(above, below))
