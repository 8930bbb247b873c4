"""What the music does at a scene or a word: another level, a stop. Makes curves, no sound."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.sound.ducking import DuckingCurve, smooth
from lantern.sound.request import MusicSection, PlacedStop

LEVEL_SECONDS = 2.0
"""Seconds in which the music goes to the level of a section."""
STOP_SECONDS = 0.25
"""Seconds in which the music is gone after the beginning of a word that stops it."""
RETURN_SECONDS = 2.0
"""Seconds in which it comes back."""


def make_level_curve(
    sections: Sequence[MusicSection], level: float, count: int
) -> DuckingCurve:
    """Return the dB by which music differs from its `level`, for `count` hundredths of a second."""
    times = [0.0]
    values = [_get_offset(sections[0], level)]
    for section in sections[1:]:
        start = section.start / SAMPLE_RATE
        times += [start, start + LEVEL_SECONDS]
        values += [values[-1], _get_offset(section, level)]
    return np.interp(np.arange(count) / 100, times, values)


def _get_offset(section: MusicSection, level: float) -> float:
    if section.level is None:
        return 0.0
    return section.level - level


def make_stop_curve(stops: Sequence[PlacedStop], count: int) -> DuckingCurve:
    """Return gains that are 0 while music is stopped, for `count` hundredths of a second."""
    at = np.arange(count) / 100
    gains = np.ones(count)
    for stop in stops:
        going = 1 - (at - stop.start / SAMPLE_RATE) / STOP_SECONDS
        coming = (at - stop.end / SAMPLE_RATE) / RETURN_SECONDS
        gains = np.minimum(gains, smooth(np.maximum(going, coming)))
    return gains
