"""The mix's gain and its limiter: as loud as asked for, and no true peak above a limit.

There is one gain for the whole film: one that moves would be heard to pump. A sound is measured
once, in cells of 2 ms. Its loudness under a gain and a limiter follows from the cells, so the
right gain is found without the sound, which is read again only to be written.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lantern.core import ffmpeg, process
from lantern.sound import loudness
from lantern.sound.arrays import Wave
from lantern.sound.loudness import CELL_SAMPLES, AudioStream

LIMITER_CEILING = -2.0
"""dBTP at which the limiter stands: after AAC, peaks then stay below -1."""
_ATTACK = 3
"""Cells in which the limiter goes down before a peak."""
_RELEASE = 1 / 60
"""How far the limiter's factor rises in a cell after a peak: by 6 dB in 60 ms."""
_TAPS = 24
"""Samples of the filter that finds peaks between samples."""
_CLOSE_LOOK = 6.0
"""dB beyond the gain within which peaks are measured exactly; lower ones are only estimated."""
_MAX_MAKE_UP = 12.0
"""dB beyond the gain at most: a film of clicks would have the noise between them raised."""
_TOLERANCE = 0.005
"""LU that the loudness may be off the target."""

GainCurve = NDArray[np.float32]
"""(cells + 1,): factors at the edges of cells."""
CellPeaks = NDArray[np.float32]
"""(cells,): the true peak of each cell, of the higher channel, with full scale at 1."""


@dataclass(frozen=True)
class LoudnessMeasurement:
    """A sound, measured, and the LUFS that it is to be brought to.

    `missing` is the dB to the target (not finite for silence). `powers` (cells,) are K-weighted,
    both channels together.
    """

    sound: AudioStream
    target: float
    missing: float
    powers: NDArray[np.float32]
    peaks: CellPeaks


@dataclass(frozen=True)
class LevelledSound:
    """A sound under its gain in dB and a limiter; `edges` are the factors of both."""

    sound: AudioStream
    gain: float
    edges: GainCurve

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """Yield the levelled sound block by block: first sample, and samples (n, 2).

        Factors run straight from edge to edge.
        """
        along = (np.arange(CELL_SAMPLES, dtype=np.float32) + 0.5) / CELL_SAMPLES
        for start, wave in self.sound.iter_blocks():
            first = start // CELL_SAMPLES
            count = -(-len(wave) // CELL_SAMPLES)
            edges = self.edges[first : first + count + 1]
            factors = edges[:-1, None] + np.diff(edges)[:, None] * along
            factors = factors.reshape(-1, 1)[: len(wave)]
            yield start, np.asarray(wave * factors, np.float32)


def measure(sound: AudioStream, target: float) -> LoudnessMeasurement:
    """Measure a whole sound that is to be brought to `target` LUFS."""
    powers = loudness.measure_cells(sound)
    missing = target - _measure_integrated(powers)
    peaks = np.zeros_like(powers)
    if math.isfinite(missing):
        lowest = LIMITER_CEILING - missing - _CLOSE_LOOK
        peaks = _measure_peaks(sound, 10 ** (lowest / 20))
    return LoudnessMeasurement(sound, target, missing, powers, peaks)


def level(measured: LoudnessMeasurement, limit: float) -> LevelledSound:
    """Bring a sound to its target with no true peak above `limit` dBTP.

    Limiting takes some loudness away, and the gain makes up for it, up to a point.
    """
    gain = measured.missing
    highest = gain + _MAX_MAKE_UP
    if not math.isfinite(gain):
        ones = np.ones(len(measured.peaks) + 1, np.float32)
        return LevelledSound(measured.sound, 0.0, ones)
    for _ in range(20):
        edges = _find_limiter_factors(measured.peaks, limit - gain)
        powers = _limit_powers(measured.powers, edges)
        short = measured.target - gain - _measure_integrated(powers)
        if abs(short) < _TOLERANCE or gain == highest:
            break
        gain = min(gain + short, highest)
    return LevelledSound(
        measured.sound, gain, edges * np.float32(10 ** (gain / 20))
    )


def write(levelled: LevelledSound, out: Path) -> None:
    """Write a WAV of 24 bit.

    Raises:
        ToolFailure: ffmpeg fails.
    """
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *ffmpeg.build_float_input(),
        *("-c:a", "pcm_s24le"),
        *("-fflags", "+bitexact"),
        *("-f", "wav", "-y", str(out)),
    ]
    process.pipe(argv, "the mix", encode_floats(levelled))


def encode_floats(sound: AudioStream) -> Iterator[memoryview]:
    """Yield the samples as `ffmpeg.build_float_input` reads them."""
    for _, wave in sound.iter_blocks():
        yield np.ascontiguousarray(wave, "<f4").data.cast("B")


