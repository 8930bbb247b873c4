"""What the page writes and opens, asked of a running server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene
from tests.support.studio import RunningStudio, serve

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("writing")
    return films.write(base / "project", [scene("One", None, duration=2)])


@pytest.fixture(scope="module")
def studio(film: Path) -> Iterator[RunningStudio]:
    with serve(film, film.parents[2]) as running:
        yield running


def test_a_remark_is_kept_and_told_as_a_note(
    studio: RunningStudio, film: Path
) -> None:
    browser = studio.browser
    with studio.listen() as events:
        events.wait("plan")
        marks = browser.post(
            "/api/marks", {"frame": 30, "text": " Dark; cut "}
        ).json
        assert [(mark["frame"], mark["text"]) for mark in marks] == [
            (30, "Dark; cut")
        ]
        events.wait("saved")
        events.wait("problems")
    assert browser.get("/api/marks").json == marks
    told = browser.get("/api/problems").json
    assert [(each["severity"], each["file"]) for each in told] == [
        ("note", str(film / "marks.yml"))
    ]
    # what a person wrote isn't parted into a fault and its cure
    assert told[0]["message"].endswith(": Dark; cut")
    assert browser.get("/api/film").json["generation"] == 1


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"frame": "1", "text": "x"}, 400),
        ({"frame": 1, "text": " "}, 400),
        ({"frame": 50, "text": "x"}, 404),
        ({"frame": 1, "text": "x" * 20_001}, 422),
        ([], 400),
    ],
)
def test_what_is_no_remark_is_refused(
    studio: RunningStudio, asked: Any, status: int
) -> None:
    assert studio.browser.post("/api/marks", asked).status == status


def test_a_place_is_answered_with_its_link(
    studio: RunningStudio, film: Path
) -> None:
    place = {"file": str(film / "film.yml"), "line": 2, "column": 1}
    answer = studio.browser.post("/api/open", place)
    link = f"vscode://file{film / 'film.yml'}:2:1"
    assert answer.json == {"opened": False, "link": link}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"file": "/etc/passwd"}, 422),
        ({"file": "x", "line": "2"}, 400),
    ],
)
def test_what_is_no_place_of_the_film_is_refused(
    studio: RunningStudio, asked: dict[str, Any], status: int
) -> None:
    assert studio.browser.post("/api/open", asked).status == status
