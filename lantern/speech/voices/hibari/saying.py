"""A sentence said by one of hibari's models: its sound, the words' times, and pauses at marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.problems import VoiceFailure
from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech.joining import SpokenChunk, split_at_pauses
from lantern.speech.neural.durations import PhonemeRange, time_words
from lantern.speech.neural.model import SEED, ModelOutput, OnnxModel
from lantern.speech.neural.speaking import resample
from lantern.speech.voices import find_sound, measure_silence_level
from lantern.speech.voices.hibari.reading import (
    WordReading,
    read_words,
    split_clauses,
)
from lantern.speech.wording import Word, join_spoken

RATE = 24_000
"""Samples a second of the models' sound."""
MAX_SIGNS = 400
"""Signs of a sentence, above which hibari cuts it: the models were trained on shorter ones."""
_MS = SAMPLE_RATE // 1000
SENTENCE_PAUSE = 480 * _MS
_CUT_PAUSE = 120 * _MS  # where a sentence without marks had to be cut
_PAUSES = {
    ",": 220 * _MS,
    "—": 300 * _MS,
    ";": 340 * _MS,
    ":": 340 * _MS,
    ".": 380 * _MS,
    "!": 380 * _MS,
    "?": 380 * _MS,
    "…": 420 * _MS,
}
_SPECTRA = ("lh", "theta", "ln", "lr", "phi", "f0")
_EDGE = 0  # the number that stands at both ends of a sentence


@dataclass(frozen=True)
class _Clause:
    """Words that the model says at once: their indices in the narration, and their readings."""

    words: Sequence[int]
    readings: Sequence[WordReading]

    @property
    def phrase(self) -> tuple[tuple[int, str], ...]:
        """The words that have sounds."""
        said = zip(self.words, self.readings, strict=True)
        return tuple(
            (i, reading.sounds) for i, reading in said if reading.sounds
        )

    def find_pauses(self) -> dict[int, int]:
        """Return the pauses wanted after parts of the phrase, in samples."""
        pauses: dict[int, int] = {}
        part = -1
        for reading in self.readings:
            part += bool(reading.sounds)
            lengths = [
                _PAUSES[mark] for mark in reading.after if mark in _PAUSES
            ]
            if lengths and part >= 0:
                pauses[part] = max(lengths)
        return pauses


class Narrator:
    """A model with the vocabulary, the accent and the speed in which it speaks."""

    def __init__(
        self,
        model: OnnxModel,
        vocabulary: Mapping[str, int],
        *,
        british: bool,
        speed: float,
    ) -> None:
        """Take a model that was opened; `speed` 1 is its own."""
        self._model = model
        self._vocabulary = vocabulary
        self._british = british
        self._speed = speed

    def say_sentence(
        self, words: Sequence[Word], sentence: range
    ) -> list[SpokenChunk]:
        """Return the sound of a sentence in chunks with pauses; none if nothing is said for it.

        Raises:
            VoiceFailure: a word can't be read, or the model fails.
        """
        here = words[sentence.start : sentence.stop]
        readings = read_words(
            here,
            british=self._british,
            alphabet=frozenset(self._vocabulary),
        )
        chunks: list[SpokenChunk] = []
        for run in split_clauses(readings, MAX_SIGNS):
            clause = _Clause(
                [sentence[i] for i in run], readings[run.start : run.stop]
            )
            if not clause.phrase:
                continue
            pause = _choose_pause(clause, is_last=run.stop == len(readings))
            try:
                chunks += self._say(clause, pause)
            except VoiceFailure as failure:
                text = join_spoken(here)[:80]
                message = f"hibari could not speak '{text}'"
                raise VoiceFailure(
                    message, [failure.message, *failure.detail]
                ) from None
        return chunks

    def _say(self, clause: _Clause, pause: int) -> list[SpokenChunk]:
        text = " ".join(each.text for each in clause.readings if each.text)
        numbers = [_EDGE, *(self._vocabulary[sign] for sign in text), _EDGE]
        output = self._model.run(
            {
                "ids": np.array([numbers], np.int64),
                "speed": np.array([self._speed], np.float32),
            }
        )
        pcm = _convert(_synthesize(output))
        cues = self._time(clause, output)
        chunk = SpokenChunk(clause.phrase, pcm, pause, cues)
        if cues is None:
            return [chunk]
        return split_at_pauses(chunk, clause.find_pauses())

    def _time(
        self, clause: _Clause, output: ModelOutput
    ) -> tuple[SampleRange, ...] | None:
        """Return the times of a clause's words; None for a model whose durations are unknown."""
        if output.durations is None or self._model.tap is None:
            return None
        ranges = []
        at = 1  # after the first edge
        for reading in clause.readings:
            start = at + len(reading.before)
            if reading.sounds:
                ranges.append(PhonemeRange(start, start + len(reading.sounds)))
            if reading.text:
                at += len(reading.text) + 1
        return tuple(time_words(output.durations, ranges, self._model.tap))


def _choose_pause(clause: _Clause, *, is_last: bool) -> int:
    if is_last:
        return SENTENCE_PAUSE
    return clause.find_pauses().get(len(clause.phrase) - 1, _CUT_PAUSE)


def _synthesize(output: ModelOutput) -> NDArray[np.float32]:
    """Return the sound of what the model gave, shape (samples,), from -1 to 1.

    Raises:
        VoiceFailure: the model is none of hibari's.
    """
    from hibari import dsp

    try:
        spectra = [output.tensors[name][0] for name in _SPECTRA]
        wave: NDArray[np.float32] = dsp.synth(
            *spectra, np.random.default_rng(SEED)
        )
    except Exception as error:  # whatever spectra of another kind lead to
        detail = f"{type(error).__name__}: {error}"
        raise VoiceFailure(
            "the model is none of hibari's", [detail[:300]]
        ) from None
    return wave


def _convert(wave: NDArray[np.float32]) -> Pcm:
    """Return a sound at 48 kHz.

    Raises:
        VoiceFailure: it is silent, or no sound at all.
    """
    if not np.isfinite(wave).all():
        raise VoiceFailure("the model gave no sound")
    pcm = resample(wave, RATE, "hibari")
    if find_sound(pcm, measure_silence_level(pcm)) is None:
        raise VoiceFailure("the model gave silence")
    return pcm
