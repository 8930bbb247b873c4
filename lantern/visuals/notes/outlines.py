"""The lines of notes as shapes to fill, as far as they are drawn. All lengths are in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lantern.graphics.vector import Box
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import (
    F64,
    cut_line,
    grow_ring,
    measure_lengths,
    outline_ribbon,
)

_POINTS = 144
_CORNER_POINTS = 9
_FIRST_ANGLE = -2.0
"""Where a ring begins: left of its top, as a hand begins it; clockwise from there."""
_ARROW_POINTS = 60
_LEAST_LENGTH = 1.0
"""A line is drawn from this length on."""

Point = tuple[float, float]


@dataclass(frozen=True)
class NotePen:
    """The inks of a line and of its casing, `width` without and `edge` of the casing beside it."""

    ink: str
    casing: str
    width: float
    edge: float
    opacity: float = 1.0


def find_middle(box: Box) -> Point:
    """Return the middle of a box."""
    x, y, w, h = box
    return x + w / 2, y + h / 2


def trace_circle(box: Box) -> F64:
    """Return the ellipse in a box, from its beginning round to it."""
    x, y = find_middle(box)
    angles = _FIRST_ANGLE + np.linspace(0, 2 * np.pi, _POINTS + 1)
    across = x + np.cos(angles) * box[2] / 2
    return np.column_stack([across, y + np.sin(angles) * box[3] / 2])


def trace_box(box: Box, radius: float) -> F64:
    """Return a box with round corners, clockwise from the middle of its left side."""
    x, y, w, h = box
    radius = min(radius, w / 2, h / 2)
    corners = []
    middles = [
        (x + radius, y + radius),
        (x + w - radius, y + radius),
        (x + w - radius, y + h - radius),
        (x + radius, y + h - radius),
    ]
    for i, (cx, cy) in enumerate(middles):
        angles = np.linspace(
            math.pi + i * math.pi / 2,
            1.5 * math.pi + i * math.pi / 2,
            _CORNER_POINTS,
        )
        corner = np.column_stack([np.cos(angles), np.sin(angles)]) * radius
        corners.append(np.array([cx, cy]) + corner)
    start = np.array([[x, y + h / 2]])
    return np.vstack([start, *corners, start])


def trace_underline(box: Box, below: float) -> F64:
    """Return a line from left to right, so far below a box."""
    x, y, w, h = box
    ends = np.linspace(x, x + w, 3)
    return np.column_stack([ends, np.full(3, y + h + below)])


def outline_line(line: F64, drawn: float, pen: NotePen) -> list[PolygonFill]:
    """Return a line and its casing, drawn from its start to a share of its length, 0 to 1."""
    length = float(measure_lengths(line)[-1]) * drawn
    if length < _LEAST_LENGTH:
        return []
    piece = line if drawn >= 1 else cut_line(line, 0.0, length)
    casing = outline_ribbon(piece, pen.width / 2 + pen.edge)
    body = outline_ribbon(piece, pen.width / 2)
    return [
        PolygonFill((casing,), pen.casing, pen.opacity),
        PolygonFill((body,), pen.ink, pen.opacity),
    ]


def outline_arrow(
    start: Point, end: Point, drawn: float, *, width: float, pen: NotePen
) -> list[PolygonFill]:
    """Return an arrow and its casing, grown to a share of its way, 0 to 1."""
    line = np.linspace(np.array(start), np.array(end), _ARROW_POINTS)
    arrow = ArrowGeometry(line, width)
    tip = arrow.length * drawn
    if tip < _LEAST_LENGTH:
        return []
    ring = arrow.trace_outline(tip)
    casing = grow_ring(ring, pen.edge)
    return [
        PolygonFill((casing,), pen.casing, pen.opacity),
        PolygonFill((ring,), pen.ink, pen.opacity),
    ]


def outline_dot(
    middle: Point, radius: float, pen: NotePen
) -> list[PolygonFill]:
    """Return a dot and its casing."""
    if radius < _LEAST_LENGTH / 2:
        return []
    wide = radius + pen.edge
    return [
        PolygonFill(
            (trace_circle(make_square(middle, wide)),), pen.casing, pen.opacity
        ),
        PolygonFill(
            (trace_circle(make_square(middle, radius)),), pen.ink, pen.opacity
        ),
    ]


def make_square(middle: Point, half: float) -> Box:
    """Return the square about a point, `half` to every side."""
    x, y = middle
    return x - half, y - half, 2 * half, 2 * half


def find_edge(box: Box, towards: Point, *, is_round: bool) -> Point:
    """Return the point on the edge of a box, or of the ellipse in it, that a point is behind."""
    x, y = find_middle(box)
    dx, dy = towards[0] - x, towards[1] - y
    across = abs(dx) / max(box[2] / 2, 1e-9)
    down = abs(dy) / max(box[3] / 2, 1e-9)
    reach = math.hypot(across, down) if is_round else max(across, down)
    if reach <= 1e-9:
        return x, y
    return x + dx / reach, y + dy / reach


def find_nearest(box: Box, point: Point) -> Point:
    """Return the point of a box that is nearest to a point."""
    x, y, w, h = box
    return min(max(point[0], x), x + w), min(max(point[1], y), y + h)
