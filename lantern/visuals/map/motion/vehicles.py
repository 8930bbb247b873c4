"""Silhouettes of what moves at the head of a way: ships, an aircraft, a train, a truck.

They are rings in pixels at 1080p about the origin, x ahead and y down. An aircraft is seen from
above and turns with its course; all others are seen from the side and stay upright.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.spec.map_items import Vehicle

_HULL = ((-11.0, -3.4), (-20.0, -3.0), (-17.5, 6.0), (15.0, 6.0), (20.0, -5.0))
_MAST = ((9.0, -3.6), (9.0, -17.0), (7.6, -17.0), (7.6, -3.6))
_BRIDGE = ((6.0, -3.6), (6.0, -8.5), (4.4, -8.5), (4.4, -12.5), (-0.6, -12.5))
_FUNNEL = (
    (-0.6, -8.5),
    (-2.0, -8.5),
    (-2.8, -17.0),
    (-7.2, -17.0),
    (-8.0, -8.5),
)
_SHIP = ((*_HULL, *_MAST, *_BRIDGE, *_FUNNEL, (-11.0, -8.5)),)
_SAIL = (
    (
        (-18.5, -3.0),
        (-16.0, 7.0),
        (11.0, 7.0),
        (16.0, 0.5),
        (22.0, -4.5),
        (12.0, -1.0),
    ),
    ((-15.5, -13.5), (-9.5, -13.5), (-7.5, -9.0), (-9.0, -4.5), (-16.5, -5.0)),
    ((-5.0, -20.5), (1.5, -20.5), (4.0, -16.5), (2.5, -12.5), (-5.5, -12.5)),
    ((-5.5, -11.0), (2.7, -11.0), (5.0, -7.0), (3.4, -3.0), (-6.0, -3.0)),
    ((7.0, -17.5), (11.5, -17.5), (13.0, -13.5), (12.0, -10.5), (6.6, -10.5)),
    ((6.5, -9.0), (12.2, -9.0), (13.6, -6.0), (12.6, -3.0), (6.2, -3.0)),
    ((14.6, -13.0), (20.5, -5.0), (15.4, -3.6)),
)
_HALF_AIRCRAFT = (
    (20.0, 0.0),
    (18.2, 1.8),
    (8.0, 2.3),
    (6.2, 6.0),
    (9.5, 6.2),
    (9.5, 8.4),
    (5.6, 8.6),
    (3.2, 19.0),
    (0.4, 19.0),
    (-1.6, 2.4),
    (-13.0, 1.5),
    (-15.0, 7.4),
    (-17.6, 7.4),
    (-18.4, 1.0),
)
_CAB = (
    (-21.0, 3.4),
    (-21.0, -14.5),
    (-22.5, -14.5),
    (-22.5, -17.0),
    (-7.5, -17.0),
)
_DOME = ((-7.5, -14.5), (-9.0, -14.5), (-9.0, -8.0), (-1.0, -8.0), (0.0, -11.0))
_CHIMNEY = ((4.0, -11.0), (5.0, -8.0), (9.0, -8.0), (7.6, -17.0), (14.6, -17.0))
_FRONT = ((13.2, -8.0), (17.0, -8.0), (18.6, -6.0), (18.6, 1.0), (23.0, 8.0))
_ENGINE = (*_CAB, *_DOME, *_CHIMNEY, *_FRONT, (15.0, 3.4))
_TRUCK_BED = ((-22.0, 2.0), (-22.0, -13.0), (4.0, -13.0), (4.0, 2.0))
_TRUCK_FRONT = ((13.0, -10.0), (16.0, -4.0), (21.5, -3.0), (21.5, 2.0))
_TRUCK_CAB = ((6.0, 2.0), (6.0, -10.0), *_TRUCK_FRONT)
_WHEEL_CORNERS = 16


_Ring = tuple[tuple[float, float], ...]


def _trace_wheel(x: float, y: float, radius: float) -> _Ring:
    turns = np.linspace(0, 2 * np.pi, _WHEEL_CORNERS, endpoint=False)
    return tuple(
        (x + radius * math.cos(turn), y + radius * math.sin(turn))
        for turn in turns
    )


_TRAIN = (
    _ENGINE,
    *(_trace_wheel(x, 8.6, 4.0) for x in (-15.5, -5.5, 4.5, 13.5)),
)
_TRUCK = (
    _TRUCK_BED,
    _TRUCK_CAB,
    *(_trace_wheel(x, 7.4, 4.2) for x in (-15.0, -5.0, 14.0)),
)


def _convert(rings: tuple[_Ring, ...]) -> tuple[F64, ...]:
    return tuple(np.array(ring) for ring in rings)


def _mirror(half: _Ring) -> F64:
    """Return a ring from its half below the x axis."""
    below = np.array(half)
    above = below[:0:-1] * (1.0, -1.0)
    return np.vstack([below, above])


_RINGS: Mapping[Vehicle, tuple[F64, ...]] = {
    "ship": _convert(_SHIP),
    "sail": _convert(_SAIL),
    "aircraft": (_mirror(_HALF_AIRCRAFT),),
    "train": _convert(_TRAIN),
    "truck": _convert(_TRUCK),
}


def trace_vehicle(
    kind: Vehicle, spot: F64, ahead: F64, *, unit: float
) -> tuple[F64, ...]:
    """Return the rings of a vehicle in pixels, none over another.

    Args:
        kind: what it is.
        spot: where it is, (2,) in pixels.
        ahead: its course, (2,) of length 1.
        unit: pixels per pixel at 1080p.
    """
    turn = unit * _turn_to(kind, ahead)
    return tuple(spot + ring @ turn for ring in _RINGS[kind])


def _turn_to(kind: Vehicle, ahead: F64) -> F64:
    """Return the (2, 2) matrix that turns a vehicle to its course; most only change sides."""
    x, y = ahead
    if kind != "aircraft":
        return np.diag([math.copysign(1.0, x), 1.0])
    return np.array([[x, y], [-y, x]])
