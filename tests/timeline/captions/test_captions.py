"""Captions: how cues read, when they stand, and that no text breaks out of the files."""

from __future__ import annotations

import random
import unicodedata
from itertools import pairwise

import pysubs2
import pytest

from lantern.core.units import Frames
from lantern.timeline import TimedWord
from lantern.timeline.captions import (
    CaptionRules,
    Cue,
    add_labels,
    choose_line_length,
    make_cues,
)
from lantern.timeline.captions.files import format_srt, format_vtt
from lantern.timeline.captions.readability import (
    CaptionStats,
    find_faults,
    measure_captions,
)

FPS = 25
STORY = (
    "On 9 August 1945, at ten minutes past midnight, the Red Army crossed the border of Manchuria along a front "
    "of 4,400 kilometres. Marshal Aleksandr Vasilevsky commanded 1.5 million men, 27,086 guns and mortars, and "
    "5,556 tanks. Pu Yi fled. The Kwantung Army, which had held the country since 1931, was taken by surprise; "
    "its commanders had expected no attack before the spring of 1946. “Forward!” said Gen. Kravchenko. It was "
    "over in 23 days, and on 2 September Japan signed."
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
NASTY = [
    "--> 00:00:01,000",
    "<b>bold</b>",
    "{\\an8}top",
    "a\n\n9\n00:00:09,000 --> x",
    "\\N",
    "&amp;",
    "\x00\x1b",
    "e\u0301",
]


def at(text: str, start: int, end: int) -> TimedWord:
    return TimedWord(text, Frames(start), Frames(end))


def say(
    text: str, start: int = 0, fps: int = FPS, pause: float = 0.4
) -> list[TimedWord]:
    """The words as somebody would speak them: 13 letters a second, a pause after each sentence."""
    words = []
    for word in text.split():
        end = start + max(3, round(len(word) * fps / 13))
        words.append(at(word, start, end))
        start = end + (round(pause * fps) if word[-1] in ".!?" else 0)
    return words


def flat(found: list[Cue]) -> str:
    return " ".join(line for cue in found for line in cue.lines)


def breaks(found: list[Cue]) -> list[tuple[str, str]]:
    """The last word before and the first word after every end of a line."""
    lines = [line for cue in found for line in cue.lines]
    return [(a.split()[-1], b.split()[0]) for a, b in pairwise(lines)]


@pytest.mark.parametrize("width", [42, 26])
@pytest.mark.parametrize("fps", [24, 25, 60])
def test_cues_fit_and_say_every_word(width: int, fps: int) -> None:
    words = say(STORY, 7, fps)
    found = make_cues([words], fps, CaptionRules(width))
    assert flat(found) == STORY
    for cue in found:
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= width for line in cue.lines)
        assert 0.8 <= (cue.end - cue.start) / fps <= 7.0
    for cue, after in pairwise(found):
        assert cue.end - cue.start >= fps or after.start - cue.end == 2


def test_this_is_how_cues_read() -> None:
    assert [cue.lines for cue in make_cues([say(STORY)], FPS)] == WIDE
    assert [cue.lines for cue in make_cues([say(STORY)], FPS, CaptionRules(26))][
        :6
    ] == NARROW


def held(text: str, width: int, *names: str) -> bool:
    """Whether no line of 24 to `width` characters parts the words in square brackets."""
    plain = text.replace("[", "").replace("]", "")
    inside = [
        tuple(pair)
        for part in text.split("[")[1:]
        for pair in pairwise(part.split("]")[0].split())
    ]
    strip = ".,;’s"
    torn = {
        (a.strip(strip), b.strip(strip))
        for fit in range(24, width + 1)
        for a, b in breaks(make_cues([say(plain)], FPS, CaptionRules(fit, names)))
    }
    return not torn & {(a.strip(strip), b.strip(strip)) for a, b in inside}


