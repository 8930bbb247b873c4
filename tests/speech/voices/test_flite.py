"""flite through its program, here a stand-in for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.voices.flite import Flite
from tests.support import engines
from tests.support.engines import utterance

pytestmark = pytest.mark.process


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = engines.flite(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("missing")
def test_a_missing_program_is_named_with_its_cure(tmp_path: Path) -> None:
    voice = Flite({})
    assert voice.unavailable_reason() == (
        "the program flite isn't installed (Debian: apt install flite)."
    )
    assert voice.version.startswith("flite 1, not installed, ffmpeg version")
    with pytest.raises(VoiceFailure):
        voice.speak(utterance("Hello."), tmp_path)


@pytest.mark.usefixtures("installed")
def test_its_own_version_is_part_of_the_voices() -> None:
    assert "flite 1, stand-in-1, ffmpeg version" in Flite({}).version


@pytest.mark.usefixtures("installed")
def test_a_voice_that_it_hasnt_got_is_named() -> None:
    assert Flite({"voice": "slt"}).unavailable_reason() is None
    assert Flite({"voice": "nobody"}).unavailable_reason() == (
        "flite has no voice 'nobody'; it has kal, awb_time, kal16, awb, rms, slt"
    )


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_it_speaks_english_of_any_country(
    language: str, tmp_path: Path
) -> None:
    take = Flite({}).speak(utterance("Hello there.", language), tmp_path)
    assert len(take.cues) == 2


def test_it_speaks_no_other_language(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure) as caught:
        Flite({}).speak(utterance("a", "ru"), tmp_path)
    assert caught.value.message == "flite speaks English only, not 'ru'"


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Please fail now.", "flite ended with code 1"),
        ("Say nothing now.", "flite said nothing"),
        ("A silence now.", "flite said nothing"),
    ],
)
def test_a_program_that_fails_is_named(
    text: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(VoiceFailure, match=message):
        Flite({}).speak(utterance(text), tmp_path)


@pytest.mark.usefixtures("installed")
def test_what_was_said_before_is_never_taken_for_what_is_said_now(
    tmp_path: Path,
) -> None:
    voice = Flite({})
    voice.speak(utterance("Hello there."), tmp_path)
    with pytest.raises(VoiceFailure, match="flite said nothing"):
        voice.speak(utterance("Now nothing."), tmp_path)
