"""Where several pictures of a shot stand in the frame, in whole and even pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lantern.core.units import Shape, Size, classify_shape
from lantern.graphics.vector import Box
from lantern.script.model.panels import Corner
from lantern.visuals import VisualContext
from lantern.visuals.map_parts import InsetPlace
from lantern.visuals.notes.outlines import Point
from lantern.visuals.notes.placement import FreeRoom, find_room, measure_overlap
from lantern.visuals.specs import InsetSpec, PanelsSpec

_LIKED_RATIO = 1.4
"""Width by height that most pictures have, about."""
_INSET_RATIO = 0.75
"""The shorter side of an inset to its longer one."""
_AWAY = 14.0
"""From an inset to what it keeps clear of, in pixels at 1080p."""
_PASSES = 4
_MOST_PUSH = 0.25
"""How far down a panel its label may be moved, as a share of the panel's height."""
_PRINT = 0.44
_PRINT_NARROW = 0.66
"""How wide a print of a stack is, as a share of the frame."""
_PRINT_RATIO = 0.75
_STACK_EDGE = 0.07
"""What a stack leaves free at the frame's edges, as a share of the side."""
_UNEVEN = 2.0
"""What it costs a grid that its rows have different counts."""


@dataclass(frozen=True)
class FrameBox:
    """A part of the frame, in even pixels, so that the planes of colour fall on it."""

    x: int
    y: int
    w: int
    h: int

    @property
    def size(self) -> Size:
        """Width and height."""
        return self.w, self.h

    def as_floats(self) -> Box:
        """Return x, y, width and height."""
        return float(self.x), float(self.y), float(self.w), float(self.h)


def make_even(length: float) -> int:
    """Return the even number that is nearest."""
    return round(length / 2) * 2


def find_area(context: VisualContext) -> FrameBox:
    """Return the part of the frame that panels share: all of it, or what is above the mount."""
    w, h = context.size
    bands = context.look.get_bands(context.size, context.has_captions)
    if context.has_captions and "mount" in bands:
        h = math.floor(bands["mount"][1] / 2) * 2
    return FrameBox(0, 0, w, h)


def arrange_panels(
    spec: PanelsSpec, context: VisualContext, count: int | None = None
) -> list[FrameBox]:
    """Return the boxes of panels, row by row; of the first `count` alone, by default of all.

    Side by side they stand in one row, in upright and square frames one below the other. Before
    and after lie on one another. In a stack each lies partly on the one before it.
    """
    area = find_area(context)
    count = count or len(spec.panels)
    if spec.layout == "before-after":
        return [area] * count
    if spec.layout == "stack":
        return _lay_stack(count, area, classify_shape(context.size))
    gap = max(2, make_even(spec.style.gap * context.scale))
    if spec.layout == "grid":
        rows = _choose_rows(count, area, gap)
    elif classify_shape(context.size) == "wide":
        rows = [count]
    else:
        rows = [1] * count
    boxes = []
    tops = _cut(area.y, area.h, len(rows), gap=gap)
    for (top, height), columns in zip(tops, rows, strict=True):
        for left, width in _cut(area.x, area.w, columns, gap=gap):
            boxes.append(FrameBox(left, top, width, height))
    return boxes


def _lay_stack(count: int, area: FrameBox, shape: Shape) -> list[FrameBox]:
    """Return the boxes of prints that lie across the area, or down it, one aside of the other."""
    is_wide = shape == "wide"
    width = (_PRINT if is_wide else _PRINT_NARROW) * area.w
    height = width * _PRINT_RATIO
    free_across = area.w - width - 2 * _STACK_EDGE * area.w
    free_down = area.h - height - 2 * _STACK_EDGE * area.h
    boxes = []
    for i in range(count):
        along = i / (count - 1)
        aside = 0.25 + 0.5 * (i % 2)
        across, down = (along, aside) if is_wide else (aside, along)
        x = area.x + _STACK_EDGE * area.w + across * free_across
        y = area.y + _STACK_EDGE * area.h + down * free_down
        sides = (
            make_even(x),
            make_even(y),
            make_even(width),
            make_even(height),
        )
        boxes.append(FrameBox(*sides))
    return boxes


def _cut(
    start: int, length: int, count: int, *, gap: int
) -> list[tuple[int, int]]:
    """Return the starts and lengths of so many equal parts, with gaps between them."""
    step = (length + gap) / count
    edges = [start + make_even(i * step) for i in range(count)]
    edges.append(start + length + gap)
    parts = []
    for i in range(count):
        parts.append((edges[i], edges[i + 1] - edges[i] - gap))
    return parts


