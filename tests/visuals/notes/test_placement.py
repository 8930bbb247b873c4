"""Where the words of notes stand."""

from __future__ import annotations

from lantern.graphics import look
from lantern.graphics.vector import Box
from lantern.visuals.notes.placement import (
    FreeRoom,
    Sighting,
    choose_offset,
    find_room,
    measure_overlap,
    place_panel,
)

ROOM = FreeRoom((0.0, 0.0, 1000.0, 600.0), ())
PANEL = (200.0, 50.0)
SIGN: Box = (450.0, 250.0, 100.0, 100.0)


def place(sign: Box, *others: Box, room: FreeRoom = ROOM) -> Box:
    offset = choose_offset([Sighting(sign, others)], PANEL, room, gap=40)
    return place_panel(sign, offset, PANEL)


def test_words_stand_at_the_right_where_there_is_room() -> None:
    """Their left edge is the gap beyond the sign."""
    assert place(SIGN)[0] == 450 + 100 + 40


def test_at_the_right_edge_they_stand_at_the_left() -> None:
    box = place((880.0, 250.0, 100.0, 100.0))
    assert box[0] + box[2] == 880 - 40


def test_in_a_corner_they_stay_in_the_frame() -> None:
    x, y, w, h = place((900.0, 520.0, 100.0, 80.0))
    assert x >= 0
    assert y >= 0
    assert x + w <= 1000
    assert y + h <= 600


def test_they_cover_neither_other_signs_nor_bands() -> None:
    right: Box = (560.0, 100.0, 440.0, 400.0)
    left: Box = (0.0, 100.0, 440.0, 400.0)
    box = place(SIGN, right, room=FreeRoom(ROOM.area, (left,)))
    assert measure_overlap(box, right) == 0
    assert measure_overlap(box, left) == 0


def test_an_author_s_side_is_kept() -> None:
    offset = choose_offset(
        [Sighting(SIGN)],
        PANEL,
        ROOM,
        gap=40,
        side="above",
    )
    box = place_panel(SIGN, offset, PANEL)
    assert box[1] + box[3] == 250 - 40


def test_the_worst_frame_counts_where_the_camera_moves() -> None:
    """The sign runs to the right edge: its words are at the left from the start."""
    seen = [Sighting(SIGN), Sighting((860.0, 250.0, 100.0, 100.0))]
    assert choose_offset(seen, PANEL, ROOM, gap=40)[0] < 0


def test_platforms_buttons_and_captions_are_kept_free() -> None:
    atlas = look.load()
    plain = find_room(atlas, (1920, 1080), False)
    assert plain.area == (96, 54, 1728, 972)
    assert len(plain.bands) == 3
    captioned = find_room(atlas, (1920, 1080), True)
    assert (240, 886, 1440, 140) in captioned.bands
    upright = find_room(atlas, (1080, 1920), False)
    assert upright.area == (54, 154, 972, 1440)
    assert (961, 864, 119, 730) in upright.bands
