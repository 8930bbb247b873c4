"""The report of a rendering: the film in numbers, scene by scene."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import plan
from lantern.core.records import save_record
from lantern.core.units import Samples
from lantern.plan import Job
from lantern.plan.results import TakeInfo
from lantern.rendering import Session
from lantern.rendering.layout import lay_out
from lantern.rendering.release.summary import build_summary
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", None, still("dark"), still("white"), duration=4),
    scene("Two", "Rain fell. Wind blew.", passage=[2, 3]),
]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    film = films.write(tmp_path / "project", SCENES)
    return films.studio(film, tmp_path)


def make_jobs(session: Session) -> dict[int, Job]:
    return make_take_jobs(session, session.script.film.voice[0])


def summarize(session: Session, takes: dict[int, Job]) -> dict[str, object]:
    spoken = {i: plan.guess(job) for i, job in make_jobs(session).items()}
    rendition = lay_out(session, session.script.film.voice[0], spoken)
    return build_summary(rendition, takes, store=session.store)


def test_scenes_follow_each_other_and_make_up_the_film(
    session: Session,
) -> None:
    summary = summarize(session, {})
    one, two = list_scenes(summary)
    assert (one["start"], one["seconds"], one["shots"]) == (0, 4, 2)
    assert two["start"] == 4
    assert isinstance(two["seconds"], float)
    assert 4 + two["seconds"] == summary["seconds"]
    assert summary["frames"] == round((4 + two["seconds"]) * 25)
    assert summary["sound_hz"] == 48_000


def list_scenes(summary: dict[str, object]) -> list[dict[str, object]]:
    scenes = summary["scenes"]
    assert isinstance(scenes, list)
    return scenes


def test_a_scene_has_its_name_its_passage_and_its_words(
    session: Session,
) -> None:
    one, two = list_scenes(summarize(session, {}))
    assert (one["scene"], one["id"], one["passage"], one["words"]) == (
        "One",
        "one",
        [],
        0,
    )
    assert (two["scene"], two["id"]) == ("Two", "two")
    assert (two["passage"], two["words"]) == ([2, 3], 4)


def test_who_spoke_and_how_words_were_found_is_that_of_the_take(
    session: Session,
) -> None:
    jobs = make_jobs(session)
    info = TakeInfo(
        Samples(9), ((0, 9),), "sentences", ("exact", "dtw"), "tone", -20.0
    )
    save_record(session.store, jobs[1].key, info)
    one, two = list_scenes(summarize(session, jobs))
    assert (one["voice"], one["word_times"], one["alignment"]) == (
        None,
        None,
        None,
    )
    assert two["voice"] == "tone"
    assert two["word_times"] == "sentences"
    assert two["alignment"] == ["exact", "dtw"]


def test_a_film_without_narration_has_no_captions(tmp_path: Path) -> None:
    film = films.write(tmp_path / "project", SCENES[:1])
    summary = summarize(films.studio(film, tmp_path), {})
    assert summary["captions"] is None


def test_captions_are_counted(session: Session) -> None:
    captions = summarize(session, {})["captions"]
    assert isinstance(captions, dict)
    assert captions["cues"] == 1
    assert set(captions) == {"cues", "pace", "fastest", "shortest", "longest"}
