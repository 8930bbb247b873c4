"""Sprites: small pictures with transparency that are laid over frames, one by one or merged.

They are kept and blended in 8 bits: two OpenCV calls a plane, in a tenth of the time of floats
(measured).
"""

from __future__ import annotations

import copy
import functools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.runs import find_runs
from lantern.core.units import Size
from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, Planes, make_flat_frame
from lantern.graphics.pixels.arrays import round_to_bytes
from lantern.graphics.pixels.bt709 import premultiply_chroma, premultiply_luma
from lantern.graphics.pixels.sampling import CRISP_CUBIC, list_cubic_taps

_INVISIBLE = 0.002
"""Opacity up to which a sprite isn't drawn."""
_TILE = 64
"""Side in pixels of the squares in which an overlay layer is blended."""


@dataclass(frozen=True, eq=False)
class InkLayer:
    """A rectangle of one plane: premultiplied ink and its alpha, (h, w), and its corner."""

    ink: U8
    alpha: U8
    x: int
    y: int


class Sprite:
    """A small picture with transparency and a place in the frame.

    (x, y) is its top left corner in pixels of the frame, fractions allowed.
    """

    def __init__(self, rgba: U8, x: float = 0.0, y: float = 0.0) -> None:
        """Premultiply a picture, (h, w, 4) sRGB with straight alpha."""
        self.x = x
        self.y = y
        self._inked = _premultiply(rgba)
        self._place = functools.lru_cache(maxsize=2)(self._place_at)

    def keep_left_of(self, x: float) -> Sprite | None:
        """Return what is left of a column of the frame; None if nothing is."""
        width = math.ceil(x - self.x)
        if width <= 0:
            return None
        if width >= self.size[0]:
            return self
        inked = np.ascontiguousarray(self._inked[:, :width])
        return self._replace_ink(inked, self.x, self.y)

    def turn(self, degrees: float) -> Sprite:
        """Return the sprite turned clockwise about its middle."""
        w, h = self.size
        width, height = _measure_turned(self.size, degrees)
        across = (width - w) / 2
        down = (height - h) / 2
        matrix = cv2.getRotationMatrix2D(
            ((w - 1) / 2, (h - 1) / 2), -degrees, 1.0
        )
        matrix[0, 2] += across
        matrix[1, 2] += down
        box = (width, height)
        warped = cv2.warpAffine(self._inked, matrix, box, flags=cv2.INTER_CUBIC)
        inked = np.asarray(warped, np.uint8)
        return self._replace_ink(inked, self.x - across, self.y - down)

    def scale_to(self, scale: float, x: float, y: float) -> Sprite:
        """Return the sprite so many times as large, its top left corner at (x, y)."""
        left = math.floor(x)
        top = math.floor(y)
        w, h = self.size
        box = (math.ceil(w * scale) + 2, math.ceil(h * scale) + 2)
        # from the middle of a pixel to the middle of another
        half = scale / 2 - 0.5
        matrix = np.array(
            [[scale, 0, half + x - left], [0, scale, half + y - top]]
        )
        warped = cv2.warpAffine(
            self._inked, matrix, box, flags=cv2.INTER_LINEAR
        )
        return self._replace_ink(np.asarray(warped, np.uint8), left, top)

    def _replace_ink(self, inked: U8, x: float, y: float) -> Sprite:
        """Return a sprite of premultiplied pixels, (h, w, 4), at (x, y)."""
        other = copy.copy(self)
        other.x = x
        other.y = y
        other._inked = inked
        other._place = functools.lru_cache(maxsize=2)(other._place_at)
        return other

    @property
    def size(self) -> Size:
        """Width and height in pixels."""
        return self._inked.shape[1], self._inked.shape[0]

    def blend_onto(
        self,
        planes: Planes,
        k: float = 1.0,
        *,
        dx: float = 0.0,
        dy: float = 0.0,
    ) -> None:
        """Blend the sprite onto a frame, in place, at opacity `k`, moved by (dx, dy) pixels.

        What is outside the frame is cut off.
        """
        if k <= _INVISIBLE:
            return
        y, u, v = self.place(dx, dy)
        _blend(planes.y, y, k)
        _blend(planes.u, u, k)
        _blend(planes.v, v, k)

    def place(
        self, dx: float, dy: float
    ) -> tuple[InkLayer, InkLayer, InkLayer]:
        """Return what is blended onto each plane when the sprite is moved by (dx, dy) pixels."""
        return self._place(round(self.x + dx, 3), round(self.y + dy, 3))

    def _place_at(
        self, x: float, y: float
    ) -> tuple[InkLayer, InkLayer, InkLayer]:
        """Return the layers for a place, on a box whose corner is even: so chroma lines up."""
        left = math.floor(x / 2) * 2
        if x != 0:
            # room at the left: filters look beyond the edge, but not beyond the frame's
            left -= 2
        top = math.floor(y / 2) * 2 - 2
        w, h = self.size
        box = (_even_up(x - left + w + 1), _even_up(y - top + h + 1))
        across = _find_move(x - left)
        down = _find_move(y - top)
        moved = _move(self._put_in_box(across.at, down.at, box), across, down)
        luma, _, _, alpha = _split(moved)
        _, u, v, half = _split(_halve(moved))
        x, y = left // 2, top // 2
        return (
            InkLayer(luma, alpha, left, top),
            InkLayer(u, half, x, y),
            InkLayer(v, half, x, y),
        )

    def _put_in_box(self, x: int, y: int, box: Size) -> U8:
        """Return the sprite's pixels, (h, w, 4), at (x, y) of an empty box."""
        w, h = self.size
        boxed = np.zeros((box[1], box[0], 4), np.uint8)
        boxed[y : y + h, x : x + w] = self._inked
        return boxed


