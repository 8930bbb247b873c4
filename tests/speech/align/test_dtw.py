"""Words found by warping espeak-ng's reading onto a sound."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from lantern.speech.align import dtw
from lantern.speech.align.audio import prepare_sound
from tests.support.aligned import make_audio, measure_errors, speak

pytestmark = pytest.mark.process

TEXT = "Nobody in the headquarters at Changchun knew where the blow would fall."


@pytest.mark.parametrize("voice", ["en-us", "en-us+f3"])
def test_the_likelier_of_a_male_and_a_female_reading_is_taken(
    voice: str,
) -> None:
    spoken = speak(TEXT, voice, rate=148)
    sound = prepare_sound(spoken.sound.pcm, spoken.sound.rate)
    assert sound is not None
    cues = dtw.place(sound, spoken.words, "en-us")
    assert cues is not None
    assert np.median(measure_errors(cues, spoken.truth)) <= 10, (
        "its own reading"
    )


def test_cues_are_in_order_and_within_the_sound() -> None:
    spoken = speak(TEXT, "en-us+Annie", rate=190)
    sound = prepare_sound(spoken.sound.pcm, spoken.sound.rate)
    assert sound is not None
    cues = dtw.place(sound, spoken.words, "en-us+edward")
    assert cues is not None
    assert len(cues) == len(spoken.words)
    assert all(before[1] <= after[0] + 1 for before, after in pairwise(cues))
    assert cues[0][0] == sound.first_frame * 480
    assert cues[-1][1] == sound.end_frame * 480


def test_words_without_an_event_share_the_time_to_the_next() -> None:
    spoken = speak("It was the end of the war in the north.")
    without = set(range(len(spoken.words))) - set(spoken.truth)
    assert without, "espeak-ng runs some words together"
    sound = prepare_sound(spoken.sound.pcm, spoken.sound.rate)
    assert sound is not None
    cues = dtw.place(sound, spoken.words, "en-us")
    assert cues is not None
    assert all(cues[i][1] > cues[i][0] for i in without)


def test_a_sentence_too_long_for_the_table_is_not_warped() -> None:
    spoken = speak(TEXT)
    sound = prepare_sound(np.tile(spoken.sound.pcm, 16), spoken.sound.rate)
    assert sound is not None
    assert dtw.place(sound, spoken.words, "en-us") is None


def test_a_language_that_espeak_doesnt_speak_is_not_warped() -> None:
    assert dtw.place(make_audio(50), ["one", "two"], "xx-none") is None
