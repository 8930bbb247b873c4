"""What the pictures of relief and sea bed show: light, height and depth for each pixel of a window.

The pictures are never shown as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.sphere import KM_PER_DEGREE
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32, GeoBounds
from lantern.visuals.map.basemap.remapping import CoarsePixels
from lantern.visuals.map.basemap.sea_depth import choose_tint, decode_depth
from lantern.visuals.map.basemap.user import overlay_relief
from lantern.visuals.map.basemap.world_pictures import (
    RELIEF,
    SEA_BED,
    GeoImage,
    read_picture,
)
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_values import LonLatBounds

MAX_STRETCH = 1.6
"""Screen pixels per pixel of the relief from which its shading fades."""
_FADE = 1.5
"""How fast it fades: at a stretch of 2.5 it has half of its strength."""
MAX_BLUR = 12
"""The widest sigma in pixels that is blurred at full size."""
_SOFT_EDGE_DEGREES = 0.15
"""Over which the shading of a finer relief gives way to that around it."""
_LUMA = np.array([[0.299, 0.587, 0.114]], np.float32)


@dataclass(frozen=True)
class ReliefPicture:
    """The author's own relief, and the west, south, east, north that it shows."""

    path: Path
    bounds: LonLatBounds


@dataclass(frozen=True, eq=False)
class TerrainLayers:
    """What the relief shows, each (h, w): light around 0, height in 0..1, depth in 0..1."""

    light: F32
    height: F32
    depth: F32


@dataclass(frozen=True, eq=False)
class _GeoGrid:
    """Where a picture of the world lies: its north-west corner in degrees, pixels per degree."""

    west: float
    north: float
    scale: float

    @classmethod
    def of(cls, image: GeoImage) -> _GeoGrid:
        return cls(image.west, image.north, image.scale)

    def warp(
        self, values: F32, ground: _CoarseGround, *, interpolation: int
    ) -> F32:
        """Return values of the picture at a piece of ground; beyond the edge those of the edge."""
        x = ground.pixels.enlarge((ground.lon - self.west) * self.scale - 0.5)
        y = ground.pixels.enlarge((self.north - ground.lat) * self.scale - 0.5)
        edge = cv2.BORDER_REPLICATE
        moved = cv2.remap(values, x, y, interpolation, borderMode=edge)
        return np.asarray(moved, np.float32)


@dataclass(frozen=True, eq=False)
class _CoarseGround:
    """Longitude and latitude of some rows of a window, at points some pixels apart."""

    pixels: CoarsePixels
    lon: F64
    lat: F64

    @classmethod
    def of(
        cls, window: Window, projection: Projection, rows: slice
    ) -> _CoarseGround:
        pixels = CoarsePixels.of((window.size[0], rows.stop - rows.start))
        grid = np.meshgrid(pixels.x, pixels.y + np.float32(rows.start))
        return cls(pixels, *window.to_degrees(projection, *grid))


@dataclass(frozen=True, eq=False)
class Terrain:
    """The ground of a window: light and height in pixels of the relief, metres of the sea bed's."""

    window: Window
    projection: Projection
    relief: _GeoGrid
    light: F32
    height: F32
    bed: _GeoGrid
    metres: F32

    def read_rows(self, rows: slice) -> TerrainLayers:
        """Return the layers of some rows of the window, in its pixels."""
        ground = _CoarseGround.of(self.window, self.projection, rows)
        cubic, linear = cv2.INTER_CUBIC, cv2.INTER_LINEAR
        metres = self.bed.warp(self.metres, ground, interpolation=cubic)
        return TerrainLayers(
            light=self.relief.warp(self.light, ground, interpolation=cubic),
            height=self.relief.warp(self.height, ground, interpolation=linear),
            depth=choose_tint(metres),
        )


def fill_rings(rings: Sequence[F64], size: tuple[int, int]) -> U8:
    """Return 255 inside the rings, antialiased, (h, w); rings are in pixels, and have no holes."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    for ring in rings:
        points = np.rint(np.clip(ring, -20000, 20000) * 16).astype(np.int32)
        cv2.fillPoly(
            mask,
            [points],
            255,
            lineType=cv2.LINE_AA,
            shift=4,
        )
    return mask


def read_terrain(
    window: Window,
    projection: Projection,
    own: ReliefPicture | None,
    *,
    shores: Sequence[F64],
) -> Terrain:
    """Read the ground of a window; `own` is the author's relief."""
    wanted = KM_PER_DEGREE / window.km
    box = window.find_bounds(projection, 0.02)
    relief, contrast = _read_relief(own, box, wanted)
    split = _split_relief(relief, _draw_land(relief, shores))
    bed = read_picture(SEA_BED, box, wanted)
    return Terrain(
        window,
        projection,
        relief=_GeoGrid.of(relief),
        light=np.asarray(split.light * contrast, np.float32),
        height=split.height,
        bed=_GeoGrid.of(bed),
        metres=_measure_depth(bed, shores),
    )


def _read_relief(
    own: ReliefPicture | None, box: GeoBounds, wanted: float
) -> tuple[GeoImage, F32]:
    """Return the relief of a box, with the author's own in it, and the strength of its shading."""
    relief = read_picture(RELIEF, box, wanted)
    outside = compute_contrast(wanted / relief.scale)
    if own is None:
        return relief, np.full(relief.rgb.shape[:2], outside, np.float32)
    relief = overlay_relief(relief, own.path, own.bounds, most=wanted)
    inside = compute_contrast(wanted / relief.scale)
    return relief, _spread_contrast(
        relief,
        own.bounds,
        inside=inside,
        outside=outside,
    )


