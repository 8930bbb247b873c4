"""The ways of units over the map, stop by stop, in km on the plane."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
    interpolate_points,
    measure_lengths,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_point

_STEPS = 60
"""Points of a way from stop to stop."""


@dataclass(frozen=True, eq=False)
class UnitWay:
    """A way: its `stops`, (n, 2) in km, and a line from each of them to the next one."""

    stops: F64
    legs: tuple[F64, ...]

    def locate(self, share: float) -> F64:
        """Return the point, (2,) in km, at a share of the way: each leg counts the same."""
        if not self.legs:
            return np.asarray(self.stops[0])
        place = min(max(share, 0.0), 1.0) * len(self.legs)
        number = min(int(place), len(self.legs) - 1)
        line = self.legs[number]
        run = measure_lengths(line)
        at = np.array([(place - number) * run[-1]])
        return np.asarray(interpolate_points(line, run, at)[0])


def trace_unit_ways(
    map_file: MapFile, projection: Projection
) -> dict[str, UnitWay]:
    """Return the way of each unit, by id.

    Raises:
        AssetFailure: a way names a place that the map doesn't have.
    """
    found = {}
    for unit in map_file.units:
        points = np.array([find_point(map_file, stop.at) for stop in unit.path])
        knots = np.column_stack(projection.forward(*points.T))
        found[unit.id] = UnitWay(knots, tuple(_split_curve(knots)))
    return found


def _split_curve(knots: F64) -> list[F64]:
    """Return the curve through the stops as a line from each of them to the next one."""
    if len(knots) < 2:
        return []
    curve = fit_spline(knots, _STEPS * (len(knots) - 1) + 1)
    cuts = [0]
    for knot in knots[1:-1]:
        # a way may pass a place twice: later stops lie further along
        rest = np.hypot(*(curve[cuts[-1] + 1 :] - knot).T)
        cuts.append(cuts[-1] + 1 + _find_first_near(rest))
    cuts.append(len(curve) - 1)
    legs = []
    for number, (start, end) in enumerate(itertools.pairwise(cuts)):
        line = curve[start : end + 1].copy()
        line[0] = knots[number]
        line[-1] = knots[number + 1]
        legs.append(line)
    return legs


def _find_first_near(distances: F64) -> int:
    """Return the number of the first point at which a curve comes nearest, (n,)."""
    near = float(distances.min())
    rises = np.flatnonzero(distances <= near * 1.5 + 1e-9)
    first = int(rises[0])
    while (
        first + 1 < len(distances) and distances[first + 1] < distances[first]
    ):
        first += 1
    return first
