"""The painted ground: height tints and hill shading from the shaded relief, and the sea.

The pictures of relief and sea bed are never shown as they are. Light, height and depth are read
from them, and coloured by the ramps of the style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from lantern.core.sphere import KM_PER_DEGREE
from lantern.graphics.colours import parse_rgb
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32, GeoBounds
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
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.map_values import LonLatBounds, Ramp

MAX_STRETCH = 1.6
"""Screen pixels per pixel of the relief from which its shading fades."""
_FADE = 1.5
"""How fast it fades: at a stretch of 2.5 it has half of its strength."""
BAND_PIXELS = 500_000
"""Pixels that are painted at once: they stay in the processor's cache."""
LOOKUP_STEP = 16
"""Pixels between the points at which the projection is inverted."""
MAX_BLUR = 12
"""The widest sigma in pixels that is blurred at full size."""
WATER_LINES = (5, 10.5, 17, 25)
"""Units from the shore at which a line of ripples is."""
_SOFT_EDGE_DEGREES = 0.15
"""Over which the shading of a finer relief gives way to that around it."""
_LUMA = np.array([[0.299, 0.587, 0.114]], np.float32)


@dataclass(frozen=True)
class ReliefPicture:
    """The author's own relief, and the west, south, east, north that it shows."""

    path: Path
    bounds: LonLatBounds


@dataclass(frozen=True)
class TerrainOptions:
    """How the ground is painted; `unit` is pixels per unit of line width."""

    style: MapStyle
    unit: float
    relief: ReliefPicture | None = None


@dataclass(frozen=True, eq=False)
class TerrainLayers:
    """What the relief shows, each (h, w): light around 0, height in 0..1, depth in 0..1."""

    light: F32
    height: F32
    depth: F32

    def crop(self, rows: slice) -> TerrainLayers:
        """Return some rows of it."""
        return TerrainLayers(self.light[rows], self.height[rows], self.depth[rows])


def fill_rings(rings: Sequence[F64], size: tuple[int, int]) -> U8:
    """Return 255 inside the rings, antialiased, (h, w); rings are in pixels, and have no holes."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    for ring in rings:
        points = np.rint(np.clip(ring, -20000, 20000) * 16).astype(np.int32)
        cv2.fillPoly(mask, [points], 255, lineType=cv2.LINE_AA, shift=4)
    return mask


def paint(
    window: Window,
    projection: Projection,
    options: TerrainOptions,
    *,
    shores: Sequence[F64],
    land: U8,
) -> U8:
    """Return the ground as RGB, (h, w, 3).

    Args:
        window: what to show.
        projection: the map's projection.
        options: how to paint.
        shores: outlines of land in degrees.
        land: 255 on land, in pixels of the window, (h, w).
    """
    layers = _read_layers(window, projection, options, shores=shores)
    style = options.style
    eighths = _measure_shore_distance(land) * np.float32(8 / options.unit)
    coast = _make_coast_light(style)
    grain = _make_grain(window.size)
    out = np.empty((*land.shape, 3), np.uint8)
    for rows in _list_bands(land.shape):
        part = layers.crop(rows)
        sea = coast.apply(_colour(part.depth, style.sea), eighths[rows])
        share = (land[rows] * np.float32(1 / 255))[..., None]
        mixed = sea + (_paint_land(part, style) - sea) * share
        mixed = mixed + grain[rows][..., None]
        out[rows] = np.clip(mixed * 255, 0, 255).astype(np.uint8)
    return out


def _measure_shore_distance(land: U8) -> F32:
    """Return how many pixels each pixel of the sea is from land, (h, w)."""
    at_sea = cv2.threshold(land, 127, 255, cv2.THRESH_BINARY_INV)[1]
    return np.asarray(cv2.distanceTransform(at_sea, cv2.DIST_L2, 5), np.float32)


def _paint_land(layers: TerrainLayers, style: MapStyle) -> F32:
    """Return the colours of the land, (h, w, 3) in 0..1."""
    light = layers.light * np.float32(style.relief)
    return _light_land(_colour(layers.height, style.land), light)


def _list_bands(shape: tuple[int, ...]) -> Iterator[slice]:
    step = max(8, BAND_PIXELS // shape[1])
    for top in range(0, shape[0], step):
        yield slice(top, min(top + step, shape[0]))


# The relief, and what it shows


def _read_layers(
    window: Window,
    projection: Projection,
    options: TerrainOptions,
    *,
    shores: Sequence[F64],
) -> TerrainLayers:
    """Return the layers in pixels of the window."""
    wanted = KM_PER_DEGREE / window.km
    box = window.find_bounds(projection, 0.02)
    relief, contrast = _read_relief(options.relief, box, wanted)
    split = _split_relief(relief, _draw_land(relief, shores))
    x, y = _locate_pixels(window, projection, relief)
    light = np.asarray(split.light * contrast, np.float32)
    return TerrainLayers(
        light=_warp(light, x, y, interpolation=cv2.INTER_CUBIC),
        height=_warp(split.height, x, y, interpolation=cv2.INTER_LINEAR),
        depth=_read_depth(window, projection, box, shores=shores),
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
    return relief, _spread_contrast(relief, own.bounds, inside=inside, outside=outside)


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


def _warp(values: F32, x: F32, y: F32, *, interpolation: int) -> F32:
    """Return the values at x and y, (h, w) each; beyond the edge those of the edge."""
    edge = cv2.BORDER_REPLICATE
    moved = cv2.remap(values, x, y, interpolation, borderMode=edge)
    return np.asarray(moved, np.float32)


def _read_depth(
    window: Window, projection: Projection, box: GeoBounds, *, shores: Sequence[F64]
) -> F32:
    """Return the tint of the sea in pixels of the window, 0 for shoals to 1 for the deep."""
    bed = read_picture(SEA_BED, box, KM_PER_DEGREE / window.km)
    land = _draw_land(bed, shores)
    sea = 1 - np.asarray(cv2.dilate(land, np.ones((3, 3), np.uint8)), np.float32)
    metres = _blur_inside(decode_depth(bed.rgb), sea, sigma=1.4, far=5.0)
    x, y = _locate_pixels(window, projection, bed)
    return choose_tint(_warp(metres, x, y, interpolation=cv2.INTER_CUBIC))


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
    tint = _blur_inside(warm, inland, sigma=sigma, far=max(1.0, 8 * fine))
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


def _locate_pixels(
    window: Window, projection: Projection, relief: GeoImage
) -> tuple[F32, F32]:
    """Return x and y of each pixel of the window in the relief, (h, w) each."""
    w, h = window.size
    columns = w // LOOKUP_STEP + 2
    rows = h // LOOKUP_STEP + 2
    grid = np.meshgrid(np.linspace(0, w, columns), np.linspace(0, h, rows))
    lon, lat = window.to_degrees(projection, *grid)
    x = ((lon - relief.west) * relief.scale - 0.5).astype(np.float32)
    y = ((relief.north - lat) * relief.scale - 0.5).astype(np.float32)
    across = _list_positions(w, columns)
    down = _list_positions(h, rows)
    return _interpolate_grid(x, across, down), _interpolate_grid(y, across, down)


def _list_positions(length: int, count: int) -> F32:
    """Return the place of each pixel between the points of a grid, (length,)."""
    pixels = np.arange(length, dtype=np.float32) + np.float32(0.5)
    return np.asarray(pixels * np.float32((count - 1) / length))


def _interpolate_grid(grid: F32, x: F32, y: F32) -> F32:
    """Return a grid at all pairs of (y, x), exactly; OpenCV's warp rounds to 1/32 of a step."""
    left = np.minimum(x.astype(int), grid.shape[1] - 2)
    top = np.minimum(y.astype(int), grid.shape[0] - 2)
    across = x - left.astype(np.float32)
    down = (y - top.astype(np.float32))[:, None]
    rows = grid[:, left] * (1 - across) + grid[:, left + 1] * across
    return np.asarray(rows[top] * (1 - down) + rows[top + 1] * down, np.float32)


