"""Ambience sounds like what it is called: bands, pitches, rhythms; no clicks, no loops."""

from __future__ import annotations

import functools
import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.sound import ambience, loudness
from lantern.sound.files import Track

pytestmark = pytest.mark.film  # it makes minutes of sound

RATE = 48_000
SECONDS = 18
"""Two cells with the joint between them."""
WAVES_SECONDS = 28
"""Fewer seconds hold too few waves of the sea."""
Samples = NDArray[np.floating]


@functools.cache
def render(kind: str) -> Samples:
    """Return the beginning of a kind, (samples, 2), made once for all tests."""
    total = (WAVES_SECONDS if kind == "sea" else SECONDS) * RATE
    out = np.zeros((total, 2), np.float32)
    for part in ambience.list_parts(kind, total, 0):
        wave = ambience.render_part(part)
        out[part.start : part.start + len(wave)] += wave
    return out


@functools.cache
def transform(kind: str) -> NDArray[np.complexfloating]:
    """Return the spectrum of both channels together."""
    return np.asarray(np.fft.rfft(render(kind).mean(axis=1)))


def find_bins(kind: str, hz: float) -> int:
    """Return how many values of a spectrum lie below a frequency."""
    return math.ceil(hz * len(render(kind)) / RATE)


def share(kind: str, low: float, high: float) -> float:
    """Return the share of power that lies between two frequencies."""
    power = np.abs(transform(kind)) ** 2
    band = power[find_bins(kind, low) : find_bins(kind, high)]
    return float(band.sum() / power.sum())


