"""What a machine is told, and what is made of its answers."""

from __future__ import annotations

import json

import pytest

from lantern.scaffold.translation.draft_batches import (
    DraftBatch,
    DraftText,
    NarrationPair,
)
from lantern.scaffold.translation.draft_order import (
    DraftLanguages,
    read_answer,
    read_lines,
    write_lines,
    write_order,
)
from lantern.scaffold.translation.drafts import BadAnswerError

BATCH = DraftBatch(
    "one",
    "Scene 1: One",
    (
        DraftText(1, "one.narration", "narration", "It rains."),
        DraftText(2, "one.at.clock", "anchor", "rains"),
    ),
    {"Harbin": "Харбин"},
    ("Amur",),
)
LANGUAGES = DraftLanguages("en", "ru", "The Amur")


def test_a_model_gets_one_object() -> None:
    order = json.loads(write_order(BATCH, NarrationPair("a", "b"), LANGUAGES))
    assert order == {
        "film": "The Amur",
        "part": "Scene 1: One",
        "from": "en",
        "to": "ru",
        "glossary": {"Harbin": "Харбин"},
        "names": ["Amur"],
        "narration": {"original": "a", "translation": "b"},
        "texts": [
            {"n": 1, "kind": "narration", "text": "It rains."},
            {"n": 2, "kind": "anchor", "text": "rains"},
        ],
    }


@pytest.mark.parametrize(
    "answer",
    [
        '{"1": "Дождь.", "2": "дождь"}',
        'Here it is:\n```json\n{"1": "Дождь.", "2": "дождь", "9": "?"}\n```\n',
    ],
)
def test_the_object_in_an_answer_is_found(answer: str) -> None:
    assert read_answer(answer, BATCH) == {
        "one.narration": "Дождь.",
        "one.at.clock": "дождь",
    }


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("I can't do that.", "no JSON object, but 'I can't do that.'"),
        ('{"1": "x"', "no JSON object"),
        ("[1]", "no JSON object"),
        ('{"3": "x", "1": 5}', "an object without the numbers of the texts"),
    ],
)
def test_other_answers_are_told(answer: str, says: str) -> None:
    with pytest.raises(BadAnswerError, match=says):
        read_answer(answer, BATCH)


def test_a_program_gets_a_line_a_text_and_gives_some_back() -> None:
    lines = write_lines(BATCH, LANGUAGES).decode().splitlines()
    assert json.loads(lines[1]) == {
        "id": "one.at.clock",
        "kind": "anchor",
        "text": "rains",
        "from": "en",
        "to": "ru",
    }
    printed = (
        'loading …\n{"id": "one.narration", "text": "Дождь."}\n{"id": 1}\n'
    )
    assert read_lines(printed.encode()) == {"one.narration": "Дождь."}
    with pytest.raises(
        BadAnswerError, match=r"no line such as .* but 'loading"
    ):
        read_lines(b"loading\n")