# Colours


def _colour(values: F32, ramp: Ramp) -> F32:
    """Return the colours of a ramp for values in 0..1, (h, w, 3)."""
    stops = [stop for stop, _ in ramp]
    inks = np.stack([parse_rgb(colour) for _, colour in ramp])
    steps = np.linspace(0, 1, 1024)
    channels = [np.interp(steps, stops, inks[:, c]) for c in range(3)]
    table = np.stack(channels, -1).astype(np.float32)
    numbers = np.clip(values * 1023, 0, 1023).astype(np.int16)
    return np.asarray(table[numbers])


def _light_land(land: F32, light: F32) -> F32:
    """Light the land in place, warm, with cool shadow: blue changes more than red."""
    for channel, share in enumerate((0.95, 1.0, 1.08)):
        shade = np.clip(1 + light * np.float32(share), 0.45, 1.45)
        flat = land[..., channel]
        bright = 1 - (1 - flat) * np.maximum(2 - shade, 0) ** np.float32(0.8)
        land[..., channel] = np.where(shade > 1, bright, flat * shade)
    return land


@dataclass(frozen=True, eq=False)
class CoastLight:
    """The glow and the ripples along a shore, by eighths of a unit from it.

    `keep` (n,) is how much of the sea remains, `add` (n, 3) the colour that is added.
    """

    keep: F32
    add: F32

    def apply(self, sea: F32, eighths: F32) -> F32:
        """Return a lit sea, (h, w, 3); `eighths` (h, w) is the way to the shore."""
        step = np.minimum(eighths, len(self.keep) - 1).astype(np.int16)
        return np.asarray(sea * self.keep[step][..., None] + self.add[step])


def _make_coast_light(style: MapStyle) -> CoastLight:
    distance = np.arange(0, 60, 0.125)
    glow = 0.38 * np.exp(-distance / 16)
    keep = 1 - glow
    add = glow[:, None] * parse_rgb(style.glow)
    ripple = parse_rgb(style.ripple)
    for number, place in enumerate(WATER_LINES):
        profile = np.exp(-(((distance - place) / 0.55) ** 2))
        line = profile * (0.30 - 0.06 * number)
        keep = keep * (1 - line)
        add = add * (1 - line)[:, None] + line[:, None] * ripple
    return CoastLight(keep.astype(np.float32), add.astype(np.float32))


def _make_grain(size: tuple[int, int]) -> F32:
    """Return the grain of paper, (h, w), one per cent; it hides the bands that encoding shows."""
    w, h = size
    rng = np.random.default_rng(7)
    noise = rng.standard_normal((h // 2 + 1, w // 2 + 1), dtype=np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 0.8)
    wide = cv2.resize(soft, (w, h))
    return np.asarray(wide * np.float32(0.01), np.float32)
