"""Soft shadows under panels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8
from lantern.graphics.vector import Box

_STRENGTH = 0.34


def add_shadow(drawn: U8, box: Box, k: float) -> U8:
    """Lay a drawing over the soft shadow of a box, as `add_shadows` does."""
    return add_shadows(drawn, [box], k)


def add_shadows(drawn: U8, boxes: Sequence[Box], k: float) -> U8:
    """Lay a drawing over the soft shadow of boxes that are one thing.

    The drawing is (h, w, 4) RGBA, the boxes in its pixels; `k` is pixels per pixel at 1080p.
    """
    height, width = drawn.shape[:2]
    shade = _draw_shadow((width, height), boxes, k)
    alpha = drawn[..., 3].astype(np.float32) / 255
    total = alpha + shade * (1 - alpha)
    clear = np.zeros_like(alpha)
    share = np.divide(
        alpha,
        total,
        out=clear,
        where=total > 0,
    )
    rgb = drawn[..., :3] * share[..., None]
    rgba = np.dstack([rgb, total * 255])
    return np.asarray(np.rint(rgba), np.uint8)


def _draw_shadow(size: Size, boxes: Sequence[Box], k: float) -> F32:
    """Return the opacity of the shadow of boxes, (h, w), 0 to 1.

    It is drawn at quarter size; it is too soft to show it.
    """
    w, h = size
    small = np.zeros((_quarter(h), _quarter(w)), np.float32)
    for x, y, box_w, box_h in boxes:
        left = x / 4
        top = (y + 4 * k) / 4
        start = (int(left), int(top))
        end = (int(left + box_w / 4), int(top + box_h / 4))
        cv2.rectangle(small, start, end, 1.0, -1)
    soft = cv2.GaussianBlur(small, (0, 0), max(9 * k / 4, 0.1))
    shade: F32 = _STRENGTH * cv2.resize(
        soft, (w, h), interpolation=cv2.INTER_LINEAR
    )
    return shade


def _quarter(length: int) -> int:
    """Return a quarter of a length, rounded up, and at least 2."""
    return max(2, -(-length // 4))
