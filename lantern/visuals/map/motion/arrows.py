"""Arrows that grow under a camera at rest: the body is drawn once, and a frame uncovers more of it.

Only the head is drawn for every frame. It is the same arrow, point for point, as
`shapes.draw_arrow_layers` draws: 0.5 ms an arrow and frame in place of 1.6 (measured).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lantern.graphics.opencv import cv2
from lantern.graphics.pixels import F32, U8, Planes, make_flat_frame
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.motion import shapes
from lantern.visuals.map.motion.shapes import Pen, Rim
from lantern.visuals.map.spec.map_items import Arrow

EDGE_PIXELS = 2.0
"""Pixels over which the body appears at its growing end."""
CHUNK = 20_000
"""Pixels whose nearest point is looked for at once."""
FAR = 1e6
"""Arc length of pixels that are not on the arrow."""
_Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in even pixels."""


class ArrowPainter:
    """Paints one solid arrow in one window, at any stage of its growth."""

    def __init__(
        self,
        item: Arrow,
        form: ArrowGeometry,
        pen: Pen,
        *,
        size: tuple[int, int],
    ) -> None:
        """Draw the body of an arrow once, for a frame of `size` pixels."""
        self._item = item
        self._form = form
        self._pen = pen
        shaft = form.trace_shaft()
        self._box = _find_box(shaft, self._reach, size)
        if self._is_empty:
            return
        self._draw_body(shaft)

    def _draw_body(self, shaft: F64) -> None:
        """Keep what the whole body adds to a frame, how much it covers, and where it is."""
        x0, y0, x1, y1 = self._box
        size = (x1 - x0, y1 - y0)
        corner = np.array([x0, y0], np.float64)
        form = ArrowGeometry(self._form.line - corner, self._form.width)
        layers = shapes.draw_arrow_layers(
            self._item, form, shaft - corner, pen=self._pen
        )
        layers += shapes.draw_arrow_pattern(
            self._item, form, form.length, pen=self._pen
        )
        self._ink = make_flat_frame(size, (0, 0, 0))
        kept = make_flat_frame(size, (255, 255, 255))
        _render_shapes(self._ink, kept, layers)
        self._cover = Planes(
            np.bitwise_not(kept.y),
            np.bitwise_not(kept.u),
            np.bitwise_not(kept.v),
        )
        self._arc_lengths = _map_arc_lengths(self._form, kept.y < 255, corner)

    @property
    def _reach(self) -> float:
        """Pixels around the shaft that its shadow and casing may cover."""
        return 14 * self._pen.unit + 4

    @property
    def _is_empty(self) -> bool:
        x0, y0, x1, y1 = self._box
        return x1 - x0 < 4 or y1 - y0 < 4

    def draw_onto(self, planes: Planes, progress: float) -> None:
        """Draw the arrow onto a frame in place, grown to a share of its length."""
        if progress <= 0 or self._form.length < shapes.MIN_ARROW_PIXELS:
            return
        item, form, pen = self._item, self._form, self._pen
        tip = progress * form.length
        short = Rim.around(form.trace_outline(tip, 4 * pen.unit))
        behind = shapes.BEHIND_HEAD * pen.unit
        long = Rim.around(form.trace_outline(tip, behind))
        brush.paint(planes, shapes.draw_arrow_edges(item, form, short, pen=pen))
        if not self._is_empty:
            self._uncover(planes, form.find_neck(tip) + pen.unit)
        brush.paint(planes, [shapes.draw_arrow_body(item, form, long, pen=pen)])

    def _uncover(self, planes: Planes, until: float) -> None:
        """Lay the body onto a frame in place, up to an arc length."""
        box = self._find_grown_box(until)
        left, top, right, bottom = box
        if right - left < 2 or bottom - top < 2:
            return
        share = _ramp_down(self._arc_lengths[_cut(box, 1)], until)
        self._lay_body(planes, box, share)

    def _lay_body(self, planes: Planes, box: _Box, share: U8) -> None:
        """Lay a part of the body onto a frame in place, where `share` is 255."""
        left, top, right, bottom = box
        x0, y0, _, _ = self._box
        place = (x0 + left, y0 + top, x0 + right, y0 + bottom)
        ink, cover = self._ink, self._cover
        here, there = _cut(box, 1), _cut(place, 1)
        _blend_share(planes.y[there], ink.y[here], cover.y[here], share=share)
        half = _halve(share)
        here, there = _cut(box, 2), _cut(place, 2)
        _blend_share(planes.u[there], ink.u[here], cover.u[here], share=half)
        _blend_share(planes.v[there], ink.v[here], cover.v[here], share=half)

    def _find_grown_box(self, until: float) -> _Box:
        """Return what the body covers up to an arc length, counted from the box's corner."""
        x0, y0, x1, y1 = self._box
        along = cut_form(self._form, until)
        least = np.maximum(along.min(0) - self._reach - (x0, y0), 0)
        most = along.max(0) + self._reach + 2 - (x0, y0)
        most = np.minimum(most, (x1 - x0, y1 - y0))
        left, top = (int(value) // 2 * 2 for value in least)
        right, bottom = (int(value) // 2 * 2 for value in most)
        return left, top, right, bottom


def _cut(box: _Box, step: int) -> tuple[slice, slice]:
    """Return the rows and columns of a box in a plane with every `step`-th pixel."""
    left, top, right, bottom = box
    rows = slice(top // step, bottom // step)
    return rows, slice(left // step, right // step)


def _find_box(shaft: F64, reach: float, size: tuple[int, int]) -> _Box:
    """Return the part of a frame around the shaft."""
    low = np.floor((shaft.min(0) - reach) / 2) * 2
    high = np.ceil((shaft.max(0) + reach) / 2) * 2
    x0, y0 = (int(value) for value in np.maximum(low, 0))
    x1, y1 = (int(value) for value in np.minimum(high, size))
    return x0, y0, max(x1, x0), max(y1, y0)


def cut_form(form: ArrowGeometry, until: float) -> F64:
    """Return the points of an arrow's way up to an arc length, and one beyond it."""
    count = int(np.searchsorted(form.arc_lengths, until)) + 2
    return form.line[: max(2, count)]


def _render_shapes(
    ink: Planes, kept: Planes, layers: list[PolygonFill]
) -> None:
    """Paint what shapes add onto black, and what they leave of the frame onto white."""
    brush.paint(ink, layers)
    covers = []
    for layer in layers:
        cover = PolygonFill(
            layer.rings, "", layer.opacity, layer.fade, layer.blur, layer.grey
        )
        covers.append(cover)
    brush.paint(kept, covers)


def _ramp_down(arc_lengths: F32, until: float) -> U8:
    """Return 255 where the arc length is below `until`, with a soft edge, (h, w)."""
    offset = 255 * (until / EDGE_PIXELS + 0.5)
    scale = -255 / EDGE_PIXELS
    share = cv2.addWeighted(
        arc_lengths, scale, arc_lengths, 0, offset, dtype=cv2.CV_8U
    )
    return np.asarray(share, np.uint8)


def _halve(share: U8) -> U8:
    """Return a share for the colour planes, at half the size."""
    h, w = share.shape
    half = cv2.resize(share, (w // 2, h // 2), interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.uint8)


def _blend_share(plane: U8, ink: U8, cover: U8, *, share: U8) -> None:
    """Lay a share of the ink onto a plane in place; `cover` is how much it covers, 0 to 255."""
    covered = cv2.multiply(cover, share, scale=1 / 255)
    laid = cv2.multiply(ink, share, scale=1 / 255)
    kept = cv2.multiply(plane, cv2.bitwise_not(covered), scale=1 / 255)
    plane[:] = cv2.add(kept, laid)


def _map_arc_lengths(
    form: ArrowGeometry, inside: NDArray[np.bool_], corner: F64
) -> F32:
    """Return for each pixel of the body the arc length of the nearest point, (h, w).

    `corner` is the place of the first pixel in the frame.
    """
    # found for squares of two pixels: along the body it is even
    near = _find_squares(inside)
    rows, columns = np.nonzero(near)
    # about the middle, so that float32 is fine enough
    middle = form.line.mean(0)
    places = 2 * np.column_stack([columns, rows]) + 1 + np.floor(corner)
    way = (form.line - middle).astype(np.float32)
    coarse = np.zeros(near.shape, np.float32)
    coarse[rows, columns] = _find_all_arc_lengths(
        (places - middle).astype(np.float32),
        way,
        form.arc_lengths.astype(np.float32),
    )
    size = inside.shape[::-1]
    field = cv2.resize(coarse, size, interpolation=cv2.INTER_LINEAR)
    return np.where(inside, field, np.float32(FAR))


def _find_squares(inside: NDArray[np.bool_]) -> F32:
    """Return more than 0 at squares of two pixels that the body touches, and around them."""
    h, w = inside.shape
    half = cv2.resize(inside.astype(np.float32), (w // 2, h // 2))
    return np.asarray(cv2.dilate(half, np.ones((3, 3), np.uint8)), np.float32)


def _find_all_arc_lengths(pixels: F32, way: F32, arc_lengths: F32) -> F32:
    """Return what `_find_arc_lengths` does, some pixels at a time."""
    found = np.empty(len(pixels), np.float32)
    for start in range(0, len(pixels), CHUNK):
        chunk = slice(start, start + CHUNK)
        found[chunk] = _find_arc_lengths(pixels[chunk], way, arc_lengths)
    return found


def _find_arc_lengths(pixels: F32, way: F32, arc_lengths: F32) -> F32:
    """Return the arc length of the nearest point of the way for each pixel, (n,)."""
    nearest = _find_nearest(pixels, way)
    found = np.empty(len(pixels), np.float32)
    best = np.full(len(pixels), 1e9, np.float32)
    last = len(way) - 2
    # the nearest point of the way is on the step before its nearest vertex, or on that after it
    for first in (np.clip(nearest - 1, 0, last), np.clip(nearest, 0, last)):
        step = way[first + 1] - way[first]
        off = pixels - way[first]
        share = _project(off, step)
        distance = ((off - share[:, None] * step) ** 2).sum(1)
        length = arc_lengths[first + 1] - arc_lengths[first]
        at = arc_lengths[first] + share * length
        closer = distance < best
        found[closer] = at[closer]
        best = np.minimum(best, distance)
    return found


def _find_nearest(pixels: F32, way: F32) -> NDArray[np.intp]:
    """Return the number of the nearest point of the way for each pixel, (n,)."""
    square = (way * way).sum(1)
    return np.asarray((square - 2 * (pixels @ way.T)).argmin(1))


def _project(off: F32, step: F32) -> F32:
    """Return the share of each step, 0 to 1, that is nearest to a point off its start, (n,)."""
    along = (off * step).sum(1) / ((step * step).sum(1) + 1e-9)
    return np.asarray(np.clip(along, 0, 1))
