"""Built-in ambience: wind, rain, sea and others, synthesised from chance with a seed.

The same kind and seed give the same samples, however long the sound is; nothing in it is recorded,
and nothing comes round again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ambience import living, machines, weather
from lantern.sound.ambience.cells import OVERLAP_SECONDS, STEP_SECONDS, Cell
from lantern.sound.arrays import Wave

VERSION = 1
NOMINAL_LUFS = -23.0
"""LUFS of every kind as it is made."""


@dataclass(frozen=True)
class AmbienceKind:
    """How a kind is made, and the LUFS that it has before it is brought to NOMINAL_LUFS."""

    make: Callable[[Cell], Wave]
    lufs: float


KINDS = {
    "wind": AmbienceKind(weather.make_wind, 5.7),
    "rain": AmbienceKind(weather.make_rain, 6.8),
    "sea": AmbienceKind(weather.make_sea, -1.7),
    "river": AmbienceKind(weather.make_river, 4.5),
    "engines": AmbienceKind(machines.make_engines, -1.2),
    "train": AmbienceKind(machines.make_train, 1.9),
    "crowd": AmbienceKind(living.make_crowd, -2.3),
    "fire": AmbienceKind(living.make_fire, 2.6),
    "guns-far": AmbienceKind(machines.make_far_guns, 1.1),
    "birds": AmbienceKind(living.make_birds, -12.0),
    "steppe-night": AmbienceKind(living.make_steppe_night, -11.1),
    "room": AmbienceKind(weather.make_room, 1.5),
}


def iter_ambience(kind: str, total: int, seed: int) -> Iterator[tuple[int, Wave]]:
    """Yield parts of a sound of `total` samples that add up to it: first sample, and (n, 2).

    Parts overlap, and reach over the sound's ends.
    """
    made = KINDS[kind]
    gain = np.float32(10 ** ((NOMINAL_LUFS - made.lufs) / 20))
    cells = -(-(total + OVERLAP_SECONDS * SAMPLE_RATE) // (STEP_SECONDS * SAMPLE_RATE))
    for index in range(cells):
        cell = Cell(index, seed)
        yield round(cell.start * SAMPLE_RATE), made.make(cell) * gain
