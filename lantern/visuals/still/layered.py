"""A drawing in layers under the camera: near ones move more than far ones. See `layers` and `drift`."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from lantern import photo
from lantern.look import s
from lantern.planes import U8, Planes, Shade, flat
from lantern.planes.sampling import PAD, Axis, padded, sample
from lantern.press import VERSION as PRESS
from lantern.press import vignette
from lantern.store import digest_file
from lantern.visuals.still import layers
from lantern.visuals.still.drift import Camera, camera
from lantern.visuals.still.framing import Framing
from lantern.visuals.still.layers import Drawn, Layer

if TYPE_CHECKING:
    from lantern.visuals import Request

FINE = 1.2361
"""Drawn pixels per frame pixel at rest. Far from all small fractions, at which few frames could be resized."""
FINE_NEAR = 1.1
MAX_SIDE = 6000


class Layered:
    """One shot of a drawing in layers; a Visual."""

    def __init__(self, request: Request, drawn: Sequence[Drawn]) -> None:
        self.request, self._drawn = request, drawn
        self.path = request.find(request.what["still"])
        self.canvas = photo.size(self.path)
        timing = request.look.timing.camera
        self.camera: Camera = camera(request.what, self.canvas, request.size, timing.most)
        self.first = round(timing.start * request.fps)
        self.last = max(self.first + 1, request.length - 1 - round(timing.rest * request.fps))

    def inputs(self) -> Sequence[Path]:
        return [self.path]

    def state(self, n: int) -> Hashable:
        view = self.camera.view(self._share(n), 1.0)
        return (view.x, view.y, view.width)

    def paint(self, n: int) -> Planes:
        found, per_unit = self._layers
        frame = flat(self.request.size)
        for layer in found:
            _lay(frame, layer, self.camera.view(self._share(n), layer.depth), per_unit)
        return self._shade.over(frame)

    def _share(self, n: int) -> float:
        return s((n - self.first) / (self.last - self.first))

    @functools.cached_property
    def _shade(self) -> Shade:
        return vignette(self.request.size, self.request.look.vignette.still)

    @functools.cached_property
    def _layers(self) -> tuple[list[Layer], float]:
        """The layers, each with a clear edge about it, and their pixels per unit of the canvas."""
        request, (w, h) = self.request, self.canvas
        near = min(self.camera.start.width, self.camera.end.width)
        scale = request.size[0] * max(FINE / self.camera.home.width, FINE_NEAR / near)
        width = round(w * min(scale, MAX_SIDE / max(w, h)))
        grain = request.look.grain.still
        parts = {
            "version": layers.VERSION,
            "press": PRESS,
            "file": digest_file(self.path),
            "width": width,
            "grain": grain,
        }
        plate = request.plates.get("layers", parts, lambda: layers.draw(self._drawn, width, grain))
        return [_padded(layer) for layer in layers.layers(plate)], width / w


def _padded(layer: Layer) -> Layer:
    clear = layer.alpha is not None
    y, u, v = (padded(plane, clear=clear) for plane in layer.ink)
    alpha = (padded(layer.alpha[0], clear=True), padded(layer.alpha[1], clear=True)) if layer.alpha else None
    return Layer(layer.depth, layer.x, layer.y, (y, u, v), alpha)


def _lay(frame: Planes, layer: Layer, view: Framing, per_unit: float) -> None:
    """Lay what the camera sees of a layer onto the frame, in place, in the part of the frame it reaches."""
    w, h = frame.size
    step = view.width * per_unit / w
    x, y = (  # the layer's pixel that lies on the frame's first; chroma is sited left, see planes.warp
        middle * per_unit - step * side / 2 + step / 2 - 0.5 - corner
        for middle, side, corner in ((view.x, w, layer.x), (view.y, h, layer.y))
    )
    rows, columns = (side - 2 * PAD for side in layer.ink[0].shape)
    across, down = (w, h) if layer.alpha is None else (columns, rows)
    left, right = _reach(x, step, across, w) if layer.alpha else (0, w)
    top, bottom = _reach(y, step, down, h) if layer.alpha else (0, h)
    if right <= left or bottom <= top:
        return
    luma = [Axis(a + step * i + PAD, step, j - i) for a, i, j in ((x, left, right), (y, top, bottom))]
    half_y = (y + step / 2 - 0.5) / 2
    chroma = [
        Axis(a + step * (i // 2) + PAD, step, (j - i) // 2) for a, i, j in ((x / 2, left, right), (half_y, top, bottom))
    ]
    alpha = layer.alpha or ()
    got = sample((layer.ink[0], *alpha[:1]), luma[0], luma[1])
    got_half = sample((*layer.ink[1:], *alpha[1:]), chroma[0], chroma[1])
    _blend(frame.y[top:bottom, left:right], got[0], got[1:])
    for plane, ink in zip((frame.u, frame.v), got_half, strict=False):
        _blend(plane[top // 2 : bottom // 2, left // 2 : right // 2], ink, got_half[2:])


def _reach(first: float, step: float, have: int, side: int) -> tuple[int, int]:
    """The frame's pixels [a, b), even, that a box of so many pixels can touch."""
    a = max(0, math.floor((-1 - first) / step) // 2 * 2)
    b = min(side, math.ceil((have - first) / step) // 2 * 2 + 2)
    return a, b


def _blend(under: U8, ink: U8, alpha: Sequence[U8]) -> None:
    if not alpha:
        under[:] = ink
        return
    under[:] = cv2.add(cv2.multiply(under, cv2.bitwise_not(alpha[0]), scale=1 / 255), ink)
