"""Captions: how cues read and when they stand."""

from __future__ import annotations

import random
import re
from itertools import chain, pairwise

import pytest

from lantern.core.units import Frames
from lantern.core.words import list_words
from lantern.timeline import TimedWord
from lantern.timeline.captions import (
    CaptionRules,
    Cue,
    add_labels,
    choose_line_length,
    make_cues,
)
from lantern.timeline.captions.files import format_srt, format_vtt
from tests.support.words import (
    FPS,
    STORY,
    join_lines,
    list_breaks,
    list_lines,
    make_word,
    speak,
)

WIDE = [
    ("On 9 August 1945, at ten minutes", "past midnight, the Red Army"),
    ("crossed the border of Manchuria", "along a front of 4,400 kilometres."),
    ("Marshal Aleksandr Vasilevsky", "commanded 1.5 million men,"),
    ("27,086 guns and mortars, and 5,556 tanks.",),
    ("Pu Yi fled.",),
    ("The Kwantung Army,", "which had held the country since 1931,"),
    ("was taken by surprise;",),
    ("its commanders had expected no attack", "before the spring of 1946."),
    ("“Forward!” said Gen. Kravchenko.",),
    ("It was over in 23 days,", "and on 2 September Japan signed."),
]


NARROW = [
    ("On 9 August 1945,", "at ten minutes"),
    ("past midnight,", "the Red Army crossed"),
    ("the border of Manchuria",),
    ("along a front", "of 4,400 kilometres."),
    ("Marshal Aleksandr", "Vasilevsky"),
    ("commanded 1.5 million men,",),
]


@pytest.mark.parametrize("width", [42, 26])
@pytest.mark.parametrize("fps", [24, 25, 60])
def test_cues_fit_and_say_every_word(width: int, fps: int) -> None:
    words = speak(STORY, 7, fps)
    found = make_cues([words], fps, CaptionRules(width))
    assert join_lines(found) == STORY
    for cue in found:
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= width for line in cue.lines)
        assert 0.8 <= (cue.end - cue.start) / fps <= 7.0
    for cue, after in pairwise(found):
        assert cue.end - cue.start >= fps or after.start - cue.end == 2


def test_a_story_is_broken_like_this() -> None:
    assert [cue.lines for cue in make_cues([speak(STORY)], FPS)] == WIDE
    assert [
        cue.lines for cue in make_cues([speak(STORY)], FPS, CaptionRules(26))
    ][:6] == NARROW


def make_noise(chance: random.Random, start: int) -> list[TimedWord]:
    """Up to 49 words of any length, with and without pauses, from a frame on."""
    words = []
    for _ in range(chance.randrange(1, 50)):
        letters = min(60, 1 + int(chance.expovariate(0.2)))
        text = "x" * letters + chance.choice(["", "", "", ",", "."])
        start += chance.choice([0, 0, 0, 4, 40])
        end = start + chance.randrange(1, 20)
        words.append(make_word(text, start, end))
        start = end
    return words


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_spoken_cues_keep_apart_and_lose_nothing(seed: int) -> None:
    chance = random.Random(seed)
    scenes: list[list[TimedWord]] = []
    spoken: list[TimedWord] = []
    for _ in range(3):
        start = spoken[-1].end + 30 if spoken else 0
        scenes.append(make_noise(chance, start))
        spoken += scenes[-1]
    found = make_cues(scenes, FPS, CaptionRules(26))
    assert join_lines(found).split() == [word.text for word in spoken]
    in_cues: list[TimedWord] = []
    for cue in found:
        in_cues += cue.words
        assert cue.start == cue.words[0].start < cue.end
        assert len(cue.lines) <= 2
    assert in_cues == spoken
    assert all(len(line) <= 26 or " " not in line for line in list_lines(found))
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("size", "letters"),
    [
        ((1920, 1080), 42),
        ((960, 540), 42),
        ((1080, 1920), 26),
        ((1080, 1080), 34),
    ],
)
def test_lines_are_as_long_as_the_picture_has_room(
    size: tuple[int, int], letters: int
) -> None:
    assert choose_line_length(size) == letters


