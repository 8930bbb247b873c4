"""Areas that change hands: how far each point of the frame has turned, as fronts passed it or all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from lantern.graphics.pixels import F32, U8, Planes
from lantern.visuals.map.basemap import areas
from lantern.visuals.map.basemap.areas import Rings
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.paths import StagedPath, to_pixels
from lantern.visuals.map.spec.map_file import MapArea

PROGRESS_STEPS = 24
EDGE_SOFTNESS = 0.05
MASK_DOWNSAMPLING = 4
"""Fields are kept at a quarter of the canvas; the two bases differ inside the areas only, so edges stay sharp."""


EvenBounds = tuple[int, int, int, int]
"""Left, top, right, bottom of a part of the frame, in even pixels."""


@dataclass(frozen=True, eq=False)
class ChangeMasks:
    """On a canvas: for each area its mask, and for each of its fronts the progress at which the front passes."""

    canvas: Window
    masks: Mapping[str, U8]
    passing_progress: Mapping[str, Mapping[str, F32]]


def make_fields(
    board: Window,
    plan: Projection,
    items: Sequence[MapArea],
    lands: Mapping[str, Rings],
    ways: Mapping[str, StagedPath],
) -> ChangeMasks:
    """Made once a shot."""
    small = Window(
        board.x,
        board.y,
        board.km * MASK_DOWNSAMPLING,
        (board.size[0] // MASK_DOWNSAMPLING, board.size[1] // MASK_DOWNSAMPLING),
    )
    masks: dict[str, U8] = {}
    passed: dict[str, dict[str, F32]] = {}
    for item in items:
        rings = [
            np.clip(small.to_pixels(plan, ring), -9000, 9000) for ring in lands[item.id]
        ]
        mask = areas.draw_mask(rings, small.size)
        masks[item.id] = np.asarray(
            cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8
        )
        fronts = item.becomes.behind if item.becomes else ()
        passed[item.id] = {
            front: _trace_front_progress(ways[front], small) for front in fronts
        }
    return ChangeMasks(board, masks, passed)


def _trace_front_progress(way: StagedPath, small: Window) -> F32:
    when = np.full((small.size[1], small.size[0]), 9.0, np.float32)
    first = to_pixels(way.interpolate(0), small)
    for step in range(PROGRESS_STEPS, -1, -1):
        swept = np.vstack(
            [first, to_pixels(way.interpolate(step / PROGRESS_STEPS), small)[::-1]]
        )
        inside = np.zeros(when.shape, np.uint8)
        cv2.fillPoly(
            inside,
            [np.rint(np.clip(swept, -9000, 9000) * 16).astype(np.int32)],
            1,
            shift=4,
        )
        when[inside > 0] = np.minimum(when[inside > 0], step / PROGRESS_STEPS)
    return np.asarray(cv2.GaussianBlur(np.minimum(when, 1.5), (0, 0), 2.0), np.float32)


def compute_weight(
    found: ChangeMasks, progress: Callable[[str], float], view: Window
) -> F32 | None:
    """(h/4, w/4) of the frame: 0 as before, 1 as after. None when nothing has turned."""
    total: U8 | None = None
    for area, mask in found.masks.items():
        passed = found.passing_progress[area]
        shares = [_mask_passed(when, progress(front)) for front, when in passed.items()]
        turned = (
            np.maximum.reduce(shares)
            if shares
            else np.full_like(mask, round(255 * progress(area)))
        )
        part = np.asarray(cv2.multiply(mask, turned, scale=1 / 255), np.uint8)
        total = part if total is None else np.asarray(cv2.max(total, part), np.uint8)
    if total is None or not total.any():
        return None
    board = found.canvas
    scale = view.km / board.km
    w, h = view.size[0] // MASK_DOWNSAMPLING, view.size[1] // MASK_DOWNSAMPLING
    x = (
        (view.x - view.size[0] * view.km / 2 - board.x) / board.km + board.size[0] / 2
    ) / MASK_DOWNSAMPLING
    y = (
        (board.y - view.y - view.size[1] * view.km / 2) / board.km + board.size[1] / 2
    ) / MASK_DOWNSAMPLING
    matrix = np.array(
        [[scale, 0, x + scale * 0.5 - 0.5], [0, scale, y + scale * 0.5 - 0.5]]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(
        total, matrix, (w, h), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(seen, np.float32) * np.float32(1 / 255)


def _mask_passed(when: F32, progress: float) -> U8:
    """255 where the front has passed; its edge is SOFT wide."""
    share = 255 * progress * (1 + EDGE_SOFTNESS) / EDGE_SOFTNESS
    return np.asarray(
        cv2.addWeighted(when, -255 / EDGE_SOFTNESS, when, 0, share, dtype=cv2.CV_8U),
        np.uint8,
    )


def blend(
    before: Planes,
    after: Callable[[Window, EvenBounds], Planes],
    where: tuple[Window, F32],
) -> None:
    """Turn a frame into what comes after, in place, where the weight says so; `after` draws only the part asked for."""
    view, share = where
    rows, columns = (
        np.flatnonzero(share.max(1) > 0.002),
        np.flatnonzero(share.max(0) > 0.002),
    )
    if not len(rows):
        return
    w, h = before.size
    y0, y1 = (
        max(0, (int(rows[0]) - 1) * MASK_DOWNSAMPLING),
        min(h, (int(rows[-1]) + 2) * MASK_DOWNSAMPLING),
    )
    x0, x1 = (
        max(0, (int(columns[0]) - 1) * MASK_DOWNSAMPLING),
        min(w, (int(columns[-1]) + 2) * MASK_DOWNSAMPLING),
    )
    east, south = ((x0 + x1) / 2 - w / 2) * view.km, ((y0 + y1) / 2 - h / 2) * view.km
    over = after(
        Window(view.x + east, view.y - south, view.km, (x1 - x0, y1 - y0)),
        (x0, y0, x1, y1),
    )
    part = np.ascontiguousarray(
        share[
            y0 // MASK_DOWNSAMPLING : -(-y1 // MASK_DOWNSAMPLING),
            x0 // MASK_DOWNSAMPLING : -(-x1 // MASK_DOWNSAMPLING),
        ]
    )
    whole = np.asarray(
        cv2.resize(part, (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR), np.float32
    )
    half = np.asarray(
        cv2.resize(
            whole, ((x1 - x0) // 2, (y1 - y0) // 2), interpolation=cv2.INTER_AREA
        ),
        np.float32,
    )
    for under, new, k, step in (
        (before.y, over.y, whole, 1),
        (before.u, over.u, half, 2),
        (before.v, over.v, half, 2),
    ):
        box = np.s_[y0 // step : y1 // step, x0 // step : x1 // step]
        under[box] = cv2.blendLinear(
            new,
            np.ascontiguousarray(under[box]),
            k,
            np.subtract(1, k, dtype=np.float32),
        )
