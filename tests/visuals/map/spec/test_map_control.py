"""Who holds the ground, in a map file: shapes, holders, and what a shot calls their changes."""

from __future__ import annotations

import pytest

from tests.support.maps import EMPTY, Maps

SIDES = "sides: {red: {name: Reds, colour: vermilion}, blue: {name: Blues, colour: slate}}\n"
RING = "ring: [[-6, 39], [-2, 39], [-4, 42]]"
HELD = f"""\
control:
  - {{id: north, {RING}, of: blue, changes: [{{to: [red, blue]}}, {{to: red, id: won}}]}}
pockets:
  - {{id: last, of: blue, {RING}}}
"""


def test_one_side_holds_ground_or_two_fight_for_it(maps: Maps) -> None:
    sheet = maps.model(EMPTY + SIDES + HELD)
    assert sheet.list_holders() == [("blue",), ("red", "blue"), ("red",)]
    assert sheet.list_contested() == [("red", "blue")]


def test_a_shot_calls_a_change_by_who_comes(maps: Maps) -> None:
    (control,) = maps.model(EMPTY + SIDES + HELD).control
    assert [event.id for event in control.list_events()] == [
        "north contested",
        "won",
    ]
    plain = HELD.replace(", id: won", "")
    (control,) = maps.model(EMPTY + SIDES + plain).control
    assert control.list_events()[1].id == "north to red"


def test_changes_are_always_shown_and_pockets_where_a_shot_names_them(
    maps: Maps,
) -> None:
    sheet = maps.model(EMPTY + SIDES + HELD)
    assert sheet.complete_shown(frozenset()) == frozenset(
        {"north contested", "won"}
    )
    assert not sheet.select_visible(frozenset()).pockets
    shown = sheet.complete_shown(frozenset({"last shrinks"}))
    assert shown is not None
    assert {"last", "last ends"} <= shown
    assert sheet.select_visible(shown).pockets == sheet.pockets


def test_files_of_held_ground_are_files_of_the_map(maps: Maps) -> None:
    text = EMPTY + SIDES + "control: [{id: a, file: land.geojson, of: red}]\n"
    assert maps.model(text).list_files() == ["land.geojson"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "control: [{id: a, of: red}]",
            "say which ground it is, in one way: area",
        ),
        (
            f"control: [{{id: a, of: red, {RING}, area: spain}}]",
            "say which ground it is, in one way: area",
        ),
        (
            f"control: [{{id: a, {RING}}}]",
            "say whose it is: 'of', or 'changes'",
        ),
        (f"control: [{{id: a, {RING}, of: [a, b, c]}}]", "'of' has 3 entries"),
        (
            "control: [{id: a, ring: [[0, 40], [1, 40]], of: red}]",
            "'ring' has too few entries; it needs at least 3",
        ),
        (
            "pockets: [{id: a, of: red}]",
            "give a pocket either ring (its points) or around ({at: place, km: width})",
        ),
        (
            "pockets: [{id: a, around: {at: [0, 40], km: 0}}]",
            "'km' must be more than 0",
        ),
        ("pocket: []", "did you mean 'pockets'?"),
    ],
)
def test_faults_are_told(maps: Maps, text: str, message: str) -> None:
    found = maps.faults(EMPTY + SIDES + text + "\n")
    assert any(message in fault for fault in found), found
