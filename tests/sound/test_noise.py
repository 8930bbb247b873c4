"""Noise of a colour."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.sound.noise import make_noise

COUNT = 1000


def make(low: int, high: int, seed: int = 1) -> np.ndarray:
    """Return noise between two steps of a transform of 1000 samples."""
    response = np.zeros(COUNT // 2 + 1)
    response[low:high] = 1.0
    return make_noise(np.random.default_rng(seed), response, COUNT)


def test_noise_has_a_mean_square_of_one_and_no_other_frequencies() -> None:
    noise = make(100, 200)
    assert noise.shape == (COUNT,)
    assert np.mean(noise**2) == pytest.approx(1)
    power = np.abs(np.fft.rfft(noise)) ** 2
    assert power[:100].max() == pytest.approx(0, abs=1e-18)
    assert power[200:].max() == pytest.approx(0, abs=1e-18)
    assert power[100:200].min() > 0


def test_the_same_chance_is_the_same_noise() -> None:
    assert np.array_equal(make(10, 50), make(10, 50))
    assert not np.array_equal(make(10, 50), make(10, 50, seed=2))
