"""Noise of a colour, made from chance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def make_noise(
    chance: np.random.Generator, response: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    """Return noise of mean square 1, (count,).

    Args:
        chance: what it is drawn from.
        response: its amplitudes at the frequencies of a transform, (count // 2 + 1,).
        count: samples.
    """
    parts = chance.standard_normal((2, len(response)))
    spectrum = (parts[0] + 1j * parts[1]) * response
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))