def compute_contrast(stretch: float) -> float:
    """Return how strong the shading is: 1, or less where the relief is stretched too far.

    `stretch` is screen pixels per pixel of the relief. What is left is a quiet tint of height;
    blurred shading looks like worms.
    """
    return float(min(1.0, (MAX_STRETCH / stretch) ** _FADE))


def _spread_contrast(
    relief: GeoImage, bounds: LonLatBounds, *, inside: float, outside: float
) -> F32:
    """Return how strong the shading is inside the bounds of a finer relief and around it, (h, w).

    Between the two it changes over a short way, so that no edge is seen.
    """
    west, south, east, north = bounds
    share = np.zeros(relief.rgb.shape[:2], np.float32)
    left = max(0, round((west - relief.west) * relief.scale))
    right = max(0, round((east - relief.west) * relief.scale))
    top = max(0, round((relief.north - north) * relief.scale))
    bottom = max(0, round((relief.north - south) * relief.scale))
    share[top:bottom, left:right] = 1
    soft = _blur(share, _SOFT_EDGE_DEGREES * relief.scale)
    return np.asarray(outside + (inside - outside) * soft, np.float32)


def _measure_depth(bed: GeoImage, shores: Sequence[F64]) -> F32:
    """Return the depth of the sea in metres, in pixels of the picture, (h, w)."""
    land = _draw_land(bed, shores)
    sea = 1 - np.asarray(
        cv2.dilate(land, np.ones((3, 3), np.uint8)), np.float32
    )
    return _blur_inside(
        decode_depth(bed.rgb),
        sea,
        sigma=1.4,
        far=5.0,
    )


def _draw_land(relief: GeoImage, shores: Sequence[F64]) -> F32:
    """Return 1 on land and 0 at sea, in pixels of the relief, (h, w)."""
    rings = []
    for shore in shores:
        x = (shore[:, 0] - relief.west) * relief.scale
        y = (relief.north - shore[:, 1]) * relief.scale
        rings.append(np.column_stack([x, y]))
    h, w = relief.rgb.shape[:2]
    inside = fill_rings(rings, (w, h)) > 127
    return inside.astype(np.float32)


@dataclass(frozen=True, eq=False)
class _Relief:
    """Light around 0 and height in 0..1, in pixels of the picture, (h, w) each."""

    light: F32
    height: F32


def _split_relief(relief: GeoImage, land: F32) -> _Relief:
    """Split the relief into light and height, which shows as red over green.

    Pixels of the shore don't count as land, or else the picture's own blue coast would show under
    ours.
    """
    fine = relief.scale / RELIEF.scale
    near = np.ones((3, 3), np.uint8)
    inland = np.asarray(cv2.erode(land, near), np.float32)
    luma = np.asarray(cv2.transform(relief.rgb, _LUMA), np.float32)
    luma = luma.reshape(land.shape)
    height = _find_height(relief.rgb, inland, fine)
    sigma = max(0.5, 3 * fine)
    slope = _find_slope(_masked_blur(height, inland, sigma)) * inland
    light = _find_light(luma, inland, fine) * 0.85 + slope
    return _Relief(light.astype(np.float32), height)


def _find_light(luma: F32, inland: F32, fine: float) -> F32:
    """Return how much lighter than around it the ground is, limited."""
    around = _masked_blur(luma, inland, 7 * fine)
    light = np.where(inland > 0, luma - around, 0)
    return np.asarray(np.clip(light, -0.13, 0.11))


def _find_height(rgb: F32, inland: F32, fine: float) -> F32:
    """Return 0 for low ground to 1 for high ground."""
    warm = rgb[..., 0] - rgb[..., 1]
    sigma = max(0.5, 2.2 * fine)
    tint = _blur_inside(
        warm,
        inland,
        sigma=sigma,
        far=max(1.0, 8 * fine),
    )
    height = np.clip((tint + 0.13) / 0.26, 0, 1)
    return np.asarray(height, np.float32)


def _find_slope(height: F32) -> F32:
    """Return the light that falls on a slope from the north-west, limited."""
    across = cv2.Sobel(height, cv2.CV_32F, 1, 0)
    down = cv2.Sobel(height, cv2.CV_32F, 0, 1)
    slope = (across + down) / 8
    return np.asarray(np.clip(slope * np.float32(1.6), -0.06, 0.06))


def _blur_inside(values: F32, mask: F32, *, sigma: float, far: float) -> F32:
    """Blur values by those in the mask alone, those far from it with a wider sigma."""
    near = _masked_blur(values, mask, sigma)
    wide = _masked_blur(values, mask, far)
    return np.where(_blur(mask, sigma) > 0.02, near, wide)


def _masked_blur(values: F32, mask: F32, sigma: float) -> F32:
    """Blur values by those in the mask alone."""
    blurred = _blur(values * mask, sigma)
    return np.asarray(blurred / (_blur(mask, sigma) + 1e-4), np.float32)


def _blur(values: F32, sigma: float) -> F32:
    """Blur; a wide blur, as a fine relief needs, is taken from a smaller picture to save time."""
    if sigma <= MAX_BLUR:
        return np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float32)
    h, w = values.shape
    size = (max(1, round(w * 4 / sigma)), max(1, round(h * 4 / sigma)))
    small = cv2.resize(values, size, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), 4)
    wide = cv2.resize(blurred, (w, h), interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, np.float32)
