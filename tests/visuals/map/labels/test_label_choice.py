"""Which place a name takes: what is in its way, what it costs, and what it keeps to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.candidates import LabelCandidate, MapSymbol
from lantern.visuals.map.labels.free_space import FreeSpace
from lantern.visuals.map.labels.label_choice import PlacementTask, choose_best
from lantern.visuals.map.labels.lettering import SvgDrawing

BOX: PixelBounds = (-50.0, -10.0, 50.0, 10.0)
NAME = SvgDrawing("", (BOX,), BOX)
LEFT = (100.0, 100.0)
RIGHT = (300.0, 100.0)
TAKEN: PixelBounds = (40.0, 80.0, 160.0, 120.0)
"""A rectangle around a name at the left place."""


def make_space(*taken: PixelBounds) -> FreeSpace:
    return FreeSpace(
        (400, 200),
        margin=10,
        occupied=list(taken),
    )


def place(
    side: str, spot: tuple[float, float], cost: float = 0.0
) -> LabelCandidate:
    return LabelCandidate(
        cost, MapSymbol("a", side, (0, 0), NAME), np.array(spot)
    )


def choose(
    space: FreeSpace,
    *candidates: LabelCandidate,
    prefer: str = "",
    **more: bool | float,
) -> str | None:
    """Return the side of the best candidate; None if there is no room for any."""
    task = PlacementTask(1.0, 0.5, iter(candidates))
    wanted = {"a": prefer} if prefer else {}
    best = choose_best(replace(task, **more), space, wanted)  # type: ignore[arg-type]
    return best.symbol.side if best else None


def test_the_cheaper_of_two_free_places_is_taken() -> None:
    found = choose(make_space(), place("w", LEFT, 0.4), place("e", RIGHT, 0.3))
    assert found == "e"


def test_a_place_that_is_taken_is_passed_over() -> None:
    space = make_space(TAKEN)
    assert choose(space, place("w", LEFT), place("e", RIGHT, 0.9)) == "e"
    assert choose(space, place("w", LEFT)) is None


def test_a_name_keeps_off_the_edge() -> None:
    # its box ends 9 pixels from the right edge, and 10 are asked for
    near = place("e", (341.0, 100.0))
    assert choose(make_space(), near) is None
    assert choose(make_space(), near, margin=8.0) == "e"


@pytest.mark.parametrize(("ahead", "found"), [(0.4, "w"), (0.6, "e")])
def test_the_side_of_another_layout_is_worth_half_a_point(
    ahead: float, found: str
) -> None:
    candidates = (place("w", LEFT, ahead + 0.1), place("e", RIGHT, 0.1))
    assert choose(make_space(), *candidates, prefer="w") == found


def cover_left(share: float) -> FreeSpace:
    """Return a space in which an arrow lies over a share of the left place, from its left."""
    space = make_space()
    space.arrows = np.array([[49.0, 80.0, 50.0 + 100 * share, 120.0]])
    return space


def test_what_would_cover_too_much_of_an_arrow_is_no_place() -> None:
    assert choose(cover_left(0.4), place("w", LEFT)) == "w"
    assert choose(cover_left(0.6), place("w", LEFT)) is None


def test_covering_an_arrow_costs() -> None:
    # a quarter of the name at 4 a whole one
    assert (
        choose(cover_left(0.25), place("w", LEFT), place("e", RIGHT, 0.8))
        == "e"
    )
    assert (
        choose(cover_left(0.25), place("w", LEFT), place("e", RIGHT, 1.2))
        == "w"
    )


def test_a_name_waits_only_if_that_is_cheaper() -> None:
    space = make_space()
    space.passing = (TAKEN,)
    assert choose(space, place("w", LEFT), place("e", RIGHT, 1.4)) == "e"
    assert choose(space, place("w", LEFT), place("e", RIGHT, 1.6)) == "w"


def test_the_name_of_a_sea_stays_on_water() -> None:
    space = make_space()
    space.land = np.zeros((50, 100), np.uint8)
    # the left half is land
    space.land[:, :50] = 255
    candidates = (place("w", LEFT), place("e", RIGHT, 0.9))
    assert choose(space, *candidates) == "w"
    assert choose(space, *candidates, needs_water=True) == "e"


def test_the_name_of_a_land_keeps_off_its_shore() -> None:
    space = make_space()
    space.land = np.zeros((50, 100), np.uint8)
    space.land[:, :25] = 255
    # half on land: 3 times a half
    candidates = (place("w", LEFT), place("e", RIGHT, 1.3))
    assert choose(space, *candidates) == "w"
    assert choose(space, *candidates, avoids_shores=True) == "e"


def test_a_line_to_a_name_may_have_to_be_clear() -> None:
    box: PixelBounds = (-200.0, -1.0, -60.0, 1.0)
    leader = SvgDrawing("", (box,), box)
    far = place("e", RIGHT)
    far = replace(far, symbol=replace(far.symbol, leader=leader))
    space = make_space(TAKEN)
    assert choose(space, far) == "e"
    assert choose(space, far, clear_leader=True) is None


def test_no_more_is_proposed_once_a_place_costs_next_to_nothing() -> None:
    asked: list[str] = []

    def propose() -> Iterator[LabelCandidate]:
        for side, cost in (("n", 0.5), ("w", 0.01), ("e", 0.0)):
            asked.append(side)
            yield place(side, LEFT, cost)

    task = PlacementTask(1.0, 0.5, propose())
    best = choose_best(task, make_space(), {})
    assert best is not None
    assert best.symbol.side == "w"
    # the third is asked for, and not looked at
    assert asked == ["n", "w", "e"]
