"""Sub-pixel crops of planes, quickly.

OpenCV resizes a 1080p plane in 1 ms, or 2 (cubic), and warps it in 4, or 12. A resize begins and
ends at the edges of whole pixels, of the source and of what is made of it. So a slightly larger
piece is resized, from one edge of the crop's pixels to another that nearly fall on edges of the
source's. At a scale of one there are none, and a filter shifts the plane exactly (2 ms). Where
there are none near enough, or no room for them, a warp does it.
"""

from __future__ import annotations

import bisect
import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels.arrays import F32, U8

PAD_PIXELS = 64
"""Pixels to leave about a plane, for the larger pieces."""
_EXACT = 1e-3
"""Pixels from a whole one that nobody could tell from it."""
EXACT_CUBIC = -0.5
CRISP_CUBIC = -0.75
"""Cubic kernels: one moves an even ramp exactly, the other one is OpenCV's."""
MAX_EXTRA_PIXELS = 400
"""Frame pixels by which a piece may be larger on either side: a warp takes four times as long."""


@dataclass(frozen=True)
class Closeness:
    """How near to their places the pixels of a plane have to be.

    `tolerance` is in pixels of the source; `pixel_cost` is by how much nearer they have to be that
    makes a piece a pixel larger.
    """

    tolerance: float
    pixel_cost: float


LUMA = Closeness(0.02, 1e-4)
CHROMA = Closeness(0.04, 5e-4)
"""Larger pixels, and eyes follow colours less than light."""


def pad_plane(plane: U8, by: int = PAD_PIXELS, clear: bool = False) -> U8:
    """Return a plane with a margin of `by` pixels: its edge repeated, or nothing (0)."""
    how = cv2.BORDER_CONSTANT if clear else cv2.BORDER_REPLICATE
    padded = cv2.copyMakeBorder(plane, by, by, by, by, how, value=(0,))
    return np.asarray(padded, np.uint8)


@dataclass(frozen=True)
class SampleAxis:
    """One axis of a crop: `count` pixels from number `start` on.

    Number 0 is at source pixel `first`, and each next one `step` further.
    """

    first: float
    step: float
    count: int
    start: int = 0

    @property
    def begin(self) -> float:
        """Where the first pixel wanted is in the source."""
        return self.first + self.step * self.start