def _split(pixels: cv2.typing.MatLike) -> list[U8]:
    """Return the channels of (h, w, 4), each by itself."""
    return [np.asarray(channel, np.uint8) for channel in cv2.split(pixels)]


@dataclass(frozen=True)
class _Move:
    """A move along one axis: to pixel `at`, and on by a fraction, with `taps` for it, (n,).

    `anchor` is the number of the tap for the pixel itself.
    """

    at: int
    taps: F32
    anchor: int


def _find_move(by: float) -> _Move:
    """Return a move by that many pixels.

    Bicubic keeps moving type crisp: bilinear lets it pulse between 54 and 100 % sharpness.
    """
    at = math.floor(by)
    if by == at:
        return _Move(at, np.ones(1, np.float32), 0)
    taps = list_cubic_taps(1 - (by - at), CRISP_CUBIC)
    return _Move(at, np.array(taps, np.float32), 2)


def _move(pixels: U8, across: _Move, down: _Move) -> cv2.typing.MatLike:
    """Return (h, w, 4) moved by the fractions of two moves; a tenth of a warp's time."""
    moved: cv2.typing.MatLike = pixels
    if len(across.taps) > 1:
        moved = cv2.filter2D(
            moved,
            -1,
            across.taps[None],
            anchor=(across.anchor, 0),
            borderType=cv2.BORDER_REPLICATE,
        )
    if len(down.taps) > 1:
        moved = cv2.filter2D(
            moved,
            -1,
            down.taps[:, None],
            anchor=(0, down.anchor),
            borderType=cv2.BORDER_REPLICATE,
        )
    return moved


