"""Instruments of the score, each a pure function from a note to samples: strings and drone, timpani, harp; and a room.

Strings are made in the frequency domain: every harmonic is a narrow band of noise round a steady line, as of many
players. So nothing lies above half the rate, nothing repeats, and one transform makes a note.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SCORE_RATE = 24_000
"""Samples a second of the score's pieces: nothing in it is heard above 9 kHz, and half the rate is half the work."""
MAX_FREQUENCY = 9_000.0

ScoreWave = NDArray[np.float32]


@dataclass(frozen=True)
class Note:
    """One note: which instrument, from when and how long in seconds, MIDI pitch, level 0 to 1, and its own seed."""

    instrument: str
    start: float
    length: float
    pitch: int
    level: float
    seed: int


@dataclass(frozen=True)
class Timbre:
    """How a bowed sound is built: fall of the harmonics, cut-off in Hz, spread in cents, rise and fall in seconds."""

    tilt: float
    cutoff: float
    spread: float
    rise: float
    fall: float
    width: float


STRINGS = Timbre(tilt=1.25, cutoff=1500, spread=16, rise=1.9, fall=2.6, width=0.42)
VIOLINS = Timbre(tilt=1.35, cutoff=2600, spread=20, rise=2.6, fall=3.0, width=0.55)
DRONE = Timbre(tilt=1.7, cutoff=420, spread=9, rise=3.0, fall=3.5, width=0.25)
BOWED = {"strings": STRINGS, "violins": VIOLINS, "drone": DRONE}

_DRUM = (
    (1.0, 1.0, 1.7),
    (1.504, 0.55, 1.3),
    (1.742, 0.22, 0.9),
    (2.0, 0.3, 0.8),
    (2.245, 0.15, 0.6),
    (2.494, 0.1, 0.5),
)
"""Modes of a kettledrum: ratio to the principal tone, level, time constant (Rossing, The Physics of Kettledrums)."""


def to_hertz(pitch: float) -> float:
    return float(440.0 * 2 ** ((pitch - 69) / 12))


def play(tone: Note) -> ScoreWave:
    """The note alone: (2, samples), from its own start to where it has died away."""
    if tone.instrument in BOWED:
        return play_bowed(tone, BOWED[tone.instrument])
    mono = play_drum(tone) if tone.instrument == "timpani" else play_plucked(tone)
    aside = 0.12 if tone.seed % 2 else -0.12
    return np.stack([mono * np.float32(1 - aside), mono * np.float32(1 + aside)])


def play_bowed(tone: Note, timbre: Timbre) -> ScoreWave:
    """A note of many players: the middle carries a steady line, the sides only the spread, so mono loses nothing."""
    count = round((tone.length + timbre.fall) * SCORE_RATE)
    size = find_fast_length(count)
    middle, sides = _bands(to_hertz(tone.pitch), timbre, size, tone.seed)
    envelope = make_envelope(
        count, round(timbre.rise * SCORE_RATE), round(timbre.fall * SCORE_RATE)
    ) * np.float32(tone.level)
    m = np.fft.irfft(middle, size)[:count] * envelope
    s = np.fft.irfft(sides, size)[:count] * envelope * np.float32(timbre.width)
    return np.stack([m + s, m - s]).astype(np.float32)


def _bands(
    pitch: float, timbre: Timbre, size: int, seed: int
) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """Two spectra of one sound with other phases, each of mean square 1."""
    chance = np.random.default_rng(seed)
    power = np.zeros(size // 2 + 1)
    lines = np.zeros(size // 2 + 1)
    hz = SCORE_RATE / size
    for h in range(1, int(MAX_FREQUENCY / pitch) + 1):
        f = pitch * h
        level = h**-timbre.tilt / (1 + (f / timbre.cutoff) ** 4) ** 0.5
        wide = max(0.35, f * (2 ** (timbre.spread / 1200) - 1))
        low, high = (
            max(1, int((f - 3 * wide) / hz)),
            min(len(power) - 1, int((f + 3 * wide) / hz) + 2),
        )
        bins = np.arange(low, high)
        shape = np.exp(-(((bins * hz - f) / wide) ** 2))
        power[low:high] += level**2 * shape / shape.sum()
        lines[round(f / hz)] += level
    noise = np.sqrt(power)
    noise /= np.sqrt(np.sum(noise**2))
    lines /= np.sqrt(np.sum(lines**2))
    turn = np.exp(2j * np.pi * chance.random((2, len(power))))
    scale = size / np.sqrt(2)
    middle = (0.75 * noise * turn[0] + 0.66 * lines * turn[1]) * scale
    sides = noise * turn[1] * scale
    return middle.astype(np.complex64), sides.astype(np.complex64)


def make_envelope(count: int, rise: int, fall: int) -> ScoreWave:
    """An envelope without corners: up over `rise`, a slow arch, down over `fall`."""
    rise, fall = min(rise, count // 2), min(fall, count - count // 2)
    envelope = 0.82 + 0.18 * np.sin(np.linspace(0, np.pi, count))
    envelope[:rise] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise))
    envelope[count - fall :] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall))
    return envelope.astype(np.float32)


