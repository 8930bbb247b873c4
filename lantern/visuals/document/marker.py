"""The highlighter: colour that goes over lines one after the other, and lets their ink through."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from lantern.graphics.colours import parse_colour
from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import F32, U8, Planes, from_rgb, to_rgb_quick
from lantern.visuals.document.page_lines import measure_lengths
from lantern.visuals.document.table import FrameRegion
from lantern.visuals.specs import SweepKnot

_STRENGTH = 0.85
_TINT = 0.4
"""How strong the colour is on light paper, and on dark."""
_LEAST_MARKED = 1e-6
_PAD = 4
"""Pixels around the marked ones that are looked at for their colour."""


def cut_lines(lines: tuple[LineBox, ...], share: float) -> list[LineBox]:
    """Return what of some lines is marked: the first of them whole, the one in hand in part."""
    lengths = measure_lengths(lines)
    marked = []
    for i, line in enumerate(lines):
        done = (share - lengths[i]) / (lengths[i + 1] - lengths[i])
        if done > _LEAST_MARKED:
            marked.append(
                LineBox(line.x, line.y, line.w * min(done, 1.0), line.h)
            )
    return marked


def interpolate_sweep(knots: Sequence[SweepKnot], n: int) -> float:
    """Return the share that is marked at frame n."""
    frames = [knot.frame for knot in knots]
    shares = [knot.share for knot in knots]
    return float(np.interp(n, frames, shares))


def mark_rects(
    frame: Planes,
    rects: Sequence[FrameRegion],
    colour: str,
    *,
    on_dark: bool = False,
) -> None:
    """Mark rectangles of a frame, in place; their edges are as sharp as the pixels allow.

    Light paper takes the colour; with `on_dark` dark paper does, under its light ink.
    """
    inside = [rect for rect in rects if _is_inside(rect, frame)]
    if not inside:
        return
    rows, columns = _find_bounds(inside, frame)
    mask = _draw_mask(inside, rows, columns)
    size = (columns.stop - columns.start, rows.stop - rows.start)
    part = frame.cut(columns.start, rows.start, size)
    seen = to_rgb_quick(part.copy())
    lay = _tint if on_dark else _multiply
    part.paste(from_rgb(lay(seen, mask, colour)))


def _draw_mask(
    rects: Sequence[FrameRegion], rows: slice, columns: slice
) -> F32:
    """Return how much of each pixel rectangles cover, 0 to 1, in some rows and columns."""
    mask = np.zeros(
        (rows.stop - rows.start, columns.stop - columns.start), np.float32
    )
    for rect in rects:
        across = _cover(rect.x - columns.start, rect.w, mask.shape[1])
        down = _cover(rect.y - rows.start, rect.h, mask.shape[0])
        mask = np.maximum(mask, down[:, None] * across[None, :])
    return mask


def _find_bounds(
    rects: Sequence[FrameRegion], frame: Planes
) -> tuple[slice, slice]:
    """Return the rows and the columns that hold rectangles, from even pixels to even pixels."""
    w, h = frame.size
    left = _even(min(rect.x for rect in rects) - _PAD, w)
    top = _even(min(rect.y for rect in rects) - _PAD, h)
    right = _even(max(rect.x + rect.w for rect in rects) + _PAD + 2, w)
    bottom = _even(max(rect.y + rect.h for rect in rects) + _PAD + 2, h)
    return slice(top, bottom), slice(left, right)


def _is_inside(rect: FrameRegion, frame: Planes) -> bool:
    w, h = frame.size
    across = rect.w > 0 and rect.x < w and rect.x + rect.w > 0
    return across and rect.h > 0 and rect.y < h and rect.y + rect.h > 0


def _even(value: float, most: int) -> int:
    return min(max(0, math.floor(value / 2) * 2), most)


def _cover(start: float, length: float, count: int) -> F32:
    """Return how much of each of `count` pixels a stretch covers, 0 to 1."""
    pixels = np.arange(count, dtype=np.float32)
    covered = np.minimum(pixels + 1, start + length) - np.maximum(pixels, start)
    return np.asarray(np.clip(covered, 0, 1), np.float32)


def _multiply(rgb: U8, mask: F32, colour: str) -> U8:
    """Return a picture seen through a colour where the mask is."""
    light = np.array(parse_colour(colour), np.float32) / 255
    share = 1 - _STRENGTH * mask[..., None] * (1 - light)
    marked: U8 = np.rint(rgb * share).astype(np.uint8)
    return marked


def _tint(rgb: U8, mask: F32, colour: str) -> U8:
    """Return a picture under a thin coat of a colour where the mask is."""
    ink = np.array(parse_colour(colour), np.float32)
    share = _TINT * mask[..., None]
    marked: U8 = np.rint(rgb * (1 - share) + ink * share).astype(np.uint8)
    return marked
