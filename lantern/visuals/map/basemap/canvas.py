"""What the base of a map is drawn on: its window, what lies around it, and lines on it as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.visuals.map.basemap import data
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.geometry import seam
from lantern.visuals.map.geometry.lines import (
    F64,
    clip_ring,
    round_corners,
    thin_line,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window, cover_ground
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_style import MapStyle

CLOSE_KM = 2.5
"""Km per pixel below which the steps of the data would show, so that corners are rounded."""
_LEAST_STEP = 0.6
"""Pixels along a line in which one of its points is enough."""


@dataclass(frozen=True)
class Basemap:
    """A map with all that its base needs.

    `area_rings` are the shapes of its areas by id, `files` the author's own files by the names
    that the map gives them.
    """

    map_file: MapFile
    style: MapStyle
    projection: Projection
    area_rings: Mapping[str, Rings]
    files: Mapping[str, Path]


@dataclass(frozen=True)
class Canvas:
    """What is drawn on: the window, its projection, and pixels per unit of line width."""

    window: Window
    projection: Projection
    unit: float

    def to_pixels(self, points: F32 | F64) -> F64:
        """Return pixels for longitude and latitude, shape (n, 2), none of them far outside."""
        w, h = self.window.size
        far = 2 * max(w, h)
        pixels = self.window.to_pixels(self.projection, points)
        return np.clip(pixels, -far, far + max(w, h))


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What lies in and around a canvas, in degrees; shores and lakes are rings, (n, 2) each.

    `fine` is the set of lines that the scale asks for, `seam` whether the earth's seam is near.
    """

    box: GeoBounds
    fine: str
    shores: list[F64]
    lakes: list[F64]
    seam: bool


def read_surroundings(canvas: Canvas) -> Surroundings:
    """Read the shores and lakes around a canvas, those of at least some pixels."""
    km = canvas.window.km
    box = canvas.window.find_bounds(canvas.projection, 0.12)
    fine = data.choose_fineness(km)
    shows_seam = canvas.window.shows_seam(canvas.projection, 0.12)
    found = Surroundings(box, fine, [], [], shows_seam)
    for line in data.read_lines("gshhs", fine, box, least_km2=(2.2 * km) ** 2):
        ring = _clip_around(line.points, box, canvas.projection)
        if len(ring) <= 2:
            continue
        if line.land:
            found.shores.append(ring)
        else:
            found.lakes.append(ring)
    return found


def shows_shore(window: Window, projection: Projection) -> bool:
    """Tell whether a coast or the shore of a lake is seen in a window."""
    near = read_surroundings(Canvas(cover_ground(window), projection, 1.0))
    for ring in (*near.shores, *near.lakes):
        spots = window.to_pixels(projection, ring)
        if ((spots >= 0) & (spots < window.size)).all(axis=1).any():
            return True
    return False


def _clip_around(points: F32, box: GeoBounds, projection: Projection) -> F64:
    """Clip a ring to a little more than a box.

    The far shore of a continent would take time, and may lie behind the map.
    """
    west, south, east, north = box
    first, last = seam.find_limits(projection)
    around = (max(west - 2, first), south - 2, min(east + 2, last), north + 2)
    ring = clip_ring(points.astype(np.float64), around)
    if around[0] == first or around[2] == last:
        return seam.follow_seam(ring, projection)
    return ring


def convert_line(canvas: Canvas, points: F32 | F64, *, closed: bool) -> F64:
    """Return a line in pixels; corners are rounded if the steps of the data would show.

    Points of a ring that are closer than would show are left out; the dashes of a line would move.
    """
    line = canvas.to_pixels(points)
    if canvas.window.km < CLOSE_KM and len(line) > 3:
        line = round_corners(line, closed)
    return thin_line(line, _LEAST_STEP) if closed else line


def format_line(canvas: Canvas, near: Surroundings, points: F32 | F64) -> str:
    """Return a line of degrees as path data; the seam of the earth cuts it."""
    pieces = [points.astype(np.float64)]
    if near.seam:
        pieces = seam.cut_line(pieces[0], canvas.projection)
    lines = [convert_line(canvas, piece, closed=False) for piece in pieces]
    return format_paths(lines)


def format_path(line: F64, closed: bool = False) -> str:
    """Return a line or ring as SVG path data."""
    numbers = "%.1f %.1fL" * len(line) % tuple(line.ravel().tolist())
    end = "Z" if closed else ""
    return "M" + numbers[:-1] + end


def format_paths(lines: Sequence[F64], closed: bool = False) -> str:
    """Return lines or rings as the data of one SVG path."""
    return "".join(format_path(line, closed) for line in lines)


def draw_stroke(
    paths: str,
    colour: str,
    width: float,
    *,
    opacity: float = 1.0,
    attributes: str = "",
) -> str:
    """Return an SVG path element that is stroked and not filled.

    Args:
        paths: path data.
        colour: #rrggbb.
        width: in pixels.
        opacity: 0 to 1.
        attributes: more attributes of the element.
    """
    return (
        f'<path d="{paths}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"'
        f' stroke-linejoin="round" stroke-opacity="{opacity:.3g}" {attributes}/>'
    )
