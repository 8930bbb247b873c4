"""SRT and WebVTT: what is written reads back, and no text breaks out of it."""

from __future__ import annotations

import unicodedata

import pysubs2
import pytest

from lantern.core.units import Frames
from lantern.timeline.captions import CaptionRules, Cue, add_labels, make_cues
from lantern.timeline.captions.files import format_srt, format_vtt
from lantern.timeline.captions.written_words import RunOfWords
from tests.support.words import FPS, STORY, make_word, speak

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


def read_back(text: str, form: str) -> list[tuple[str, ...]]:
    """The lines of each cue, as a reader of subtitles finds them."""
    events = pysubs2.SSAFile.from_string(text, format_=form)
    return [tuple(event.plaintext.split("\n")) for event in events]


def test_srt_reads_back() -> None:
    found = make_cues([speak(STORY)], FPS)
    text = format_srt(found, FPS)
    assert read_back(text, "srt") == [cue.lines for cue in found]
    events = pysubs2.SSAFile.from_string(text, format_="srt")
    times = [(cue.start * 40, cue.end * 40) for cue in found]
    assert [(event.start, event.end) for event in events] == times


def test_vtt_reads_back() -> None:
    found = make_cues([speak(STORY)], FPS)
    text = format_vtt(
        found,
        FPS,
        language="en",
        title="Film",
    )
    head = "WEBVTT - Film\nKind: captions\nLanguage: en\n\n00:00:00.000 --> "
    assert text.startswith(head)
    assert read_back(text, "vtt") == [cue.lines for cue in found]


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
        [Cue(0, 25, (text, "second"))],
        FPS,
        language="en\n\nx",
        title=f"title {text}",
    )
    assert written.count("-->") == 1
    head, cue = written.strip().split("\n\n")
    assert head.startswith("WEBVTT")
    assert "<" not in cue


