"""What models share: lengths of time, years that YAML reads as numbers, lists, colours."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from lantern.script.model.types import (
    BlockNumber,
    as_list,
    is_colour,
    one_or_list,
    seconds_from_text,
    text_from_number,
)


@pytest.mark.parametrize(
    ("value", "seconds"), [("1m30s", 90), ("2.5", 2.5), (3, 3), (None, None)]
)
def test_a_length_is_seconds_or_text(value: object, seconds: object) -> None:
    assert seconds_from_text(value) == seconds


def test_text_that_is_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="write a length as seconds"):
        seconds_from_text("1:30")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1945, "1945"), ("9 aug", "9 aug"), (True, True), (1.5, 1.5)],
)
def test_a_bare_year_becomes_text(value: object, text: object) -> None:
    assert text_from_number(value) is text or text_from_number(value) == text
    assert type(text_from_number(value)) is type(text)


@pytest.mark.parametrize(
    ("value", "entries"),
    [(3, (3,)), ([3, 4], [3, 4]), ((3,), (3,)), ("ab", ("ab",))],
)
def test_one_entry_needs_no_list(value: object, entries: object) -> None:
    assert as_list(value) == entries


@pytest.mark.parametrize("value", ["#241a15", "#FFFFFF"])
def test_a_colour_has_six_digits(value: str) -> None:
    assert is_colour(value)


@pytest.mark.parametrize(
    "value", ["#fff", "241a15", "#241a15 ", "#24z a15", "red", 3, None, ""]
)
def test_anything_else_is_no_colour(value: object) -> None:
    assert not is_colour(value)


def test_a_schema_allows_an_entry_or_a_list_of_them() -> None:
    entry = {"type": "string"}
    assert one_or_list(entry) == {
        "anyOf": [entry, {"type": "array", "items": {"type": "string"}}]
    }


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("3-5", "write each number: 3, 4, 5"),
        ("3 – 4", "write each number: 3, 4"),
        ("5-3", "write each number alone, with commas between"),
        ("1-99", "write each number alone, with commas between"),
    ],
)
def test_a_range_of_blocks_is_told_with_its_numbers(
    written: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        TypeAdapter(BlockNumber).validate_python(written)
