"""Loudness as ITU-R BS.1770 and ffmpeg have it, in cells, tenths and as a whole."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern.core import ffmpeg
from lantern.sound import loudness, write_wav
from lantern.sound.arrays import Wave
from lantern.sound.files import Track
from tests.support.sounds import write_track

RATE = 48_000


@dataclass(frozen=True)
class Blocks:
    """A sound in memory, in blocks of one size."""

    wave: Wave
    size: int

    def iter_blocks(self) -> Iterator[tuple[int, Wave]]:
        for start in range(0, len(self.wave), self.size):
            yield start, self.wave[start : start + self.size]


def sine(seconds: float, level: float, pitch: float = 1000.0) -> Wave:
    n = np.arange(round(seconds * RATE))
    wave = level * np.sin(2 * np.pi * pitch * n / RATE)
    return np.stack([wave, wave], axis=1).astype(np.float32)


@pytest.mark.process
@pytest.mark.parametrize("hz", [60, 440, 1000, 3000, 9000])
def test_loudness_is_what_ffmpeg_measures(tmp_path: Path, hz: int) -> None:
    n = np.arange(12 * RATE)
    bursts = n % (3 * RATE) < 2 * RATE
    pcm = np.rint(8000 * np.sin(2 * np.pi * hz * n / RATE) * bursts).astype(
        np.int16
    )
    both = np.stack([pcm, pcm // 3], axis=1)
    write_wav(tmp_path / "a.wav", both)
    made = Track.create_silent(tmp_path / "a", len(n))
    made.add(0, both.astype(np.float32) / np.float32(32768))
    theirs = ffmpeg.measure_loudness(tmp_path / "a.wav", "measuring").integrated
    ours = loudness.measure_integrated(loudness.measure_powers(made))
    assert ours == pytest.approx(theirs, abs=0.1)


def test_a_sine_of_1_khz_has_the_loudness_of_its_level() -> None:
    sound = Blocks(sine(2, 0.1), 10 * RATE)
    powers = loudness.measure_powers(sound)
    assert len(powers) == 20
    assert loudness.measure_integrated(powers) == pytest.approx(-20, abs=0.1)


def test_low_tones_count_less_and_high_ones_more() -> None:
    low, middle, high = (
        loudness.measure_integrated(
            loudness.measure_powers(Blocks(sine(2, 0.1, hz), 10 * RATE))
        )
        for hz in (40.0, 1000.0, 6000.0)
    )
    assert low < middle - 3
    assert high > middle + 2


def test_how_a_sound_is_cut_into_blocks_makes_no_difference() -> None:
    wave = sine(1.6, 0.2, 330)
    whole = loudness.measure_cells(Blocks(wave, len(wave)))
    pieces = loudness.measure_cells(Blocks(wave, loudness.HOP_SAMPLES * 4))
    assert len(whole) == len(pieces) == 800
    assert np.allclose(
        whole,
        pieces,
        rtol=1e-3,
        atol=1e-7,
    )


def test_the_last_cell_is_filled_up_with_silence() -> None:
    wave = sine(0.5, 0.2)[: 100 * 96 + 1]
    cells = loudness.measure_cells(Blocks(wave, 10 * RATE))
    assert len(cells) == 101
    assert cells[-1] < 0.1 * cells[50]


def test_no_sound_has_no_cells() -> None:
    empty = Blocks(np.zeros((0, 2), np.float32), RATE)
    assert len(loudness.measure_cells(empty)) == 0
    assert len(loudness.measure_powers(empty)) == 0
    assert (
        loudness.measure_integrated(loudness.measure_powers(empty)) == -math.inf
    )
    assert loudness.measure_loudest(loudness.measure_powers(empty)) == -math.inf


def test_tenths_are_means_of_fifty_cells() -> None:
    cells = np.repeat([1.0, 3.0], 50).astype(np.float32)
    assert loudness.average_tenths(cells).tolist() == [1.0, 3.0]
    assert loudness.average_tenths(cells[:75]).tolist() == [1.0, 1.5], (
        "a half one"
    )


@pytest.mark.parametrize(
    ("power", "lufs"),
    [(1.0, -0.691), (0.1, -10.691), (0.0, -math.inf), (1e-13, -math.inf)],
)
def test_a_power_as_lufs(power: float, lufs: float) -> None:
    assert loudness.to_lufs(power) == pytest.approx(lufs)


@pytest.mark.parametrize("power", [math.nan, math.inf])
def test_what_is_no_number_has_no_lufs(power: float) -> None:
    assert math.isnan(loudness.to_lufs(power))


def test_windows_are_centred_and_cut_off_at_the_ends() -> None:
    values = np.array([4.0, 0.0, 0.0, 8.0])
    found = loudness.average_windows(values, 3)
    assert found.tolist() == pytest.approx([2.0, 4 / 3, 8 / 3, 4.0])
    assert loudness.average_windows(values, 1).tolist() == pytest.approx(
        values.tolist()
    )


def test_pauses_do_not_lower_the_loudness_of_the_whole() -> None:
    speech = np.full(40, 0.01)
    quiet = np.full(40, 0.01 / 10**1.5)  # 15 LU lower
    silent = np.full(40, 1e-9)
    alone = loudness.measure_integrated(speech)
    assert alone == pytest.approx(-20.691)
    assert (
        loudness.measure_integrated(np.concatenate([speech, silent]))
        > alone - 0.2
    )
    assert (
        loudness.measure_integrated(np.concatenate([speech, quiet]))
        > alone - 0.2
    )


def test_loudness_of_little_and_of_nothing(tmp_path: Path) -> None:
    nothing = loudness.measure_powers(Track.create_silent(tmp_path / "n", RATE))
    assert loudness.measure_integrated(nothing) == -np.inf
    assert loudness.measure_loudest(nothing) == -np.inf
    short = loudness.measure_powers(
        write_track(tmp_path / "s", 0.15, (0, 0.1, 0.1))
    )
    long = loudness.measure_powers(write_track(tmp_path / "l", 2, (0, 2, 0.1)))
    difference = loudness.measure_loudest(long) - loudness.measure_loudest(
        short
    )
    assert difference == pytest.approx(6, abs=0.7), "a quarter of 400 ms"
