"""A film as it was read: what it is called, its scenes, and where each thing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.film_script import Script
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("Rain", "Rain and wind.", still("dark"), still("hills", at="wind")),
    scene("End", None, {"card": "credits"}, duration=3),
]


def load(folder: Path, scenes: list[dict[str, Any]] | None = None) -> Script:
    written = films.write(folder, scenes or SCENES)
    return films.load_valid(written).script


def test_a_film_is_called_by_its_folder(tmp_path: Path) -> None:
    assert load(tmp_path).name == "short"


def test_every_shot_comes_in_order_with_its_place(tmp_path: Path) -> None:
    script = load(tmp_path)
    found = [(each.scene.number, each.index) for each in script.shots]
    assert found == [(1, 0), (1, 1), (2, 0)]
    hills = script.shots[1]
    assert hills.shot.still == "assets/hills.png"
    file = hills.scene.tree.file
    line = file.read_text("utf-8").splitlines()[
        hills.find_span(("at",)).line - 1
    ]
    assert line.strip() == '"at": "wind"'


def test_pictures_of_panels_and_insets_are_found_too(tmp_path: Path) -> None:
    panels = {"panels": [still("dark"), still("white")]}
    inset = still("hills", inset=still("river"))
    script = load(tmp_path, [scene("Rain", None, panels, inset, duration=6)])
    places = [(each.authored.index, each.loc) for each in script.pictures]
    assert places == [
        (0, ("panels", 0)),
        (0, ("panels", 1)),
        (1, ()),
        (1, ("inset",)),
    ]


@pytest.mark.parametrize("wanted", ["01-rain", "1", "01", "Rain"])
def test_a_scene_is_selected_by_all_of_its_names(
    tmp_path: Path, wanted: str
) -> None:
    script = load(tmp_path)
    assert script.select(wanted) is script.parts[0]
    assert script.select(script.parts[1].id) is script.parts[1]
    assert script.select("Hail") is None


def test_a_scene_alone_keeps_the_film_it_is_of(tmp_path: Path) -> None:
    script = load(tmp_path)
    alone = script.keep_scene(script.parts[0])
    assert [part.number for part in alone.parts] == [1]
    assert len(alone.shots) == 2
    assert len(alone.film_shots) == 3
    # pages of credits are the film's, wherever they stand
    assert [(part.number, i) for part, i, _ in alone.credit_shots] == [(2, 0)]
    assert {asset.scene for asset in alone.assets} <= {0, 1}


def test_files_are_those_that_were_read(tmp_path: Path) -> None:
    names = [path.name for path in load(tmp_path).iter_files()]
    assert names == ["film.yml", "01-rain.yml", "02-end.yml"]


def test_a_scene_is_named_in_messages_by_number_and_title(
    tmp_path: Path,
) -> None:
    assert load(tmp_path).parts[1].name == "scene 2 'End'"


def test_only_recordings_are_heard_if_all_narrated_scenes_have_one(
    tmp_path: Path,
) -> None:
    assert not load(tmp_path / "a").has_only_recordings
    silent = [scene("End", None, {"card": "credits"}, duration=3)]
    assert not load(tmp_path / "b", silent).has_only_recordings


def test_files_are_found_by_what_is_written(tmp_path: Path) -> None:
    script = load(tmp_path)
    part = script.parts[0]
    found = script.get_path("assets/dark.png", part.folder)
    assert found == tmp_path / "assets" / "dark.png"
    shown = [asset.path.name for asset in script.list_assets("still")]
    assert shown == ["dark.png", "hills.png"]
