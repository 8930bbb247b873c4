"""A voice that strikes a bell for each word."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.speech.voices import SettingSpec, Take, Utterance, VoiceSettings

VERSION = 1
TITLE = "Acme bell"
ABOUT = "A bell for each word: offline, any language."
SETTINGS = {
    "hertz": SettingSpec(
        440,
        "the bell's pitch",
        low=50,
        high=5000,
    )
}
WORD_SAMPLES = SAMPLE_RATE // 4


class Bell:
    """A bell at one pitch, a quarter of a second for each word."""

    def __init__(self, hertz: int) -> None:
        """Strike at `hertz`."""
        self.hertz = hertz

    @property
    def version(self) -> str:
        """Describe what decides the sound."""
        return f"acme.bell {VERSION}"

    def unavailable_reason(self) -> str | None:
        """Return None: a bell is always there."""
        return None

    def speak(self, line: Utterance, scratch: Path) -> Take:
        """Strike once for each word."""
        time = np.arange(WORD_SAMPLES) / SAMPLE_RATE
        wave = np.sin(2 * np.pi * self.hertz * time) * np.exp(-8 * time)
        stroke = (wave * 12_000).astype(np.int16)
        count = len(line.words)
        starts = [i * WORD_SAMPLES for i in range(count)]
        cues = tuple((start, start + WORD_SAMPLES) for start in starts)
        return Take(np.tile(stroke, count), cues, "exact")


def make_voice(settings: VoiceSettings) -> Bell:
    """Return the voice with the author's settings."""
    hertz = settings.get("hertz", SETTINGS["hertz"].default)
    return Bell(int(str(hertz)))
