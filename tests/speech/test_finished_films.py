"""Films whose takes are finished: what a change speaks again, and what the network is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantern import plan, rendering
from lantern.core import ffmpeg
from lantern.core.problems import VoiceFailure
from lantern.core.store import Store
from lantern.plan import Job
from tests.support import films, gtts_server
from tests.support.films import Made, scene

pytestmark = pytest.mark.process

RATE = 48_000
TEXT = (
    "In August 1945 the army crossed the border, at night. Marshal Vasilevsky had waited for "
    "the rain to end, and it did. Nobody in Changchun knew."
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[gtts_server.Log]:
    with gtts_server.serving() as log:
        log.speak = gtts_server.by_espeak
        for name, value in log.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("lantern.speech.voices.gtts.SPACING", 0)
        monkeypatch.setattr("lantern.speech.voices.google.PROBE_TIMEOUT", 60.0)
        yield log


@pytest.mark.film
def test_blank_lines_of_a_narration_part_paragraphs(tmp_path: Path) -> None:
    text = "It was\nnight.\n\nIt was cold."
    plain = films.write(tmp_path / "p", [scene("A", text)])
    studio = films.studio(plain, tmp_path)
    _, jobs = rendering.speak(studio)
    before = plan.load_take(studio.store, jobs[0])
    films.write(tmp_path / "p", [scene("A", text)], pauses={"paragraph": 2})
    studio = films.studio(plain, tmp_path)
    _, jobs = rendering.speak(studio)
    after = plan.load_take(studio.store, jobs[0])
    assert before is not None
    assert after is not None
    # a tone's word is followed by 60 ms of silence, and its sentence by 200 more
    longer = after.samples - before.samples
    assert longer == pytest.approx((2 - 0.26) * RATE, abs=20)


NIGHT = [scene("A", "It was night. It rained. Nobody knew.")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("night")
    return films.render(films.write(base / "p", NIGHT, voice=["espeak"]), base)


@pytest.mark.film
def test_the_report_says_how_each_sentence_was_timed(made: Made) -> None:
    assert made.report["scenes"][0]["alignment"] == ["exact"] * 3
    assert made.report["scenes"][0]["word_times"] == "exact"


SCENES = [
    scene("S0", "The army crossed the border at night. Nobody saw it."),
    scene("S1", "It was over."),
    scene("S2", "And then the rain came, for weeks."),
]


@dataclass(frozen=True)
class Spoken:
    """A film that was spoken: its store, and the job of each take."""

    store: Store
    jobs: dict[int, Job]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    base = tmp_path_factory.mktemp("three")
    studio = films.studio(
        films.write(base / "p", SCENES, voice=["espeak"]), base
    )
    return Spoken(studio.store, rendering.speak(studio)[1])


def test_scenes_are_level(three: Spoken) -> None:
    levels = []
    for job in three.jobs.values():
        wav = three.store.get(job.key, ".wav")
        assert wav is not None
        levels.append(ffmpeg.measure_loudness(wav, "a take").integrated)
    assert len(levels) == 3
    assert max(levels) - min(levels) <= 1.0


def test_another_speaker_changes_only_its_scene(
    three: Spoken, tmp_path: Path
) -> None:
    lower = {**SCENES[0], "speaker": {"espeak": {"pitch": 10}, "gtts": {}}}
    folder = films.write(tmp_path / "p", [lower, *SCENES[1:]], voice=["espeak"])
    studio = films.studio(folder, tmp_path, store=three.store.root)
    _, after = rendering.speak(studio)
    unchanged = [after[i].key == three.jobs[i].key for i in range(3)]
    assert unchanged == [False, True, True]
    assert (
        isinstance(studio.executor, films.Here)
        and len(studio.executor.made) == 1
    )


def test_other_pauses_are_made_of_what_was_said_before(
    server: gtts_server.Log, tmp_path: Path
) -> None:
    """The network is asked once: the raw take stays, and the finished one is made of it."""
    folder = films.write(tmp_path / "p", [scene("A", TEXT)], voice=["gtts"])
    studio = films.studio(folder, tmp_path)
    voice, jobs = rendering.speak(studio)
    asked = len(server.texts)
    assert voice.engine == "gtts"
    before = plan.load_whole_take(studio.store, jobs[0])
    head = json.loads((folder / "film.yml").read_text("utf-8"))
    head["pauses"] = {"sentence": 1.2}
    (folder / "film.yml").write_text(json.dumps(head), "utf-8")
    studio = films.studio(folder, tmp_path, offline=True)
    voice, jobs = rendering.speak(studio)
    assert voice.engine == "gtts"
    assert len(server.texts) == asked
    after = plan.load_whole_take(studio.store, jobs[0])
    assert before is not None
    assert after is not None
    assert after.samples > before.samples + 2 * 0.7 * RATE


@pytest.mark.film
def test_the_plan_names_changed_pauses_as_the_reason(made: Made) -> None:
    base = made.out.parent
    folder = films.write(
        base / "p",
        NIGHT,
        voice=["espeak"],
        pauses={"sentence": 1.0},
    )
    studio = films.studio(folder, base)
    found = {step.name: step.why for step in rendering.list_steps(studio)}
    assert found["scene 1 'A': voice"] == "its pauses changed"
    rendering.speak(studio)
    assert (
        isinstance(studio.executor, films.Here)
        and len(studio.executor.made) == 1
    )


def test_a_network_lost_half_way_keeps_takes_and_moves_the_whole_film(
    server: gtts_server.Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lantern.speech.voices.online.LOST_WAITS", ())
    folder = films.write(
        tmp_path / "p",
        [scene("A", "It was night."), scene("B", "It was day.")],
        voice=["gtts", "tone"],
    )
    studio = films.studio(folder, tmp_path)
    server.script = [gtts_server.Answer(), gtts_server.Answer(cut=True)]
    voice, _ = rendering.speak(studio)
    assert voice.engine == "tone"
    (note,) = films.notes(studio)
    assert re.match(
        r"gtts can't speak this film: gtts: the connection failed", note
    )
    asked = len(server.texts)
    again = films.studio(folder, tmp_path, voice="gtts")
    rendering.speak(again)
    assert server.texts[asked:] == ["It was day."], (
        "the first scene's take was kept"
    )


@pytest.mark.parametrize(
    "answer",
    [
        gtts_server.Answer(body=b"<html>log in</html>"),
        gtts_server.Answer(keep=0.1),
    ],
)
def test_bad_answers_leave_nothing_in_the_store(
    answer: gtts_server.Answer, server: gtts_server.Log, tmp_path: Path
) -> None:
    server.rest = answer
    studio = films.studio(
        films.write(tmp_path / "p", [scene("A", TEXT)], voice=["gtts"]),
        tmp_path,
    )
    with pytest.raises(VoiceFailure):
        rendering.speak(studio)
    assert [
        path
        for path in (tmp_path / "store").rglob("*")
        if path.suffix in (".wav", ".json")
    ] == []
