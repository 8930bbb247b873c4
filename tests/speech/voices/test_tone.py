"""The voice of tones: exact times, and a sound for each word."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lantern.speech.voices.tone import Tone, make_voice
from tests.support.engines import utterance


def test_times_are_exact(tmp_path: Path) -> None:
    take = Tone().speak(utterance("Abc de. F"), tmp_path)
    assert take.timing == "exact"
    assert [(start / 48, end / 48) for start, end in take.cues] == [
        (0, 150),
        (210, 330),
        (590, 680),
    ]
    assert len(take.pcm) == (680 + 260) * 48


def test_between_words_there_is_silence(tmp_path: Path) -> None:
    take = Tone().speak(utterance("Abc de."), tmp_path)
    assert not take.pcm[150 * 48 : 210 * 48].any()
    assert take.pcm[60 * 48 : 90 * 48].any()


def test_words_of_other_lengths_have_other_pitches(tmp_path: Path) -> None:
    take = Tone().speak(utterance("abcde abcd"), tmp_path)
    for (start, end), hertz in zip(take.cues, (440, 528), strict=True):
        sound = take.pcm[start:end].astype(float)
        found = np.argmax(np.abs(np.fft.rfft(sound, 48_000)))
        assert abs(int(found) - hertz) <= 3


def test_nothing_to_say_is_no_sound(tmp_path: Path) -> None:
    take = make_voice({}).speak(utterance(""), tmp_path)
    assert take.pcm.dtype == np.int16
    assert len(take.pcm) == 0
    assert take.cues == ()


def test_it_needs_nothing() -> None:
    assert Tone().unavailable_reason() is None
