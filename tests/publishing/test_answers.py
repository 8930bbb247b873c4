"""Answers are read by their fields, whatever is in them."""

from __future__ import annotations

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.answers import JsonReader

CONTENT = {
    "id": "a",
    "size": "600000",
    "count": 3,
    "half": 0.5,
    "yes": True,
    "inner": {"name": "n"},
    "rows": [{"id": 1}, None],
}
READER = JsonReader(CONTENT, PublishFailure)


def test_texts_and_numbers_are_read_in_either_form() -> None:
    assert (READER.find_text("id"), READER.find_text("count")) == ("a", "3")
    assert (READER.find_number("size"), READER.find_number("half")) == (
        600000,
        0.5,
    )
    assert READER.find_text("inner", "name") == "n"
    assert READER.require_number("size") == 600000


@pytest.mark.parametrize("name", ["none", "yes", "inner", "rows"])
def test_what_is_something_else_isnt_read(name: str) -> None:
    assert READER.find_text(name) == ""
    assert READER.find_number(name) is None
    assert READER.find_text(name, "deeper") == ""


def test_half_of_a_sign_is_read_as_a_question_mark() -> None:
    assert (
        JsonReader({"id": "v\ud83d1"}, PublishFailure).find_text("id") == "v?1"
    )


def test_lists_have_a_reader_for_each_row() -> None:
    assert [row.find_text("id") for row in READER.list_objects("rows")] == [
        "1",
        "",
    ]
    assert READER.list_objects("inner") == []


@pytest.mark.parametrize("name", ["none", "inner"])
def test_what_has_to_be_there_is_missed_with_the_answers_words(
    name: str,
) -> None:
    with pytest.raises(
        PublishFailure, match=rf'has no {name}: {{"id": "a", "size"'
    ):
        READER.require_text(name)
    with pytest.raises(PublishFailure, match="its answer has no id: "):
        READER.require_number("id")
