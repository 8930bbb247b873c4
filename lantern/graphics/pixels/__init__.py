"""Pixels: 8-bit planar YUV 4:2:0, BT.709, limited range, chroma sited left. Conversion, warps,
sprites.

Every picture of the film passes through here; nothing here knows what a picture shows.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size
from lantern.graphics.pixels.sampling import SampleAxis, sample

VERSION = 1

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

cv2.setNumThreads(1)  # one worker process per core; threads inside them only fight

# ITU-R BT.709-6, section 3: luma weights and limited ("video") range for 8 bits.
_KR, _KB = 0.2126, 0.0722
_KG = 1 - _KR - _KB
_CB = np.array([-_KR, -_KG, 1 - _KB]) / (2 * (1 - _KB))
_CR = np.array([1 - _KR, -_KG, -_KB]) / (2 * (1 - _KR))
_TO_Y = np.array([[_KR, _KG, _KB, 16 / 219 * 255]]) * (219 / 255)
_TO_C = np.array([[*_CB, 128 / 224 * 255], [*_CR, 128 / 224 * 255]]) * (224 / 255)
_BLACK = (16, 128, 128)
_LEFT = np.array([[0.25, 0.5, 0.25]], np.float32)
"""About an even column: where chroma is sited."""


@dataclass(frozen=True, eq=False)
class Planes:
    """One frame: y is (h, w), u and v are (h/2, w/2), uint8."""

    y: U8
    u: U8
    v: U8

    @property
    def size(self) -> Size:
        return self.y.shape[1], self.y.shape[0]

    def copy(self) -> Planes:
        return Planes(self.y.copy(), self.u.copy(), self.v.copy())

    def iter_buffers(self) -> Iterator[memoryview]:
        """yuv420p as ffmpeg reads it from a pipe, plane by plane."""
        return (np.ascontiguousarray(plane).data for plane in (self.y, self.u, self.v))

    def tobytes(self) -> bytes:
        """All parts in one."""
        return b"".join(self.iter_buffers())


def make_flat_frame(size: Size, yuv: tuple[int, int, int] = _BLACK) -> Planes:
    """A frame of one colour; black unless told otherwise."""
    w, h = size
    y, u, v = yuv
    half = (h // 2, w // 2)
    return Planes(
        np.full((h, w), y, np.uint8),
        np.full(half, u, np.uint8),
        np.full(half, v, np.uint8),
    )


@functools.cache
def convert_hex_to_yuv(hex_colour: str) -> tuple[int, int, int]:
    """`#b3301f` as limited-range Y, U, V."""
    rgb = np.array([[[int(hex_colour[i : i + 2], 16) for i in (1, 3, 5)]]], np.uint8)
    one = from_rgb(np.repeat(np.repeat(rgb, 2, 0), 2, 1))
    return int(one.y[0, 0]), int(one.u[0, 0]), int(one.v[0, 0])


def _half(plane: U8 | F32) -> F32:
    """Average to half size for chroma sited left: 1-2-1 about even columns, the mean of two
    rows.
    """
    rows = cv2.resize(
        plane, (plane.shape[1], plane.shape[0] // 2), interpolation=cv2.INTER_AREA
    )
    rows = rows.astype(np.float32, copy=False)
    return np.ascontiguousarray(
        cv2.filter2D(rows, -1, _LEFT, borderType=cv2.BORDER_REPLICATE)[:, ::2]
    )


def from_rgb(rgb: U8) -> Planes:
    """(h, w, 3) sRGB pixels, h and w even, to planes. OpenCV's own converter is BT.601, so not
    that.
    """
    y = cv2.transform(rgb, _TO_Y)
    chroma = cv2.transform(_half(rgb), _TO_C)
    rounded = np.clip(np.rint(chroma), 16, 240).astype(np.uint8)
    return Planes(
        np.asarray(y, np.uint8).reshape(rgb.shape[:2]),
        np.ascontiguousarray(rounded[..., 0]),
        np.ascontiguousarray(rounded[..., 1]),
    )


# ITU-R BT.601-7 and BT.2020-2: red's and blue's share of luma
_SHARES = {"bt601": (0.299, 0.114), "bt709": (_KR, _KB), "bt2020": (0.2627, 0.0593)}


@functools.cache
def _build_bt709_matrix(matrix: str, full: bool) -> NDArray[np.float64]:
    """(3, 4): Y, Cb, Cr of another matrix, in full or limited range, to those of BT.709 in
    limited range.
    """
    kr, kb = _SHARES[matrix]
    y, c = (1.0, 1.0) if full else (255 / 219, 255 / 224)
    cr, cb = 2 * (1 - kr) * c, 2 * (1 - kb) * c
    green = 1 - kr - kb
    to_rgb = np.array([[y, 0, cr], [y, -kb * cb / green, -kr * cr / green], [y, cb, 0]])
    turn = np.vstack([_TO_Y[:, :3], _TO_C[:, :3]]) @ to_rgb
    zero, black = (
        np.array([16.0, 128.0, 128.0]),
        np.array([0.0 if full else 16.0, 128.0, 128.0]),
    )
    return np.hstack([turn, (zero - turn @ black)[:, None]])


def from_yuv(yuv: U8, matrix: str = "bt709", full: bool = False) -> Planes:
    """(3, h, w) Y, Cb, Cr, h and w even, of the matrix bt601, bt709 or bt2020, in full or
    limited range, to planes.
    """
    if full or matrix != "bt709":
        turned = cv2.transform(
            np.ascontiguousarray(yuv.transpose(1, 2, 0)),
            _build_bt709_matrix(matrix, full),
        )
        yuv = np.ascontiguousarray(turned.transpose(2, 0, 1), np.uint8)
    u, v = (np.rint(_half(plane)).astype(np.uint8) for plane in yuv[1:])
    return Planes(np.ascontiguousarray(yuv[0]), u, v)


_ROWS = 256
"""Even; worked off at a time where floats are made of a large picture."""


def premultiply(rgba: U8) -> tuple[U8, U8, U8, U8, U8]:
    """(h, w, 4) sRGB with straight alpha, h and w even, to premultiplied y, u, v, and alpha for
    luma and chroma.
    """
    bands = [
        _premultiply_rows(rgba[top : top + _ROWS])
        for top in range(0, rgba.shape[0], _ROWS)
    ]
    y, u, v, a, c = (np.concatenate(parts) for parts in zip(*bands, strict=True))
    return y, u, v, a, c


def _premultiply_rows(rgba: U8) -> tuple[U8, U8, U8, U8, U8]:
    alpha: F32 = (rgba[..., 3] / np.float32(255)).astype(np.float32)
    rgb: F32 = (rgba[..., :3] * alpha[..., None]).astype(np.float32)
    luma = cv2.transform(rgb, _TO_Y[:, :3]).reshape(alpha.shape) + 16 * alpha
    half = _half(alpha)
    chroma = cv2.transform(_half(rgb), _TO_C[:, :3]) + 128 * half[..., None]
    parts = (luma, chroma[..., 0], chroma[..., 1], alpha * 255, half * 255)
    y, u, v, a, c = (
        np.ascontiguousarray(np.rint(np.clip(part, 0, 255)).astype(np.uint8))
        for part in parts
    )
    return y, u, v, a, c


def to_rgb(planes: Planes) -> U8:
    """Planes to (h, w, 3) sRGB, for stills, thumbnails and people."""
    h, w = planes.y.shape
    across, down = (
        SampleAxis(0, 0.5, w),
        SampleAxis(-0.25, 0.5, h),
    )  # luma pixel -> chroma index, chroma sited left
    up = [
        plane.astype(np.float32) - 128
        for plane in sample((planes.u, planes.v), across, down)
    ]
    y = (planes.y.astype(np.float32) - 16) * (255 / 219)
    cb, cr = up[0] * (255 / 224), up[1] * (255 / 224)
    r = y + 2 * (1 - _KR) * cr
    b = y + 2 * (1 - _KB) * cb
    g = (y - _KR * r - _KB * b) / _KG
    rgb: U8 = np.clip(np.rint(np.dstack([r, g, b])), 0, 255).astype(np.uint8)
    return rgb


_CR_RED, _CB_BLUE = 2 * (1 - _KR) * 255 / 224, 2 * (1 - _KB) * 255 / 224
_GREEN = [255 / 219, -_KB * _CB_BLUE / _KG, -_KR * _CR_RED / _KG]
_BACK = np.array([[255 / 219, 0, _CR_RED], _GREEN, [255 / 219, _CB_BLUE, 0]])
_TO_RGB = np.hstack([_BACK, -_BACK @ np.array([[16.0], [128.0], [128.0]])])


def to_rgb_quick(planes: Planes) -> U8:
    """As `to_rgb`, within 1 of 255 and in a seventh of the time (9 ms at 1080p): for frames on
    their way elsewhere.
    """
    h, w = planes.y.shape
    up = sample((planes.u, planes.v), SampleAxis(0, 0.5, w), SampleAxis(-0.25, 0.5, h))
    return np.asarray(cv2.transform(cv2.merge([planes.y, *up]), _TO_RGB), np.uint8)


def warp(
    source: Planes, scale: float, x: float, y: float, size: Size, crisp: bool = False
) -> Planes:
    """A sub-pixel crop: frame pixel (i, j) shows source pixel (x + scale*(i+.5) - .5, likewise
    y).

    (x, y) is the crop's top left corner in source pixels, `scale` source pixels per frame
    pixel. `crisp` samples luma bicubically, for pans at a scale of one: bilinear lets them
    pulse, sharp and soft with every pixel.
    """
    w, h = size
    first_x, first_y = x + scale * 0.5 - 0.5, y + scale * 0.5 - 0.5
    (luma,) = sample(
        (source.y,), SampleAxis(first_x, scale, w), SampleAxis(first_y, scale, h), crisp
    )
    # a chroma sample sits at luma (2c, 2r + .5); see _half
    half = (
        SampleAxis(first_x / 2, scale, w // 2),
        SampleAxis((scale * 0.5 + first_y - 0.5) / 2, scale, h // 2),
    )
    u, v = sample((source.u, source.v), *half)
    return Planes(luma, u, v)


@dataclass(frozen=True, eq=False)
class Shade:
    """A darkening field, made once and laid over every frame of a shot: a vignette. See
    `shade_from`.
    """

    gain: Planes
    offset: Planes

    def darken(self, planes: Planes) -> Planes:
        """Darken towards video black; colour fades with the light, so the hue stays."""

        def shaded(plane: U8, kept: U8, added: U8) -> U8:
            dark = np.asarray(cv2.multiply(plane, kept, scale=1 / 255), np.uint8)
            return np.asarray(cv2.add(dark, added, dst=dark), np.uint8)

        return Planes(
            *(
                shaded(
                    getattr(planes, n), getattr(self.gain, n), getattr(self.offset, n)
                )
                for n in "yuv"
            )
        )


def make_shade(field: F32) -> Shade:
    """`field` is (h, w), 1 = untouched, 0 = black."""
    h, w = field.shape
    half = cv2.resize(field, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    luma, chroma = (np.rint(share * 255).astype(np.uint8) for share in (field, half))
    black, grey = (
        _tabulate_offset(tone)[kept] for tone, kept in ((16, luma), (128, chroma))
    )
    return Shade(Planes(luma, chroma, chroma), Planes(black, grey, grey))


def _tabulate_offset(tone: int) -> U8:
    """What a tone lacks for each share of it, in 255ths, that is kept."""
    return np.asarray(np.rint(tone * (1 - np.arange(256) / 255)), np.uint8)


class Sprite:
    """A small picture with transparency and a place in the frame, ready to be laid over planes.

    `rgba` is (h, w, 4) uint8 with straight alpha; (x, y) its top left corner in frame pixels,
    fractions allowed. Kept and blended in 8 bits: two OpenCV calls a plane, a tenth of the time
    of floats (measured).
    """

    def __init__(self, rgba: U8, x: float = 0.0, y: float = 0.0) -> None:
        self.x, self.y = x, y
        alpha = rgba[..., 3].astype(np.float32) / 255
        rgb = np.ascontiguousarray(rgba[..., :3]).astype(np.float32) * alpha[..., None]
        luma = cv2.transform(rgb, _TO_Y[:, :3]).reshape(alpha.shape) + 16 * alpha
        chroma = cv2.transform(rgb, _TO_C[:, :3]) + 128 * alpha[..., None]
        inked = np.dstack([luma, chroma, rgba[..., 3]])
        self._inked: U8 = np.rint(np.clip(inked, 0, 255)).astype(np.uint8)
        self._set = functools.lru_cache(maxsize=2)(self._place)

    @property
    def size(self) -> Size:
        return self._inked.shape[1], self._inked.shape[0]

    def blend_onto(
        self, planes: Planes, k: float = 1.0, dx: float = 0.0, dy: float = 0.0
    ) -> None:
        """Blend onto `planes` in place, at opacity `k`, moved by (dx, dy) pixels; what lies
        outside is cut off.
        """
        if k <= 0.002:
            return
        x0, y0, parts = self._set(round(self.x + dx, 3), round(self.y + dy, 3))
        for plane, (ink, alpha), step in zip(
            (planes.y, planes.u, planes.v), parts, (1, 2, 2), strict=True
        ):
            _blend(plane, (ink, alpha), (x0 // step, y0 // step), k)

    def _place(self, x: float, y: float) -> tuple[int, int, list[tuple[U8, U8]]]:
        """Premultiplied ink and alpha per plane, on a box whose corner is even so that chroma
        lines up.
        """
        # room at the left: the filter of the chroma looks a pixel beyond the edge,
        # but not beyond the frame's
        x0, y0 = math.floor(x / 2) * 2 - 2 * (x > 0), math.floor(y / 2) * 2
        w, h = self.size
        box_w, box_h = (
            math.ceil((x - x0 + w + 1) / 2) * 2,
            math.ceil((y - y0 + h + 1) / 2) * 2,
        )
        if x == math.floor(x) and y == math.floor(y):
            left, top = int(x) - x0, int(y) - y0
            moved = np.zeros((box_h, box_w, 4), np.uint8)
            moved[top : top + h, left : left + w] = self._inked
        else:
            shift = np.array([[1, 0, x - x0], [0, 1, y - y0]], np.float64)
            # bicubic keeps moving type crisp: bilinear lets it pulse between 54 and 100 % sharpness
            moved = np.asarray(
                cv2.warpAffine(
                    self._inked, shift, (box_w, box_h), flags=cv2.INTER_CUBIC
                ),
                np.uint8,
            )
        luma, alpha = (
            np.ascontiguousarray(moved[..., 0]),
            np.ascontiguousarray(moved[..., 3]),
        )
        rows = cv2.resize(
            np.ascontiguousarray(moved[..., 1:]),
            (box_w, box_h // 2),
            interpolation=cv2.INTER_AREA,
        )
        half = cv2.filter2D(rows, -1, _LEFT, borderType=cv2.BORDER_REPLICATE)[:, ::2]
        half_u, half_v, half_alpha = (
            np.ascontiguousarray(half[..., i]) for i in range(3)
        )
        parts = [(luma, alpha), (half_u, half_alpha), (half_v, half_alpha)]
        return (
            x0,
            y0,
            [
                (np.asarray(ink, np.uint8), np.asarray(cover, np.uint8))
                for ink, cover in parts
            ],
        )


def _blend(plane: U8, layer: tuple[U8, U8], corner: tuple[int, int], k: float) -> None:
    (ink, alpha), (x, y) = layer, corner
    h, w = plane.shape
    x0, y0, x1, y1 = (
        max(x, 0),
        max(y, 0),
        min(x + ink.shape[1], w),
        min(y + ink.shape[0], h),
    )
    if x1 <= x0 or y1 <= y0:
        return
    cut = np.s_[y0 - y : y1 - y, x0 - x : x1 - x]
    under = plane[y0:y1, x0:x1]
    laid, cover = ink[cut], alpha[cut]
    if k < 1:
        laid, cover = (
            np.asarray(cv2.convertScaleAbs(part, alpha=k), np.uint8)
            for part in (laid, cover)
        )
    under[:] = cv2.add(cv2.multiply(under, cv2.bitwise_not(cover), scale=1 / 255), laid)


_TILE = 64


class OverlayLayer:
    """Many sprites as one: what they add to a frame and what they leave of it, laid on in one
    go where there is any.
    """

    def __init__(self, size: Size) -> None:
        self._ink = make_flat_frame(size, (0, 0, 0))
        self._kept = make_flat_frame(size, (255, 255, 255))
        self._runs: list[tuple[slice, slice]] | None = None

    def add(
        self, sprite: Sprite, k: float = 1.0, dx: float = 0.0, dy: float = 0.0
    ) -> None:
        """Put a sprite on top, as Sprite.over does."""
        self._runs = None
        sprite.blend_onto(self._ink, k, dx, dy)
        x0, y0, parts = sprite._set(round(sprite.x + dx, 3), round(sprite.y + dy, 3))
        for plane, (_, alpha), step in zip(
            (self._kept.y, self._kept.u, self._kept.v), parts, (1, 2, 2), strict=True
        ):
            _blend(plane, (np.zeros_like(alpha), alpha), (x0 // step, y0 // step), k)

    def blend_onto(self, planes: Planes) -> None:
        """Lay all of it onto a frame of its size, in place."""
        if self._runs is None:
            self._runs = self._find_runs()
        for under, ink, kept, step in (
            (planes.y, self._ink.y, self._kept.y, 1),
            (planes.u, self._ink.u, self._kept.u, 2),
            (planes.v, self._ink.v, self._kept.v, 2),
        ):
            for rows, columns in self._runs:
                box = (
                    slice(rows.start // step, -(-rows.stop // step)),
                    slice(columns.start // step, -(-columns.stop // step)),
                )
                under[box] = cv2.add(
                    cv2.multiply(under[box], kept[box], scale=1 / 255), ink[box]
                )

    def _find_runs(self) -> list[tuple[slice, slice]]:
        """Runs of tiles, side by side, that hold anything."""
        h, w = self._kept.y.shape
        seen = np.zeros((h, w), bool)
        for kept, step in ((self._kept.y, 1), (self._kept.u, 2), (self._kept.v, 2)):
            rows, columns = np.nonzero(kept < 255)
            seen[rows * step, columns * step] = True
        runs = []
        for y in range(0, h, _TILE):
            tiles = [
                seen[y : y + _TILE, x : x + _TILE].any() for x in range(0, w, _TILE)
            ]
            edges = np.flatnonzero(
                np.diff(np.array([False, *tiles, False]).astype(np.int8))
            )
            for start, stop in edges.reshape(-1, 2):
                runs.append(
                    (
                        slice(y, min(y + _TILE, h)),
                        slice(int(start) * _TILE, min(int(stop) * _TILE, w)),
                    )
                )
        return runs


def mix_planes(a: Planes, b: Planes, share: float) -> Planes:
    """`a` turning into `b`: share 0 is a, 1 is b."""
    pairs = ((a.y, b.y), (a.u, b.u), (a.v, b.v))
    y, u, v = (
        np.asarray(cv2.addWeighted(p, 1 - share, q, share, 0), np.uint8)
        for p, q in pairs
    )
    return Planes(y, u, v)
