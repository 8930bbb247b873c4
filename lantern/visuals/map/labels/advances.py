"""What advances on a map, and boxes along it and along ranges, which names keep off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.basemap.ranges import place_crest
from lantern.visuals.map.geometry.lines import F64, measure_lengths, resample
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import (
    LabelContext,
)
from lantern.visuals.map.motion.paths import compute_arrow_width, to_pixels
from lantern.visuals.map.spec.map_items import Arrow, Landing

_WAY_WIDTH = 9
_FRONT_WIDTH = 12
"""In pixels at 1080p."""
_RANGE_SHARE = 0.8
"""How much of a range's slope names keep off, since strokes differ in length."""


@dataclass(frozen=True, eq=False)
class Advance:
    """Something that advances, and its way, (n, 2) in pixels."""

    item: Arrow | Landing
    line: F64


def find_advances(context: LabelContext, window: Window) -> list[Advance]:
    """Return the arrows and landings that the shot shows."""
    items: list[Arrow | Landing] = []
    items += context.map_file.arrows
    items += context.map_file.landings
    advances = []
    for item in items:
        if context.is_visible(item.id):
            line = to_pixels(context.lines[item.id].stages[-1], window)
            advances.append(Advance(item, line))
    return advances


def bound_moving_items(
    context: LabelContext, window: Window, advances: Sequence[Advance]
) -> F64:
    """Return boxes along everything that advances and along the fronts, (n, 4) in pixels."""
    unit = context.unit
    boxes = [np.empty((0, 4))]
    for advance in advances:
        width = _WAY_WIDTH * unit
        if isinstance(advance.item, Arrow):
            length = float(measure_lengths(advance.line)[-1])
            width = compute_arrow_width(advance.item, length, unit)
        boxes.append(_bound_line(advance.line, width))
    for front in context.map_file.fronts:
        if context.is_visible(front.id):
            line = to_pixels(context.lines[front.id].stages[-1], window)
            boxes.append(_bound_line(line, _FRONT_WIDTH * unit))
    return np.vstack(boxes)


def bound_ranges(context: LabelContext, window: Window) -> F64:
    """Return boxes along the mountain ranges, (n, 4) in pixels."""
    boxes = [np.empty((0, 4))]
    for item in context.map_file.ranges:
        crest = place_crest(item, window, context.projection, unit=context.unit)
        if crest.strength > 0:
            half = _RANGE_SHARE * crest.reach
            line = resample(
                crest.line, max(2, int(measure_lengths(crest.line)[-1] / half))
            )
            boxes.append(np.hstack([line - half, line + half]))
    return np.vstack(boxes)


def _bound_line(line: F64, width: float) -> F64:
    """Return boxes at every fourth point of a line, wider towards its head, (n, 4) in pixels."""
    run = measure_lengths(line)
    along = 0.3 + 0.3 * run / max(run[-1], 1e-6)
    share = np.where(run > run[-1] - 2.5 * width, 0.9, along)
    half = share[::4, None] * width
    return np.hstack([line[::4] - half, line[::4] + half])
