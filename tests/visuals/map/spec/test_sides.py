"""What authors write for a side, and what it wears."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.visuals.map.spec.map_items import Arrow
from lantern.visuals.map.spec.sides import MapSide, SideColour, SideInk, resolve_sides
from tests.support.maps import EMPTY, LOOK, Maps

WAY = ((0.0, 40.0), (1.0, 41.0))


def refuse(value: str) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(SideColour).validate_python(value)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


def test_a_colour_is_an_ink_of_the_look_or_six_digits() -> None:
    assert MapSide(name="Blue", colour="slate").colour == "slate"
    assert MapSide(name="Blue", colour="#274e74").colour == "#274e74"
    assert (
        refuse("vermillion")
        == "'vermillion' is no ink of the look; did you mean 'vermilion'?"
    )
    assert refuse("blue").startswith("write an ink of the look, such as vermilion")
    assert refuse("#27").startswith("write an ink of the look")


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
    sides = ", ".join(f"s{n}: {{name: S, colour: '#20304{n}'}}" for n in range(5))
    (fault,) = maps.faults(EMPTY + f"sides: {{{sides}}}\n")
    assert fault == ("m.yml:7:8: 5 sides are too many to be told apart; 4 is the most")


def test_an_arrow_has_the_colour_of_its_side_and_no_other() -> None:
    with pytest.raises(ValidationError, match="leave out 'colour', or 'of'"):
        Arrow(id="a", along=WAY, of="red", colour="#b3301f")
