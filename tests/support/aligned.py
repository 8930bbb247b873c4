"""Sounds whose words have known times, for tests of alignment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech import align, espeak, wording
from lantern.speech.align.audio import FRAME, RATE, AlignmentAudio


@dataclass(frozen=True)
class SpokenText:
    """Words that are heard, their sound, and the seconds at which those with an event begin."""

    words: list[str]
    sound: espeak.EspeakSound
    truth: dict[int, float]

    @property
    def pcm(self) -> Pcm:
        """The sound at 48 kHz."""
        pcm, rate = self.sound.pcm, self.sound.rate
        at = np.arange(len(pcm) * SAMPLE_RATE // rate) * (rate / SAMPLE_RATE)
        return np.asarray(np.interp(at, np.arange(len(pcm)), pcm), np.int16)


def speak(text: str, voice: str = "en-us", *, rate: int = 155) -> SpokenText:
    """Speak a text's heard words with espeak-ng, which knows to the sample when."""
    spoken = wording.join_spoken(wording.split_words(text, "en", {}))
    words = align.split_heard_words(spoken)
    sound = espeak.speak(" ".join(words), voice, rate=rate)
    starts = espeak.find_starts(words, sound)
    truth = {i: sample / sound.rate for i, sample in starts.items()}
    return SpokenText(words, sound, truth)


def measure_errors(
    cues: list[SampleRange], truth: dict[int, float]
) -> list[float]:
    """Return how many milliseconds the starts of cues are off."""
    return [
        abs(cues[i][0] / SAMPLE_RATE - start) * 1000
        for i, start in truth.items()
    ]


def make_audio(*frames: int) -> AlignmentAudio:
    """Return a sound of stretches of frames of 10 ms, in turns loud and silent."""
    turns = [np.full(count, i % 2 == 0) for i, count in enumerate(frames)]
    active = np.concatenate(turns)
    wave = np.repeat(np.where(active, 9000.0, 0.0), FRAME)
    assert len(wave) == len(active) * RATE // 100
    return AlignmentAudio(wave, active)
