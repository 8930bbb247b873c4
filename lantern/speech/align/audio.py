"""A sentence's sound as the aligners hear it: 16 kHz, at one level, with its pauses known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm

MonoWave = NDArray[np.float64]
"""(samples,), with full scale at 32768."""

RATE = 16_000
"""Samples a second."""
FRAME = RATE // 100
"""Samples of a frame of 10 ms."""
_PEAK = 20_000.0
_FLOOR = -42.0  # dB below the loudest frame: quieter is a pause
_TAPS = 97


@dataclass(frozen=True)
class AlignmentAudio:
    """Samples at 16 kHz, and for each frame of 10 ms whether it sounds; at least one does."""

    wave: MonoWave
    active: NDArray[np.bool_]

    @property
    def first_frame(self) -> int:
        """The first frame that sounds."""
        return int(np.flatnonzero(self.active)[0])

    @property
    def end_frame(self) -> int:
        """The frame after the last that sounds."""
        return int(np.flatnonzero(self.active)[-1]) + 1

    def find_sound_end(self, start: int, end: int) -> int:
        """Return where the last sound in the frames [start, end) ends; `end` if none sounds."""
        loud = np.flatnonzero(self.active[start:end])
        return start + int(loud[-1]) + 1 if loud.size else end


def make_cue(start: float, end: float) -> SampleRange:
    """Return the samples at 48 kHz of the frames [start, end), from the sound's beginning on."""
    unit = SAMPLE_RATE // 100
    return max(0, round(start * unit)), max(0, round(end * unit))


def prepare_sound(pcm: Pcm, rate: int = SAMPLE_RATE) -> AlignmentAudio | None:
    """Return mono samples at `rate` as the aligners hear them; None for silence."""
    wave = _resample(pcm.astype(np.float64), rate)
    peak = float(np.abs(wave).max(initial=0))
    if peak < 1 or len(wave) < 5 * FRAME:
        return None
    wave *= _PEAK / peak
    frames = wave[: len(wave) // FRAME * FRAME].reshape(-1, FRAME)
    level = 20 * np.log10(np.sqrt((frames**2).mean(axis=1)) + 1e-6)
    return AlignmentAudio(wave, level > level.max() + _FLOOR)


def _resample(wave: MonoWave, rate: int) -> MonoWave:
    if rate == RATE or not len(wave):
        return wave
    smooth = wave
    if len(wave) >= _TAPS:
        n = np.arange(_TAPS) - _TAPS // 2
        cutoff = 0.95 * RATE / rate
        low_pass = cutoff * np.sinc(cutoff * n) * np.hamming(_TAPS)
        smooth = np.convolve(wave, low_pass, "same")
    at = np.arange(len(wave) * RATE // rate) * (rate / RATE)
    return np.asarray(np.interp(at, np.arange(len(wave)), smooth), np.float64)