@pytest.mark.parametrize(
    "text",
    [
        "There the [Far Eastern] fronts followed at night, and [Pu Yi] fled from the palace with all of his court.",
        "They had fought in the [Battle of Moscow] and again in the [Battle of Berlin] before they came out here.",
        "By evening they stood [150 kilometres] inside, and [55 km] from the sea, on the [9th of August] or later.",
        "It was signed on [2 September 1945] by nine nations, after [1.5 million] men had gone to war that summer.",
        "They had covered [400 to 800 kilometres] there, and the rivers of the land rose by [two or three metres].",
        "The garrison of the fortress [fought on] until the end of it, and still the columns [came on], every day.",
        "Men of the [36th Army] took [Type 95] tanks there, and about [600,000 men] were taken prisoner at the end.",
    ],
)
def test_names_and_numbers_stay_whole_in_every_width(text: str) -> None:
    assert held(text, 42)


def test_a_name_of_the_lexicon_stays_whole_though_it_has_no_capitals() -> None:
    text = "They came down to the [land of morning calm] and saw the [land of morning calm]’s coast in the grey light."
    assert held(text, 42, "land of morning calm")
    assert not held(text, 42)


def test_two_names_joined_by_and_stay_together_where_that_is_cheap() -> None:
    found = make_cues(
        [
            say(
                "On its right, a mechanised group of Soviet and Mongolian troops crossed the Gobi Desert."
            )
        ],
        FPS,
    )
    assert ("Soviet", "and") not in breaks(found)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_said_cues_keep_apart_and_lose_nothing(seed: int) -> None:
    chance = random.Random(seed)
    scenes, now = [], 0
    for _ in range(3):
        words = []
        for _ in range(chance.randrange(1, 50)):
            text = "x" * min(60, 1 + int(chance.expovariate(0.2))) + chance.choice(
                ["", "", "", ",", "."]
            )
            start = now + chance.choice([0, 0, 0, 4, 40])
            now = start + chance.randrange(1, 20)
            words.append(at(text, start, now))
        scenes.append(words)
        now += 30
    found = make_cues(scenes, FPS, CaptionRules(26))
    assert flat(found).split() == [word.text for words in scenes for word in words]
    assert [word for cue in found for word in cue.words] == [
        word for words in scenes for word in words
    ]
    for cue in found:
        assert cue.start == cue.words[0].start < cue.end
        assert len(cue.lines) <= 2 and all(
            len(line) <= 26 or " " not in line for line in cue.lines
        )
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("size", "letters"),
    [((1920, 1080), 42), ((960, 540), 42), ((1080, 1920), 26), ((1080, 1080), 34)],
)
def test_lines_are_as_long_as_the_picture_has_room(
    size: tuple[int, int], letters: int
) -> None:
    assert choose_line_length(size) == letters


@pytest.mark.parametrize("width", [42, 26])
def test_breaks_spare_numbers_names_and_small_words(width: int) -> None:
    torn = breaks(make_cues([say(STORY)], FPS, CaptionRules(width)))
    for pair in [
        ("9", "August"),
        ("4,400", "kilometres."),
        ("1.5", "million"),
        ("23", "days,"),
        ("2", "September"),
    ]:
        assert pair not in torn
    assert ("Pu", "Yi") not in torn
    assert not {"the", "of", "a", "on"} & {left for left, _ in torn}


def test_no_line_or_cue_is_one_short_word() -> None:
    found = make_cues([say(STORY)], FPS)
    alone = [
        line for cue in found for line in cue.lines if " " not in line and len(line) < 6
    ]
    assert alone == []


def test_a_lone_dash_begins_no_line() -> None:
    text = "The town of Hailar — a fortress with two regiments in it — fell on the eighteenth — and last — day of war."
    for width in range(20, 43):
        assert "—" not in {
            right
            for _, right in breaks(make_cues([say(text)], FPS, CaptionRules(width)))
        }


def test_a_cue_would_rather_end_where_the_picture_changes() -> None:
    words = say(
        "They stood inside the country that evening under the spurs of the range."
    )
    apart = next(word.start for word in words if word.text == "under")
    together = make_cues([words], FPS)
    assert [
        cue.start for cue in make_cues([words], FPS, CaptionRules(cuts=[0, apart]))
    ] == [0, apart]
    assert len(together) == 1


