"""What a check knows of a film's takes: those in the store, and guesses at the others."""

from __future__ import annotations

from pathlib import Path

from lantern import plan
from lantern.checks.takes import estimate_timeline, find_takes, make_end_jobs
from lantern.core.records import save_record
from lantern.core.store import Store
from lantern.core.units import Samples
from lantern.plan import Job
from lantern.plan.project import Project
from lantern.plan.results import TakeInfo
from lantern.script.model.voice import VoiceChoice
from tests.support import films
from tests.support.films import scene

TONE = VoiceChoice(engine="tone")
ESPEAK = VoiceChoice(engine="espeak")


def load(folder: Path, *narrations: str | None) -> Project:
    """Return a film of these narrations that espeak speaks, else tone."""
    scenes = []
    for i, text in enumerate(narrations):
        length = {} if text else {"duration": 2}
        scenes.append(scene(f"S{i}", text, **length))
    return films.load_valid(
        films.write(folder, scenes, voice=["espeak", "tone"])
    )


def keep_take(store: Store, job: Job, samples: int) -> None:
    """Put what is known of a take into the store: its words share its samples."""
    words = plan.guess(job).words
    step = samples // len(words)
    cues = tuple((i * step, (i + 1) * step) for i in range(len(words)))
    info = TakeInfo(Samples(samples), cues, "exact", (), "tone", -20.0)
    save_record(store, job.key, info)


def take_job(project: Project, scene_: int, voice: VoiceChoice) -> Job:
    return plan.make_take_job(
        project.script, project.script.parts[scene_], voice
    )


def test_before_anything_is_spoken_the_first_voice_is_guessed_at(
    tmp_path: Path,
) -> None:
    project = load(tmp_path, "Rain.", None, "Snow and ice.")
    takes = find_takes(project.script, Store(tmp_path / "store"))
    assert takes.voice == ESPEAK
    assert list(takes.jobs) == [0, 2]
    assert takes.stored == {}
    # 14.7 characters a second, one more for each word: 'Rain.' is 6, 'Snow and ice.' 14
    lengths = [take.samples for take in takes.guess_missing().values()]
    assert lengths == [round(6 * 48_000 / 14.7), round(14 * 48_000 / 14.7)]


def test_a_voice_that_spoke_the_last_scene_comes_before_the_first_voice(
    tmp_path: Path,
) -> None:
    project = load(tmp_path, "Rain.", "Wind.", "Snow.")
    store = Store(tmp_path / "store")
    keep_take(store, take_job(project, 2, TONE), 24_000)
    takes = find_takes(project.script, store)
    assert takes.voice == TONE
    assert {i: take.samples for i, take in takes.stored.items()} == {2: 24_000}
    spoken = takes.guess_missing()
    assert list(spoken) == [0, 1, 2]
    assert spoken[2].samples == 24_000


def test_a_voice_that_spoke_only_the_middle_is_not_looked_for(
    tmp_path: Path,
) -> None:
    project = load(tmp_path, "Rain.", "Wind.", "Snow.")
    store = Store(tmp_path / "store")
    keep_take(store, take_job(project, 1, TONE), 24_000)
    assert find_takes(project.script, store).voice == ESPEAK


def test_the_ends_of_a_film_are_its_first_and_last_spoken_scenes(
    tmp_path: Path,
) -> None:
    project = load(tmp_path, None, "Rain.", "Wind.", "Snow.", None)
    names = [job.name for job in make_end_jobs(project.script, TONE)]
    assert names == ["scene 2 'S1': voice", "scene 4 'S3': voice"]


def test_a_film_of_one_spoken_scene_has_it_at_both_ends(tmp_path: Path) -> None:
    project = load(tmp_path, "Rain.")
    names = [job.name for job in make_end_jobs(project.script, TONE)]
    assert names == ["scene 1 'S0': voice"] * 2


def test_a_silent_film_has_no_takes(tmp_path: Path) -> None:
    project = load(tmp_path, None)
    takes = find_takes(project.script, Store(tmp_path / "store"))
    assert takes.jobs == {}
    assert make_end_jobs(project.script, TONE) == []
    timeline = estimate_timeline(project, takes.guess_missing())
    assert timeline.total == 2 * 25


def test_the_film_is_cut_to_takes_and_guesses_alike(tmp_path: Path) -> None:
    project = load(tmp_path, "Rain.", "Wind.")
    store = Store(tmp_path / "store")
    quick = find_takes(project.script, store).guess_missing()
    keep_take(store, take_job(project, 0, ESPEAK), 10 * 48_000)
    slow = find_takes(project.script, store).guess_missing()
    assert slow[1] == quick[1]
    longer = estimate_timeline(project, slow).total
    shorter = estimate_timeline(project, quick).total
    # 'Rain.' takes 19592 samples, which are 11 frames of 1920
    assert longer - shorter == 10 * 25 - 11
