"""The paper on which a globe stands: the globe's light, its rim, and its soft shade."""

from __future__ import annotations

import functools
import math

import numpy as np

from lantern.core.units import Size
from lantern.graphics.colours import parse_colour
from lantern.graphics.opencv import cv2
from lantern.graphics.paper import apply_paper_texture
from lantern.graphics.pixels import (
    Planes,
    convert_hex_to_yuv,
    from_rgb,
    make_flat_frame,
)
from lantern.graphics.pixels.shade import Shade, make_shade
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.remapping import FramePart, blend_planes
from lantern.visuals.map.geometry.globe_view import GlobePixels, GlobeView
from lantern.visuals.map.spec.map_style import MapStyle

_HALO = 0.26
_HALO_WIDTH = 0.075
_HALO_DROP = 0.03
"""The shade of a globe on its paper: how dark it is, how wide and how far down, in radii."""
_HALO_STEP = 4
"""Pixels between the points at which the shade is worked out."""
_SHADED_RIM = 0.34
_SHADED_SIDE = 0.16
"""How much darker the globe is at its rim, and on the side away from the light."""
_RIM_WIDTH = 1.3
_RIM_OPACITY = 0.8
_MARGIN = 4
"""Pixels beside the globe that its rim may touch."""


def find_disc(view: GlobeView, size: Size) -> FramePart:
    """Return the part of a frame that holds the globe and its rim."""
    reach = view.radius + _MARGIN
    w, h = size
    return FramePart(
        left=max(0, math.floor((view.x - reach) / 2) * 2),
        top=max(0, math.floor((view.y - reach) / 2) * 2),
        right=min(w, math.ceil((view.x + reach) / 2) * 2),
        bottom=min(h, math.ceil((view.y + reach) / 2) * 2),
    )


class GlobePaper:
    """The paper of one shot's globe."""

    def __init__(
        self, size: Size, style: MapStyle, *, unit: float, grain: float
    ) -> None:
        """Keep the map's size and style, pixels per unit of line width, and the look's grain."""
        self._size = size
        self._style = style
        self._unit = unit
        self._grain = grain

    def lay(
        self,
        earth: Planes,
        view: GlobeView,
        part: FramePart,
        *,
        pixels: GlobePixels,
        flat: float,
    ) -> Planes:
        """Return a frame with a globe, whose part is `earth`, as far as its rim is in the frame.

        `flat` is how far the globe has turned into a map, 0 to 1, which has no rim.
        """
        if part.size == self._size and float(pixels.square.max()) < 1:
            return earth
        frame = self._shade(view)
        under = frame.cut(part.left, part.top, part.size)
        lit = _light_globe(pixels, 1 - flat).darken(earth)
        covered = np.maximum(view.measure_limb(pixels.square), np.float32(flat))
        globe = blend_planes(lit, under, covered)
        rim = _measure_rim(view, pixels.square, _RIM_WIDTH * self._unit)
        ink = make_flat_frame(part.size, convert_hex_to_yuv(self._style.ink))
        opacity = np.float32(_RIM_OPACITY * (1 - flat))
        under.paste(blend_planes(ink, globe, rim * opacity))
        return frame

    def _shade(self, view: GlobeView) -> Planes:
        """Return the paper with the soft shade of the globe."""
        w, h = self._size
        x = np.arange(0, w, _HALO_STEP) + _HALO_STEP / 2
        y = np.arange(0, h, _HALO_STEP) + _HALO_STEP / 2
        across = (x - view.x) / view.radius - _HALO_DROP / 2
        down = (y - view.y) / view.radius - _HALO_DROP
        away = np.sqrt((across**2)[None, :] + (down**2)[:, None]) - 1
        dark = _HALO * np.exp(-np.maximum(away, 0) / _HALO_WIDTH)
        field = cv2.resize((1 - dark).astype(np.float32), (w, h))
        return make_shade(np.asarray(field, np.float32)).darken(self._paper)

    @functools.cached_property
    def _paper(self) -> Planes:
        w, h = self._size
        flat = np.full((h, w, 3), parse_colour(self._style.paper), np.uint8)
        specks = self._grain > 0 and not self._style.dark
        return from_rgb(apply_paper_texture(flat, self._grain, specks=specks))


def _light_globe(pixels: GlobePixels, strength: float) -> Shade:
    """Return the shade of a globe that is lit from the top left."""
    away = 1 - pixels.height
    aside = (pixels.across[None, :] - pixels.up[:, None]) * np.float32(
        math.sqrt(0.5)
    )
    dark = np.float32(_SHADED_RIM) * away * away
    dark += np.float32(_SHADED_SIDE) * np.clip(aside, 0, 1)
    return make_shade(1 - dark * np.float32(strength))


def _measure_rim(view: GlobeView, square: F32, width: float) -> F32:
    """Return how much of each pixel the line at the rim covers, 0 to 1."""
    away = np.abs(np.sqrt(square) - 1) * np.float32(view.radius)
    return np.asarray(np.clip(np.float32(width / 2 + 0.5) - away, 0, 1))
