"""Where inserts stand in the frame: in its corners, off bands and a map's furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lantern.core.units import Size, classify_shape
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.graphics.vector import Box
from lantern.visuals.notes.placement import FreeRoom, find_room, measure_overlap

InsertSide = Literal["left", "right"]
_BELOW_HEAD = 30.0
_GAP = 24.0
"""Between two inserts."""


def find_insert_room(
    look: Look, size: Size, has_captions: bool, *, taken: Sequence[Box] = ()
) -> FreeRoom:
    """Return where inserts may stand, in pixels at 1080p: below the head band, above the others."""
    room = find_room(look, size, has_captions)
    k = compute_scale(size)
    bands = [_scale(band, 1 / k) for band in (*room.bands, *taken)]
    x, y, w, h = _scale(room.area, 1 / k)
    head = _scale(look.get_bands(size, has_captions)["head"], 1 / k)
    top = head[1] + head[3] + _BELOW_HEAD
    return FreeRoom((x, top, w, y + h - top), tuple(bands))


def _scale(box: Box, factor: float) -> Box:
    x, y, w, h = box
    return x * factor, y * factor, w * factor, h * factor


def choose_place(
    panel: tuple[float, float],
    room: FreeRoom,
    taken: Sequence[Box],
    *,
    side: InsertSide | None,
) -> Box:
    """Return the box of an insert's panel: of all places the one that covers least.

    At the right before the left, high before low. `taken` are the boxes of inserts that are there
    at the same time.
    """
    best: Box = (0.0, 0.0, *panel)
    least = float("inf")
    for number, box in enumerate(_list_places(panel, room, side)):
        covered = sum(measure_overlap(box, band) for band in room.bands)
        covered += 3 * sum(
            measure_overlap(_grow(box), other) for other in taken
        )
        cost = covered / (panel[0] * panel[1]) + number * 1e-3
        if cost < least:
            least = cost
            best = box
    return best


def _grow(box: Box) -> Box:
    x, y, w, h = box
    return x - _GAP, y - _GAP, w + 2 * _GAP, h + 2 * _GAP


def _list_places(
    panel: tuple[float, float], room: FreeRoom, side: InsertSide | None
) -> list[Box]:
    x, y, w, h = room.area
    rooms = max(h - panel[1], 0.0)
    columns = {"right": x + w - panel[0], "left": x}
    places = []
    for share in range(21):
        for name, left in columns.items():
            if side in (None, name):
                places.append((left, y + rooms * share / 20, *panel))
    return places


def choose_width(look: Look, size: Size, room: FreeRoom) -> float:
    """Return the width that the words of an insert may take."""
    style = look.inserts
    widest = (
        style.width if classify_shape(size) == "wide" else 0.82 * room.area[2]
    )
    return min(max(widest, style.width), room.area[2]) - 2 * style.padding
