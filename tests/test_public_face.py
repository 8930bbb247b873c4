"""What other programs import from `lantern`, and a film made with it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import lantern
from lantern.core.units import Frames
from lantern.timeline import Timeline
from tests.support import films
from tests.support.films import scene

NAMES = [
    "Failure",
    "Problem",
    "__version__",
    "check",
    "cut",
    "film_clip",
    "load",
    "render",
    "speak",
]


def test_the_package_exports_these_names_and_no_others() -> None:
    assert lantern.__all__ == NAMES
    assert dir(lantern) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_exported_name_is_there_and_is_described(name: str) -> None:
    value = getattr(lantern, name)
    assert value.__doc__
    if inspect.isfunction(value):
        assert all(
            parameter.annotation is not inspect.Parameter.empty
            for parameter in inspect.signature(value).parameters.values()
        )


@pytest.mark.process
def test_package_and_command_line_load_nothing_that_reads_draws_or_speaks() -> (
    None
):
    code = (
        "import lantern.cli, sys; print([m for m in ('numpy', 'cv2', 'pydantic', 'PIL', 'yaml')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_a_film_with_a_mistake_says_where(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain fell.")], titel="A")
    project, problems = lantern.load(folder)
    assert project is None
    assert [problem.message for problem in problems] == [
        "unknown key 'titel'; did you mean 'title'?"
    ]


@pytest.mark.film
def test_a_film_is_made_in_five_calls(tmp_path: Path) -> None:
    scenes = [
        scene("One", "Rain fell in the hills."),
        scene("Two", "Snow came."),
    ]
    folder = films.write(tmp_path, scenes)
    project, problems = lantern.load(str(folder))
    assert project is not None
    assert problems == []
    assert lantern.check(project) == []
    store = tmp_path / "store"
    takes = lantern.speak(project, store=store)
    assert takes.voice.engine == "tone"
    assert sorted(takes.by_scene) == [0, 1]
    timeline = lantern.cut(project, takes)
    assert timeline.fps == films.FPS
    assert Timeline.from_json(timeline.to_json()) == timeline
    out = tmp_path / "out"
    report = lantern.render(
        project,
        timeline,
        store=store,
        out=out,
    )
    assert report["frames"] == timeline.total
    assert len(films.pictures(out / "short.mp4")) == timeline.total
    again = lantern.render(
        project,
        timeline,
        store=store,
        out=out,
    )
    assert again["nothing_to_do"]


@pytest.mark.film
def test_a_film_is_rendered_as_another_timeline_cuts_it(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain fell in the hills.")])
    project, _ = lantern.load(folder)
    assert project is not None
    store = tmp_path / "store"
    timeline = lantern.cut(project, lantern.speak(project, store=store))
    (shot,) = timeline.shots
    longer = replace(
        timeline,
        shots=(replace(shot, end=Frames(shot.end + 5)),),
        total=Frames(timeline.total + 5),
    )
    report = lantern.render(
        project,
        longer,
        store=store,
        out=tmp_path / "out",
    )
    assert report["frames"] == timeline.total + 5
