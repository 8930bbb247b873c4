"""Living things, and fire: a crowd, birds, crickets on the steppe at night, a fire."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ambience.cells import (
    STEP_SECONDS,
    Band,
    Cell,
    Curve,
    Event,
    Mono,
    add_harmonics,
    drift,
    lay_events,
    make_decay,
    pan_gains,
    to_gain,
)
from lantern.sound.arrays import Wave

_CROWD_AIR = Band(
    ((120, -20), (350, 0), (900, -6), (2500, -22), (7000, -45)), width=0.8
)
_SPEAKERS = 22
_VOWELS = (
    (730, 1090),
    (530, 1840),
    (300, 870),
    (570, 840),
    (440, 1020),
    (390, 1990),
)
"""The first two formants of some vowels, in Hz.

After Peterson and Barney, Control Methods Used in a Study of the Vowels.
"""


def make_crowd(cell: Cell) -> Wave:
    """Make a crowd at some distance: many voices at once, none of whose words can be heard."""
    wave = cell.make_noise(_CROWD_AIR) * np.float32(0.25)
    events: list[Event] = []
    for _ in range(_SPEAKERS):
        events += _speak(cell)
    out = lay_events(events, 0.5)
    out[: len(wave)] += wave
    return out


def _speak(cell: Cell) -> Iterator[Event]:
    """Yield the syllables of one speaker of a crowd: phrases, and breaths between them."""
    chance = cell.chance
    pitch = chance.uniform(95, 235)
    pan = float(chance.uniform(-0.9, 0.9))
    loudness = chance.uniform(0.25, 1.0) ** 1.5
    at = chance.uniform(-1.5, 1.0)
    while at < STEP_SECONDS - 0.3:
        for _ in range(int(chance.integers(3, 11))):
            seconds = chance.uniform(0.12, 0.27)
            if 0 <= at < STEP_SECONDS - 0.3:
                level = loudness * chance.uniform(0.5, 1.0)
                voice = _make_syllable(chance, pitch, seconds)
                yield Event(at, voice * np.float32(level), pan)
            at += seconds + chance.uniform(0.0, 0.05)
        at += chance.uniform(0.3, 1.6)


def _make_syllable(
    chance: np.random.Generator, pitch: float, seconds: float
) -> Mono:
    """Return a vowel as a voice says it far away: harmonics under two formants, up to 2.6 kHz."""
    count = round(seconds * SAMPLE_RATE)
    t = np.arange(count) / SAMPLE_RATE
    formants = _VOWELS[int(chance.integers(len(_VOWELS)))]
    own = pitch * chance.uniform(0.88, 1.18)
    turns = own * (t + chance.uniform(-0.25, 0.15) * t**2 / 2)
    levels = []
    for harmonic in range(1, int(2600 / own) + 1):
        level = _weigh(own * harmonic, formants) * harmonic**-0.3
        levels.append(level * np.exp(1j * chance.uniform(0, 6.28)))
    wave = add_harmonics(turns, levels)
    envelope = np.sin(np.pi * np.arange(count) / count) ** 0.8
    return np.asarray(wave * envelope, np.float32)


def _weigh(hertz: float, formants: tuple[int, int]) -> float:
    """Return the level of a frequency in a vowel."""
    near = 1 / (1 + ((hertz - formants[0]) / 110) ** 2)
    far = 0.45 / (1 + ((hertz - formants[1]) / 150) ** 2)
    return near + far + 0.03


_MORNING = Band(((150, -8), (400, 0), (1500, -10), (6000, -26)), width=0.9)
_SINGERS = 5
_SONG_SECONDS = 2.2


def make_birds(cell: Cell) -> Wave:
    """Make birds in the morning: a few singers, each with a song and a tree of its own."""
    air = drift(
        cell.times,
        [cell.seed, 1],
        slowest=21,
        quickest=6,
    )
    wave = cell.make_noise(_MORNING) * to_gain(-26 + 1.5 * air)
    events: list[Event] = []
    for singer in range(_SINGERS):
        events += _sing(cell, singer)
    out = lay_events(events, _SONG_SECONDS)
    out[: len(wave)] += wave
    return out


def _sing(cell: Cell, singer: int) -> Iterator[Event]:
    """Yield the songs of one bird that begin in a cell; the bird is the same in all cells."""
    bird = np.random.default_rng([cell.seed, 40 + singer])
    pan = float(bird.uniform(-0.9, 0.9))
    pitch = bird.uniform(2300, 5200)
    loudness = bird.uniform(0.25, 1.0)
    length = bird.uniform(0.05, 0.16)
    notes = int(bird.integers(3, 9))
    bends = bird.uniform(-0.35, 0.35, 3)
    for start in cell.draw_starts(bird.uniform(0.08, 0.24)):
        level = loudness * cell.chance.uniform(0.6, 1.0)
        at = start
        for note in range(notes):
            bend = 1 + bends[note % 3]
            chirp = _make_chirp(
                pitch * cell.chance.uniform(0.97, 1.03), bend, length
            )
            yield Event(at, chirp * np.float32(level), pan)
            at += length * (1.25 + 0.5 * (note % 3 == 2))


def _make_chirp(pitch: float, bend: float, seconds: float) -> Mono:
    """Return a note of a bird that goes from a pitch to `bend` times it."""
    count = round(seconds * SAMPLE_RATE)
    hertz = np.geomspace(pitch, min(pitch * bend, 9000.0), count)
    phase = 2 * np.pi * np.cumsum(hertz) / SAMPLE_RATE
    envelope = np.sin(np.pi * np.arange(count) / count) ** 1.5
    wave = np.sin(phase) + 0.12 * np.sin(2 * phase)
    return np.asarray(wave * envelope, np.float32)


_NIGHT_AIR = Band(
    ((60, -6), (160, 0), (400, -8), (1500, -26), (8000, -50)), width=0.7
)
_CRICKETS = 7


def make_steppe_night(cell: Cell) -> Wave:
    """Make a night on the steppe: crickets near and far, and a breath of wind."""
    breath = drift(
        cell.times,
        [cell.seed, 1],
        slowest=19,
        quickest=5,
    )
    wave = cell.make_noise(_NIGHT_AIR) * to_gain(-16 + 3 * breath)
    for cricket in range(_CRICKETS):
        wave += cell.make_tone(_chirr(cell, cricket))
    return wave


def _chirr(cell: Cell, cricket: int) -> Wave:
    """Return the song of one cricket, the same animal in all cells: (samples, 2)."""
    own = np.random.default_rng([cell.seed, 60 + cricket])
    hertz = own.uniform(4100, 4900)
    strokes = _make_strokes(cell, own)
    mood = drift(
        cell.times,
        [cell.seed, 80 + cricket],
        slowest=23,
        quickest=8,
    )
    level = own.uniform(0.1, 0.6) * np.clip(0.6 + mood, 0, 1)
    wave = strokes * level * np.sin(2 * np.pi * hertz * cell.times)
    return np.asarray(
        wave[:, None] * pan_gains(own.uniform(-0.9, 0.9)), np.float32
    )


def _make_strokes(cell: Cell, own: np.random.Generator) -> Curve:
    """Return the envelope of a cricket's song: three or four strokes, twice a second or so."""
    rate = own.uniform(1.6, 2.7)
    since = (cell.times * rate + own.uniform(0, 1)) % 1.0 / rate
    strokes = int(own.integers(3, 5))
    beat = own.uniform(0.034, 0.042)
    in_stroke = since % beat / beat
    rise_and_fall = np.sin(np.pi * np.minimum(1, in_stroke / 0.6)) ** 2
    return np.where(since < strokes * beat, rise_and_fall, 0.0)


