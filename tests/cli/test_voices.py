"""The verb voices: which can be used here, and a line from each."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from lantern.speech.voices import VOICE_DESCRIPTIONS, VOICES
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
    voices = {
        voice["name"]: voice for voice in json.loads(run("voices", "--json").stdout)
    }
    assert list(voices) == list(VOICES)
    assert voices["tone"]["usable"] is True
    assert (voices["gtts"]["usable"], voices["gtts"]["online"]) == (None, True)
    assert voices["piper"]["usable"] is False
    assert voices["piper"]["why"]
    assert all(voice["file"] is None for voice in voices.values())


def test_offline_each_voice_here_speaks_the_text(run: Program, tmp_path: Path) -> None:
    done = run(
        "voices", "--try", "Rain and wind.", "--offline", "--out", "out", "--json"
    )
    voices = {voice["name"]: voice for voice in json.loads(done.stdout)}
    assert voices["gtts"]["file"] is None
    assert voices["tone"]["file"].startswith("out/tone.wav, ")
    with wave.open(str(tmp_path / "out" / "tone.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    assert voices["tone"]["file"] == f"out/tone.wav, {seconds:.1f} s"
    assert not list((tmp_path / "out").glob(".lantern-*"))


def test_a_folder_that_can_not_be_written_is_named(
    run: Program, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("mine")
    done = run("voices", "--try", "Rain.", "--offline", "--out", "taken")
    assert done.returncode == 7
    assert "can't be written" in done.stderr
    assert (tmp_path / "taken").read_text() == "mine"
