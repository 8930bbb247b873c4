"""Where the words or the lens of a note stand: beside its sign, where nothing else is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lantern.core.units import Size, classify_shape
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.vector import Box
from lantern.script.model.notes import NoteSide
from lantern.visuals.notes.outlines import Point

_SIDES: tuple[NoteSide, ...] = ("right", "left", "above", "below")
_WAYS: Mapping[NoteSide, Point] = {
    "right": (1.0, 0.0),
    "left": (-1.0, 0.0),
    "above": (0.0, -1.0),
    "below": (0.0, 1.0),
}
_FARTHER = (0.0, 1.0, 2.0, 3.0, 5.0, 8.0)
"""How far beyond the gap panels may stand, in their own heights."""
_SLIDES = (-0.5, 0.5, 0.0, -1.2, 1.2, -2.0, 2.0, -3.2, 3.2)
"""How far panels slide along a side, in heights or in half widths; askew comes first."""
_LATER = 2e-4
"""What a place costs for each one that is better: far less than to cover anything."""
_TAKEN = ("head", "lower_third", "source", "buttons")
"""Bands that overlays or platforms use, with or without captions."""
_SAFE = (96.0, 54.0)
"""What stays free at the frame's edges, in pixels at 1080p, in wide frames."""
_SAFE_NARROW = (54.0, 54.0)


@dataclass(frozen=True)
class FreeRoom:
    """Where panels may stand: inside `area`, and not on `bands`, all boxes in pixels."""

    area: Box
    bands: tuple[Box, ...]


@dataclass(frozen=True)
class Sighting:
    """What one frame shows: the note's own sign, and what else is not to be covered."""

    sign: Box
    others: tuple[Box, ...] = field(default=())


def find_room(look: Look, size: Size, has_captions: bool) -> FreeRoom:
    """Return where words may stand in frames of this size."""
    k = compute_scale(size)
    bands = look.get_bands(size, has_captions)
    left, top = _SAFE if classify_shape(size) == "wide" else _SAFE_NARROW
    x, y = left * k, top * k
    area = (x, y, size[0] - 2 * x, size[1] - 2 * y)
    if "clear" in bands:
        _, clear_top, _, clear_height = bands["clear"]
        area = (x, clear_top, size[0] - 2 * x, clear_height)
    taken = [bands[name] for name in _TAKEN if name in bands]
    if has_captions:
        taken.append(bands["caption"])
    return FreeRoom(area, tuple(taken))


def choose_offset(
    seen: Sequence[Sighting],
    panel: Point,
    room: FreeRoom,
    *,
    gap: float,
    side: NoteSide | None = None,
) -> Point:
    """Return the way from the middle of a sign to that of its panel, (x, y) in pixels.

    Of many places the one is taken that in its worst frame covers least. `panel` is its width and
    height.
    """
    best = (0.0, 0.0)
    least = float("inf")
    for number, offset in enumerate(_iter_offsets(seen, panel, gap, side=side)):
        cost = max(_rate(frame, offset, panel, room=room) for frame in seen)
        cost += number * _LATER
        if cost < least:
            least = cost
            best = offset
    return best


def place_panel(sign: Box, offset: Point, panel: Point) -> Box:
    """Return the box of a panel, from the box of its sign."""
    x = sign[0] + sign[2] / 2 + offset[0] - panel[0] / 2
    y = sign[1] + sign[3] / 2 + offset[1] - panel[1] / 2
    return x, y, panel[0], panel[1]


def _iter_offsets(
    seen: Sequence[Sighting], panel: Point, gap: float, *, side: NoteSide | None
) -> Iterator[Point]:
    """Yield the places to try, the best ones first."""
    half_width = max(frame.sign[2] for frame in seen) / 2
    half_height = max(frame.sign[3] for frame in seen) / 2
    sides = (side,) if side else _SIDES
    for far, slide, each in itertools.product(_FARTHER, _SLIDES, sides):
        dx, dy = _WAYS[each]
        away = gap + far * panel[1]
        x = dx * (half_width + away + panel[0] / 2)
        y = dy * (half_height + away + panel[1] / 2)
        if dx:
            y = slide * (panel[1] + gap)
        else:
            x = slide * (panel[0] / 2 + gap)
        yield x, y


def _rate(
    seen: Sighting, offset: Point, panel: Point, *, room: FreeRoom
) -> float:
    """Return how bad a place is in one frame: 0 where nothing is covered."""
    box = place_panel(seen.sign, offset, panel)
    area = max(box[2] * box[3], 1.0)
    outside = 1 - measure_overlap(box, room.area) / area
    covered = sum(measure_overlap(box, other) for other in seen.others) / area
    banded = sum(measure_overlap(box, band) for band in room.bands) / area
    return 12 * outside + 6 * covered + 4 * banded


def measure_overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share."""
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(across, 0.0) * max(down, 0.0)