def _measure_integrated(cells: NDArray[np.floating[Any]]) -> float:
    return loudness.measure_integrated(loudness.average_tenths(cells))


def _limit_powers(
    powers: NDArray[np.float32], edges: GainCurve
) -> NDArray[np.floating[Any]]:
    """Return the cells' powers under a factor that runs straight from edge to edge."""
    a, b = edges[:-1], edges[1:]
    return np.asarray(powers * (a * a + a * b + b * b) / 3)


def _measure_peaks(sound: AudioStream, lowest: float) -> CellPeaks:
    """Measure the true peak of each cell (ITU-R BS.1770-5, annex 2).

    That is the highest of its samples and of three points between each two. Where none can reach
    `lowest`, the result is what they could reach at most.
    """
    # The filter looks half its length ahead, so results are late by that: a cell's peak is the
    # higher of two, and a last cell of silence brings the last one out.
    late = []
    before = np.zeros((_TAPS, 2), np.float32)
    for wave in _iter_waves_and_silence(sound):
        padding = np.zeros((-len(wave) % CELL_SAMPLES, 2), np.float32)
        whole = np.concatenate([before, wave, padding])
        late.append(_measure_late_peaks(whole, lowest))
        before = whole[-_TAPS:]
    found = np.concatenate(late)
    return np.maximum(found[:-1], found[1:])


def _iter_waves_and_silence(sound: AudioStream) -> Iterator[Wave]:
    for _, wave in sound.iter_blocks():
        yield wave
    yield np.zeros((CELL_SAMPLES, 2), np.float32)


def _measure_late_peaks(wave: Wave, lowest: float) -> CellPeaks:
    """Measure the peak of each cell between the half filters at both ends of `wave`."""
    window = CELL_SAMPLES + _TAPS
    cells = np.lib.stride_tricks.sliding_window_view(wave, window, axis=0)[
        ::CELL_SAMPLES
    ]
    filters, reach = _make_filters()
    padded = np.pad(wave, ((0, -len(wave) % CELL_SAMPLES), (0, 0)))
    tall = _find_peaks(padded.reshape(-1, 2 * CELL_SAMPLES))
    highest = reach * np.maximum(tall[: len(cells)], tall[1 : len(cells) + 1])
    near = highest >= lowest
    points = cells[near].reshape(-1, window) @ filters
    highest[near] = _find_peaks(points.reshape(-1, 2 * points.shape[1]))
    return np.asarray(highest, np.float32)


def _find_peaks(cells: NDArray[np.float32]) -> CellPeaks:
    """Return how far each of (cells, values) goes from zero."""
    return np.asarray(np.maximum(cells.max(axis=1), -cells.min(axis=1)))


@functools.cache
def _make_filters() -> tuple[NDArray[np.float32], float]:
    """Return the filters for peaks, and how far they can reach above the samples.

    Filters (CELL_SAMPLES + _TAPS, 4 * CELL_SAMPLES) take a cell and its surroundings to its
    samples and the points at quarters between them, by windowed sines. The other result is a
    factor.
    """
    points = _TAPS // 2 + np.arange(4 * CELL_SAMPLES) / 4
    away = np.arange(CELL_SAMPLES + _TAPS)[:, None] - points
    window = np.cos(np.pi * np.clip(away / (_TAPS + 1), -0.5, 0.5)) ** 2
    shapes = np.sinc(away) * window
    shapes /= shapes.sum(axis=0)
    reach = float(np.abs(shapes).sum(axis=0).max())
    return shapes.astype(np.float32), reach


def _find_limiter_factors(peaks: CellPeaks, limit: float) -> GainCurve:
    """Find factors that let no peak above `limit` dB: down before a peak, and up after it."""
    factors = np.minimum(1.0, 10 ** (limit / 20) / np.maximum(peaks, 1e-9))
    if factors.min() == 1:
        return np.ones(len(peaks) + 1, np.float32)
    rise = _RELEASE * np.arange(len(factors))
    factors = np.minimum(1.0, np.minimum.accumulate(factors - rise) + rise)
    factors = _look_ahead(factors)
    before = np.append(factors[0], factors)
    after = np.append(factors, factors[-1])
    return np.asarray(np.minimum(before, after), np.float32)


def _look_ahead(
    factors: NDArray[np.floating[Any]],
) -> NDArray[np.floating[Any]]:
    """Lower the cells before a low one, smoothly; none ends up higher than it was."""
    padded = np.pad(factors, (_ATTACK - 1, _ATTACK - 1), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, _ATTACK)
    lowest = windows.min(axis=1)  # of a cell and those to come
    weights = np.hanning(_ATTACK + 2)[1:-1]
    return np.asarray(np.convolve(lowest, weights / weights.sum(), "valid"))
