"""A drawing in layers under the camera: near ones move more than far ones. See `layers` and `drift`."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from lantern.core.store import digest_file
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.look import smoothstep
from lantern.graphics.paper import make_vignette
from lantern.graphics.pixels import U8, Planes, Shade, make_flat_frame
from lantern.graphics.pixels.sampling import PAD_PIXELS, SampleAxis, pad_plane, sample
from lantern.visuals.specs import StillSpec
from lantern.visuals.still import layers
from lantern.visuals.still.drift import CameraPath, plan_camera
from lantern.visuals.still.framing import Framing
from lantern.visuals.still.layers import LayerSvg, StillLayer

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

LAYER_SUPERSAMPLING = 1.2361
"""Drawn pixels per frame pixel at rest. Far from all small fractions, at which few frames could be resized."""
NEAR_LAYER_SUPERSAMPLING = 1.1
MAX_SIDE = 6000
_MARGIN = 3
"""Rows of a sheet that its chroma, and the pixels in between, reach up."""
_EDGE = 0.01
"""Pixels that the camera may seem to look beyond a sheet."""


class LayeredVisual:
    """One shot of a drawing in layers; a Visual."""

    def __init__(
        self, spec: StillSpec, context: VisualContext, drawn: Sequence[LayerSvg]
    ) -> None:
        self.context = context
        self._drawn = drawn
        self.path = context.find(spec.still)
        self.canvas = photo.read_size(self.path)
        timing = context.look.timing.camera
        self.camera: CameraPath = plan_camera(
            spec, self.canvas, context.size, timing.most
        )
        self.first = round(timing.start * context.fps)
        self.last = max(
            self.first + 1, context.length - 1 - round(timing.rest * context.fps)
        )

    def inputs(self) -> Sequence[Path]:
        return [self.path]

    def state(self, n: int) -> Hashable:
        view = self.camera.find_layer_framing(self._share(n), 1.0)
        return (view.x, view.y, view.width)

    def paint(self, n: int) -> Planes:
        found, per_unit = self._layers
        w, h = self.context.size
        share = self._share(n)
        placed = [
            _place(
                sheet,
                self.camera.find_layer_framing(share, sheet.layer.depth),
                per_unit,
                (w, h),
            )
            for sheet in found
        ]
        frame = make_flat_frame((w, h))
        bottoms = itertools.accumulate(
            [h, *(p.opaque_from for p in reversed(placed[1:]))], min
        )
        for p, bottom in zip(placed, reversed(list(bottoms)), strict=True):
            _lay(frame, p, bottom)
        return self._shade.darken(frame)

    def _share(self, n: int) -> float:
        return smoothstep((n - self.first) / (self.last - self.first))

    @functools.cached_property
    def _shade(self) -> Shade:
        return make_vignette(self.context.size, self.context.look.vignette.still)

    @functools.cached_property
    def _layers(self) -> tuple[list[_LayerInk], float]:
        """The layers as sheets, and their pixels per unit of the canvas."""
        context = self.context
        w, h = self.canvas
        near = min(self.camera.start.width, self.camera.end.width)
        scale = context.size[0] * max(
            LAYER_SUPERSAMPLING / self.camera.home.width,
            NEAR_LAYER_SUPERSAMPLING / near,
        )
        width = round(w * min(scale, MAX_SIDE / max(w, h)))
        grain = context.look.grain.still
        parts = {
            "version": layers.VERSION,
            "file": digest_file(self.path),
            "width": width,
            "grain": grain,
        }
        plate = context.drawing_cache.get_or_draw(
            "layers",
            parts,
            lambda: layers.draw(
                self._drawn, width, grain, typefaces=context.look.typefaces
            ),
        )
        return [_prepare_layer(layer) for layer in layers.load_layers(plate)], width / w


@dataclass(frozen=True, eq=False)
class _LayerInk:
    """A layer ready to be laid: its ink, with a clear edge about it, and what it leaves of what is under it, for luma
    and chroma; nothing for a layer that covers all. From the layer's row `solid` down nothing is left."""

    layer: StillLayer
    ink: tuple[U8, U8, U8]
    transmission: tuple[U8, ...]
    opaque_from: int


