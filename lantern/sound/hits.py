"""Built-in hits: single sounds that fall on a word, synthesised; the same samples every time.

They are made at the score's rate, in the score's room.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lantern.sound import score
from lantern.sound.arrays import Wave
from lantern.sound.noise import make_noise
from lantern.sound.score.instruments import (
    SCORE_RATE,
    Note,
    ScoreWave,
    add_room,
    play_drum,
)

VERSION = 1
_SEED = 1839

Curve = NDArray[np.float64]


def render_hit(kind: str) -> Wave:
    """Return a hit at the film's rate, (samples, 2), its highest sample at 1."""
    dry = HITS[kind]()
    wet = add_room(np.stack([dry, dry]).astype(np.float32))
    wave = score.to_film_rate(wet).T
    return np.asarray(wave / np.abs(wave).max(), np.float32)


def _make_times(seconds: float) -> Curve:
    return np.arange(round(seconds * SCORE_RATE)) / SCORE_RATE


def _make_noise(t: Curve, low: float, high: float, *, seed: int) -> Curve:
    """Return noise of mean square 1 between two frequencies, 12 dB an octave steep."""
    hz = np.fft.rfftfreq(len(t), 1 / SCORE_RATE)
    response = (hz / low) ** 2 / (1 + (hz / low) ** 2) / (1 + (hz / high) ** 2)
    chance = np.random.default_rng([_SEED, seed])
    return make_noise(chance, response, len(t))


def _shape(t: Curve, rise: float, fall: float) -> Curve:
    """Return an envelope: up in `rise` seconds, to a third in `fall`, and 0 at its end."""
    end = np.clip((t[-1] - t) / 0.2, 0, 1)
    return np.asarray(np.minimum(1, t / rise) * np.exp(-t / fall) * end)


def make_boom() -> ScoreWave:
    """Make a deep blow, like that of a very large drum; its pitch falls from 75 to 38 Hz."""
    t = _make_times(4.0)
    turns = np.cumsum(38 + 37 * np.exp(-t / 0.12)) / SCORE_RATE
    wave = np.sin(2 * np.pi * turns) * _shape(t, 0.006, 0.9)
    wave += 0.22 * np.sin(4 * np.pi * turns) * _shape(t, 0.004, 0.4)
    wave += 0.16 * _make_noise(t, 40, 260, seed=1) * _shape(t, 0.003, 0.12)
    return wave.astype(np.float32)


def make_drum() -> ScoreWave:
    """Make one stroke of a kettledrum on D."""
    return play_drum(Note("timpani", 0.0, 0.0, 38, 1.0, 0))


_BELL = (
    (0.5, 0.55, 3.2),
    (1.0, 1.0, 2.3),
    (1.183, 0.6, 1.7),
    (1.506, 0.4, 1.3),
    (2.0, 0.7, 1.1),
    (2.514, 0.3, 0.7),
    (2.662, 0.25, 0.6),
    (3.011, 0.2, 0.5),
    (4.166, 0.12, 0.3),
)
"""Partials of a church bell: ratio to the prime, level, time constant in seconds.

After Rossing and Perrin, Vibrations of Bells.
"""
_BELL_PRIME = 220.0


def make_bell() -> ScoreWave:
    """Make one stroke of a church bell."""
    t = _make_times(7.0)
    wave = np.zeros(len(t))
    for ratio, level, fall in _BELL:
        turns = _BELL_PRIME * ratio * t
        # no bell is quite round, so each partial is two that beat
        pair = np.sin(2 * np.pi * turns) + 0.4 * np.sin(
            2 * np.pi * 1.002 * turns
        )
        wave += level * pair * _shape(t, 0.003, fall)
    wave += 0.5 * _make_noise(t, 900, 4000, seed=2) * _shape(t, 0.001, 0.02)
    return wave.astype(np.float32)


def make_blast() -> ScoreWave:
    """Make an explosion: a blow, then debris and a rumble that grows duller."""
    t = _make_times(5.0)
    wave = 1.0 * _make_noise(t, 30, 120, seed=3) * _shape(t, 0.004, 0.55)
    wave += 0.55 * _make_noise(t, 80, 900, seed=4) * _shape(t, 0.002, 0.22)
    wave += 0.25 * _make_noise(t, 600, 5000, seed=5) * _shape(t, 0.001, 0.06)
    wave += 0.4 * _make_noise(t, 30, 200, seed=6) * _shape(t, 0.25, 1.1)
    return wave.astype(np.float32)


def make_shot() -> ScoreWave:
    """Make a rifle shot in the open: a crack, a blow, and three echoes."""
    t = _make_times(2.5)
    crack = _make_noise(t, 500, 5500, seed=7) * _shape(t, 0.0005, 0.018)
    blow = 0.7 * _make_noise(t, 80, 500, seed=8) * _shape(t, 0.001, 0.06)
    once = crack + blow
    wave = once.copy()
    for seconds, level in ((0.31, 0.2), (0.52, 0.12), (0.86, 0.07)):
        late = round(seconds * SCORE_RATE)
        wave[late:] += level * once[:-late]
    return wave.astype(np.float32)


def make_tick() -> ScoreWave:
    """Make one tick of a clock: two quick knocks on wood."""
    t = _make_times(0.6)
    knock = np.zeros(len(t))
    for hertz, level in ((1250.0, 1.0), (2480.0, 0.5), (3900.0, 0.25)):
        knock += (
            level * np.sin(2 * np.pi * hertz * t) * _shape(t, 0.0008, 0.012)
        )
    late = round(0.028 * SCORE_RATE)
    wave = knock.copy()
    wave[late:] += 0.45 * knock[:-late]
    return wave.astype(np.float32)


HITS: dict[str, Callable[[], ScoreWave]] = {
    "boom": make_boom,
    "drum": make_drum,
    "bell": make_bell,
    "blast": make_blast,
    "shot": make_shot,
    "tick": make_tick,
}
"""By kind."""
