"""Which kinds of sign a view shows."""

from __future__ import annotations

import pytest

from lantern.visuals.map.geometry.map_frame import MapFrame
from lantern.visuals.map.shot.signs_in_view import find_signs
from tests.support.maps import FIELD, Maps

FRAME = MapFrame((1920, 1080), 0, 1080)
FAR = FIELD.replace(
    "views:\n", "views:\n  far: {center: [60.0, 30.0], width_km: 600}\n"
)


@pytest.mark.parametrize(
    ("view", "shown", "kinds"),
    [
        ("wide", None, {"arrow", "landing", "air_landing", "front", "fort"}),
        ("wide", frozenset({"east", "line"}), {"arrow", "front", "fort"}),
        ("wide", frozenset(), {"fort"}),
        ("near", frozenset({"fleet", "horse"}), {"arrow"}),
        ("far", None, set()),
    ],
)
def test_a_view_shows_the_signs_in_its_frame(
    maps: Maps, view: str, shown: frozenset[str] | None, kinds: set[str]
) -> None:
    """The fleet comes from the west, where the near view doesn't reach; nor to Burgos, a fort."""
    assert find_signs(maps.model(FAR), [view], shown, frame=FRAME) == kinds


def test_borders_explain_themselves(maps: Maps) -> None:
    line = "[[-6.0, 40.0], [-2.0, 40.0]]"
    kinds = ("border", "inner", "agreed")
    rows = [
        f"  - {{name: {kind}, kind: {kind}, line: {line}}}\n" for kind in kinds
    ]
    model = maps.model(FIELD + "borders:\n" + "".join(rows))
    assert find_signs(model, ["wide"], frozenset(), frame=FRAME) == {"fort"}


def test_a_view_shows_whose_signs_are_in_its_frame(maps: Maps) -> None:
    sides = "sides: {red: {name: Red, colour: vermilion}, blue: {name: Blue, colour: slate}}\n"
    text = FAR.replace("{id: horse,", "{id: horse, of: red,")
    text = text.replace("id: balloon,", "id: balloon, of: blue,")
    found = find_signs(maps.model(text + sides), ["wide"], None, frame=FRAME)
    assert {sign for sign in found if sign.startswith("of:")} == {
        "of:red",
        "of:blue",
    }
    only = find_signs(
        maps.model(text + sides), ["wide"], frozenset({"horse"}), frame=FRAME
    )
    assert only == {"arrow", "fort", "of:red"}


def test_a_unit_counts_where_one_of_its_stops_is(maps: Maps) -> None:
    sides = "sides: {red: {name: Reds, colour: vermilion}}\n"
    path = "path: [[-30, 40], [-4, 40]]"
    model = maps.model(FAR + sides + f"units: [{{id: a, of: red, {path}}}]\n")
    assert find_signs(model, ["wide"], frozenset({"a"}), frame=FRAME) == {
        "fort",
        "unit",
        "of:red",
    }
    assert find_signs(model, ["far"], None, frame=FRAME) == set()


def test_a_unit_at_a_place_that_isnt_there_is_no_sign(maps: Maps) -> None:
    model = maps.model(FAR + "units: [{id: a, path: Nowhere}]\n")
    assert "unit" not in find_signs(model, ["wide"], None, frame=FRAME)


def test_held_ground_and_pockets_count_where_they_are(maps: Maps) -> None:
    sides = "sides: {red: {name: Reds, colour: vermilion}, blue: {name: Blues, colour: slate}}\n"
    held = "control: [{id: c, area: spain, of: blue, changes: [{to: [red, blue]}]}]\n"
    pocket = "pockets: [{id: p, around: {at: Madrid, km: 90}}]\n"
    model = maps.model(FAR + sides + held + pocket)
    found = find_signs(model, ["near"], frozenset(), frame=FRAME)
    assert found == {"control", "contested", "of:red", "of:blue"}
    with_pocket = find_signs(model, ["near"], frozenset({"p"}), frame=FRAME)
    assert with_pocket - found == {"pocket"}
    assert find_signs(model, ["far"], None, frame=FRAME) == set()
