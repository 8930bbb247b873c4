"""Loudness by ITU-R BS.1770-5 from blocks of 100 ms, so that voice and music can be compared moment by moment."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Wave

HOP_SAMPLES = SAMPLE_RATE // 10
"""Samples of a block."""
CELL_SAMPLES = SAMPLE_RATE // 500
"""Samples of a cell of 2 ms."""
_PIECE = 50 * HOP_SAMPLES
"""Samples that are transformed at a time: longer ones take twice as long for each (measured)."""
_RUN_IN = SAMPLE_RATE // 2
"""Samples before a stretch that the filter needs to have heard: its slowest part dies away in less."""

Powers = NDArray[np.float64]


class AudioStream(Protocol):
    """Stereo sound that comes block by block."""

    def iter_blocks(self) -> Iterable[tuple[int, Wave]]: ...


@functools.cache
def _weighting(size: int) -> NDArray[np.complex64]:
    """The K-weighting at the points of a transform: BS.1770's two filters for 48 kHz."""
    z = np.exp(-2j * np.pi * np.fft.fftfreq(size))
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    return np.asarray(shelf * high, np.complex64)


def measure_cells(track: AudioStream) -> NDArray[np.float32]:
    """K-weighted power of each 2 ms, both channels together; the last one is filled up with silence."""
    found = []
    before = np.zeros((_RUN_IN, 2), np.float32)
    for _, wave in track.iter_blocks():
        for start in range(0, len(wave), _PIECE):
            part = wave[start : start + _PIECE]
            whole = np.concatenate(
                [before, part, np.zeros((-len(part) % HOP_SAMPLES, 2), np.float32)]
            )
            both = whole.view(np.complex64)[
                :, 0
            ]  # left and right as one: the filter is real
            weighted = np.fft.ifft(np.fft.fft(both) * _weighting(len(both)))[_RUN_IN:]
            pairs = (
                weighted[: -(-len(part) // CELL_SAMPLES) * CELL_SAMPLES]
                .view(np.float32)
                .reshape(-1, 2 * CELL_SAMPLES)
            )
            found.append(np.einsum("ij,ij->i", pairs, pairs) / np.float32(CELL_SAMPLES))
            before = whole[len(part) : len(part) + _RUN_IN]
    return np.concatenate(found) if found else np.zeros(0, np.float32)


def average_tenths(cells: NDArray[np.floating[Any]]) -> Powers:
    """Means over 100 ms each of what `cells` found."""
    starts = np.arange(0, len(cells), HOP_SAMPLES // CELL_SAMPLES)
    return (
        np.add.reduceat(cells, starts, dtype=np.float64) * (CELL_SAMPLES / HOP_SAMPLES)
        if len(cells)
        else np.zeros(0)
    )


def measure_powers(track: AudioStream) -> Powers:
    """K-weighted power of each 100 ms, both channels together; the last one is filled up with silence."""
    return average_tenths(measure_cells(track))


def to_lufs(power: float) -> float:
    """A power as LUFS; what is no number stays none."""
    if math.isfinite(power):
        return -0.691 + 10 * math.log10(power) if power > 1e-12 else -math.inf
    return math.nan


def average_windows(values: Powers, count: int) -> Powers:
    """Means over `count` blocks, centred, as many as there are blocks; beyond the ends nothing is counted."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    low, high = (
        np.maximum(0, at - count // 2),
        np.minimum(len(values), at - count // 2 + count),
    )
    return np.asarray(np.maximum(0.0, total[high] - total[low]) / (high - low))


def measure_integrated(powers: Powers) -> float:
    """LUFS of the whole, gated at -70 and 10 LU under what is left; -inf for silence."""
    quarters = (
        np.convolve(powers, np.full(4, 0.25), "valid") if len(powers) >= 4 else powers
    )
    loud = quarters[quarters > 10 ** ((-70 + 0.691) / 10)]
    if not len(loud):
        return -math.inf
    loud = loud[loud > loud.mean() / 10]
    return to_lufs(float(loud.mean()))


def measure_loudest(powers: Powers) -> float:
    """LUFS of the loudest 400 ms; of a shorter sound, as if silence followed."""
    return (
        to_lufs(float(np.convolve(powers, np.full(4, 0.25), "full").max()))
        if len(powers)
        else -math.inf
    )
