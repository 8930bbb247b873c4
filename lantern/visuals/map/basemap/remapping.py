"""Pictures taken from others point by point: where each pixel of a frame lies on its source."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8, Planes
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.geometry.lines import F64

STEP = 8
"""Pixels between the points at which a map is looked up; between them it is even enough."""


@dataclass(frozen=True, eq=False)
class CoarsePixels:
    """Points of a frame STEP pixels apart, one more on every side: x, (w,), and y, (h,)."""

    x: F32
    y: F32
    size: Size

    @classmethod
    def of(cls, size: Size) -> CoarsePixels:
        """Return the points of a frame of that size."""
        return cls(_list_coarse(size[0]), _list_coarse(size[1]), size)

    def enlarge(self, values: F64 | F32) -> F32:
        """Return values at the points, (h, w), for each pixel of the frame."""
        w, h = self.size
        whole = (len(self.x) * STEP, len(self.y) * STEP)
        large = cv2.resize(
            values.astype(np.float32), whole, interpolation=cv2.INTER_LINEAR
        )
        return np.asarray(large[STEP : STEP + h, STEP : STEP + w], np.float32)


def _list_coarse(length: int) -> F32:
    count = -(-length // STEP) + 2
    return (np.arange(count, dtype=np.float32) - np.float32(0.5)) * np.float32(
        STEP
    )


def list_middles(length: int) -> F32:
    """Return the middles of a row of pixels."""
    return np.arange(length, dtype=np.float32) + np.float32(0.5)


@dataclass(frozen=True)
class FramePart:
    """A part of a frame: left, top, right and bottom in pixels, all even."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> Size:
        """Its size in pixels."""
        return self.right - self.left, self.bottom - self.top

    def list_columns(self) -> F32:
        """Return the middles of its columns, in pixels of the frame."""
        return list_middles(self.right)[self.left :]

    def list_rows(self) -> F32:
        """Return the middles of its rows, in pixels of the frame."""
        return list_middles(self.bottom)[self.top :]

    def cut(self, values: F32) -> F32:
        """Return what an array of the whole frame, (h, w), has in the part."""
        return values[self.top : self.bottom, self.left : self.right]


def sample_planes(source: Planes, x: F32, y: F32) -> Planes:
    """Return a frame whose pixels lie at x and y of a source, each (h, w), h and w even.

    Pixels are counted from the source's top left corner; beyond its edges they go on as there.
    """
    half = np.float32(0.5)
    luma = _sample(source.y, x - half, y - half)
    # a chroma sample is at luma (2c, 2r + .5) of its own picture
    across = (x[::2, ::2] - half) * half
    down = ((y[::2, ::2] + y[1::2, ::2]) * half - 1) * half
    return Planes(
        luma, _sample(source.u, across, down), _sample(source.v, across, down)
    )


def _sample(plane: U8, x: F32, y: F32) -> U8:
    edge = cv2.BORDER_REPLICATE
    found = cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderMode=edge)
    return np.asarray(found, np.uint8)


def blend_planes(over: Planes, under: Planes, share: F32) -> Planes:
    """Return one frame over another where `share`, (h, w), is 1, and the other where it is 0."""
    share = np.ascontiguousarray(share)
    half = np.ascontiguousarray(
        (share[::2, ::2] + share[1::2, ::2]) * np.float32(0.5)
    )
    return Planes(
        _blend(over.y, under.y, share),
        _blend(over.u, under.u, half),
        _blend(over.v, under.v, half),
    )


def _blend(over: U8, under: U8, share: F32) -> U8:
    return np.asarray(cv2.blendLinear(over, under, share, 1 - share), np.uint8)