def test_a_cue_breaks_after_the_sentence_rather_than_within_the_next() -> None:
    found = make_cues(
        [
            say(
                "The tanks had run dry on the pass. Aircraft brought them fuel the next day."
            )
        ],
        FPS,
    )
    assert flat(found[:1]) == "The tanks had run dry on the pass."


def test_two_frames_stand_between_cues_that_follow_each_other() -> None:
    found = make_cues([say(STORY, pause=0.2)], FPS)
    assert {b.start - a.end for a, b in pairwise(found)} == {2}


def test_a_cue_starts_with_its_first_word_in_every_scene() -> None:
    words = [say("It began at midnight.", 10), say("It ended in three weeks.", 400)]
    assert [cue.start for cue in make_cues(words, FPS)] == [10, 400]


def test_a_cue_stays_into_the_silence_until_it_can_be_read() -> None:
    words = say("All of this took no more than a day.")
    fast = [at(word.text, n * 2, n * 2 + 2) for n, word in enumerate(words)]
    (cue,) = make_cues([fast], FPS)
    assert len(flat([cue])) / ((cue.end - cue.start) / FPS) <= 18
    (short,) = make_cues([[at("Surrender.", 50, 60)]], FPS)
    assert (short.start, short.end) == (50, 75)


def test_the_next_cue_cuts_a_stay_short() -> None:
    found = make_cues([[at("Surrender.", 0, 10)], [at("Never again.", 16, 30)]], FPS)
    assert found[0].end == 14


def test_no_cue_stays_longer_than_seven_seconds() -> None:
    words = say("one word and then another word")
    slow = [at(word.text, n * 60, n * 60 + 50) for n, word in enumerate(words)]
    assert max(cue.end - cue.start for cue in make_cues([slow], FPS)) <= 7 * FPS


def test_a_word_longer_than_a_line_stands_alone() -> None:
    long = "x" * 60
    found = make_cues([say(f"He said {long} twice and left.")], FPS)
    assert (long,) in [cue.lines for cue in found]


def test_nothing_spoken_gives_no_cues() -> None:
    assert make_cues([], FPS) == []
    assert make_cues([[], [at(" ", 0, 5)]], FPS) == []
    assert format_srt([], FPS) == ""


def test_srt_reads_back() -> None:
    found = make_cues([say(STORY)], FPS)
    back = pysubs2.SSAFile.from_string(format_srt(found, FPS), format_="srt")
    assert [event.plaintext.split("\n") for event in back] == [
        list(cue.lines) for cue in found
    ]
    assert [(event.start, event.end) for event in back] == [
        (cue.start * 40, cue.end * 40) for cue in found
    ]


def test_vtt_reads_back() -> None:
    found = make_cues([say(STORY)], FPS)
    text = format_vtt(found, FPS, language="en", title="Film")
    assert text.startswith(
        "WEBVTT - Film\nKind: captions\nLanguage: en\n\n00:00:00.000 --> "
    )
    back = pysubs2.SSAFile.from_string(text, format_="vtt")
    assert [event.plaintext.split("\n") for event in back] == [
        list(cue.lines) for cue in found
    ]


@pytest.mark.parametrize("text", NASTY)
def test_text_cannot_break_out_of_srt(text: str) -> None:
    found = [Cue(0, 25, (text, "second")), Cue(50, 75, ("after",))]
    back = pysubs2.SSAFile.from_string(format_srt(found, FPS), format_="srt")
    assert len(back) == 2
    assert "second" in back[0].plaintext
    assert len(back[0].plaintext.split("\n")) <= 2
    assert (
        back[0].text.replace("\\N", "\n") == back[0].plaintext
    )  # nothing was taken for an override or a tag


@pytest.mark.parametrize("text", NASTY)
def test_text_cannot_break_out_of_vtt(text: str) -> None:
    written = format_vtt(
        [Cue(0, 25, (text, "second"))], FPS, language="en\n\nx", title=f"title {text}"
    )
    assert written.count("-->") == 1
    head, cue = written.strip().split("\n\n")
    assert head.startswith("WEBVTT")
    assert "<" not in cue


def test_signs_are_shown_as_signs() -> None:
    assert "｛＼an8｝top" in format_srt([Cue(0, 25, ("{\\an8}top",))], FPS)
    assert "a &lt;b&gt; &amp; c --&gt;" in format_vtt(
        [Cue(0, 25, ("a <b> & c -->",))], FPS, language="en", title="t"
    )


