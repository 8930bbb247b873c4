"""Sounds that are none, and recordings that can't be the narration's."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.checks.sound import check_recordings
from lantern.core.problems import EXIT_ASSET, Problem
from lantern.core.store import Store
from lantern.script import load
from tests.support import films, sounds
from tests.support.films import scene

WORDS = "Rain fell, wind blew, and then the sun came out."


def write(folder: Path, one: films.Scene, *names: str, **film: object) -> Path:
    """Write a film with the named sounds in its assets and in the ledger."""
    made = films.write(folder, [one], **film)
    ledger = folder / "assets" / "credits.yml"
    credits = json.loads(ledger.read_text("utf-8"))
    for name in names:
        entry = {
            "file": name,
            "kind": "music",
            "title": name,
            "author": "The tests",
        }
        credits["credits"].append(
            {**entry, "licence": "CC0-1.0", "made_by": "us"}
        )
    ledger.write_text(json.dumps(credits), "utf-8")
    return made


def find_sound_faults(film: Path) -> list[str]:
    return [problem.message for problem in films.find_problems(film)]


@pytest.mark.process
def test_music_and_sounds_are_tried(tmp_path: Path) -> None:
    one = scene("One", WORDS, sound="assets/bell.wav")
    film = write(
        tmp_path,
        one,
        "bell.wav",
        "tune.flac",
        music={"file": "assets/tune.flac"},
    )
    assets = tmp_path / "assets"
    sound.write_wav(assets / "bell.wav", sounds.tone(1, 0.3))
    sound.write_wav(assets / "tune.flac", sounds.tone(1, 0.3))
    assert find_sound_faults(film) == []
    (assets / "bell.wav").write_text("no sound at all")
    (assets / "tune.flac").write_bytes(b"")
    tune, bell = sorted(find_sound_faults(film), reverse=True)
    assert tune.startswith("'assets/tune.flac' ")
    assert bell.startswith("'assets/bell.wav' ")
    whole = sounds.tone(8, 0.3)
    sound.write_wav(assets / "bell.wav", whole)
    data = (assets / "bell.wav").read_bytes()
    (assets / "bell.wav").write_bytes(data[: len(data) // 2])
    assert min(find_sound_faults(film)) == (
        "'assets/bell.wav' is cut off: it says 8.0 s, and 4.0 s can be read; get it again"
    )


@pytest.mark.process
def test_a_sound_that_passed_is_tried_again_when_it_changes(
    tmp_path: Path,
) -> None:
    one = scene("One", WORDS, sound="assets/bell.wav")
    film = write(tmp_path, one, "bell.wav")
    bell = tmp_path / "assets" / "bell.wav"
    store = Store(tmp_path / "store")
    sound.write_wav(bell, sounds.tone(1, 0.3))
    assert films.find_problems(film, store=store) == []
    sound.write_wav(bell, sounds.tone(1, 0.0))
    (problem,) = films.find_problems(film, store=store)
    assert problem.message == "'assets/bell.wav' is silent"


def check(film: Path) -> list[Problem]:
    loaded, _ = load.load(film)
    assert loaded is not None
    return check_recordings(loaded)


def record(folder: Path, seconds: float, level: float) -> list[Problem]:
    """Return what is wrong with a recording of a tone for a narration of ten words."""
    film = films.write(folder, [scene("One", WORDS, recording="voice.wav")])
    sound.write_wav(film / "voice.wav", sounds.tone(seconds, level))
    return check(film)


@pytest.mark.process
def test_a_recording_that_lasts_as_long_as_its_words_is_fine(
    tmp_path: Path,
) -> None:
    assert record(tmp_path, 4.0, 0.3) == []


@pytest.mark.process
def test_a_recording_of_another_scene_is_a_problem_at_its_key(
    tmp_path: Path,
) -> None:
    (problem,) = record(tmp_path, 1.0, 0.3)
    assert problem.code == EXIT_ASSET
    assert not problem.warning
    assert problem.message == (
        "'voice.wav' has 1.0 s of speech, too little for 10 words; is it another scene's?"
    )
    assert problem.span is not None
    lines = problem.span.file.read_text("utf-8").splitlines()
    assert lines[problem.span.line - 1].strip().startswith('"recording"')


@pytest.mark.process
def test_a_quiet_recording_is_a_warning(tmp_path: Path) -> None:
    (problem,) = record(tmp_path, 4.0, 0.01)
    assert problem.warning
    assert problem.message == (
        "'voice.wav' is very quiet (-40 dB): its noise comes up with the voice; record it louder"
    )


@pytest.mark.process
def test_a_recording_that_is_no_sound_is_a_problem(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", WORDS, recording="voice.wav")])
    (film / "voice.wav").write_text("no sound at all")
    (problem,) = check(film)
    assert problem.code == EXIT_ASSET
    assert "voice.wav" in problem.message


def test_a_missing_recording_is_told_once(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", WORDS, recording="voice.wav")])
    assert check(film) == []
    assert find_sound_faults(film) == ["'voice.wav' not found"]


@pytest.mark.process
def test_a_pause_in_a_recording_is_told_with_its_place(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", WORDS, recording="voice.wav")])
    speech = sounds.tone(3, 0.3)
    silence = np.zeros(6 * 48_000, np.int16)
    sound.write_wav(
        film / "voice.wav", np.concatenate([speech, silence, speech])
    )
    (problem,) = check(film)
    assert problem.warning
    assert "silence" in problem.message


def test_a_scene_changes_no_music_where_there_is_none(tmp_path: Path) -> None:
    one = scene("One", WORDS, music={"mood": "calm"})
    assert find_sound_faults(films.write(tmp_path, [one])) == [
        "music: the film has none; write 'music: score' in film.yml"
    ]
    assert find_sound_faults(films.write(tmp_path, [one], music="score")) == []


@pytest.mark.process
def test_a_file_has_neither_moods_nor_stings(tmp_path: Path) -> None:
    cue = {"mood": "calm", "level": -12, "stop": "wind", "sting": "sun"}
    one = scene("One", WORDS, music=cue)
    film = write(tmp_path, one, "tune.flac", music={"file": "assets/tune.flac"})
    sound.write_wav(tmp_path / "assets" / "tune.flac", sounds.tone(1, 0.3))
    cure = (
        "is for the score, and the film's music is a file;"
        " take it out (level and stop are for files, too)"
    )
    assert find_sound_faults(film) == [
        f"music: mood {cure}",
        f"music: sting {cure}",
    ]


def test_words_of_a_cue_have_to_be_spoken(tmp_path: Path) -> None:
    one = scene("One", WORDS, music={"stop": "the snow", "sting": "wind blew"})
    found = find_sound_faults(films.write(tmp_path, [one], music="score"))
    assert [text.split(";")[0] for text in found] == [
        "'the snow' is not spoken in the narration"
    ]
