"""The verb voices: which can be used here, and a line from each."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import pytest

from lantern.speech.voices import VOICE_DESCRIPTIONS, VOICES
from tests.support import catalogue
from tests.support.catalogue import make_pack, put_here
from tests.support.envelopes import read_result
from tests.support.program import Program

pytestmark = pytest.mark.process


def test_each_voice_is_listed_with_what_it_is(run: Program) -> None:
    done = run("voices")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line.split(":")[0] for line in lines[::2]] == list(VOICES)
    assert lines[1::2] == [f"    {VOICE_DESCRIPTIONS[name]}" for name in VOICES]
    assert "gtts: not tried: it needs the network" in lines
    assert "tone: ready" in lines


def test_the_list_as_json_says_what_is_not_known(run: Program) -> None:
    listed = read_result(run("voices", "--json"))["voices"]
    voices = {voice["name"]: voice for voice in listed}
    assert list(voices) == list(VOICES)
    assert voices["tone"]["usable"] is True
    assert (voices["gtts"]["usable"], voices["gtts"]["online"]) == (None, True)
    assert voices["piper"]["usable"] is False
    assert voices["piper"]["why"]
    assert all(voice["trial"] is None for voice in voices.values())


def test_offline_each_voice_here_speaks_the_text(
    run: Program, tmp_path: Path
) -> None:
    done = run(
        "voices",
        "--try",
        "Rain and wind.",
        "--offline",
        "--out",
        "out",
        "--json",
    )
    voices = {voice["name"]: voice for voice in read_result(done)["voices"]}
    assert voices["gtts"]["trial"] is None
    assert voices["tone"]["trial"] == str(tmp_path / "out" / "tone.wav")
    with wave.open(str(tmp_path / "out" / "tone.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    assert voices["tone"]["seconds"] == seconds
    assert voices["tone"]["took"] > 0
    assert not list((tmp_path / "out").glob(".lantern-*"))


def test_voices_of_the_catalogue_are_listed_after_the_engines(
    run: Program, tmp_path: Path
) -> None:
    with catalogue.using(tmp_path, make_pack("bell"), make_pack("absent")):
        put_here(make_pack("bell"))
        lines = run("voices").stdout.splitlines()
    assert len(lines) == 2 * len(VOICES) + 2
    assert lines[-2:] == [
        "bell: ready",
        "    Bell: en-US, female, for tone; CC-BY-4.0.",
    ]


def test_each_voice_speaks_a_line_of_its_own_and_its_time_is_told(
    run: Program, tmp_path: Path
) -> None:
    with catalogue.using(tmp_path, make_pack("drum", language="ru")):
        put_here(make_pack("drum"))
        lines = run(
            "voices", "--offline", "--out", "out", "--try"
        ).stdout.splitlines()
    assert re.fullmatch(
        r"drum: out/drum\.wav, \d\.\d s, made in \d\.\d s", lines[-2]
    )
    assert any(line.startswith("tone: out/tone.wav, ") for line in lines)


def test_a_text_is_spoken_by_voices_of_its_language_alone(
    run: Program, tmp_path: Path
) -> None:
    with catalogue.using(tmp_path, make_pack("drum", language="ru")):
        put_here(make_pack("drum"))
        said = run("voices", "--try", "Rain.", "--offline", "--out", "out")
    assert said.stdout.splitlines()[-2] == "drum: ready"
    assert not (tmp_path / "out" / "drum.wav").exists()


def test_a_folder_that_can_not_be_written_is_named(
    run: Program, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine")
    done = run("voices", "--try", "Rain.", "--offline", "--out", "taken")
    assert done.returncode == 7
    assert "can't be written" in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"
