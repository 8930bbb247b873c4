"""How far what travels on a way has come, in kilometres on the ground."""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass

import numpy as np

from lantern.core.sphere import measure_km
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.projection import Projection

_MOST_STEPS = 150
"""Numbers that are shown on a way at most; more would be a blur."""
_ROUND_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, eq=False)
class WayDistance:
    """The length of a way on the ground.

    `line` is the way in km on the plane, (n, 2). With a `true_km` the length is that of the real
    way, which has more bends than the one that is drawn.
    """

    line: F64
    projection: Projection
    true_km: float | None = None

    @functools.cached_property
    def _ground_km(self) -> F64:
        """The geodesic length up to each point of the line, (n,)."""
        lon, lat = self.projection.inverse(self.line[:, 0], self.line[:, 1])
        points = [(float(x), float(y)) for x, y in zip(lon, lat, strict=True)]
        steps = [measure_km(a, b) for a, b in itertools.pairwise(points)]
        lengths = np.concatenate([[0.0], np.cumsum(steps)])
        if self.true_km is not None:
            lengths = lengths * (self.true_km / lengths[-1])
        return np.asarray(lengths)

    @property
    def total(self) -> float:
        """The length of the whole way, in km."""
        return float(self._ground_km[-1])

    @property
    def step(self) -> int:
        """The step in which the distance is counted, in km, so that numbers can be read."""
        return next(
            (step for step in _ROUND_STEPS if step * _MOST_STEPS >= self.total),
            _ROUND_STEPS[-1],
        )

    def measure(self, progress: float) -> float:
        """Return the distance gone, in km, at a share of the way's length on the plane."""
        plane = measure_lengths(self.line)
        return float(np.interp(progress * plane[-1], plane, self._ground_km))

    def round(self, progress: float) -> int:
        """Return the distance gone in whole steps; the true length of a real way at its end."""
        if progress >= 1 and self.true_km is not None:
            return round(self.total)
        steps = self.measure(progress) / self.step
        if progress >= 1:
            return round(steps) * self.step
        return int(steps + 1e-6) * self.step
