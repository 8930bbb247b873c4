"""Mistakes in ground that is held and in pockets, each at its place."""

from __future__ import annotations

import pytest

from tests.support.maps import Maps

MAP = """\
year: 1801
views: {wide: {center: [-4.0, 40.0], width_km: 2400}}
sides: {red: {name: Red, colour: vermilion}, blue: {name: Blue, colour: '#274e74'}}
areas: [{id: spain, seeds: [[-4.0, 40.5]], colour: '#b9892e'}]
control:
  - {id: a, area: spain, of: blue, changes: [{to: red, date: 3 may}, {to: blue, date: 9 may}]}
  - {id: b, seeds: [[-8.0, 40.0]], of: [red, blue]}
pockets: [{id: p, of: red, around: {at: [-4, 40], km: 200}, dates: [4 may, 6 may]}]
"""


def test_ground_and_a_pocket_without_faults(maps: Maps) -> None:
    assert maps.faults(MAP) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "area: spain",
            "area: spian",
            "m.yml:6:19: the map has no area 'spian'; did you mean 'spain'?",
        ),
        (
            "of: [red, blue]",
            "of: [rad, blue]",
            "m.yml:7:41: the map has no side 'rad'; did you mean 'red'?",
        ),
        (
            "{to: red, date",
            "{to: green, date",
            "m.yml:6:51: the map has no side 'green'; its sides are red, blue",
        ),
        (
            "id: p, of: red",
            "id: p, of: rad",
            "m.yml:8:23: the map has no side 'rad'; did you mean 'red'?",
        ),
        (
            "date: 9 may",
            "date: 1 may",
            "m.yml:6:87: 'a' changes hands on 1 may, before 3 may, the date above; order them",
        ),
        (
            "{to: blue, date",
            "{to: red, date",
            "'a' has 2 changes that a shot would call 'a to red'; give each an 'id' of its own",
        ),
        (
            "dates: [4 may",
            "dates: [8 may",
            "m.yml:8:68: 'p' ends before it begins",
        ),
        (
            "at: [-4, 40]",
            "at: Nowhere",
            "m.yml:8:41: the map has no place 'Nowhere'",
        ),
        (
            "at: [-4, 40]",
            "at: [60, 10]",
            "no view of the map shows pocket 'p'",
        ),
        ("year: 1801\n", "\n", "m.yml:8:69: '4 may' has no year;"),
        (
            "seeds: [[-8.0, 40.0]]",
            "seeds: [[-12.0, 40.0]]",
            "m.yml:7:21: area 'b': [-12.0, 40.0] lies in the sea or outside the map",
        ),
        (
            "of: [red, blue]",
            "of: [red, red]",
            "m.yml:7:40: 'red' stands here twice; name two sides, or one",
        ),
        (
            "{to: red, date",
            "{to: [red, red], date",
            "m.yml:6:51: 'red' stands here twice; name two sides, or one",
        ),
        (
            "{to: red, date",
            "{to: blue, id: c, date",
            "m.yml:6:51: 'a' is held so before this change; take it out, or name another side",
        ),
        (
            "seeds: [[-8.0, 40.0]]",
            "ring: [[-8, 40], [-6, 41], [-4, 42]]",
            "m.yml:7:19: the ring has no area: its points lie on a line; move one of them",
        ),
        (
            "area: spain",
            "file: none.geojson",
            "m.yml:6:19: ",
        ),
    ],
)
def test_faults_stand_at_their_place(
    maps: Maps, old: str, new: str, line: str
) -> None:
    assert old in MAP
    found = maps.faults(MAP.replace(old, new, 1))
    assert any(line in fault for fault in found), found


def test_a_file_without_areas_is_told(maps: Maps) -> None:
    maps.write('{"type": "Point", "coordinates": [0, 40]}', "spot.geojson")
    (fault,) = maps.faults(MAP.replace("area: spain", "file: spot.geojson"))
    assert fault == (
        "m.yml:6:19: spot.geojson has no areas, and ground that is held is an area"
    )


def test_a_shot_may_bind_changes_and_pockets(maps: Maps) -> None:
    names = ["a to red", "p", "p shrinks", "p ends"]
    assert maps.faults(MAP, when=names) == []
    (fault,) = maps.faults(MAP, when=["a to rad"])
    assert "did you mean 'a to red'?" in fault
