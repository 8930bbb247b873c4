"""The first map: which places are on it, its views, and its file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lantern.article.places.areas import NamedArea
from lantern.scaffold.from_article.entities import ArticlePlaces, DoubtfulPlace
from lantern.scaffold.from_article.first_map import (
    MAP_FILE_PATH,
    FirstMap,
    describe_choice,
    describe_doubt,
    format_map,
    make_place_id,
)
from lantern.scaffold.from_article.map_labels import MapBox
from tests.support.imports import make_place, make_town

ANSER = make_place("Anser", 10.0, 50.0)
BELL = make_place("Bell", 11.0, 50.0, blocks=(2,))
FAR = make_place("Far", 100.0, 0.0, blocks=(3,))
OUT = make_place("Far", 70.0, 0.0, blocks=(3,))


def test_of_two_places_with_one_id_the_first_is_on_the_map() -> None:
    other = make_place("ANSER", 20.0, 40.0)
    assert FirstMap.from_places([ANSER, other]).places == (ANSER,)


def test_places_that_are_far_away_are_kept_apart() -> None:
    far = replace(FAR, far=True)
    made = FirstMap.from_places([ANSER, far, BELL])
    assert (made.places, made.far) == ((ANSER, BELL), (far,))


def test_a_map_without_places_is_empty() -> None:
    assert FirstMap.from_places([]) == FirstMap((), ())


def test_longitudes_go_on_past_180_where_the_places_lie_on_both_sides() -> None:
    east = make_place("East", 170.0, 0.0)
    west = make_place("West", -175.0, 0.0)
    made = FirstMap.from_places([east, west])
    assert made.west == 170.0
    assert made.locate(east.town.point) == (170.0, 0.0)
    assert made.locate(west.town.point) == (185.0, 0.0)


def test_longitudes_far_past_180_come_back() -> None:
    made = FirstMap((), (), west=100.0)
    assert made.locate((-100.0, 50.0)) == (-100.0, 50.0)


@pytest.mark.parametrize(
    ("text", "blocks", "names"),
    [
        ("From Anser to Bell", [1, 2], ["Anser", "Bell"]),
        ("From Anser to Bell", [2], ["Bell"]),
        ("Home", [1, 2], []),
    ],
)
def test_a_scene_shows_places_named_in_its_words_and_blocks(
    text: str, blocks: list[int], names: list[str]
) -> None:
    near = FirstMap.from_places([ANSER, BELL]).find_near(text, blocks)
    assert [place.name for place in near] == names


def test_a_view_of_one_place_is_six_degrees_high() -> None:
    made = FirstMap.from_places([ANSER])
    assert made.bound_places([ANSER]) == MapBox(5.2, 47.0, 14.8, 53.0)


def test_a_view_of_three_places_may_be_five_degrees_high() -> None:
    places = [ANSER, make_place("B", 10.4, 50.2), make_place("C", 10.2, 49.8)]
    made = FirstMap.from_places(places)
    assert made.bound_places(places) == MapBox(6.2, 47.5, 14.2, 52.5)


def test_a_view_leaves_room_around_its_places() -> None:
    """1.3 times as high and 1.5 degrees, 1.3 times as wide and 3 degrees."""
    places = [make_place("A", 0.0, 40.0), make_place("B", 20.0, 50.0)]
    box = FirstMap.from_places(places).bound_places(places)
    assert box == MapBox(-4.5, 37.8, 24.5, 52.2)


def test_a_view_does_not_reach_the_poles() -> None:
    place = make_place("North", 0.0, 83.0)
    box = FirstMap.from_places([place]).bound_places([place])
    assert (box.south, box.north) == (80.0, 84.0)


def test_a_view_has_the_names_of_its_first_and_last_place() -> None:
    far = make_place("Salt Road", 40.0, 50.0)
    made = FirstMap.from_places([ANSER, BELL, far])
    assert made.name_view([ANSER]) == "anser"
    assert made.name_view([ANSER, BELL]) == "anser-bell"
    assert made.name_view([ANSER, far]) == "all", "it is as wide as the whole"
    assert made.name_view([ANSER, BELL, far]) == "all"


def test_a_place_far_away_is_shown_in_views_of_its_own_only() -> None:
    outlying = replace(OUT, outlying=True)
    made = FirstMap.from_article(ArticlePlaces((ANSER, BELL, outlying), ()))
    assert made.places == (ANSER, BELL, outlying)
    assert made.core == (ANSER, BELL)
    assert made.name_view([ANSER, BELL]) == "all"
    assert made.name_view([ANSER, outlying]) == "anser-far"
    assert "  all: {box: [5.7, 47.0, 15.3, 53.0]}" in format_map(made, {})


def test_areas_alone_make_a_map() -> None:
    """The Rhine's ends are 1.2 degrees apart: the view is as small as views are."""
    rhine = NamedArea(
        "Rhine", "river", frozenset({1}), ((7.0, 51.0), (8.0, 50.0))
    )
    made = FirstMap.from_article(ArticlePlaces((), (), (rhine,)))
    assert made.is_shown
    assert format_map(made, {}).endswith(
        "views:\n"
        "  all: {box: [2.7, 47.5, 12.3, 53.5]}\n"
        "labels:\n"
        "  - {text: Rhine, kind: river, along: [[7.0, 51.0], [8.0, 50.0]]}  # paragraph 1\n"
    )
    assert not FirstMap.from_article(ArticlePlaces((), ())).is_shown


