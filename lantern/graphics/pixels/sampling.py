"""Sub-pixel crops of planes, quickly.

OpenCV resizes a 1080p plane in 1 ms, or 2 (cubic), and warps it in 4, or 12. A resize begins and
ends at the edges of whole pixels, of the source and of what is made of it. So a slightly larger
piece is resized, from one edge of the crop's pixels to another that fall on edges of the source's
to within TOLERANCE. At a scale of one there are none, and a filter shifts the plane exactly (2 ms).
Where there are none near enough, or no room for them, a warp does it.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import F32, U8

PAD_PIXELS = 64
"""Pixels to leave about a plane, for the larger pieces."""
TOLERANCE = 0.02
_EXACT = 1e-3
"""Pixels from a whole one that nobody could tell from it."""
EXACT_CUBIC = -0.5
CRISP_CUBIC = -0.75
"""Cubic kernels: one moves an even ramp exactly, the other one is OpenCV's."""
MAX_EXTRA_PIXELS = 96
"""Frame pixels by which a piece may be larger on either side."""
_PIXEL_COST = 1e-4
"""By how much nearer to its place a pixel has to be that makes a piece a pixel larger."""


def pad_plane(plane: U8, by: int = PAD_PIXELS, clear: bool = False) -> U8:
    """Return a plane with a margin of `by` pixels: its edge repeated, or nothing (0)."""
    how = cv2.BORDER_CONSTANT if clear else cv2.BORDER_REPLICATE
    padded = cv2.copyMakeBorder(plane, by, by, by, by, how, value=(0,))
    return np.asarray(padded, np.uint8)


@dataclass(frozen=True)
class SampleAxis:
    """One axis of a crop: `count` pixels, the first at source pixel `first`, then each `step`."""

    first: float
    step: float
    count: int


def sample(
    planes: Sequence[U8],
    across: SampleAxis,
    down: SampleAxis,
    *,
    cubic: bool = False,
) -> list[U8]:
    """Return crops of planes of one size, (h, w) each, bilinear or bicubic.

    Beyond the edges of a plane its last pixel is repeated.
    """
    rows, columns = planes[0].shape
    if across.step == down.step == 1:
        right = _find_shift(across, columns, cubic=cubic)
        below = _find_shift(down, rows, cubic=cubic)
        if right and below:
            return [_shift_plane(plane, right, below) for plane in planes]
    how = cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR
    x = _find_piece(across, columns)
    y = _find_piece(down, rows)
    if x is None or y is None:
        return [_warp_plane(plane, across, down, how=how) for plane in planes]
    return [_resize_piece(plane, x, y, how=how) for plane in planes]


# Resizing a piece


@dataclass(frozen=True)
class _ResizePiece:
    """Pixels of a source to resize along one axis, and the part of the result that is wanted.

    `source_length` pixels from `at` become `resized_length`; the `count` from `skip` on are
    wanted.
    """

    at: int
    source_length: int
    resized_length: int
    skip: int
    count: int

    @property
    def source(self) -> slice:
        """The pixels to resize."""
        return slice(self.at, self.at + self.source_length)

    @property
    def wanted(self) -> slice:
        """The pixels wanted of the result."""
        return slice(self.skip, self.skip + self.count)


@dataclass(frozen=True)
class _SharedEdge:
    """An edge between two pixels of an axis that lies on one between two of its source.

    Edge n is before pixel n, of the axis and of the source.
    """

    axis: int
    source: int


@functools.lru_cache(maxsize=16)
def _find_piece(axis: SampleAxis, length: int) -> _ResizePiece | None:
    """Return the piece that puts the pixels close to their places; None if none does.

    `length` is the number of pixels that the source has. The piece is kept, since the planes of
    a frame share their axes.
    """
    first = 1 if axis.step < 1 else 0  # at its ends an enlargement repeats pixels
    extra = np.arange(first, MAX_EXTRA_PIXELS + 1)
    start = _find_shared_edge(axis, -extra, length)
    end = _find_shared_edge(axis, axis.count + extra, length)
    if start is None or end is None:
        return None
    source_length = end.source - start.source
    resized_length = end.axis - start.axis
    # at half the size OpenCV takes means instead
    if source_length in (0, 2 * resized_length):
        return None
    return _ResizePiece(
        at=start.source,
        source_length=source_length,
        resized_length=resized_length,
        skip=-start.axis,
        count=axis.count,
    )