def test_signs_are_shown_as_signs() -> None:
    assert "｛＼an8｝top" in format_srt([Cue(0, 25, ("{\\an8}top",))], FPS)
    assert "a &lt;b&gt; &amp; c --&gt;" in format_vtt(
        [Cue(0, 25, ("a <b> & c -->",))],
        FPS,
        language="en",
        title="t",
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
    (cue,) = make_cues(
        [[make_word(*word) for word in words]], FPS, CaptionRules(16)
    )
    assert cue.lines == ("The Sixth &", "Army stood far")
    written = format_vtt(
        [cue],
        FPS,
        language="en",
        title="",
        word_times=True,
    )
    assert written == (
        "WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.000 --> 00:00:03.600\n"
        "The <00:00:00.200>Sixth <00:00:00.600>&amp;\nArmy <00:00:02.400>stood <00:00:03.200>far\n"
    )


def test_word_times_never_leave_their_cue() -> None:
    cut = Cue(
        0, 60, ("one two",), (make_word("one", 0, 50), make_word("two", 80, 90))
    )  # too long a stay ends before its words do
    assert "<" not in format_vtt(
        [cut],
        FPS,
        language="en",
        title="",
        word_times=True,
    )


def test_a_line_without_anything_to_show_leaves_no_hole() -> None:
    written = format_srt(
        [Cue(0, 25, ("\x00", "\n")), Cue(30, 55, ("a", "\x07"))], FPS
    )
    assert written == "1\n00:00:01,200 --> 00:00:02,200\na\n"


def test_times_are_those_of_the_frames() -> None:
    assert "00:00:00,041 --> 01:00:00,000" in format_srt(
        [Cue(1, 24 * 3600, ("a",))], 24
    )


def test_a_claim_stands_in_brackets_before_its_first_words() -> None:
    cues = [
        Cue(0, 50, ("It was dry.",)),
        Cue(52, 99, ("Some say,", "ten wells.")),
    ]
    found = add_labels(
        cues,
        [
            (60, "Reported: <the guide>"),
            (70, "Estimate: him"),
            (200, "Disputed: nobody"),
        ],
    )
    assert [cue.label for cue in found] == [
        "",
        "Reported: <the guide>; Estimate: him",
    ]
    assert format_srt(found, 25).split("\n")[4:9] == [
        "2", ("00:00:02,080 --> "
"00:00:03,960"), "[Reported: ＜the guide＞; Estimate: him]", "Some say,", "ten wells.",
    ]  # fmt: skip
    assert (
        "\n[Reported: &lt;the guide&gt;; Estimate: him]\nSome say,\n"
        in format_vtt(
            found,
            25,
            language="en",
            title="",
        )
    )


def test_a_head_says_only_what_is_known() -> None:
    assert (
        format_vtt(
            [],
            FPS,
            language="",
            title="",
        )
        == "WEBVTT\nKind: captions\n"
    )


def test_cues_are_numbered_without_the_empty_ones() -> None:
    cues = [Cue(0, 25, ("a",)), Cue(30, 55, ("\x07",)), Cue(60, 85, ("b",))]
    assert format_srt(cues, FPS) == (
        "1\n00:00:00,000 --> 00:00:01,000\na\n\n2\n00:00:02,400 --> 00:00:03,400\nb\n"
    )


def test_word_times_go_on_through_both_lines() -> None:
    words = [
        make_word("One", 0, 5),
        make_word("two", 5, 10),
        make_word("three", 10, 20),
    ]
    cue = Cue(0, 30, ("One", "two three"), tuple(words))
    text = format_vtt(
        [cue],
        FPS,
        language="",
        title="",
        word_times=True,
    )
    assert text.endswith("One\n<00:00:00.200>two <00:00:00.400>three\n")


def test_words_at_one_time_have_one_mark() -> None:
    words = [make_word("a", 0, 5), make_word("b", 5, 9), make_word("c", 5, 9)]
    cue = Cue(0, 30, ("a b c",), tuple(words))
    text = format_vtt(
        [cue],
        FPS,
        language="",
        title="",
        word_times=True,
    )
    assert text.endswith("a <00:00:00.200>b c\n")


def test_vtt_gives_speakers_their_colours() -> None:
    said = [make_word("Why?", 0, 20), make_word("So", 50, 60)]
    cues = [
        Cue(0, 40, ("Why?",), tuple(said[:1]), speaker="ann"),
        Cue(50, 80, ("So <b>",), tuple(said[1:])),
    ]
    text = format_vtt(
        cues,
        FPS,
        language="en",
        title="A",
        colours={"ann": "#ff8800"},
    )
    blocks = text.split("\n\n")
    assert blocks[1] == "STYLE\n::cue(.ann) { color: #ff8800; }"
    assert blocks[2].endswith("\n<c.ann>Why?</c>")
    assert blocks[3].endswith("\nSo &lt;b&gt;\n")
    assert "STYLE" not in format_vtt(
        cues,
        FPS,
        language="en",
        title="A",
    )


def test_word_times_stand_between_words_without_a_blank() -> None:
    lit = (make_word("ทหาร", 0, 10), make_word("มา", 25, 30))
    run = RunOfWords("ทหารมา", Frames(0), Frames(30), lit)
    words = (run, make_word("a", 30, 35), make_word("b", 40, 45))
    cue = Cue(0, 50, ("ทหารมา", "a b"), words)
    text = format_vtt(
        [cue],
        FPS,
        language="",
        title="",
        word_times=True,
    )
    assert text.splitlines()[-2:] == [
        "ทหาร<00:00:01.000>มา",
        "<00:00:01.200>a <00:00:01.600>b",
    ]


def test_lines_from_right_to_left_are_marked_so() -> None:
    # the second line begins with a name in Latin letters, and is part of the same sentence
    lines = ("في أغسطس 1945 عبر", "Red Army الحدود.")
    words = (make_word("في", 0, 5),)
    marked = [f"\u202b{line}\u202c" for line in lines]
    srt = format_srt([Cue(0, 50, lines, words)], FPS)
    assert srt.splitlines()[2:] == marked
    vtt = format_vtt(
        [Cue(0, 50, lines, words)],
        FPS,
        language="ar",
        title="",
    )
    assert vtt.splitlines()[-2:] == marked


def test_other_lines_have_no_marks() -> None:
    srt = format_srt([Cue(0, 50, ("Harbin (חרבין)",), ())], FPS)
    assert srt.splitlines()[2] == "Harbin (חרבין)"
