"""Map projections of a spherical earth, and the globe seen from afar.

The formulas are those of Snyder, Map Projections: A Working Manual (USGS 1395), spherical forms.
Coordinates on the plane are kilometres, x to the east and y to the north.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from lantern.core.sphere import EARTH_RADIUS_KM
from lantern.visuals.map.geometry.lines import F64

CoordinateArrays = tuple[F64, F64]
RADIANS_PER_DEGREE = math.pi / 180
_KM_PER_DEGREE = EARTH_RADIUS_KM * RADIANS_PER_DEGREE


class Projection(Protocol):
    """What turns degrees into kilometres on the plane, and back."""

    @property
    def lon(self) -> float:
        """The middle meridian in degrees; the earth is cut open on the other side of it."""

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees, in the shape of the arguments."""

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km, in the shape of the arguments."""

    def __hash__(self) -> int:
        """Return one number for equal projections, so that what they give can be kept."""


def _wrap_longitude(lon: ArrayLike, middle: float) -> F64:
    """Return degrees east of `middle`, from -180 to 180."""
    return np.asarray((np.asarray(lon, np.float64) - middle + 180) % 360 - 180)


@dataclass(frozen=True)
class _Cone:
    """A cone: the angle between meridians per degree of longitude, and a constant of its radii."""

    n: float
    constant: float


def _place_on_cone(radius: F64, east: F64, n: float) -> CoordinateArrays:
    """Return x and y in km of points at a distance from the apex and at degrees of longitude."""
    angle = n * east * RADIANS_PER_DEGREE
    return radius * np.sin(angle), -radius * np.cos(angle)


def _find_cone_longitude(x: ArrayLike, y: ArrayLike, n: float) -> F64:
    """Return degrees east of the cone's middle meridian."""
    sign = math.copysign(1.0, n)
    angle = np.arctan2(sign * np.asarray(x), -sign * np.asarray(y))
    return np.asarray(angle / n / RADIANS_PER_DEGREE)


@dataclass(frozen=True)
class Lambert:
    """Conformal conic, true to scale on two parallels: angles and the shapes of coasts are kept."""

    lon: float
    south: float
    north: float

    @functools.cached_property
    def _cone(self) -> _Cone:
        south = self.south * RADIANS_PER_DEGREE
        north = self.north * RADIANS_PER_DEGREE
        low = math.tan(math.pi / 4 + south / 2)
        high = math.tan(math.pi / 4 + north / 2)
        n = math.log(math.cos(south) / math.cos(north)) / math.log(high / low)
        return _Cone(n, EARTH_RADIUS_KM * math.cos(south) * low**n / n)

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees."""
        cone = self._cone
        lat = np.clip(np.asarray(lat, np.float64), -89.5, 89.5)
        ratio = np.tan(math.pi / 4 + lat * RADIANS_PER_DEGREE / 2)
        radius = cone.constant / ratio**cone.n
        return _place_on_cone(radius, _wrap_longitude(lon, self.lon), cone.n)

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km."""
        cone = self._cone
        radius = math.copysign(1.0, cone.n) * np.hypot(x, y)
        ratio = (cone.constant / radius) ** (1 / cone.n)
        lat = (2 * np.arctan(ratio) - math.pi / 2) / RADIANS_PER_DEGREE
        return _find_cone_longitude(x, y, cone.n) + self.lon, lat


@dataclass(frozen=True)
class Albers:
    """Equal-area conic: a square kilometre has the same size all over the map."""

    lon: float
    south: float
    north: float

    @functools.cached_property
    def _cone(self) -> _Cone:
        south = math.sin(self.south * RADIANS_PER_DEGREE)
        north = math.sin(self.north * RADIANS_PER_DEGREE)
        n = (south + north) / 2
        return _Cone(n, 1 - south * south + 2 * n * south)

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees."""
        cone = self._cone
        sine = np.sin(np.asarray(lat, np.float64) * RADIANS_PER_DEGREE)
        square = np.maximum(cone.constant - 2 * cone.n * sine, 0)
        radius = EARTH_RADIUS_KM * np.sqrt(square) / cone.n
        return _place_on_cone(radius, _wrap_longitude(lon, self.lon), cone.n)

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km."""
        cone = self._cone
        square = (np.hypot(x, y) * cone.n / EARTH_RADIUS_KM) ** 2
        sine = np.clip((cone.constant - square) / (2 * cone.n), -1, 1)
        lat = np.arcsin(sine) / RADIANS_PER_DEGREE
        return _find_cone_longitude(x, y, cone.n) + self.lon, lat


@dataclass(frozen=True)
class Mercator:
    """Conformal cylinder, true to scale on the parallel `lat`; for lands along the equator."""

    lon: float
    lat: float

    @property
    def _radius(self) -> float:
        return EARTH_RADIUS_KM * math.cos(self.lat * RADIANS_PER_DEGREE)

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees."""
        lat = np.clip(np.asarray(lat, np.float64), -87, 87)
        x = self._radius * _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE
        ratio = np.tan(math.pi / 4 + lat * RADIANS_PER_DEGREE / 2)
        return x, self._radius * np.log(ratio)

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km."""
        lon = np.asarray(x) / self._radius / RADIANS_PER_DEGREE + self.lon
        ratio = np.exp(np.asarray(y) / self._radius)
        lat = (2 * np.arctan(ratio) - math.pi / 2) / RADIANS_PER_DEGREE
        return lon, lat