def test_no_line_or_cue_is_one_short_word() -> None:
    found = make_cues([speak(STORY)], FPS)
    alone = [
        line for line in list_lines(found) if " " not in line and len(line) < 6
    ]
    assert alone == []


def test_a_cue_would_rather_end_where_the_picture_changes() -> None:
    words = speak(
        "They stood inside the country that evening under the spurs of the range."
    )
    apart = next(word.start for word in words if word.text == "under")
    together = make_cues([words], FPS)
    assert [
        cue.start
        for cue in make_cues([words], FPS, CaptionRules(cuts=[0, apart]))
    ] == [0, apart]
    assert len(together) == 1


def test_a_cue_breaks_after_the_sentence_rather_than_within_the_next() -> None:
    found = make_cues(
        [
            speak(
                "The tanks had run dry on the pass. Aircraft brought them fuel the next day."
            )
        ],
        FPS,
    )
    assert join_lines(found[:1]) == "The tanks had run dry on the pass."


def test_two_frames_stand_between_cues_that_follow_each_other() -> None:
    found = make_cues([speak(STORY, pause=0.2)], FPS)
    assert {b.start - a.end for a, b in pairwise(found)} == {2}


def test_a_cue_starts_with_its_first_word_in_every_scene() -> None:
    words = [
        speak("It began at midnight.", 10),
        speak("It ended in three weeks.", 400),
    ]
    assert [cue.start for cue in make_cues(words, FPS)] == [10, 400]


def test_a_cue_stays_into_the_silence_until_it_can_be_read() -> None:
    words = speak("All of this took no more than a day.")
    fast = [
        make_word(word.text, n * 2, n * 2 + 2) for n, word in enumerate(words)
    ]
    (cue,) = make_cues([fast], FPS)
    assert len(join_lines([cue])) / ((cue.end - cue.start) / FPS) <= 18
    (short,) = make_cues([[make_word("Surrender.", 50, 60)]], FPS)
    assert (short.start, short.end) == (50, 75)


def test_the_next_cue_cuts_a_stay_short() -> None:
    found = make_cues(
        [[make_word("Surrender.", 0, 10)], [make_word("Never again.", 16, 30)]],
        FPS,
    )
    assert found[0].end == 14


def test_no_cue_stays_longer_than_seven_seconds() -> None:
    words = speak("one word and then another word")
    slow = [
        make_word(word.text, n * 60, n * 60 + 50)
        for n, word in enumerate(words)
    ]
    assert max(cue.end - cue.start for cue in make_cues([slow], FPS)) <= 7 * FPS


def test_a_word_longer_than_a_line_stands_alone() -> None:
    long = "x" * 60
    found = make_cues([speak(f"He said {long} twice and left.")], FPS)
    assert (long,) in [cue.lines for cue in found]


def test_nothing_spoken_gives_no_cues() -> None:
    assert make_cues([], FPS) == []
    assert make_cues([[], [make_word(" ", 0, 5)]], FPS) == []
    assert format_srt([], FPS) == ""


def test_a_long_scene_keeps_all_its_words() -> None:
    found = make_cues([speak(" ".join([STORY] * 10))], FPS)
    assert join_lines(found) == " ".join([STORY] * 10)


def test_a_size_between_two_shapes_has_the_lines_of_its_own_shape() -> None:
    assert choose_line_length((1000, 1100)) == 34
    assert choose_line_length((1000, 1200)) == 26
    assert choose_line_length((1200, 1000)) == 34
    assert choose_line_length((1300, 1000)) == 42


def test_a_sentence_without_blanks_is_split_and_shares_its_time() -> None:
    words = [make_word("哈尔滨进攻战役开始了，非常长的句子没有空格。", 0, 100)]
    found = make_cues([words], FPS, CaptionRules(16))
    assert join_lines(found).replace(" ", "") == words[0].text
    spoken: list[TimedWord] = []
    for cue in found:
        spoken += cue.words
    assert spoken[0].start == 0
    assert spoken[-1].end == 100
    assert all(a.end == b.start for a, b in pairwise(spoken))


