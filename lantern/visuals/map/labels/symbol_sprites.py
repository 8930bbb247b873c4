"""The symbols of a layout as sprites, and how they fade at the frame's edge and under furniture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.typefaces import Typefaces
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.labels.travel import SymbolTrip

_EDGE_GAP = 6
_EDGE_FADE = 22
_FURNITURE_FADE = 20
"""In pixels at 1080p: how near to the edge a symbol is gone, and over how far it fades."""
_COVERED = 4
"""Pixels at 1080p by which a symbol must lie in a rectangle to count as covered by it."""


@dataclass(frozen=True, eq=False)
class SymbolSprite:
    """A symbol, drawn; `boxes` is (n, 4), the room that it needs about its origin, in pixels."""

    trip: SymbolTrip
    sprite: Sprite
    boxes: F64

    @property
    def symbol(self) -> MapSymbol:
        """The symbol that is drawn."""
        return self.trip.symbol


def draw_sprites(
    trips: Sequence[SymbolTrip], typefaces: Typefaces
) -> list[SymbolSprite]:
    """Draw symbols on one sheet."""
    drawings = [trip.symbol.drawing for trip in trips]
    found = []
    for trip, sprite in zip(
        trips, rasterize_drawings(drawings, typefaces), strict=True
    ):
        boxes = np.array(trip.symbol.drawing.boxes, np.float64)
        found.append(SymbolSprite(trip, sprite, boxes))
    return found


def compute_clearance(
    drawn: SymbolSprite, spot: F64, safe_area: SafeArea, *, reserved: F64
) -> float:
    """Return how far a symbol is in the open: 1, falling to 0 at the frame's edge and furniture.

    `spot` is where it stands, (2,) in pixels; `reserved` is (n, 4), the rectangles it fades under.
    """
    boxes = drawn.boxes + np.concatenate([spot, spot])
    return measure_openness(boxes, safe_area, reserved)


def measure_openness(boxes: F64, safe_area: SafeArea, reserved: F64) -> float:
    """Return how far (n, 4) boxes are in the open: 1, falling to 0 at edges and in `reserved`."""
    unit = safe_area.k
    to_edge = _measure_edge_distance(boxes, safe_area)
    at_edge = (to_edge - _EDGE_GAP * unit) / (_EDGE_FADE * unit)
    if at_edge <= 0:
        return 0.0
    at_furniture = 1 + measure_distance(boxes, reserved) / (_FURNITURE_FADE * unit)
    return min(max(min(at_edge, at_furniture), 0.0), 1.0)


def compute_cover(drawn: SymbolSprite, spot: F64, boxes: F64, *, unit: float) -> float:
    """Return how far a symbol at a spot, (2,) in pixels, lies in (n, 4) boxes: 0, rising to 1."""
    own = drawn.boxes + np.concatenate([spot, spot])
    inside = -measure_distance(own, boxes) / (_COVERED * unit)
    return min(max(inside, 0.0), 1.0)


def _measure_edge_distance(boxes: F64, safe_area: SafeArea) -> float:
    """Return the distance to the nearest edge of the frame, in pixels; below 0 outside."""
    w, h = safe_area.size
    to_top_left = float(boxes[:, :2].min())
    to_right = w - float(boxes[:, 2].max())
    to_bottom = h - float(boxes[:, 3].max())
    return min(to_top_left, to_right, to_bottom)


def measure_distance(boxes: F64, reserved: F64) -> float:
    """Return the distance between the nearest of (n, 4) and (m, 4) rectangles; below 0: overlap."""
    if not len(reserved):
        return math.inf
    before = reserved[:, :2, None] - boxes.T[2:]
    after = boxes.T[:2] - reserved[:, 2:, None]
    apart = np.maximum(before, after)
    return float(np.maximum(apart[:, 0], apart[:, 1]).min())
