"""What a plan says would be made, and why; how narrations are read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.rendering import (
    PlanStep,
    Session,
    list_readings,
    list_steps,
    speak,
)
from lantern.rendering.history import save_history
from lantern.script import load
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene("One", "Rain fell."),
    scene("Two", "Snow came.", still("river")),
]
VOICES = [
    PlanStep("scene 1 'One': voice", "take", "new"),
    PlanStep("scene 2 'Two': voice", "take", "new"),
]


def open_session(folder: Path, *, shape: str | None = None) -> Session:
    return films.studio(
        films.write(folder / "project", SCENES), folder, shape=shape
    )


def describe(steps: list[PlanStep]) -> list[tuple[str, str]]:
    return [(step.kind, step.why) for step in steps]


def test_of_a_new_film_all_is_to_be_made(tmp_path: Path) -> None:
    steps = list_steps(open_session(tmp_path))
    assert steps[:2] == VOICES
    again = "its scene's voice will be made"
    assert {why for kind, why in describe(steps) if kind == "segment"} == {
        again
    }
    assert steps[-1] == PlanStep(
        "the mix", "mix", "a scene's voice will be made"
    )


def test_a_plan_makes_nothing(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    list_steps(session)
    assert isinstance(session.executor, films.Here)
    assert session.executor.made == []
    assert list(session.options.store.glob("??/*")) == []


def test_segments_of_another_shape_name_it(tmp_path: Path) -> None:
    steps = list_steps(open_session(tmp_path, shape="square"))
    names = [step.name for step in steps if step.kind == "segment"]
    assert names
    assert all(name.startswith("in 1:1: ") for name in names)


@pytest.mark.process
def test_a_film_that_is_spoken_has_its_pictures_and_its_mix_left(
    tmp_path: Path,
) -> None:
    session = open_session(tmp_path)
    speak(session)
    steps = describe(list_steps(session))
    assert set(steps) == {("segment", "new"), ("mix", "new")}
    assert steps[-1] == ("mix", "new")


@pytest.mark.process
def test_a_changed_narration_is_spoken_and_shown_again(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    voice, jobs = speak(session)
    save_history(session, voice, list(jobs.values()))
    changed = [SCENES[0], scene("Two", "Hail came.", still("river"))]
    film = films.write(tmp_path / "project", changed)
    steps = list_steps(films.studio(film, tmp_path))
    assert steps[0] == PlanStep(
        "scene 2 'Two': voice", "take", "its narration changed"
    )
    whys = [why for kind, why in describe(steps) if kind == "segment"]
    assert whys[0] == "new"
    assert whys[-1] == "its scene's voice will be made"


@pytest.mark.process
def test_what_was_taken_out_of_the_store_is_named_so(tmp_path: Path) -> None:
    session = open_session(tmp_path)
    voice, jobs = speak(session)
    save_history(session, voice, list(jobs.values()))
    for path in session.options.store.glob("??/*.wav"):
        path.unlink()
    for path in session.options.store.glob("??/*"):
        if jobs[0].key in path.name or jobs[1].key in path.name:
            path.unlink()
    (first, second) = list_steps(session)[:2]
    assert (first.why, second.why) == ("no longer in the store",) * 2


@pytest.mark.process
def test_the_voice_of_last_time_is_planned_with(tmp_path: Path) -> None:
    """Another voice's takes would be 'new'; those of the last one have changed."""
    session = open_session(tmp_path)
    voice, jobs = speak(session)
    save_history(session, voice, list(jobs.values()))
    film = session.script.tree.file
    head = json.loads(film.read_text("utf-8"))
    head["voice"] = ["espeak", "tone"]
    film.write_text(json.dumps(head), "utf-8")
    again = films.studio(film.parent, tmp_path)
    kinds = {step.kind for step in list_steps(again)}
    assert "take" not in kinds
    first = replace(again, options=replace(again.options, voice="espeak"))
    assert {step.why for step in list_steps(first)[:2]} == {"its voice changed"}


def test_readings_are_words_said_otherwise_than_written(tmp_path: Path) -> None:
    lexicon = {"Hailar": {"say": "high lar"}, "Mukden": {"ipa": "ˈmʊkdɛn"}}
    scenes = [
        scene("One", "Hailar and Mukden, and Hailar again."),
        scene("Two", "Rain fell."),
        scene("Three", None, duration=2),
    ]
    script, _ = load.load(films.write(tmp_path, scenes, lexicon=lexicon))
    assert script is not None
    found = list(list_readings(script, script.film.voice[0]))
    assert [(each.name, each.words) for each in found] == [
        (
            "scene 1 'One'",
            (("Hailar", "high lar"), ("Mukden,", "Mukden, [ˈmʊkdɛn]")),
        ),
        ("scene 2 'Two'", ()),
    ]