def _prepare_layer(layer: StillLayer) -> _LayerInk:
    y, u, v = (pad_plane(plane, clear=layer.alpha is not None) for plane in layer.ink)
    left = tuple(
        np.asarray(cv2.bitwise_not(pad_plane(alpha, clear=True)), np.uint8)
        for alpha in layer.alpha or ()
    )
    thin = (
        np.flatnonzero((layer.alpha[0] < 255).any(axis=1))
        if layer.alpha
        else np.zeros(0, np.int64)
    )
    return _LayerInk(layer, (y, u, v), left, int(thin[-1]) + 1 if len(thin) else 0)


@dataclass(frozen=True, eq=False)
class _LayerUnderCamera:
    """A sheet under the camera: its pixel (x, y) lies on the frame's first, the next `step` further. From the frame's
    row `solid` on, even, it hides whatever is under it."""

    sheet: _LayerInk
    x: float
    y: float
    step: float
    opaque_from: int


def _place(
    sheet: _LayerInk, view: Framing, per_unit: float, size: Size
) -> _LayerUnderCamera:
    w, h = size
    step = view.width * per_unit / w
    x, y = (
        middle * per_unit - step * side / 2 + step / 2 - 0.5 - corner
        for middle, side, corner in (
            (view.x, w, sheet.layer.x),
            (view.y, h, sheet.layer.y),
        )
    )
    rows, columns = sheet.layer.ink[0].shape
    fills = (
        x >= -_EDGE
        and x + step * (w - 1) <= columns - 1 + _EDGE
        and y + step * (h - 1) <= rows - 1 + _EDGE
    )
    solid = (
        max(0, math.ceil((sheet.opaque_from + _MARGIN - y) / step / 2) * 2)
        if fills
        else h
    )
    return _LayerUnderCamera(sheet, x, y, step, min(h, solid))


def _lay(frame: Planes, placed: _LayerUnderCamera, bottom: int) -> None:
    """Lay what the camera sees of a sheet onto the frame, in place, down to the row `bottom`, even: what is under that
    is hidden. Where the sheet is solid nothing needs to be blended."""
    w, h = frame.size
    rows, columns = placed.sheet.layer.ink[0].shape
    left, right = (
        _find_touched_pixels(placed.x, placed.step, columns, w)
        if placed.sheet.transmission
        else (0, w)
    )
    top, end = (
        _find_touched_pixels(placed.y, placed.step, rows, h)
        if placed.sheet.transmission
        else (0, h)
    )
    end = min(end, bottom)
    split = min(max(top, placed.opaque_from), end) if placed.sheet.transmission else top
    _spread(frame, placed, (left, right), (top, split), placed.sheet.transmission)
    _spread(frame, placed, (left, right), (split, end), ())


def _spread(
    frame: Planes, placed: _LayerUnderCamera, columns: tuple[int, int], rows: tuple[int, int], under: Sequence[U8]
) -> None:  # fmt: skip
    """A sheet's ink in a box of the frame, even, blended over what is there where something is left of that."""
    (left, right), (top, bottom) = columns, rows
    if right <= left or bottom <= top:
        return
    step, x, y = placed.step, placed.x, placed.y
    luma = [
        SampleAxis(a + step * i + PAD_PIXELS, step, j - i)
        for a, i, j in ((x, left, right), (y, top, bottom))
    ]
    half_y = (y + step / 2 - 0.5) / 2  # chroma is sited left, see planes.warp
    chroma = [
        SampleAxis(a + step * (i // 2) + PAD_PIXELS, step, (j - i) // 2)
        for a, i, j in ((x / 2, left, right), (half_y, top, bottom))
    ]
    ink = placed.sheet.ink
    got = sample((ink[0], *under[:1]), luma[0], luma[1])
    got_half = sample((*ink[1:], *under[1:]), chroma[0], chroma[1])
    _blend(frame.y[top:bottom, left:right], got[0], got[1:])
    for plane, half in zip((frame.u, frame.v), got_half, strict=False):
        _blend(
            plane[top // 2 : bottom // 2, left // 2 : right // 2], half, got_half[2:]
        )


def _find_touched_pixels(
    first: float, step: float, have: int, side: int
) -> tuple[int, int]:
    """The frame's pixels [a, b), even, that a box of so many pixels can touch."""
    a = max(0, math.floor((-1 - first) / step) // 2 * 2)
    b = min(side, math.ceil((have - first) / step) // 2 * 2 + 2)
    return a, b


def _blend(under: U8, ink: U8, left: Sequence[U8]) -> None:
    if left:
        cv2.add(cv2.multiply(under, left[0], scale=1 / 255), ink, dst=under)
    else:
        under[:] = ink
