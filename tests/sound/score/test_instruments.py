"""Instruments of the score: at their pitch, without clicks, and in their room."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.sound.score.instruments import (
    MAX_FREQUENCY,
    REVERB_SAMPLES,
    SCORE_RATE,
    STRINGS,
    Note,
    add_room,
    find_fast_length,
    make_envelope,
    play,
    play_bowed,
    to_hertz,
)

VIOLA = Note("strings", 0, 3, 57, 0.5, 1)


def power_of(wave: NDArray[np.floating]) -> NDArray[np.float64]:
    return np.abs(np.fft.rfft(wave)) ** 2


def find_loudest(wave: NDArray[np.floating]) -> float:
    """Return the frequency of the loudest part of a sound, in Hz."""
    f = np.fft.rfftfreq(len(wave), 1 / SCORE_RATE)
    return float(f[np.argmax(power_of(wave))])


@pytest.mark.parametrize(
    ("pitch", "hertz"), [(69, 440.0), (57, 220.0), (81, 880.0), (60, 261.6256)]
)
def test_pitches_are_those_of_midi(pitch: int, hertz: float) -> None:
    assert to_hertz(pitch) == pytest.approx(hertz)


@pytest.mark.parametrize(
    ("instrument", "pitch"),
    [("strings", 57), ("drone", 38), ("harp", 62), ("violins", 76)],
)
def test_notes_sound_at_their_pitch(instrument: str, pitch: int) -> None:
    wave = play(Note(instrument, 0, 3, pitch, 0.5, 1)).mean(axis=0)
    loudest = find_loudest(wave)
    harmonic = round(loudest / to_hertz(pitch))
    cents = 1200 * np.log2(loudest / harmonic / to_hertz(pitch))
    assert harmonic in (1, 2)
    assert abs(cents) < 25
    assert abs(wave[0]) < 1e-3
    assert abs(wave[-1]) < 1e-3


def test_timpani_die_away_at_their_pitch() -> None:
    wave = play(Note("timpani", 0, 0, 45, 1, 0)).mean(axis=0)
    assert abs(find_loudest(wave) - to_hertz(45)) < 2
    seconds = wave[: 5 * SCORE_RATE].reshape(5, SCORE_RATE)
    levels = np.sqrt((seconds**2).mean(axis=1))
    assert all(b < 0.75 * a for a, b in itertools.pairwise(levels.tolist()))


@pytest.mark.parametrize("instrument", ["strings", "harp", "timpani"])
def test_a_note_is_stereo_and_as_loud_as_its_level(instrument: str) -> None:
    note = replace(VIOLA, instrument=instrument)
    loud = play(note)
    soft = play(replace(note, level=0.25))
    assert loud.shape[0] == 2
    assert loud.dtype == np.float32
    assert np.allclose(loud, 2 * soft, atol=1e-6)


def test_a_bowed_note_goes_on_for_its_length_and_its_fall() -> None:
    wave = play(VIOLA)
    assert wave.shape[1] == round((3 + STRINGS.fall) * SCORE_RATE)


def test_the_same_seed_is_the_same_note_and_another_is_not() -> None:
    assert np.array_equal(play(VIOLA), play(VIOLA))
    assert not np.array_equal(play(VIOLA), play(replace(VIOLA, seed=2)))


def test_mono_loses_only_the_sides() -> None:
    wide = play_bowed(VIOLA, STRINGS)
    narrow = play_bowed(VIOLA, replace(STRINGS, width=0.0))
    assert np.allclose(wide.mean(axis=0), narrow[0], atol=1e-6)
    assert np.array_equal(narrow[0], narrow[1])


def test_nothing_is_above_the_highest_harmonics() -> None:
    power = power_of(
        play(
            replace(
                VIOLA,
                instrument="violins",
                pitch=76,
            )
        ).mean(axis=0)
    )
    f = np.fft.rfftfreq(2 * (len(power) - 1), 1 / SCORE_RATE)
    assert power[f > 1.1 * MAX_FREQUENCY].sum() < 1e-9 * power.sum()


def test_strokes_lie_to_one_side_by_their_seed() -> None:
    left, right = play(Note("harp", 0, 0, 62, 1, 2))
    assert np.abs(left).max() > np.abs(right).max()
    left, right = play(Note("harp", 0, 0, 62, 1, 3))
    assert np.abs(left).max() < np.abs(right).max()


def test_an_envelope_rises_arches_and_falls() -> None:
    envelope = make_envelope(1000, 200, 300)
    assert len(envelope) == 1000
    assert envelope[0] == envelope[-1] == 0
    assert envelope[500] == pytest.approx(1.0, abs=1e-3)
    assert (np.diff(envelope[:200]) > 0).all()
    assert (np.diff(envelope[700:]) <= 0).all()


def test_an_envelope_shorter_than_its_ends_has_no_corner() -> None:
    envelope = make_envelope(100, 200, 300)
    assert len(envelope) == 100
    assert envelope[0] == 0
    assert envelope[-1] == pytest.approx(0)
    assert np.abs(np.diff(envelope)).max() < 0.05


def test_the_room_answers_a_stroke_for_two_seconds() -> None:
    stroke = np.zeros((2, SCORE_RATE), np.float32)
    stroke[:, 100] = 1
    wet = add_room(stroke)
    assert wet.shape == (2, SCORE_RATE + REVERB_SAMPLES)
    assert np.argmax(np.abs(wet[0])) == 100
    tail = wet[:, SCORE_RATE // 5 :][:, : 2 * SCORE_RATE].reshape(
        2, 4, SCORE_RATE // 2
    )
    levels = np.sqrt((tail**2).mean(axis=(0, 2)))
    assert all(b < 0.6 * a for a, b in itertools.pairwise(levels.tolist()))


def test_the_room_adds_nothing_to_silence() -> None:
    assert not add_room(np.zeros((2, 500), np.float32)).any()


@pytest.mark.parametrize("count", [1, 2, 7, 1000, 48_001, 123_457])
def test_lengths_that_transform_quickly(count: int) -> None:
    size = find_fast_length(count)
    assert count <= size <= max(2, 1.2 * count)
    assert size % 2 == 0
    for prime in (2, 3, 5):
        while size % prime == 0:
            size //= prime
    assert size == 1
