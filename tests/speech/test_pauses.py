"""Silence that a mark asks for: between words, before the first and after the last."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.core.units import SAMPLE_RATE
from lantern.speech.pauses import WantedPauses, set_pauses
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.tone import Tone
from lantern.speech.wording import split_words

TEXT = "One two, three. Four"


def speak() -> Take:
    words = split_words(TEXT, "en", {})
    return Tone().speak(Utterance(words, "en", {}), Path())


def pause(
    after: dict[int, float],
    *,
    sentence: float | None = None,
    comma: float | None = None,
) -> Take:
    pauses = WantedPauses(sentence, comma, after=after)
    return set_pauses(speak(), split_words(TEXT, "en", {}), pauses)


def measure(take: Take) -> list[float]:
    """Seconds of silence before each word, and after the last."""
    found = []
    end = 0
    for cue in take.cues:
        found.append((cue[0] - end) / SAMPLE_RATE)
        end = cue[1]
    return [*found, (len(take.pcm) - end) / SAMPLE_RATE]


def test_a_pause_is_as_long_as_asked() -> None:
    # tones leave 60 ms after a word and 260 after a sentence
    assert measure(speak()) == pytest.approx(
        [0, 0.06, 0.06, 0.26, 0.26], abs=0.003
    )
    take = pause({0: 0.8, 2: 2.5})
    assert measure(take) == pytest.approx([0, 0.8, 0.06, 2.5, 0.26], abs=0.003)
    quiet = take.pcm[take.cues[0][1] : take.cues[1][0]]
    assert np.count_nonzero(np.abs(quiet) > 40) < SAMPLE_RATE * 0.003


def test_a_pause_may_stand_before_the_first_word_and_after_the_last() -> None:
    take = pause({-1: 1.0, 3: 2.0})
    assert measure(take) == pytest.approx([1, 0.06, 0.06, 0.26, 2], abs=0.003)


def test_a_mark_goes_before_what_the_film_says_of_all() -> None:
    take = pause(
        {1: 0.9},
        sentence=0.5,
        comma=0.3,
    )
    assert measure(take) == pytest.approx([0, 0.06, 0.9, 0.5, 0.26], abs=0.003)


def test_after_a_word_that_is_not_said_the_pause_follows_the_one_before() -> (
    None
):
    raw = speak()
    cues = (raw.cues[0], (raw.cues[0][1], raw.cues[0][1]), *raw.cues[2:])
    silent = Take(raw.pcm, cues, "exact")
    words = split_words(TEXT, "en", {})
    take = set_pauses(silent, words, WantedPauses(after={1: 1.5}))
    added = len(take.pcm) - len(raw.pcm)
    assert 1.0 < added / SAMPLE_RATE < 1.5