def _choose_rows(count: int, area: FrameBox, gap: int) -> list[int]:
    """Return how many panels each row has, so that they have the shape of pictures."""
    best: list[int] = []
    least = math.inf
    for rows in range(1, count + 1):
        counts = _share_out(count, rows)
        cost = sum(
            _rate_row(columns, rows, area, gap=gap) for columns in counts
        )
        cost += _UNEVEN * (counts[0] - counts[-1])
        if cost < least:
            least = cost
            best = counts
    return best


def _share_out(count: int, rows: int) -> list[int]:
    """Return counts that differ by one at most, the larger ones first."""
    least, more = divmod(count, rows)
    return [least + 1] * more + [least] * (rows - more)


def _rate_row(columns: int, rows: int, area: FrameBox, *, gap: int) -> float:
    """Return how far the panels of a row are from the shape of pictures, all together."""
    width = (area.w + gap) / columns - gap
    height = (area.h + gap) / rows - gap
    return columns * abs(
        math.log(max(width, 1) / max(height, 1) / _LIKED_RATIO)
    )


def place_inset(
    spec: InsetSpec | InsetPlace, context: VisualContext
) -> FrameBox:
    """Return the box of an inset, in its corner but clear of what else may stand there."""
    is_wide = classify_shape(context.size) == "wide"
    share = spec.style.inset if is_wide else spec.style.inset_upright
    long = (spec.size or share) * context.size[0]
    width = long * _INSET_RATIO if spec.form == "upright" else long
    height = long * _INSET_RATIO if spec.form == "landscape" else long
    room = find_room(context.look, context.size, context.has_captions)
    box = _push_in(spec.corner, (width, height), room, k=context.scale)
    return FrameBox(*map(make_even, box))


def _push_in(corner: Corner, size: Point, room: FreeRoom, *, k: float) -> Box:
    """Return where a box of a size stands in a corner, moved off the bands that it meets."""
    left, top, wide, high = room.area
    w, h = size
    is_right = corner.endswith("right")
    is_low = corner.startswith("bottom")
    x = left + wide - w if is_right else left
    y = top + high - h if is_low else top
    away = _AWAY * k
    for _ in range(_PASSES):
        for band in room.bands:
            if measure_overlap((x, y, w, h), band) <= 0:
                continue
            if band[3] > band[2]:
                x = band[0] - away - w if is_right else band[0] + band[2] + away
            else:
                y = band[1] - away - h if is_low else band[1] + band[3] + away
    return x, y, w, h


@dataclass(frozen=True)
class LabelPlacing:
    """How far from a panel's edges its label stands, in pixels, and on which side it begins."""

    margin: float
    at_right: bool = False


def find_label_spot(
    box: FrameBox,
    words: Point,
    context: VisualContext,
    *,
    placing: LabelPlacing,
) -> Point:
    """Return the top left corner of a label on a panel.

    It stands at the panel's top, moved down a little if something else may be there, else at its
    bottom.
    """
    room = find_room(context.look, context.size, context.has_captions)
    inside = _shrink_to_room(box, room, placing.margin)
    inner = FreeRoom(inside, room.bands)
    k = context.scale
    high: Corner = "top-right" if placing.at_right else "top-left"
    low: Corner = "bottom-right" if placing.at_right else "bottom-left"
    x, y, _, _ = _push_in(high, words, inner, k=k)
    if y - inside[1] <= _MOST_PUSH * box.h and _is_inside(
        (x, y), words, inside
    ):
        return x, y
    low_x, low_y, _, _ = _push_in(low, words, inner, k=k)
    if _is_inside((low_x, low_y), words, inside):
        return low_x, low_y
    return x, y


def _is_inside(spot: Point, words: Point, area: Box) -> bool:
    across = area[0] <= spot[0] and spot[0] + words[0] <= area[0] + area[2]
    return (
        across
        and area[1] <= spot[1]
        and spot[1] + words[1] <= area[1] + area[3]
    )


def _shrink_to_room(box: FrameBox, room: FreeRoom, margin: float) -> Box:
    """Return what of a panel its label may use: it keeps off the frame's edges."""
    left, top, wide, high = room.area
    x = max(box.x + margin, left)
    y = max(box.y + margin, top)
    right = min(box.x + box.w - margin, left + wide)
    bottom = min(box.y + box.h - margin, top + high)
    return x, y, right - x, bottom - y
