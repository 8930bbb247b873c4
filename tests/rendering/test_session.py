"""One run over a film: its options, what is left to make, and what its reporter hears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from lantern.core.progress import SilentReporter
from lantern.core.records import save_record
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.plan import Job
from lantern.plan.job import make_job
from lantern.plan.results import DrawingInfo
from lantern.rendering import RenderOptions, Session
from lantern.rendering.session import find_missing, run_jobs
from lantern.script.paths import AllowedPaths
from lantern.visuals.requests import DrawingRequest, StyleRequest, VisualRequest
from tests.support import films
from tests.support.films import scene
from tests.support.visuals import card_spec


@dataclass
class Stages(SilentReporter):
    """A reporter that remembers stages and what was done in them."""

    heard: list[tuple[str, float]] = field(default_factory=list)

    def begin_stage(self, title: str, total: float) -> None:
        self.heard.append((title, total))

    def advance(self, name: str, weight: float) -> None:
        self.heard.append((name, weight))


class Clockwork:
    """An executor that makes nothing and says that each job took as long as it is heavy."""

    def run(
        self, jobs: Sequence[Job], done: Callable[[Job, float], None]
    ) -> None:
        for job in jobs:
            done(job, job.weight / 3)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    film = films.write(tmp_path / "project", [scene("One", "Rain.")])
    project = films.load_valid(film)
    options = RenderOptions(tmp_path / "store", tmp_path / "out")
    return Session(project, options, Clockwork(), Stages())


def make_drawing(name: str, weight: float = 1.0) -> Job:
    folder = Path("/nowhere")
    places = AllowedPaths(folder, folder)
    visual = VisualRequest(card_spec({"title": name}), folder, places)
    request = DrawingRequest(
        visual, Frames(5), StyleRequest((64, 36), 25, None, "")
    )
    return make_job(
        "drawing",
        name,
        request,
        suffix=".json",
        weight=weight,
        tools=[],
    )


def get_heard(session: Session) -> list[tuple[str, float]]:
    assert isinstance(session.reporter, Stages)
    return session.reporter.heard


def test_a_rendering_is_the_film_a_draft_or_a_preview() -> None:
    options = RenderOptions(Path("store"), Path("out"))
    assert options.variant == ""
    assert replace(options, draft=True).variant == "draft"
    assert replace(options, preview=True).variant == "preview"
    assert (
        replace(
            options,
            preview=True,
            draft=True,
        ).variant
        == "preview"
    )


def test_a_session_uses_the_store_of_its_options(session: Session) -> None:
    assert session.store.root == session.options.store
    assert session.script is session.project.script


def test_jobs_run_as_a_stage_of_their_whole_weight(session: Session) -> None:
    run_jobs(
        session, "Drawing", [make_drawing("one", 2.0), make_drawing("two", 4.0)]
    )
    assert get_heard(session) == [("Drawing", 6.0), ("one", 2.0), ("two", 4.0)]


def test_the_seconds_of_each_job_are_kept_to_the_millisecond(
    session: Session,
) -> None:
    run_jobs(
        session, "Drawing", [make_drawing("one", 2.0), make_drawing("two", 4.0)]
    )
    assert session.timings == {"one": 0.667, "two": 1.333}


def test_a_stage_of_another_shape_says_so(session: Session) -> None:
    portrait = replace(
        session, options=replace(session.options, shape="portrait")
    )
    run_jobs(portrait, "Drawing", [make_drawing("one")])
    assert get_heard(portrait)[0] == ("Drawing in 9:16", 1.0)


def test_no_jobs_are_no_stage(session: Session) -> None:
    run_jobs(session, "Drawing", [])
    assert get_heard(session) == []


def test_what_the_store_holds_whole_is_not_missing(session: Session) -> None:
    one = make_drawing("one")
    two = make_drawing("two")
    save_record(session.store, one.key, DrawingInfo("one"))
    assert find_missing(session, [one, two]) == [two]


def test_what_is_damaged_in_the_store_is_missing(session: Session) -> None:
    one = make_drawing("one")
    save_record(session.store, one.key, DrawingInfo("one"))
    path = Store(session.options.store).get(one.key, ".json")
    assert path is not None
    path.write_text("{")
    assert find_missing(session, [one]) == [one]


def test_a_translation_s_stages_and_renderings_are_named_after_it(
    session: Session,
) -> None:
    options = replace(
        session.options,
        language="ru",
        shape="portrait",
        draft=True,
    )
    assert options.name_rendering("scene 1 'One'") == "ru, draft, scene 1 'One'"
    run_jobs(replace(session, options=options), "Drawing", [make_drawing("a")])
    assert isinstance(session.reporter, Stages)
    assert session.reporter.heard[0] == ("ru: Drawing in 9:16", 1.0)
