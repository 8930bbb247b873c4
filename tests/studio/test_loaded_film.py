"""A film laid out for the page: its frames, its shots, its shapes, and when it is another one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from lantern.plan.mixdown import make_curve_key, make_mix_job
from lantern.studio.loaded_film import (
    LoadedFilm,
    NoSuchFrame,
    lay_out_film,
    stamp_scenes,
)
from lantern.studio.shot_ids import list_changed_shots, name_shot
from lantern.studio.stamps import stamp_file
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", None, still("dark", hold=2), still("hills"), duration=4),
    scene("Two", None, still("white"), duration=2),
]


def lay(folder: Path, **film: Any) -> LoadedFilm:
    """Return a silent film of 150 frames: two shots of 50, and one of as many."""
    film = {"transition": "cut", **film}
    written = films.write(folder / "project", SCENES, **film)
    return lay_out_film(films.studio(written, folder), 1)


def test_each_frame_is_one_of_its_shot_s_picture(tmp_path: Path) -> None:
    layout = lay(tmp_path).draft
    assert layout.timeline.total == 150
    assert [layout.find_shot(n) for n in (0, 49, 50, 99, 100, 149)] == [
        0,
        0,
        1,
        1,
        2,
        2,
    ]
    assert [layout.find_frame(n).number for n in (0, 49, 50, 149)] == [
        0,
        49,
        0,
        49,
    ]
    first, second = layout.find_frame(49).order, layout.find_frame(50).order
    assert first.key != second.key
    assert first == layout.get_shot_order(0)


@pytest.mark.parametrize("n", [-1, 150])
def test_a_frame_that_is_not_there_is_told(tmp_path: Path, n: int) -> None:
    layout = lay(tmp_path).draft
    with pytest.raises(NoSuchFrame, match="the film has 150 frames, from 0 on"):
        layout.find_frame(n)
    with pytest.raises(NoSuchFrame, match="the film has 150 frames, from 0 on"):
        layout.find_shot(n)


def test_shots_are_found_by_their_scene_and_number(tmp_path: Path) -> None:
    layout = lay(tmp_path).draft
    assert layout.find_authored(0, 1) == 1
    assert layout.find_authored(1, 0) == 2
    assert [shot.start for shot in layout.list_shots(0)] == [0, 50]
    with pytest.raises(NoSuchFrame, match="the film has no such shot"):
        layout.find_authored(1, 1)


def test_a_dissolve_shows_both_of_its_scenes(tmp_path: Path) -> None:
    layout = lay(tmp_path, transition={"dissolve": 0.8}).draft
    shown = [layout.list_scenes(segment) for segment in layout.segments]
    # the shots of a scene follow by a cut
    assert shown == [[0], [0], [0, 1], [1]]


def test_a_film_has_its_own_shape_and_those_it_is_made_in(
    tmp_path: Path,
) -> None:
    output = {"size": "320x180", "fps": 25, "shapes": ["9:16", "16:9"]}
    film = lay(tmp_path, output=output)
    assert film.own_shape == "wide"
    assert film.shapes == ("wide", "portrait")
    tall = film.get_layout("portrait").rendition.output_format
    assert tall.size == (180, 320)
    assert film.full.rendition.output_format.size == (320, 180)
    assert film.get_layout("portrait") is film.get_layout("portrait")


def test_cards_are_drawn_in_the_size_of_a_preview(tmp_path: Path) -> None:
    output = {"size": "1920x1080", "fps": 25, "shapes": ["9:16"]}
    film = lay(tmp_path, output=output)
    card = film.get_layout("wide", "card")
    assert card.rendition.output_format.size == (512, 288)
    assert film.draft.rendition.output_format.size == (960, 540)
    tall = film.get_layout("portrait", "card")
    assert tall.rendition.output_format.size == (288, 512)
    # the same film, cut alike, in other pixels
    assert card.timeline == film.draft.timeline
    assert card.find_frame(60).number == film.draft.find_frame(60).number == 10
    assert card.get_shot_key(1) != film.draft.get_shot_key(1)


def test_a_small_film_has_cards_of_its_own_size(tmp_path: Path) -> None:
    film = lay(tmp_path, output={"size": "320x180", "fps": 25})
    card = film.get_layout("wide", "card")
    assert card.get_shot_key(0) == film.draft.get_shot_key(0)


def test_files_are_those_of_the_script_and_what_it_shows(
    tmp_path: Path,
) -> None:
    names = {path.name for path in lay(tmp_path).list_files()}
    assert {"film.yml", "01-one.yml", "dark.png", "white.png"} <= names
    assert "river.png" not in names


def test_the_newest_of_the_files_tells_when_the_film_changed(
    tmp_path: Path,
) -> None:
    film = lay(tmp_path)
    picture = tmp_path / "project" / "assets" / "dark.png"
    late = 4_000_000_000 * 10**9
    os.utime(picture, ns=(late, late))
    assert film.newest_change == late


def test_the_music_is_found_under_the_key_of_the_film_s_mix(
    tmp_path: Path,
) -> None:
    film = lay(tmp_path, music={"score": {"key": "A minor"}})
    job = make_mix_job(film.full.rendition, film.guessed.takes)
    assert film.music_curve_key == make_curve_key(job)
    quieter = lay(tmp_path, music={"score": {"key": "A minor"}, "level": -20})
    assert quieter.music_curve_key != film.music_curve_key


def test_a_picture_that_is_written_again_changes_its_scenes_alone(
    tmp_path: Path,
) -> None:
    film = lay(tmp_path)
    picture = tmp_path / "project" / "assets" / "dark.png"
    os.utime(picture, ns=(1, 1))
    before, after = film.stamps, stamp_scenes(film.project)
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_only_shots_with_other_pixels_changed(tmp_path: Path) -> None:
    before = lay(tmp_path)
    folder = tmp_path / "project" / "scenes" / "short"
    two = folder / "02-two.yml"
    two.write_text(two.read_text("utf-8").replace("white", "river"), "utf-8")
    after = lay_out_film(films.studio(folder, tmp_path), 2)
    assert list_changed_shots(before, after) == ["two/1"]
    assert list_changed_shots(after, after) == []


def test_a_shot_is_named_by_its_scene_and_its_number_there(
    tmp_path: Path,
) -> None:
    film = lay(tmp_path)
    shots = film.draft.timeline.shots
    names = [name_shot(film.session.script, shot) for shot in shots]
    assert names == ["one/1", "one/2", "two/1"]


def test_a_file_is_known_by_when_it_was_written_and_its_size(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("salt")
    os.utime(file, ns=(5, 7))
    assert stamp_file(file) == [str(file), 7, 4]
    file.unlink()
    assert stamp_file(file) == [str(file)]
