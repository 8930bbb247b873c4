"""Captions: how cues read, when they stand, and that no text breaks out of the files."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pysubs2
import pytest

from lantern.captions import Cue, cues
from lantern.captions.files import srt, vtt
from lantern.timeline import Word
from lantern.units import Frames

FPS = 25
STORY = (
    "On 9 August 1945, at ten minutes past midnight, the Red Army crossed the border of Manchuria along a front "
    "of 4,400 kilometres. Marshal Aleksandr Vasilevsky commanded 1.5 million men, 27,086 guns and mortars, and "
    "5,556 tanks. Pu Yi fled. The Kwantung Army, which had held the country since 1931, was taken by surprise; "
    "its commanders had expected no attack before the spring of 1946. “Forward!” said Gen. Kravchenko. It was "
    "over in 23 days, and on 2 September Japan signed."
)
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


def at(text: str, start: int, end: int) -> Word:
    return Word(text, Frames(start), Frames(end))


def say(text: str, start: int = 0, fps: int = FPS, pause: float = 0.4) -> list[Word]:
    """The words as somebody would speak them: 16 letters a second, a pause after each sentence."""
    words = []
    for word in text.split():
        end = start + max(3, round(len(word) * fps / 16))
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
    found = cues([words], fps, width)
    assert flat(found) == STORY
    for cue in found:
        assert 1 <= len(cue.lines) <= 2
        assert all(len(line) <= width for line in cue.lines)
        assert 0.8 <= (cue.end - cue.start) / fps <= 7.0
    for cue, after in pairwise(found):
        assert cue.end - cue.start >= fps or after.start - cue.end == 2


@pytest.mark.parametrize("width", [42, 26])
def test_breaks_spare_numbers_names_and_small_words(width: int) -> None:
    torn = breaks(cues([say(STORY)], FPS, width))
    for pair in [("9", "August"), ("4,400", "kilometres."), ("1.5", "million"), ("23", "days,"), ("2", "September")]:
        assert pair not in torn
    assert ("Pu", "Yi") not in torn
    assert not {"the", "of", "a", "on"} & {left for left, _ in torn}


def test_no_line_or_cue_is_one_short_word() -> None:
    found = cues([say(STORY)], FPS)
    alone = [line for cue in found for line in cue.lines if " " not in line and len(line) < 6]
    assert alone == []


def test_a_cue_breaks_after_the_sentence_rather_than_within_the_next() -> None:
    found = cues([say("The tanks had run dry on the pass. Aircraft brought them fuel the next day.")], FPS)
    assert flat(found[:1]) == "The tanks had run dry on the pass."


def test_two_frames_stand_between_cues_that_follow_each_other() -> None:
    found = cues([say(STORY, pause=0.2)], FPS)
    assert {b.start - a.end for a, b in pairwise(found)} == {2}


def test_a_cue_starts_with_its_first_word_in_every_scene() -> None:
    words = [say("It began at midnight.", 10), say("It ended in three weeks.", 400)]
    assert [cue.start for cue in cues(words, FPS)] == [10, 400]


def test_a_cue_stays_into_the_silence_until_it_can_be_read() -> None:
    words = say("All of this took no more than a day.")
    fast = [at(word.text, n * 2, n * 2 + 2) for n, word in enumerate(words)]
    (cue,) = cues([fast], FPS)
    assert len(flat([cue])) / ((cue.end - cue.start) / FPS) <= 18
    (short,) = cues([[at("Surrender.", 50, 60)]], FPS)
    assert (short.start, short.end) == (50, 75)


def test_the_next_cue_cuts_a_stay_short() -> None:
    found = cues([[at("Surrender.", 0, 10)], [at("Never again.", 16, 30)]], FPS)
    assert found[0].end == 14


def test_no_cue_stays_longer_than_seven_seconds() -> None:
    words = say("one word and then another word")
    slow = [at(word.text, n * 60, n * 60 + 50) for n, word in enumerate(words)]
    assert max(cue.end - cue.start for cue in cues([slow], FPS)) <= 7 * FPS


def test_a_word_longer_than_a_line_stands_alone() -> None:
    long = "x" * 60
    found = cues([say(f"He said {long} twice and left.")], FPS)
    assert (long,) in [cue.lines for cue in found]


def test_nothing_spoken_gives_no_cues() -> None:
    assert cues([], FPS) == []
    assert cues([[], [at(" ", 0, 5)]], FPS) == []
    assert srt([], FPS) == ""


def test_srt_reads_back() -> None:
    found = cues([say(STORY)], FPS)
    back = pysubs2.SSAFile.from_string(srt(found, FPS), format_="srt")
    assert [event.plaintext.split("\n") for event in back] == [list(cue.lines) for cue in found]
    assert [(event.start, event.end) for event in back] == [(cue.start * 40, cue.end * 40) for cue in found]


def test_vtt_reads_back() -> None:
    found = cues([say(STORY)], FPS)
    text = vtt(found, FPS, ("en", "Film"))
    assert text.startswith("WEBVTT - Film\nKind: captions\nLanguage: en\n\n00:00:00.000 --> ")
    back = pysubs2.SSAFile.from_string(text, format_="vtt")
    assert [event.plaintext.split("\n") for event in back] == [list(cue.lines) for cue in found]


@pytest.mark.parametrize("text", NASTY)
def test_text_cannot_break_out_of_srt(text: str) -> None:
    found = [Cue(0, 25, (text, "second")), Cue(50, 75, ("after",))]
    back = pysubs2.SSAFile.from_string(srt(found, FPS), format_="srt")
    assert len(back) == 2
    assert "second" in back[0].plaintext
    assert len(back[0].plaintext.split("\n")) <= 2
    assert back[0].text.replace("\\N", "\n") == back[0].plaintext  # nothing was taken for an override or a tag


@pytest.mark.parametrize("text", NASTY)
def test_text_cannot_break_out_of_vtt(text: str) -> None:
    written = vtt([Cue(0, 25, (text, "second"))], FPS, ("en\n\nx", f"title {text}"))
    assert written.count("-->") == 1
    head, cue = written.strip().split("\n\n")
    assert head.startswith("WEBVTT")
    assert "<" not in cue


def test_signs_are_shown_as_signs() -> None:
    assert "｛＼an8｝top" in srt([Cue(0, 25, ("{\\an8}top",))], FPS)
    assert "a &lt;b&gt; &amp; c --&gt;" in vtt([Cue(0, 25, ("a <b> & c -->",))], FPS, ("en", "t"))


def test_text_is_composed_and_can_be_written() -> None:
    written = srt([Cue(0, 25, ("cafe\u0301 \ud800",))], FPS)
    assert unicodedata.is_normalized("NFC", written)
    assert "café" in written
    assert written.encode("utf-8")


def test_a_line_without_anything_to_show_leaves_no_hole() -> None:
    written = srt([Cue(0, 25, ("\x00", "\n")), Cue(30, 55, ("a", "\x07"))], FPS)
    assert written == "1\n00:00:01,200 --> 00:00:02,200\na\n"


def test_times_are_those_of_the_frames() -> None:
    assert "00:00:00,041 --> 01:00:00,000" in srt([Cue(1, 24 * 3600, ("a",))], 24)


def test_a_long_scene_is_quick() -> None:
    found = cues([say(" ".join([STORY] * 10))], FPS)
    assert flat(found) == " ".join([STORY] * 10)