def sample(
    planes: Sequence[U8],
    across: SampleAxis,
    down: SampleAxis,
    *,
    cubic: bool = False,
    closeness: Closeness = LUMA,
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
    x = _find_piece(across, columns, closeness)
    y = _find_piece(down, rows, closeness)
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


@functools.lru_cache(maxsize=16)
def _find_piece(
    axis: SampleAxis, length: int, closeness: Closeness
) -> _ResizePiece | None:
    """Return the piece that puts the pixels close to their places; None if none does.

    `length` is the number of pixels that the source has. The piece is kept, since the planes of
    a frame share their axes.
    """
    edges = _list_shared_edges(
        axis.first, axis.step, length, tolerance=closeness.tolerance
    )
    spare = (
        1 if axis.step < 1 else 0
    )  # at its ends an enlargement repeats pixels
    cost = closeness.pixel_cost
    start = edges.find_before(axis.start - spare, cost)
    if start is None:
        return None
    last = axis.start + axis.count + spare
    end = edges.find_after(last, cost, makes_up_for=start.off)
    if end is None:
        return None
    at = round(_place_edge(axis.first, axis.step, start.number))
    source_length = round(_place_edge(axis.first, axis.step, end.number)) - at
    resized_length = end.number - start.number
    # at half the size OpenCV takes means instead
    if source_length in (0, 2 * resized_length):
        return None
    return _ResizePiece(
        at=at,
        source_length=source_length,
        resized_length=resized_length,
        skip=axis.start - start.number,
        count=axis.count,
    )


@dataclass(frozen=True)
class _SharedEdge:
    """An edge between two pixels of an axis that lies on one between two of its source.

    Edge n is before pixel n. It is `off` pixels of the source after its place there.
    """

    number: int
    off: float


@dataclass(frozen=True, eq=False)
class _SharedEdges:
    """The shared edges of an axis, in their order: their numbers, and how far each is off."""

    numbers: list[int]
    off: list[float]

    def find_before(self, wanted: int, cost: float) -> _SharedEdge | None:
        """Return the best edge from `wanted` downwards; None if none is near."""
        last = bisect.bisect_right(self.numbers, wanted) - 1
        return self._choose(range(last, -1, -1), wanted, cost=cost)

    def find_after(
        self, wanted: int, cost: float, *, makes_up_for: float
    ) -> _SharedEdge | None:
        """Return the best edge from `wanted` upwards; None if none is near.

        It is best that it is as far off as another one, the other way: then the middle between
        them is in its place, where a zoom is slowest.
        """
        first = bisect.bisect_left(self.numbers, wanted)
        candidates = range(first, len(self.numbers))
        return self._choose(
            candidates,
            wanted,
            cost=cost,
            makes_up_for=makes_up_for,
        )

    def _choose(
        self,
        candidates: range,
        wanted: int,
        *,
        cost: float,
        makes_up_for: float = 0.0,
    ) -> _SharedEdge | None:
        """Return the best of edges that come from near to far."""
        best = None
        least = math.inf
        for i in candidates:
            distance = abs(self.numbers[i] - wanted)
            if distance > MAX_EXTRA_PIXELS or distance * cost >= least:
                break
            total = distance * cost + abs(self.off[i] + makes_up_for)
            if total < least:
                best = i
                least = total
        if best is None:
            return None
        return _SharedEdge(self.numbers[best], self.off[best])


@functools.lru_cache(maxsize=16)
def _list_shared_edges(
    first: float, step: float, length: int, *, tolerance: float
) -> _SharedEdges:
    """Return all shared edges of an axis and a source of `length` pixels.

    They are kept, since the pieces of a plane share them.
    """
    lowest = math.ceil((-tolerance - 0.5 - first) / step + 0.5)
    highest = math.floor((length + tolerance - 0.5 - first) / step + 0.5)
    exact = step * np.arange(highest - lowest + 1, dtype=np.float64)
    exact += _place_edge(first, step, lowest)
    off = exact - np.rint(exact)
    (near,) = (np.abs(off) <= tolerance).nonzero()
    return _SharedEdges((near + lowest).tolist(), off[near].tolist())


def _place_edge(first: float, step: float, number: int) -> float:
    """Return where an edge of an axis is among the edges of its source."""
    return first + 0.5 + step * (number - 0.5)


def _resize_piece(
    plane: U8, x: _ResizePiece, y: _ResizePiece, *, how: int
) -> U8:
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
    begin = axis.begin
    at = math.floor(begin + _EXACT)
    taps = _list_taps(begin - at, cubic=cubic)
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
    shifted: cv2.typing.MatLike = plane[y.source, x.source]
    if len(x.taps) == len(y.taps) == 1:
        return np.array(shifted, np.uint8)
    # one axis after the other: in one call it takes twice as long
    if len(x.taps) > 1:
        shifted = cv2.filter2D(shifted, -1, x.taps[None], anchor=(x.before, 0))
    if len(y.taps) > 1:
        shifted = cv2.filter2D(
            shifted, -1, y.taps[:, None], anchor=(0, y.before)
        )
    return np.asarray(shifted, np.uint8)[y.wanted, x.wanted]


# Warping a plane


def _warp_plane(
    plane: U8, across: SampleAxis, down: SampleAxis, *, how: int
) -> U8:
    matrix = np.array(
        [[across.step, 0, across.begin], [0, down.step, down.begin]]
    )
    warped = cv2.warpAffine(
        plane,
        matrix,
        (across.count, down.count),
        flags=how | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(warped, np.uint8)
