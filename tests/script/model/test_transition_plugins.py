"""Transitions that other packages bring, as authors write them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core import plugins
from lantern.script import load
from lantern.script.model.schema import build_schema
from lantern.script.model.transition import PLUGIN_GROUP
from tests.support import films
from tests.support.plugins import install


@pytest.fixture
def iris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with the transition acme.iris, which takes half a second by itself."""
    install(
        monkeypatch,
        tmp_path / "site",
        module="acme_iris",
        source="VERSION = 1\nSECONDS = 0.5\n",
        points={PLUGIN_GROUP: "acme.iris"},
    )
    yield
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()


def write_film(folder: Path, transition: object) -> Path:
    scene = films.scene("one", "wind rain", transition=transition)
    return films.write(folder, [films.scene("first", "tide beep"), scene])


def read_transition(folder: Path) -> tuple[str, float]:
    loaded, problems = load.load(folder)
    assert problems == []
    assert loaded is not None
    chosen = loaded.parts[1].scene.transition
    assert chosen is not None
    return chosen.kind, chosen.length


@pytest.mark.usefixtures("iris")
@pytest.mark.parametrize(
    ("written", "seconds"), [("acme.iris", 0.5), ({"acme.iris": 1.25}, 1.25)]
)
def test_it_is_written_like_the_others(
    written: object, seconds: float, tmp_path: Path
) -> None:
    assert read_transition(write_film(tmp_path / "film", written)) == (
        "acme.iris",
        seconds,
    )


def test_one_that_nobody_brings_is_told(tmp_path: Path) -> None:
    _, problems = load.load(write_film(tmp_path / "film", {"acme.iris": 1}))
    [problem] = problems
    assert problem.message.startswith(
        "no installed package brings the transition 'acme.iris'; write cut, or one of"
    )


@pytest.mark.usefixtures("iris")
def test_editors_learn_of_it() -> None:
    text = json.dumps(build_schema())
    assert '{"enum": ["acme.iris"]}' in text
    assert '{"acme.iris": {"type": "number"}}' in text


def test_without_plug_ins_the_schema_is_our_own() -> None:
    assert "acme" not in json.dumps(build_schema())
