"""A drawing in layers under the camera: near ones move more. See `layers` and `drift`."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.core.store import digest_file
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.opencv import cv2
from lantern.graphics.paper import make_vignette
from lantern.graphics.pixels import U8, Planes, make_flat_frame
from lantern.graphics.pixels.sampling import (
    CHROMA,
    PAD_PIXELS,
    SampleAxis,
    sample,
)
from lantern.graphics.pixels.shade import Shade
from lantern.graphics.svg_part import PrintedBox
from lantern.graphics.vector import Box
from lantern.visuals.notes.locating import LensView, PartOfPicture, place_part
from lantern.visuals.notes.outlines import find_middle
from lantern.visuals.specs import StillSpec
from lantern.visuals.still import layers
from lantern.visuals.still.closer import CloserPart, CloserPlan, load_closer
from lantern.visuals.still.framing import Framing, choose_reach, place_picture
from lantern.visuals.still.layer_camera import LayerCamera, plan_camera
from lantern.visuals.still.layer_ink import LayerInk, prepare_layer
from lantern.visuals.still.layers import LayerSvg, StillLayer

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

LAYER_SUPERSAMPLING = 1.2361
"""Drawn pixels per frame pixel at rest; near small fractions few frames could be resized."""
NEAR_LAYER_SUPERSAMPLING = 1.1
MAX_SIDE = 6000
_ROOM = 64
"""Frame pixels that are drawn around what is seen: with less, more frames need a warp."""
_MARGIN = 3
"""Rows of a sheet that its chroma, and the pixels in between, reach up."""
_TILE = 64
"""Printed pixels that the part drawn is rounded to: a shot a little longer needs no new drawing."""
_THUMBNAIL_WIDTH = 460
"""Pixels across the canvas at which it is seen what layer a note is on."""
_EDGE = 0.01
"""Pixels that the camera may seem to look beyond a sheet."""


class LayeredVisual:
    """One shot of a drawing in layers; a Visual."""

    def __init__(
        self, spec: StillSpec, context: VisualContext, drawn: Sequence[LayerSvg]
    ) -> None:
        """Plan the camera over the layers `drawn`, the back one first."""
        self.context = context
        self._drawn = drawn
        self._closer: dict[tuple[PartOfPicture, float], CloserPart] = {}
        self.path = context.find(spec.still)
        self.canvas = photo.read_size(self.path)
        timing = context.look.timing.camera
        self.camera: LayerCamera = plan_camera(
            spec,
            self.canvas,
            context.size,
            reach=choose_reach(spec, timing, context.seconds),
        )
        self.first = round(timing.start * context.fps)
        self.last = max(
            self.first + 1,
            context.length - 1 - round(timing.rest * context.fps),
        )

    def inputs(self) -> Sequence[Path]:
        """Return the drawing's file."""
        return [self.path]

    def state(self, n: int) -> Hashable:
        """Return the framing of the nearest layer at frame n."""
        view = self.camera.find_layer_framing(self._share(n), 1.0)
        return (view.x, view.y, view.width)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        size = self.context.size
        share = self._share(n)
        placed = []
        for ink in self._layers:
            view = self.camera.find_layer_framing(share, ink.depth)
            placed.append(_place(ink, view, size))
        frame = make_flat_frame(size)
        for layer, bottom in zip(
            placed, _list_bottoms(placed, size[1]), strict=True
        ):
            _lay(frame, layer, bottom)
        return self._shade.darken(frame)

    def magnify(self, part: PartOfPicture, n: int, lens: LensView) -> Planes:
        """Return what a lens shows of a part in frame n: the drawing as it lies at rest."""
        widths = (self.camera.start.width, self.camera.end.width)
        plan = CloserPlan(
            self.path,
            part,
            lens,
            near=min(widths),
            wide=max(widths),
        )
        key = (part, lens.times)
        if key not in self._closer:
            self._closer[key] = load_closer(plan, self.context)
        source = find_middle(self.locate(part, n))
        return self._closer[key].cut(self._place_whole(part, n), source, lens)

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part of the drawing is in frame n, in pixels.

        It moves as the nearest layer does that covers a good share of it.
        """
        return place_part(part.spot, self._place_whole(part, n))

    def _place_whole(self, part: PartOfPicture, n: int) -> Box:
        """Return where the whole drawing would be in frame n, if it lay as deep as a part."""
        depth = self._find_depth(part)
        framing = self.camera.find_layer_framing(self._share(n), depth)
        return place_picture(framing, self.canvas, self.context.size)

    def _find_depth(self, part: PartOfPicture) -> float:
        w, h = self.canvas
        per_unit = _THUMBNAIL_WIDTH / w
        box = place_part(part.spot, (0.0, 0.0, w * per_unit, h * per_unit))
        return layers.find_depth(self._thumbnails, box)

    @functools.cached_property
    def _thumbnails(self) -> list[StillLayer]:
        """The layers, drawn small: it is the same in every size and shape of the film."""
        typefaces = self.context.look.typefaces
        size = self._measure_print(_THUMBNAIL_WIDTH)
        drawn = layers.draw(self._drawn, size, 0.0, typefaces=typefaces)
        return layers.load_layers(drawn)

    def _share(self, n: int) -> float:
        """Return the share of the move that is done at frame n."""
        return smoothstep((n - self.first) / (self.last - self.first))

    @functools.cached_property
    def _shade(self) -> Shade:
        return make_vignette(
            self.context.size, self.context.look.vignette.still
        )

    @functools.cached_property
    def _layers(self) -> list[LayerInk]:
        """The layers, the back one first, ready to be laid."""
        context = self.context
        size = self._measure_print(self._choose_width())
        part = self._find_seen(size)
        grain = context.look.grain.still
        decisive = {
            "version": layers.VERSION,
            "file": digest_file(self.path),
            "width": size[0],
            "part": asdict(part),
            "grain": grain,
        }
        drawing = context.drawing_cache.get_or_draw(
            "layers",
            decisive,
            lambda: layers.draw(
                self._drawn,
                size,
                grain,
                typefaces=context.look.typefaces,
                part=part,
            ),
        )
        per_unit = size[0] / self.canvas[0]
        return [
            prepare_layer(each, per_unit)
            for each in layers.load_layers(drawing)
        ]

    def _find_seen(self, size: Size) -> PrintedBox:
        """Return what is seen in the shot of the drawing printed at a size, with room around."""
        across, down = self.context.size
        seen = self.camera.enclose_views(down / across, room=_ROOM / across)
        tiles = size[0] / self.canvas[0] / _TILE
        return PrintedBox(
            left=math.floor(max(seen.left, 0) * tiles) * _TILE,
            top=math.floor(max(seen.top, 0) * tiles) * _TILE,
            right=min(math.ceil(seen.right * tiles) * _TILE, size[0] // 2 * 2),
            bottom=min(
                math.ceil(seen.bottom * tiles) * _TILE, size[1] // 2 * 2
            ),
        )

    def _measure_print(self, width: int) -> Size:
        """Return width and height in pixels of the drawing printed at a width."""
        w, h = self.canvas
        return width, round(width * h / w)

    def _choose_width(self) -> int:
        """Return the pixels across the whole canvas that the layers are drawn at."""
        camera = self.camera
        w, h = self.canvas
        near = min(camera.start.width, camera.end.width)
        scale = self.context.size[0] * max(
            LAYER_SUPERSAMPLING / camera.home.width,
            NEAR_LAYER_SUPERSAMPLING / near,
        )
        return round(w * min(scale, MAX_SIDE / max(w, h)))


@dataclass(frozen=True, eq=False)
class _PlacedLayer:
    """A layer under the camera.

    Its pixel (x, y) is at the frame's first pixel, and the next ones are `step` further. From the
    frame's row `opaque_from` on, an even one, it hides whatever is under it.
    """

    ink: LayerInk
    x: float
    y: float
    step: float
    opaque_from: int


def _place(ink: LayerInk, view: Framing, size: Size) -> _PlacedLayer:
    """Return where a layer lies when the camera shows a framing of the canvas."""
    w, h = size
    step = view.width * ink.per_unit / w
    half_step = step / 2
    x = view.x * ink.per_unit - step * w / 2 + half_step - 0.5 - ink.x
    y = view.y * ink.per_unit - step * h / 2 + half_step - 0.5 - ink.y
    columns, rows = ink.size
    fills_width = x >= -_EDGE and x + step * (w - 1) <= columns - 1 + _EDGE
    opaque_from = h
    if fills_width and y + step * (h - 1) <= rows - 1 + _EDGE:
        first = math.ceil((ink.opaque_from + _MARGIN - y) / step / 2) * 2
        opaque_from = max(0, first)
    return _PlacedLayer(ink, x, y, step, min(h, opaque_from))


def _list_bottoms(placed: Sequence[_PlacedLayer], height: int) -> list[int]:
    """Return for each layer the frame's row from which layers before it hide it."""
    bottoms = [height]
    for nearer in reversed(placed[1:]):
        bottoms.append(min(bottoms[-1], nearer.opaque_from))
    return bottoms[::-1]


