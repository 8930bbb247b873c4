"""From how long each phoneme lasts to when each word is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.speech.neural.taps import DurationTap


@dataclass(frozen=True)
class PhonemeRange:
    """The phonemes [first, end) of a word, counted in all that the model was given.

    Marks of silence and punctuation around the word aren't in it. It may be empty.
    """

    first: int
    end: int


def time_words(
    durations: NDArray[np.float64],
    words: Sequence[PhonemeRange],
    tap: DurationTap,
) -> list[SampleRange]:
    """Return the samples at 48 kHz of each word, from the start of the model's sound on.

    Args:
        durations: shape (phonemes,), in the tap's units: one for each number that the model was
            given, those at its edges and between words included.
        words: in the order in which they are said.
        tap: what the durations mean.

    Raises:
        ValueError: a word lies outside the phonemes.
    """
    sums = np.concatenate([[0.0], np.cumsum(durations)])
    seconds = np.maximum(0.0, sums * tap.unit - tap.lag)
    edges = np.rint(seconds * SAMPLE_RATE).astype(np.int64)
    cues = []
    for word in words:
        if not 0 <= word.first <= word.end < len(edges):
            raise ValueError(
                f"phonemes {word.first} to {word.end} aren't among {len(durations)}"
            )
        cues.append((int(edges[word.first]), int(edges[word.end])))
    return cues
