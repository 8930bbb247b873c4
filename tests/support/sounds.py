"""Sounds for tests: tones, and what a mix or a track has at a place."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lantern.core import ffmpeg, process
from lantern.core.units import SAMPLE_RATE
from lantern.sound.arrays import Pcm
from lantern.sound.files import Track


def tone(
    seconds: float,
    level: float,
    pitch: float = 500.0,
    *,
    rate: int = SAMPLE_RATE,
) -> Pcm:
    """Return a sine of `level` (full scale is 1), mono."""
    n = np.arange(round(seconds * rate))
    wave = 32767 * level * np.sin(2 * np.pi * pitch * n / rate)
    return np.rint(wave).astype(np.int16)


def tenths(wave: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the dB of each whole tenth of a second of a stereo sound."""
    hop = SAMPLE_RATE // 10
    power = (wave.astype(np.float64) ** 2).mean(axis=1)
    power = power[: len(power) // hop * hop].reshape(-1, hop).mean(axis=1)
    return np.asarray(10 * np.log10(power + 1e-12))


def write_track(
    path: Path, seconds: float, *bursts: tuple[float, float, float]
) -> Track:
    """Write noise of one level to a track, in bursts of (from, to, root mean square)."""
    made = Track.create_silent(path, round(seconds * SAMPLE_RATE))
    for begin, end, level in bursts:
        a, b = round(begin * SAMPLE_RATE), round(end * SAMPLE_RATE)
        noise = _make_noise()[a:b] * np.float32(level)
        made.add(a, np.repeat(noise[:, None], 2, axis=1))
    return made


@functools.cache
def _make_noise() -> NDArray[np.float32]:
    """Return as much noise of level 1 as a test has: half a minute, mono."""
    total = 30 * SAMPLE_RATE
    return np.random.default_rng(7).standard_normal(total, dtype=np.float32)


def convert(source: Path, out: Path, *options: str) -> Path:
    """Convert a sound with ffmpeg to the format of `out`'s name."""
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(source)]
    process.run([*argv, *options, "-y", str(out)], "converting", 60)
    return out


def measure_pitch(pcm: Pcm) -> float:
    """Return the median pitch of a sound in Hz, by its autocorrelation in frames of 40 ms."""
    found = []
    size = SAMPLE_RATE * 40 // 1000
    for start in range(0, len(pcm) - size, size // 2):
        frame = pcm[start : start + size].astype(np.float64)
        if np.sqrt(np.mean(frame**2)) < 800:
            continue
        power = np.fft.irfft(
            np.abs(np.fft.rfft(frame - frame.mean(), 2 * size)) ** 2
        )
        low, high = SAMPLE_RATE // 350, SAMPLE_RATE // 60
        lag = low + int(np.argmax(power[low:high]))
        if power[lag] > 0.5 * power[0]:
            found.append(SAMPLE_RATE / lag)
    return float(np.median(found))
