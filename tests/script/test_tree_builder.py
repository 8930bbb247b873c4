"""What an author wrote without noticing: commas, marks and words that YAML takes its own way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import Problem
from lantern.script.document import YamlModel, build_model
from tests.support.models import read_document


class Part(YamlModel):
    """A part of a whole."""

    title: str = ""
    text: str = ""
    number: float = 0
    licence: str


class Whole(YamlModel):
    """A whole."""

    part: Part | None = None
    parts: tuple[Part, ...] = ()
    scene: str | None = None


def find_faults(folder: Path, text: str) -> list[str]:
    """What is wrong with a whole, each as line:column: message."""
    _, problems = build_model(Whole, read_document(folder, text))
    return [describe(problem, folder) for problem in problems]


def describe(problem: Problem, folder: Path) -> str:
    """A problem without the name of its file."""
    return str(problem).removeprefix(f"{folder}/x.yml:")


CUT = "between { and } a text with a comma in it needs quotes: write"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "part: {licence: x, title: Paris, France, text: 9 August}",
            f"1:27: the comma ends the text of 'title'; {CUT} 'Paris, France'",
        ),
        (
            "part: {licence: x, text: 9 August, 1945, at night}",
            f"1:26: the comma ends the text of 'text'; {CUT} '9 August, 1945, at night'",
        ),
        (
            "part: {licence: x, text: It's late, he said}",
            f"1:26: the comma ends the text of 'text'; {CUT} \"It's late, he said\"",
        ),
        (
            "part: {licence: x, number: 84,000}",
            f"1:28: the comma ends the text of 'number'; {CUT}"
            " 84000 for the number, or '84,000' for a text",
        ),
        (
            "part: {licence: x, number: 1,5}",
            f"1:28: the comma ends the text of 'number'; {CUT}"
            " 1.5 for the number, or '1,5' for a text",
        ),
        (
            "part: {licence: x, text: 84,000 men}",
            f"1:26: the comma ends the text of 'text'; {CUT} '84,000 men'",
        ),
        (
            "parts: [{licence: x, text: In May,\n    1945}]",
            f"1:28: the comma ends the text of 'text'; {CUT} 'In May, 1945'",
        ),
    ],
)
def test_a_comma_that_ends_a_text_is_the_only_fault(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert find_faults(tmp_path, f"{text}\n") == [fault]


def test_what_was_meant_is_read(tmp_path: Path) -> None:
    tree = read_document(tmp_path, "part: {title: Paris, France, text: x}\n")
    assert tree.data == {"part": {"title": "Paris, France", "text": "x"}}


@pytest.mark.parametrize(
    "text",
    [
        "part: {licence: x, title: , text: y}",
        "part: {licence: x, title: 'Paris, France'}",
        "part: {licence: x, title: a:b, text: y}",
    ],
)
def test_other_commas_are_no_fault(tmp_path: Path, text: str) -> None:
    faults = find_faults(tmp_path, f"{text}\n")
    assert [fault for fault in faults if "comma" in fault] == []


@pytest.mark.parametrize("key", ["license", "licnce", "Licence"])
def test_a_misspelt_key_is_one_fault(tmp_path: Path, key: str) -> None:
    assert find_faults(tmp_path, f"part: {{{key}: CC0-1.0}}\n") == [
        f"1:8: unknown key '{key}'; did you mean 'licence'?"
    ]


def test_a_key_that_is_missing_beside_a_strange_one_is_told(
    tmp_path: Path,
) -> None:
    assert find_faults(tmp_path, "part: {colour: red}\n") == [
        "1:1: the key 'licence' is missing",
        "1:8: unknown key 'colour'; there are: title, text, number, licence",
    ]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("no", "must be text, got a boolean; write 'no' in quotes"),
        ("On", "must be text, got a boolean; write 'On' in quotes"),
        ("1945", "must be text, got a number; write '1945' in quotes"),
        ("1.50", "must be text, got a number; write '1.50' in quotes"),
        (
            "Null",
            "is empty, which is what Null means in YAML; if it is a text, write 'Null'",
        ),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_told(
    tmp_path: Path, value: str, fault: str
) -> None:
    text = f"part: {{licence: {value}}}\n"
    assert find_faults(tmp_path, text) == [f"1:17: 'licence' {fault}"]


@pytest.mark.parametrize(
    "value", ["1:30", "012", "1e3", "2020-11-26", "0x1f", "1_000"]
)
def test_a_text_that_yaml_would_twist_stays_as_written(
    tmp_path: Path, value: str
) -> None:
    data: Any = read_document(tmp_path, f"scene: {value}\n").data
    assert data == {"scene": value}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "parts:\n  licence: x\n",
            "2:3: 'parts' must be a list;"
            " begin each entry with a dash and a space: - licence: …",
        ),
        (
            "parts:\n  -licence: x\n",
            "2:3: 'parts' must be a list; write a space after each dash: - licence",
        ),
        (
            "parts: no\n",
            "1:8: 'parts' must be a list, got a boolean: no",
        ),
    ],
)
def test_what_should_be_a_list_says_how_it_becomes_one(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert find_faults(tmp_path, text) == [fault]


def test_an_anchor_that_an_alias_takes_up_is_no_text(tmp_path: Path) -> None:
    assert read_document(tmp_path, "a: &x one\nb: *x\n").data == {
        "a": "one",
        "b": "one",
    }
