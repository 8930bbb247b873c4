"""Files that the settings of a plug-in name are files of the film: they must be there, be credited,
and a change of one is another film.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern import rendering
from lantern.core import plugins
from lantern.rendering.changes import digest_scenes
from lantern.script.model.plugin import PLUGIN_GROUP
from tests.support import films
from tests.support.plugins import install

SOURCE = """
from lantern.graphics.pixels import make_flat_frame
from lantern.script.document import YamlModel

VERSION = 1
FILES = ("picture", "layers")


class Settings(YamlModel):
    picture: str
    layers: tuple[str, ...] = ()


class Flat:
    def __init__(self, path, size):
        self.path, self.size = path, size

    def inputs(self):
        return (self.path,)

    def state(self, n):
        return 0

    def paint(self, n):
        return make_flat_frame(self.size, (90, 128, 128))


def open_visual(settings, context):
    return Flat(context.find(settings.picture), context.size)
"""
PICTURE = "assets/hills.png"


def bring(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, version: str = "1.0"
) -> None:
    install(
        monkeypatch,
        folder / "site",
        module="acme_frame",
        source=SOURCE,
        points={PLUGIN_GROUP: "acme.frame"},
        version=version,
    )


@pytest.fixture(autouse=True)
def frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with the visual acme.frame, whose settings name a picture and layers."""
    bring(tmp_path, monkeypatch)
    yield
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()


def write_film(base: Path, **settings: object) -> Path:
    shots = [films.still("river"), {"acme.frame": settings, "hold": 1}]
    opening = films.scene("one", None, *shots, duration=2)
    return films.write(
        base / "film", [opening, films.scene("two", None, duration=2)]
    )


def test_they_are_assets_of_their_shot(tmp_path: Path) -> None:
    film = write_film(
        tmp_path,
        picture=PICTURE,
        layers=["assets/dark.png"],
    )
    found = films.load_valid(film).list_assets("plug-in file")
    assert [(a.text, a.path.name, a.scene, a.shot) for a in found] == [
        (PICTURE, "hills.png", 1, 1),
        ("assets/dark.png", "dark.png", 1, 1),
    ]
    lines = (film / "01-one.yml").read_text("utf-8").splitlines()
    for asset in found:
        line = lines[asset.span.line - 1]
        assert line[asset.span.column - 1 :].startswith(json.dumps(asset.text))


def test_one_that_is_missing_is_reported_at_its_key(tmp_path: Path) -> None:
    film = write_film(tmp_path, picture="assets/hils.png")
    [problem] = films.find_problems(film)
    lines = (film / "01-one.yml").read_text("utf-8").splitlines()
    line = next(i for i, text in enumerate(lines, 1) if "hils.png" in text)
    assert problem.span is not None
    assert (problem.span.file.name, problem.span.line) == ("01-one.yml", line)
    assert (
        problem.message
        == "'assets/hils.png' not found; did you mean 'hills.png'?"
    )


def test_one_without_an_entry_is_asked_for(tmp_path: Path) -> None:
    film = write_film(tmp_path, picture="assets/loose.png")
    films.paint(tmp_path / "film" / "assets" / "loose.png", 90)
    [problem] = films.find_problems(film)
    assert problem.message.startswith(
        "'assets/loose.png' has no entry in the credits ledger"
    )


def test_a_licence_without_changes_forbids_one(tmp_path: Path) -> None:
    film = write_film(tmp_path, picture=PICTURE)
    ledger = tmp_path / "film" / "assets" / "credits.yml"
    listed = json.loads(ledger.read_text("utf-8"))
    for entry in listed["credits"]:
        if entry["file"] == "hills.png":
            entry |= {"licence": "CC-BY-ND-4.0", "made_by": "others"}
    ledger.write_text(json.dumps(listed), "utf-8")
    messages = [problem.message for problem in films.find_problems(film)]
    message = (
        "'assets/hills.png' is licensed CC-BY-ND-4.0, which allows no changes, and a plug-in's"
        " picture is made from it"
    )
    assert message in messages


def test_a_setting_that_is_no_file_is_left_to_the_plug_in(
    tmp_path: Path,
) -> None:
    film = write_film(tmp_path, picture=3)
    [problem] = films.find_problems(film)
    assert (
        problem.message
        == "'picture' must be text, got a number; write '3' in quotes"
    )


def test_a_changed_file_changes_its_scene_and_the_film(tmp_path: Path) -> None:
    film = write_film(tmp_path, picture=PICTURE)
    project = films.load_valid(film)
    before = rendering.read_inputs(project)
    scenes = digest_scenes(project)
    films.paint(tmp_path / "film" / "assets" / "hills.png", 201)
    project = films.load_valid(film)
    assert rendering.read_inputs(project).files != before.files
    changed = digest_scenes(project)
    assert changed["one"] != scenes["one"]


def test_an_upgraded_package_is_another_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = films.load_valid(write_film(tmp_path, picture=PICTURE))
    before = rendering.read_inputs(project)
    assert before.packages == {"acme.frame": "acme_frame 1.0"}
    bring(tmp_path, monkeypatch, version="1.1")
    after = rendering.read_inputs(project)
    assert after.packages == {"acme.frame": "acme_frame 1.1"}
    assert after.files == before.files
