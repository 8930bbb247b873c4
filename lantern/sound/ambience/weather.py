"""Air and water: wind, rain, the sea, a river, a room."""

from __future__ import annotations

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ambience.cells import (
    Band,
    Cell,
    Curve,
    Event,
    Mono,
    drift,
    lay_events,
    make_decay,
    to_gain,
)
from lantern.sound.arrays import Wave

_WIND_BANDS = (
    Band(((40, -30), (90, 0), (220, 0), (500, -24), (2000, -60)), width=0.5),
    Band(((120, -40), (300, 0), (480, 0), (900, -24), (4000, -70))),
    Band(((350, -40), (650, 0), (900, 0), (1700, -20), (8000, -70)), width=0.9),
)
"""From low to high: the higher, the more a gust brings them out."""


def make_wind(cell: Cell) -> Wave:
    """Make wind over open land: gusts of some seconds, lower in a lull and higher in a gust."""
    gust = drift(
        cell.times,
        [cell.seed, 1],
        slowest=19,
        quickest=2.5,
    )
    whistle = drift(
        cell.times,
        [cell.seed, 2],
        slowest=7,
        quickest=1.1,
    )
    low, middle, high = (cell.make_noise(band) for band in _WIND_BANDS)
    wave = low * to_gain(2.5 * gust)
    wave += middle * to_gain(-3 + 4.5 * gust)
    wave += high * to_gain(-11 + 6.0 * gust + 2.0 * whistle)
    return wave


_RAIN = Band(
    ((200, -26), (700, -12), (2500, 0), (7000, -3), (14000, -16)), width=1.0
)
_RAIN_GROUND = Band(((60, -20), (200, 0), (500, -4), (1500, -22)), width=0.8)
_DROPS_PER_SECOND = 90.0


def make_rain(cell: Cell) -> Wave:
    """Make steady rain: a hiss of far drops, and near ones that can be told apart."""
    shower = drift(
        cell.times,
        [cell.seed, 1],
        slowest=23,
        quickest=4,
    )
    gain = to_gain(1.2 * shower)
    wave = cell.make_noise(_RAIN) * gain
    wave += cell.make_noise(_RAIN_GROUND) * gain * np.float32(0.35)
    drops = [
        _make_drop(cell, start) for start in cell.draw_starts(_DROPS_PER_SECOND)
    ]
    out = lay_events(drops, 0.1)
    out[: len(wave)] += wave
    return out


def _make_drop(cell: Cell, start: float) -> Event:
    """Make a drop that hits a leaf or a stone: a short ring of 1.5 to 6 kHz."""
    pitch = cell.chance.uniform(1500, 6000)
    level = 0.9 * cell.chance.lognormal(0, 0.6)
    envelope = make_decay(
        0.03, cell.chance.uniform(0.008, 0.025), rises_in=0.0005
    )
    t = np.arange(len(envelope)) / SAMPLE_RATE
    ring = np.sin(2 * np.pi * pitch * t).astype(np.float32)
    pan = float(cell.chance.uniform(-1, 1))
    return Event(start, ring * envelope * np.float32(level), pan)


_SEA_FAR = Band(
    ((40, -12), (120, 0), (300, -6), (900, -24), (4000, -50)), width=0.5
)
_SEA_BREAK = Band(((150, -18), (400, 0), (1200, -5), (4000, -22), (10000, -40)))
_SEA_WASH = Band(
    ((800, -30), (2200, -4), (5000, 0), (9000, -8), (16000, -30)), width=1
)
_WAVE_SECONDS = 9.0
"""Seconds from one wave to the next, more or less."""


def make_sea(cell: Cell) -> Wave:
    """Make waves on a beach: each comes up, breaks, and runs back over the stones."""
    breaking, washing = _draw_surf(cell)
    wave = cell.make_noise(_SEA_FAR) * np.float32(0.35)
    wave += cell.make_noise(_SEA_BREAK) * breaking.astype(np.float32)[:, None]
    wave += cell.make_noise(_SEA_WASH) * washing.astype(np.float32)[:, None]
    return wave