@dataclass(frozen=True)
class Equirectangular:
    """All degrees have the same size: for a picture of the earth from which others are taken."""

    lon: float = 0.0

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees; beyond the seam x goes on."""
        east = np.asarray(lon, np.float64) - self.lon
        north = np.asarray(lat, np.float64)
        return east * _KM_PER_DEGREE, north * _KM_PER_DEGREE

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km."""
        lon = np.asarray(x, np.float64) / _KM_PER_DEGREE + self.lon
        return lon, np.asarray(y, np.float64) / _KM_PER_DEGREE


@dataclass(frozen=True)
class EqualEarth:
    """The whole earth in an oval with flat ends: equal areas, and shapes that look familiar.

    The formulas are those of Šavrič, Patterson and Jenny, The Equal Earth map projection,
    International Journal of Geographical Information Science 33 (2019), for a sphere.
    """

    lon: float

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> CoordinateArrays:
        """Return x and y in km for degrees."""
        east = _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE
        north = np.asarray(lat, np.float64) * RADIANS_PER_DEGREE
        angle = np.arcsin(_EQUAL_EARTH_M * np.sin(north))
        x = east * np.cos(angle) / (_EQUAL_EARTH_M * _slope_equal_earth(angle))
        y = _raise_equal_earth(angle)
        return EARTH_RADIUS_KM * x, EARTH_RADIUS_KM * y

    def inverse(self, x: ArrayLike, y: ArrayLike) -> CoordinateArrays:
        """Return longitude and latitude in degrees for km.

        Beside the earth the longitude goes on beyond 180 degrees from the middle.
        """
        wanted = np.asarray(y, np.float64) / EARTH_RADIUS_KM
        angle = np.clip(wanted, -_EQUAL_EARTH_POLE, _EQUAL_EARTH_POLE)
        for _ in range(_NEWTON_STEPS):
            off = _raise_equal_earth(angle) - wanted
            angle = angle - off / _slope_equal_earth(angle)
            angle = np.clip(angle, -_EQUAL_EARTH_POLE, _EQUAL_EARTH_POLE)
        sine = np.clip(np.sin(angle) / _EQUAL_EARTH_M, -1, 1)
        lat = np.arcsin(sine) / RADIANS_PER_DEGREE
        stretch = _EQUAL_EARTH_M * _slope_equal_earth(angle) / np.cos(angle)
        east = np.asarray(x) / EARTH_RADIUS_KM * stretch / RADIANS_PER_DEGREE
        return east + self.lon, lat


_EQUAL_EARTH_M = math.sqrt(3) / 2
_EQUAL_EARTH_POLE = math.asin(_EQUAL_EARTH_M)
"""The parametric latitude of the pole, in radians."""
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_NEWTON_STEPS = 8
"""Enough for 12 digits everywhere."""


def _raise_equal_earth(angle: F64) -> F64:
    """Return y on an earth of radius 1 for parametric latitudes in radians."""
    a, b, c, d = _EQUAL_EARTH
    square = angle * angle
    sixth = square**3
    return np.asarray(angle * (a + b * square + sixth * (c + d * square)))


def _slope_equal_earth(angle: F64) -> F64:
    """Return how much y grows with the parametric latitude."""
    a, b, c, d = _EQUAL_EARTH
    square = angle * angle
    sixth = square**3
    return np.asarray(a + 3 * b * square + sixth * (7 * c + 9 * d * square))


def make_projection(
    kind: str, lon: float, *, south: float, north: float
) -> Projection:
    """Return the projection of that name for a map about a meridian, between two latitudes.

    A cone is true to scale at a sixth of the height from either edge (the rule of Deetz and
    Adams). Across the equator there is no good cone, so the cylinder is taken.

    Args:
        kind: lambert, albers, mercator or world.
        lon: middle meridian in degrees.
        south: lower edge of the map in degrees.
        north: upper edge of the map in degrees.
    """
    if kind == "world":
        return EqualEarth(lon)
    inset = max((north - south) / 6, 0.05)
    low = max(south + inset, -84)
    high = min(north - inset, 84)
    if kind == "mercator" or abs(low + high) < 8:
        return Mercator(lon, (low + high) / 2)
    high = max(high, low + 0.1)
    if kind == "lambert":
        return Lambert(lon, low, high)
    return Albers(lon, low, high)


@dataclass(frozen=True)
class Globe:
    """The earth seen from far away, with `lon`, `lat` in its middle; its radius is 1."""

    lon: float
    lat: float

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[F64, F64, F64]:
        """Return x right, y up, and z towards the eye for degrees; behind the globe z < 0."""
        east = _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE
        north = np.asarray(lat, np.float64) * RADIANS_PER_DEGREE
        tilt = self.lat * RADIANS_PER_DEGREE
        x = np.cos(north) * np.sin(east)
        sine, cosine = math.sin(tilt), math.cos(tilt)
        y = cosine * np.sin(north) - sine * np.cos(north) * np.cos(east)
        z = sine * np.sin(north) + cosine * np.cos(north) * np.cos(east)
        return x, y, z