def test_a_name_without_latin_letters_has_the_town_s_number_as_id() -> None:
    place = make_place("渡し船", 1.0, 2.0)
    assert make_place_id(place) == f"place-{place.town.id}"


def test_the_choice_of_a_town_is_explained() -> None:
    place = replace(ANSER, blocks=frozenset({7, 3}))
    assert (
        describe_choice(place)
        == "Anser, Austria, 9,000 people; paragraphs 3, 7"
    )
    assert describe_choice(ANSER) == "Anser, Austria, 9,000 people; paragraph 1"


def test_a_doubt_names_the_towns_that_could_be_meant() -> None:
    other = make_town(
        2,
        name="Anser",
        country="Chile",
        lon=-70.25,
        lat=-30.0,
    )
    doubt = DoubtfulPlace("Anser", frozenset({5}), (ANSER.town, other))
    assert describe_doubt(doubt) == (
        "paragraph 5; could be Anser, Austria, 9,000 people [10, 50],"
        " or Anser, Chile, 9,000 people [-70.25, -30]"
    )


def test_the_map_file_has_views_and_places_and_those_left_off_as_comments() -> (
    None
):
    often = replace(
        ANSER,
        times=4,
        also=("Old Anser: the wells",),
    )
    twice = replace(BELL, times=2)
    made = FirstMap.from_places([often, twice, replace(FAR, far=True)])
    text = format_map(made, {"anser": [often]})
    lines = [
        line for line in text.splitlines() if not re.match(r"# [^-]", line)
    ]
    assert lines == [
        "views:",
        "  all: {box: [5.7, 47.0, 15.3, 53.0]}",
        "  anser: {box: [5.2, 47.0, 14.8, 53.0]}",
        "places:",
        '  - {name: Anser, sub: "Old Anser: the wells", at: [10, 50], rank: 1, id: anser}'
        "  # Anser, Austria, 9,000 people; paragraph 1",
        "  - {name: Bell, at: [11, 50], rank: 2, id: bell}"
        "  # Bell, Austria, 9,000 people; paragraph 2",
        "# - {name: Far, at: [100, 0], rank: 3, id: far}"
        "  # Far, Austria, 9,000 people; paragraph 3",
    ]
    assert "widen the view `all`" in text


def test_each_of_two_centres_has_a_map_of_its_own() -> None:
    milwaukee = make_place("Milwaukee", -87.9, 43.0)
    chicago = replace(make_place("Chicago", -87.7, 41.8), times=3)
    made = FirstMap.from_places([ANSER, chicago, BELL, milwaukee])
    assert made.places == (ANSER, chicago, BELL, milwaukee)
    assert [(part.file, part.places) for part in made.list_parts()] == [
        ("maps/places.yml", (ANSER, BELL)),
        ("maps/around-chicago.yml", (chicago, milwaukee)),
    ]
    assert "  all: {box: [-92.6, 39.4, -83.0, 45.4]}" in format_map(
        made.parts[1], {}
    )


def test_a_place_across_the_world_has_a_map_of_its_own() -> None:
    made = FirstMap.from_places([ANSER, BELL, replace(FAR, outlying=True)])
    assert [part.core for part in made.list_parts()] == [(ANSER, BELL), (FAR,)]
    assert made.places == (ANSER, BELL, FAR)


def test_a_map_that_is_not_too_wide_is_one() -> None:
    """From 10 to 84 degrees it is 74, to 86 it is 76."""
    narrow = FirstMap.from_places([ANSER, make_place("A", 84.0, 0.0)])
    wide = FirstMap.from_places([ANSER, make_place("B", 86.0, 0.0)])
    assert narrow.list_parts() == (narrow,)
    assert len(wide.list_parts()) == 2


def test_a_centre_may_lie_on_both_sides_of_180_degrees() -> None:
    suva = make_place("Suva", 178.4, -18.1)
    apia = make_place("Apia", -171.8, -13.8)
    part = FirstMap.from_places([ANSER, BELL, suva, apia]).parts[1]
    assert part.bound_places(part.core) == MapBox(175.4, -19.5, 191.2, -12.4)


def test_labels_are_on_the_map_of_the_centre_where_they_lie() -> None:
    rhine = NamedArea(
        "Rhine", "river", frozenset({1}), ((7.0, 51.0), (8.0, 50.0))
    )
    named = ArticlePlaces((ANSER, BELL, FAR), (), (rhine,))
    made = FirstMap.from_article(named)
    assert [len(part.labels) for part in made.parts] == [1, 0]
    assert len(made.labels) == 1


def test_a_centre_that_no_scene_shows_has_no_map() -> None:
    made = FirstMap.from_places([ANSER, BELL, replace(FAR, outlying=True)])
    other = made.parts[1].file
    kept = made.keep_shown({MAP_FILE_PATH})
    assert [part.file for part in kept.list_parts()] == [MAP_FILE_PATH]
    assert kept.places == (ANSER, BELL)
    assert made.keep_shown({MAP_FILE_PATH, other}) == made
    assert made.keep_shown(set()).list_parts() == made.parts[:1]


def test_around_a_place_the_map_is_nearer_if_the_whole_is_clearly_wider() -> (
    None
):
    """A view of one place is 9.6 degrees wide, three quarters of 12.8."""
    wide = FirstMap.from_places([ANSER, make_place("Cress", 18.0, 50.0)])
    small = FirstMap.from_places([ANSER, BELL])
    assert wide.list_nearer([ANSER, BELL]) == [ANSER]
    assert small.list_nearer([ANSER, BELL]) == []
