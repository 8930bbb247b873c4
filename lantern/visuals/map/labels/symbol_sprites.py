"""The symbols of a layout as sprites, and how they fade at the frame's edge and under furniture."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    @functools.cached_property
    def bounds(self) -> F64:
        """The box around all of its boxes, (4,)."""
        low = self.boxes[:, :2].min(axis=0)
        return np.concatenate([low, self.boxes[:, 2:].max(axis=0)])


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


def compute_clearances(
    drawn: Sequence[SymbolSprite],
    spots: Sequence[F64],
    safe_area: SafeArea,
    *,
    reserved: F64,
) -> list[float]:
    """Return how far symbols are in the open: 1, falling to 0 at the frame's edge and furniture.

    `spots` is where each stands, (2,) in pixels; `reserved` is (n, 4), the rectangles that they
    fade under.
    """
    if not drawn:
        return []
    bounds = np.array([each.bounds for each in drawn]) + np.tile(
        np.array(spots), 2
    )
    at_edges = _measure_at_edges(bounds, safe_area).tolist()
    is_near = _find_overlapping(bounds, reserved).tolist()
    found = []
    for each, spot, at_edge, near in zip(
        drawn, spots, at_edges, is_near, strict=True
    ):
        if near and at_edge > 0:
            boxes = each.boxes + np.concatenate([spot, spot])
            at_edge = min(
                at_edge, _measure_at_furniture(boxes, safe_area, reserved)
            )
        found.append(at_edge)
    return found


def measure_openness(boxes: F64, safe_area: SafeArea, reserved: F64) -> float:
    """Return how far (n, 4) boxes are in the open: 1, falling to 0 at edges and in `reserved`."""
    at_edge = float(_measure_at_edges(boxes, safe_area).min())
    if at_edge <= 0:
        return 0.0
    return min(at_edge, _measure_at_furniture(boxes, safe_area, reserved))


def _measure_at_edges(boxes: F64, safe_area: SafeArea) -> F64:
    """Return how far (n, 4) boxes are from the edges of the frame: 1, falling to 0, (n,)."""
    unit = safe_area.k
    to_top_left = boxes[:, :2].min(axis=1)
    to_bottom_right = (safe_area.size - boxes[:, 2:]).min(axis=1)
    distance = np.minimum(to_top_left, to_bottom_right)
    share = (distance - _EDGE_GAP * unit) / (_EDGE_FADE * unit)
    return np.asarray(np.clip(share, 0, 1))


def _measure_at_furniture(
    boxes: F64, safe_area: SafeArea, reserved: F64
) -> float:
    """Return how far boxes are out of the rectangles they fade under: 1, falling to 0."""
    share = 1 + measure_distance(boxes, reserved) / (
        _FURNITURE_FADE * safe_area.k
    )
    return min(max(share, 0.0), 1.0)


def _find_overlapping(a: F64, b: F64) -> NDArray[np.bool_]:
    """Return which of (n, 4) boxes overlap any of (m, 4) boxes, (n,)."""
    starts = np.maximum(a[:, None, :2], b[None, :, :2])
    ends = np.minimum(a[:, None, 2:], b[None, :, 2:])
    overlap = np.asarray((starts < ends).all(axis=2))
    return np.asarray(overlap.any(axis=1))


def compute_cover(
    drawn: SymbolSprite, spot: F64, boxes: F64, *, unit: float
) -> float:
    """Return how far a symbol at a spot, (2,) in pixels, lies in (n, 4) boxes: 0, rising to 1."""
    own = drawn.boxes + np.concatenate([spot, spot])
    inside = -measure_distance(own, boxes) / (_COVERED * unit)
    return min(max(inside, 0.0), 1.0)


def measure_distance(boxes: F64, reserved: F64) -> float:
    """Return the distance between the nearest of (n, 4) and (m, 4) rectangles; below 0: overlap."""
    if not len(reserved):
        return math.inf
    before = reserved[:, :2, None] - boxes.T[2:]
    after = boxes.T[:2] - reserved[:, 2:, None]
    apart = np.maximum(before, after)
    return float(np.maximum(apart[:, 0], apart[:, 1]).min())
