"""A narration spoken by a model sentence by sentence: which words, their times, one level.

What differs from model to model stays with the voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.units import SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech.joining import (
    SENTENCE_PAUSE_SAMPLES,
    SpokenChunk,
    join_chunks,
)
from lantern.speech.neural.durations import PhonemeRange, time_words
from lantern.speech.neural.taps import DurationTap
from lantern.speech.voices import Take
from lantern.speech.wording import (
    Word,
    count_letters,
    join_spoken,
    split_sentences,
)

_PEAK = 0.8
"""Of full scale: resampling may come out louder."""


@dataclass(frozen=True)
class SpokenPart:
    """What a model gave for some words of a narration, by their indices.

    `samples` has shape (n,), at the model's own rate and level. `durations` has shape (phonemes,),
    and `phonemes` those of each word; None if they are unknown. `pause` follows, in samples at
    48 kHz.
    """

    words: tuple[int, ...]
    samples: NDArray[np.float32]
    durations: NDArray[np.float64] | None
    phonemes: tuple[PhonemeRange, ...] | None
    pause: int = SENTENCE_PAUSE_SAMPLES


def list_sentences(words: Sequence[Word]) -> list[tuple[int, ...]]:
    """Return the indices of the words that are spoken, for each sentence that can be.

    Raises:
        VoiceFailure: there is none.
    """
    found = []
    for sentence in split_sentences(words):
        said = tuple(i for i in sentence if words[i].spoken)
        if any(count_letters(words[i].spoken) for i in said):
            found.append(said)
    if not found:
        raise VoiceFailure(
            "there is nothing in the narration that can be spoken"
        )
    return found


def pick_words(words: Sequence[Word], indices: Sequence[int]) -> list[Word]:
    """Return the words of a sentence, given by their indices."""
    return [words[i] for i in indices]


def join_parts(
    parts: Sequence[SpokenPart],
    words: Sequence[Word],
    *,
    rate: int,
    tap: DurationTap | None,
    name: str,
) -> Take:
    """Bring what a model said to one level and to 48 kHz, and join it to a take.

    Args:
        parts: in the order in which they are said.
        words: all words of the narration.
        rate: of the model's samples, in Hz.
        tap: what the durations mean; None if they are unknown.
        name: what failures call the voice.

    Raises:
        VoiceFailure: a part is silent, or can't be converted.
    """
    loudest = max(_find_peak(part, words, name) for part in parts)
    chunks = []
    for part in parts:
        phrase = tuple((i, words[i].spoken) for i in part.words)
        pcm = resample(part.samples * (_PEAK / loudest), rate, name)
        chunks.append(
            SpokenChunk(phrase, pcm, part.pause, _time_part(part, rate, tap))
        )
    return join_chunks(chunks, words)


def _find_peak(part: SpokenPart, words: Sequence[Word], name: str) -> float:
    peak = float(np.abs(part.samples).max(initial=0))
    if not 0 < peak < np.inf:
        text = join_spoken(pick_words(words, part.words))
        raise VoiceFailure(f"{name} said nothing", [text[:80]])
    return peak


def _time_part(
    part: SpokenPart, rate: int, tap: DurationTap | None
) -> tuple[SampleRange, ...] | None:
    """Return the samples of each word at 48 kHz; None where the durations don't tell.

    They don't where their sum isn't the sound's length: then the tensor is another one.
    """
    if part.durations is None or part.phonemes is None or tap is None:
        return None
    seconds = len(part.samples) / rate
    if abs(float(part.durations.sum()) * tap.unit - seconds) > tap.unit:
        return None
    return tuple(time_words(part.durations, part.phonemes, tap))


def resample(samples: NDArray[np.float32], rate: int, name: str) -> Pcm:
    """Return a model's samples, from -1 to 1 at its own rate, as 48 kHz.

    Raises:
        VoiceFailure: they can't be converted.
    """
    source = ["-f", "f32le", "-ar", str(rate), "-ac", "1", "-i", "pipe:0"]
    try:
        sound = ffmpeg.decode_sound(
            source, name, samples.astype("<f4").tobytes()
        )
    except ToolFailure as failure:
        raise VoiceFailure(failure.message, failure.detail) from None
    return np.frombuffer(sound, "<i2").astype(np.int16)