@dataclass(frozen=True)
class _FrameBox:
    """The pixels [left, right) and [top, bottom) of a frame; all are even."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def is_empty(self) -> bool:
        """Whether no pixel is in it."""
        return self.right <= self.left or self.bottom <= self.top

    def halve(self) -> _FrameBox:
        """Return the same box of a chroma plane."""
        return _FrameBox(
            self.left // 2, self.right // 2, self.top // 2, self.bottom // 2
        )

    def cut(self, plane: U8) -> U8:
        """Return the part of a plane that is in the box, not copied."""
        return plane[self.top : self.bottom, self.left : self.right]


def _lay(frame: Planes, placed: _PlacedLayer, bottom: int) -> None:
    """Lay a layer onto the frame in place, down to the even row `bottom`: the rest is hidden.

    Where the layer is opaque nothing needs to be blended.
    """
    w, h = frame.size
    if not placed.ink.transmission:
        _spread(frame, placed, _FrameBox(0, w, 0, min(h, bottom)), under=())
        return
    columns, rows = placed.ink.size
    left, right = _find_touched(placed.x, placed.step, columns, side=w)
    top, end = _find_touched(placed.y, placed.step, rows, side=h)
    end = min(end, bottom)
    split = min(max(top, placed.opaque_from), end)
    blended = _FrameBox(left, right, top, split)
    _spread(frame, placed, blended, under=placed.ink.transmission)
    _spread(frame, placed, _FrameBox(left, right, split, end), under=())


def _spread(
    frame: Planes, placed: _PlacedLayer, box: _FrameBox, *, under: Sequence[U8]
) -> None:
    """Lay a layer's ink into a box of the frame, in place.

    `under` is what the ink leaves of the frame, for luma and chroma; empty where it leaves nothing.
    """
    if box.is_empty:
        return
    _spread_luma(frame, placed, box, under=under[:1])
    _spread_chroma(frame, placed, box.halve(), under=under[1:])


def _spread_luma(
    frame: Planes, placed: _PlacedLayer, box: _FrameBox, *, under: Sequence[U8]
) -> None:
    across = _make_axis(placed.x, placed.step, box.left, end=box.right)
    down = _make_axis(placed.y, placed.step, box.top, end=box.bottom)
    ink, *transmission = sample((placed.ink.ink[0], *under), across, down)
    _blend(box.cut(frame.y), ink, transmission)


def _spread_chroma(
    frame: Planes, placed: _PlacedLayer, box: _FrameBox, *, under: Sequence[U8]
) -> None:
    step = placed.step
    # chroma is sited left, see pixels.warp
    y = (placed.y + step / 2 - 0.5) / 2
    across = _make_axis(placed.x / 2, step, box.left, end=box.right)
    down = _make_axis(y, step, box.top, end=box.bottom)
    planes = (*placed.ink.ink[1:], *under)
    u, v, *transmission = sample(planes, across, down, closeness=CHROMA)
    _blend(box.cut(frame.u), u, transmission)
    _blend(box.cut(frame.v), v, transmission)


def _make_axis(
    first: float, step: float, start: int, *, end: int
) -> SampleAxis:
    """Return where the frame's pixels [start, end) are in a layer with its margin."""
    return SampleAxis(first + PAD_PIXELS, step, end - start, start)


def _find_touched(
    first: float, step: float, count: int, *, side: int
) -> tuple[int, int]:
    """Return the frame's pixels [start, end), even, that `count` pixels of a layer touch."""
    start = max(0, math.floor((-1 - first) / step) // 2 * 2)
    end = min(side, math.ceil((count - first) / step) // 2 * 2 + 2)
    return start, end


def _blend(under: U8, ink: U8, transmission: Sequence[U8]) -> None:
    if transmission:
        cv2.add(
            cv2.multiply(under, transmission[0], scale=1 / 255), ink, dst=under
        )
    else:
        under[:] = ink
