"""Which scenes are seen or heard differently after a save."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lantern.rendering.changes import digest_scenes
from tests.support import films
from tests.support.films import scene, still


class Saves:
    """A film, and which of its scenes changed since it was last asked."""

    def __init__(self, film: Path) -> None:
        self.film = film
        self.before = self._digest()

    def _digest(self) -> dict[str, str]:
        return digest_scenes(films.load_valid(self.film))

    def list_changed(self) -> list[str]:
        before = self.before
        self.before = self._digest()
        return [
            name for name, new in self.before.items() if before.get(name) != new
        ]

    def replace(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    scenes = [
        scene("One", "Rain and wind."),
        scene("Two", "Snow.", still("river")),
    ]
    return Saves(films.write(tmp_path, scenes))


def test_nothing_changes_by_itself(saves: Saves) -> None:
    assert saves.list_changed() == []


def test_a_picture_changes_the_scene_that_shows_it(
    saves: Saves, tmp_path: Path
) -> None:
    films.paint(tmp_path / "assets" / "river.png", 99)
    assert saves.list_changed() == ["two"]


def test_a_title_that_no_card_shows_changes_nothing(saves: Saves) -> None:
    saves.replace(saves.film / "film.yml", "A short film", "Another")
    assert saves.list_changed() == []


def test_the_frame_rate_changes_everything(saves: Saves) -> None:
    saves.replace(saves.film / "film.yml", '"fps": 25', '"fps": 30')
    assert saves.list_changed() == ["one", "two"]


def test_an_author_in_the_ledger_changes_nothing(
    saves: Saves, tmp_path: Path
) -> None:
    ledger = tmp_path / "assets" / "credits.yml"
    saves.replace(ledger, '"The tests"', '"A. Person"')
    assert saves.list_changed() == []


def test_pictures_that_are_illustrations_now_are_labelled(
    saves: Saves, tmp_path: Path
) -> None:
    ledger = tmp_path / "assets" / "credits.yml"
    saves.replace(ledger, '"photograph"', '"illustration"')
    assert saves.list_changed() == ["one", "two"]


def test_a_new_scene_is_changed(saves: Saves) -> None:
    shutil.copy(saves.film / "02-two.yml", saves.film / "03-three.yml")
    assert saves.list_changed() == ["three"]
