"""Shorts in film.yml: their scenes and words, and what is told of those that aren't there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import Problem
from lantern.script import load
from lantern.script.model.shorts import ShortCut
from lantern.script.shorts import find_cut_words
from tests.support import films
from tests.support.films import scene

WELLS = "The wells were dry. The road was long, and the road was empty."
SCENES = [scene("Wells", WELLS), scene("Night", None, duration=2)]


def find_problems(root: Path, *shorts: Any) -> list[Problem]:
    folder = films.write(root, SCENES, shorts=list(shorts))
    _, problems = load.load(folder)
    return problems


def test_scene_and_words_that_are_there_are_fine(tmp_path: Path) -> None:
    short: dict[str, Any] = {
        "id": "trailer",
        "limit": 180,
        "cut": [
            "wells",
            "night",
            {"scene": "wells", "from": "The road", "to": "long"},
        ],
        "end": "More of it",
    }
    # the road comes twice
    (problem,) = find_problems(tmp_path, short)
    assert problem.message == (
        "'The road' is spoken more than once in scene 1 'Wells'; give more words"
    )
    short["cut"][2]["from"] = "The road was long"
    assert find_problems(tmp_path, short) == []


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (
            "well",
            "there is no scene 'well'; did you mean 'wells'? (there are: wells, night)",
        ),
        (
            {"scene": "wells", "from": "The wheels were dry"},
            "'The wheels were dry' is not spoken in scene 1 'Wells';"
            " did you mean 'The wells were dry'?",
        ),
        (
            {"scene": "wells", "to": "quixotic"},
            "'quixotic' is not spoken in scene 1 'Wells'",
        ),
        (
            {"scene": "wells", "from": "was empty", "to": "dry"},
            "'dry' is spoken before 'was empty', where the cut begins",
        ),
        (
            {"scene": "night", "to": "dry"},
            "scene 2 'Night' has no narration; take the whole scene",
        ),
    ],
)
def test_cut_that_is_not_there_is_told(
    tmp_path: Path, cut: Any, told: str
) -> None:
    (problem,) = find_problems(tmp_path, {"id": "one", "cut": [cut]})
    assert problem.message == told
    assert problem.span is not None
    assert problem.span.file.name == "film.yml"
    assert not problem.warning


def test_two_shorts_have_two_ids(tmp_path: Path) -> None:
    short = {"id": "one", "cut": ["wells"]}
    problems = find_problems(
        tmp_path, short, short, {"id": "one", "cut": ["well"]}
    )
    told = "another short has the id 'one'; give this one its own"
    missing = "there is no scene 'well'; did you mean 'wells'? (there are: wells, night)"
    assert [each.message for each in problems] == [told, told, missing]
    columns = [each.span.column for each in problems if each.span]
    assert columns == sorted(set(columns))


def test_destination_of_a_short_that_is_not_there_is_told(
    tmp_path: Path,
) -> None:
    folder = films.write(
        tmp_path,
        SCENES,
        shorts=[{"id": "trailer", "cut": ["wells"]}],
        publish=[{"to": "vimeo", "short": "trailers"}, {"to": "vimeo"}],
    )
    _, problems = load.load(folder)
    assert [each.message for each in problems] == [
        "the film has no short 'trailers'; did you mean 'trailer'?"
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"limit": 90}, "60 or 180"),
        ({"description": "x" * 4001}, "4000"),
        (
            {"id": "com1"},
            "no file on Windows can be called 'com1'; take another id",
        ),
        ({"id": ["a"]}, "id"),
        ({"hook": "x" * 91}, "90"),
        ({"id": "No blanks"}, "id"),
        ({"cut": []}, "cut"),
    ],
)
def test_wrong_value_is_told_at_its_key(
    tmp_path: Path, wrong: dict[str, Any], told: str
) -> None:
    (problem,) = find_problems(
        tmp_path, {"id": "one", "cut": ["wells"], **wrong}
    )
    assert told in problem.message


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (None, None, range(13)),
        ("was long", None, range(6, 13)),
        (None, "Dry!", range(4)),
        ("dry", "The road", range(3, 6)),
        ("was long", "the road was", range(6, 12)),
    ],
)
def test_words_are_found_up_to_the_last_of_them(
    tmp_path: Path, begin: str | None, end: str | None, words: range
) -> None:
    script, _ = load.load(films.write(tmp_path, SCENES))
    assert script is not None
    cut = ShortCut.model_validate({"scene": "wells", "from": begin, "to": end})
    assert find_cut_words(WELLS.split(), cut, script.parts[0]) == words