_FLAMES = Band(
    ((30, -10), (80, 0), (220, -4), (700, -20), (3000, -40)), width=0.6
)
_FIRE_HISS = Band(((1000, -18), (2500, 0), (6000, -2), (14000, -14)), width=0.9)
_CRACKLES_PER_SECOND = 16.0


def make_fire(cell: Cell) -> Wave:
    """Make a wood fire: flames that flutter, and wood that cracks, mostly softly."""
    flutter = drift(
        cell.times,
        [cell.seed, 1],
        slowest=1.1,
        quickest=0.12,
    )
    draught = drift(
        cell.times,
        [cell.seed, 2],
        slowest=12,
        quickest=2,
    )
    wave = cell.make_noise(_FLAMES) * to_gain(2.0 * flutter + 1.5 * draught)
    wave += cell.make_noise(_FIRE_HISS) * to_gain(-21 + 1.5 * draught)
    starts = cell.draw_starts(_CRACKLES_PER_SECOND)
    out = lay_events([_make_crack(cell, start) for start in starts], 0.1)
    out[: len(wave)] += wave
    return out


def _make_crack(cell: Cell, start: float) -> Event:
    """Make one crack: a few thousandths of a second of noise; few are loud, many are not."""
    chance = cell.chance
    level = min(8.0, 0.9 * (chance.pareto(1.6) + 0.3))
    envelope = make_decay(0.03, chance.uniform(0.004, 0.022), rises_in=0.0004)
    noise = chance.standard_normal(len(envelope) + 2)
    # the differences of noise are bright, as splitting wood is
    bright = noise[2:] - chance.uniform(0.1, 0.8) * noise[1:-1]
    wave = np.asarray(bright * envelope * level, np.float32)
    return Event(start, wave, float(chance.uniform(-0.6, 0.6)))
