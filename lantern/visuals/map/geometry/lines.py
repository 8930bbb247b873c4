"""Lines and rings as arrays of points: lengths, even steps, curves, outlines, clipping.

Points have shape (n, 2), in the unit that the caller has: pixels, km or degrees. A line is open; a
ring is closed, and its first point isn't repeated at the end.
"""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from lantern.core.runs import find_runs

F64 = NDArray[np.float64]
T = TypeVar("T", np.float32, np.float64)

SPLINE_STEPS = 40
"""Points of a spline between two of its knots, before it is resampled."""
_NO_LENGTH = 1e-9
"""What a length is enlarged by before it divides, since it may be 0."""
MIN_CORNER_SQUARE = 0.35
"""Limit of a mitre: a corner moves at most 2.4 times as far as its edges."""


def measure_lengths(line: F64) -> F64:
    """Return the arc length at each point of a line, shape (n,), from 0."""
    steps = np.diff(line, axis=0)
    return np.concatenate([[0.0], np.cumsum(np.hypot(*steps.T))])


def interpolate_points(line: F64, arc_lengths: F64, at: F64) -> F64:
    """Return the points at some arc lengths, shape (n, 2) for `at` of shape (n,).

    `arc_lengths` are those of the line's own points, from `measure_lengths`.
    """
    x = np.interp(at, arc_lengths, line[:, 0])
    y = np.interp(at, arc_lengths, line[:, 1])
    return np.column_stack([x, y])


def resample(line: F64, count: int) -> F64:
    """Return `count` points at equal steps along a line, shape (count, 2)."""
    arc_lengths = measure_lengths(line)
    steps = np.linspace(0, arc_lengths[-1], count)
    return interpolate_points(line, arc_lengths, steps)


def list_cut_lengths(
    arc_lengths: F64, start: float, end: float, *, margin: float = 0.0
) -> F64:
    """Return `start`, the arc lengths between, and `end`, shape (n,).

    Points of the line nearer than `margin` to either end are left out.
    """
    after = arc_lengths > start + margin
    before = arc_lengths < end - margin
    return np.concatenate([[start], arc_lengths[after & before], [end]])


def cut_line(line: F64, start: float, end: float) -> F64:
    """Return the piece of a line between two arc lengths."""
    arc_lengths = measure_lengths(line)
    steps = list_cut_lengths(arc_lengths, start, end)
    return interpolate_points(line, arc_lengths, steps)


def fit_spline(knots: F64, count: int = 160) -> F64:
    """Return a curve through the knots, as `count` points at equal steps.

    A centripetal Catmull-Rom spline, by the pyramid of Barry and Goldman.
    """
    if len(knots) == 2:
        return resample(knots, count)
    before = 2 * knots[0] - knots[1]
    after = 2 * knots[-1] - knots[-2]
    points = np.vstack([before, knots, after])
    chords = np.hypot(*np.diff(points, axis=0).T)
    times = np.concatenate([[0.0], np.cumsum(np.sqrt(chords) + 1e-9)])
    parts = []
    for i in range(1, len(points) - 2):
        near = slice(i - 1, i + 3)
        parts.append(_interpolate_segment(points[near], times[near]))
    return resample(np.vstack([*parts, knots[-1:]]), count)


def _interpolate_segment(points: F64, times: F64) -> F64:
    """Return points of the spline between the second and the third of four knots."""
    at = np.linspace(times[1], times[2], SPLINE_STEPS, endpoint=False)[:, None]
    first = _mix(
        points[0],
        points[1],
        ends=times[[0, 1]],
        at=at,
    )
    second = _mix(
        points[1],
        points[2],
        ends=times[[1, 2]],
        at=at,
    )
    third = _mix(
        points[2],
        points[3],
        ends=times[[2, 3]],
        at=at,
    )
    left = _mix(
        first,
        second,
        ends=times[[0, 2]],
        at=at,
    )
    right = _mix(
        second,
        third,
        ends=times[[1, 3]],
        at=at,
    )
    return _mix(
        left,
        right,
        ends=times[[1, 2]],
        at=at,
    )


def _mix(a: F64, b: F64, *, ends: F64, at: F64) -> F64:
    """Return the points at some times between `a` and `b`, which are at the two `ends`."""
    start, end = ends
    return np.asarray(((end - at) * a + (at - start) * b) / (end - start))


def thin_line(line: F64, step: float) -> F64:
    """Return a line's first and last point, and the first one in each `step` along it."""
    numbers = (measure_lengths(line) / step).astype(np.int64)
    kept = np.ones(len(line), np.bool_)
    kept[1:-1] = numbers[1:-1] != numbers[:-2]
    return line[kept]


