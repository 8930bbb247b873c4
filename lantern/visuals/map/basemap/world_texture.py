"""The picture of the whole earth as a globe wears it: sampled without shimmer at every size."""

from __future__ import annotations

import math

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8, Planes
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.remapping import blend_planes, sample_planes
from lantern.visuals.map.geometry.globe_view import Directions, to_degrees
from lantern.visuals.map.geometry.projection import RADIANS_PER_DEGREE

_MARGIN = 2
"""Columns of the other end of the world on either side, so that its seam isn't seen."""
_KEPT_SHARP = 0.4
"""Halvings of the picture that are sampled from its full size still: that is sharper."""
_RIM = 1.3
"""How much coarser the picture is at the rim, where the ground is seen from the side."""


class WorldTexture:
    """A picture of the earth at its full and at half its size."""

    def __init__(self, world: Planes) -> None:
        """Keep the picture, whose middle is at 0, 0 and all of whose degrees have one size."""
        self._levels = [_wrap(world), _wrap(_halve(world))]
        self._width = world.size[0]

    def sample(
        self, directions: Directions, height: F32, radius: float
    ) -> Planes:
        """Return what pixels see in these directions, each (h, w).

        `height` is how far the ground faces the eye, 0 to 1, `radius` the globe's, in pixels.
        """
        lon, lat = to_degrees(directions)
        fine = self._sample_level(0, lon, lat)
        wanted = radius * RADIANS_PER_DEGREE
        halvings = math.log2(self._width / 360 / wanted) - _KEPT_SHARP
        coarse = np.clip(halvings + _RIM * (1 - height), 0, 1).astype(
            np.float32
        )
        if not coarse.any():
            return fine
        return blend_planes(self._sample_level(1, lon, lat), fine, coarse)

    def _sample_level(self, level: int, lon: F32, lat: F32) -> Planes:
        width = self._width / 2**level
        scale = np.float32(width / 360)
        x = (lon + 180) * scale + np.float32(_MARGIN)
        return sample_planes(self._levels[level], x, (90 - lat) * scale)


def _wrap(world: Planes) -> Planes:
    return Planes(
        _wrap_plane(world.y, _MARGIN),
        _wrap_plane(world.u, _MARGIN // 2),
        _wrap_plane(world.v, _MARGIN // 2),
    )


def _wrap_plane(plane: U8, by: int) -> U8:
    return np.ascontiguousarray(np.pad(plane, ((0, 0), (by, by)), mode="wrap"))


def _halve(world: Planes) -> Planes:
    planes = [_shrink(plane) for plane in (world.y, world.u, world.v)]
    return Planes(*planes)


def _shrink(plane: U8) -> U8:
    h, w = plane.shape
    size = (w // 2, h // 2)
    return np.asarray(
        cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8
    )
