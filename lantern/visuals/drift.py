"""A slow drift of what rests: a map or a card comes a little nearer, and goes back.

A picture that stands still on a screen looks like a fault. The whole finished frame is enlarged
about its middle, by a share of the width that the look sets, in steps far below a pixel. Shots in a
row on one map drift on, so that nothing jumps at their cuts.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from pathlib import Path

from lantern.core.units import Frames
from lantern.graphics.look.timing import CameraTiming
from lantern.graphics.pixels import Planes, enlarge
from lantern.visuals import Visual, VisualContext

_STEP = 1 / 6
"""Pixels that the edge of the frame moves by at least; nobody sees a step this small."""


def compute_drift(timing: CameraTiming, seconds: float) -> float:
    """Return by how much the frame is enlarged, as a share, after a time of drifting.

    It goes from nothing to the look's `drift` and back, as a cosine, once in `drift_period`.
    """
    if not timing.drift_period:
        return 0.0
    turns = seconds / timing.drift_period
    return timing.drift * (1 - math.cos(2 * math.pi * turns)) / 2


def compute_growth(context: VisualContext, passed: Frames, n: int) -> float:
    """Return how many times as large frame n of a drifting visual is: 1 and a little more.

    `passed` are frames of drifting before the shot's first.
    """
    width = context.size[0]
    return (width + 2 * _STEP * _find_step(context, passed + n)) / width


def _find_step(context: VisualContext, frames: int) -> int:
    """Return how many steps the frame's edges have moved outwards after frames of drifting."""
    # beyond the ends of a shot, where a dissolve asks, it drifts on
    grown = compute_drift(context.look.timing.camera, frames / context.fps)
    return round(grown * context.size[0] / 2 / _STEP)


class DriftingVisual:
    """A visual whose whole frame drifts; a Visual."""

    def __init__(
        self, visual: Visual, context: VisualContext, passed: Frames
    ) -> None:
        """Put a visual into drift.

        Args:
            visual: what drifts.
            context: that it was opened in.
            passed: frames of drifting before the shot's first.
        """
        self._visual = visual
        self._context = context
        self._passed = passed
        self._resting: tuple[Hashable, Planes] | None = None

    def inputs(self) -> Sequence[Path]:
        """Return the files of what drifts."""
        return self._visual.inputs()

    def state(self, n: int) -> Hashable:
        """Return the state of what drifts, and the step of the drift."""
        return (self._visual.state(n), self._find_step(n))

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        if self._find_step(n) == 0:
            return self._visual.paint(n)
        growth = compute_growth(self._context, self._passed, n)
        return enlarge(self._paint_resting(n), growth)

    def _find_step(self, n: int) -> int:
        return _find_step(self._context, self._passed + n)

    def _paint_resting(self, n: int) -> Planes:
        """Return frame n before it drifts; the last one is kept."""
        state = self._visual.state(n)
        if self._resting is None or self._resting[0] != state:
            self._resting = (state, self._visual.paint(n))
        return self._resting[1]
