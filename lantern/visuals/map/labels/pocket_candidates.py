"""Where the name of a pocket could stand: below it, above it, or beside it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
    find_anchor,
)
from lantern.visuals.map.labels.faces import SANS_SEMIBOLD
from lantern.visuals.map.labels.lettering import TextStyle, typeset_straight
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.pocket_rings import trace_pocket_ring
from lantern.visuals.map.spec.map_control import MapPocket

_SIZE = 25.0
_GAP = 8.0
"""Of the type, and from it to the ring, in pixels at 1080p."""
_SIDES = {"s": 0.0, "n": 0.1, "e": 0.2, "w": 0.3}
"""What each side costs."""


def propose_pocket(
    pocket: MapPocket, context: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """Yield the places for the name of a pocket."""
    style = context.style
    text_style = TextStyle(
        SANS_SEMIBOLD,
        _SIZE * context.unit,
        choose_item_inks(pocket, style).text,
        style.halo,
        typefaces=style.typefaces,
    )
    box = bound_pocket(pocket, context, window)
    width = text_style.measure_width(pocket.label)
    gap = _GAP * context.unit
    tops = {"s": gap, "n": -gap - text_style.size}
    lefts = {"e": gap, "w": -gap - width}
    for side, cost in _SIDES.items():
        drawing = typeset_straight(
            pocket.label,
            text_style,
            left=lefts.get(side, -width / 2),
            top=tops.get(side, -0.5 * text_style.size),
        )
        spot = _find_spot(box, side)
        anchor = find_anchor(window, context, spot)
        symbol = MapSymbol(
            f"pocket {pocket.id}", side, anchor, drawing, pocket.id
        )
        yield LabelCandidate(cost, symbol, spot)


def bound_pocket(
    pocket: MapPocket, context: LabelContext, window: Window
) -> PixelBounds:
    """Return the box around a pocket, in pixels."""
    ring = trace_pocket_ring(pocket, context.map_file, context.projection)
    pixels = window.to_pixels(context.projection, ring)
    left, top = pixels.min(axis=0).tolist()
    right, bottom = pixels.max(axis=0).tolist()
    return left, top, right, bottom


def _find_spot(box: PixelBounds, side: str) -> F64:
    """Return the middle of a side of a box, (2,) in pixels."""
    left, top, right, bottom = box
    x = {"e": right, "w": left}.get(side, (left + right) / 2)
    y = {"n": top, "s": bottom}.get(side, (top + bottom) / 2)
    return np.array([x, y])
