"""The verb preview: the film, or one scene of it, small and quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.film


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Wind.", still("river"))]
    )


def test_a_preview_goes_to_a_folder_of_its_own_and_is_made_once(
    film: Path, tmp_path: Path
) -> None:
    words = ("preview", "scenes/short", "--jobs", "1")
    done = films.call(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("build/short/preview/short.mp4: 0 min ")
    assert (tmp_path / "build" / "short" / "preview" / "short.mp4").is_file()
    assert not (tmp_path / "build" / "short" / "short.mp4").exists()
    again = films.call(*words, "--json", cwd=tmp_path)
    assert read_result(again)["renderings"][0]["nothing_to_do"] is True


def test_one_scene_is_named_as_it_is_called(film: Path, tmp_path: Path) -> None:
    done = films.call(
        "preview", "scenes/short", "two", "--jobs", "1", cwd=tmp_path
    )
    assert done.stdout.startswith("build/short/preview/scenes/02.mp4: ")
    unknown = films.call("preview", "scenes/short", "three", cwd=tmp_path)
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("there is no scene 'three'")


def test_a_preview_in_another_shape_has_a_folder_of_its_own(
    film: Path, tmp_path: Path
) -> None:
    words = (
        "preview",
        "scenes/short",
        "one",
        "--shapes",
        "9:16",
        "--jobs",
        "1",
    )
    done = films.call(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("build/short/preview/9x16/scenes/01.mp4: ")
