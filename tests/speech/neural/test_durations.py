"""Durations of phonemes become times of words."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.speech.neural.durations import PhonemeRange, time_words
from lantern.speech.neural.taps import FLOAT, DurationTap

TAP = DurationTap("lengths", FLOAT, 0.025, 0.085)
DURATIONS = np.array([19.0, 2.0, 3.0, 1.0, 4.0, 7.0])
# sums of 25 ms: 0, 475, 525, 600, 625, 725, 900 ms; 85 ms earlier and 48 samples a ms


def test_words_begin_with_their_first_phoneme_and_end_with_their_last() -> None:
    words = [PhonemeRange(1, 3), PhonemeRange(4, 5)]
    assert time_words(DURATIONS, words, TAP) == [
        (390 * 48, 515 * 48),
        (540 * 48, 640 * 48),
    ]


def test_nothing_is_heard_before_the_sound_begins() -> None:
    short = np.array([2.0, 4.0])
    assert time_words(short, [PhonemeRange(1, 2)], TAP) == [(0, 65 * 48)]


def test_a_word_without_phonemes_takes_no_time() -> None:
    assert time_words(DURATIONS, [PhonemeRange(3, 3)], TAP) == [
        (515 * 48, 515 * 48)
    ]


def test_a_word_beyond_the_phonemes_is_refused() -> None:
    with pytest.raises(ValueError, match="phonemes 5 to 7 aren't among 6"):
        time_words(DURATIONS, [PhonemeRange(5, 7)], TAP)