def test_blanks_inside_a_word_are_single_and_empty_words_disappear() -> None:
    words = [
        make_word("New \n York", 0, 10),
        make_word("  ", 10, 20),
        make_word("fell.", 20, 30),
    ]
    (cue,) = make_cues([words], FPS)
    assert cue.lines == ("New York fell.",)


def test_a_silence_divides_words_that_would_fit_one_cue() -> None:
    first = [make_word("They", 0, 10), make_word("waited", 10, 30)]
    second = [make_word("and", 180, 190), make_word("waited", 190, 210)]
    assert [cue.start for cue in make_cues([first + second], FPS)] == [0, 180]


def test_a_label_goes_to_the_cue_on_screen_or_the_next_one() -> None:
    cues = [Cue(0, 50, ("one",)), Cue(60, 90, ("two",))]
    assert [cue.label for cue in add_labels(cues, [(49, "A")])] == ["A", ""]
    assert [cue.label for cue in add_labels(cues, [(50, "A")])] == ["", "A"]
    assert add_labels(cues, [(90, "A")]) == cues
    assert add_labels([], [(0, "A")]) == []


def test_a_cue_stays_until_the_next_one_rather_than_flicker() -> None:
    near = make_cues(
        [[make_word("Surrender.", 0, 25)], [make_word("No.", 38, 60)]], 25
    )
    assert near[0].end == 36
    far = make_cues(
        [[make_word("Surrender.", 0, 25)], [make_word("No.", 60, 90)]], 25
    )
    assert far[0].end == 25


def test_a_german_ordinal_is_not_cut_from_its_noun() -> None:
    text = (
        "Vom 19. Januar 1915 an trieb sie im Eis. Das 20. Jahrhundert war jung."
    )
    cues = make_cues([speak(text, 7)], FPS, CaptionRules(language="de"))
    assert [join_lines([cue]) for cue in cues] == [
        "Vom 19. Januar 1915 an trieb sie im Eis.",
        "Das 20. Jahrhundert war jung.",
    ]


def test_captions_have_the_quotation_marks_of_their_language() -> None:
    rules = CaptionRules(language="de")
    cues = make_cues([speak('"Wie geht\'s?" fragt er.')], FPS, rules)
    assert [cue.lines for cue in cues] == [("„Wie geht’s?“ fragt er.",)]


def test_a_name_with_an_apostrophe_stays_whole() -> None:
    text = "They came by the land of king's men and saw the land of king's men again."
    cues = make_cues(
        [speak(text)], FPS, CaptionRules(26, ("land of king's men",))
    )
    assert ("land", "of") not in list_breaks(cues)


def test_words_without_blanks_make_the_cues_of_their_text_at_their_times() -> (
    None
):
    text = "一九四五年八月九日、ソ連軍は満洲国に侵攻した。関東軍は準備ができていなかった。"
    parts = list_words(text)
    words = [
        TimedWord(part, Frames(25 * i), Frames(25 * i + 25))
        for i, part in enumerate(parts)
    ]
    whole = [TimedWord(text, Frames(0), Frames(25 * len(parts)))]
    timed = make_cues([words], 25)
    laid_out = make_cues([whole], 25)
    lines = [cue.lines for cue in timed]
    assert lines == [cue.lines for cue in laid_out]
    assert [(cue.lines[0][:4], cue.start) for cue in timed] == [
        ("一九四五", 0),
        ("侵攻した", 125),
    ]


def test_no_blank_stands_behind_the_stops_of_chinese() -> None:
    written = (
        "战争开始时，几座时钟连日期都对不上。满洲边境已过午夜，9日已经开始。"
    )
    words = [
        TimedWord(text, Frames(12 * i), Frames(12 * i + 12))
        for i, text in enumerate(list_words(written))
    ]
    cues = make_cues([words], 25, CaptionRules(width=42, language="zh"))
    lines = list(chain.from_iterable(cue.lines for cue in cues))
    assert "".join(lines) == written
    vtt = format_vtt(
        cues,
        25,
        language="zh",
        title="",
        word_times=True,
    )
    spoken = re.sub(r"<[^>]*>", "", vtt)
    assert all(line in spoken for line in lines)
