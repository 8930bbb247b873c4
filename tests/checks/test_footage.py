"""Shots that are longer than their footage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.checks.footage import check_footage_lengths
from lantern.core import ffmpeg, process
from lantern.core.problems import EXIT_ASSET
from lantern.core.store import Store
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

TWENTY = "one two three four five six seven eight nine ten " * 2


def write(folder: Path, *scenes: films.Scene) -> Path:
    """Write a film with two seconds of footage beside it."""
    film = films.write(folder, list(scenes))
    grey = ["-f", "lavfi", "-i", "color=gray:size=64x36:rate=25:duration=2"]
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, *grey]
    encoding = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-y"]
    process.run([*argv, *encoding, str(film / "grey.mp4")], "footage", 60)
    entry = {
        "file": "grey.mp4",
        "kind": "footage",
        "title": "Grey",
        "author": "The tests",
        "licence": "CC0-1.0",
        "made_by": "us",
    }
    (film / "credits.yml").write_text(json.dumps({"credits": [entry]}), "utf-8")
    return film


def find(film: Path, base: Path) -> list[str]:
    project = films.load_valid(film)
    problems = check_footage_lengths(project, Store(base / "store"))
    assert all(problem.warning for problem in problems)
    assert all(problem.code == EXIT_ASSET for problem in problems)
    return [problem.message for problem in problems]


def test_footage_as_long_as_its_shot_is_enough(tmp_path: Path) -> None:
    clip = {"clip": {"file": "grey.mp4"}}
    assert (
        find(write(tmp_path, scene("One", None, clip, duration=2)), tmp_path)
        == []
    )


@pytest.mark.parametrize("is_inset", [False, True])
def test_a_shot_of_known_length_is_no_guess(
    tmp_path: Path, is_inset: bool
) -> None:
    clip = {"clip": {"file": "grey.mp4"}}
    shot = still("hills", inset=clip) if is_inset else clip
    film = write(tmp_path, scene("One", None, shot, duration=3))
    assert find(film, tmp_path) == [
        "'grey.mp4' lasts 2.0 s, and its shot 3.0 s; its last frame is held (give the shot a"
        " hold, a slower speed or loop: true)"
    ]


def test_before_it_is_spoken_a_warning_says_that_it_rests_on_a_guess(
    tmp_path: Path,
) -> None:
    clip = {"clip": {"file": "grey.mp4"}}
    film = write(tmp_path, scene("One", TWENTY, clip))
    (message,) = find(film, tmp_path)
    assert message.startswith("'grey.mp4' lasts 2.0 s, and its shot 8.1 s;")
    assert message.endswith("loop: true), by a guess at what is spoken")


def test_footage_that_begins_again_lasts_for_ever(tmp_path: Path) -> None:
    clip = {"clip": {"file": "grey.mp4", "loop": True}}
    assert (
        find(write(tmp_path, scene("One", None, clip, duration=9)), tmp_path)
        == []
    )


def test_a_film_without_footage_has_no_warning(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", TWENTY)])
    assert find(film, tmp_path) == []
