"""The gain and the limiter of a mix: loud enough, and no peak above the limit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg
from lantern.sound import limiter, loudness
from lantern.sound.arrays import Pcm, Wave
from tests.support import films
from tests.support.sounds import tone

RATE = 48_000
CELL = loudness.CELL_SAMPLES


@dataclass(frozen=True)
class Sound:
    """Stereo sound in memory, in blocks of ten seconds."""

    wave: Wave

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        for start in range(0, len(self.wave), 10 * RATE):
            yield start, self.wave[start : start + 10 * RATE]


def both(pcm: Pcm) -> Sound:
    """Return mono samples as stereo."""
    mono = pcm.astype(np.float32) / np.float32(32768)
    return Sound(np.repeat(mono[:, None], 2, axis=1))


def level(sound: Sound, target: float = -14.0, limit: float = -2.0) -> Wave:
    """Return the whole sound at its target, under the limit."""
    levelled = limiter.level(limiter.measure(sound, target), limit)
    return np.concatenate([wave for _, wave in levelled.iter_blocks()])


def measure_lufs(wave: Wave) -> float:
    return loudness.measure_integrated(loudness.measure_powers(Sound(wave)))


@pytest.mark.parametrize("target", [-14.0, -23.0])
def test_a_steady_sound_gets_one_gain(target: float) -> None:
    found = level(both(tone(3, 0.01, 1000)), target)
    assert measure_lufs(found) == pytest.approx(target, abs=0.02)
    quiet = tone(3, 0.01, 1000)
    loud = np.abs(quiet) > 100
    gains = found[loud, 0] / quiet[loud]
    assert np.ptp(gains) < 0.001 * gains.mean()


def test_silence_stays_silence_and_has_no_gain() -> None:
    silent = Sound(np.zeros((RATE, 2), np.float32))
    measured = limiter.measure(silent, -14)
    levelled = limiter.level(measured, -2)
    assert not math.isfinite(measured.missing)
    assert levelled.gain == 0
    assert (levelled.edges == 1).all()
    assert not level(silent).any()


def test_a_peak_is_lowered_and_what_is_far_from_it_is_not() -> None:
    pcm = tone(4, 0.02)
    pcm[2 * RATE] = 30000
    found = level(both(pcm))[:, 0]
    assert np.abs(found).max() <= 10 ** (-2 / 20) + 0.002
    early = slice(RATE, 2 * RATE - RATE // 20)
    loud = np.abs(pcm[early]) > 300
    gains = found[early][loud] / pcm[early][loud]
    assert np.ptp(gains) / gains.mean() < 0.01, "the same gain up to the click"


def test_clicks_do_not_raise_what_lies_between_them() -> None:
    hum = tone(10, 0.001)
    hum[:: RATE // 2] = 32000
    found = np.abs(level(both(hum)))
    between = found[RATE // 8 : RATE // 2 - RATE // 8].max()
    assert found.max() <= 10 ** (-2 / 20) + 0.002
    assert between < 0.2


def bursts_between_samples() -> Pcm:
    """Return bursts of a tone whose samples miss its peaks by 3 dB.

    It is at a quarter of the rate; bursts are across seconds and blocks.
    """
    at = np.arange(21 * RATE)
    pcm: Pcm = (0.02 * np.sin(at * 0.05) * 32767).astype(np.int16)
    for second in (2.0, 9.998, 10.0003, 19.9999):
        burst = slice(round(second * RATE), round((second + 0.01) * RATE))
        shape = 0.7 * np.sin(np.pi / 2 * at[burst] + np.pi / 4)
        pcm[burst] = (shape * 32767).astype(np.int16)
    return pcm


@pytest.mark.process
def test_peaks_between_samples_are_limited_wherever_they_fall(
    tmp_path: Path,
) -> None:
    sound = both(bursts_between_samples())
    levelled = limiter.level(limiter.measure(sound, -14.0), -2.0)
    limiter.write(levelled, tmp_path / "mix.wav")
    found = ffmpeg.measure_loudness(tmp_path / "mix.wav", "bursts")
    assert found.integrated == pytest.approx(-14.0, abs=0.1)
    assert -2.5 < found.peak < -1.9


def test_true_peaks_are_those_between_the_samples() -> None:
    n = np.arange(RATE)
    hidden = np.sin(np.pi / 2 * n + np.pi / 4)  # every sample is at 0.707
    measured = limiter.measure(both((hidden * 16384).astype(np.int16)), 0)
    middle = measured.peaks[100:-100]
    assert middle.min() == pytest.approx(0.5, abs=0.01)
    assert middle.max() == pytest.approx(0.5, abs=0.01)


def test_peaks_of_quiet_cells_are_never_estimated_too_low() -> None:
    pcm = tone(2, 0.5)
    pcm[: RATE // 2] //= 100
    measured = limiter.measure(both(pcm), -14)
    quiet = np.abs(pcm[: RATE // 2].reshape(-1, CELL)).max(axis=1) / 32768
    assert (measured.peaks[: len(quiet)] >= quiet).all()


def apply(peaks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the limiter's factors over a sound of such peaks, whose loudness is right already."""
    powers = np.full(len(peaks), 10**-1.5, np.float32)
    target = loudness.measure_integrated(loudness.average_tenths(powers))
    silent = Sound(np.zeros((len(peaks) * CELL, 2), np.float32))
    measured = limiter.LoudnessMeasurement(silent, target, 0.0, powers, peaks)
    levelled = limiter.level(measured, 0.0)
    return levelled.edges / np.float32(10 ** (levelled.gain / 20))


def test_low_peaks_leave_the_limiter_open() -> None:
    edges = apply(np.full(200, 0.9, np.float32))
    assert len(edges) == 201
    assert (edges == 1).all()


def test_the_limiter_is_down_at_a_peak_and_comes_up_in_time() -> None:
    peaks = np.full(600, 0.2, np.float32)
    peaks[300] = 2.0
    edges = apply(peaks)
    assert edges[300] <= 0.5
    assert edges[301] <= 0.5, "at both edges of the cell"
    assert (edges[:297] == 1).all(), "2 cells before, nothing is lowered yet"
    assert edges[315] < 1, "30 ms later it is still on its way"
    assert edges[301 + 34] == pytest.approx(1), (
        "6 dB in 60 ms, and the filter's own time"
    )
    assert np.diff(edges[301:340]).min() >= 0


def test_blocks_of_a_levelled_sound_join_without_a_step() -> None:
    sound = both(tone(21, 0.1, 100))
    levelled = limiter.level(limiter.measure(sound, -14), -2)
    found = list(levelled.iter_blocks())
    assert [start for start, _ in found] == [0, 10 * RATE, 20 * RATE]
    whole = np.concatenate([wave for _, wave in found])
    assert len(whole) == 21 * RATE
    assert np.abs(np.diff(whole[:, 0])).max() < 0.02


@pytest.mark.process
def test_the_mix_is_written_in_24_bit(tmp_path: Path) -> None:
    sound = both(tone(1, 0.1))
    levelled = limiter.level(limiter.measure(sound, -20), -2)
    limiter.write(levelled, tmp_path / "mix.wav")
    expected = np.concatenate([part for _, part in levelled.iter_blocks()])
    assert np.allclose(films.sound(tmp_path / "mix.wav"), expected, atol=2**-22)


def test_floats_are_little_endian_and_interleaved() -> None:
    sound = Sound(np.array([[0.5, -0.5], [1, 0]], np.float32))
    data = b"".join(limiter.encode_floats(sound))
    assert np.frombuffer(data, "<f4").tolist() == [0.5, -0.5, 1, 0]