def round_corners(line: F64, closed: bool) -> F64:
    """Cut the corners of a line or ring twice (Chaikin), so that the data's steps don't show."""
    for _ in range(2):
        if closed:
            line = _cut_corners(line, np.concatenate([line[1:], line[:1]]))
        else:
            inner = _cut_corners(line[:-1], line[1:])
            line = np.vstack([line[:1], inner, line[-1:]])
    return line


def _cut_corners(starts: F64, ends: F64) -> F64:
    """Return two points on each edge, at a quarter and at three quarters of it."""
    points = np.empty((2 * len(starts), 2))
    points[::2] = starts * 0.75 + ends * 0.25
    points[1::2] = starts * 0.25 + ends * 0.75
    return points


def make_unit(vector: F64) -> F64:
    """Return a vector, (2,), with a length of 1; one without a length as it is."""
    return np.asarray(vector / (math.hypot(*vector) + _NO_LENGTH))


def make_units(vectors: F64) -> F64:
    """Return vectors, (n, 2), each with a length of 1; those without a length as they are."""
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    return np.asarray(vectors / (lengths[:, None] + _NO_LENGTH))


def compute_normals(line: F64) -> F64:
    """Return unit vectors across a line, shape (n, 2), to its left where y runs down."""
    along = np.empty_like(line)
    along[1:-1] = line[2:] - line[:-2]
    along[0] = line[1] - line[0]
    along[-1] = line[-1] - line[-2]
    return np.asarray(make_units(along)[:, ::-1] * np.array([1.0, -1.0]))


def outline_ribbon(line: F64, half: float | F64) -> F64:
    """Return the ring around a line that is `half` wide to either side.

    `half` is one width for all, or one for each point, shape (n,).
    """
    if not isinstance(half, float):
        half = half[:, None]
    across = compute_normals(line) * half
    return np.vstack([line + across, (line - across)[::-1]])


def grow_ring(ring: F64, by: float) -> F64:
    """Return a ring with every edge moved outwards by `by`, inwards if that is negative."""
    return np.asarray(ring + by * compute_mitres(ring))


def compute_mitres(ring: F64) -> F64:
    """Return how far each corner moves if the edges move outwards by 1, shape (n, 2)."""
    following = np.concatenate([ring[1:], ring[:1]])
    area = ring[:, 0] @ following[:, 1] - following[:, 0] @ ring[:, 1]
    turn = math.copysign(1.0, float(area))
    edges = make_units(following - ring)
    outward = edges[:, ::-1] * np.array([turn, -turn])
    both = outward + np.concatenate([outward[-1:], outward[:-1]])
    square = (both * both).sum(1)[:, None] / 2
    return np.asarray(both / np.maximum(square, MIN_CORNER_SQUARE))


def clip_ring(points: F64, box: tuple[float, float, float, float]) -> F64:
    """Return a ring clipped to a box (least x, least y, most x, most y); it may be empty.

    By Sutherland and Hodgman, one side at a time. What is cut off is replaced by runs along the
    box's edge, so the inside stays the inside.
    """
    west, south, east, north = box
    points = _clip_side(
        points,
        0,
        bound=west,
        sign=1.0,
    )
    points = _clip_side(
        points,
        0,
        bound=east,
        sign=-1.0,
    )
    points = _clip_side(
        points,
        1,
        bound=south,
        sign=1.0,
    )
    return _clip_side(
        points,
        1,
        bound=north,
        sign=-1.0,
    )


def _clip_side(points: F64, axis: int, *, bound: float, sign: float) -> F64:
    """Keep what is beyond a bound: above it if `sign` is 1, below it if -1."""
    if not len(points):
        return points
    off = sign * (points[:, axis] - bound)
    inside = off >= 0
    if inside.all():
        return points
    next_points = np.concatenate([points[1:], points[:1]])
    next_off = np.concatenate([off[1:], off[:1]])
    crossing = inside != (next_off >= 0)
    length = np.where(crossing, off - next_off, 1)
    share = np.where(crossing, off / length, 0)[:, None]
    crossings = points + share * (next_points - points)
    pairs = np.stack([points, crossings], 1).reshape(-1, 2)
    kept = np.column_stack([inside, crossing])
    return np.asarray(pairs[kept.ravel()])


def keep_runs(points: NDArray[T], kept: NDArray[np.bool_]) -> list[NDArray[T]]:
    """Return the runs of a line's points, (n, 2), that are kept, of two points and more."""
    runs = [points[run] for run in find_runs(kept)]
    return [run for run in runs if len(run) > 1]
