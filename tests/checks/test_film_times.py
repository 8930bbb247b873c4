"""Fades and a thumbnail's time that don't fit into the film."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.film_times import check_film_times
from lantern.core.store import Store
from tests.support import films
from tests.support.cut_films import get_line
from tests.support.films import scene, still


def find(folder: Path, **film: Any) -> list[tuple[str, str]]:
    """Return what is told of a film of 4 s and 6 s in which nobody speaks, with its place."""
    scenes = [scene("One", None, duration=4), scene("Two", None, duration=6)]
    whole = films.write(folder, scenes, **{"transition": "cut", **film})
    problems = check_film_times(
        films.load_valid(whole), Store(folder / "store")
    )
    assert all(problem.warning for problem in problems)
    return [(problem.message, get_line(problem)) for problem in problems]


def test_a_fade_longer_than_a_fifth_of_the_film_is_told(tmp_path: Path) -> None:
    ((message, line),) = find(tmp_path, fade={"in": 3, "out": 2})
    assert message == (
        "the film is 10.0 s long, so it fades in for 2.0 s, a fifth of it, and not for 3 s"
    )
    assert line.startswith("3")


@pytest.mark.parametrize("film", [{}, {"fade": "none"}, {"fade": {"in": 2}}])
def test_a_fade_that_fits_is_not_told(
    tmp_path: Path, film: dict[str, Any]
) -> None:
    assert find(tmp_path, **film) == []


def test_a_thumbnail_after_its_scene_is_told(tmp_path: Path) -> None:
    ((message, line),) = find(tmp_path, thumbnail={"scene": "One", "at": 4})
    assert message == (
        "scene 'One' is over after 4.0 s, and the thumbnail is taken at 4 s; give it an earlier "
        "'at'"
    )
    assert line.startswith("4")


@pytest.mark.parametrize("at", [0, 5.9, 5.99])
def test_a_thumbnail_within_its_scene_is_not_told(
    tmp_path: Path, at: float
) -> None:
    # 5.99 s are 149.75 frames: the nearest is the one after the scene's last, but it isn't over
    assert find(tmp_path, thumbnail={"scene": "Two", "at": at}) == []


def test_a_thumbnail_in_a_scene_that_its_shots_make_longer_is_not_told(
    tmp_path: Path,
) -> None:
    held = still("hills", hold=8)
    told = scene("One", None, held, duration=4)
    film = films.write(tmp_path, [told], thumbnail={"scene": "One", "at": 6})
    project = films.load_valid(film)
    assert check_film_times(project, Store(tmp_path / "store")) == []