def _find_shared_edge(
    axis: SampleAxis, edges: NDArray[np.intp], length: int
) -> _SharedEdge | None:
    """Return which of an axis's edges, (n,), falls on one of the source; the first are better."""
    exact = axis.first + 0.5 + axis.step * (edges - 0.5)
    source = np.rint(exact)
    off = np.abs(source - exact)
    off[(source < 0) | (source > length)] = 1
    best = int((off + _PIXEL_COST * np.arange(len(off))).argmin())
    if off[best] > TOLERANCE:
        return None
    return _SharedEdge(int(edges[best]), int(source[best]))


def _resize_piece(plane: U8, x: _ResizePiece, y: _ResizePiece, *, how: int) -> U8:
    size = (x.resized_length, y.resized_length)
    resized = cv2.resize(plane[y.source, x.source], size, interpolation=how)
    return np.asarray(resized[y.wanted, x.wanted], np.uint8)


# Shifting a plane


@dataclass(frozen=True)
class _Shift:
    """`count` pixels from `at` on, each the sum of its neighbours' shares.

    `taps` are the shares, (n,); `before` of them are for pixels before it.
    """

    at: int
    count: int
    before: int
    taps: F32

    @property
    def source(self) -> slice:
        """The pixels that have a share in those wanted."""
        start = self.at - self.before
        return slice(start, start + self.count + len(self.taps) - 1)

    @property
    def wanted(self) -> slice:
        """The pixels wanted, counted from the start of `source`."""
        return slice(self.before, self.before + self.count)


def _find_shift(axis: SampleAxis, length: int, *, cubic: bool) -> _Shift | None:
    """Return the shift for an axis of step 1; None if the source, `length` long, has no room."""
    at = math.floor(axis.first + _EXACT)
    taps = _list_taps(axis.first - at, cubic=cubic)
    before = 1 if len(taps) == 4 else 0
    end = at - before + axis.count + len(taps) - 1
    if at < before or end > length:
        return None
    return _Shift(at, axis.count, before, np.array(taps, np.float32))


def _list_taps(fraction: float, *, cubic: bool) -> list[float]:
    """Return the shares of the pixels around a place, `fraction` of a pixel after the second.

    There are four for a cubic kernel. A linear one has two, and a whole pixel one: then the place
    is after the first.
    """
    if fraction < _EXACT:
        return [1.0]
    if not cubic:
        return [1 - fraction, fraction]
    return list_cubic_taps(fraction, EXACT_CUBIC)


def list_cubic_taps(fraction: float, a: float) -> list[float]:
    """Return the shares of the four pixels around a place, `fraction` of a pixel after the second.

    `a` is that of R. Keys' cubic kernel (1981): the lower, the crisper.
    """
    distances = (1 + fraction, fraction, 1 - fraction, 2 - fraction)
    return [_evaluate_cubic_kernel(distance, a) for distance in distances]


def _evaluate_cubic_kernel(d: float, a: float) -> float:
    """Return Keys' kernel at distance 0 <= d <= 2."""
    if d <= 1:
        return (a + 2) * d**3 - (a + 3) * d**2 + 1
    return a * (d**3 - 5 * d**2 + 8 * d - 4)


def _shift_plane(plane: U8, x: _Shift, y: _Shift) -> U8:
    source = plane[y.source, x.source]
    if len(y.taps) == 1:
        shifted = cv2.filter2D(source, -1, x.taps[None], anchor=(x.before, 0))
    else:
        anchor = (x.before, y.before)
        shifted = cv2.sepFilter2D(source, -1, x.taps, y.taps, anchor=anchor)
    return np.asarray(shifted, np.uint8)[y.wanted, x.wanted]


# Warping a plane


def _warp_plane(plane: U8, across: SampleAxis, down: SampleAxis, *, how: int) -> U8:
    matrix = np.array([[across.step, 0, across.first], [0, down.step, down.first]])
    warped = cv2.warpAffine(
        plane,
        matrix,
        (across.count, down.count),
        flags=how | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, np.uint8)
