"""Where maps have their facts from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.interface_words import find_words, list_languages
from lantern.plan.map_sources import (
    describe_sources,
    list_map_sources,
    list_shot_sources,
)
from lantern.script.film_script import Script
from lantern.visuals.map.spec.map_file import MapFile
from tests.support import films
from tests.support.films import scene
from tests.support.maps import EMPTY, built

FRONTS = """\
fronts:
  - {id: line, stages: [{along: [[-4, 41], [-2, 40]]}]}
  - {id: guess, reconstructed: true, stages: [{along: [[-4, 41], [-2, 40]]}]}
"""
TEXT = EMPTY + "sources: [the drummer's diary, a map of 1802]\n" + FRONTS
ENGLISH = find_words("en").labels


@pytest.fixture
def map_file(tmp_path: Path) -> MapFile:
    path = tmp_path / "m.yml"
    path.write_text(TEXT, "utf-8")
    return built(path)


def test_sources_and_what_is_reconstructed_are_one_line(
    map_file: MapFile,
) -> None:
    assert describe_sources(map_file, None, ENGLISH) == (
        "the drummer's diary; a map of 1802; course of the front reconstructed"
    )


def test_a_front_that_isnt_shown_isnt_told_of(map_file: MapFile) -> None:
    line = describe_sources(map_file, frozenset({"line"}), ENGLISH)
    assert line == "the drummer's diary; a map of 1802"


def load(folder: Path, *shots: dict[str, Any]) -> Script:
    film = films.write(folder, [scene("One", "Wind. Rain. Snow.", *shots)])
    (film / "m.yml").write_text(TEXT, "utf-8")
    (film / "n.yml").write_text(EMPTY, "utf-8")
    return films.load_valid(film).script


def test_each_shot_and_each_map_has_its_line(tmp_path: Path) -> None:
    script = load(
        tmp_path,
        {"map": "m.yml", "show": ["line"]},
        {"map": "n.yml", "at": "Rain"},
        {"map": "m.yml", "at": "Snow"},
    )
    diary = "the drummer's diary; a map of 1802"
    assert list_shot_sources(script) == {
        (0, 0): f"Map: {diary}",
        (0, 2): f"Map: {diary}; course of the front reconstructed",
    }
    assert list_map_sources(script) == [
        f"m: {diary}; course of the front reconstructed"
    ]


@pytest.mark.parametrize("language", list_languages())
def test_every_language_says_so(language: str, map_file: MapFile) -> None:
    words = find_words(language).labels
    assert words.map_sources.format(sources="x") != "x"
    assert describe_sources(map_file, None, words).endswith(words.reconstructed)
