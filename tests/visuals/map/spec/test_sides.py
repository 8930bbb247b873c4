"""What authors write for a side, and what it wears."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from lantern.visuals.map.spec.map_items import Arrow
from lantern.visuals.map.spec.sides import MapSide, SideInk, resolve_sides
from tests.support.maps import EMPTY, LOOK, Maps

WAY = ((0.0, 40.0), (1.0, 41.0))


def test_each_side_has_a_pattern_of_its_own_in_the_order_of_the_file() -> None:
    sides = {
        "red": MapSide(name="Red", colour="vermilion"),
        "blue": MapSide(name="Blue", colour="#274e74"),
        "grey": MapSide(name="Grey", colour="slate"),
        "dark": MapSide(name="Dark", colour="slate_deep"),
    }
    assert resolve_sides(sides, LOOK.inks) == {
        "red": SideInk("#b3301f", "plain"),
        "blue": SideInk("#274e74", "stripe"),
        "grey": SideInk("#4a5b68", "bars"),
        "dark": SideInk("#2e3a44", "hollow"),
    }


def test_a_map_has_four_sides_at_most(maps: Maps) -> None:
    sides = ", ".join(
        f"s{n}: {{name: S, colour: '#20304{n}'}}" for n in range(5)
    )
    (fault,) = maps.faults(EMPTY + f"sides: {{{sides}}}\n")
    assert fault == (
        "m.yml:7:8: 5 sides are too many to be told apart; 4 is the most"
    )


def test_an_arrow_has_the_colour_of_its_side_and_no_other() -> None:
    with pytest.raises(ValidationError, match="leave out 'colour', or 'of'"):
        Arrow(
            id="a",
            along=WAY,
            of="red",
            colour="#b3301f",
        )
