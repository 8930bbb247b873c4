"""The film's own gain and its limiter: as loud as asked for, no true peak above the limit. One gain for the whole film,
never one that moves: that would pump.

A sound is measured once, in cells of 2 ms. What a gain and a limiter make of its loudness follows from those,
so that the right gain is found without the sound, and that is read a second time only to be written.
"""

from __future__ import annotations

import functools
import itertools
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
"""dBTP at which the limiter stands: AAC then stays below -1."""
_ATTACK = 3
"""Cells over which the limiter goes down, before a peak."""
_RELEASE = 1 / 60
"""How far its factor comes up in a cell, after a peak: by 6 dB in 60 ms."""
_TAPS = 24
_MORE = 6.0
"""dB that limiting may ask for beyond the gain, before cells that were not looked into closely are limited too much."""
_MOST = 12.0
"""dB beyond the gain at which the film stays quieter: a film of clicks would have the noise between them raised."""
_CLOSE = 0.005
"""LU from the target that will do."""

GainCurve = NDArray[np.float32]


@dataclass(frozen=True)
class LoudnessMeasurement:
    """A sound, the LUFS it is to be brought to, the dB that are missing (not finite for silence); of each of its cells
    the K-weighted power, both channels together, and the true peak of the higher."""

    sound: AudioStream
    target: float
    missing: float
    powers: NDArray[np.float32]
    peaks: NDArray[np.float32]


@dataclass(frozen=True)
class LevelledSound:
    """A sound under its gain in dB and a limiter: their factors at the edges of cells."""

    sound: AudioStream
    gain: float
    edges: GainCurve

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        """As the sound's own; factors run straight from edge to edge."""
        along = (np.arange(CELL_SAMPLES, dtype=np.float32) + 0.5) / CELL_SAMPLES
        for start, wave in self.sound.iter_blocks():
            first, count = start // CELL_SAMPLES, -(-len(wave) // CELL_SAMPLES)
            edges = self.edges[first : first + count + 1]
            factors = edges[:-1, None] + np.diff(edges)[:, None] * along
            yield (
                start,
                np.asarray(wave * factors.reshape(-1, 1)[: len(wave)], np.float32),
            )


def measure(sound: AudioStream, target: float) -> LoudnessMeasurement:
    """Read the whole sound, that is to be brought to `target` LUFS; the peaks of quiet cells are not sought closely."""
    powers = loudness.measure_cells(sound)
    missing = target - _integrated(powers)
    if not math.isfinite(missing):  # a silent film
        return LoudnessMeasurement(
            sound, target, missing, powers, np.zeros_like(powers)
        )
    return LoudnessMeasurement(
        sound,
        target,
        missing,
        powers,
        _peaks(sound, 10 ** ((LIMITER_CEILING - missing - _MORE) / 20)),
    )


def level(measured: LoudnessMeasurement, limit: float) -> LevelledSound:
    """The sound at its target, under `limit` dBTP; limiting takes some loudness away, and the gain gives it back."""
    gain, most = measured.missing, measured.missing + _MOST
    if not math.isfinite(gain):
        return LevelledSound(
            measured.sound, 0.0, np.ones(len(measured.peaks) + 1, np.float32)
        )
    for _ in range(20):
        edges = _limit_factors(measured.peaks, limit - gain)
        a, b = edges[:-1], edges[1:]
        short = (
            measured.target
            - gain
            - _integrated(measured.powers * (a * a + a * b + b * b) / 3)
        )
        if abs(short) < _CLOSE or gain == most:
            break
        gain = min(gain + short, most)
    return LevelledSound(measured.sound, gain, edges * np.float32(10 ** (gain / 20)))


def write(levelled: LevelledSound, out: Path) -> None:
    """WAV of 24 bit."""
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *ffmpeg.build_float_input(),
        "-c:a",
        "pcm_s24le",
    ]
    process.pipe(
        [*argv, "-fflags", "+bitexact", "-f", "wav", "-y", str(out)],
        "the mix",
        encode_floats(levelled),
        timeout=1800,
    )


def encode_floats(sound: AudioStream) -> Iterator[bytes]:
    """The samples as `ffmpeg.floats` reads them."""
    for _, wave in sound.iter_blocks():
        yield wave.astype("<f4").tobytes()


def _integrated(cells: NDArray[np.floating[Any]]) -> float:
    return loudness.measure_integrated(loudness.average_tenths(cells))


def _peaks(sound: AudioStream, least: float) -> NDArray[np.float32]:
    """The highest of each cell's samples and of three points between each two (ITU-R BS.1770-5, annex 2); where none
    can reach `least`, what they could reach at most."""
    late = []  # by half the filter: so much of what comes must be there
    before = np.zeros((_TAPS, 2), np.float32)
    for wave in itertools.chain(
        (wave for _, wave in sound.iter_blocks()),
        [np.zeros((CELL_SAMPLES, 2), np.float32)],
    ):
        whole = np.concatenate(
            [before, wave, np.zeros((-len(wave) % CELL_SAMPLES, 2), np.float32)]
        )
        late.append(_highest(whole, least))
        before = whole[-_TAPS:]
    found = np.concatenate(late)
    return np.maximum(found[:-1], found[1:])


def _highest(wave: Wave, least: float) -> NDArray[np.float32]:
    """Of each cell between the half filters at both ends."""
    each = np.lib.stride_tricks.sliding_window_view(wave, CELL_SAMPLES + _TAPS, axis=0)[
        ::CELL_SAMPLES
    ]
    filters, most = _filters()
    tall = (
        np.abs(np.pad(wave, ((0, -len(wave) % CELL_SAMPLES), (0, 0))))
        .reshape(-1, 2 * CELL_SAMPLES)
        .max(axis=1)
    )
    highest = most * np.maximum(tall[: len(each)], tall[1 : len(each) + 1])
    near = highest >= least
    highest[near] = np.abs(each[near] @ filters).max(axis=(1, 2))
    return np.asarray(highest, np.float32)


@functools.cache
def _filters() -> tuple[NDArray[np.float32], float]:
    """(CELL + _TAPS, 4 * CELL): a cell and what is around it, to its samples and the points at quarters between them,
    by windowed sines; and how many times as high as its samples a point can be."""
    points = _TAPS // 2 + np.arange(4 * CELL_SAMPLES) / 4
    away = np.arange(CELL_SAMPLES + _TAPS)[:, None] - points
    shapes = np.sinc(away) * np.cos(np.pi * np.clip(away / (_TAPS + 1), -0.5, 0.5)) ** 2
    shapes /= shapes.sum(axis=0)
    return shapes.astype(np.float32), float(np.abs(shapes).sum(axis=0).max())


def _limit_factors(peaks: NDArray[np.float32], limit: float) -> GainCurve:
    """Factors at the edges of cells, none of which lets a peak above the limit: down before it, up after it."""
    factors = np.minimum(1.0, 10 ** (limit / 20) / np.maximum(peaks, 1e-9))
    if factors.min() == 1:
        return np.ones(len(peaks) + 1, np.float32)
    rise = _RELEASE * np.arange(len(factors))
    factors = np.minimum(1.0, np.minimum.accumulate(factors - rise) + rise)
    padded = np.pad(factors, (_ATTACK - 1, _ATTACK - 1), mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(padded, _ATTACK).min(
        axis=1
    )  # of a cell and those to come
    weights = np.hanning(_ATTACK + 2)[1:-1]
    factors = np.convolve(lowest, weights / weights.sum(), "valid")
    return np.asarray(
        np.minimum(np.append(factors[0], factors), np.append(factors, factors[-1])),
        np.float32,
    )
