"""Cells of ambience and what they are made of: events, tones, noise, envelopes, by the sample."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.sound.ambience import cells
from lantern.sound.ambience.cells import CELL_SAMPLES, Band, Cell, Event

RATE = 48_000
ONES = np.ones(4, np.float32)


def test_cells_begin_every_ten_seconds_and_the_first_before_the_sound() -> None:
    assert [Cell(index, 0).start for index in (0, 1, 2)] == [-2, 8, 18]
    assert CELL_SAMPLES == 12 * RATE
    times = Cell(1, 0).times
    assert times.shape == (CELL_SAMPLES,)
    assert (times[0], times[RATE]) == (8, 9)


@pytest.mark.parametrize(
    ("pan", "left", "right"), [(-1, 1, 0), (0, 0.5**0.5, 0.5**0.5), (1, 0, 1)]
)
def test_a_place_between_left_and_right_keeps_its_power(
    pan: float, left: float, right: float
) -> None:
    gains = cells.pan_gains(pan)
    assert gains == pytest.approx([left, right], abs=1e-6)
    assert float((gains**2).sum()) == pytest.approx(1)


def test_events_lie_at_their_samples_and_add_up() -> None:
    events = [Event(0.0, ONES, -1), Event(2 / RATE, ONES, -1), Event(1.0, ONES, 1)]
    wave = cells.lay_events(events, 0.5)
    assert wave.shape == (CELL_SAMPLES + RATE // 2, 2)
    assert wave[:7, 0] == pytest.approx([1, 1, 2, 2, 1, 1, 0])
    assert wave[RATE - 1 : RATE + 5, 1] == pytest.approx([0, 1, 1, 1, 1, 0])
    assert not wave[RATE + 5 :].any()


def test_an_event_that_is_too_long_is_cut() -> None:
    long = np.ones(2 * RATE, np.float32)
    wave = cells.lay_events([Event(11.5, long, -1)], 1.0)
    assert len(wave) == 13 * RATE
    assert wave[-1, 0] == pytest.approx(1)


def test_neighbours_of_a_tone_add_up_to_it() -> None:
    tone = Cell(0, 0).make_tone(np.full(CELL_SAMPLES, 0.5))
    assert tone.shape == (CELL_SAMPLES, 2)
    assert (tone[:, 0] == tone[:, 1]).all()
    fades = tone[: 2 * RATE] + tone[-2 * RATE :]
    assert fades == pytest.approx(0.5, abs=1e-6)
    assert tone[5 * RATE].tolist() == [0.5, 0.5]


def test_a_tone_of_two_channels_keeps_them() -> None:
    wave = np.stack([np.ones(CELL_SAMPLES), np.zeros(CELL_SAMPLES)], axis=1)
    tone = Cell(0, 0).make_tone(wave)
    assert tone[RATE * 6].tolist() == [1, 0]


def test_noise_lies_in_its_band() -> None:
    """Two octaves around 1 kHz, 60 dB down outside."""
    band = Band(((250, -60), (500, 0), (2000, 0), (4000, -60)), width=0)
    noise = Cell(0, 1).make_noise(band)
    assert (noise[:, 0] == noise[:, 1]).all(), "no sides"
    power = np.abs(np.fft.rfft(noise[:, 0])) ** 2
    inside = power[500 * 12 : 2000 * 12].sum() / power.sum()
    assert inside > 0.85
    assert power[: 15 * 12].sum() < 1e-6 * power.sum()


def test_another_cell_and_another_seed_have_other_chance() -> None:
    drawn = [Cell(0, 1), Cell(0, 1), Cell(1, 1), Cell(0, 2)]
    first, again, next_cell, other = (each.chance.random() for each in drawn)
    assert first == again
    assert len({first, next_cell, other}) == 3


def test_events_are_drawn_in_order_within_the_step() -> None:
    starts = Cell(3, 4).draw_starts(20.0)
    assert 150 < len(starts) < 250
    assert (np.diff(starts) >= 0).all()
    assert starts.min() >= 0
    assert starts.max() < 10
    assert len(Cell(3, 4).draw_starts(0.0)) == 0


def test_what_drifts_is_smooth_and_swings_about_zero() -> None:
    times = np.arange(60 * RATE) / RATE
    curve = cells.drift(times, [1, 2], slowest=6, quickest=2)
    assert curve.shape == times.shape
    assert abs(float(curve.mean())) < 0.15
    assert float((curve**2).mean()) == pytest.approx(1, abs=0.3)
    # six sines of at most 1.1 / 2 Hz, each of amplitude 1 / sqrt(3)
    steepest = 6 * 2 * np.pi * 0.55 / 3**0.5
    assert np.abs(np.diff(curve)).max() * RATE < steepest


def test_harmonics_add_up() -> None:
    turns = np.array([0.0, 0.25, 0.5, 1.125])
    assert cells.add_harmonics(turns, [1]) == pytest.approx([1, 0, -1, 0.5**0.5])
    # the second harmonic, half as loud, goes round twice
    both = [1.5, -0.5, -0.5, 0.5**0.5]
    assert cells.add_harmonics(turns, [1, 0.5]) == pytest.approx(both)
    # a level of 1j begins a quarter of a turn later
    late = [0, -1, 0, -(0.5**0.5)]
    assert cells.add_harmonics(turns, [1j]) == pytest.approx(late, abs=1e-12)


def test_decibels_become_gains_for_both_channels() -> None:
    gains = cells.to_gain(np.array([0.0, -20.0, 20 * np.log10(2)]))
    assert gains.shape == (3, 1)
    assert gains[:, 0] == pytest.approx([1, 0.1, 2])


def test_a_decay_falls_by_60_db_and_ends_in_silence() -> None:
    envelope = cells.make_decay(1.0, 0.5, rises_in=0.01)
    assert len(envelope) == RATE
    assert envelope[0] == 0
    assert envelope[RATE // 2] == pytest.approx(10**-3, rel=0.01)
    assert envelope.max() == envelope[480]
    assert envelope[-1] < 1e-8
