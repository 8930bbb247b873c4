"""What a lower third would cover on a map: the towns told of, the main ones, signs, furniture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.shot.third_room import (
    CoverablePlace,
    ThirdRoom,
    find_third_room,
)
from tests.support.maps import EMPTY, Maps
from tests.support.visuals import make_context, map_spec

SIZE = (1920, 1080)
TOWNS = EMPTY + (
    "places:\n"
    "  - {name: Madrid, at: [-3.70, 40.42], rank: 1}\n"
    "  - {name: Soria, at: [-2.47, 41.76], rank: 3}\n"
)


def find(
    maps: Maps, text: str = TOWNS, *, told: str = "", **what: Any
) -> ThirdRoom:
    """Return what is on a map at the first and the last frame of a hundred."""
    maps.write(text)
    context = replace(
        make_context(maps.folder, SIZE, cache=maps.plates), told=told
    )
    return find_third_room(map_spec(**what), context, [0, 99])


def around(place: CoverablePlace) -> PixelBounds:
    return place.x - 5, place.y - 5, place.x + 5, place.y + 5


def test_a_place_lies_in_a_box_that_holds_its_point() -> None:
    place = CoverablePlace("Madrid", 100, 50, is_told=True)
    assert place.lies_in((90, 40, 110, 60))
    assert place.lies_in((100, 50, 110, 60))
    assert not place.lies_in((101, 40, 110, 60))
    assert not place.lies_in((90, 51, 110, 60))


def test_main_towns_and_those_told_of_are_kept_free(maps: Maps) -> None:
    assert [(p.name, p.is_told) for p in find(maps).places] == [
        ("Madrid", False)
    ]
    told = find(maps, told="the walls of Soria fell").places
    assert [(p.name, p.is_told) for p in told] == [
        ("Madrid", False),
        ("Soria", True),
    ]


def test_a_town_is_where_the_map_has_it(maps: Maps) -> None:
    (madrid,) = find(maps).places
    plan, window = maps.place(TOWNS, SIZE)
    ((x, y),) = window.to_pixels(plan, (-3.70, 40.42)).tolist()
    assert (madrid.x, madrid.y) == (x, y)


def test_what_a_box_covers_is_listed(maps: Maps) -> None:
    room = find(maps)
    (madrid,) = room.places
    assert room.list_covered(around(madrid)) == [madrid]
    assert room.is_taken(around(madrid))
    assert room.list_covered((0, 0, 10, 10)) == []
    assert not room.is_taken((0, 0, 10, 10))


def test_a_small_towns_sign_is_taken_though_nobody_looks_for_it(
    maps: Maps,
) -> None:
    room = find(maps, view="near")
    (soria,) = [
        p
        for p in find(
            maps,
            told="Soria",
            view="near",
        ).places
        if p.is_told
    ]
    assert room.list_covered(around(soria)) == []
    assert room.is_taken(around(soria))


def test_a_town_that_the_camera_carries_away_fades_before(maps: Maps) -> None:
    """At the end of a move to the near view Madrid rests; at both ends it is counted."""
    room = find(maps, move={"from": "wide", "to": "near"})
    assert [place.name for place in room.places] == ["Madrid", "Madrid"]
    assert len({(place.x, place.y) for place in room.places}) == 2


def test_furniture_and_names_of_lands_are_told_apart(maps: Maps) -> None:
    land = "labels: [{text: SPAIN, along: [[-6.0, 39.2], [-2.0, 39.2]]}]\n"
    room = find(maps, "title: {title: Iberia}\n" + EMPTY + land)
    assert room.has_furniture((60, 60, 200, 120)), (
        "the title stands at the top left"
    )
    assert not room.has_furniture((1400, 900, 1500, 950))
    plan, window = maps.place(EMPTY, SIZE)
    ((x, y),) = window.to_pixels(plan, (-4.0, 39.2)).tolist()
    assert room.count_lands((x - 200, y - 30, x + 200, y + 30)) > 0
    assert room.count_lands((60, 60, 200, 120)) == 0
    assert not room.is_taken((x - 200, y - 30, x + 200, y + 30))