def test_text_is_composed_and_can_be_written() -> None:
    written = format_srt([Cue(0, 25, ("cafe\u0301 \ud800",))], FPS)
    assert unicodedata.is_normalized("NFC", written)
    assert "café" in written
    assert written.encode("utf-8")


def test_word_times_stand_before_each_word_but_the_first() -> None:
    words = [
        ("The", 0, 5),
        ("Sixth", 5, 15),
        ("&", 15, 16),
        ("Army", 15, 30),
        ("stood", 60, 70),
        ("far", 80, 90),
    ]
    (cue,) = make_cues([[at(*word) for word in words]], FPS, CaptionRules(16))
    assert cue.lines == ("The Sixth &", "Army stood far")
    written = format_vtt([cue], FPS, language="en", title="", word_times=True)
    assert written == (
        "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.000 --> 00:00:03.600\n"
        "The <00:00:00.200>Sixth <00:00:00.600>&amp;\nArmy <00:00:02.400>stood <00:00:03.200>far\n"
    )


def test_word_times_never_leave_their_cue() -> None:
    cut = Cue(
        0, 60, ("one two",), (at("one", 0, 50), at("two", 80, 90))
    )  # too long a stay ends before its words do
    assert "<" not in format_vtt([cut], FPS, language="en", title="", word_times=True)


def test_figures_tell_how_captions_read() -> None:
    three = [
        Cue(0, 25, ("x" * 10,)),
        Cue(30, 80, ("x" * 16, "x" * 18)),
        Cue(90, 110, ("x" * 16,)),
    ]
    assert measure_captions(three, FPS) == CaptionStats(
        cues=3, pace=17.0, fastest=20.0, shortest=0.8, longest=2.0
    )
    assert measure_captions([], FPS) is None


def test_faults_name_what_keeps_a_cue_from_being_read() -> None:
    fine, quick, short, long = (
        Cue(0, 50, ("x" * 34,)),
        Cue(0, 50, ("x" * 36,)),
        Cue(0, 20, ("x",)),
        Cue(0, 99, ("x" * 43,)),
    )
    assert [
        (cue is fine, why)
        for cue, why in find_faults([fine, quick, short, long], FPS, 42)
    ] == [
        (False, "it has 18.0 characters a second, and 17 are read with ease"),
        (False, "it is on screen for 0.80 s, less than 1 s"),
        (False, "a word is longer than a line of 42 characters and is set smaller"),
    ]


def test_a_line_without_anything_to_show_leaves_no_hole() -> None:
    written = format_srt([Cue(0, 25, ("\x00", "\n")), Cue(30, 55, ("a", "\x07"))], FPS)
    assert written == "1\n00:00:01,200 --> 00:00:02,200\na\n"


def test_times_are_those_of_the_frames() -> None:
    assert "00:00:00,041 --> 01:00:00,000" in format_srt(
        [Cue(1, 24 * 3600, ("a",))], 24
    )


def test_a_long_scene_is_quick() -> None:
    found = make_cues([say(" ".join([STORY] * 10))], FPS)
    assert flat(found) == " ".join([STORY] * 10)


def test_whose_claim_it_is_stands_in_brackets_before_its_first_words() -> None:
    told = [Cue(0, 50, ("It was dry.",)), Cue(52, 99, ("Some say,", "ten wells."))]
    found = add_labels(
        told,
        [
            (60, "Reported: <the guide>"),
            (70, "Estimate: him"),
            (200, "Disputed: nobody"),
        ],
    )
    assert [cue.label for cue in found] == ["", "Reported: <the guide>; Estimate: him"]
    assert format_srt(found, 25).split("\n")[4:9] == [
        "2", "00:00:02,080 --> 00:00:03,960", "[Reported: ＜the guide＞; Estimate: him]", "Some say,", "ten wells.",
    ]  # fmt: skip
    assert "\n[Reported: &lt;the guide&gt;; Estimate: him]\nSome say,\n" in format_vtt(
        found, 25, language="en", title=""
    )
