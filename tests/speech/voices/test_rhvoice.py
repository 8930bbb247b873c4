"""RHVoice through its program, here a stand-in for it."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.voices.rhvoice import RHVoice
from tests.support import engines
from tests.support.engines import utterance

pytestmark = pytest.mark.process


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The program, on the path."""
    folder = engines.rhvoice(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder / "RHVoice-test"


def test_a_missing_program_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice = RHVoice({})
    assert voice.unavailable_reason() == (
        "the program RHVoice-test isn't installed "
        "(Debian: apt install rhvoice rhvoice-english, non-free)."
    )
    assert "not installed" in voice.version
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance("Hello."), tmp_path)
    assert caught.value.message == "rhvoice isn't installed"


def test_another_program_is_another_version(installed: Path) -> None:
    before = RHVoice({}).version
    installed.write_text(installed.read_text() + "# changed\n")
    assert RHVoice({}).version != before


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("language", ["ru", "en-US", "eo"])
def test_a_language_has_a_voice_of_its_own(
    language: str, tmp_path: Path
) -> None:
    take = RHVoice({}).speak(utterance("Mi venas.", language), tmp_path)
    assert len(take.cues) == 2


@pytest.mark.usefixtures("installed")
def test_a_language_without_a_known_voice_needs_one(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure) as caught:
        RHVoice({}).speak(utterance("a", "ja"), tmp_path)
    assert caught.value.message == (
        "rhvoice needs the setting 'voice' for the language 'ja'"
    )
    RHVoice({"voice": "somebody"}).speak(utterance("a", "ja"), tmp_path)


@pytest.mark.usefixtures("installed")
def test_a_program_that_fails_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure, match="RHVoice-test ended with code 1"):
        RHVoice({"voice": "nobody"}).speak(utterance("Hello."), tmp_path)


@pytest.mark.usefixtures("installed")
def test_the_pitch_is_heard(tmp_path: Path) -> None:
    for pitch, hertz in ((100, 191), (150, 286)):
        take = RHVoice({"pitch": pitch}).speak(utterance("Hello."), tmp_path)
        power = np.abs(np.fft.rfft(take.pcm.astype(float), 48_000))
        assert abs(int(np.argmax(power)) - hertz) <= 2
