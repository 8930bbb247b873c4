"""A printed layer, ready to be laid under a camera."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.graphics.pixels.sampling import pad_plane
from lantern.visuals.still.layers import StillLayer


@dataclass(frozen=True, eq=False)
class LayerInk:
    """A layer ready to be laid: its ink as planes, with a clear edge around it.

    Without that edge it has a `size`, and its corner is (x, y) in pixels of the drawing.
    `transmission` is what it leaves of what is under it, for luma and chroma; empty for a layer
    that covers all. From the layer's row `opaque_from` down nothing is left. `per_unit` are its
    pixels per unit of the canvas.
    """

    depth: float
    x: int
    y: int
    size: Size
    ink: tuple[U8, U8, U8]
    transmission: tuple[U8, ...]
    opaque_from: int
    per_unit: float


def prepare_layer(layer: StillLayer, per_unit: float) -> LayerInk:
    """Return a printed layer ready to be laid; `per_unit` are its pixels per unit of the canvas."""
    has_alpha = layer.alpha is not None
    y, u, v = (pad_plane(plane, clear=has_alpha) for plane in layer.ink)
    transmission: list[U8] = []
    opaque_from = 0
    if layer.alpha:
        for alpha in layer.alpha:
            padded = pad_plane(alpha, clear=True)
            transmission.append(np.asarray(cv2.bitwise_not(padded), np.uint8))
        thin_rows = np.flatnonzero((layer.alpha[0] < 255).any(axis=1))
        if len(thin_rows):
            opaque_from = int(thin_rows[-1]) + 1
    rows, columns = layer.ink[0].shape
    return LayerInk(
        depth=layer.depth,
        x=layer.x,
        y=layer.y,
        size=(columns, rows),
        ink=(y, u, v),
        transmission=tuple(transmission),
        opaque_from=opaque_from,
        per_unit=per_unit,
    )
