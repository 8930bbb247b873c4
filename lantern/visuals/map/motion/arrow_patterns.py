"""What tells the arrows of sides apart without their colours: a stripe, bars, a hollow shaft."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.lines import (
    F64,
    compute_normals,
    interpolate_points,
    list_cut_lengths,
    outline_ribbon,
)
from lantern.visuals.map.spec.sides import SidePattern

_STRIPES: Mapping[SidePattern, float] = {"stripe": 0.34, "hollow": 0.62}
"""Width of the light stripe, as a share of the shaft's."""
_START = 0.1
"""Share of the length at which a pattern begins."""
_BAR = 4.0
_BAR_SPACING = 11.0
"""Length of a bar along the shaft, and from bar to bar, in pixels at 1080p."""
_BAR_WIDTH = 0.86


def trace_pattern(
    form: ArrowGeometry, pattern: SidePattern, *, until: float, unit: float
) -> tuple[F64, ...]:
    """Return the light parts of an arrow's shaft as rings; none on a plain one.

    Args:
        form: the arrow.
        pattern: that of its side.
        until: the arc length at which they end, in pixels.
        unit: pixels per pixel at 1080p.
    """
    start = _START * form.length
    if pattern == "plain" or until - start < unit:
        return ()
    if pattern == "bars":
        return _trace_bars(form, start, until, unit=unit)
    steps = list_cut_lengths(form.arc_lengths, start, until)
    line = interpolate_points(form.line, form.arc_lengths, steps)
    half = _STRIPES[pattern] * form.compute_width(steps) / 2
    return (outline_ribbon(line, half),)


def _trace_bars(
    form: ArrowGeometry, start: float, until: float, *, unit: float
) -> tuple[F64, ...]:
    """Return bars across a shaft; they keep their places while it grows."""
    spacing = _BAR_SPACING * unit
    rings = []
    for place in np.arange(
        spacing * math.ceil(start / spacing), until, spacing
    ):
        ends = np.array([place, min(place + _BAR * unit, until)])
        line = interpolate_points(form.line, form.arc_lengths, ends)
        if ends[1] - ends[0] < 0.5:
            continue
        across = compute_normals(line) * form.compute_width(ends)[:, None]
        side = across * _BAR_WIDTH / 2
        rings.append(np.vstack([line + side, (line - side)[::-1]]))
    return tuple(rings)
