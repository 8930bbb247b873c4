"""Hits: each is short, clean, and has the pitch and the colour of what it is called."""

from __future__ import annotations

import functools
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.script.model.sound import HitName
from lantern.sound import hits

RATE = 48_000


@functools.cache
def render(kind: str) -> NDArray[np.float32]:
    """Return a hit, made once for all tests."""
    return hits.render_hit(kind)


def centre(wave: NDArray[np.float32]) -> float:
    """Return the frequency below which half of the power lies."""
    power = np.abs(np.fft.rfft(wave.mean(axis=1))) ** 2
    hz = np.fft.rfftfreq(len(wave), 1 / RATE)
    return float(hz[np.searchsorted(np.cumsum(power), power.sum() / 2)])


def test_every_name_that_an_author_may_write_has_a_sound() -> None:
    assert get_args(HitName) == tuple(hits.HITS)


@pytest.mark.parametrize("kind", hits.HITS)
def test_a_hit_begins_and_ends_in_silence(kind: str) -> None:
    wave = render(kind)
    assert wave.shape[1] == 2 and wave.dtype == np.float32
    assert np.abs(wave).max() == 1
    assert np.abs(wave[0]).max() < 0.001 and np.abs(wave[-1]).max() < 0.001
    assert abs(float(wave.mean())) < 0.001
    assert np.abs(wave).max(axis=1).argmax() < 0.1 * RATE, (
        "it is there on its word"
    )
    assert len(wave) < 10 * RATE
    assert np.array_equal(wave, hits.render_hit(kind))


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("boom", 35, 60),
        ("drum", 60, 90),
        ("bell", 100, 450),
        ("blast", 60, 300),
        ("shot", 300, 2500),
        ("tick", 1000, 2600),
    ],
)
def test_a_hit_has_its_pitch(kind: str, low: float, high: float) -> None:
    assert low < centre(render(kind)) < high


def test_a_bell_rings_longer_than_a_shot_and_a_tick_is_over_first() -> None:
    lengths = {}
    for kind in ("bell", "shot", "tick"):
        power = np.cumsum(render(kind).astype(np.float64).mean(axis=1) ** 2)
        lengths[kind] = np.searchsorted(power, 0.9 * power[-1]) / RATE
    assert lengths["bell"] > 1.5 > 0.6 > lengths["shot"] > lengths["tick"]
