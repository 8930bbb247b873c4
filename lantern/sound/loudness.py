"""Loudness by ITU-R BS.1770-5, in cells of 2 ms and in tenths of a second."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Wave

HOP_SAMPLES = SAMPLE_RATE // 10
"""Samples of a tenth of a second."""
CELL_SAMPLES = SAMPLE_RATE // 500
"""Samples of a cell of 2 ms."""
_PIECE = 25 * HOP_SAMPLES
"""Samples that are transformed at a time: longer pieces take twice as long for each (measured)."""
_RUN_IN = SAMPLE_RATE // 2
"""Samples before a piece that the filter needs: its slowest part dies away in less."""

Powers = NDArray[np.float64]
"""(tenths,): K-weighted power of each tenth of a second, both channels together."""


class AudioStream(Protocol):
    """Stereo sound that comes block by block."""

    def iter_blocks(self) -> Iterable[tuple[int, Wave]]:
        """Give the blocks in order: first sample, and samples (n, 2)."""


@functools.cache
def _make_weighting(size: int) -> NDArray[np.complex64]:
    """Return the K-weighting at the points of a transform: BS.1770's two filters for 48 kHz."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    above = 1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2
    below = 1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    shelf = above / below
    high = (1 - 2 * z + z**2) / (
        1 - 1.99004745483398 * z + 0.99007225036621 * z**2
    )
    return np.asarray(shelf * high, np.complex64)


def measure_cells(track: AudioStream) -> NDArray[np.float32]:
    """Measure the K-weighted power of each cell, both channels together, (cells,).

    The last cell is filled up with silence.
    """
    found = [np.zeros(0, np.float32)]
    before = np.zeros((_RUN_IN, 2), np.float32)
    for piece in _iter_pieces(track):
        padding = np.zeros((-len(piece) % HOP_SAMPLES, 2), np.float32)
        whole = np.concatenate([before, piece, padding])
        count = -(-len(piece) // CELL_SAMPLES)
        found.append(_measure_stereo(whole)[:count])
        before = whole[len(piece) : len(piece) + _RUN_IN]
    return np.concatenate(found)


def _iter_pieces(track: AudioStream) -> Iterator[Wave]:
    for _, wave in track.iter_blocks():
        for start in range(0, len(wave), _PIECE):
            yield wave[start : start + _PIECE]


def _measure_stereo(wave: Wave) -> NDArray[np.float32]:
    """Return the powers of the cells of (samples, 2) after the run-in."""
    left, right = np.ascontiguousarray(wave.T)
    powers = _measure_channel(left)
    if np.array_equal(left, right):  # a voice: half of the work
        return powers + powers
    return powers + _measure_channel(right)


def _measure_channel(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    spectrum = np.fft.rfft(wave) * _make_weighting(len(wave))
    weighted = np.fft.irfft(spectrum, len(wave))[_RUN_IN:]
    cells = weighted.reshape(-1, CELL_SAMPLES)
    powers = np.einsum("ij,ij->i", cells, cells) / np.float32(CELL_SAMPLES)
    return np.asarray(powers, np.float32)


def average_tenths(cells: NDArray[np.floating[Any]]) -> Powers:
    """Return the means of cells over tenths of a second."""
    if not len(cells):
        return np.zeros(0)
    starts = np.arange(0, len(cells), HOP_SAMPLES // CELL_SAMPLES)
    sums = np.add.reduceat(cells, starts, dtype=np.float64)
    return np.asarray(sums * (CELL_SAMPLES / HOP_SAMPLES), np.float64)


def measure_powers(track: AudioStream) -> Powers:
    """Measure the K-weighted power of each tenth; the last one is filled up with silence."""
    return average_tenths(measure_cells(track))


def to_lufs(power: float) -> float:
    """Return a power as LUFS: -inf for silence, nan for what is no number."""
    if not math.isfinite(power):
        return math.nan
    if power <= 1e-12:
        return -math.inf
    return -0.691 + 10 * math.log10(power)


def average_windows(values: Powers, count: int) -> Powers:
    """Return means over windows of `count` values, centred on each value; ends are cut off."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    first = np.arange(len(values)) - count // 2
    low = np.maximum(0, first)
    high = np.minimum(len(values), first + count)
    return np.asarray(np.maximum(0.0, total[high] - total[low]) / (high - low))


def measure_integrated(powers: Powers) -> float:
    """Return the LUFS of the whole, gated at -70 and 10 LU under the rest; -inf for silence."""
    windows = powers
    if len(powers) >= 4:
        windows = np.convolve(powers, np.full(4, 0.25), "valid")
    loud = windows[windows > 10 ** ((-70 + 0.691) / 10)]
    if not len(loud):
        return -math.inf
    loud = loud[loud > loud.mean() / 10]
    return to_lufs(float(loud.mean()))


def measure_loudest(powers: Powers) -> float:
    """Return the LUFS of the loudest 400 ms; of a shorter sound, as if silence followed."""
    if not len(powers):
        return -math.inf
    windows = np.convolve(powers, np.full(4, 0.25), "full")
    return to_lufs(float(windows.max()))
