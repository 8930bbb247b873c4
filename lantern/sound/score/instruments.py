"""Instruments of the score, each a pure function from a note to samples, and a room.

Strings and drone are made in the frequency domain: every harmonic is a narrow band of noise around
a steady line, like many players. So nothing is above half the rate, nothing repeats, and one
transform makes a note. Timpani and harp are sums of sines that die away.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SCORE_RATE = 24_000
"""Samples a second of the score's pieces: nothing in them is above 9 kHz."""
MAX_FREQUENCY = 9_000.0
"""Hz of the highest harmonics."""

ScoreWave = NDArray[np.float32]
"""(samples,) or (2, samples) at SCORE_RATE."""
Spectrum = NDArray[np.complex64]


@dataclass(frozen=True)
class Note:
    """One note; start and length are in seconds, pitch is MIDI's, level is from 0 to 1."""

    instrument: str
    start: float
    length: float
    pitch: int
    level: float
    seed: int


@dataclass(frozen=True)
class Timbre:
    """How a bowed sound is built.

    `tilt` is how fast harmonics fall, `cutoff` is in Hz, `spread` in cents; `rise` and `fall` are
    seconds, and `width` is the level of the sides against the middle.
    """

    tilt: float
    cutoff: float
    spread: float
    rise: float
    fall: float
    width: float


STRINGS = Timbre(
    tilt=1.25,
    cutoff=1500,
    spread=16,
    rise=1.9,
    fall=2.6,
    width=0.42,
)
VIOLINS = Timbre(
    tilt=1.35,
    cutoff=2600,
    spread=20,
    rise=2.6,
    fall=3.0,
    width=0.55,
)
DRONE = Timbre(
    tilt=1.7,
    cutoff=420,
    spread=9,
    rise=3.0,
    fall=3.5,
    width=0.25,
)
BOWED = {"strings": STRINGS, "violins": VIOLINS, "drone": DRONE}

_DRUM = (
    (1.0, 1.0, 1.7),
    (1.504, 0.55, 1.3),
    (1.742, 0.22, 0.9),
    (2.0, 0.3, 0.8),
    (2.245, 0.15, 0.6),
    (2.494, 0.1, 0.5),
)
"""Modes of a kettledrum: ratio to the principal tone, level, time constant in seconds.

After Rossing, The Physics of Kettledrums.
"""
REVERB_SAMPLES = round(2.6 * SCORE_RATE)
"""Samples for which the room goes on sounding."""


def to_hertz(pitch: float) -> float:
    """Return the frequency of a MIDI pitch."""
    return float(440.0 * 2 ** ((pitch - 69) / 12))


def play(tone: Note) -> ScoreWave:
    """Play a note alone: (2, samples), from its own start to where it has died away."""
    if tone.instrument in BOWED:
        return play_bowed(tone, BOWED[tone.instrument])
    mono = (
        play_drum(tone) if tone.instrument == "timpani" else play_plucked(tone)
    )
    aside = 0.12 if tone.seed % 2 else -0.12
    return np.stack(
        [mono * np.float32(1 - aside), mono * np.float32(1 + aside)]
    )


def play_bowed(tone: Note, timbre: Timbre) -> ScoreWave:
    """Play a note of many players, (2, samples).

    The middle has a steady line, and the sides only the spread, so mono loses nothing.
    """
    count = round((tone.length + timbre.fall) * SCORE_RATE)
    size = find_fast_length(count)
    middle, sides = _make_spectra(
        to_hertz(tone.pitch), timbre, size, seed=tone.seed
    )
    rise = round(timbre.rise * SCORE_RATE)
    fall = round(timbre.fall * SCORE_RATE)
    envelope = make_envelope(count, rise, fall) * np.float32(tone.level)
    m = np.fft.irfft(middle, size)[:count] * envelope
    s = np.fft.irfft(sides, size)[:count] * envelope * np.float32(timbre.width)
    return np.stack([m + s, m - s]).astype(np.float32)


def _make_spectra(
    pitch: float, timbre: Timbre, size: int, *, seed: int
) -> tuple[Spectrum, Spectrum]:
    """Return the spectra of middle and sides, (size // 2 + 1,), each of mean square 1."""
    chance = np.random.default_rng(seed)
    noise, lines = _make_harmonics(pitch, timbre, size)
    turn = np.exp(2j * np.pi * chance.random((2, len(noise))))
    scale = size / np.sqrt(2)
    middle = (0.75 * noise * turn[0] + 0.66 * lines * turn[1]) * scale
    sides = noise * turn[1] * scale
    return middle.astype(np.complex64), sides.astype(np.complex64)


