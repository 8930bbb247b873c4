"""What it costs to draw an author's layer, measured before it is drawn.

The cost of a line is in the pixels that it runs over, on the screen and around it: a scribble of
20,000 points across the frame takes as long as a coast of a million.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lantern.core.problems import AssetFailure
from lantern.visuals.map.basemap.user import GeoShapes
from lantern.visuals.map.geometry.lines import F64

MOST_INK = 40_000_000.0
"""Pixels that all lines of a layer may run over; they take about half a minute."""
_POINT_COST = 40.0
"""What a point costs beside the way to it, in the same pixels."""


def measure_ink(shapes: GeoShapes, to_pixels: Callable[[F64], F64]) -> float:
    """Return the cost of drawing shapes of degrees, in pixels that their lines run over."""
    total = 0.0
    for area in shapes.areas:
        for ring in area:
            total += _measure_line(to_pixels(ring))
    for line in shapes.lines:
        total += _measure_line(to_pixels(line))
    for points in shapes.points:
        total += _POINT_COST * len(points)
    return total


def _measure_line(line: F64) -> float:
    steps = np.hypot(*np.diff(line, axis=0).T)
    return float(steps.sum()) + _POINT_COST * len(line)


def require_drawable(name: str, ink: float) -> None:
    """Refuse a layer that would take minutes to draw.

    Raises:
        AssetFailure: its lines run over more than MOST_INK pixels.
    """
    if ink <= MOST_INK:
        return
    raise AssetFailure(
        f"{name} would take minutes to draw: its lines run over {ink / 1e6:,.0f} million "
        f"pixels here, and {MOST_INK / 1e6:.0f} million are the most; simplify its shapes"
    )
