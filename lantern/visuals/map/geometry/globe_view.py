"""The earth as a camera far above it sees it, and how the camera comes down to a map.

The globe is orthographic: what lies on its far side isn't seen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import (
    RADIANS_PER_DEGREE,
    Projection,
)
from lantern.visuals.map.geometry.window import Window

F32 = NDArray[np.float32]
Directions = tuple[F32, F32, F32]
"""x, y and z from the middle of the earth: x to 0 degrees east, z to the north pole."""
_NORTHWARDS = 0.01
"""Degrees along which the direction of north is measured on a map."""


@dataclass(frozen=True)
class GlobeView:
    """The globe in a frame: what is in its middle, and where the middle is.

    `lon` and `lat` are degrees, `roll` the degrees by which north leans to the right. `radius`, `x`
    and `y` are pixels.
    """

    lon: float
    lat: float
    roll: float
    radius: float
    x: float
    y: float

    @property
    def _axes(self) -> F64:
        """Return right, up and towards the eye as directions of the earth, shape (3, 3)."""
        east, north, out = _find_directions(self.lon, self.lat)
        lean = self.roll * RADIANS_PER_DEGREE
        right = math.cos(lean) * east + math.sin(lean) * north
        up = math.cos(lean) * north - math.sin(lean) * east
        return np.stack([right, up, out])

    def forward(self, points: F64) -> F64:
        """Return x and y in pixels and z towards the eye, shape (n, 3), for degrees, (n, 2).

        z goes from -1 to 1; behind the globe it is below 0.
        """
        seen = to_directions(points) @ self._axes.T
        across = self.x + seen[:, 0] * self.radius
        down = self.y - seen[:, 1] * self.radius
        return np.column_stack([across, down, seen[:, 2]])

    def trace(self, x: F32, y: F32) -> GlobePixels:
        """Return what pixels x, (w,), by y, (h,), see; those beside the globe see its rim."""
        radius = np.float32(self.radius)
        across = (x - np.float32(self.x)) / radius
        up = (np.float32(self.y) - y) / radius
        square = (across * across)[None, :] + (up * up)[:, None]
        height = np.sqrt(np.maximum(1 - square, 0))
        beyond = np.sqrt(np.maximum(square, 1))
        directions = []
        for to_right, upwards, out in self._axes.astype(np.float32).T:
            flat = (to_right * across)[None, :] + (upwards * up)[:, None]
            directions.append(flat / beyond + out * height)
        return GlobePixels(
            (directions[0], directions[1], directions[2]),
            square,
            height,
            across=across,
            up=up,
        )

    def measure_limb(self, square: F32) -> F32:
        """Return how much of each pixel the globe covers, 0 to 1; `square` is from `trace`."""
        inside = (1 - np.sqrt(square)) * np.float32(self.radius)
        return np.asarray(np.clip(inside + np.float32(0.5), 0, 1))


@dataclass(frozen=True, eq=False)
class GlobePixels:
    """What the pixels of a frame see of the earth, each array (h, w).

    `directions` are x, y and z from the middle of the earth; `square` is the square of the distance
    from the globe's middle, in radii, and `height` is how far the ground faces the eye, 0 to 1.
    `across`, (w,), and `up`, (h,), are the distances of columns and rows from the globe's middle.
    """

    directions: Directions
    square: F32
    height: F32
    across: F32
    up: F32


def _find_directions(lon: float, lat: float) -> F64:
    """Return east, north and upwards at a point as directions of the earth, shape (3, 3)."""
    east = lon * RADIANS_PER_DEGREE
    north = lat * RADIANS_PER_DEGREE
    sin_lon, cos_lon = math.sin(east), math.cos(east)
    sin_lat, cos_lat = math.sin(north), math.cos(north)
    return np.array(
        [
            [-sin_lon, cos_lon, 0.0],
            [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
        ]
    )


def to_directions(points: F64) -> F64:
    """Return points in degrees, (n, 2), as directions from the middle of the earth, (n, 3)."""
    east, north = (points * RADIANS_PER_DEGREE).T
    flat = np.cos(north)
    return np.column_stack(
        [flat * np.cos(east), flat * np.sin(east), np.sin(north)]
    )


def to_degrees(directions: Directions) -> tuple[F32, F32]:
    """Return longitude and latitude of directions, of any length, in their shape."""
    x, y, z = directions
    scale = np.float32(1 / RADIANS_PER_DEGREE)
    return np.arctan2(y, x) * scale, np.arctan2(z, np.hypot(x, y)) * scale


def fit_globe(window: Window, projection: Projection) -> GlobeView:
    """Return the globe of which a frame shows as much as a window, with north as on the map."""
    w, h = window.size
    lon, lat = window.to_degrees(projection, w / 2, h / 2)
    middle = (float(lon), float(lat))
    north = window.to_pixels(
        projection, [middle, (middle[0], middle[1] + _NORTHWARDS)]
    )
    across, down = (north[1] - north[0]).tolist()
    roll = math.degrees(math.atan2(across, -down))
    radius = EARTH_RADIUS_KM / window.measure_true_km(projection)
    return GlobeView(*middle, roll, radius, w / 2, h / 2)


def interpolate_globes(
    a: GlobeView, b: GlobeView, *, turn: float, near: float
) -> GlobeView:
    """Return the globe between two: turned from the one to the other, and as near to it.

    `turn` and `near` go from 0 to 1. It turns along a great circle, with north upwards; its size
    grows evenly to the eye.
    """
    lon, lat = _follow_great_circle(a, b, turn)
    return GlobeView(
        lon,
        lat,
        a.roll + (b.roll - a.roll) * near,
        a.radius * (b.radius / a.radius) ** near,
        a.x + (b.x - a.x) * near,
        a.y + (b.y - a.y) * near,
    )


def _follow_great_circle(
    a: GlobeView, b: GlobeView, share: float
) -> tuple[float, float]:
    """Return longitude and latitude at a share of the way between the middles of two globes."""
    start, end = to_directions(np.array([[a.lon, a.lat], [b.lon, b.lat]]))
    angle = math.acos(min(max(float(start @ end), -1.0), 1.0))
    if angle < 1e-6:
        return b.lon, b.lat
    if angle > math.pi - 0.01:
        # opposite points have no one way between them: begin a little to the east
        return _follow_great_circle(replace(a, lon=a.lon + 2), b, share)
    sine = math.sin(angle)
    here = start * math.sin((1 - share) * angle) + end * math.sin(share * angle)
    x, y, z = (here / sine).tolist()
    lon = math.degrees(math.atan2(y, x))
    return lon, math.degrees(math.atan2(z, math.hypot(x, y)))