def _make_harmonics(
    pitch: float, timbre: Timbre, size: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the amplitudes of noise around the harmonics, and of steady lines, (size // 2 + 1,).

    The sum of squares of each is 1.
    """
    count = size // 2 + 1
    power = np.zeros(count)
    lines = np.zeros(count)
    hz = SCORE_RATE / size
    for h in range(1, int(MAX_FREQUENCY / pitch) + 1):
        f = pitch * h
        level = _compute_level(timbre, h, f)
        wide = max(0.35, f * (2 ** (timbre.spread / 1200) - 1))
        low = max(1, int((f - 3 * wide) / hz))
        high = min(count - 1, int((f + 3 * wide) / hz) + 2)
        shape = np.exp(-(((np.arange(low, high) * hz - f) / wide) ** 2))
        power[low:high] += level**2 * shape / shape.sum()
        lines[round(f / hz)] += level
    return _normalise(np.sqrt(power)), _normalise(lines)


def _compute_level(timbre: Timbre, h: int, f: float) -> float:
    """Return the level of harmonic `h`, which is at `f` Hz."""
    return float(h**-timbre.tilt / (1 + (f / timbre.cutoff) ** 4) ** 0.5)


def _normalise(amplitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(amplitudes / np.sqrt(np.sum(amplitudes**2)))


def make_envelope(count: int, rise: int, fall: int) -> ScoreWave:
    """Return an envelope (count,) without corners: up in `rise`, an arch, down in `fall`."""
    rise = min(rise, count // 2)
    fall = min(fall, count - count // 2)
    envelope = 0.82 + 0.18 * np.sin(np.linspace(0, np.pi, count))
    envelope[:rise] *= 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise))
    envelope[count - fall :] *= 0.5 + 0.5 * np.cos(np.linspace(0, np.pi, fall))
    return envelope.astype(np.float32)


def play_plucked(tone: Note) -> ScoreWave:
    """Play a soft low string, as of a harp or a felted piano, (samples,).

    Its stretched partials die away one after another.
    """
    count = round(5.5 * SCORE_RATE)
    t = np.arange(count, dtype=np.float32) / SCORE_RATE
    pitch = to_hertz(tone.pitch)
    wave = np.zeros(count, np.float32)
    for h in range(1, 11):
        f = pitch * h * (1 + 4e-4 * h * h) ** 0.5
        if f >= MAX_FREQUENCY / 2:
            continue
        level = h**-1.3 / (1 + (f / 1400) ** 2)
        sine = np.float32(level) * np.sin(np.float32(2 * np.pi * f) * t)
        wave += sine * np.exp(-t * np.float32(0.9 + 0.5 * h))
    return _shape_stroke(wave, 0.008) * np.float32(tone.level)


def play_drum(tone: Note) -> ScoreWave:
    """Play a kettledrum with soft sticks, (samples,); its pitch settles in a tenth of a second."""
    count = round(5 * SCORE_RATE)
    t = np.arange(count) / SCORE_RATE
    settling = 0.012 * 0.08 * (1 - np.exp(-t / 0.08))
    phase = 2 * np.pi * to_hertz(tone.pitch) * (t + settling)
    wave = np.zeros(count)
    for ratio, level, decay in _DRUM:
        wave += level * np.sin(ratio * phase) * np.exp(-t / decay)
    return _shape_stroke(wave.astype(np.float32), 0.014) * np.float32(
        tone.level
    )


def _shape_stroke(wave: ScoreWave, rise: float) -> ScoreWave:
    """Give a struck sound a beginning of `rise` seconds and an end of half a second, in place."""
    up = round(rise * SCORE_RATE)
    down = SCORE_RATE // 2
    wave[:up] *= (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, up))).astype(
        np.float32
    )
    wave[-down:] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, down))).astype(
        np.float32
    )
    return wave


def add_room(dry: ScoreWave) -> ScoreWave:
    """Return a sound (2, samples) with what the room answers, REVERB_SAMPLES longer."""
    count = dry.shape[1] + REVERB_SAMPLES
    size = find_fast_length(count)
    answer = np.fft.irfft(np.fft.rfft(dry, size) * _make_room(size), size)
    wet = answer[:, :count].astype(np.float32)
    wet[:, : dry.shape[1]] += dry
    return wet


@functools.cache
def _make_room(size: int) -> Spectrum:
    """Return the room's responses for a transform of `size` samples, (2, size // 2 + 1).

    They are noise that dies away in 2.4 s, dull, and without the lowest tones.
    """
    noise = _make_reverb()
    left = noise[0] + 0.6 * noise[1]
    right = noise[0] - 0.6 * noise[1]
    f = np.fft.rfftfreq(size, 1 / SCORE_RATE)
    colour = (f / 180) ** 2 / (1 + (f / 180) ** 2) / (1 + (f / 2600) ** 2)
    spectra = np.fft.rfft(np.stack([left, right]), size) * colour
    gain = np.sqrt(
        np.mean(
            np.abs(spectra) ** 2,
            axis=1,
            keepdims=True,
        )
    )
    return np.asarray(spectra / gain * 0.42, np.complex64)


def _make_reverb() -> NDArray[np.float64]:
    """Return two independent noises that rise in 20 ms and die away, (2, REVERB_SAMPLES)."""
    chance = np.random.default_rng(1945)
    t = np.arange(REVERB_SAMPLES) / SCORE_RATE
    noise = chance.standard_normal((2, REVERB_SAMPLES))
    noise = noise * np.exp(-6.9 * t / 2.4) * np.minimum(1, t / 0.02)
    noise[:, -SCORE_RATE // 4 :] *= np.linspace(1, 0, SCORE_RATE // 4)
    return noise


def find_fast_length(count: int) -> int:
    """Return the smallest even length from `count` on without a prime factor above 5.

    Transforms of such lengths are quick.
    """
    best = 1 << max(1, (count - 1).bit_length())
    for five in (1, 5, 25, 125):
        for three in (1, 3, 9, 27):
            size = 2 * five * three
            while size < count:
                size *= 2
            best = min(best, size)
    return best
