"""Mistakes in units and fights, each at its place, and words that move a unit twice."""

from __future__ import annotations

import pytest

from tests.support.maps import Maps

MAP = """\
year: 1801
views: {wide: {center: [-4.0, 40.0], width_km: 2400}}
places: [{name: Madrid, at: [-3.7, 40.4]}, {name: Toledo, at: [-4, 39.9], id: t}]
units:
  - {id: guards, path: [[-8, 40], {at: Madrid, date: 3 may}, {at: t, date: 9 may}]}
  - {id: horse, path: t, ends: 5 may}
fights: [{id: clash, between: [guards, horse], dates: [4 may, 6 may]}]
"""


def test_units_and_a_fight_without_faults(maps: Maps) -> None:
    assert maps.faults(MAP) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "at: Madrid, date",
            "at: Madird, date",
            "m.yml:5:35: the map has no place 'Madird'; did you mean 'Madrid'?",
        ),
        (
            "path: t,",
            "path: Tolde,",
            "m.yml:6:23: the map has no place 'Tolde'",
        ),
        (
            "ends: 5 may",
            "joins: gards",
            "m.yml:6:33: the map has no unit 'gards'; did you mean 'guards'?",
        ),
        (
            "ends: 5 may",
            "joins: horse",
            "m.yml:6:33: 'horse' can't join itself; name another unit",
        ),
        (
            "[guards, horse]",
            "[guards, foot]",
            "m.yml:7:40: the map has no unit 'foot'; its units are guards, horse",
        ),
        (
            "[guards, horse]",
            "[horse, horse]",
            "m.yml:7:31: 'horse' can't fight itself; name two units",
        ),
        (
            "dates: [4 may, 6 may]",
            "dates: [7 may, 6 may]",
            "m.yml:7:55: 'clash' ends before it begins",
        ),
        (
            "dates: [4",
            "at: Nowhere, dates: [4",
            "m.yml:7:52: the map has no place 'Nowhere'",
        ),
        (
            "at: t, date: 9 may",
            "at: t, date: 1 may",
            "m.yml:5:76: 'guards' is here on 1 may, before 3 may, the date above; order them",
        ),
        (
            "date: 3 may",
            "date: 3 may, leaves: 1 may",
            "m.yml:5:69: 'guards' is here on 1 may, before 3 may, the date above; order them",
        ),
        (
            "year: 1801\n",
            "\n",
            "m.yml:5:54: '3 may' has no year;",
        ),
        (
            "id: clash",
            "id: horse",
            "2 things on this map are called 'horse'",
        ),
        (
            "path: t, ends",
            "path: [60, 10], ends",
            "m.yml:6:23: no view of the map shows unit 'horse'",
        ),
        (
            "id: horse, path",
            "id: horse, of: red, path",
            "m.yml:6:21: the map has no side 'red'; name it under 'sides', with its colour",
        ),
    ],
)
def test_faults_stand_at_their_place(
    maps: Maps, old: str, new: str, line: str
) -> None:
    assert old in MAP
    found = maps.faults(MAP.replace(old, new, 1))
    assert any(line in fault for fault in found), found


def test_two_units_that_join_each_other_are_told(maps: Maps) -> None:
    text = MAP.replace("ends: 5 may", "joins: guards")
    assert maps.faults(text) == []
    found = maps.faults(
        text.replace("id: guards,", "id: guards, joins: horse,")
    )
    told = "'guards' and 'horse' join each other; take one of the two out"
    assert f"m.yml:5:25: {told}" in found


@pytest.mark.parametrize(("count", "is_told"), [(7, False), (8, True)])
def test_more_units_than_have_room_at_a_place_are_told(
    maps: Maps, count: int, is_told: bool
) -> None:
    more = "".join(f"  - {{id: u{n}, path: t}}\n" for n in range(count))
    told = maps.faults(MAP.replace("fights:", f"{more}fights:"))
    # with the guards, who march there; the horse breaks up
    crowd = (
        "m.yml:14:20: warning: 9 units stay at t, and more than 8 side by side have no"
        " room; give some of them places of their own"
    )
    assert told == ([crowd] if is_told else [])


def test_a_flag_that_is_no_picture_is_told(maps: Maps) -> None:
    text = MAP.replace("path: t,", "flag: flag.png, path: t,")
    (missing,) = maps.faults(text)
    assert missing == (
        "m.yml:6:23: flag.png can't be read: No such file or directory"
    )
    maps.write("no picture", "flag.png")
    (fault,) = maps.faults(text)
    assert fault.startswith("m.yml:6:23: flag.png")


def test_a_shot_may_bind_the_parts_of_a_march(maps: Maps) -> None:
    names = [
        "guards to Madrid",
        "guards to t",
        "guards comes",
        "horse ends",
        "clash",
    ]
    assert maps.faults(MAP, when=names) == []


def test_a_part_that_isnt_there_is_told_with_the_one_that_was_meant(
    maps: Maps,
) -> None:
    (fault,) = maps.faults(MAP, when=["guards to Madird"])
    assert fault == (
        "scene.yml:9:2: nothing on the map is called 'guards to Madird';"
        " did you mean 'guards to Madrid'?"
    )


def test_a_march_is_moved_as_a_whole_or_in_parts(maps: Maps) -> None:
    (fault,) = maps.faults(MAP, when=["guards", "guards to t"])
    assert fault == (
        "scene.yml:9:2: 'guards' is the whole march, and 'guards to t' a part of it;"
        " keep the one or the other"
    )


def test_a_place_passed_twice_needs_an_id_for_words(maps: Maps) -> None:
    twice = MAP.replace("path: [[-8, 40],", "path: [Madrid, [-8, 40],")
    assert maps.faults(twice) == []
    (fault,) = maps.faults(twice, when=["guards to Madrid"])
    assert fault == (
        "scene.yml:9:2: 'guards' comes to Madrid 2 times; give each of these stops an"
        " 'id' and name the one that is meant"
    )
