"""Sub-pixel crops of planes, quickly. OpenCV resizes a 1080p plane in 1 ms, or 2 (cubic), and
warps it in 4, or 12.

A resize begins and ends on whole pixels, so a slightly larger piece is resized, chosen so that
the pixels wanted fall to within TOLERANCE of their places in it. At a scale of one no piece can
do that, and a filter shifts the plane exactly (2 ms). Where there is no such piece, or no room
for it, a warp does it.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.core.units import Size

U8 = NDArray[np.uint8]
F32 = NDArray[np.float32]

PAD_PIXELS = 64
"""Pixels to leave about a plane, for the larger pieces."""
TOLERANCE = 0.02
_EXACT = 1e-3
"""Pixels from a whole one that nobody could tell from it."""
MAX_EXTRA_PIXELS = 64
"""Frame pixels by which a piece may be larger on either side."""


def pad_plane(plane: U8, by: int = PAD_PIXELS, clear: bool = False) -> U8:
    """The plane with a margin: its edge repeated, or nothing (0)."""
    how = cv2.BORDER_CONSTANT if clear else cv2.BORDER_REPLICATE
    return np.asarray(
        cv2.copyMakeBorder(plane, by, by, by, by, how, value=(0,)), np.uint8
    )


@dataclass(frozen=True)
class SampleAxis:
    """Along one axis: `count` frame pixels, the first at source pixel `first`, each `step`
    further.
    """

    first: float
    step: float
    count: int


@dataclass(frozen=True)
class _ResizePiece:
    """`taken` source pixels from `at`, resized to `given`, of which those from `skip` on are
    wanted.
    """

    at: int
    source_length: int
    resized_length: int
    skip: int


@functools.lru_cache(maxsize=16)
def _piece(axis: SampleAxis, have: int) -> _ResizePiece | None:
    """The piece that puts the pixels closest to their places; kept, since parts of a frame
    share an axis.
    """
    given = axis.count + np.arange(2 * MAX_EXTRA_PIXELS - 1)
    taken = np.rint(axis.step * given)
    step = taken / given
    drift = (step - axis.step) * (axis.count - 1)
    fits = np.flatnonzero(
        (np.abs(drift) <= 2 * TOLERANCE) & (taken != 2 * given)
    )  # at 2 OpenCV takes means instead
    more, before = np.divmod(np.arange(len(fits) * MAX_EXTRA_PIXELS), MAX_EXTRA_PIXELS)
    more = fits[more]
    at = np.rint(axis.first - step[more] * (before + 0.5) + 0.5)
    off = at + step[more] * (before + 0.5) - 0.5 - axis.first
    wrong = np.maximum(np.abs(off), np.abs(off + drift[more]))
    wrong[(at < 0) | (at + taken[more] > have) | (before > more)] = 1
    if not len(wrong) or wrong.min() > TOLERANCE:
        return None
    i = int(wrong.argmin())
    return _ResizePiece(
        int(at[i]), int(taken[more[i]]), int(given[more[i]]), int(before[i])
    )


@dataclass(frozen=True)
class _Shift:
    """`count` pixels from `at` on, each the sum of its neighbours' shares: `taps`, of which
    `before` lie before it.
    """

    at: int
    count: int
    before: int
    taps: F32


def _shift(axis: SampleAxis, have: int, cubic: bool) -> _Shift | None:
    at = math.floor(axis.first + _EXACT)
    f = axis.first - at
    if f < _EXACT:
        taps, before = [1.0], 0
    elif cubic:
        taps, before = (
            [
                _evaluate_cubic_kernel(1 + f),
                _evaluate_cubic_kernel(f),
                _evaluate_cubic_kernel(1 - f),
                _evaluate_cubic_kernel(2 - f),
            ],
            1,
        )
    else:
        taps, before = [1 - f, f], 0
    if at < before or at + axis.count + len(taps) - 1 - before > have:
        return None
    return _Shift(at, axis.count, before, np.array(taps, np.float32))


def _evaluate_cubic_kernel(d: float) -> float:
    """R. Keys' cubic kernel (1981) at distance 0 <= d <= 2, with his a of -1/2: it moves an
    even ramp exactly.
    """
    return (
        1.5 * d**3 - 2.5 * d**2 + 1 if d <= 1 else -0.5 * (d**3 - 5 * d**2 + 8 * d - 4)
    )


def sample(
    planes: Sequence[U8], across: SampleAxis, down: SampleAxis, cubic: bool = False
) -> list[U8]:
    """Crops of planes of one size, bilinear or bicubic; beyond their edges the last pixel is
    repeated.
    """
    rows, columns = planes[0].shape
    if across.step == down.step == 1:
        right, below = _shift(across, columns, cubic), _shift(down, rows, cubic)
        if right and below:
            return [_shift_plane(plane, right, below) for plane in planes]
    how = cv2.INTER_CUBIC if cubic else cv2.INTER_LINEAR
    x, y = _piece(across, columns), _piece(down, rows)
    if x is None or y is None:
        return [_warp_plane(plane, across, down, how) for plane in planes]
    cut = np.s_[y.at : y.at + y.source_length, x.at : x.at + x.source_length]
    size: Size = (x.resized_length, y.resized_length)
    wanted = np.s_[y.skip : y.skip + down.count, x.skip : x.skip + across.count]
    return [
        np.asarray(cv2.resize(p[cut], size, interpolation=how)[wanted], np.uint8)
        for p in planes
    ]


def _shift_plane(plane: U8, x: _Shift, y: _Shift) -> U8:
    rows, columns = (
        slice(s.at - s.before, s.at - s.before + s.count + len(s.taps) - 1)
        for s in (y, x)
    )
    if len(y.taps) == 1:
        got = cv2.filter2D(plane[rows, columns], -1, x.taps[None], anchor=(x.before, 0))
    else:
        got = cv2.sepFilter2D(
            plane[rows, columns], -1, x.taps, y.taps, anchor=(x.before, y.before)
        )
    return np.asarray(got, np.uint8)[
        y.before : y.before + y.count, x.before : x.before + x.count
    ]


def _warp_plane(plane: U8, across: SampleAxis, down: SampleAxis, how: int) -> U8:
    matrix = np.array([[across.step, 0, across.first], [0, down.step, down.first]])
    size = (across.count, down.count)
    flags = how | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(
            plane, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )
