"""The painted ground: hill shading and height tints out of the shaded relief, the sea with its glow and ripples.

The relief picture is never shown as it is; it is split into light and height and coloured by the style's ramps.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.data import F32, read_relief
from lantern.visuals.map.basemap.user import overlay_relief
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.spec.map_file import LonLatBounds, MapStyle, Ramp

TerrainFields = tuple[F32, F32, F32]
"""Light (signed), height (0..1) and depth (0..1)."""
_LUMA = np.array([[0.299, 0.587, 0.114]], np.float32)


def fill_rings(rings: list[F64], size: tuple[int, int]) -> U8:
    """255 inside the rings, antialiased."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    for ring in rings:
        points = np.rint(np.clip(ring, -20000, 20000) * 16).astype(np.int32)
        cv2.fillPoly(mask, [points], 255, lineType=cv2.LINE_AA, shift=4)
    return mask


@dataclass(frozen=True)
class TerrainOptions:
    """How the ground is painted: the style, pixels per unit of line, invented roughness, and the author's relief."""

    style: MapStyle
    unit: float
    roughness: float = 0.5
    relief: tuple[Path, LonLatBounds] | None = None


def paint(
    window: Window, plan: Projection, shores: list[F64], mask: U8, ink: TerrainOptions
) -> U8:
    """(h, w, 3) RGB. `shores` are land rings in degrees, `mask` is the land in pixels of the window."""
    style, unit = ink.style, ink.unit
    light, height, depth = _layers(window, plan, shores, ink)
    away = cv2.distanceTransform(
        cv2.threshold(mask, 127, 255, cv2.THRESH_BINARY_INV)[1], cv2.DIST_L2, 5
    )
    keep, add = _shore_light(style)
    grain = _grain(window.size)
    out = np.empty((*mask.shape, 3), np.uint8)
    for rows in _bands(mask.shape):
        land = _light_land(
            _colours(height[rows], style.land), light[rows] * np.float32(style.relief)
        )
        sea = _colours(depth[rows], style.sea)
        step = np.minimum(away[rows] * np.float32(8 / unit), len(keep) - 1).astype(
            np.int16
        )
        sea = sea * keep[step][..., None] + add[step]
        share = (mask[rows] * np.float32(1 / 255))[..., None]
        mixed = sea + (land - sea) * share + grain[rows][..., None]
        out[rows] = np.clip(mixed * 255, 0, 255).astype(np.uint8)
    return out


def _bands(shape: tuple[int, ...]) -> list[slice]:
    """Rows in pieces of about half a megapixel: they stay in the processor's cache."""
    step = max(8, 500_000 // shape[1])
    return [slice(y, min(y + step, shape[0])) for y in range(0, shape[0], step)]


def _masked_blur(values: F32, mask: F32, sigma: float) -> F32:
    return np.asarray(
        _blur(values * mask, sigma) / (_blur(mask, sigma) + 1e-4), np.float32
    )


def _blur(values: F32, sigma: float) -> F32:
    """A wide blur, as an author's fine relief asks for, is taken from a smaller picture: its price grows with sigma."""
    if sigma <= 12:
        return np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float32)
    h, w = values.shape
    small = max(1, round(w * 4 / sigma)), max(1, round(h * 4 / sigma))
    blurred = cv2.GaussianBlur(
        cv2.resize(values, small, interpolation=cv2.INTER_AREA), (0, 0), 4
    )
    return np.asarray(
        cv2.resize(blurred, (w, h), interpolation=cv2.INTER_LINEAR), np.float32
    )


def _layers(
    window: Window, plan: Projection, shores: list[F64], ink: TerrainOptions
) -> TerrainFields:
    ground = read_relief(window.find_bounds(plan, 0.02), 111.2 / window.km)
    rgb, west, north, scale = (
        overlay_relief(ground, *ink.relief, 111.2 / window.km) if ink.relief else ground
    )
    rings = [
        np.column_stack([(p[:, 0] - west) * scale, (north - p[:, 1]) * scale])
        for p in shores
    ]
    land = (fill_rings(rings, (rgb.shape[1], rgb.shape[0])) > 127).astype(np.float32)
    light, height, depth = _split(rgb, land, scale / 30)
    mx, my = _lookup(window, plan, (west, north, scale))

    def warp(values: F32, how: int) -> F32:
        return np.asarray(
            cv2.remap(values, mx, my, how, borderMode=cv2.BORDER_REPLICATE), np.float32
        )

    soft = _roughen(
        warp(light, cv2.INTER_CUBIC), 111.2 / window.km / scale, ink.roughness
    )
    return soft, warp(height, cv2.INTER_LINEAR), warp(depth, cv2.INTER_LINEAR)


def _split(rgb: F32, land: F32, fine: float) -> TerrainFields:
    """Light is luma less its blur; height shows as red over green; depth as darkness. Shore pixels are left out,
    else the picture's own blue coast bleeds under ours."""
    near = np.ones((3, 3), np.uint8)
    core = np.asarray(cv2.erode(land, near), np.float32)
    sea = 1 - np.asarray(cv2.dilate(land, near), np.float32)
    luma = np.asarray(cv2.transform(rgb, _LUMA), np.float32).reshape(land.shape)
    light = np.where(core > 0, luma - _masked_blur(luma, core, 7 * fine), 0)
    warm = rgb[..., 0] - rgb[..., 1]
    blur, wide = max(0.5, 2.2 * fine), max(1.0, 8 * fine)
    tint = _masked_blur(warm, core, blur)
    tint = np.where(_blur(core, blur) > 0.02, tint, _masked_blur(warm, core, wide))
    height = np.clip((tint + 0.13) / 0.26, 0, 1).astype(np.float32)
    smooth = _masked_blur(height, core, max(0.5, 3 * fine))
    slope = (
        cv2.Sobel(smooth, cv2.CV_32F, 1, 0) + cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    ) / 8
    broad = np.clip(slope * np.float32(1.6), -0.06, 0.06) * core
    light = (np.clip(light, -0.13, 0.11) * 0.85 + broad).astype(np.float32)
    depth = np.clip((0.93 - _masked_blur(luma, sea, max(0.5, 3 * fine))) / 0.38, 0, 1)
    return light, height, depth.astype(np.float32)


