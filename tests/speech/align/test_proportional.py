"""Time shared among words by their sounds, between pauses."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.speech import espeak
from lantern.speech.align import proportional
from lantern.speech.align.audio import prepare_sound
from tests.support.aligned import make_audio, measure_errors, speak

RATE = 48_000
FRAME = 480
TEXT = (
    "At ten past midnight, on 9 August 1945, the first detachments crossed the border "
    "into Manchuria."
)


@pytest.mark.process
def test_a_sentence_with_pauses_is_timed_well_enough() -> None:
    spoken = speak(TEXT, "en-us+f3")
    sound = prepare_sound(spoken.sound.pcm, spoken.sound.rate)
    assert sound is not None
    bare = [word.rstrip(",") for word in spoken.words]
    ipa = dict(zip(bare, espeak.transcribe(bare, "en-us"), strict=True))
    cues = proportional.place(sound, spoken.words, ipa)
    assert np.median(measure_errors(cues, spoken.truth)) <= 150
    pause = spoken.words.index("midnight,")
    assert cues[pause + 1][0] - cues[pause][1] > RATE * 0.05


def test_words_of_equal_length_have_equal_time() -> None:
    cues = proportional.place(make_audio(0, 10, 40), ["ab", "cd"], {})
    assert cues == [(10 * FRAME, 30 * FRAME), (30 * FRAME, 50 * FRAME)]


def test_a_word_counts_its_sounds_and_a_bit_more() -> None:
    """`three` has three sounds and `a` has one: 3.3 and 1.3 of 4.6 parts of 92 frames."""
    ipa = {"three": "θɹiː", "a": "ə"}
    cues = proportional.place(make_audio(92), ["three", "a"], ipa)
    assert cues == [(0, 66 * FRAME), (66 * FRAME, 92 * FRAME)]


def test_letters_count_where_no_sounds_are_known() -> None:
    cues = proportional.place(make_audio(92), ["abc", "d"], {})
    assert cues == [(0, 66 * FRAME), (66 * FRAME, 92 * FRAME)]


def test_a_pause_belongs_to_no_word() -> None:
    sound = make_audio(20, 30, 20)
    cues = proportional.place(sound, ["ab", "cd"], {})
    assert cues == [(0, 20 * FRAME), (50 * FRAME, 70 * FRAME)]


def test_the_closure_of_a_stop_is_no_pause() -> None:
    sound = make_audio(20, 5, 25)
    cues = proportional.place(sound, ["ab", "cd"], {})
    assert cues == [(0, 25 * FRAME), (25 * FRAME, 50 * FRAME)]


def test_the_longest_pause_is_the_commas() -> None:
    """By letters alone the edge would be at the first pause; the comma is at the second."""
    sound = make_audio(20, 10, 20, 40, 20)
    cues = proportional.place(sound, ["abcd,", "ef"], {})
    assert cues == [(0, 50 * FRAME), (90 * FRAME, 110 * FRAME)]


def test_commas_take_their_pauses_in_order() -> None:
    sound = make_audio(10, 20, 30, 30, 10)
    cues = proportional.place(sound, ["ab,", "cd,", "ef"], {})
    assert [start for start, _ in cues] == [0, 30 * FRAME, 90 * FRAME]
    assert [end for _, end in cues] == [10 * FRAME, 60 * FRAME, 100 * FRAME]


def test_a_pause_that_is_far_from_any_edge_is_left_alone() -> None:
    sound = make_audio(150, 20, 30)
    cues = proportional.place(sound, ["ab", "cd"], {})
    assert cues[0] == pytest.approx((0, 90 * FRAME), abs=FRAME)
    assert cues[1] == pytest.approx((90 * FRAME, 200 * FRAME), abs=FRAME)


def test_silence_at_the_ends_belongs_to_no_word() -> None:
    cues = proportional.place(make_audio(0, 7, 20, 9), ["ab"], {})
    assert cues == [(7 * FRAME, 27 * FRAME)]
