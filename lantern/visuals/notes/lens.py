"""The lens of a magnifier: a part of the frame, seen larger in a round window."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, MARGIN, U8, Planes, add_margin, warp
from lantern.visuals.notes.outlines import Point


def lay_lens(
    planes: Planes,
    closer: Planes,
    window: LensWindow,
    *,
    middle: Point,
    radius: float,
) -> None:
    """Lay what a lens shows onto a frame in place, in a circle about `middle`.

    `closer` has the window's size. Lengths are in pixels; what is outside the frame is cut off.
    """
    mask = window.draw_disc(middle, radius)
    w, h = window.size
    half = np.asarray(
        cv2.resize(mask, (w // 2, h // 2), interpolation=cv2.INTER_AREA),
        np.float32,
    )
    part = planes.cut(window.left, window.top, window.size)
    _mix(part.y, closer.y, mask)
    _mix(part.u, closer.u, half)
    _mix(part.v, closer.v, half)


@dataclass(frozen=True)
class LensWindow:
    """The pixels [left, right) and [top, bottom) of a frame that a lens may cover; all even."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> Size:
        """Its width and height."""
        return self.right - self.left, self.bottom - self.top

    def draw_disc(self, middle: Point, radius: float) -> F32:
        """Return how much of each of its pixels a disc covers, (h, w), 0 to 1."""
        w, h = self.size
        x = np.arange(w, dtype=np.float32) + np.float32(
            self.left + 0.5 - middle[0]
        )
        y = np.arange(h, dtype=np.float32) + np.float32(
            self.top + 0.5 - middle[1]
        )
        distance = np.hypot(x[None, :], y[:, None])
        return np.asarray(np.clip(radius - distance + 0.5, 0, 1), np.float32)


def find_window(frame: Size, middle: Point, radius: float) -> LensWindow | None:
    """Return the part of the frame that a lens touches; None if it is outside."""
    left = max(0, _even(middle[0] - radius - 2))
    top = max(0, _even(middle[1] - radius - 2))
    right = min(frame[0], _even(middle[0] + radius + 3))
    bottom = min(frame[1], _even(middle[1] + radius + 3))
    if right <= left or bottom <= top:
        return None
    return LensWindow(left, top, right, bottom)


def enlarge_frame(
    planes: Planes,
    source: Point,
    middle: Point,
    *,
    times: float,
    window: LensWindow,
) -> Planes:
    """Return what a window shows when `source` is seen at `middle`, enlarged."""
    x = source[0] + (window.left - middle[0]) / times + MARGIN
    y = source[1] + (window.top - middle[1]) / times + MARGIN
    padded = add_margin(planes)
    return warp(
        padded,
        1 / times,
        x=x,
        y=y,
        size=window.size,
        crisp=True,
    )


def _even(value: float) -> int:
    return math.floor(value / 2) * 2


def _mix(plane: U8, over: U8, mask: F32) -> None:
    under = plane.astype(np.float32)
    plane[:] = np.rint(under + (over - under) * mask).astype(np.uint8)
