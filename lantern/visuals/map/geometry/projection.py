"""Where things are: projections of a spherical earth, the window a camera shows, splines, the outline of an arrow.

Plane coordinates are kilometres, x to the east and y to the north; pixel coordinates have y down.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size

F64 = NDArray[np.float64]
CoordinateArrays = tuple[F64, F64]
EARTH_RADIUS_KM = 6371.0
RADIANS_PER_DEGREE = math.pi / 180


class Projection(Protocol):
    """Snyder, Map Projections: A Working Manual (USGS 1395), the spherical forms."""

    def forward(self, lon: Any, lat: Any) -> CoordinateArrays:
        """Degrees to kilometres."""

    def inverse(self, x: Any, y: Any) -> CoordinateArrays:
        """Kilometres to degrees."""


def _wrap_longitude(lon: Any, middle: float) -> F64:
    return np.asarray((np.asarray(lon, np.float64) - middle + 180) % 360 - 180)


@dataclass(frozen=True)
class Lambert:
    """Conformal conic, true on two parallels; angles, and so the shapes of coasts, are kept."""

    lon: float
    south: float
    north: float

    @property
    def _cone(self) -> tuple[float, float]:
        a, b = self.south * RADIANS_PER_DEGREE, self.north * RADIANS_PER_DEGREE
        ta, tb = math.tan(math.pi / 4 + a / 2), math.tan(math.pi / 4 + b / 2)
        n = math.log(math.cos(a) / math.cos(b)) / math.log(tb / ta)
        return n, EARTH_RADIUS_KM * math.cos(a) * ta**n / n

    def forward(self, lon: Any, lat: Any) -> CoordinateArrays:
        n, reach = self._cone
        lat = np.clip(np.asarray(lat, np.float64), -89.5, 89.5)
        r = reach / np.tan(math.pi / 4 + lat * RADIANS_PER_DEGREE / 2) ** n
        angle = n * _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE
        return r * np.sin(angle), -r * np.cos(angle)

    def inverse(self, x: Any, y: Any) -> CoordinateArrays:
        n, reach = self._cone
        sign = math.copysign(1.0, n)
        r = sign * np.hypot(x, y)
        lat = (2 * np.arctan((reach / r) ** (1 / n)) - math.pi / 2) / RADIANS_PER_DEGREE
        return np.arctan2(
            sign * np.asarray(x), -sign * np.asarray(y)
        ) / n / RADIANS_PER_DEGREE + self.lon, lat


@dataclass(frozen=True)
class Albers:
    """Equal-area conic: a thousand square kilometres are the same size all over the map."""

    lon: float
    south: float
    north: float

    @property
    def _cone(self) -> tuple[float, float]:
        a, b = (
            math.sin(self.south * RADIANS_PER_DEGREE),
            math.sin(self.north * RADIANS_PER_DEGREE),
        )
        n = (a + b) / 2
        return n, 1 - a * a + 2 * n * a

    def forward(self, lon: Any, lat: Any) -> CoordinateArrays:
        n, c = self._cone
        r = (
            EARTH_RADIUS_KM
            * np.sqrt(
                np.maximum(
                    c
                    - 2 * n * np.sin(np.asarray(lat, np.float64) * RADIANS_PER_DEGREE),
                    0,
                )
            )
            / n
        )
        angle = n * _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE
        return r * np.sin(angle), -r * np.cos(angle)

    def inverse(self, x: Any, y: Any) -> CoordinateArrays:
        n, c = self._cone
        sign = math.copysign(1.0, n)
        sine = (c - (np.hypot(x, y) * n / EARTH_RADIUS_KM) ** 2) / (2 * n)
        lon = (
            np.arctan2(sign * np.asarray(x), -sign * np.asarray(y))
            / n
            / RADIANS_PER_DEGREE
            + self.lon
        )
        return lon, np.arcsin(np.clip(sine, -1, 1)) / RADIANS_PER_DEGREE


@dataclass(frozen=True)
class Mercator:
    """Conformal cylinder, true to scale on parallel `lat`; for lands along the equator."""

    lon: float
    lat: float

    def forward(self, lon: Any, lat: Any) -> CoordinateArrays:
        k = EARTH_RADIUS_KM * math.cos(self.lat * RADIANS_PER_DEGREE)
        lat = np.clip(np.asarray(lat, np.float64), -87, 87)
        return k * _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE, k * np.log(
            np.tan(math.pi / 4 + lat * RADIANS_PER_DEGREE / 2)
        )

    def inverse(self, x: Any, y: Any) -> CoordinateArrays:
        k = EARTH_RADIUS_KM * math.cos(self.lat * RADIANS_PER_DEGREE)
        lat = (
            2 * np.arctan(np.exp(np.asarray(y) / k)) - math.pi / 2
        ) / RADIANS_PER_DEGREE
        return np.asarray(x) / k / RADIANS_PER_DEGREE + self.lon, lat


def make_projection(kind: str, lon: float, south: float, north: float) -> Projection:
    """The projection of that name, fitted to a map about meridian `lon` between two latitudes.

    A cone touches a sixth of the height in from either edge (Deetz and Adams' rule); astride the equator
    there is no good cone, so the cylinder is taken.
    """
    inset = max((north - south) / 6, 0.05)
    low, high = max(south + inset, -84), min(north - inset, 84)
    if kind == "mercator" or abs(low + high) < 8:
        return Mercator(lon, (low + high) / 2)
    return (Lambert if kind == "lambert" else Albers)(lon, low, max(high, low + 0.1))


@dataclass(frozen=True)
class Window:
    """A rectangle of the plane: its centre in km, `km` per pixel, and its size in pixels."""

    x: float
    y: float
    km: float
    size: Size

    def to_pixels(self, plan: Projection, points: Any) -> F64:
        """(n, 2) lon, lat to (n, 2) pixels."""
        points = np.asarray(points, np.float64).reshape(-1, 2)
        x, y = plan.forward(points[:, 0], points[:, 1])
        w, h = self.size
        return np.column_stack(
            [(x - self.x) / self.km + w / 2, (self.y - y) / self.km + h / 2]
        )

    def to_degrees(self, plan: Projection, px: Any, py: Any) -> CoordinateArrays:
        """Pixels to lon, lat."""
        w, h = self.size
        x, y = (
            self.x + (np.asarray(px) - w / 2) * self.km,
            self.y + (h / 2 - np.asarray(py)) * self.km,
        )
        return plan.inverse(x, y)

    def find_bounds(
        self, plan: Projection, margin: float = 0.0
    ) -> tuple[float, float, float, float]:
        """West, south, east, north of what the window shows, grown by `margin` of its height."""
        w, h = self.size
        m = margin * h
        gx, gy = np.meshgrid(np.linspace(-m, w + m, 33), np.linspace(-m, h + m, 33))
        lon, lat = self.to_degrees(plan, gx, gy)
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def measure_true_km(self, plan: Projection) -> float:
        """Kilometres per pixel on the ground in mid-frame: a projection is true to scale only in places."""
        w, h = self.size
        lon, lat = self.to_degrees(
            plan, np.array([w / 2 - 1, w / 2 + 1]), np.array([h / 2, h / 2])
        )
        a, b, turn = (
            lat[0] * RADIANS_PER_DEGREE,
            lat[1] * RADIANS_PER_DEGREE,
            (lon[1] - lon[0]) * RADIANS_PER_DEGREE,
        )
        half = (
            math.sin((b - a) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
        )
        return EARTH_RADIUS_KM * math.asin(math.sqrt(half))

    def trace_edge(self, plan: Projection, steps: int = 30) -> F64:
        """(n, 2) lon, lat along the frame, clockwise from the top left."""
        w, h = self.size
        along = np.linspace(0, 1, steps)
        rest = np.zeros(steps)
        px = np.concatenate([along * w, rest + w, (1 - along) * w, rest])
        py = np.concatenate([rest, along * h, rest + h, (1 - along) * h])
        return np.column_stack(self.to_degrees(plan, px, py))


def interpolate_windows(a: Window, b: Window, share: float) -> Window:
    """The camera's window on its way: log width runs evenly with `share`, the centre is a line in the width.

    So one point of the map stands still on the screen and nothing drifts.
    """
    if share <= 0 or share >= 1:
        return a if share <= 0 else b
    ratio = b.km / a.km
    part = share if abs(math.log(ratio)) < 1e-4 else (ratio**share - 1) / (ratio - 1)
    return Window(
        a.x + (b.x - a.x) * part,
        a.y + (b.y - a.y) * part,
        a.km + (b.km - a.km) * part,
        a.size,
    )


def measure_lengths(line: F64) -> F64:
    """Arc length at each vertex, from 0."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def resample(line: F64, count: int) -> F64:
    """`count` points at equal steps along the line."""
    run = measure_lengths(line)
    steps = np.linspace(0, run[-1], count)
    return np.column_stack(
        [np.interp(steps, run, line[:, 0]), np.interp(steps, run, line[:, 1])]
    )


def fit_spline(knots: F64, count: int = 160) -> F64:
    """Centripetal Catmull-Rom through the knots (Barry and Goldman's pyramid), at equal steps."""
    if len(knots) == 2:
        return resample(knots, count)
    points = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    t = np.concatenate(
        [[0.0], np.cumsum(np.sqrt(np.hypot(*np.diff(points, axis=0).T)) + 1e-9)]
    )
    parts = [
        _stretch(points[i - 1 : i + 3], t[i - 1 : i + 3])
        for i in range(1, len(points) - 2)
    ]
    return resample(np.vstack([*parts, knots[-1:]]), count)


def _stretch(p: F64, t: F64) -> F64:
    u = np.linspace(t[1], t[2], 40, endpoint=False)[:, None]

    def mix(a: F64, b: F64, i: int, j: int) -> F64:
        return np.asarray(((t[j] - u) * a + (u - t[i]) * b) / (t[j] - t[i]))

    a1, a2, a3 = mix(p[0], p[1], 0, 1), mix(p[1], p[2], 1, 2), mix(p[2], p[3], 2, 3)
    return mix(mix(a1, a2, 0, 2), mix(a2, a3, 1, 3), 1, 2)


def round_corners(line: F64, closed: bool) -> F64:
    """Chaikin's corner cutting, twice: hides the steps of the data when a map comes close to it."""
    for _ in range(2):
        nxt = np.roll(line, -1, axis=0) if closed else line[1:]
        here = line if closed else line[:-1]
        cut = np.stack([here * 0.75 + nxt * 0.25, here * 0.25 + nxt * 0.75], 1).reshape(
            -1, 2
        )
        line = cut if closed else np.vstack([line[:1], cut, line[-1:]])
    return line


@dataclass(frozen=True)
class Globe:
    """The earth from far away, its middle at `lon`, `lat`; radius 1."""

    lon: float
    lat: float

    def forward(self, lon: Any, lat: Any) -> tuple[F64, F64, F64]:
        """Degrees to x right, y up, and z towards the eye: points with z < 0 are behind."""
        a, b, c = (
            _wrap_longitude(lon, self.lon) * RADIANS_PER_DEGREE,
            np.asarray(lat, np.float64) * RADIANS_PER_DEGREE,
            self.lat * RADIANS_PER_DEGREE,
        )
        x, y = (
            np.cos(b) * np.sin(a),
            math.cos(c) * np.sin(b) - math.sin(c) * np.cos(b) * np.cos(a),
        )
        return x, y, math.sin(c) * np.sin(b) + math.cos(c) * np.cos(b) * np.cos(a)


def compute_normals(line: F64) -> F64:
    """Unit vectors across an open line, to its left where y runs down."""
    along = np.empty_like(line)
    along[1:-1] = line[2:] - line[:-2]
    along[0], along[-1] = line[1] - line[0], line[-1] - line[-2]
    along /= np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    return np.asarray(along[:, ::-1] * np.array([1.0, -1.0]))


def outline_ribbon(line: F64, half: float | F64) -> F64:
    """The outline of a line drawn `half` wide to either side."""
    across = compute_normals(line) * (
        half if isinstance(half, float) else half[:, None]
    )
    return np.vstack([line + across, (line - across)[::-1]])


def grow_ring(ring: F64, by: float) -> F64:
    """A ring with every edge moved outwards by so much (inwards when negative); corners are mitred, to a limit."""
    return np.asarray(ring + by * compute_mitres(ring))


def compute_mitres(ring: F64) -> F64:
    """How far each corner of a ring moves for a pixel that its edges move outwards."""
    after = np.concatenate([ring[1:], ring[:1]])
    turn = math.copysign(
        1.0, float(ring[:, 0] @ after[:, 1] - after[:, 0] @ ring[:, 1])
    )
    edge = after - ring
    edge /= np.hypot(edge[:, 0], edge[:, 1])[:, None] + 1e-9
    out = edge[:, ::-1] * np.array([turn, -turn])
    both = out + np.concatenate([out[-1:], out[:-1]])
    length = (both * both).sum(1)[:, None] / 2
    return np.asarray(both / np.maximum(length, 0.35))


@dataclass(frozen=True)
class ArrowGeometry:
    """An atlas arrow along an even polyline: the body swells from .42 `width` to `width`, the head is barbed."""

    line: F64
    width: float

    @functools.cached_property
    def arc_lengths(self) -> F64:
        """Arc length at each vertex."""
        return measure_lengths(self.line)

    @functools.cached_property
    def length(self) -> float:
        return float(self.arc_lengths[-1])

    @functools.cached_property
    def _head(self) -> float:
        return min(2.5 * self.width, 0.6 * self.length)

    def compute_width(self, at: F64) -> F64:
        """The body's width at arc lengths; the same however far the arrow has grown."""
        swell = max(self.length - self._head * 0.74, 1e-6)
        return (0.42 + 0.58 * np.clip(at / swell, 0, 1) ** 0.85) * self.width

    def compute_head_scale(self, tip: float) -> float:
        """How much smaller the head is while the arrow is short."""
        swell = max(self.length - self._head * 0.74, 1e-6)
        wide = (
            0.42 + 0.58 * min(max(tip / swell, 0.0), 1.0) ** 0.85
        )  # as `across` has it
        return float(
            min(1.0, max(0.35, wide)) * min(1.0, tip / (1.2 * self._head + 1e-9) + 0.05)
        )

    def find_neck(self, tip: float) -> float:
        """The arc length at which the body ends in the head."""
        return max(tip - self._head * self.compute_head_scale(tip) * 0.74, 0.0)

    def trace_outline(self, tip: float, back: float | None = None) -> F64:
        """The ring of an arrow whose point has come to arc length `tip`; with `back` the head and that much body."""
        tip = max(min(tip, self.length), 1e-3)
        small = self.compute_head_scale(tip)
        head = self._head * small
        neck = max(tip - head * 0.74, 0.0)
        start = 0.0 if back is None else max(neck - back, 0.0)
        steps = np.concatenate(
            [
                [start],
                self.arc_lengths[
                    (self.arc_lengths > start + 1e-9) & (self.arc_lengths < neck - 1e-9)
                ],
                [neck],
            ]
        )
        if neck - start < 1e-3:
            steps = np.array([start, start + 1e-3])
        found = _interpolate_points(
            self.line,
            self.arc_lengths,
            np.concatenate([steps, [max(tip - head, 0.0), tip]]),
        )
        body, base, point = found[:-2], found[-2], found[-1]
        side = (
            compute_normals(body)
            * np.minimum(self.compute_width(steps), self.width * small)[:, None]
            / 2
        )
        ahead = (point - base) / (math.hypot(*(point - base)) + 1e-9)
        barb = np.array([ahead[1], -ahead[0]]) * self.width * small * 0.95
        heel = point - ahead * head
        return np.vstack(
            [body + side, heel + barb, point, heel - barb, (body - side)[::-1]]
        )

    def trace_shaft(self) -> F64:
        """The ring of the body alone, nearly to the point."""
        end = max(self.length - 0.2 * self._head, 1e-3)
        steps = np.concatenate(
            [
                [0.0],
                self.arc_lengths[(self.arc_lengths > 0) & (self.arc_lengths < end)],
                [end],
            ]
        )
        body = _interpolate_points(self.line, self.arc_lengths, steps)
        return outline_ribbon(body, self.compute_width(steps) / 2)


def _interpolate_points(line: F64, run: F64, steps: F64) -> F64:
    return np.column_stack(
        [np.interp(steps, run, line[:, 0]), np.interp(steps, run, line[:, 1])]
    )


def cut_line(line: F64, start: float, end: float) -> F64:
    """The piece of a line between two arc lengths."""
    run = measure_lengths(line)
    inner = run[(run > start) & (run < end)]
    return _interpolate_points(line, run, np.concatenate([[start], inner, [end]]))


def clip_ring(points: F64, box: tuple[float, float, float, float]) -> F64:
    """A closed ring cut to a box (Sutherland and Hodgman, one side at a time); may be empty.

    What is cut off is replaced by runs along the box's edge, so a fill stays right.
    """
    west, south, east, north = box
    for axis, bound, sign in (
        (0, west, 1.0),
        (0, east, -1.0),
        (1, south, 1.0),
        (1, north, -1.0),
    ):
        if not len(points):
            return points
        off = sign * (points[:, axis] - bound)
        nxt, off_next = np.roll(points, -1, axis=0), np.roll(off, -1)
        crossing = (off >= 0) != (off_next >= 0)
        share = np.where(crossing, off / np.where(crossing, off - off_next, 1), 0)[
            :, None
        ]
        cut = points + share * (nxt - points)
        pair = np.stack([points, cut], 1).reshape(-1, 2)
        points = pair[np.column_stack([off >= 0, crossing]).ravel()]
    return points
