"""Units in a map file: what a stop, a sign and a strength may be, and what a shot calls them."""

from __future__ import annotations

import pytest

from lantern.visuals.map.spec.map_units import MapUnit
from tests.support.maps import EMPTY, Maps

PLACES = "places: [{name: Madrid, at: [-3.7, 40.4]}, {name: Toledo, at: [-4, 39.9], id: t}]\n"


def make_unit(maps: Maps, keys: str) -> MapUnit:
    (unit,) = maps.model(EMPTY + PLACES + f"units: [{{id: a, {keys}}}]\n").units
    return unit


def test_a_path_may_be_one_place_or_one_point(maps: Maps) -> None:
    assert [stop.at for stop in make_unit(maps, "path: Madrid").path] == [
        "Madrid"
    ]
    (stop,) = make_unit(maps, "path: [-4, 40]").path
    assert stop.at == (-4, 40)
    (dated,) = make_unit(maps, "path: {at: Madrid, date: 1 may 1801}").path
    assert dated.date == "1 may 1801"


def test_stops_are_places_points_or_either_with_dates(maps: Maps) -> None:
    text = "path: [Madrid, [-4, 40], {at: t, date: 3 may 1801, leaves: 5 may 1801}]"
    stops = make_unit(maps, text).path
    assert [stop.at for stop in stops] == ["Madrid", (-4, 40), "t"]
    assert (stops[2].date, stops[2].leaves) == ("3 may 1801", "5 may 1801")


def test_a_branch_alone_is_a_nato_sign(maps: Maps) -> None:
    assert make_unit(maps, "branch: armour, path: Madrid").drawn_as == "nato"
    assert make_unit(maps, "path: Madrid").drawn_as == "block"
    assert make_unit(maps, "sign: flag, path: Madrid").drawn_as == "flag"


def test_a_picture_of_a_flag_is_a_file_of_the_map(maps: Maps) -> None:
    text = EMPTY + PLACES + "units: [{id: a, flag: f.png, path: Madrid}]\n"
    sheet = maps.model(text)
    assert sheet.units[0].drawn_as == "flag"
    assert sheet.list_files() == ["f.png"]


@pytest.mark.parametrize(
    ("strength", "echelon"),
    [
        ("XX", "XX"),
        ("III", "III"),
        ("'1.5 million'", ""),
        ("1500", ""),
        ("IX", ""),
    ],
)
def test_a_strength_of_strokes_is_an_echelon(
    maps: Maps, strength: str, echelon: str
) -> None:
    unit = make_unit(maps, f"strength: {strength}, path: Madrid")
    assert unit.echelon == echelon
    assert unit.strength == strength.strip("'")


def test_a_shot_calls_the_parts_of_a_march_by_its_stops(maps: Maps) -> None:
    unit = make_unit(
        maps, "path: [Madrid, [-4, 40], {at: [-4, 39], id: ford}, t]"
    )
    assert [(event.id, event.stop) for event in unit.list_events()] == [
        ("a comes", 0),
        ("a to Madrid", 0),
        ("a to ford", 2),
        ("a to t", 3),
        ("a ends", 0),
    ]


def test_what_a_shot_names_brings_its_unit_and_its_fight(maps: Maps) -> None:
    text = (
        "units: [{id: a, path: Madrid}, {id: b, path: t}, {id: c, path: t}]\n"
    )
    sheet = maps.model(
        EMPTY + PLACES + text + "fights: [{id: f, between: [a, b]}]\n"
    )
    assert sheet.complete_shown(None) is None
    found = sheet.complete_shown(frozenset({"a to Madrid", "f ends"}))
    parts = {"a", "a comes", "a to Madrid", "a ends", "f", "f ends"}
    assert found == frozenset(parts)
    shown = sheet.select_visible(frozenset({"b comes"}))
    assert [unit.id for unit in shown.units] == ["b"]
    assert not shown.fights


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "sign: flag, branch: armour, path: Madrid",
            "a flag has no branch: write 'sign: nato', or leave out 'branch'",
        ),
        ("branch: armor, path: Madrid", "did you mean 'armour'?"),
        (
            "flag: f.png, sign: block, path: Madrid",
            "only a flag shows the picture of one: write 'sign: flag', or leave out 'flag'",
        ),
        ("sign: blok, path: Madrid", "did you mean 'block'?"),
        ("path: []", "is empty; it needs at least one entry"),
        ("path: 7", "'path' must be a list"),
        ("path: [Madrid, 7]", "must be a group of keys: at, date, leaves, id"),
        (
            "path: [{at: 7}]",
            "write a place's name or id, or [longitude, latitude]",
        ),
        ("path: [[40, 139]]", "longitude comes first: write [139, 40]"),
        ("pth: Madrid", "did you mean 'path'?"),
    ],
)
def test_faults_are_told_where_they_stand(
    maps: Maps, keys: str, message: str
) -> None:
    found = maps.faults(EMPTY + PLACES + f"units: [{{id: a, {keys}}}]\n")
    assert message in found[0], found
    assert found[0].startswith("m.yml:8:")
