"""Cells of ambience: stretches of 12 s that overlap by 2 s, each with chance of its own.

A sound is made cell by cell, so that an hour of wind takes no more memory than a minute, and
nothing in it comes round again. What goes on over cells is a function of time since the start.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Wave

STEP_SECONDS = 10
"""Seconds from the start of one cell to the start of the next."""
OVERLAP_SECONDS = 2
"""Seconds in which one cell gives way to the next."""
CELL_SAMPLES = (STEP_SECONDS + OVERLAP_SECONDS) * SAMPLE_RATE

Curve = NDArray[np.float64]
"""(samples,)"""
Mono = NDArray[np.float32]
"""(samples,)"""


@dataclass(frozen=True)
class Band:
    """A shape of noise: dB at some Hz, straight between them on a scale of octaves.

    `width` is the level of the sides against the middle.
    """

    points: tuple[tuple[float, float], ...]
    width: float = 0.7


@dataclass(frozen=True)
class Event:
    """A sound that begins in a cell, `start` seconds after the cell does.

    `pan` is from -1, left, to 1, right.
    """

    start: float
    wave: Mono
    pan: float = 0.0


@dataclass(frozen=True)
class Cell:
    """The `index`th cell of a sound, from 0; another `seed` is another sound of the same kind."""

    index: int
    seed: int

    @property
    def start(self) -> float:
        """Seconds from the sound's start to the cell's; the first one begins before it."""
        return float(self.index * STEP_SECONDS - OVERLAP_SECONDS)

    @functools.cached_property
    def chance(self) -> np.random.Generator:
        """Chance of this cell alone."""
        return np.random.default_rng([self.seed, self.index])

    @functools.cached_property
    def times(self) -> Curve:
        """Seconds from the sound's start, for each sample."""
        return self.start + np.arange(CELL_SAMPLES) / SAMPLE_RATE

    def make_noise(self, band: Band) -> Wave:
        """Return noise of mean square 1 in each channel, (CELL_SAMPLES, 2), faded at its ends.

        Two neighbours add up to the same power everywhere.
        """
        middle = _shape_noise(self.chance, band.points)
        sides = _shape_noise(self.chance, band.points) * np.float32(band.width)
        scale = np.float32((1 + band.width**2) ** -0.5)
        fade = _make_fade() ** np.float32(0.5)
        both = np.stack([middle + sides, middle - sides], axis=1)
        return np.asarray(both * (scale * fade)[:, None], np.float32)

    def make_tone(self, wave: NDArray[np.floating]) -> Wave:
        """Return what goes on in all cells, (CELL_SAMPLES,) or (CELL_SAMPLES, 2), faded.

        Two neighbours add up to the tone itself.
        """
        both = wave
        if wave.ndim == 1:
            both = np.stack([wave, wave], axis=1)
        return np.asarray(both * _make_fade()[:, None], np.float32)

    def draw_starts(self, rate: float) -> Curve:
        """Draw the seconds at which events begin, `rate` of them in a second on average."""
        count = int(self.chance.poisson(rate * STEP_SECONDS))
        return np.sort(self.chance.uniform(0, STEP_SECONDS, count))


@functools.cache
def _make_fade() -> Mono:
    """Return gains that rise and fall in straight lines over the overlaps."""
    ramp = np.linspace(0, 1, OVERLAP_SECONDS * SAMPLE_RATE, dtype=np.float32)
    fade = np.ones(CELL_SAMPLES, np.float32)
    fade[: len(ramp)] = ramp
    fade[-len(ramp) :] = ramp[::-1]
    return fade


@functools.lru_cache(maxsize=32)
def _make_response(points: tuple[tuple[float, float], ...]) -> Curve:
    """Return the amplitudes of a shape at each frequency of a cell; their noise has power 1."""
    hz = np.fft.rfftfreq(CELL_SAMPLES, 1 / SAMPLE_RATE)
    octaves = np.log2(np.maximum(hz, 1.0))
    at = np.log2([point[0] for point in points])
    decibels = [point[1] for point in points]
    amplitudes = 10 ** (np.interp(octaves, at, decibels) / 20)
    amplitudes[hz < 15] = 0.0  # nobody hears it, and loudspeakers move
    return np.asarray(amplitudes / np.sqrt(np.sum(amplitudes**2)))


def _shape_noise(
    chance: np.random.Generator, points: tuple[tuple[float, float], ...]
) -> Mono:
    response = _make_response(points)
    parts = chance.standard_normal((2, len(response)), np.float32)
    spectrum = (parts[0] + 1j * parts[1]) * response.astype(np.float32)
    noise = np.fft.irfft(spectrum, CELL_SAMPLES) * (CELL_SAMPLES / 2)
    return np.asarray(noise, np.float32)


def lay_events(events: Sequence[Event], longest: float) -> Wave:
    """Return events at their places, (samples, 2): a cell and `longest` seconds more."""
    out = np.zeros((CELL_SAMPLES + round(longest * SAMPLE_RATE), 2), np.float32)
    for event in events:
        first = round(event.start * SAMPLE_RATE)
        wave = event.wave[: len(out) - first]
        out[first : first + len(wave)] += wave[:, None] * pan_gains(event.pan)
    return out


def pan_gains(pan: float) -> NDArray[np.float32]:
    """Return the gains of left and right for a place from -1, left, to 1, right."""
    angle = (pan + 1) * np.pi / 4
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


def drift(
    times: Curve, seed: Sequence[int], *, slowest: float, quickest: float
) -> Curve:
    """Return a curve that wanders around 0 with mean square 1, (samples,).

    It is a sum of sines whose periods, `slowest` to `quickest` seconds, have no common measure.
    """
    chance = np.random.default_rng(seed)
    rates = np.geomspace(1 / slowest, 1 / quickest, 6) * chance.uniform(
        0.9, 1.1, 6
    )
    phases = chance.uniform(0, 2 * np.pi, 6)
    # it is slow: sines at each 5 ms, straight lines between, take a tenth of the time
    at = np.append(times[:: SAMPLE_RATE // 200], times[-1])
    curve = np.zeros(len(at))
    for rate, phase in zip(rates, phases, strict=True):
        curve += np.sin(2 * np.pi * rate * at + phase)
    return np.asarray(np.interp(times, at, curve / np.sqrt(3)))


def add_harmonics(turns: Curve, levels: Sequence[complex]) -> Curve:
    """Return the sum of harmonics of a tone whose `turns` are given, (samples,).

    The first level is the tone's own; the angle of a level is where its harmonic begins.
    """
    tone = np.exp(2j * np.pi * (turns % 1.0))
    harmonic = tone
    wave = np.zeros(len(turns))
    for level in levels:
        wave += (harmonic * level).real
        harmonic = harmonic * tone
    return wave


def to_gain(decibels: NDArray[np.floating]) -> Wave:
    """Return gains for both channels, (samples, 1)."""
    return np.asarray(10 ** (decibels / 20), np.float32)[:, None]


def make_decay(
    seconds: float, falls_in: float, *, rises_in: float = 0.001
) -> Mono:
    """Return an envelope: up in `rises_in`, then down by 60 dB in `falls_in` seconds.

    Its last hundredth of a second goes to 0.
    """
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    envelope = np.minimum(1, t / rises_in) * np.exp(-6.9 * t / falls_in)
    envelope *= np.clip((seconds - t) / 0.01, 0, 1)
    return np.asarray(envelope, np.float32)
