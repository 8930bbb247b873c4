"""Takes by voices that the film brings itself: leave to run them, their files, what keys hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lantern import plan
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE
from lantern.core.records import save_record
from lantern.core.store import Store
from lantern.core.units import Seconds
from lantern.plan.project import load
from lantern.plan.requests import SpeechRequest, VoicedPart, WordPause
from lantern.plan.results import RawTakeInfo
from lantern.rendering import speak
from lantern.script.model.voice import VoiceChoice
from tests.support import engines, films
from tests.support.films import scene

pytestmark = pytest.mark.process

RUN = "./voice.py out={out}"
REFUSAL = (
    "the voice 'command' runs a program that the film names; allow it to run with"
    " --allow-command"
)


def write(root: Path, run: object = RUN, **more: object) -> Path:
    """Write a film that a program beside it speaks; return its folder."""
    film = films.write(
        root,
        [scene("One", "Rain fell.", **more)],
        voice=[{"command": {"run": run}}],
    )
    engines.command(film)
    return film


def make_key(film: Path) -> str:
    """Return the key of the film's one take."""
    loaded, _ = load(film, allow_command=True)
    assert loaded is not None
    script = loaded.script
    return plan.make_take_job(script, script.parts[0], script.film.voice[0]).key


def test_a_program_wants_leave_at_its_voice(tmp_path: Path) -> None:
    film = write(tmp_path)
    (problem,) = films.find_problems(film)
    assert problem.message == REFUSAL
    assert problem.code == EXIT_SCENE
    assert problem.span is not None
    line = (
        (film / "film.yml")
        .read_text("utf-8")
        .splitlines()[problem.span.line - 1]
    )
    assert line[problem.span.column - 1 :].startswith('{"command"')
    assert films.find_problems(film, command=True) == []


def test_without_leave_no_engine_is_made(tmp_path: Path) -> None:
    loaded, _ = load(write(tmp_path))
    assert loaded is not None
    with pytest.raises(
        ValueError, match="allow it to run with --allow-command"
    ):
        plan.make_engine(loaded.script, loaded.script.film.voice[0])


def test_a_program_of_the_film_speaks_it(tmp_path: Path) -> None:
    film = write(tmp_path, ["./voice.py", "out={out}"])
    voice, takes = speak(films.studio(film, tmp_path, command=True))
    assert (voice.engine, list(takes)) == ("command", [0])
    assert len((film / "voice.log").read_text("utf-8").splitlines()) == 1


def test_a_program_that_is_not_there_is_told_at_its_voice(
    tmp_path: Path,
) -> None:
    film = write(tmp_path, "python3 ./voise.py {out}")
    (problem,) = films.find_problems(film, command=True)
    assert problem.message == "'./voise.py' not found; did you mean 'voice.py'?"
    assert problem.code == EXIT_ASSET


def test_a_program_outside_the_film_is_refused(tmp_path: Path) -> None:
    film = write(tmp_path, "python3 ./../../voice.py {out}")
    (problem,) = films.find_problems(film, command=True)
    assert "is outside the film and assets/" in problem.message


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [
        ("command", "run", "say {out}"),
        ("speech-api", "url", "http://localhost/v1"),
    ],
)
def test_a_scene_can_not_change_whom_to_ask(
    tmp_path: Path, name: str, setting: str, value: str
) -> None:
    film = write(tmp_path, speaker={name: {setting: value}})
    (problem,) = films.find_problems(film, command=True)
    assert problem.message == (
        f"a scene can't change {name}'s {setting}; that is set in film.yml"
    )


def test_a_take_is_keyed_by_its_command_and_the_program(tmp_path: Path) -> None:
    film = write(tmp_path / "here")
    before = make_key(film)
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert make_key(tmp_path / "there" / "scenes" / "short") == before
    assert make_key(write(tmp_path / "other", f"{RUN} --rate 3")) != before
    program = film / "voice.py"
    program.write_text(program.read_text("utf-8") + "# louder\n", "utf-8")
    assert make_key(film) != before


def test_a_take_is_keyed_by_its_server_model_and_voice(tmp_path: Path) -> None:
    base = {
        "url": "http://localhost:1/v1",
        "model": "a",
        "voice": "b",
        "speed": 90,
    }
    changes: list[dict[str, object]] = [
        {},
        {"url": "http://localhost:2/v1"},
        {"model": "c"},
        {"voice": "c"},
        {"speed": 91},
        {"instructions": "Calm."},
    ]
    keys = set()
    for i, change in enumerate(changes):
        voice = {"speech-api": {**base, **change}}
        film = films.write(
            tmp_path / str(i), [scene("One", "Rain.")], voice=[voice]
        )
        keys.add(make_key(film))
    assert len(keys) == len(changes)


