"""The painted ground: height tints and hill shading from the shaded relief, and the sea.

The pictures of relief and sea bed are never shown as they are. Light, height and depth are read
from them, and coloured by the ramps of the style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.colours import parse_rgb
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.relief_layers import (
    ReliefPicture,
    TerrainLayers,
    read_terrain,
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
_MOST_STEPS = 479
"""Eighths of a unit from the shore up to which it shows."""
_MOST_TONE = 1023
"""The last number of a ramp's tones."""
_DARKEST = -0.6
_LIGHT_STEPS = 4096
_LIGHT_COUNT = 5000
"""The least light of the tables, their steps for 1, and how many there are."""
_LIGHT_STRENGTHS = (0.95, 1.0, 1.08)
"""How light changes red, green and blue: it is warm, and shadow cool."""


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
    terrain = read_terrain(window, projection, options.relief, shores=shores)
    tables = _make_tables(options.style)
    steps = _count_shore_steps(land, options.unit)
    grain = _make_grain(window.size)
    out = np.empty((*land.shape, 3), np.uint8)
    for rows in _list_bands(land.shape):
        levels = _read_levels(
            terrain.read_rows(rows), options.style, steps[rows]
        )
        share = land[rows] * np.float32(1 / 255)
        for channel, table in enumerate(tables):
            mixed = table.mix(levels, share)
            mixed += grain[rows]
            mixed *= np.float32(255)
            out[rows, :, channel] = np.clip(mixed, 0, 255)
    return out


def _count_shore_steps(land: U8, unit: float) -> NDArray[np.uint16]:
    """Return how many eighths of a unit each pixel of the sea is from land, (h, w)."""
    at_sea = cv2.threshold(land, 127, 255, cv2.THRESH_BINARY_INV)[1]
    pixels = cv2.distanceTransform(at_sea, cv2.DIST_L2, 5)
    steps = np.asarray(pixels, np.float32) * np.float32(8 / unit)
    return np.asarray(np.minimum(steps, _MOST_STEPS), np.uint16)


@dataclass(frozen=True, eq=False)
class _Levels:
    """The numbers of a ground's pixels in the tables, (h, w) each."""

    height: NDArray[np.intp]
    light: NDArray[np.intp]
    depth: NDArray[np.intp]
    shore: NDArray[np.intp]


def _read_levels(
    layers: TerrainLayers, style: MapStyle, steps: NDArray[np.uint16]
) -> _Levels:
    light = (layers.light * np.float32(style.relief) - _DARKEST) * _LIGHT_STEPS
    return _Levels(
        height=(layers.height * np.float32(_MOST_TONE)).astype(np.intp),
        light=light.astype(np.intp),
        depth=(layers.depth * np.float32(_MOST_TONE)).astype(np.intp),
        shore=steps.astype(np.intp),
    )


@dataclass(frozen=True, eq=False)
class _ChannelTable:
    """What the levels of a ground make of one channel in 0..1, (n,) each.

    Land has the tone of its height, times the gain of its light and a lift; the sea that of its
    depth, of which the shore keeps a share, and adds to it.
    """

    land: F32
    gain: F32
    lift: F32
    sea: F32
    keep: F32
    add: F32

    def mix(self, levels: _Levels, share: F32) -> F32:
        """Return the channel of a ground, (h, w), that is land by a share."""
        land = self.land.take(levels.height, mode="clip")
        land *= self.gain.take(levels.light, mode="clip")
        land += self.lift.take(levels.light, mode="clip")
        sea = self.sea.take(levels.depth, mode="clip")
        sea *= self.keep.take(levels.shore, mode="clip")
        sea += self.add.take(levels.shore, mode="clip")
        land -= sea
        land *= share
        land += sea
        return land


def _make_tables(style: MapStyle) -> list[_ChannelTable]:
    """Return the tables of red, green and blue."""
    coast = _make_coast_light(style)
    land = _make_tones(style.land)
    sea = _make_tones(style.sea)
    tables = []
    for channel, strength in enumerate(_LIGHT_STRENGTHS):
        gain, lift = _make_light(strength)
        table = _ChannelTable(
            land=land[channel],
            gain=gain,
            lift=lift,
            sea=sea[channel],
            keep=coast.keep,
            add=coast.add[channel],
        )
        tables.append(table)
    return tables


def _make_tones(ramp: Ramp) -> F32:
    """Return the colours of a ramp, (3, n)."""
    stops = [stop for stop, _ in ramp]
    inks = np.stack([parse_rgb(colour) for _, colour in ramp])
    steps = np.linspace(0, 1, _MOST_TONE + 1)
    channels = [np.interp(steps, stops, inks[:, c]) for c in range(3)]
    return np.asarray(channels, np.float32)


def _make_light(strength: float) -> tuple[F32, F32]:
    """Return by what light multiplies a channel, and what it adds, (n,) each.

    In shadow it fades; in light what it lacks of white does.
    """
    light = _DARKEST + np.arange(_LIGHT_COUNT) / _LIGHT_STEPS
    shade = np.clip(1 + light * strength, 0.45, 1.45)
    lacking = np.maximum(2 - shade, 0) ** 0.8
    gain = np.where(shade > 1, lacking, shade)
    lift = np.where(shade > 1, 1 - lacking, 0)
    return gain.astype(np.float32), lift.astype(np.float32)


def _list_bands(shape: tuple[int, ...]) -> Iterator[slice]:
    step = max(8, BAND_PIXELS // shape[1])
    for top in range(0, shape[0], step):
        yield slice(top, min(top + step, shape[0]))


@dataclass(frozen=True, eq=False)
class _CoastLight:
    """The glow and the ripples along a shore, by eighths of a unit from it.

    `keep` (n,) is how much of the sea remains, `add` (3, n) the colour that is added.
    """

    keep: F32
    add: F32


def _make_coast_light(style: MapStyle) -> _CoastLight:
    distance = np.arange(_MOST_STEPS + 1) / 8
    glow = 0.38 * np.exp(-distance / 16)
    keep = 1 - glow
    add = glow[:, None] * parse_rgb(style.glow)
    ripple = parse_rgb(style.ripple)
    for number, place in enumerate(WATER_LINES):
        profile = np.exp(-(((distance - place) / 0.55) ** 2))
        line = profile * (0.30 - 0.06 * number)
        keep = keep * (1 - line)
        add = add * (1 - line)[:, None] + line[:, None] * ripple
    return _CoastLight(keep.astype(np.float32), add.T.astype(np.float32))


def _make_grain(size: tuple[int, int]) -> F32:
    """Return the grain of paper, (h, w), one per cent; it hides the bands that encoding shows."""
    w, h = size
    rng = np.random.default_rng(7)
    noise = rng.standard_normal((h // 2 + 1, w // 2 + 1), dtype=np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 0.8)
    wide = cv2.resize(soft, (w, h))
    return np.asarray(wide * np.float32(0.01), np.float32)