def _halve(pixels: cv2.typing.MatLike) -> cv2.typing.MatLike:
    """Return (h, w, 4) at half the size, as chroma is sited: 1-2-1 about even columns."""
    h, w = pixels.shape[:2]
    half = (w // 2, h // 2)
    pairs = cv2.resize(pixels, half, interpolation=cv2.INTER_AREA)
    # the pairs that begin a column before; before the first one nothing is inked
    shifted = cv2.copyMakeBorder(
        pixels[:, :-1], 0, 0, 1, 0, cv2.BORDER_REPLICATE
    )
    before = cv2.resize(shifted, half, interpolation=cv2.INTER_AREA)
    return cv2.addWeighted(pairs, 0.5, before, 0.5, 0)


def _measure_turned(size: Size, degrees: float) -> Size:
    """Return the box of a turned rectangle, with a pixel around it for the filter."""
    w, h = size
    cosine = abs(math.cos(math.radians(degrees)))
    sine = abs(math.sin(math.radians(degrees)))
    width = math.ceil(w * cosine + h * sine) + 2
    return width, math.ceil(w * sine + h * cosine) + 2


def _premultiply(rgba: U8) -> U8:
    """Return Y, Cb and Cr times alpha, and alpha, (h, w, 4), of sRGB with straight alpha."""
    channels = rgba.astype(np.float32)
    alpha: F32 = np.asarray(channels[..., 3] / 255, np.float32)
    rgb: F32 = channels[..., :3] * alpha[..., None]
    luma = premultiply_luma(rgb, alpha)
    chroma = premultiply_chroma(rgb, alpha)
    return round_to_bytes(np.dstack([luma, chroma, channels[..., 3]]))


def _even_up(length: float) -> int:
    """Return the next even number of pixels."""
    return math.ceil(length / 2) * 2


@dataclass(frozen=True)
class _Overlap:
    """What a layer and a plane have in common along one axis, in pixels of each."""

    layer: slice
    plane: slice


def _find_overlap(start: int, count: int, length: int) -> _Overlap | None:
    """Return the overlap of `count` pixels from `start` on with a plane; None if there is none."""
    first = max(start, 0)
    end = min(start + count, length)
    if end <= first:
        return None
    return _Overlap(slice(first - start, end - start), slice(first, end))


def _blend(plane: U8, layer: InkLayer, k: float) -> None:
    """Blend a layer onto a plane, in place, at opacity `k`; what is outside is cut off."""
    rows = _find_overlap(layer.y, layer.ink.shape[0], plane.shape[0])
    columns = _find_overlap(layer.x, layer.ink.shape[1], plane.shape[1])
    if rows is None or columns is None:
        return
    inside = (rows.layer, columns.layer)
    ink: cv2.typing.MatLike = layer.ink[inside]
    alpha: cv2.typing.MatLike = layer.alpha[inside]
    if k < 1:
        ink = cv2.convertScaleAbs(ink, alpha=k)
        alpha = cv2.convertScaleAbs(alpha, alpha=k)
    under = plane[rows.plane, columns.plane]
    kept = cv2.multiply(under, cv2.bitwise_not(alpha), scale=1 / 255)
    cv2.add(kept, ink, dst=under)


@dataclass(frozen=True)
class _Run:
    """Tiles side by side: their rows and columns in luma pixels."""

    rows: slice
    columns: slice

    def index(self, step: int) -> tuple[slice, slice]:
        """Return where the run is in a plane that has every `step`th pixel."""
        return _shrink(self.rows, step), _shrink(self.columns, step)


def _shrink(pixels: slice, step: int) -> slice:
    return slice(pixels.start // step, -(-pixels.stop // step))


class OverlayLayer:
    """Many sprites kept as one: what they add to a frame and what they leave of it.

    They are laid on in one step, where there are any.
    """

    def __init__(self, size: Size) -> None:
        """Begin an empty layer for frames of this size."""
        self._ink = make_flat_frame(size, (0, 0, 0))
        self._kept = make_flat_frame(size, (255, 255, 255))
        self._runs: list[_Run] | None = None

    def add(
        self,
        sprite: Sprite,
        k: float = 1.0,
        *,
        dx: float = 0.0,
        dy: float = 0.0,
    ) -> None:
        """Put a sprite on top, at opacity `k`, moved by (dx, dy) pixels."""
        self._runs = None
        sprite.blend_onto(
            self._ink,
            k,
            dx=dx,
            dy=dy,
        )
        y, u, v = sprite.place(dx, dy)
        _cover(self._kept.y, y, k)
        _cover(self._kept.u, u, k)
        _cover(self._kept.v, v, k)

    def blend_onto(self, planes: Planes) -> None:
        """Lay all of it onto a frame of its size, in place."""
        if self._runs is None:
            self._runs = self._find_runs()
        for run in self._runs:
            luma = run.index(1)
            chroma = run.index(2)
            _lay(planes.y, self._ink.y, self._kept.y, part=luma)
            _lay(planes.u, self._ink.u, self._kept.u, part=chroma)
            _lay(planes.v, self._ink.v, self._kept.v, part=chroma)

    def _find_runs(self) -> list[_Run]:
        """Return runs of tiles that hold anything; equal ones above each other are one."""
        covered = self._find_covered()
        found: list[_Run] = []
        above: dict[tuple[int, int], _Run] = {}
        for top in range(0, covered.shape[0], _TILE):
            rows = slice(top, min(top + _TILE, covered.shape[0]))
            here: dict[tuple[int, int], _Run] = {}
            for columns in _list_columns(covered[rows]):
                stretch = (columns.start, columns.stop)
                begun = above.pop(stretch, _Run(rows, columns))
                here[stretch] = _Run(
                    slice(begun.rows.start, rows.stop), columns
                )
            found += above.values()
            above = here
        return [*found, *above.values()]

    def _find_covered(self) -> NDArray[np.bool_]:
        """Return where any of a frame's planes is covered, (h, w) in luma pixels."""
        covered = self._kept.y < 255
        for kept in (self._kept.u, self._kept.v):
            rows, columns = np.nonzero(kept < 255)
            covered[rows * 2, columns * 2] = True
        return covered


def _list_columns(covered: NDArray[np.bool_]) -> list[slice]:
    """Return the columns of the tiles of a row, (h, w), that hold anything, run by run."""
    width = covered.shape[1]
    edges = range(0, width, _TILE)
    filled = np.array([covered[:, left : left + _TILE].any() for left in edges])
    runs = find_runs(filled)
    return [slice(r.start * _TILE, min(r.stop * _TILE, width)) for r in runs]


def _cover(kept: U8, layer: InkLayer, k: float) -> None:
    """Take a layer's share away from what a plane keeps."""
    black = InkLayer(np.zeros_like(layer.alpha), layer.alpha, layer.x, layer.y)
    _blend(kept, black, k)


def _lay(plane: U8, ink: U8, kept: U8, *, part: tuple[slice, slice]) -> None:
    """Lay ink onto a part of a plane, in place, over the share of it that is kept."""
    under = cv2.multiply(plane[part], kept[part], scale=1 / 255)
    plane[part] = cv2.add(under, ink[part])
