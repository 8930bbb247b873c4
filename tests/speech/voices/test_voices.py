"""The contract every voice keeps, and what is special to the offline ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import espeak, voices, wording
from tests.support import engines, gtts_server

pytestmark = pytest.mark.process

TEXT = "On 9 August 1945, the fortress of Hailar — in the north — held out. It fell on the 18th! “Why?”"


def line(text: str = TEXT, language: str = "en", **settings: Any) -> voices.Utterance:
    return voices.Utterance(wording.split_words(text, language, {}), language, settings)


@pytest.fixture(params=sorted(voices.VOICES))
def name(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[str]:
    """Each voice's name, with the network replaced by the loopback and what isn't installed by a stand-in."""
    if request.param == "flite" and shutil.which("flite") is None:
        pytest.skip("flite isn't installed")
    if request.param == "piper":
        pytest.importorskip("piper")
        pytest.importorskip("onnxruntime")
    monkeypatch.setenv(
        "PATH", str(engines.rhvoice(tmp_path / "bin")), prepend=os.pathsep
    )
    with gtts_server.serving() as server:
        monkeypatch.setenv("https_proxy", server.proxy)
        monkeypatch.setattr("lantern.speech.voices.gtts.SPACING", 0)
        monkeypatch.setattr("lantern.speech.voices.google.PROBE_TIMEOUT", 60.0)
        yield request.param


@pytest.fixture
def settings(name: str, tmp_path: Path) -> dict[str, object]:
    """What the voice can't do without."""
    return (
        {"voice": str(engines.piper_voice(tmp_path / "voices"))}
        if name == "piper"
        else {}
    )


def test_a_voice_keeps_the_contract(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    voice = voices.VOICES[name](settings)
    assert voice.unavailable_reason() is None
    assert name in voice.version
    take = voice.speak(line(), tmp_path)
    assert take.pcm.dtype == np.int16 and take.pcm.ndim == 1
    assert take.timing in ("exact", "estimated")
    assert len(take.cues) == len(line().words)
    assert all(0 <= start <= end <= len(take.pcm) for start, end in take.cues)
    assert all(before[1] <= after[0] for before, after in pairwise(take.cues))
    assert take.cues[0][0] < 48_000 * 0.2, "speech begins at once"
    assert len(take.pcm) - take.cues[-1][1] < 48_000 * 0.4, "no long silence at the end"
    assert 500 < np.abs(take.pcm.astype(int)).max() <= 32_767, "audible"


def test_the_same_line_gives_the_same_take(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    first = voices.VOICES[name](settings).speak(line(), tmp_path)
    again = voices.VOICES[name](settings)
    again.speak(line("Something else first."), tmp_path)
    second = again.speak(line(), tmp_path)
    assert np.array_equal(first.pcm, second.pcm) and first.cues == second.cues


def test_unknown_settings_are_named(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=f"'{name}' has no setting 'volumes'"):
        voices.VOICES[name]({**settings, "volumes": 3})
    with pytest.raises(ValueError, match="has no setting"):
        voices.VOICES[name](settings).speak(line(volumes=3), tmp_path)


SLOWER: dict[str, dict[str, Any]] = {
    "espeak": {"rate": 100},
    "flite": {"speed": 60},
    "rhvoice": {"speed": 60},
}


@pytest.mark.parametrize("name", SLOWER, indirect=True)
def test_a_slower_speed_takes_longer(name: str, tmp_path: Path) -> None:
    usual = len(voices.VOICES[name]({}).speak(line(), tmp_path).pcm)
    slow = len(voices.VOICES[name]({}).speak(line(**SLOWER[name]), tmp_path).pcm)
    assert slow > 1.25 * usual


def test_programs_that_are_missing_or_fail_are_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("flite", "rhvoice"):
        assert "isn't installed" in str(voices.VOICES[name]({}).unavailable_reason())
        assert "not installed" in voices.VOICES[name]({}).version
        with pytest.raises(VoiceFailure):
            voices.VOICES[name]({}).speak(line(), tmp_path)
    engines.rhvoice(tmp_path)
    with pytest.raises(VoiceFailure, match="RHVoice-test ended with code 1"):
        voices.VOICES["rhvoice"]({"voice": "nobody"}).speak(line(), tmp_path)
    with pytest.raises(
        VoiceFailure, match="needs the setting 'voice' for the language 'ja'"
    ):
        voices.VOICES["rhvoice"]({}).speak(line("a", "ja"), tmp_path)
    with pytest.raises(VoiceFailure, match="English only"):
        voices.VOICES["flite"]({}).speak(line("a", "ru"), tmp_path)


def test_every_voice_is_described() -> None:
    assert set(voices.VOICE_DESCRIPTIONS) == set(voices.VOICES)
    assert set(voices.VOICES) >= voices.ONLINE_VOICES


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("espeak", {"rat": 150}, "did you mean 'rate'"),
        ("espeak", {"rate": "fast"}, "rate must be a whole number"),
        ("espeak", {"rate": True}, "rate must be a whole number"),
        ("espeak", {"rate": 5000}, "between 80 and 450"),
        ("espeak", {"voice": "en-us+edwrad"}, "did you mean 'edward'"),
        ("gtts", {"tld": "co.ku"}, "did you mean 'co.uk'"),
        ("gtts", {"slow": 1}, "true or false"),
    ],
)
def test_bad_settings_say_what_is_wrong(
    name: str, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        voices.VOICES[name](settings)


def test_importing_the_table_imports_no_voice() -> None:
    names = ("gtts", "requests", "espeakng_loader")
    code = f"import sys, lantern.speech.voices; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
