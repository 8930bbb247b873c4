"""Where inserts stand: at the right before the left, high before low."""

from __future__ import annotations

from lantern.graphics import look
from lantern.graphics.vector import Box
from lantern.visuals.inserts.places import (
    choose_place,
    choose_width,
    find_insert_room,
)
from lantern.visuals.notes.placement import FreeRoom

LOOK = look.load()
PANEL = (300.0, 200.0)
ROOM = FreeRoom((100.0, 50.0, 1000.0, 600.0), ())


def place(*taken: Box, room: FreeRoom = ROOM) -> Box:
    return choose_place(PANEL, room, taken, side=None)


def test_it_stands_at_the_top_right() -> None:
    assert place() == (800, 50, 300, 200)


def test_the_side_that_is_asked_for_comes_first() -> None:
    assert choose_place(PANEL, ROOM, [], side="left") == (100, 50, 300, 200)
    full: Box = (100.0, 50.0, 400.0, 600.0)
    assert choose_place(PANEL, ROOM, [full], side="left")[0] == 100


def test_a_second_one_stands_at_the_left_and_a_third_one_below() -> None:
    """A step down is a twentieth of 400; 12 of them leave at least 24 between two."""
    first = place()
    second = place(first)
    assert second == (100, 50, 300, 200)
    assert place(first, second) == (800, 50 + 12 * 20, 300, 200)


def test_below_a_band_there_is_room() -> None:
    band: Box = (0.0, 0.0, 1200.0, 130.0)
    found = place(room=FreeRoom(ROOM.area, (band,)))
    assert found == (800, 130, 300, 200)


def test_one_that_is_too_high_begins_at_the_top() -> None:
    x, y, *_ = choose_place((300.0, 900.0), ROOM, [], side=None)
    assert (x, y) == (800, 50)


def test_furniture_is_given_in_pixels_of_the_frame() -> None:
    """A globe in a frame of 640 pixels is three times as large at 1080p."""
    room = find_insert_room(
        LOOK, (640, 360), False, taken=[(500.0, 100.0, 80.0, 80.0)]
    )
    assert room.bands[-1] == (1500, 300, 240, 240)
    large = find_insert_room(LOOK, (1920, 1080), False)
    assert room.area == large.area


def test_words_take_600_pixels_less_their_padding() -> None:
    """In narrow frames they take 0.82 of the room: 0.82 * 972 - 64."""
    for size, width in (((1920, 1080), 536.0), ((1080, 1920), 0.82 * 972 - 64)):
        room = find_insert_room(LOOK, size, False)
        assert abs(choose_width(LOOK, size, room) - width) < 0.01
