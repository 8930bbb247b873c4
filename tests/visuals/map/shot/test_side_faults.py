"""Mistakes in sides, each at its place in the map file."""

from __future__ import annotations

from tests.support.maps import Maps

WIDE = "views: {wide: {center: [-4.0, 40.0], width_km: 2400}}\n"

SIDES = "sides: {red: {name: Red, colour: vermilion}, blue: {name: Blue, colour: '#274e74'}}\n"
ARROWS = """\
arrows:
  - {id: a, of: red, along: [[0, 40], [-4, 40]]}
  - {id: b, of: blue, along: [[-8, 40], [-5, 40]]}
"""


def test_a_map_with_two_sides_has_no_faults(maps: Maps) -> None:
    assert maps.faults(WIDE + SIDES + ARROWS) == []


def test_a_side_that_isnt_there_is_told_with_the_one_that_was_meant(
    maps: Maps,
) -> None:
    text = WIDE + SIDES + ARROWS.replace("of: red", "of: rad")
    found = maps.faults(text)
    assert (
        found[0] == "m.yml:4:17: the map has no side 'rad'; did you mean 'red'?"
    )
    assert found[1].startswith("m.yml:2:14: warning: ")
    assert (
        "nothing is of the side 'red'; write 'of: red' at what is" in found[1]
    )


def test_a_map_without_sides_says_where_they_are_named(maps: Maps) -> None:
    text = WIDE + "landings: [{id: l, of: red, along: [[0, 40], [-4, 40]]}]\n"
    assert maps.faults(text) == [
        "m.yml:2:24: the map has no side 'red'; name it under 'sides', with its colour"
    ]


def test_a_name_like_none_of_the_sides_lists_them(maps: Maps) -> None:
    text = (
        WIDE
        + SIDES
        + ARROWS
        + "air_landings: [{id: d, of: allies, at: [-4, 40]}]\n"
    )
    assert maps.faults(text) == [
        "m.yml:6:28: the map has no side 'allies'; its sides are red, blue"
    ]


def test_a_faint_colour_is_told_with_one_that_stands_out(maps: Maps) -> None:
    text = WIDE + SIDES.replace("vermilion", "ochre") + ARROWS
    (fault,) = maps.faults(text)
    assert fault.startswith(
        "m.yml:2:34: side 'red' doesn't stand out on this map"
    )
    assert (
        "a contrast of 2.3 with the light around it, and 3 is the least"
        in fault
    )
    cure = fault[-8:-1]
    assert (
        maps.faults(WIDE + SIDES.replace("vermilion", f"'{cure}'") + ARROWS)
        == []
    )


def test_on_a_dark_map_other_colours_are_faint(maps: Maps) -> None:
    light = SIDES.replace("vermilion", "ochre").replace("#274e74", "#8cc4e8")
    assert maps.faults(WIDE + "style: dark\n" + light + ARROWS) == []
    found = maps.faults(WIDE + "style: dark\n" + SIDES + ARROWS)
    assert "side 'blue' doesn't stand out" in found[1]


def test_two_sides_of_nearly_one_colour_are_told(maps: Maps) -> None:
    text = WIDE + SIDES.replace("#274e74", "#ac3a22") + ARROWS
    (fault,) = maps.faults(text)
    assert "sides 'red' and 'blue' have nearly the same colour" in fault
