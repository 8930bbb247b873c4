"""Alignment against espeak-ng: it speaks the same words at known times, and its sound is warped onto ours (DTW).

numpy alone; any language that espeak-ng speaks. Method of aeneas: Mel cepstra, slopes, the cheapest path.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lantern.core.problems import ToolFailure
from lantern.core.units import SampleRange
from lantern.speech import espeak
from lantern.speech.align.audio import (
    FRAME,
    RATE,
    AlignmentAudio,
    make_cue,
    prepare_sound,
)

FeatureMatrix = NDArray[np.float64]

_WINDOW, _POINTS = RATE * 32 // 1000, 512
_BANDS, _CEPSTRA, _TOP = 26, 13, 7000.0
_SLOPE = 0.8  # weight of the slopes against the cepstra
_MOST = (
    6000  # frames: a minute; the table of a longer sentence would not fit into memory
)


_FEMALE = "f3"
"""The variant that reads beside the voice given: of flite's female voice 95 % are then within 61 ms, else 119."""


def place(
    heard: AlignmentAudio, words: Sequence[str], voice: str
) -> list[SampleRange] | None:
    """The words' cues, from the likelier of a male and a female reading; None when espeak-ng can't say the words."""
    readings = [
        _warp_reading(heard, words, name)
        for name in (voice, f"{voice.partition('+')[0]}+{_FEMALE}")
    ]
    found = [reading for reading in readings if reading is not None]
    return min(found, key=lambda reading: reading[0])[1] if found else None


def _warp_reading(
    heard: AlignmentAudio, words: Sequence[str], voice: str
) -> tuple[float, list[SampleRange]] | None:
    """How far the best way through lies off, in the mean, and the cues it gives."""
    try:
        speech = espeak.speak(" ".join(words), voice)
    except ToolFailure:
        return None
    known = prepare_sound(speech.pcm, speech.rate)
    if known is None or not max(len(known.active), len(heard.active)) < _MOST:
        return None
    ours = (heard.first_frame, heard.end_frame)
    theirs = (known.first_frame, known.end_frame)
    off, path = _path(_features(known, theirs), _features(heard, ours))
    edges = []
    for sample in _starts(words, speech):
        frame = min(
            max(0.0, sample * RATE / speech.rate / FRAME - theirs[0]), path[-1, 0]
        )
        edges.append(ours[0] + float(np.interp(frame, *_average_matches(path))))
    edges = [*np.maximum.accumulate(edges), float(ours[1])]
    edges[0] = float(ours[0])
    ends = [
        heard.find_sound_end(int(a), max(int(a) + 1, int(b)))
        for a, b in pairwise(edges)
    ]
    return off, [
        make_cue(a, max(a, min(float(end), b)))
        for a, b, end in zip(edges[:-1], edges[1:], ends, strict=True)
    ]


def _starts(words: Sequence[str], speech: espeak.EspeakSound) -> list[float]:
    """Sample at which each word begins; those without an event share the time up to the next that has one."""
    found = {0: 0, **espeak.find_starts(words, speech)}
    anchors = [*sorted(found.items()), (len(words), len(speech.pcm))]
    starts: list[float] = []
    for (i, start), (j, end) in pairwise(anchors):
        weights = np.cumsum([0, *(len(word) for word in words[i:j])])
        starts += [
            start + (end - start) * weight / weights[-1] for weight in weights[:-1]
        ]
    return starts


def _average_matches(path: NDArray[np.int64]) -> tuple[FeatureMatrix, FeatureMatrix]:
    """For each frame of the known sound, the mean of those it was matched with."""
    frames, first, counts = np.unique(path[:, 0], return_index=True, return_counts=True)
    sums = np.add.reduceat(path[:, 1], first)
    return frames.astype(np.float64), sums / counts


def _features(heard: AlignmentAudio, part: tuple[int, int]) -> FeatureMatrix:
    """Mel cepstra of each 10 ms and their slopes, each to mean 0 and deviation 1."""
    wave = heard.wave[part[0] * FRAME : part[1] * FRAME]
    wave = np.append(wave[:1], wave[1:] - 0.97 * wave[:-1]) / 20_000
    wave = np.pad(wave, (0, _WINDOW))
    starts = np.arange(part[1] - part[0]) * FRAME
    frames = wave[starts[:, None] + np.arange(_WINDOW)] * np.hamming(_WINDOW)
    energy = np.log(np.abs(np.fft.rfft(frames, _POINTS)) ** 2 @ _bands().T + 1e-5)
    k = np.arange(_CEPSTRA)[:, None]
    cosine = np.cos(np.pi * k * (2 * np.arange(_BANDS) + 1) / (2 * _BANDS))
    cepstra = energy @ cosine.T
    cepstra = (cepstra - cepstra.mean(axis=0)) / (cepstra.std(axis=0) + 1e-6)
    slopes = (
        np.gradient(cepstra, axis=0) if len(cepstra) > 1 else np.zeros_like(cepstra)
    )
    return np.hstack([cepstra, _SLOPE * slopes])


def _bands() -> FeatureMatrix:
    """Triangles on the Mel scale up to 7 kHz."""
    top, bottom = (2595 * np.log10(1 + hertz / 700) for hertz in (_TOP, 100.0))
    edges = 700 * (10 ** (np.linspace(bottom, top, _BANDS + 2) / 2595) - 1)
    bins = np.floor((_POINTS + 1) * edges / RATE)
    n = np.arange(_POINTS // 2 + 1)
    return np.asarray([np.interp(n, bins[k : k + 3], [0, 1, 0]) for k in range(_BANDS)])


def _path(a: FeatureMatrix, b: FeatureMatrix) -> tuple[float, NDArray[np.int64]]:
    """The cheapest way through both by diagonals: its mean cost, and its pairs of frames."""
    squares = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1)[None] - 2 * a @ b.T
    step = np.sqrt(np.maximum(0, squares))
    n, m = step.shape
    cost = np.full((n + 1, m + 1), np.inf)
    cost[0, 0] = 0
    for k in range(2, n + m + 1):
        i = np.arange(max(1, k - m), min(n, k - 1) + 1)
        j = k - i
        before = np.minimum(
            np.minimum(cost[i - 1, j], cost[i, j - 1]), cost[i - 1, j - 1]
        )
        cost[i, j] = step[i - 1, j - 1] + before
    i, j, pairs = n, m, []
    while i and j:
        pairs.append((i - 1, j - 1))
        way = int(np.argmin((cost[i - 1, j - 1], cost[i - 1, j], cost[i, j - 1])))
        i, j = i - (way != 2), j - (way != 1)
    return float(cost[n, m]) / len(pairs), np.asarray(pairs[::-1])
