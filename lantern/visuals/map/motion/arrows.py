"""Arrows that grow under a resting camera: the body is drawn once, a frame only uncovers more of it and sets the head.

The same body, point for point, as `moving.arrow_shapes` draws: 0.5 ms an arrow and frame in place of 1.6 (measured).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from lantern.graphics.pixels import F32, Planes, make_flat_frame
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64, compute_mitres
from lantern.visuals.map.motion import paths
from lantern.visuals.map.motion.paths import (
    draw_arrow_body,
    draw_arrow_edges,
    draw_arrow_layers,
)
from lantern.visuals.map.spec.map_file import Arrow, MapStyle

_SOFT = 2.0


class ArrowPainter:
    """One solid arrow in one window."""

    def __init__(
        self,
        item: Arrow,
        form: ArrowGeometry,
        inks: tuple[MapStyle, float],
        size: tuple[int, int],
    ) -> None:
        self._item, self._form, self._inks = item, form, inks
        shaft = form.trace_shaft()
        reach = 14 * inks[1] + 4
        low, high = (
            np.floor((shaft.min(0) - reach) / 2) * 2,
            np.ceil((shaft.max(0) + reach) / 2) * 2,
        )
        x0, y0 = (int(v) for v in np.maximum(low, 0))
        x1, y1 = (int(v) for v in np.minimum(high, size))
        self._box = (x0, y0, max(x1, x0), max(y1, y0))
        if self._is_empty:
            return
        moved = np.array([x0, y0], np.float64)
        shapes = draw_arrow_layers(
            item, ArrowGeometry(form.line - moved, form.width), shaft - moved, inks
        )
        ink, kept = (
            make_flat_frame((x1 - x0, y1 - y0), (tone, tone, tone)) for tone in (0, 255)
        )
        _render_shapes(ink, kept, shapes)
        self._ink = ink
        self._cover = Planes(
            np.bitwise_not(kept.y), np.bitwise_not(kept.u), np.bitwise_not(kept.v)
        )
        self._when = _map_arc_lengths(form, kept.y < 255, (x0, y0))

    @property
    def _is_empty(self) -> bool:
        x0, y0, x1, y1 = self._box
        return x1 - x0 < 4 or y1 - y0 < 4

    def draw_onto(self, planes: Planes, progress: float) -> None:
        """Draw the arrow, grown so far, onto a frame in place."""
        if progress <= 0 or self._form.length < paths.MIN_ARROW_PIXELS:
            return
        form, unit = self._form, self._inks[1]
        tip = progress * form.length
        short, long = (form.trace_outline(tip, back * unit) for back in (4, 8))
        brush.paint(
            planes,
            draw_arrow_edges(
                self._item, form, (short, compute_mitres(short)), self._inks
            ),
        )
        if not self._is_empty:
            self._uncover(planes, form.find_neck(tip) + unit)
        brush.paint(
            planes,
            [
                draw_arrow_body(
                    self._item, form, (long, compute_mitres(long)), self._inks
                )
            ],
        )

    def _uncover(self, planes: Planes, until: float) -> None:
        x0, y0, x1, y1 = self._box
        along = cut_form(self._form, until)
        reach = 14 * self._inks[1] + 4
        a, b = (int(v) // 2 * 2 for v in np.maximum(along.min(0) - reach - (x0, y0), 0))
        c, d = (
            int(v) // 2 * 2
            for v in np.minimum(along.max(0) + reach + 2 - (x0, y0), (x1 - x0, y1 - y0))
        )
        if c - a < 2 or d - b < 2:
            return
        when = self._when[b:d, a:c]
        share = cv2.addWeighted(
            when, -255 / _SOFT, when, 0, 255 * (until / _SOFT + 0.5), dtype=cv2.CV_8U
        )
        half = cv2.resize(
            share, ((c - a) // 2, (d - b) // 2), interpolation=cv2.INTER_AREA
        )
        for name, k, s in (("y", share, 1), ("u", half, 2), ("v", half, 2)):
            box = np.s_[b // s : d // s, a // s : c // s]
            under = getattr(planes, name)[
                (y0 + b) // s : (y0 + d) // s, (x0 + a) // s : (x0 + c) // s
            ]
            cover = cv2.multiply(getattr(self._cover, name)[box], k, scale=1 / 255)
            laid = cv2.multiply(getattr(self._ink, name)[box], k, scale=1 / 255)
            under[:] = cv2.add(
                cv2.multiply(under, cv2.bitwise_not(cover), scale=1 / 255), laid
            )


def cut_form(form: ArrowGeometry, until: float) -> F64:
    """The points of the way up to an arc length."""
    return form.line[: max(2, int(np.searchsorted(form.arc_lengths, until)) + 2)]


def _render_shapes(ink: Planes, kept: Planes, shapes: list[PolygonFill]) -> None:
    """Shapes as what they add and what they leave: painted on black with their ink, on white with none."""
    brush.paint(ink, shapes)
    brush.paint(
        kept,
        [PolygonFill(s.rings, "", s.opacity, s.fade, s.blur, s.grey) for s in shapes],
    )


def _map_arc_lengths(
    form: ArrowGeometry, inside: NDArray[np.bool_], corner: tuple[int, int]
) -> F32:
    """For each pixel of the body the arc length of the way's nearest point; far off elsewhere."""
    rows, columns = np.nonzero(inside)
    middle = form.line.mean(0)
    pixels = (
        np.column_stack([columns + corner[0], rows + corner[1]]) + 0.5 - middle
    ).astype(np.float32)
    way, run = (
        (form.line - middle).astype(np.float32),
        form.arc_lengths.astype(np.float32),
    )
    square = (way * way).sum(1)
    when = np.empty(len(pixels), np.float32)
    for i in range(0, len(pixels), 20_000):
        some = pixels[i : i + 20_000]
        near = (square - 2 * (some @ way.T)).argmin(1)
        best = np.full(len(some), 1e9, np.float32)
        for k in (np.clip(near - 1, 0, len(way) - 2), np.clip(near, 0, len(way) - 2)):
            step = way[k + 1] - way[k]
            t = np.clip(
                ((some - way[k]) * step).sum(1) / ((step * step).sum(1) + 1e-9), 0, 1
            )
            away = ((some - way[k] - t[:, None] * step) ** 2).sum(1)
            closer = away < best
            when[i : i + 20_000][closer] = (run[k] + t * (run[k + 1] - run[k]))[closer]
            best = np.minimum(best, away)
    field = np.full(inside.shape, 1e6, np.float32)
    field[rows, columns] = when
    return field
