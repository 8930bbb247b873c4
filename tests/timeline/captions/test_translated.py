"""A translation's words in the time of the voice."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.core.words import join_words
from lantern.timeline import TimedWord
from lantern.timeline.captions import CaptionRules, make_cues
from lantern.timeline.captions.translated import Narration, time_translation


def say(text: str, start: int, end: int) -> TimedWord:
    return TimedWord(text, Frames(start), Frames(end))


RAIN = [
    say("Rain", 10, 20),
    say("fell.", 20, 30),
    say("Nobody", 60, 75),
    say("came.", 75, 100),
]
"""Two sentences with a pause of 30 frames between them."""


def time(text: str, language: str = "de") -> list[TimedWord]:
    return list(time_translation(RAIN, "en", Narration(text, language)))


def test_each_sentence_has_the_time_of_the_voice_s() -> None:
    # letters with a blank each: Regen 6, fiel. 6, of 12; the voice's 5 + 6 = 11
    # 6/12 of 11 is 5.5: half a letter of six into "fell.", 20 + 10 * 0.5 / 6 = 20.8
    assert time("Regen fiel. Niemand kam.") == [
        say("Regen", 10, 21),
        say("fiel.", 21, 30),
        # Niemand 8 of 13; the voice's 7 + 6 = 13: 1 of 6 into "came."
        say("Niemand", 60, 79),
        say("kam.", 79, 100),
    ]


def test_another_number_of_sentences_shares_the_whole_narration() -> None:
    # 25 letters, and 24 of the voice: "Es regnete," ends at 12 * 24 / 25 = 11.52, half a letter
    # into the 7 of "Nobody"; "niemand" at 19.2, 1.2 of the 6 of "came."
    assert time("Es regnete, niemand kam.", "de") == [
        say("Es", 10, 16),
        say("regnete,", 16, 61),
        say("niemand", 61, 80),
        say("kam.", 80, 100),
    ]


def test_words_stand_on_the_edges_of_the_same_words() -> None:
    assert time("Rain fell. Nobody came.", "en") == RAIN


def test_chinese_is_timed_sign_by_sign_and_stays_whole() -> None:
    text = "雨下了一整夜没有停。没有人来到这个港口。"
    words = time_translation(RAIN, "en", Narration(text, "zh"))
    assert join_words(word.text for word in words) == text
    second = next(i for i, word in enumerate(words) if word.start >= 60)
    assert (
        join_words(word.text for word in words[:second])
        == "雨下了一整夜没有停。"
    )
    assert words[second - 1].end == 30
    assert words[-1].end == 100


def test_a_silent_scene_has_no_words() -> None:
    assert time_translation([], "en", Narration("Regen.", "de")) == ()
    assert time("  ") == []


def test_its_captions_never_span_two_sentences_that_the_voice_keeps_apart() -> (
    None
):
    words = time_translation(
        RAIN, "en", Narration("Regen fiel. Niemand kam.", "de")
    )
    cues = make_cues([words], 25, CaptionRules(language="de"))
    assert [(cue.start, cue.lines) for cue in cues] == [
        (10, ("Regen fiel.",)),
        (60, ("Niemand kam.",)),
    ]