def play_plucked(tone: Note) -> ScoreWave:
    """A soft low string, as of a harp or a felted piano: stretched partials that die one after another."""
    count = round(5.5 * SCORE_RATE)
    t = np.arange(count, dtype=np.float32) / SCORE_RATE
    pitch = to_hertz(tone.pitch)
    wave = np.zeros(count, np.float32)
    for h in range(1, 11):
        f = pitch * h * (1 + 4e-4 * h * h) ** 0.5
        if f < MAX_FREQUENCY / 2:
            level = h**-1.3 / (1 + (f / 1400) ** 2)
            wave += (
                np.float32(level)
                * np.sin(np.float32(2 * np.pi * f) * t)
                * np.exp(-t * np.float32(0.9 + 0.5 * h))
            )
    return _shape_stroke(wave, 0.008) * np.float32(tone.level)


def play_drum(tone: Note) -> ScoreWave:
    """A kettledrum with soft sticks; its pitch settles in the first tenth of a second."""
    count = round(5 * SCORE_RATE)
    t = np.arange(count) / SCORE_RATE
    bend = (
        2 * np.pi * to_hertz(tone.pitch) * (t + 0.012 * 0.08 * (1 - np.exp(-t / 0.08)))
    )
    wave = np.zeros(count)
    for ratio, level, decay in _DRUM:
        wave += level * np.sin(ratio * bend) * np.exp(-t / decay)
    return _shape_stroke(wave.astype(np.float32), 0.014) * np.float32(tone.level)


def _shape_stroke(wave: ScoreWave, rise: float) -> ScoreWave:
    """Rise and end of a struck sound, without a corner."""
    up, down = round(rise * SCORE_RATE), SCORE_RATE // 2
    wave[:up] *= (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, up))).astype(np.float32)
    wave[-down:] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, down))).astype(np.float32)
    return wave


REVERB_SAMPLES = round(2.6 * SCORE_RATE)
"""Samples for which the room goes on sounding."""


@functools.cache
def _room(size: int) -> NDArray[np.complex64]:
    """The room's two responses at `size` points: noise that dies in 2.4 s, dull, without the lowest tones."""
    chance = np.random.default_rng(1945)
    t = np.arange(REVERB_SAMPLES) / SCORE_RATE
    noise = (
        chance.standard_normal((2, REVERB_SAMPLES))
        * np.exp(-6.9 * t / 2.4)
        * np.minimum(1, t / 0.02)
    )
    noise[:, -SCORE_RATE // 4 :] *= np.linspace(1, 0, SCORE_RATE // 4)
    pair = np.stack([noise[0] + 0.6 * noise[1], noise[0] - 0.6 * noise[1]])
    f = np.fft.rfftfreq(size, 1 / SCORE_RATE)
    colour = (f / 180) ** 2 / (1 + (f / 180) ** 2) / (1 + (f / 2600) ** 2)
    spectra = np.fft.rfft(pair, size) * colour
    gain = np.sqrt(np.mean(np.abs(spectra) ** 2, axis=1, keepdims=True))
    return np.asarray(spectra / gain * 0.42, np.complex64)


def add_room(dry: ScoreWave) -> ScoreWave:
    """The sound and what the room answers, `ROOM` samples longer."""
    count = dry.shape[1] + REVERB_SAMPLES
    size = find_fast_length(count)
    wet = np.fft.irfft(np.fft.rfft(dry, size) * _room(size), size)[:, :count].astype(
        np.float32
    )
    wet[:, : dry.shape[1]] += dry
    return wet


def find_fast_length(count: int) -> int:
    """The least even length from `count` on that has no prime factor above 5: transforms of it are quick."""
    best = 1 << max(1, (count - 1).bit_length())
    for five in (1, 5, 25, 125):
        for three in (1, 3, 9, 27):
            size = 2 * five * three
            while size < count:
                size *= 2
            best = min(best, size)
    return best
