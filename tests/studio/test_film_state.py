"""The film while it is written: saved, broken, mended, deleted, renamed, spoken."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern.studio.events import EventHub
from lantern.studio.film_state import FilmState
from lantern.studio.options import StudioOptions
from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import Browser, RunningStudio, serve

pytestmark = pytest.mark.process

SCENES = [
    scene("One", None, still("dark"), duration=2),
    scene("Two", None, still("white"), duration=2),
]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path / "project", SCENES)


@pytest.fixture
def studio(film: Path, tmp_path: Path) -> Iterator[RunningStudio]:
    with serve(film, tmp_path) as running:
        yield running


@pytest.fixture
def browser(studio: RunningStudio) -> Browser:
    return studio.browser


def edit(file: Path, **changes: Any) -> None:
    value = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**value, **changes}, indent=1), "utf-8")


def test_a_save_shows_another_film_and_names_the_shots_that_changed(
    film: Path, studio: RunningStudio, browser: Browser
) -> None:
    before = browser.get("/api/film").json
    with studio.listen() as events:
        events.wait("plan")
        edit(film / "02-two.yml", shots=[still("grey")])
        assert events.wait("saved") == {"files": [str(film / "02-two.yml")]}
        assert events.wait("film") == {"generation": 2}
        assert events.wait("frames") == {"shots": ["two/1"]}
    after = browser.get("/api/film").json
    shots = [(each["scenes"][1]["shots"][0]) for each in (before, after)]
    assert [shot["summary"] for shot in shots] == ["white.png", "grey.png"]
    assert shots[0]["picture"] != shots[1]["picture"]
    firsts = [
        each["scenes"][0]["shots"][0]["picture"] for each in (before, after)
    ]
    assert firsts[0] == firsts[1]


def test_a_broken_film_leaves_the_last_good_one_and_tells_its_fault(
    film: Path, studio: RunningStudio, browser: Browser
) -> None:
    two = film / "02-two.yml"
    good = two.read_text("utf-8")
    with studio.listen() as events:
        events.wait("plan")
        two.write_text(good.replace('"duration"', '"duratoin"'), "utf-8")
        events.wait("problems")
        broken = browser.get("/api/film").json
        faults = browser.get("/api/problems").json
        two.write_text(good, "utf-8")
        events.wait("film")
        events.wait("problems")
    assert (broken["generation"], broken["is_current"]) == (1, False)
    assert [each["name"] for each in broken["scenes"]] == ["One", "Two"]
    require_fault(faults, two)
    assert browser.get("/api/problems").json == []
    assert browser.get("/api/film").json["is_current"]


def require_fault(faults: list[dict[str, Any]], file: Path) -> None:
    """The misspelt key is among the problems, with its place and its cure."""
    fault = next(each for each in faults if "duratoin" in each["message"])
    assert fault["message"] == "unknown key 'duratoin'"
    assert fault["cure"] == "did you mean 'duration'?"
    assert (fault["severity"], fault["file"]) == ("error", str(file))
    assert (fault["scene"], fault["shot"]) == (2, None)


def test_a_film_that_is_deleted_and_comes_back_is_shown_again(
    film: Path, studio: RunningStudio, browser: Browser
) -> None:
    away = film.with_name("away")
    with studio.listen() as events:
        events.wait("plan")
        film.rename(away)
        events.wait("problems")
        gone = browser.get("/api/film").json
        told = browser.get("/api/problems").json
        edit(away / "02-two.yml", shots=[still("grey")])
        away.rename(film)
        assert events.wait("film") == {"generation": 2}
    assert (gone["generation"], gone["is_current"]) == (1, False)
    assert told[0]["severity"] == "error"
    assert browser.get("/api/frame?frame=10").status == 200


def test_a_film_that_is_broken_from_the_start_waits_to_be_mended(
    film: Path, tmp_path: Path
) -> None:
    head = film / "film.yml"
    good = head.read_text("utf-8")
    head.write_text("title: [", "utf-8")
    with serve(film, tmp_path) as studio, studio.listen() as events:
        empty = studio.browser.get("/api/film").json
        assert (empty["name"], empty["generation"], empty["scenes"]) == (
            "short",
            0,
            [],
        )
        assert studio.browser.get("/api/problems").json[0]["file"] == str(head)
        assert studio.browser.get("/api/frame?frame=0").status == 404
        head.write_text(good, "utf-8")
        assert events.wait("film") == {"generation": 1}


def test_shots_say_what_a_render_would_make_of_them(
    film: Path, studio: RunningStudio, browser: Browser
) -> None:
    with studio.listen() as events:
        events.wait("plan")
        shown = browser.get("/api/film").json
    shot = shown["scenes"][0]["shots"][0]
    assert shown["is_planned"]
    assert (shot["state"], shot["reason"]) == ("missing", "new")


def test_what_a_voice_here_can_say_is_said_after_the_save(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path / "project", [scene("One", "Rain and wind.")])
    with serve(film, tmp_path) as studio, studio.listen() as events:
        while events.wait("film")["generation"] < 2:
            pass
        shown = studio.browser.get("/api/film").json
    shot = shown["scenes"][0]["shots"][0]
    assert shot["words"] == "Rain and wind."
    assert shot["state"] in ("missing",)


def test_a_film_that_takes_long_to_read_says_so(
    film: Path, tmp_path: Path
) -> None:
    state = FilmState(StudioOptions(film, tmp_path / "store"), EventHub())
    snapshot = state.get(within=0.25)
    assert snapshot.film is None
    assert snapshot.problems[0].message == (
        "the film is still being read, after 0.25 s; the page shows it as soon as it is"
        " (is a file of it on a slow disk or a network?)"
    )


def test_a_page_that_opens_has_time_for_its_first_frames(
    film: Path, tmp_path: Path
) -> None:
    held = threading.Event()
    state = FilmState(
        StudioOptions(film, tmp_path / "store"), EventHub(), held.set
    )
    state.expect_page()
    state.start()
    assert held.wait(60)
    assert state.get().film is not None
    state.stop()
