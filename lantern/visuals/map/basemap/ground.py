"""The painted ground: height tints and hill shading from the shaded relief, and the sea.

The pictures of relief and sea bed are never shown as they are. Light, height and depth are read
from them, and coloured by the ramps of the style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from lantern.graphics.colours import parse_rgb
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.relief_layers import (
    ReliefPicture,
    TerrainLayers,
    read_layers,
)
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.map_values import Ramp

BAND_PIXELS = 500_000
"""Pixels that are painted at once: they stay in the processor's cache."""
WATER_LINES = (5, 10.5, 17, 25)
"""Units from the shore at which a line of ripples is."""


@dataclass(frozen=True)
class TerrainOptions:
    """How the ground is painted; `unit` is pixels per unit of line width."""

    style: MapStyle
    unit: float
    relief: ReliefPicture | None = None


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
    layers = read_layers(window, projection, options.relief, shores=shores)
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
