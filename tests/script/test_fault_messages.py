"""What is said of values that a model refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from lantern.script.document import YamlModel
from lantern.script.fault_messages import describe_fault
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
            "x.yml:1:8: 'title' must be text; a text with a colon in it needs quotes",
        ),
        ("title: A\nparts: {}\n", "x.yml:2:8: 'parts' must be a list"),
        (
            "title: A\nparts: [red]\n",
            "x.yml:2:9: must be a group of keys: colour",
        ),
        ("title: ''\n", "x.yml:1:8: 'title' is empty"),
    ],
)
def test_a_value_of_the_wrong_kind_comes_with_its_cure(
    tmp_path: Path, text: str, message: str
) -> None:
    assert list_faults(tmp_path, Outer, text) == [message]


def describe(
    kind: str, value: object, *, message: str = "", **context: Any
) -> str:
    error = {"type": kind, "input": value, "msg": message, "ctx": context}
    return describe_fault(
        error,
        name="parts",
        raw="raw",
    )


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
            "'parts' must be text, got a number",
        ),
        (
            {
                "kind": "less_than_equal",
                "value": 9,
                "le": 5.0,
            },
            "'parts' must be at most 5",
        ),
    ],
)
def test_a_fault_is_a_sentence_on_its_key(
    error: dict[str, Any], sentence: str
) -> None:
    assert describe(**error) == sentence


def test_a_fault_of_an_entry_has_no_name() -> None:
    error = {
        "type": "int_type",
        "input": [],
        "msg": "Input should be a valid integer",
    }
    told = describe_fault(
        error,
        name="",
        raw="",
    )
    assert told == "must be a whole number such as 3, got a list"


@pytest.mark.parametrize(
    ("kind", "value", "context", "told"),
    [
        ("float_type", "", {}, "must be a number such as 2.5, got no text"),
        (
            "float_type",
            {"a": 1},
            {},
            "must be a number such as 2.5, got a group of keys",
        ),
        ("greater_than_equal", -1, {"ge": 0}, "must be at least 0"),
        ("less_than_equal", 9, {"le": 5}, "must be at most 5"),
        ("greater_than", 0, {"gt": 0}, "must be more than 0"),
        ("less_than", 9, {"lt": 5}, "must be less than 5"),
        ("tuple_type", "lighthouse", {}, "must be a list"),
        (
            "tuple_type",
            True,
            {},
            "must be a list, got a boolean: raw",
        ),
    ],
)
def test_limits_and_kinds_are_told_in_plain_words(
    kind: str, value: object, context: dict[str, Any], told: str
) -> None:
    message = "Input should be a valid tuple"
    assert (
        describe(
            kind,
            value,
            message=message,
            **context,
        )
        == f"'parts' {told}"
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Input should be a valid boolean", "must be true or false"),
        (
            "Input should be a valid boolean, unable to interpret input",
            "must be true or false",
        ),
        (
            "Input should be a valid integer, got a number with a fractional part",
            "must be a whole number, got a number with a fractional part",
        ),
    ],
)
def test_the_words_of_pydantic_become_plain(message: str, told: str) -> None:
    assert describe("other", "x", message=message) == f"'parts' {told}"


@pytest.mark.parametrize("kind", ["string_too_long", "too_long"])
def test_a_text_that_is_too_long_is_counted_in_characters(kind: str) -> None:
    told = describe(
        kind,
        "eleven days",
        max_length=8,
        actual_length=11,
    )
    assert told == "'parts' has 11 characters; 8 is the most"


@pytest.mark.parametrize("kind", ["string_too_short", "too_short"])
def test_a_text_that_is_too_short_is_empty(kind: str) -> None:
    assert describe(kind, "", min_length=1) == "'parts' is empty"


def test_our_own_words_stand_as_they_are() -> None:
    assert (
        describe("value_error", 3, error=ValueError("take it out"))
        == "take it out"
    )


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
