"""The keys of models: what they are, and what is said of one that is unknown."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from lantern.script.document import YamlModel
from lantern.script.known_keys import (
    describe_group,
    describe_unknown_key,
    find_sole_key,
    list_known_keys,
)
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene, Shot
from lantern.visuals.map.spec.map_file import MapFile


class Inner(YamlModel):
    colour: str


class Outer(YamlModel):
    title: str
    count: int = 0
    parts: tuple[Inner, ...] = ()


def test_keys_are_listed_as_they_are_written() -> None:
    assert list_known_keys(Outer, ()) == ["title", "count", "parts"]
    assert list_known_keys(Outer, ("parts", 0)) == ["colour"]
    assert list_known_keys(Scene, ("narration", "FromPassage"))[0] == "from"
    assert list_known_keys(Film, ("output",))[:3] == ["size", "shapes", "fps"]
    assert list_known_keys(Film, ("title",)) == []


def test_a_group_is_told_by_its_beginning_or_by_a_few_keys() -> None:
    told = describe_group(Scene, ("shots", 0))
    assert told == ": a shot begins like '- still: a.jpg'"
    assert describe_group(Outer, ()) == ": title, count, parts"
    told = describe_group(Scene, ("shots", 0, "inset"))
    assert told.count(",") == 11
    assert told.endswith(" more")


def test_a_member_of_a_union_is_found_by_its_name() -> None:
    loc = ("shots", 0, "card", "card", "ChartCard", "bars", 0)
    assert list_known_keys(Scene, loc)[:2] == ["label", "value"]


@pytest.mark.parametrize(
    ("model", "name", "told"),
    [
        # a slip of the pen
        (Film, "licenec", "did you mean 'licence'?"),
        (MapFile, "view", "did you mean 'views'?"),
        # at home in another file, even where a key here is a little like it
        (Film, "ambience", "it is a key of a shot or a scene"),
        (Film, "narration", "it is a key of a scene"),
        (Scene, "captions", "it is a key of film.yml"),
        (MapFile, "when", "it is a key of a shot"),
        # in a group below
        (Film, "fps", "it is a key of 'output'"),
        # a little like one, and like none at all
        (Film, "thumb", "did you mean 'thumbnail'?"),
        (Outer, "weight", "there are: title, count, parts"),
    ],
)
def test_an_unknown_key_comes_with_its_cure(
    model: type[BaseModel], name: str, told: str
) -> None:
    assert (
        describe_unknown_key(name, model, ()) == f"unknown key '{name}'; {told}"
    )


def test_blanks_that_yaml_takes_for_letters_are_told() -> None:
    told = describe_unknown_key("\u00a0\u00a0- card", Scene, ())
    assert (
        told == "the spaces before '- card' aren't plain ones; type them again"
    )


def test_of_many_keys_none_is_listed() -> None:
    assert describe_unknown_key("volume", Film, ()) == "unknown key 'volume'"


def test_a_key_of_a_scene_in_a_shot_is_told_at_the_shot() -> None:
    told = describe_unknown_key("chapter", Scene, ("shots", 0))
    assert told == "unknown key 'chapter'; it is a key of a scene"


def test_the_one_key_that_a_group_needs() -> None:
    assert find_sole_key(Scene, ("lower_third",)) == "title"
    assert find_sole_key(Scene, ("shots", 0)) is None


def test_a_key_that_nobody_writes_is_not_listed() -> None:
    assert "plugin" in Shot.model_fields
    assert "plugin" not in list_known_keys(Shot, ())
