"""How a value that a model refuses becomes one that it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lantern.script.document import YamlModel, build_model
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene, Shot
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.models import (
    list_film_faults,
    list_scene_faults,
    read_document,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tags: sea", "x.yml:3:7: 'tags' must be a list; write [sea]"),
        ("tags: 3", "x.yml:3:7: 'tags' must be a list"),
        ("tags: 'a: b'", "x.yml:3:7: 'tags' must be a list"),
        ("shorts: 1", "x.yml:3:9: 'shorts' must be a list"),
        (
            "shorts: {id: a}",
            "x.yml:3:9: 'shorts' must be a list; "
            "begin each entry with a dash and a space: - id: …",
        ),
        (
            "publish: {-to: youtube}",
            "x.yml:3:10: 'publish' must be a list; write a space after each dash: - to",
        ),
        (
            "output: {shapes: {a: 1}}",
            "x.yml:3:18: 'shapes' must be a list",
        ),
        (
            "description: 3",
            "x.yml:3:14: 'description' must be text, got a number; write '3' in quotes",
        ),
        ("shorts: no", "x.yml:3:9: 'shorts' must be a list, got a boolean: no"),
        (
            "speakers: {ann: {name: Ann, side: off}}",
            "x.yml:3:35: 'side' must be 'left' or 'right', got a boolean: off",
        ),
        ("language: 3", "x.yml:3:11: 'language' must be text, got a number"),
        (
            "shorts: [{id: a, cut: [3]}]",
            "x.yml:3:24: must be a group of keys: scene, from, to",
        ),
    ],
)
def test_only_what_is_then_accepted_is_advised(
    tmp_path: Path, text: str, told: str
) -> None:
    (fault,) = list_film_faults(tmp_path, text + "\n")
    assert fault == told


@pytest.mark.parametrize("voice", ["3", "{espeak: [1]}", "{espeak: 148}"])
def test_what_is_no_voice_is_told_what_a_voice_is(
    tmp_path: Path, voice: str
) -> None:
    (fault,) = list_film_faults(tmp_path, f"voice: {voice}\n")
    assert fault.startswith(
        "x.yml:3:8: a voice is a name, a name with its settings"
    )


THIRD = (
    "x.yml:2:14: 'lower_third' must be a group of keys:"
    " portrait, focus, title, text, at, speaker, side"
)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("Harbin", "; write {title: Harbin}"),
        ("3", ""),
        ("'a: b'", ""),
        ("Harbin, 1945", ""),
    ],
)
def test_a_text_becomes_a_group_with_the_one_key_that_it_needs(
    tmp_path: Path, value: str, advice: str
) -> None:
    text = f"lower_third: {value}\nduration: 2\nshots: [{{still: a.png}}]\n"
    assert list_scene_faults(tmp_path, text) == [THIRD + advice]


KEYS: dict[str, type[YamlModel]] = {
    **dict.fromkeys(Film.model_fields, Film),
    **dict.fromkeys(Scene.model_fields, Scene),
    **dict.fromkeys(Shot.model_fields, Shot),
    **dict.fromkeys(MapFile.model_fields, MapFile),
}
"""Keys that the files of a film begin with, and those of a shot."""
ADVICE = re.compile(r"write (\[.*\]|\{.*\}|'.*')(?: in quotes)?$")


def find_faults(folder: Path, key: str, value: str) -> list[str]:
    """Return what is wrong with the value of a key, whatever else is missing."""
    tree = read_document(folder, f"{key}: {value}\n")
    _, problems = build_model(KEYS[key], tree)
    first = len(key) + 2
    return [
        each.message
        for each in problems
        if each.span and each.span.column > first
    ]


@pytest.mark.parametrize("value", ["3", "sea", "yes", "{a: 1}"])
def test_advice_for_any_key_is_accepted(tmp_path: Path, value: str) -> None:
    for key in KEYS:
        for message in find_faults(tmp_path, key, value):
            advice = ADVICE.search(message)
            if advice is not None:
                assert find_faults(tmp_path, key, advice[1]) == [], message
