"""Built-in ambience: wind, rain, sea and others, synthesised from chance with a seed.

The same kind and seed give the same samples, however long the sound is; nothing in it is recorded,
and nothing comes round again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ambience import living, machines, weather
from lantern.sound.ambience.cells import OVERLAP_SECONDS, STEP_SECONDS, Cell
from lantern.sound.arrays import Wave

VERSION = 1
MOST_SAMPLES = 20 * SAMPLE_RATE
"""Samples from a cell's start after which nothing of it is heard, whatever its kind."""
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


@dataclass(frozen=True)
class AmbiencePart:
    """One cell of a sound, as far as it is heard: at most samples [start, end) of the sound."""

    kind: str
    seed: int
    index: int
    start: int
    end: int


def list_parts(kind: str, total: int, seed: int) -> list[AmbiencePart]:
    """Return the parts that add up to a sound of `total` samples; they overlap."""
    cells = -(
        -(total + OVERLAP_SECONDS * SAMPLE_RATE) // (STEP_SECONDS * SAMPLE_RATE)
    )
    parts = []
    for index in range(cells):
        begin = _find_cell_start(Cell(index, seed))
        end = min(total, begin + MOST_SAMPLES)
        parts.append(AmbiencePart(kind, seed, index, max(0, begin), end))
    return parts


def render_part(part: AmbiencePart) -> Wave:
    """Render a part at NOMINAL_LUFS, (samples, 2), from its first sample on."""
    made = KINDS[part.kind]
    gain = np.float32(10 ** ((NOMINAL_LUFS - made.lufs) / 20))
    cell = Cell(part.index, part.seed)
    begin = _find_cell_start(cell)
    return made.make(cell)[part.start - begin : part.end - begin] * gain


def _find_cell_start(cell: Cell) -> int:
    return round(cell.start * SAMPLE_RATE)
