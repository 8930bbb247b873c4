"""Remarks at frames of the film: set by the page, moved with their scene."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.studio.loaded_film import LoadedFilm, NoSuchFrame, lay_out_film
from lantern.studio.marks_view import add_mark, list_marks
from tests.support import films
from tests.support.films import scene


def open_film(base: Path, first_seconds: int) -> LoadedFilm:
    scenes = [
        scene("One", None, duration=first_seconds),
        scene("Two", None, duration=4),
    ]
    return lay_out_film(
        films.studio(films.write(base / "project", scenes), base), 1
    )


def test_a_remark_stays_with_its_scene_when_one_before_it_grows(
    tmp_path: Path,
) -> None:
    film = open_film(tmp_path, first_seconds=2)
    add_mark(film, 80, "Too dark")
    shown = list_marks(film)[0]
    assert (shown.id, shown.frame, shown.text, shown.scene) == (
        "1",
        80,
        "Too dark",
        "two",
    )
    assert Path(shown.file).name == "marks.yml"
    longer = open_film(tmp_path, first_seconds=10)
    assert list_marks(longer)[0].frame == 280


def test_a_remark_beyond_a_shorter_scene_is_on_its_last_frame(
    tmp_path: Path,
) -> None:
    film = open_film(tmp_path, first_seconds=10)
    add_mark(film, 240, "Here")
    assert list_marks(open_film(tmp_path, first_seconds=2))[0].frame == 49


def test_there_are_no_remarks_outside_of_the_film(tmp_path: Path) -> None:
    film = open_film(tmp_path, first_seconds=2)
    with pytest.raises(NoSuchFrame, match="the film has 150 frames, from 0 on"):
        add_mark(film, 150, "Late")
    assert list_marks(film) == []
