"""A kind of visual that another package brings: checked at its keys, painted, and made again
when it changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from lantern.core import plugins
from lantern.script.model.plugin import PLUGIN_GROUP
from lantern.script.model.schema import build_schema
from tests.support import films
from tests.support.plugins import install

SOURCE = """
from lantern.core.problems import Problem
from lantern.graphics.pixels import make_flat_frame
from lantern.script.document import YamlModel

VERSION = 1


class Settings(YamlModel):
    level: int
    note: str = ""


class Flat:
    def __init__(self, settings, context):
        self.level, self.size = settings.level, context.size

    def inputs(self):
        return ()

    def state(self, n):
        return 0

    def paint(self, n):
        return make_flat_frame(self.size, (self.level,) * 3)


def open_visual(settings, context):
    return Flat(settings, context)


def check(settings, context, at):
    if settings.level > 255:
        return [Problem(f"a level is at most 255, not {settings.level}", at(("level",)))]
    return []
"""


@pytest.fixture
def flat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with the visual acme.flat: the whole frame in one grey."""
    install(
        monkeypatch,
        tmp_path / "site",
        module="acme_flat",
        source=SOURCE,
        points={PLUGIN_GROUP: "acme.flat"},
    )
    yield
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()


def write_film(folder: Path, shot: Mapping[str, object]) -> Path:
    return films.write(
        folder, [films.scene("one", None, dict(shot), duration=2)]
    )


def find_faults(film: Path) -> list[str]:
    return [str(problem) for problem in films.find_problems(film)]


@pytest.mark.usefixtures("flat")
@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"level": 300}, "a level is at most 255, not 300"),
        ({"levle": 3}, "unknown key 'levle'; did you mean 'level'?"),
        ({"note": "n"}, "the key 'level' is missing"),
    ],
)
def test_its_settings_are_checked_at_their_keys(
    settings: dict[str, object], says: str, tmp_path: Path
) -> None:
    film = write_film(tmp_path / "film", {"acme.flat": settings})
    faults = [fault for fault in find_faults(film) if says in fault]
    assert len(faults) == 1, find_faults(film)


def test_one_that_nobody_brings_is_an_unknown_key(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film", {"acme.flat": {"level": 3}})
    assert any(
        "unknown key 'acme.flat'" in fault for fault in find_faults(film)
    )


@pytest.mark.usefixtures("flat")
def test_a_shot_shows_one_picture(tmp_path: Path) -> None:
    shot = {"acme.flat": {"level": 3}, "still": "assets/hills.png"}
    film = write_film(tmp_path / "film", shot)
    assert any(
        "a shot shows exactly one of" in fault for fault in find_faults(film)
    )


@pytest.mark.film
@pytest.mark.usefixtures("flat")
def test_it_is_painted_into_the_film(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film", {"acme.flat": {"level": 180}})
    assert find_faults(film) == []
    made = films.render(film, tmp_path)
    luma = films.luma(made.mp4)
    assert np.abs(luma - 180).max() < 1.5


@pytest.mark.usefixtures("flat")
def test_editors_learn_its_keys() -> None:
    shot = build_schema()["$defs"]["Shot"]["properties"]
    assert shot["acme.flat"]["properties"]["level"]["type"] == "integer"
    assert "plugin" not in shot


def test_without_plug_ins_the_schema_names_none() -> None:
    assert not [
        key
        for key in build_schema()["$defs"]["Shot"]["properties"]
        if "." in key
    ]
