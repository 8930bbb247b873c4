"""Units that meet stand side by side, and nothing jumps on the way there."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.motion.unit_spacing import (
    UnitBody,
    find_room,
    spread_units,
)

ROOM = np.array([-40.0, -60.0, 40.0, -20.0])


def body(
    name: str, x: float, y: float = 100.0, *, counts: float = 1.0
) -> UnitBody:
    west = {"a": -1.0, "b": 1.0, "c": 2.0}[name]
    return UnitBody(name, np.array([x, y]), ROOM, west, counts)


def spread(*bodies: UnitBody, gap: float = 0.0) -> dict[str, list[float]]:
    more = {frozenset("ab"): gap}
    found = spread_units(bodies, 1.0, more)
    return {name: spot.tolist() for name, spot in found.items()}


def test_units_apart_stay_where_they_are() -> None:
    found = spread(body("a", 100), body("b", 200))
    assert found == {"a": [100, 100], "b": [200, 100]}


def test_two_at_one_place_stand_at_either_side_of_it() -> None:
    found = spread(body("b", 300), body("a", 300))
    # 80 pixels wide each, and 5 between them; a came from the west
    assert found["a"] == pytest.approx([257.5, 100])
    assert found["b"] == pytest.approx([342.5, 100])


def test_a_fight_has_room_between_its_units() -> None:
    found = spread(body("a", 300), body("b", 300), gap=60.0)
    assert found["b"][0] - found["a"][0] == pytest.approx(80 + 5 + 60)


def test_units_above_each_other_dont_move() -> None:
    found = spread(body("a", 300, 100), body("b", 300, 146))
    assert found == {"a": [300, 100], "b": [300, 146]}


def test_one_that_isnt_there_needs_no_room() -> None:
    found = spread(body("a", 300), body("b", 300, counts=0.0))
    assert found["a"] == [300, 100]


def test_three_at_one_place_all_have_room() -> None:
    found = spread(body("a", 300), body("b", 300), body("c", 300))
    east = [found[name][0] for name in "abc"]
    assert min(np.diff(east)) == pytest.approx(85, abs=0.1)


def test_ten_at_one_place_all_have_room() -> None:
    bodies = [
        UnitBody(str(n), np.array([300.0, 100.0]), ROOM, float(n), 1.0)
        for n in range(10)
    ]
    found = spread_units(bodies, 1.0, {})
    east = [found[str(n)][0] for n in range(10)]
    assert min(np.diff(east)) == pytest.approx(85, abs=0.5)
    assert np.mean(east) == pytest.approx(300)


def test_nothing_jumps_as_units_meet_and_pass() -> None:
    places = np.arange(100, 500, 1.0)
    met = [spread(body("a", x), body("b", 300))["a"][0] for x in places]
    assert np.abs(np.diff(met)).max() < 4
    down = [spread(body("a", 300, y), body("b", 300))["a"][0] for y in places]
    assert np.abs(np.diff(down)).max() < 4
    assert met[-1] == places[-1]


def test_the_room_is_around_all_boxes() -> None:
    boxes = np.array([[-10.0, -50, 10, -20], [-30, -80, 20, -50]])
    assert find_room(boxes).tolist() == [-30, -80, 20, -20]
