"""The part of the plane that a frame or a canvas shows, and the camera's way between two."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.core.units import Size
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.oblique import bend, compute_matrix, unbend
from lantern.visuals.map.geometry.projection import (
    RADIANS_PER_DEGREE,
    CoordinateArrays,
    Projection,
)
from lantern.visuals.map.geometry.seam import find_limits


@dataclass(frozen=True)
class Window:
    """A rectangle of the plane: its centre in km, `km` per pixel, and its size in pixels.

    Pixels are counted from the top left corner, with y down. A camera that leans by `tilt` degrees,
    or has the direction `heading` at the top, sees other ground about the same centre: pixels are
    then those of the frame, and the edges those of the window without it.
    """

    x: float
    y: float
    km: float
    size: Size
    tilt: float = 0.0
    heading: float = 0.0

    @property
    def is_oblique(self) -> bool:
        """Tell whether the camera leans or is turned."""
        return self.tilt != 0 or self.heading != 0

    @property
    def flat(self) -> Window:
        """Return the window of a camera that looks straight down, with north at the top."""
        return (
            replace(
                self,
                tilt=0.0,
                heading=0.0,
            )
            if self.is_oblique
            else self
        )

    @property
    def matrix(self) -> F64:
        """Return the homography, (3, 3), from pixels of the flat window to those of the frame."""
        return compute_matrix(self.size, self.tilt, self.heading)

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
        return self.place_on_frame(np.column_stack([x, y]))

    def place_on_frame(self, plane: F64) -> F64:
        """Return pixels, shape (n, 2), for km on the plane, shape (n, 2)."""
        w, h = self.size
        across = (plane[:, 0] - self.x) / self.km + w / 2
        down = (self.y - plane[:, 1]) / self.km + h / 2
        pixels = np.column_stack([across, down])
        return bend(pixels, self.matrix) if self.is_oblique else pixels

    def to_degrees(
        self, projection: Projection, px: ArrayLike, py: ArrayLike
    ) -> CoordinateArrays:
        """Return longitude and latitude for pixels, in the shape of the arguments."""
        w, h = self.size
        across, down = np.asarray(px, np.float64), np.asarray(py, np.float64)
        if self.is_oblique:
            across, down = self._find_flat(across, down)
        x = self.x + (across - w / 2) * self.km
        y = self.y + (h / 2 - down) * self.km
        return projection.inverse(x, y)

    def _find_flat(self, across: F64, down: F64) -> CoordinateArrays:
        """Return pixels of the frame as pixels of the flat window, in their shape."""
        across, down = np.broadcast_arrays(across, down)
        pixels = np.column_stack([across.ravel(), down.ravel()])
        flat = unbend(
            pixels,
            self.size,
            tilt=self.tilt,
            heading=self.heading,
        )
        return flat[:, 0].reshape(across.shape), flat[:, 1].reshape(
            across.shape
        )

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
        return (
            float(lon.min()),
            float(lat.min()),
            float(lon.max()),
            float(lat.max()),
        )

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
    tilt = a.tilt + (b.tilt - a.tilt) * share
    # the shorter way round
    turn = (b.heading - a.heading + 180) % 360 - 180
    heading = a.heading + turn * share
    return Window(x, y, a.km + (b.km - a.km) * part, a.size, tilt, heading)


def centre_on(
    window: Window, point: tuple[float, float], pixel: tuple[float, float]
) -> Window:
    """Return a window moved so that a point of the plane, in km, lies at a pixel of its frame."""
    w, h = window.size
    across, down = pixel
    if window.is_oblique:
        middle = np.array([pixel])
        flat = unbend(
            middle,
            window.size,
            tilt=window.tilt,
            heading=window.heading,
        )
        across, down = flat[0].tolist()
    x = point[0] - (across - w / 2) * window.km
    y = point[1] + (down - h / 2) * window.km
    return replace(
        window,
        x=x,
        y=y,
    )


def cover_ground(window: Window) -> Window:
    """Return the flat window, in whole even pixels, that holds all that an oblique one shows."""
    if not window.is_oblique:
        return window
    w, h = window.size
    # a pixel more on every side: the edges are sampled, too
    corners = np.array([[-2.0, -2], [w + 2, -2], [w + 2, h + 2], [-2, h + 2]])
    flat = unbend(
        corners,
        window.size,
        tilt=window.tilt,
        heading=window.heading,
    )
    first = np.floor(flat.min(axis=0) / 2) * 2
    last = np.ceil(flat.max(axis=0) / 2) * 2
    across, down = ((first + last - window.size) / 2 * window.km).tolist()
    wide, tall = (last - first).tolist()
    size = (round(wide), round(tall))
    return Window(window.x + across, window.y - down, window.km, size)
