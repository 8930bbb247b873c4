"""The part of the plane that a frame or a canvas shows, and the camera's way between two."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.core.units import Size
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import (
    RADIANS_PER_DEGREE,
    CoordinateArrays,
    Projection,
)
from lantern.visuals.map.geometry.seam import find_limits


@dataclass(frozen=True)
class Window:
    """A rectangle of the plane: its centre in km, `km` per pixel, and its size in pixels.

    Pixels are counted from the top left corner, with y down.
    """

    x: float
    y: float
    km: float
    size: Size

    @property
    def left(self) -> float:
        """The left edge, in km."""
        return self.x - self.size[0] * self.km / 2

    @property
    def right(self) -> float:
        """The right edge, in km."""
        return self.x + self.size[0] * self.km / 2

    @property
    def top(self) -> float:
        """The top edge, in km."""
        return self.y + self.size[1] * self.km / 2

    @property
    def bottom(self) -> float:
        """The bottom edge, in km."""
        return self.y - self.size[1] * self.km / 2

    def to_pixels(self, projection: Projection, points: ArrayLike) -> F64:
        """Return pixels, shape (n, 2), for longitude and latitude, shape (n, 2) or (2,)."""
        degrees = np.asarray(points, np.float64).reshape(-1, 2)
        x, y = projection.forward(degrees[:, 0], degrees[:, 1])
        w, h = self.size
        across = (x - self.x) / self.km + w / 2
        down = (self.y - y) / self.km + h / 2
        return np.column_stack([across, down])

    def to_degrees(
        self, projection: Projection, px: ArrayLike, py: ArrayLike
    ) -> CoordinateArrays:
        """Return longitude and latitude for pixels, in the shape of the arguments."""
        w, h = self.size
        x = self.x + (np.asarray(px) - w / 2) * self.km
        y = self.y + (h / 2 - np.asarray(py)) * self.km
        return projection.inverse(x, y)

    def find_corner_on(self, canvas: Window) -> tuple[float, float]:
        """Return where the top left corner lies on another window, in its pixels."""
        x = (self.left - canvas.x) / canvas.km + canvas.size[0] / 2
        y = (canvas.y - self.y - self.size[1] * self.km / 2) / canvas.km
        return x, y + canvas.size[1] / 2

    def find_bounds(
        self, projection: Projection, margin: float = 0.0
    ) -> tuple[float, float, float, float]:
        """Return west, south, east, north of what it shows, grown by `margin` of its height.

        They end where the map does, at the seam of the earth.
        """
        west, south, east, north = self._measure_bounds(projection, margin)
        first, last = find_limits(projection)
        return max(west, first), south, min(east, last), north

    def shows_seam(self, projection: Projection, margin: float = 0.0) -> bool:
        """Return whether it shows the seam of the earth, and perhaps what lies beside the earth."""
        west, _, east, _ = self._measure_bounds(projection, margin)
        first, last = find_limits(projection)
        return west < first or east > last

    def _measure_bounds(
        self, projection: Projection, margin: float
    ) -> tuple[float, float, float, float]:
        w, h = self.size
        m = margin * h
        across = np.linspace(-m, w + m, 33)
        down = np.linspace(-m, h + m, 33)
        lon, lat = self.to_degrees(projection, *np.meshgrid(across, down))
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def measure_true_km(self, projection: Projection) -> float:
        """Return km per pixel on the ground in the middle of the frame.

        A projection is true to scale only in places, so this isn't `km`.
        """
        w, h = self.size
        across = np.array([w / 2 - 1, w / 2 + 1])
        lon, lat = self.to_degrees(projection, across, np.array([h / 2, h / 2]))
        a = lat[0] * RADIANS_PER_DEGREE
        b = lat[1] * RADIANS_PER_DEGREE
        turn = (lon[1] - lon[0]) * RADIANS_PER_DEGREE
        # the haversine of the angle between two points that are two pixels apart
        along = math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
        half = math.sin((b - a) / 2) ** 2 + along
        return EARTH_RADIUS_KM * math.asin(math.sqrt(half))

    def trace_edge(self, projection: Projection, steps: int = 30) -> F64:
        """Return longitude and latitude along the frame, shape (4 * steps, 2), from the top left.

        The way is clockwise.
        """
        w, h = self.size
        along = np.linspace(0, 1, steps)
        rest = np.zeros(steps)
        px = np.concatenate([along * w, rest + w, (1 - along) * w, rest])
        py = np.concatenate([rest, along * h, rest + h, (1 - along) * h])
        return np.column_stack(self.to_degrees(projection, px, py))


def interpolate_windows(a: Window, b: Window, share: float) -> Window:
    """Return the camera's window at a share of its way from `a` (0) to `b` (1).

    The logarithm of the width is linear in `share`, and the centre is linear in the width. So one
    point of the map stands still on the screen, and nothing drifts.
    """
    if share <= 0:
        return a
    if share >= 1:
        return b
    ratio = b.km / a.km
    part = share
    if abs(math.log(ratio)) >= 1e-4:
        part = (ratio**share - 1) / (ratio - 1)
    x = a.x + (b.x - a.x) * part
    y = a.y + (b.y - a.y) * part
    return Window(x, y, a.km + (b.km - a.km) * part, a.size)