def _draw_surf(cell: Cell) -> tuple[Curve, Curve]:
    """Return how loud the waves break, and how loud the water runs back, (samples,) each."""
    breaking = np.zeros(len(cell.times))
    washing = np.zeros(len(cell.times))
    first = int(cell.start / _WAVE_SECONDS) - 3
    last = int(cell.times[-1] / _WAVE_SECONDS) + 2
    for n in range(first, last + 1):
        chance = np.random.default_rng([cell.seed, 7, n + 10])
        begin = _WAVE_SECONDS * (n + chance.uniform(-0.22, 0.22))
        size = chance.uniform(0.45, 1.0)
        since = cell.times - begin
        breaking += size * _make_hump(
            since,
            rise=2.6,
            fall=1.9,
        )
        washing += (
            0.5
            * size
            * _make_hump(
                since - 1.6,
                rise=1.6,
                fall=3.2,
            )
        )
    return breaking, washing


def _make_hump(since: Curve, *, rise: float, fall: float) -> Curve:
    """Return a curve that is 1 at 0, with a way up before it and a longer one down after it."""
    before = np.exp(-((since / rise) ** 2) * 2)
    after = np.exp(-np.abs(since) / fall)
    return np.where(since < 0, before, after)


_RIVER_FLOW = Band(
    ((80, -16), (250, -3), (500, 0), (1200, -7), (5000, -30)), width=0.8
)
_RIVER_RIPPLE = Band(
    ((500, -24), (1100, 0), (2400, -2), (6000, -20), (12000, -40))
)
_BUBBLES_PER_SECOND = 38.0


def make_river(cell: Cell) -> Wave:
    """Make water that runs over stones: a steady flow, ripples, and bubbles that sing."""
    near = drift(
        cell.times,
        [cell.seed, 1],
        slowest=13,
        quickest=1.5,
    )
    quick = drift(
        cell.times,
        [cell.seed, 2],
        slowest=2.1,
        quickest=0.3,
    )
    wave = cell.make_noise(_RIVER_FLOW) * to_gain(0.8 * near)
    wave += cell.make_noise(_RIVER_RIPPLE) * to_gain(
        -7 + 1.5 * near + 1.5 * quick
    )
    starts = cell.draw_starts(_BUBBLES_PER_SECOND)
    out = lay_events([_make_bubble(cell, start) for start in starts], 0.2)
    out[: len(wave)] += wave
    return out


def _make_bubble(cell: Cell, start: float) -> Event:
    """Make a bubble: a sine of 400 to 1,700 Hz that rises a little while it dies away."""
    pitch = cell.chance.uniform(400, 1700)
    level = 0.4 * cell.chance.lognormal(0, 0.5)
    seconds = cell.chance.uniform(0.03, 0.1)
    envelope = make_decay(seconds + 0.02, 1.4 * seconds, rises_in=0.004)
    wave = _sweep(pitch, 1.0 + cell.chance.uniform(0.05, 0.35), len(envelope))
    pan = float(cell.chance.uniform(-0.8, 0.8))
    return Event(start, wave * envelope * np.float32(level), pan)


def _sweep(pitch: float, ratio: float, count: int) -> Mono:
    """Return a sine of `count` samples that goes evenly from a pitch to `ratio` times it."""
    hz = np.linspace(pitch, pitch * ratio, count)
    return np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE).astype(np.float32)


_ROOM = Band(
    ((30, -8), (70, 0), (250, -8), (1000, -22), (8000, -46)), width=0.6
)


def make_room(cell: Cell) -> Wave:
    """Make the air of an empty room: a low hush without anything in it."""
    wave = cell.make_noise(_ROOM)
    return wave * to_gain(
        0.4
        * drift(
            cell.times,
            [cell.seed, 1],
            slowest=31,
            quickest=9,
        )
    )
