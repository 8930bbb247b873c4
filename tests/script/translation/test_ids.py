"""What the texts of a scene are called: by what its shots show, by names that stay."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.translation.ids import (
    iter_scene_texts,
    iter_texts,
    name_shots,
)
from lantern.script.translation.keys import FILM_KEYS, MAP_KEYS, SCENE_KEYS


def list_names(shots: list[Any], **scene: Any) -> list[str]:
    found = iter_scene_texts({**scene, "shots": shots}, SCENE_KEYS)
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("shot", "name"),
    [
        ({"still": "../../assets/stills/The River.svg"}, "the-river"),
        ({"still": "картинка.png"}, "kartinka"),
        ({"still": "長い道.png"}, "長い道"),
        ({"map": "maps/amur.yml"}, "amur"),
        ({"map": "maps/amur.yml", "view": "delta"}, "delta"),
        ({"map": "m.yml", "move": {"from": "wide", "to": "near"}}, "near"),
        ({"map": "m.yml", "move": "push-in"}, "m"),
        ({"map": "m.yml", "globe": {"from": "Moscow", "to": "asia"}}, "asia"),
        ({"clip": "a/b.mp4"}, "b"),
        ({"clip": {"file": "a/b.mp4"}}, "b"),
        ({"clip": {"python": "film.py:rain"}}, "film"),
        ({"document": {"file": "order.pdf"}}, "order"),
        ({"card": "credits"}, "credits"),
        ({"card": {"number": 7}}, "number"),
        ({"panels": [{"still": "a.png"}, {"still": "b.png"}]}, "panels"),
        ({}, "shot"),
        ("a.png", "shot"),
    ],
)
def test_a_shot_is_called_by_what_it_shows(shot: Any, name: str) -> None:
    assert name_shots([shot], taken={}) == [name]


def test_shots_that_show_the_same_have_numbers() -> None:
    shots = [{"still": "a.png"}, {"still": "a.png"}, {"still": "a-2.png"}]
    assert name_shots(shots, taken={}) == ["a", "a-2", "a-2-2"]


def test_no_shot_is_called_by_a_key_of_its_scene() -> None:
    shots = [{"still": "claim.png"}, {"still": "at.png"}]
    assert name_shots(shots, taken=SCENE_KEYS) == ["claim-2", "at-2"]


def test_a_cut_has_its_words_under_at() -> None:
    shots = [
        {"still": "a.png", "at": "first"},
        {"still": "b.png", "lower_third": {"title": "Who", "at": "then"}},
    ]
    assert list_names(shots) == [
        "at.a",
        "b.lower_third.title",
        "b.lower_third.at",
    ]


def test_entries_have_numbers_and_a_single_one_has_none() -> None:
    one = {"still": "a.png", "lower_third": {"title": "Who"}}
    two = {
        "still": "b.png",
        "lower_third": [{"title": "Who"}, {"title": "Where"}],
    }
    assert list_names([one, two]) == [
        "a.lower_third.title",
        "b.lower_third.1.title",
        "b.lower_third.2.title",
    ]


def test_short_forms_are_found_as_well() -> None:
    shots = [
        {
            "map": "m.yml",
            "globe": {"from": [1, 2], "places": ["Moscow", {"name": "Omsk"}]},
            "when": {"6gta": "one", "tbf": ["two", "three"]},
            "inserts": {"facts": ["a line", {"text": "more", "at": "four"}]},
        }
    ]
    assert list_names(shots) == [
        "m.globe.places.1",
        "m.globe.places.2.name",
        "m.when.6gta",
        "m.when.tbf.1",
        "m.when.tbf.2",
        "m.inserts.facts.1",
        "m.inserts.facts.2.text",
        "m.inserts.facts.2.at",
    ]


def test_a_member_under_another_is_a_text_by_its_key() -> None:
    members = ["The king", {"The duke": "The king"}, {"name": "The page"}]
    card = {"card": {"relations": "Who is who", "members": members}}
    found = list(iter_scene_texts({"shots": [card]}, SCENE_KEYS))
    assert [(each.name, each.text, each.is_key) for each in found] == [
        ("relations.card.relations", "Who is who", False),
        ("relations.card.members.1", "The king", False),
        ("relations.card.members.2", "The duke", True),
        ("relations.card.members.3.name", "The page", False),
    ]


@pytest.mark.parametrize(
    ("scene", "names"),
    [
        ({"source": "none"}, []),
        ({"source": "a diary"}, ["source"]),
        ({"scene": "1945"}, []),
        ({"scene": "84,000"}, ["scene"]),
        ({"claim": {"at": "1945", "until": "—"}}, ["claim.at"]),
        ({"scene": "—"}, []),
        ({"narration": {"from": "passage"}}, []),
    ],
)
def test_what_is_the_same_in_each_language_is_no_text(
    scene: dict[str, Any], names: list[str]
) -> None:
    assert list_names([], **scene) == names


def test_dates_and_numerals_are_written_by_lantern() -> None:
    shots = [
        {
            "still": "a.png",
            "dateline": {"date": "18 August 1945", "place": "Harbin"},
        },
        {"still": "b.png", "dateline": {"date": "about 1945"}},
        {"card": {"chapter": "War", "numeral": "XIV"}},
        {"card": {"chapter": "War", "numeral": "Four"}},
    ]
    assert list_names(shots) == [
        "a.dateline.place",
        "b.dateline.date",
        "chapter.card.chapter",
        "chapter-2.card.chapter",
        "chapter-2.card.numeral",
    ]


def test_the_articles_words_are_one_text_once_they_are_known() -> None:
    narration = {
        "from": "passage",
        "skip": ["so to say"],
        "replace": {"he": "Ivan"},
    }
    scene = {"narration": narration}
    known = list(iter_scene_texts(scene, SCENE_KEYS, passage="Ivan went."))
    assert [(each.name, each.text) for each in known] == [
        ("narration", "Ivan went.")
    ]
    assert list_names([], **scene) == [
        "narration.skip.1",
        "narration.replace.he",
    ]


def test_entries_of_a_map_are_called_by_their_ids() -> None:
    places = [
        {"name": "Harbin", "id": "harbin", "at": [1, 2]},
        {"name": "Heihe", "at": [1, 2]},
        {"name": "Harbin", "id": "harbin", "at": [1, 2]},
    ]
    units = [
        {"id": "6gta", "name": "6th Army", "strength": "XXXX"},
        {"id": "b", "strength": "two ships"},
    ]
    legend = {"arrow": "Advance"}
    data = {
        "places": places,
        "units": units,
        "legend": legend,
        "style": "night",
    }
    assert [each.name for each in iter_texts(data, MAP_KEYS)] == [
        "places.harbin.name",
        "places.2.name",
        "places.3.name",
        "units.6gta.name",
        "units.b.strength",
        "legend.arrow",
    ]


def test_scenes_in_film_yml_are_no_texts_of_the_film() -> None:
    data = {"title": "A film", "scenes": [{"scene": "One"}], "tags": ["sea"]}
    found = [(each.name, each.text) for each in iter_texts(data, FILM_KEYS)]
    assert found == [("title", "A film"), ("tags.1", "sea")]
