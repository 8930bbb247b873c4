"""A part of a finished take: where it may be cut between two words, and how it is cut out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm

FADE_SAMPLES = SAMPLE_RATE // 100
"""Samples in which a part rises out of silence and falls into it: 10 ms click nowhere."""
_STEP = SAMPLE_RATE // 200
_WINDOW = SAMPLE_RATE // 50
"""Samples from one place that is looked at to the next, and how many are listened to there."""
_SILENCE_DB = -60.0
"""What is below this, of full scale, is all the same silence."""
_ALIKE_DB = 3.0
"""Places that differ by less are as quiet as each other."""


@dataclass(frozen=True)
class TrimmedTake:
    """A part of a take, and the samples [start, end) of each of its words in it."""

    pcm: Pcm
    cues: tuple[SampleRange, ...]


def find_quiet_sample(pcm: Pcm, within: SampleRange, wanted: int) -> int:
    """Return the sample in a range around which a take is quietest.

    Args:
        pcm: the take, (samples,).
        within: the samples that may be chosen, both ends among them.
        wanted: of places that are as quiet as each other, the nearest to this sample is chosen.
    """
    first, last = within
    places = np.unique(np.append(np.arange(first, last + 1, _STEP), last))
    energy = np.append(0.0, np.cumsum(np.square(pcm / 32768.0)))
    begins = np.clip(places - _WINDOW // 2, 0, len(pcm))
    ends = np.clip(places + _WINDOW // 2, 0, len(pcm))
    power = (energy[ends] - energy[begins]) / _WINDOW
    levels = 10 * np.log10(np.maximum(power, 10 ** (_SILENCE_DB / 10)))
    quiet = places[levels <= levels.min() + _ALIKE_DB]
    return int(quiet[np.argmin(np.abs(quiet - wanted))])


def trim_take(
    pcm: Pcm,
    cues: Sequence[SampleRange],
    heard: SampleRange,
    *,
    lasting: SampleRange,
) -> TrimmedTake:
    """Return a part of a take.

    Args:
        pcm: the take, (samples,).
        cues: the samples of the words that are kept.
        heard: the samples of the take that are heard; the rest of the part is silent.
        lasting: the samples of the take that the part lasts; before 0 and after the end of the take
            it is silent.
    """
    start, end = lasting
    first = max(0, heard[0])
    last = min(len(pcm), heard[1])
    kept = pcm[first:last].astype(np.float64)
    fade = min(FADE_SAMPLES, len(kept) // 2)
    ramp = np.square(np.sin(np.linspace(0, np.pi / 2, fade, endpoint=False)))
    kept[:fade] *= ramp
    kept[len(kept) - fade :] *= ramp[::-1]
    part = np.zeros(end - start, np.int16)
    part[first - start : last - start] = np.round(kept).astype(np.int16)
    moved = tuple((begin - start, stop - start) for begin, stop in cues)
    return TrimmedTake(part, moved)
