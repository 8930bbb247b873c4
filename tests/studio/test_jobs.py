"""Renderings from the page: made one after the other, cancelled, and shown when they are done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import Events, RunningStudio, serve

pytestmark = pytest.mark.film

SCENES = [
    scene("One", None, still("dark"), duration=1),
    scene("Two", None, still("white"), duration=1),
]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[RunningStudio]:
    film = films.write(
        tmp_path / "project", SCENES, output={"size": "64x36", "fps": 25}
    )
    with serve(film, tmp_path) as running:
        yield running


def wait_for(events: Events, *states: str) -> dict[str, Any]:
    while True:
        told: dict[str, Any] = events.wait("job")
        if told["state"] in states:
            return told


def test_a_preview_is_made_and_played_by_ranges(studio: RunningStudio) -> None:
    browser = studio.browser
    assert browser.get("/api/preview").status == 404
    with studio.listen() as events:
        jobs = browser.post("/api/jobs", {"kind": "preview"}).json
        assert [(job["kind"], job["shape"]) for job in jobs] == [
            ("preview", "wide")
        ]
        assert wait_for(events, "done", "failed")["state"] == "done"
    job = browser.get("/api/jobs").json[0]
    assert (job["state"], job["progress"], job["left"]) == ("done", 1.0, None)
    assert job["title"] == "Preview in 16:9"
    assert job["result"].endswith("/build/short/preview/short.mp4")
    whole = Path(job["result"]).read_bytes()
    part = browser.ask("GET", "/api/preview", range="bytes=4-7")
    assert (part.status, part.body) == (206, b"ftyp")
    assert part.headers["content-range"] == f"bytes 4-7/{len(whole)}"


def test_a_scene_alone_is_made_as_a_draft(studio: RunningStudio) -> None:
    with studio.listen() as events:
        studio.browser.post("/api/jobs", {"kind": "scene", "scene": 2})
        wait_for(events, "done", "failed")
    job = studio.browser.get("/api/jobs").json[0]
    assert (job["state"], job["title"]) == ("done", "scene 2 'Two', as a draft")
    assert job["result"].endswith("/draft/scenes/02.mp4")
    assert Path(job["result"]).is_file()


def test_jobs_wait_for_each_other_and_can_be_cancelled(
    studio: RunningStudio,
) -> None:
    browser = studio.browser
    with studio.listen() as events:
        browser.post("/api/jobs", {"kind": "draft"})
        browser.post("/api/jobs", {"kind": "render"})
        jobs = browser.post("/api/jobs", {"kind": "render"}).json
        assert [job["kind"] for job in jobs] == ["render", "draft"]
        for job in jobs:
            assert browser.delete(f"/api/jobs/{job['id']}").status == 200
        states = {job["state"] for job in browser.get("/api/jobs").json}
        assert states == {"cancelled"}
        again = browser.post("/api/jobs", {"kind": "scene", "scene": 1}).json
        assert again[0]["state"] in ("waiting", "running")
        assert wait_for(events, "done", "failed")["id"] == again[0]["id"]


@pytest.mark.parametrize(
    ("asked", "status", "message"),
    [
        (
            {"kind": "film"},
            400,
            "kind is one of: preview, draft, render, scene",
        ),
        ({"kind": "scene", "scene": 3}, 404, "the film has no such scene"),
        ({"kind": "draft", "shape": "round"}, 400, None),
    ],
)
def test_what_can_not_be_made_is_refused(
    studio: RunningStudio,
    asked: dict[str, Any],
    status: int,
    message: str | None,
) -> None:
    answer = studio.browser.post("/api/jobs", asked)
    assert answer.status == status
    assert message in (None, answer.json["message"])
    assert studio.browser.get("/api/jobs").json == []


def test_a_job_that_is_not_there_is_not_cancelled(
    studio: RunningStudio,
) -> None:
    assert studio.browser.delete("/api/jobs/7").status == 404
