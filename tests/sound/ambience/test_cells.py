"""Cells that ambience is made of: each has chance of its own, and they add up evenly."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from lantern.plan.ambience import PLACE_SOUNDS
from lantern.script.model.sound import AmbienceName
from lantern.sound import ambience
from lantern.sound.ambience import cells
from lantern.sound.arrays import Wave

RATE = 48_000


def test_every_name_that_an_author_may_write_has_a_sound() -> None:
    assert set(get_args(AmbienceName)) == set(ambience.KINDS)
    assert set(PLACE_SOUNDS.values()) <= set(ambience.KINDS)


def render_first(kind: str, total: int, seed: int) -> Wave:
    """Return the first part of a sound of `total` samples, (samples, 2)."""
    return ambience.render_part(ambience.list_parts(kind, total, seed)[0])


def test_the_same_seed_is_the_same_sound_and_another_is_not() -> None:
    first = render_first("room", RATE, 3)
    assert np.array_equal(first, render_first("room", RATE, 3))
    assert not np.array_equal(first, render_first("room", RATE, 4))


def test_a_longer_sound_begins_like_a_shorter_one() -> None:
    short = render_first("rain", 3 * RATE, 0)
    long = render_first("rain", 300 * RATE, 0)
    assert len(short) == 3 * RATE
    assert np.array_equal(short, long[: 3 * RATE])


def test_a_part_ends_after_the_last_sound_that_its_cell_may_begin() -> None:
    part = ambience.list_parts("guns-far", 300 * RATE, 0)[
        1
    ]  # the longest sounds
    assert len(ambience.render_part(part)) == 19 * RATE < part.end - part.start


def test_noise_keeps_its_power_from_cell_to_cell() -> None:
    band = cells.Band(((100, 0), (5000, 0)))
    total = np.zeros((32 * RATE, 2))
    for index in range(3):
        at = index * cells.STEP_SECONDS * RATE
        wave = cells.Cell(index, 1).make_noise(band)
        total[at : at + len(wave)] += wave
    powers = (total[2 * RATE : 30 * RATE].reshape(-1, RATE // 2, 2) ** 2).mean(
        axis=1
    )
    assert powers == pytest.approx(1.0, abs=0.25)
