"""Where fronts are on land: while they move, their ends slide along the coast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.paths import StagedPath, to_pixels

_MASK_PIXELS = 1200
"""The longer side of a front's mask of land."""
_MARGIN = 0.04
"""Of that side, around all stages."""
_REACH_PIXELS = 3
"""How far beyond the coast still counts as land: coasts and borders are not drawn alike."""
_LONGEST_GAP = 0.02
_SHORTEST_SPAN = 0.015
"""Shares of a front: a gap that is bridged, and a piece that is left out."""


@dataclass(frozen=True)
class LineSpan:
    """A piece of a line, from one share of its length to another one."""

    start: float
    end: float


WHOLE: tuple[LineSpan, ...] = (LineSpan(0.0, 1.0),)


@dataclass(frozen=True, eq=False)
class LandMask:
    """Land in a window, 255, in its pixels, (h, w)."""

    window: Window
    land: U8

    @classmethod
    def around(cls, window: Window, land: U8) -> LandMask:
        """Return a mask that reaches a little beyond the coast."""
        size = 2 * _REACH_PIXELS + 1
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
        return cls(window, np.asarray(cv2.dilate(land, kernel), np.uint8))

    def measure(self, line: F64) -> F64:
        """Return how far each point of a line in km, (n, 2), is on land: 0 to 1, (n,)."""
        x, y = (to_pixels(line, self.window) - 0.5).astype(np.float32).T
        found = cv2.remap(self.land, x[:, None], y[:, None], cv2.INTER_LINEAR)
        return np.asarray(found, np.float64).ravel() / 255


def find_mask_window(way: StagedPath) -> Window:
    """Return a window around all stages of a front."""
    points = np.vstack(way.stages)
    least, most = points.min(0), points.max(0)
    x, y = (least + most) / 2
    width, height = np.maximum(most - least, 1.0)
    margin = 2 * _MARGIN * max(width, height)
    km = (max(width, height) + margin) / _MASK_PIXELS
    size = (round((width + margin) / km), round((height + margin) / km))
    return Window(float(x), float(y), float(km), size)


def find_spans(line: F64, land: F64) -> tuple[LineSpan, ...]:
    """Return the pieces of a line that are on land.

    Args:
        line: the line, (n, 2).
        land: how far each of its points is on land, (n,) in 0..1.
    """
    shares = measure_lengths(line)
    shares = shares / max(float(shares[-1]), 1e-9)
    spans: list[LineSpan] = []
    start = 0.0
    inside = bool(land[0] >= 0.5)
    for at in _list_crossings(shares, land):
        if inside:
            spans.append(LineSpan(start, at))
        start = at
        inside = not inside
    if inside:
        spans.append(LineSpan(start, 1.0))
    joined = _bridge_gaps(spans)
    return tuple(
        span for span in joined if span.end - span.start >= _SHORTEST_SPAN
    )


def _list_crossings(shares: F64, land: F64) -> list[float]:
    """Return where a line crosses the coast, as shares of its length."""
    off = land - 0.5
    before = np.flatnonzero((off[:-1] >= 0) != (off[1:] >= 0))
    part = off[before] / (off[before] - off[before + 1])
    crossings = shares[before] + part * (shares[before + 1] - shares[before])
    return [float(share) for share in crossings]


def _bridge_gaps(spans: Sequence[LineSpan]) -> list[LineSpan]:
    joined: list[LineSpan] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= _LONGEST_GAP:
            joined[-1] = LineSpan(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def cut_spans(spans: Sequence[LineSpan], drawn: float) -> list[LineSpan]:
    """Return what is left of spans if only a share of the line is drawn."""
    kept = [span for span in spans if span.start < drawn]
    return [LineSpan(span.start, min(span.end, drawn)) for span in kept]