SPEAKERS = {
    "low": {"name": "Low", "voice": {"espeak": {"pitch": 20}}},
    "high": {"name": "High", "voice": {"espeak": {"pitch": 80}}},
}
ESPEAK = VoiceChoice(engine="espeak")


def make_request(root: Path, narration: str) -> tuple[SpeechRequest, str]:
    """Return what is asked of espeak for a narration, and its key."""
    film = films.write(root, [scene("One", narration)], speakers=SPEAKERS)
    script = films.load_valid(film).script
    job = plan.make_take_job(script, script.parts[0], ESPEAK)
    assert isinstance(job.request, SpeechRequest)
    return job.request, job.key


def test_without_marks_a_narration_is_one_thing_to_say(tmp_path: Path) -> None:
    request, _ = make_request(tmp_path, "Rain fell. “Stop!” Wind rose.")
    assert request.parts is None
    assert request.word_pauses is None
    assert request.all_parts == (
        VoicedPart(request.narration, request.filters, request.raw_key),
    )


DIALOGUE = "Rain fell. [low] “Stop!” [high] “Why?” [/high] Wind rose."


def list_parts(root: Path, narration: str) -> tuple[VoicedPart, ...]:
    parts = make_request(root, narration)[0].parts
    assert parts is not None
    return parts


def test_each_speaker_has_a_part(tmp_path: Path) -> None:
    said = []
    for part in list_parts(tmp_path, DIALOGUE):
        text = " ".join(word.spoken for word in part.narration.words)
        said.append((text, part.narration.voice.speaker))
    assert said == [
        ("Rain fell.", {}),
        ("“Stop!”", {"pitch": 20}),
        ("“Why?”", {"pitch": 80}),
        ("Wind rose.", {}),
    ]


def test_a_change_in_one_part_leaves_the_others(tmp_path: Path) -> None:
    before = list_parts(tmp_path / "a", DIALOGUE)
    after = list_parts(tmp_path / "b", DIALOGUE.replace("Why", "When"))
    same = [a.raw_key == b.raw_key for a, b in zip(before, after, strict=True)]
    assert same == [True, True, False, True]


def test_a_scene_of_one_speaker_is_one_part_by_that_voice(
    tmp_path: Path,
) -> None:
    request, _ = make_request(tmp_path, "[low] “Stop!”")
    assert request.parts is None
    assert request.narration.voice.speaker == {"pitch": 20}


def test_another_pause_asks_no_voice_again(tmp_path: Path) -> None:
    request, key = make_request(
        tmp_path / "a", "Rain [pause 0.5] fell. [pause 1]"
    )
    assert request.word_pauses == (
        WordPause(0, Seconds(0.5)),
        WordPause(1, Seconds(1.0)),
    )
    longer, other_key = make_request(
        tmp_path / "b", "Rain [pause 2] fell. [pause 1]"
    )
    assert longer.raw_key == request.raw_key
    assert other_key != key


def test_emphasis_is_in_the_key_of_a_voice_that_has_it_alone(
    tmp_path: Path,
) -> None:
    _, plain = make_request(tmp_path / "a", "Rain fell.")
    _, stressed = make_request(tmp_path / "b", "*Rain* fell.")
    assert plain != stressed
    keys = []
    for name, text in (("c", "Rain fell."), ("d", "*Rain* fell.")):
        film = films.write(tmp_path / name, [scene("One", text)])
        script = films.load_valid(film).script
        tone = VoiceChoice(engine="tone")
        keys.append(plan.make_take_job(script, script.parts[0], tone).key)
    assert keys[0] == keys[1]


def test_only_what_was_not_said_is_asked_for(tmp_path: Path) -> None:
    film = films.write(
        tmp_path / "f", [scene("One", "Rain. [low] Stop!")], speakers=SPEAKERS
    )
    script = films.load_valid(film).script
    job = plan.make_take_job(script, script.parts[0], ESPEAK)
    assert isinstance(job.request, SpeechRequest)
    store = Store(tmp_path / "store")
    first, second = job.request.all_parts
    assert plan.list_unsaid(store, job) == [first, second]
    store.put(first.raw_key, ".wav", lambda path: path.write_bytes(b"x"))
    save_record(store, first.raw_key, RawTakeInfo(((0, 9),), "exact"))
    assert plan.list_unsaid(store, job) == [second]
    assert not plan.has_raw_take(store, job)
