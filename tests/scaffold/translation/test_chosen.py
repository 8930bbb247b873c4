"""A translation of some scenes alone has their texts, those of their maps and of the film."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.scaffold.translation.chosen import choose_originals
from lantern.scaffold.translation.update import KnownText
from lantern.scaffold.translation.written import WrittenText
from lantern.script.film_script import Script
from lantern.script.load import load
from lantern.script.translation.originals import list_texts
from tests.support import films
from tests.support.films import scene


@pytest.fixture
def script(tmp_path: Path) -> Script:
    shots = [
        {"map": f"{name}.yml", "view": "whole"} for name in ("river", "sea")
    ]
    film = films.write(
        tmp_path,
        [scene("Rain", "Rain.", shots[0]), scene("Wind", "Wind.", shots[1])],
    )
    for name in ("river", "sea"):
        view = {"whole": {"center": [130, 45], "width_km": 900}}
        given = {"sources": f"The {name}", "views": view}
        (film / f"{name}.yml").write_text(json.dumps(given), "utf-8")
    found, problems = load(film)
    assert found is not None, problems
    return found


def choose(script: Script, scenes: list[str] | None, *known: str) -> list[str]:
    texts = [KnownText(WrittenText(id, "x")) for id in known]
    chosen = choose_originals(
        list_texts(script),
        script,
        scenes=scenes,
        known=texts,
    )
    return list(dict.fromkeys(each.section for each in chosen))


def test_all_scenes_have_all_texts(script: Script) -> None:
    everything = ["film", "01-rain", "02-wind", "river.yml", "sea.yml"]
    assert choose(script, None) == everything


def test_some_scenes_have_theirs(script: Script) -> None:
    assert choose(script, ["02-wind"]) == ["film", "02-wind", "sea.yml"]


def test_what_is_translated_elsewhere_is_not_left_out(script: Script) -> None:
    chosen = choose(script, ["02-wind"], "01-rain.narration")
    assert chosen == ["film", "01-rain", "02-wind", "sea.yml"]
