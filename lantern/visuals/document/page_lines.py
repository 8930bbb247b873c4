"""Where the lines of a page are: found by their ink in a box, or counted out in it."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from lantern.core.runs import find_runs
from lantern.graphics import photo
from lantern.graphics.opencv import cv2
from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import U8
from lantern.script.model.framing import PictureRect

_STUDIED_WIDTH = 900
"""Pixels across the part of a page in which lines are looked for."""
_LEAST_INK = 0.12
"""Ink of a row that belongs to a line, as a share of the darkest row's."""
_LEAST_HEIGHT = 0.35
"""Of a line, as a share of the usual one's: dots and accents are lower."""
_GROWN = 0.22
"""How far a line's box reaches above and below its ink, as a share of its height."""
_LEAST_CONTRAST = 16.0
"""Between the lightest and the darkest grey of a box that has ink, 0 to 255."""
_BESIDE = 0.006
"""How far it reaches to the left and right, as a share of the page's width."""


def find_box_lines(
    rgb: U8, box: PictureRect, count: int | None
) -> tuple[LineBox, ...]:
    """Return the lines in a box of a page, from the top; the box itself if none are found.

    Args:
        rgb: the page, (h, w, 3).
        box: as fractions of the page.
        count: how many lines there are; None to find out.
    """
    ink = _measure_ink(rgb, box)
    if count is None:
        rows = _find_rows(ink)
    else:
        step = ink.shape[0] / count
        rows = [
            slice(round(i * step), round((i + 1) * step)) for i in range(count)
        ]
    lines = []
    for row in rows:
        line = _trim(ink, row)
        if line is not None:
            lines.append(
                _place(
                    line,
                    row,
                    ink.shape,
                    box=box,
                    grown=count is None,
                )
            )
    return tuple(lines) or (LineBox(*box),)


def has_ink(rgb: U8, box: PictureRect) -> bool:
    """Tell whether a box of a page, (h, w, 3), has more on it than even paper."""
    grey = _shrink_part(rgb, box)
    return float(grey.max()) - float(grey.min()) >= _LEAST_CONTRAST


def _measure_ink(rgb: U8, box: PictureRect) -> NDArray[np.float32]:
    """Return how much ink each pixel of a box has, (h, w), 0 or 1."""
    grey = _shrink_part(rgb, box)
    way = cv2.THRESH_BINARY + cv2.THRESH_OTSU
    _, light = cv2.threshold(grey, 0, 1, way)
    ink = 1 - light.astype(np.float32)
    # what there is less of is the ink
    return 1 - ink if ink.mean() > 0.5 else ink


def _shrink_part(rgb: U8, box: PictureRect) -> U8:
    """Return a box of a page in grey, (h, w), as small as lines are looked for in it."""
    part = rgb[
        cut_pixels(box[1], box[3], rgb.shape[0]),
        cut_pixels(box[0], box[2], rgb.shape[1]),
    ]
    small = photo.shrink(
        np.ascontiguousarray(part), _STUDIED_WIDTH / part.shape[1]
    )
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)


def cut_pixels(start: float, length: float, count: int) -> slice:
    """Return the pixels of a part of `count`, at least one."""
    first = min(round(start * count), count - 1)
    return slice(first, max(first + 1, round((start + length) * count)))


def _find_rows(ink: NDArray[np.float32]) -> list[slice]:
    """Return the rows of each line, from the top."""
    profile = ink.mean(axis=1)
    is_line = profile > _LEAST_INK * float(profile.max(initial=0.0))
    runs = list(find_runs(is_line))
    if not runs:
        return []
    usual = float(np.median([run.stop - run.start for run in runs]))
    lines = [
        run for run in runs if run.stop - run.start >= _LEAST_HEIGHT * usual
    ]
    return [slice(run.start, run.stop) for run in lines]


def _trim(ink: NDArray[np.float32], rows: slice) -> slice | None:
    """Return the columns from the first ink in some rows to the last; None if they have none."""
    columns = np.flatnonzero(ink[rows].any(axis=0))
    if not len(columns):
        return None
    return slice(int(columns[0]), int(columns[-1]) + 1)


def _place(
    columns: slice,
    rows: slice,
    shape: tuple[int, ...],
    *,
    box: PictureRect,
    grown: bool,
) -> LineBox:
    """Return the box of a line on the page, a little larger than its ink."""
    x, y, w, h = box
    across, down = w / shape[1], h / shape[0]
    margin = _GROWN * (rows.stop - rows.start) * down if grown else 0.0
    left = max(0.0, x + columns.start * across - _BESIDE)
    right = min(1.0, x + columns.stop * across + _BESIDE)
    top = max(0.0, y + rows.start * down - margin)
    bottom = min(1.0, y + rows.stop * down + margin)
    return LineBox(left, top, right - left, bottom - top)


def measure_lengths(lines: tuple[LineBox, ...]) -> list[float]:
    """Return how far down all lines, end to end, each of them begins, and where the last ends.

    In shares of them all, from 0 to 1. Without lines there is nothing to mark.
    """
    total = sum(line.w for line in lines) or 1.0
    lengths = itertools.accumulate((line.w for line in lines), initial=0.0)
    return [length / total for length in lengths]
