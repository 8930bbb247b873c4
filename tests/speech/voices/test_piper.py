"""Piper with a voice file, here a stand-in for one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.piper import Piper
from tests.support import engines
from tests.support.engines import utterance

pytest.importorskip("piper")
pytest.importorskip("onnxruntime")
pytestmark = pytest.mark.process


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A voice file with its description beside it."""
    return engines.piper_voice(tmp_path / "voices")


def say_name(file: Path, pronunciation: Pronunciation, folder: Path) -> Take:
    words = wording.split_words("Hailar stood.", "en", {"Hailar": pronunciation})
    return Piper({"voice": str(file)}).speak(Utterance(words, "en", {}), folder)


def test_it_takes_sounds(file: Path, tmp_path: Path) -> None:
    short = say_name(file, Pronunciation(ipa="ˈhaɪlɑː"), tmp_path)
    long = say_name(file, Pronunciation(ipa="ˈhaɪlɑːlɑːlɑː"), tmp_path)
    # six phonemes more, each with a blank, and 1536 samples at 22,050 Hz for each
    more = 12 * 1536 * 48_000 / 22_050
    assert len(long.pcm) - len(short.pcm) == pytest.approx(more, rel=0.02)


def test_an_authors_own_brackets_are_no_sounds(file: Path, tmp_path: Path) -> None:
    voice = Piper({"voice": str(file)})
    bare = voice.speak(utterance("He wrote mud."), tmp_path)
    bracketed = voice.speak(utterance("He wrote [[mud]]."), tmp_path)
    assert abs(len(bracketed.pcm) - len(bare.pcm)) < 0.3 * len(bare.pcm)


def test_a_slower_speed_takes_no_fewer_samples_than_its_phonemes(
    file: Path, tmp_path: Path
) -> None:
    take = Piper({"voice": str(file), "speed": 50}).speak(
        utterance("Hello there."), tmp_path
    )
    assert len(take.pcm) > 48_000 * 0.5


def test_a_voice_file_is_needed() -> None:
    with pytest.raises(ValueError) as caught:
        Piper({})
    assert str(caught.value) == (
        "piper needs a voice file of yours: {piper: {voice: path/to/voice.onnx}}"
    )


def test_a_file_without_its_description_is_named(file: Path, tmp_path: Path) -> None:
    file.with_name("stub.onnx.json").unlink()
    voice = Piper({"voice": str(file)})
    reason = f"there is no file stub.onnx.json in {file.parent}"
    assert voice.unavailable_reason() == reason
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance("Hello."), tmp_path)
    assert caught.value.message == f"piper: {reason}"


def test_a_file_that_is_no_voice_is_named(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"no model")
    with pytest.raises(VoiceFailure, match=r"^piper can't load stub\.onnx"):
        Piper({"voice": str(file)}).speak(utterance("Hello."), tmp_path)


def test_a_speaker_that_isnt_in_the_file_is_named(tmp_path: Path) -> None:
    file = engines.piper_voice(tmp_path / "two", speakers=2)
    with pytest.raises(VoiceFailure) as caught:
        Piper({"voice": str(file), "speaker": 2}).speak(utterance("Hello."), tmp_path)
    assert caught.value.message == (
        "piper: the voice file has 2 speakers, from 0; there is no 2"
    )


def test_another_file_is_another_version(file: Path) -> None:
    voice = Piper({"voice": str(file)})
    before = voice.version
    description = file.with_name("stub.onnx.json")
    description.write_text(description.read_text() + "\n")
    assert voice.version != before
    assert before.startswith("piper 1, piper-tts ")
    file.unlink()
    assert "missing" in voice.version


def test_the_noise_of_a_take_doesnt_depend_on_what_was_said_before(
    file: Path, tmp_path: Path
) -> None:
    voice = Piper({"voice": str(file)})
    first = voice.speak(utterance("Hello there."), tmp_path)
    voice.speak(utterance("Something else."), tmp_path)
    second = voice.speak(utterance("Hello there."), tmp_path)
    assert np.array_equal(first.pcm, second.pcm)
