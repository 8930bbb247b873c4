"""Machines: engines, a train, far guns."""

from __future__ import annotations

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ambience.cells import (
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
from lantern.sound.noise import make_noise

_FIRING_HERTZ = (29.0, 33.5, 41.0)
"""Strokes a second of three heavy diesels."""
_ENGINE_PANS = (-0.45, 0.1, 0.6)
_ENGINE_NOISE = Band(
    ((50, -14), (110, 0), (350, -4), (1200, -18), (5000, -40)), width=0.8
)
_HARMONICS = 14


def make_engines(cell: Cell) -> Wave:
    """Make heavy engines that run at a distance: strokes of three of them, and their noise."""
    wave = np.zeros((len(cell.times), 2), np.float32)
    for n, hertz in enumerate(_FIRING_HERTZ):
        strokes = _make_strokes(cell, n, hertz)
        wave += cell.make_tone(strokes[:, None] * pan_gains(_ENGINE_PANS[n]))
    exhaust = drift(
        cell.times,
        [cell.seed, 9],
        slowest=11,
        quickest=1.7,
    )
    wave += cell.make_noise(_ENGINE_NOISE) * to_gain(-9 + 1.5 * exhaust)
    return wave


def _make_strokes(cell: Cell, n: int, hertz: float) -> Mono:
    """Return the strokes of the `n`th engine, (samples,).

    A stroke is a knock: its harmonics fall slowly, and every second one is stronger.
    """
    own = np.random.default_rng([cell.seed, 20 + n])
    turns = _count_turns(cell.times, n, hertz, own=own)
    levels = []
    for harmonic in range(1, _HARMONICS + 1):
        level = harmonic**-0.75 * (0.7 + 0.3 * (harmonic % 2))
        levels.append(level * np.exp(1j * own.uniform(0, 6.28)))
    wave = add_harmonics(turns, levels)
    load = 1 + 0.25 * drift(
        cell.times,
        [cell.seed, 30 + n],
        slowest=14,
        quickest=3,
    )
    return np.asarray(0.7 * wave * load, np.float32)


def _count_turns(
    times: Curve, n: int, hertz: float, *, own: np.random.Generator
) -> Curve:
    """Return the strokes since the start of a sound, at a rate that wanders by 1 in 50.

    It is the integral of the rate, so it goes on from cell to cell.
    """
    slow = own.uniform(6, 9)
    quick = own.uniform(1.3, 1.9)
    turns = hertz * times
    turns = turns + hertz * 0.02 * slow * np.sin(times / slow + n)
    return turns + hertz * 0.006 * quick * np.sin(times / quick + 2 * n)


_RUMBLE = Band(
    ((30, -14), (60, 0), (150, -2), (400, -16), (2000, -44)), width=0.5
)
_HISS = Band(((500, -20), (1500, 0), (4000, -6), (9000, -24)), width=0.9)
_RAIL_SECONDS = 0.92
"""Seconds from one joint of the rails to the next."""
_AXLES = (0.0, 0.11, 0.43, 0.54)
"""Seconds at which the axles of two bogies pass a joint."""


def make_train(cell: Cell) -> Wave:
    """Make a train from the inside: a rumble, and wheels that pass the joints of the rails."""
    sway = drift(
        cell.times,
        [cell.seed, 1],
        slowest=8,
        quickest=1.2,
    )
    wave = cell.make_noise(_RUMBLE) * to_gain(1.0 * sway)
    wave += cell.make_noise(_HISS) * to_gain(-20 + 1.5 * sway)
    out = lay_events(list(_list_joints(cell)), 1.0)
    out[: len(wave)] += wave
    return out


def _list_joints(cell: Cell) -> list[Event]:
    """Return the strokes of the wheels that begin in a cell's first ten seconds."""
    events = []
    first = int(np.ceil(cell.start / _RAIL_SECONDS))
    last = int(np.ceil((cell.start + 10) / _RAIL_SECONDS))
    for joint in range(first, last):
        strength = 1.0 if joint % 2 else 0.75
        for axle in _AXLES:
            start = joint * _RAIL_SECONDS - cell.start + axle
            level = strength * cell.chance.uniform(0.75, 1.0)
            wave = _make_clack(cell.chance, heavy=axle in (0.0, 0.43))
            events.append(Event(start, wave * np.float32(3.5 * level), 0.15))
    return events


def _make_clack(chance: np.random.Generator, *, heavy: bool) -> Mono:
    """Return a wheel's stroke on a joint: a thud and a short ring of iron."""
    thud = make_decay(0.18, 0.16, rises_in=0.003)
    t = np.arange(len(thud)) / SAMPLE_RATE
    pitch = 92.0 if heavy else 118.0
    wave = thud * np.sin(2 * np.pi * pitch * t)
    ring = make_decay(0.18, 0.06, rises_in=0.001)
    for hertz, level in ((410.0, 0.5), (870.0, 0.3), (1630.0, 0.14)):
        wave += (
            level
            * ring
            * np.sin(2 * np.pi * hertz * chance.uniform(0.98, 1.02) * t)
        )
    return np.asarray(wave, np.float32)


_FAR_AIR = Band(
    ((25, -6), (60, 0), (140, -10), (500, -34), (4000, -60)), width=0.5
)
_GUN_SECONDS = 4.0


def make_far_guns(cell: Cell) -> Wave:
    """Make artillery far away: dull blows in groups, each with a rumble that rolls off."""
    air = drift(
        cell.times,
        [cell.seed, 1],
        slowest=17,
        quickest=5,
    )
    wave = cell.make_noise(_FAR_AIR) * to_gain(-20 + 1.5 * air)
    events = []
    for salvo in cell.draw_starts(0.28):
        pan = float(cell.chance.uniform(-0.8, 0.8))
        distance = cell.chance.uniform(0.3, 1.0)
        for gun in range(int(cell.chance.integers(1, 5))):
            start = salvo + gun * cell.chance.uniform(0.25, 0.7)
            blow = _make_blow(cell.chance, distance)
            events.append(
                Event(start, blow, pan + cell.chance.uniform(-0.1, 0.1))
            )
    out = lay_events(events, _GUN_SECONDS + 3)
    out[: len(wave)] += wave
    return out


def _make_blow(chance: np.random.Generator, distance: float) -> Mono:
    """Return one far gun, (samples,): the farther it is, the duller, longer and weaker."""
    count = round(_GUN_SECONDS * SAMPLE_RATE)
    t = np.arange(count) / SAMPLE_RATE
    thump = np.exp(-t / 0.22) * np.minimum(1, t / 0.018)
    roll = np.exp(-t / (0.7 + 0.5 * distance)) * np.minimum(1, t / 0.12)
    roll = roll * (1 + 0.4 * np.sin(2 * np.pi * chance.uniform(3, 5) * t))
    low = _filter_low(chance, count, 95 - 35 * distance)
    dull = _filter_low(chance, count, 210 - 90 * distance)
    wave = 5.0 * thump * low + 2.2 * roll * dull
    end = np.clip((_GUN_SECONDS - t) / 0.5, 0, 1)
    return np.asarray(wave * end * (1.25 - distance), np.float32)


def _filter_low(
    chance: np.random.Generator, count: int, cutoff: float
) -> Curve:
    """Return noise of mean square 1 below `cutoff` Hz, 24 dB an octave steep."""
    hz = np.fft.rfftfreq(count, 1 / SAMPLE_RATE)
    above = (hz / 22) ** 2 / (1 + (hz / 22) ** 2)
    response = above / (1 + (hz / cutoff) ** 4)
    return make_noise(chance, response, count)
