"""A voice of tones with exact times, in numpy alone: for tests, and for timing a film before anybody speaks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.speech.voices import (
    Pcm,
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
_GAP, _STOP, _FADE = 60 * _MS, 200 * _MS, 5 * _MS


class Tone:
    @property
    def version(self) -> str:
        """Name the voice and its VERSION."""
        return f"tone {VERSION}"

    def unavailable_reason(self) -> str | None:
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """A burst of 60 ms and 30 ms a letter for each word, 60 ms of silence after it, 200 more after a sentence."""
        validate_settings("tone", line.settings, SETTINGS)
        last = {sentence[-1] for sentence in split_sentences(line.words)}
        parts: list[Pcm] = []
        cues, at = [], 0
        for i, word in enumerate(line.words):
            burst = _burst(max(1, count_letters(word.written)))
            silence = np.zeros(_GAP + (_STOP if i in last else 0), np.int16)
            cues.append((at, at + len(burst)))
            at += len(burst) + len(silence)
            parts += [burst, silence]
        return Take(
            np.concatenate(parts) if parts else np.zeros(0, np.int16),
            tuple(cues),
            "exact",
        )


def make_voice(settings: VoiceSettings) -> Tone:
    validate_settings("tone", settings, SETTINGS)
    return Tone()


def _burst(count: int) -> Pcm:
    n = np.arange((60 + 30 * count) * _MS)
    pitch = 440 + 22 * (count % 5)
    wave = 0.3 * np.sin(2 * np.pi * pitch * n / SAMPLE_RATE)
    edge = np.minimum(1.0, np.minimum(n, n[::-1]) / _FADE)
    return np.asarray(np.rint(wave * edge * 32767), np.int16)
