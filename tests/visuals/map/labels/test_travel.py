"""Names that travel with the camera from their places in one view to those in another."""

from __future__ import annotations

import math

import numpy as np
import pytest

from lantern.visuals.map.geometry.projection import Mercator
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.travel import (
    SymbolTrip,
    plan_trips,
    stand_still,
)

PROJECTION = Mercator(0, 0)
VIEW = Window(0.0, 0.0, 1.0, (400, 200))


def make_symbol(
    key: str,
    side: str,
    *,
    middle: tuple[float, float] = (0.0, 0.0),
    angle: float = 0.0,
) -> MapSymbol:
    """Return a symbol at 0, 0 of three letters, 10 pixels apart, in a direction in degrees."""
    x, y = middle
    boxes = []
    for number in (-10, 0, 10):
        across = x + number * math.cos(math.radians(angle))
        down = y + number * math.sin(math.radians(angle))
        boxes.append((across - 4, down - 4, across + 4, down + 4))
    drawing = SvgDrawing("", tuple(boxes), (x - 20, y - 20, x + 20, y + 20))
    return MapSymbol(key, side, (0.0, 0.0), drawing, follows_line=True)


def find_pose(trip: SymbolTrip, share: float) -> list[float]:
    pose = trip.find_pose(VIEW, share)
    return [round(each, 6) for each in (*pose.spot.tolist(), pose.degrees)]


def plan(first: MapSymbol, last: MapSymbol) -> list[SymbolTrip]:
    return plan_trips([first], [last], PROJECTION)


def test_at_rest_a_symbol_stands_at_its_point() -> None:
    (trip,) = stand_still([make_symbol("a", "e", middle=(9, 9))], PROJECTION)
    assert trip.role == "stay"
    assert find_pose(trip, 0.0) == [200, 100, 0]


def test_a_name_on_the_same_side_stays() -> None:
    (trip,) = plan(make_symbol("a", "e"), make_symbol("a", "e"))
    assert trip.role == "stay"


def test_a_name_passes_evenly_from_one_side_to_the_other() -> None:
    """From 40 pixels at the right of the town to 40 at the left of it."""
    right = make_symbol("a", "e", middle=(40, 0))
    left = make_symbol("a", "w", middle=(-40, 0))
    hands, takes = plan(right, left)
    assert (hands.role, takes.role) == ("hand over", "take over")
    # where the drawing's origin is: at the town as long as it has not moved
    assert find_pose(hands, 0.0) == [200, 100, 0]
    assert find_pose(hands, 0.25) == [180, 100, 0]
    assert find_pose(hands, 1.0) == [120, 100, 0]
    assert find_pose(takes, 1.0) == [200, 100, 0]
    assert find_pose(takes, 0.25) == [260, 100, 0]
    middles = [find_pose(hands, 0.5)[0] + 40, find_pose(takes, 0.5)[0] - 40]
    assert middles == [200, 200]


def test_a_name_turns_to_its_direction_in_the_last_view() -> None:
    hands, takes = plan(make_symbol("a", "1"), make_symbol("a", "2", angle=30))
    assert find_pose(hands, 0.5)[2] == pytest.approx(15)
    assert find_pose(hands, 1.0)[2] == pytest.approx(30)
    assert find_pose(takes, 0.5)[2] == pytest.approx(-15)
    assert find_pose(takes, 1.0)[2] == pytest.approx(0)


@pytest.mark.parametrize(
    ("angle", "travels"), [(60, True), (61, False), (170, False)]
)
def test_a_name_that_turns_too_far_is_left_and_comes_again(
    angle: float, travels: bool
) -> None:
    roles = [
        trip.role
        for trip in plan(
            make_symbol("a", "1"), make_symbol("a", "2", angle=angle)
        )
    ]
    assert roles == (
        ["hand over", "take over"] if travels else ["leave", "arrive"]
    )


def test_what_one_view_alone_has_leaves_or_arrives() -> None:
    leaves, arrives = plan(make_symbol("a", "e"), make_symbol("b", "e"))
    assert (leaves.role, arrives.role) == ("leave", "arrive")
    assert np.allclose(arrives.find_pose(VIEW, 0.3).spot, [200, 100])


def test_the_line_that_leads_to_a_name_does_not_travel() -> None:
    right = make_symbol("leader a", "e 26", middle=(10, 0))
    above = make_symbol("leader a", "n 26", middle=(0, -10))
    assert [trip.role for trip in plan(right, above)] == ["leave", "arrive"]
    assert [trip.role for trip in plan(right, right)] == ["stay"]