def follow(kind: str, low: float, high: float, *, rate: int = 100) -> Samples:
    """Return the loudness between two frequencies over time, `rate` values a second, in dB."""
    first, last = find_bins(kind, low), find_bins(kind, high)
    band = np.zeros_like(transform(kind))
    band[first:last] = transform(kind)[first:last]
    wave = np.fft.irfft(band, len(render(kind)))
    power = (wave.reshape(-1, RATE // rate) ** 2).mean(axis=1)
    return np.asarray(10 * np.log10(power + 1e-12))


def find_rhythm(
    levels: Samples, rate: int, *, low: float, high: float
) -> float:
    """Return the frequency between two at which levels swing most, in Hz."""
    swing = np.abs(np.fft.rfft(levels - levels.mean()))
    hz = np.fft.rfftfreq(len(levels), 1 / rate)
    swing[(hz < low) | (hz > high)] = 0
    return float(hz[np.argmax(swing)])


@pytest.mark.parametrize("kind", ambience.KINDS)
def test_it_is_level_and_clean(kind: str, tmp_path: Path) -> None:
    wave = render(kind)
    track = Track.create_silent(tmp_path / "t", len(wave))
    track.add(0, wave.astype(np.float32))
    powers = loudness.measure_powers(track)
    # birds and guns are few: what 18 s hold of them differs
    wide = kind in ("birds", "guns-far", "steppe-night")
    assert loudness.measure_integrated(powers) == pytest.approx(
        ambience.NOMINAL_LUFS, abs=3.5 if wide else 1
    )
    spread = wave.std(axis=0)
    assert np.abs(wave.mean(axis=0) / spread).max() < 0.01, "no direct current"
    assert np.abs(wave).max() < 0.9
    assert (wave[:, 0] * wave[:, 1]).mean() > -0.2 * spread.prod(), (
        "mono loses little"
    )
    assert wave[: RATE // 2].any() and wave[-RATE // 2 :].any()


@pytest.mark.parametrize("kind", ambience.KINDS)
def test_nothing_comes_round_again_within_twelve_seconds(kind: str) -> None:
    """A loop would be a peak of 1 in the likeness of the sound to itself later on.

    A cell that came again would do so after ten seconds.
    """
    rate = 12_000
    mono = render(kind).mean(axis=1)[:: RATE // rate]
    spectrum = np.abs(np.fft.rfft(mono, 2 * len(mono))) ** 2
    likeness = np.fft.irfft(spectrum)[: len(mono)]
    later = np.abs(likeness[2 * rate : 12 * rate]) / likeness[0]
    remaining = len(mono) - np.arange(2 * rate, 12 * rate)
    assert (later * len(mono) / remaining).max() < 0.6


JOINTS = [second * RATE for second in (8, 10)]
"""Where a cell begins or ends."""


def measure_jump(wave: Samples, at: int) -> float:
    """Return the step into a sample, over the usual step in the 50 ms on both sides of it."""
    around = wave[at - RATE // 20 : at + RATE // 20]
    usual = np.median(np.abs(np.diff(around, axis=0)), axis=0)
    return float((np.abs(wave[at] - wave[at - 1]) / usual).max())


@pytest.mark.parametrize("kind", ambience.KINDS)
def test_cells_join_without_a_click_or_a_gap(kind: str) -> None:
    wave = render(kind)
    assert max(measure_jump(wave, at) for at in JOINTS) < 6
    assert all(wave[at - 2400 : at + 2400].std() > 0 for at in JOINTS)


def test_a_cell_without_its_fade_would_be_a_click() -> None:
    """What the test above would find: a cell of the same sound that just begins."""
    wave = render("wind").copy()
    wave[JOINTS[0] :] += (
        wave[JOINTS[1] : JOINTS[1] + len(wave) - JOINTS[0]].mean(0) + 0.05
    )
    assert measure_jump(wave, JOINTS[0]) > 6


def test_wind_is_low_and_comes_in_gusts() -> None:
    assert share("wind", 60, 900) > 0.9
    levels = follow("wind", 300, 1200, rate=5)
    assert 6 < np.percentile(levels, 90) - np.percentile(levels, 10) < 25
    bright = follow("wind", 600, 1500, rate=5) - follow("wind", 80, 250, rate=5)
    assert np.corrcoef(bright, levels)[0, 1] > 0.5, (
        "a gust is brighter than a lull"
    )


def test_rain_is_bright_and_steady() -> None:
    assert share("rain", 1000, 12_000) > 0.6
    levels = follow("rain", 1000, 12_000, rate=2)
    assert levels.std() < 1.5


def test_waves_break_every_nine_seconds_or_so() -> None:
    levels = follow("sea", 300, 1500, rate=10)
    smooth = np.convolve(levels, np.ones(15) / 15, "valid")
    assert smooth.max() - smooth.min() > 6
    assert (
        1 / 14
        < find_rhythm(
            smooth,
            10,
            low=0.05,
            high=1,
        )
        < 1 / 6
    )
    hiss = np.convolve(follow("sea", 4000, 9000, rate=10), np.ones(15) / 15)
    low = np.convolve(levels, np.ones(15) / 15)
    shifts = [np.corrcoef(np.roll(low, n), hiss)[0, 1] for n in range(40)]
    assert 3 <= int(np.argmax(shifts)) <= 35, (
        "the water runs back after the wave"
    )


def test_a_river_lies_in_the_middle_and_is_quick() -> None:
    assert share("river", 200, 2500) > 0.8
    assert share("river", 20, 100) < 0.05
    slow = follow("river", 400, 3000, rate=1)
    assert slow.std() < 2.5


def test_engines_have_the_strokes_of_three_diesels() -> None:
    mono = render("engines").mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hz = np.fft.rfftfreq(len(mono), 1 / RATE)
    for stroke in (29.0, 33.5, 41.0):
        near = power[np.abs(hz - stroke) < 1.5].max()
        beside = np.median(
            power[(np.abs(hz - stroke) > 2.2) & (np.abs(hz - stroke) < 6)]
        )
        assert near > 20 * beside, f"no stroke at {stroke} Hz"
    assert share("engines", 20, 500) > 0.85


def test_a_train_passes_a_joint_every_0_92_seconds() -> None:
    power = 10 ** (follow("train", 350, 1800, rate=100) / 10)
    # two bogies pass each joint
    assert find_rhythm(
        power,
        100,
        low=1.5,
        high=4,
    ) == pytest.approx(2 / 0.92, abs=0.04)
    assert share("train", 30, 300) > 0.7


def test_a_crowd_speaks_in_syllables_between_the_formants_of_voices() -> None:
    assert share("crowd", 150, 1200) > 0.75
    assert share("crowd", 3500, 20_000) < 0.02
    linear = 10 ** (follow("crowd", 150, 2500, rate=50) / 10)
    swing = np.abs(np.fft.rfft(linear - linear.mean())) ** 2
    hz = np.fft.rfftfreq(len(linear), 1 / 50)
    syllables = swing[(hz > 2) & (hz < 8)].mean()
    assert syllables > 3 * swing[(hz > 14) & (hz < 22)].mean()


def test_a_fire_flutters_low_and_cracks_high() -> None:
    assert share("fire", 30, 400) > 0.75
    high = follow("fire", 3000, 12_000, rate=200)
    over = high > np.median(high) + 8
    cracks = np.count_nonzero(over[1:] & ~over[:-1]) / SECONDS
    assert 2 < cracks < 25, "cracks a second"


def test_far_guns_are_dull_and_few() -> None:
    assert share("guns-far", 20, 200) > 0.9
    assert share("guns-far", 500, 20_000) < 0.001
    levels = follow("guns-far", 25, 150, rate=10)
    assert np.percentile(levels, 98) - np.percentile(levels, 10) > 15
    quiet = np.count_nonzero(levels < levels.max() - 20) / len(levels)
    assert quiet > 0.15, "there is quiet between salvoes"


def test_birds_sing_high_with_rests() -> None:
    wave = render("birds")
    assert share("birds", 1500, 9000) > 0.5
    levels = follow("birds", 2000, 7000, rate=50)
    assert np.percentile(levels, 95) - np.percentile(levels, 20) > 12
    peaks = np.abs(np.fft.rfft(wave.mean(axis=1)))
    hz = np.fft.rfftfreq(len(wave), 1 / RATE)
    assert 2000 < hz[np.argmax(peaks * (hz > 1000))] < 7500


def test_crickets_chirr_at_four_and_a_half_kilohertz_over_a_quiet_wind() -> (
    None
):
    assert share("steppe-night", 4000, 5000) > 0.9 * share(
        "steppe-night", 2000, 20_000
    )
    levels = follow("steppe-night", 4000, 5000, rate=200)
    assert (
        22
        < find_rhythm(
            levels,
            200,
            low=15,
            high=40,
        )
        < 32
    ), "strokes of a chirr a second"
    assert share("steppe-night", 40, 600) > 0.3


def test_a_room_is_a_low_hush_in_which_nothing_happens() -> None:
    assert share("room", 30, 600) > 0.85
    assert follow("room", 30, 1000, rate=2).std() < 1
