"""The outline of an arrow along a line, at any stage of its growth. All lengths are in pixels."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import (
    F64,
    compute_normals,
    interpolate_points,
    list_cut_lengths,
    make_unit,
    measure_lengths,
    outline_ribbon,
)

TAIL_WIDTH = 0.42
"""Width of the tail, as a share of the whole width."""
NECK_SHARE = 0.74
"""Where the body ends in the head, as a share of the head's length from its point."""


@dataclass(frozen=True)
class ArrowGeometry:
    """An arrow along a line with even steps: a body that widens to `width`, and a barbed head.

    An arrow that grows keeps its body; only the head moves on along the line.
    """

    line: F64
    width: float

    @functools.cached_property
    def arc_lengths(self) -> F64:
        """Arc length at each point of the line, shape (n,)."""
        return measure_lengths(self.line)

    @functools.cached_property
    def length(self) -> float:
        """Arc length of the whole line."""
        return float(self.arc_lengths[-1])

    @functools.cached_property
    def _head(self) -> float:
        """Length of the head of the whole arrow."""
        return min(2.5 * self.width, 0.6 * self.length)

    @functools.cached_property
    def _widening(self) -> float:
        """Arc length over which the body widens."""
        return max(self.length - self._head * NECK_SHARE, 1e-6)

    def compute_width(self, at: F64) -> F64:
        """Return the body's width at arc lengths, shape (n,), however far the arrow has grown."""
        share = np.clip(at / self._widening, 0, 1)
        return (TAIL_WIDTH + 0.58 * share**0.85) * self.width

    def compute_head_scale(self, tip: float) -> float:
        """Return the size of the head, 0 to 1, when the point has come to arc length `tip`."""
        share = min(max(tip / self._widening, 0.0), 1.0)
        wide = TAIL_WIDTH + 0.58 * share**0.85  # as compute_width has it
        grown = tip / (1.2 * self._head + 1e-9) + 0.05
        return float(min(1.0, max(0.35, wide)) * min(1.0, grown))

    def find_neck(self, tip: float) -> float:
        """Return the arc length at which the body ends in the head."""
        head = self._head * self.compute_head_scale(tip)
        return max(tip - head * NECK_SHARE, 0.0)

    def trace_outline(self, tip: float, back: float | None = None) -> F64:
        """Return the ring of an arrow whose point has come to arc length `tip`.

        With `back` it is the head and only that length of the body behind it.
        """
        tip = max(min(tip, self.length), 1e-3)
        neck = self.find_neck(tip)
        start = 0.0
        if back is not None:
            start = max(neck - back, 0.0)
        steps = list_cut_lengths(self.arc_lengths, start, neck, margin=1e-9)
        if neck - start < 1e-3:
            steps = np.array([start, start + 1e-3])
        most = self.width * self.compute_head_scale(tip)
        widths = np.minimum(self.compute_width(steps), most)
        body = interpolate_points(self.line, self.arc_lengths, steps)
        side = compute_normals(body) * widths[:, None] / 2
        return np.vstack(
            [body + side, self._trace_head(tip), (body - side)[::-1]]
        )

    def _trace_head(self, tip: float) -> F64:
        """Return the barb on the one side, the point, and the barb on the other, shape (3, 2)."""
        scale = self.compute_head_scale(tip)
        head = self._head * scale
        ends = np.array([max(tip - head, 0.0), tip])
        base, point = interpolate_points(self.line, self.arc_lengths, ends)
        ahead = make_unit(point - base)
        barb = np.array([ahead[1], -ahead[0]]) * self.width * scale * 0.95
        heel = point - ahead * head
        return np.vstack([heel + barb, point, heel - barb])

    def trace_shaft(self) -> F64:
        """Return the ring of the whole body without its head, nearly to the point."""
        end = max(self.length - 0.2 * self._head, 1e-3)
        steps = list_cut_lengths(self.arc_lengths, 0.0, end)
        body = interpolate_points(self.line, self.arc_lengths, steps)
        return outline_ribbon(body, self.compute_width(steps) / 2)
