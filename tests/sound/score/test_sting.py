"""A sting: loud at once, low, in its key, and soon over."""

from __future__ import annotations

import numpy as np

from lantern.sound.score import render
from lantern.sound.score.instruments import SCORE_RATE
from lantern.sound.score.sting import write_sting


def test_a_sting_is_the_tonic_and_its_fifth_at_one_moment() -> None:
    tones = write_sting("D minor").tones
    assert [tone.pitch for tone in tones] == [38, 38, 50, 57]
    assert {tone.start for tone in tones} == {0.0}
    assert [tone.pitch for tone in write_sting("C# dorian").tones] == [
        49,
        49,
        61,
        68,
    ]


def test_it_is_there_on_its_word_and_dies_away() -> None:
    wave = np.abs(render(write_sting("A minor"))).max(axis=0)
    assert wave.argmax() < 0.15 * SCORE_RATE
    assert wave[4 * SCORE_RATE :].max() < 0.1 * wave.max()
