"""The ring about a town that the narration comes to: it opens, pulses twice, and stays."""

from __future__ import annotations

import numpy as np

from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, outline_ribbon

EMPHASIS_SECONDS = 2.0
"""Seconds from the word until the ring rests."""
_OPEN_BY = 0.2
"""Share of that time in which the ring opens; the pulses have the rest."""
_PULSES = 2
_GAP = 9
"""From the sign to the ring, in pixels at 1080p."""
_REACH = 26
"""How far beyond the ring a pulse runs, in pixels at 1080p."""
_WIDTH = 3.2
RING_ROOM = _GAP + _WIDTH / 2
"""From the sign to the outer edge of the ring at rest, in pixels at 1080p."""
_PULSE_OPACITY = 0.7
_POINTS = 64


def outline_ring(
    spot: F64, radius: float, *, unit: float, ink: str, progress: float
) -> list[PolygonFill]:
    """Return a town's ring as shapes for the brush, as far as it has come.

    Args:
        spot: where the town is, (2,) in pixels.
        radius: of its sign, in pixels.
        unit: pixels per unit of type, 1 at 1080p.
        ink: the ring's colour, as #rrggbb.
        progress: how much of the time has passed, 0..1; none of the ring is there at 0.
    """
    if progress <= 0:
        return []
    opened = min(progress / _OPEN_BY, 1.0)
    rest = radius + _GAP * unit
    width = _WIDTH * unit
    around = _draw_circle(spot, radius + (rest - radius) * opened, width=width)
    shapes = [PolygonFill((around,), ink, opened)]
    pulse = _find_pulse(progress)
    if 0 < pulse < 1:
        ring = _draw_circle(spot, rest + _REACH * unit * pulse, width=width)
        shapes.append(PolygonFill((ring,), ink, _PULSE_OPACITY * (1 - pulse)))
    return shapes


def _find_pulse(progress: float) -> float:
    """Return how far the pulse has run that is under way, 0..1; 0 if none is."""
    since = round((progress - _OPEN_BY) / (1 - _OPEN_BY) * _PULSES, 9)
    if since <= 0 or progress >= 1:
        return 0.0
    return since % 1.0


def _draw_circle(spot: F64, radius: float, *, width: float) -> F64:
    """Return a circle's line, `width` pixels wide, as one ring."""
    angles = np.linspace(0, 2 * np.pi, _POINTS + 1)
    circle = np.column_stack([np.cos(angles), np.sin(angles)]) * radius
    return outline_ribbon(spot + circle, width / 2)
