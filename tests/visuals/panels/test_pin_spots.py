"""Where a print stands: beside its place, off words and bands, inside what is read."""

from __future__ import annotations

import math

from lantern.graphics.vector import Box
from lantern.visuals.notes.outlines import Point
from lantern.visuals.notes.placement import FreeRoom, Sighting, measure_overlap
from lantern.visuals.panels.pin_spots import choose_print_offset

ROOM = FreeRoom((0.0, 0.0, 1000.0, 600.0), ())
SIZE = (200.0, 150.0)


def see(x: float, y: float, *others: Box) -> Sighting:
    return Sighting((x - 10, y - 10, 20.0, 20.0), others)


def place(offset: Point, x: float, y: float) -> Box:
    return x + offset[0] - 100, y + offset[1] - 75, 200.0, 150.0


def test_a_print_stands_near_its_place_and_not_on_it() -> None:
    offset = choose_print_offset([see(500, 300)], SIZE, ROOM, gap=20)
    # straight above or below it, a gap away
    assert abs(offset[0]) < 1
    assert abs(offset[1]) == 75 + 20


def test_it_keeps_off_names_beside_its_place() -> None:
    names = ((420.0, 180.0, 160.0, 40.0), (420.0, 400.0, 160.0, 40.0))
    offset = choose_print_offset([see(500, 300, *names)], SIZE, ROOM, gap=20)
    box = place(offset, 500, 300)
    assert all(measure_overlap(box, name) == 0 for name in names)


def test_it_keeps_inside_what_is_read_in_every_frame() -> None:
    seen = [see(500, 300), see(60, 40)]
    offset = choose_print_offset(seen, SIZE, ROOM, gap=20)
    for x, y in ((500, 300), (60, 40)):
        assert (
            measure_overlap(place(offset, x, y), ROOM.area) > 0.99 * 200 * 150
        )


def test_it_keeps_off_the_bands_of_overlays() -> None:
    band = (0.0, 330.0, 1000.0, 270.0)
    room = FreeRoom(ROOM.area, (band,))
    offset = choose_print_offset([see(500, 300)], SIZE, room, gap=20)
    assert measure_overlap(place(offset, 500, 300), band) == 0


def test_its_leader_crosses_no_name() -> None:
    wall = (380.0, 180.0, 240.0, 30.0)
    below = (300.0, 320.0, 400.0, 270.0)
    offset = choose_print_offset(
        [see(500, 300, wall, below)], SIZE, ROOM, gap=20
    )
    for i in range(1, 20):
        x, y = 500 + offset[0] * i / 20, 300 + offset[1] * i / 20
        assert not (380 < x < 620 and 180 < y < 210)
    assert math.hypot(*offset) < 400