def _lookup(
    window: Window, plan: Projection, frame: tuple[float, float, float]
) -> tuple[F32, F32]:
    """Where each pixel lies in the relief. The projection is inverted on every 16th pixel, then stretched."""
    west, north, scale = frame
    w, h = window.size
    nx, ny = w // 16 + 2, h // 16 + 2
    gx, gy = np.meshgrid(np.linspace(0, w, nx), np.linspace(0, h, ny))
    lon, lat = window.to_degrees(plan, gx, gy)
    coarse = (
        ((lon - west) * scale - 0.5).astype(np.float32),
        ((north - lat) * scale - 0.5).astype(np.float32),
    )
    ux = (np.arange(w, dtype=np.float32) + np.float32(0.5)) * np.float32((nx - 1) / w)
    uy = (np.arange(h, dtype=np.float32) + np.float32(0.5)) * np.float32((ny - 1) / h)
    mx, my = (_bilinear(c, ux, uy) for c in coarse)
    return mx, my


def _bilinear(grid: F32, ux: F32, uy: F32) -> F32:
    """The grid at all pairs of (uy, ux): exact, where OpenCV's own warp rounds to 1/32 of a step."""
    x0, y0 = (
        np.minimum(ux.astype(int), grid.shape[1] - 2),
        np.minimum(uy.astype(int), grid.shape[0] - 2),
    )
    fx, fy = ux - x0.astype(np.float32), (uy - y0.astype(np.float32))[:, None]
    rows = grid[:, x0] * (1 - fx) + grid[:, x0 + 1] * fx
    return np.asarray(rows[y0] * (1 - fy) + rows[y0 + 1] * fy, np.float32)


MAX_RELIEF_UPSCALE = 2.2
"""Screen pixels per pixel of the relief from which roughness is invented."""


def _roughen(light: F32, magnified: float, amount: float) -> F32:
    """Where the relief is stretched past its pixels, add seeded roughness in step with its own: decoration."""
    if magnified < MAX_RELIEF_UPSCALE or not amount:
        return light
    h, w = light.shape
    rough = cv2.GaussianBlur(np.abs(light), (0, 0), 3 * magnified)
    rng, noise = np.random.default_rng(3), np.zeros_like(light)
    share, step = 1.0, magnified * 1.1
    while step >= 1.2:
        coarse = rng.standard_normal(
            (int(h / step) + 2, int(w / step) + 2), dtype=np.float32
        )
        fine = cv2.resize(
            1 - 2 * np.abs(np.tanh(coarse)), (w, h), interpolation=cv2.INTER_CUBIC
        )
        noise += np.float32(share) * fine
        share, step = share * 0.62, step / 1.9
    edge = noise - np.roll(noise, (-1, -1), (0, 1))
    edge = np.asarray(cv2.GaussianBlur(edge, (0, 0), 0.7), np.float32)
    return np.asarray(
        light + rough * edge * np.float32(amount / (float(edge.std()) + 1e-6)),
        np.float32,
    )


def parse_rgb(colour: str) -> F32:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def _colours(values: F32, ramp: Ramp) -> F32:
    stops = np.array([stop for stop, _ in ramp])
    inks = np.stack([parse_rgb(colour) for _, colour in ramp])
    steps = np.linspace(0, 1, 1024)
    table = np.stack(
        [np.interp(steps, stops, inks[:, c]) for c in range(3)], -1
    ).astype(np.float32)
    return np.asarray(table[np.clip(values * 1023, 0, 1023).astype(np.int16)])


def _light_land(land: F32, light: F32) -> F32:
    """Warm light and cool shadow: blue falls off faster in the shade than red."""
    for channel, share in enumerate((0.95, 1.0, 1.08)):
        shade = np.clip(1 + light * np.float32(share), 0.45, 1.45)
        flat = land[..., channel]
        bright = 1 - (1 - flat) * np.maximum(2 - shade, 0) ** np.float32(0.8)
        land[..., channel] = np.where(shade > 1, bright, flat * shade)
    return land


def _shore_light(style: MapStyle) -> tuple[F32, F32]:
    """By eighths of a unit from the shore: how much sea remains, and the colour added (glow, four water lines)."""
    away = np.arange(0, 60, 0.125)
    glow = 0.38 * np.exp(-away / 16)
    keep, add = 1 - glow, glow[:, None] * parse_rgb(style.glow)
    for number, at in enumerate((5, 10.5, 17, 25)):
        line = np.exp(-(((away - at) / 0.55) ** 2)) * (0.30 - 0.06 * number)
        keep, add = (
            keep * (1 - line),
            add * (1 - line)[:, None] + line[:, None] * parse_rgb(style.ripple),
        )
    return keep.astype(np.float32), add.astype(np.float32)


def _grain(size: tuple[int, int]) -> F32:
    """Paper, one percent; without it the sea's ramp shows bands after encoding."""
    w, h = size
    noise = np.random.default_rng(7).standard_normal(
        (h // 2 + 1, w // 2 + 1), dtype=np.float32
    )
    return np.asarray(
        cv2.resize(cv2.GaussianBlur(noise, (0, 0), 0.8), (w, h)) * np.float32(0.01),
        np.float32,
    )
