"""A voice of tones with exact times, in NumPy alone: for tests, and for timing a film early."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech.voices import (
    SettingSpec,
    Take,
    Utterance,
    VoiceSettings,
    validate_settings,
)
from lantern.speech.wording import count_letters, split_sentences

VERSION = 1
SETTINGS: Mapping[str, SettingSpec] = {}

_MS = SAMPLE_RATE // 1000
_GAP = 60 * _MS  # of silence after a word
_STOP = 200 * _MS  # more after a sentence
_FADE = 5 * _MS


class Tone:
    """The voice of tones; it has no settings."""

    @property
    def version(self) -> str:
        """Name the voice and its VERSION."""
        return f"tone {VERSION}"

    def unavailable_reason(self) -> str | None:
        """Return None: it needs nothing."""
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Make a tone for each word: 60 ms, and 30 ms a letter.

        60 ms of silence follow each word, and 200 ms more each sentence.

        Raises:
            ValueError: the utterance has a setting.
        """
        validate_settings("tone", line.settings, SETTINGS)
        last = {sentence[-1] for sentence in split_sentences(line.words)}
        parts: list[Pcm] = [np.zeros(0, np.int16)]
        cues: list[SampleRange] = []
        at = 0
        for i, word in enumerate(line.words):
            tone = _make_tone(max(1, count_letters(word.written)))
            gap = _GAP + _STOP if i in last else _GAP
            parts += [tone, np.zeros(gap, np.int16)]
            cues.append((at, at + len(tone)))
            at += len(tone) + gap
        return Take(np.concatenate(parts), tuple(cues), "exact")


def make_voice(settings: VoiceSettings) -> Tone:
    """Make the voice.

    Raises:
        ValueError: a setting is given.
    """
    validate_settings("tone", settings, SETTINGS)
    return Tone()


def _make_tone(letters: int) -> Pcm:
    n = np.arange((60 + 30 * letters) * _MS)
    pitch = 440 + 22 * (letters % 5)
    wave = 0.3 * np.sin(2 * np.pi * pitch * n / SAMPLE_RATE)
    edge = np.minimum(1.0, np.minimum(n, n[::-1]) / _FADE)
    return np.asarray(np.rint(wave * edge * 32767), np.int16)
