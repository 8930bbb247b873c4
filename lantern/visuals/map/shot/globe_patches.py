"""The map's own canvases on a globe: as the camera comes down they lie over the coarser earth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.visuals.map.basemap.data import F32
from lantern.visuals.map.basemap.remapping import (
    CoarsePixels,
    FramePart,
    blend_planes,
    sample_planes,
)
from lantern.visuals.map.geometry.camera import CanvasImage
from lantern.visuals.map.geometry.globe_view import Directions, to_degrees
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.views import CANVAS_ZOOM_STEP
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.timing import ease

_GROWN = 1.3
"""How much larger than the frame a canvas is that is seen on the way down only."""
_COARSEST_KM = 4.6
"""Km per pixel at 1080p from which the picture of the whole earth is fine enough."""
_SOFT_PIXELS = 130
"""Over which a canvas fades at its edges, in pixels at 1080p."""
_FADES_FROM = 1.8
_FADES_TO = 2.8
"""How much wider than its own scale the camera is when a canvas is there in full, and begins."""


def plan_patches(window: Window, unit: float) -> list[Window]:
    """Return the canvases for a camera that comes down to a window, widest first."""
    found = [window]
    coarsest = _COARSEST_KM / unit
    while found[-1].km * CANVAS_ZOOM_STEP <= coarsest:
        km = found[-1].km * CANVAS_ZOOM_STEP
        w, h = (round(length * _GROWN / 4) * 4 for length in window.size)
        found.append(Window(window.x, window.y, km, (w, h)))
    return found[::-1]


def compute_patch_opacity(km: float, own: float) -> float:
    """Return how far a canvas is there, 0 to 1, at `km` per pixel; `own` is its own scale."""
    whole = math.log(_FADES_TO / _FADES_FROM)
    return ease(math.log(_FADES_TO * own / km) / whole)


@dataclass(frozen=True, eq=False)
class LaidPatch:
    """A canvas as a frame sees it: its pixels, and how much of each is there, (h, w)."""

    planes: Planes
    share: F32

    def cut(self, part: FramePart) -> LaidPatch:
        """Return what it has in a part of the frame."""
        planes = self.planes.cut(part.left, part.top, part.size)
        return LaidPatch(planes, part.cut(self.share))

    @property
    def covers_all(self) -> bool:
        """Tell whether nothing under it is seen."""
        return bool(self.share.min() >= 0.999)


class GlobePatches:
    """The canvases of a map that lie on a globe."""

    def __init__(
        self,
        canvases: Sequence[CanvasImage],
        projection: Projection,
        unit: float,
    ) -> None:
        """Keep the canvases, widest first."""
        self._canvases = canvases
        self._projection = projection
        self._unit = unit

    def lay(
        self, km: float, coarse: CoarsePixels, directions: Directions
    ) -> list[LaidPatch]:
        """Return what is seen of the canvases at `km` per pixel, from below to above.

        `directions` are those of coarse pixels.
        """
        lon, lat = to_degrees(directions)
        x, y = self._projection.forward(lon, lat)
        laid: list[LaidPatch] = []
        for canvas in self._canvases:
            opacity = compute_patch_opacity(km, canvas.window.km)
            if opacity <= 0:
                continue
            window = canvas.window
            across = (x - window.x) / window.km + window.size[0] / 2
            down = (window.y - y) / window.km + window.size[1] / 2
            share = self._measure_share(
                window,
                km,
                coarse,
                across=across,
                down=down,
            )
            planes = sample_planes(
                canvas.planes, coarse.enlarge(across), coarse.enlarge(down)
            )
            laid.append(LaidPatch(planes, share * np.float32(opacity)))
        return _drop_covered(laid)

    def _measure_share(
        self,
        window: Window,
        km: float,
        coarse: CoarsePixels,
        *,
        across: F64,
        down: F64,
    ) -> F32:
        """Return how far a canvas is there, soft at those of its edges that are in the frame."""
        w, h = window.size
        inside = np.minimum(
            np.minimum(across, w - across), np.minimum(down, h - down)
        )
        # the outer points are beside the frame
        lacking = -float(inside[1:-1, 1:-1].min())
        if lacking <= 0.5:
            return np.ones(coarse.size[::-1], np.float32)
        soft = min(_SOFT_PIXELS * self._unit * km / window.km, 0.8 * lacking)
        share = np.clip(coarse.enlarge(np.clip(inside / soft, -4, 4)), 0, 1)
        return np.asarray(share * share * (3 - 2 * share), np.float32)


def _drop_covered(laid: Sequence[LaidPatch]) -> list[LaidPatch]:
    """Return the patches of which something is seen."""
    first = 0
    for i, patch in enumerate(laid):
        if patch.covers_all:
            first = i
    return list(laid[first:])


def stack_patches(under: Planes | None, patches: Sequence[LaidPatch]) -> Planes:
    """Return patches over a frame; without a frame the lowest one covers all."""
    for patch in patches:
        if under is None or patch.covers_all:
            under = patch.planes
        else:
            under = blend_planes(patch.planes, under, patch.share)
    assert under is not None
    return under
