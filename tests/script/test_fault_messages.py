"""What is said of values that a model refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from lantern.script.document import YamlModel
from lantern.script.fault_messages import describe_fault, list_known_keys
from lantern.script.model.film import Film, Scene
from tests.support.models import list_faults


class Inner(YamlModel):
    """A part."""

    colour: Literal["red", "green"] = "red"


class Outer(YamlModel):
    """A whole."""

    title: Annotated[str, Field(min_length=1)]
    count: int = 0
    parts: tuple[Inner, ...] = ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "title: no\n",
            "x.yml:1:8: 'title' must be text, got a boolean; write 'no' in quotes",
        ),
        (
            "title: 1945\n",
            "x.yml:1:8: 'title' must be text, got a number; write '1945' in quotes",
        ),
        ("title:\n", "x.yml:1:7: 'title' is empty"),
        (
            "title: {Note: hi}\n",
            "x.yml:1:8: 'title' must be a string; a text with a colon in it needs quotes",
        ),
        ("title: A\nparts: {}\n", "x.yml:2:8: 'parts' must be a list"),
        ("title: A\nparts: [red]\n", "x.yml:2:9: must be a group of keys: colour"),
        ("title: ''\n", "x.yml:1:8: 'title' is empty"),
    ],
)
def test_a_value_of_the_wrong_kind_comes_with_its_cure(
    tmp_path: Path, text: str, message: str
) -> None:
    assert list_faults(tmp_path, Outer, text) == [message]


def describe(kind: str, value: object, *, message: str = "", **context: Any) -> str:
    error = {"type": kind, "input": value, "msg": message, "ctx": context}
    return describe_fault(error, name="parts", raw="raw")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            {"kind": "too_short", "value": [], "min_length": 1},
            "'parts' is empty; it needs at least one entry",
        ),
        (
            {"kind": "too_short", "value": [1], "min_length": 2},
            "'parts' has too few entries; it needs at least 2",
        ),
        ({"kind": "string_too_short", "value": ""}, "'parts' is empty"),
        ({"kind": "dict_type", "value": 3}, "'parts' must be a group of keys"),
        (
            {"kind": "string_type", "value": 3},
            "'parts' must be text, got a number; write 'raw' in quotes",
        ),
        (
            {
                "kind": "less_than_equal",
                "value": 9,
                "message": "Input should be less than or equal to 5",
            },
            "'parts' must be less than or equal to 5",
        ),
        (
            {
                "kind": "tuple_type",
                "value": 9,
                "message": "Input should be a valid tuple",
            },
            "'parts' must be a list",
        ),
    ],
)
def test_a_fault_is_a_sentence_on_its_key(error: dict[str, Any], sentence: str) -> None:
    assert describe(**error) == sentence


def test_a_fault_of_an_entry_has_no_name() -> None:
    error = {"type": "int_type", "input": [], "msg": "Input should be a valid integer"}
    assert describe_fault(error, name="", raw="") == "must be an integer"


def test_our_own_words_stand_as_they_are() -> None:
    assert describe("value_error", 3, error=ValueError("take it out")) == "take it out"


FORMS = "a card begins with one of the keys title, chapter, statement"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ({"titel": "A"}, "; did you mean 'title'?"),
        ({"x": 1, "chaptr": 2}, "; did you mean 'chapter'?"),
        ({"x": 1}, ""),
        ("titel", ""),
    ],
)
def test_a_card_without_a_known_key_has_the_most_similar_one(
    value: object, hint: str
) -> None:
    assert describe("card_form", value, message=FORMS) == FORMS + hint


def test_keys_are_listed_as_they_are_written() -> None:
    assert list_known_keys(Outer, ()) == ["title", "count", "parts"]
    assert list_known_keys(Outer, ("parts", 0)) == ["colour"]
    assert list_known_keys(Scene, ("narration", "FromPassage"))[0] == "from"
    assert list_known_keys(Film, ("output",))[:3] == ["size", "shapes", "fps"]
    assert list_known_keys(Film, ("title",)) == []


def test_a_member_of_a_union_is_found_by_its_name() -> None:
    loc = ("shots", 0, "card", "card", "ChartCard", "bars", 0)
    assert list_known_keys(Scene, loc)[:2] == ["label", "value"]
