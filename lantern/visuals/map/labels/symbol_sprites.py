"""Marks of a layout as sprites in their places, and how they fade at the frame's edge and under plates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.graphics.pixels import Sprite
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings


@dataclass(frozen=True, eq=False)
class SymbolSprite:
    """A mark, its sprite, and whether it stays, goes or comes as the camera moves."""

    mark: MapSymbol
    sprite: Sprite
    role: str
    spot: F64
    boxes: F64
    """Where it stands, in km, and the room it needs about there, in pixels."""


def draw_sprites(
    marks: list[tuple[MapSymbol, str]], plan: Projection
) -> list[SymbolSprite]:
    """Marks with their roles, drawn on one sheet and set in their places."""
    sprites = rasterize_drawings([mark.drawing for mark, _ in marks])
    found = []
    for (mark, role), sprite in zip(marks, sprites, strict=True):
        spot = np.array([plan.forward(*mark.anchor)], np.float64)
        found.append(
            SymbolSprite(
                mark,
                sprite,
                role,
                spot,
                np.array(mark.drawing.boxes, np.float64),
            )
        )
    return found


def compute_clearance(
    placed: SymbolSprite, spot: F64, room: SafeArea, taken: F64
) -> float:
    """1 in the open; falls to 0 before a mark is cut by the frame, and as it comes under a plate."""
    boxes = placed.boxes + np.concatenate([spot, spot])
    (w, h), k = room.size, room.k
    edge = min(
        float(boxes[:, :2].min()),
        w - float(boxes[:, 2].max()),
        h - float(boxes[:, 3].max()),
    )
    shown = (edge - 6 * k) / (22 * k)
    if shown <= 0:
        return 0.0
    over = np.maximum(
        taken[:, :2, None] - boxes.T[2:], boxes.T[:2] - taken[:, 2:, None]
    )
    apart = np.maximum(over[:, 0], over[:, 1]).min()
    return min(max(min(shown, 1 + float(apart) / (20 * k)), 0.0), 1.0)
