"""The small globe that shows where on the earth the map lies."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.basemap import data
from lantern.visuals.map.furniture.panel import draw_ring
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, keep_runs, outline_ribbon
from lantern.visuals.map.geometry.projection import Globe
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.spec.map_style import MapStyle

GLOBE_RADIUS = 74
"""In pixels at 1080p."""
_GRID_DEGREES = 15


@dataclass(frozen=True)
class GlobeDisc:
    """Where the globe stands in the frame: its centre and radius, in pixels."""

    x: float
    y: float
    radius: float


def draw_globe(view_from: Globe, radius: float, style: MapStyle) -> SvgDrawing:
    """Draw the earth about the origin, seen from above a point, without the outline of the view.

    `radius` is in pixels.
    """
    svg = (
        _draw_water(radius, style)
        + _draw_graticule(view_from, radius, style)
        + _draw_land(view_from, radius, style)
        + f'<circle r="{radius:.2f}" fill="none" '
        f'stroke="{style.ink}" stroke-width="{0.021 * radius:.2f}"/>'
    )
    reach = 1.11 * radius
    box = (-reach, -reach, reach, reach)
    return SvgDrawing(svg, (box,), (-reach, -reach, reach + 4, reach + 6))


def _draw_water(radius: float, style: MapStyle) -> str:
    """Return the SVG of the seas, lit from the top left, with a shadow below."""
    inks = style.globe_inks
    gradient = (
        '<defs><radialGradient id="globe" gradientUnits="userSpaceOnUse" '
        f'cx="{-0.3 * radius:.2f}" cy="{-0.35 * radius:.2f}" r="{1.5 * radius:.2f}">'
        f'<stop offset="0" stop-color="{inks.lit}"/><stop offset="1" stop-color="{inks.dim}"/>'
        "</radialGradient></defs>"
    )
    shadow = "".join(
        f'<circle cx="{1.5 * step:.2f}" cy="{2.5 * step:.2f}" r="{radius + 3 - step:.2f}" '
        f'fill="{inks.shadow}" fill-opacity=".09"/>'
        for step in (1, 2, 3)
    )
    return gradient + shadow + f'<circle r="{radius:.2f}" fill="url(#globe)"/>'


def _draw_graticule(view_from: Globe, radius: float, style: MapStyle) -> str:
    """Return the SVG of the meridians and parallels on the side that is seen."""
    lines = []
    along = np.linspace(-90, 90, 61)
    for lon in range(-180, 180, _GRID_DEGREES):
        meridian = np.full(61, lon)
        lines.append(np.column_stack([meridian, along]))
    along = np.linspace(-180, 180, 121)
    for lat in range(-75, 90, _GRID_DEGREES):
        parallel = np.full(121, lat)
        lines.append(np.column_stack([along, parallel]))
    grid = "".join(_draw_visible(view_from, line, radius) for line in lines)
    return (
        f'<path d="{grid}" fill="none" stroke="{style.globe_inks.grid}" stroke-opacity=".22" '
        f'stroke-width="{0.009 * radius:.2f}"/>'
    )


def _draw_visible(view_from: Globe, points: F64, radius: float) -> str:
    """Return the SVG path data of a line, (n, 2) lon and lat, where it is on the side seen."""
    x, y, z = view_from.forward(points[:, 0], points[:, 1])
    pixels = np.column_stack([x * radius, -y * radius])
    path = ""
    for run in keep_runs(pixels, z > 0):
        path += "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in run)
    return path


def _draw_land(view_from: Globe, radius: float, style: MapStyle) -> str:
    fill = style.globe_inks.land
    shores = "".join(
        _draw_shore(view_from, ring, radius) for ring in _read_coasts()
    )
    return (
        f'<path d="{shores}" fill="{fill}" stroke="{style.coast}" '
        f'stroke-width="{0.008 * radius:.2f}" stroke-opacity=".7"/>'
    )


@functools.cache
def _read_coasts() -> tuple[F64, ...]:
    """Return the coasts of the world as rings, each (n, 2) lon and lat."""
    world = (-180, -90, 180, 90)
    lines = data.read_lines("gshhs", "c", world, least_km2=3e4)
    return tuple(line.points.astype(np.float64) for line in lines if line.land)


def _draw_shore(view_from: Globe, ring: F64, radius: float) -> str:
    """Return the SVG path data of a coast, (n, 2) lon and lat; empty if it isn't seen."""
    x, y, z = view_from.forward(ring[:, 0], ring[:, 1])
    if (z > 0).sum() < 3:
        return ""
    return draw_ring(_push_to_rim(x, y, z) * radius)


def _push_to_rim(x: F64, y: F64, z: F64) -> F64:
    """Return points of a sphere of radius 1 as a disc shows them, (n, 2), y downwards.

    Those on the far side, where z is below 0, are pushed onto the rim.
    """
    rim = np.hypot(x, y) + 1e-9
    is_far = z < 0
    across = np.where(is_far, x / rim, x)
    up = np.where(is_far, y / rim, y)
    return np.column_stack([across, -up])


def draw_view_on_globe(
    view_from: Globe, edge: F64, disc: GlobeDisc, *, style: MapStyle
) -> list[PolygonFill]:
    """Return the outline of a view on the globe as shapes for the brush: a tint and a line.

    `edge` is (n, 2) lon and lat along the frame; what lies on the far side is pushed onto the rim.
    """
    x, y, z = view_from.forward(edge[:, 0], edge[:, 1])
    centre = np.array([disc.x, disc.y])
    ring = centre + _push_to_rim(x, y, z) * disc.radius
    width = 0.012 * disc.radius + 0.4
    line = outline_ribbon(_close_ring(ring), width)
    return [
        PolygonFill((ring,), style.arrow, 0.28),
        PolygonFill((line,), style.arrow),
    ]


def _close_ring(ring: F64) -> F64:
    """Return a ring that ends at its start, without points on top of each other.

    Such points have no direction, so a line along them can't be outlined.
    """
    closed = np.vstack([ring, ring[:1]])
    steps = np.diff(closed, axis=0)
    is_apart = np.hypot(steps[:, 0], steps[:, 1]) > 1e-6
    kept = np.concatenate([[True], is_apart])
    return np.asarray(closed[kept])
