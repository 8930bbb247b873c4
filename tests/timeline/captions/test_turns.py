"""Captions of several speakers: none has the words of two, labels, and dashes for short ones."""

from __future__ import annotations

from lantern.timeline.captions import CaptionRules, Cue
from lantern.timeline.captions.turns import SpeakerTurn, make_turn_cues
from tests.support.words import FPS, list_lines, speak


def make_turns(*said: tuple[str, str, str]) -> list[SpeakerTurn]:
    """Turns of speaker, label and words, one after the other."""
    turns = []
    start = 0
    for speaker, label, text in said:
        words = tuple(speak(text, start))
        turns.append(SpeakerTurn(words, speaker, label))
        start = words[-1].end + 2
    return turns


def make(*said: tuple[str, str, str], width: int = 42) -> list[Cue]:
    return make_turn_cues(make_turns(*said), FPS, CaptionRules(width))


def list_cues(cues: list[Cue]) -> list[tuple[str, tuple[str, ...]]]:
    return [(cue.speaker, cue.lines) for cue in cues]


def test_no_caption_has_the_words_of_two_speakers() -> None:
    cues = make(
        ("", "", "Nobody in the whole town asked"),
        ("ann", "", "why they had come so late,"),
        ("", "", "and the train went on without them."),
    )
    assert list_cues(cues) == [
        ("", ("Nobody in the whole town asked",)),
        ("ann", ("why they had come so late,",)),
        ("", ("and the train went on without them.",)),
    ]


def test_a_label_stands_before_the_first_words_of_a_turn_alone() -> None:
    text = "We begin today at dawn. The second army goes first, and we follow it at noon."
    cues = make(("ann", "ANN LEE:", text))
    lines = list_lines(cues)
    assert lines[0].startswith("ANN LEE: We begin")
    assert not any("ANN" in line for line in lines[1:])
    first = cues[0].words[:3]
    assert [word.text for word in first] == ["ANN", "LEE:", "We"]
    assert [word.start for word in first] == [0, 0, 0]
    assert max(map(len, lines)) <= 42


def test_two_that_are_too_short_to_be_read_alone_share_one_with_dashes() -> (
    None
):
    cues = make(
        ("ann", "", "Why?"), ("bo", "", "Because it rains here all day.")
    )
    assert list_cues(cues) == [
        ("", ("–\u00a0Why?", "–\u00a0Because it rains here all day."))
    ]
    assert [word.text for word in cues[0].words[:2]] == [
        "–\u00a0Why?",
        "–\u00a0Because",
    ]


def test_they_stay_apart_where_a_line_would_be_too_long() -> None:
    cues = make(
        ("ann", "", "Why?"),
        ("bo", "", "Because it rains here all day."),
        width=28,
    )
    assert [cue.speaker for cue in cues][:2] == ["ann", "bo"]


def test_one_speaker_s_short_captions_are_not_joined() -> None:
    turns = make_turns(("ann", "", "Why?"), ("ann", "", "Because it rains."))
    cues = make_turn_cues(turns, FPS, CaptionRules())
    assert [cue.lines for cue in cues] == [("Why?",), ("Because it rains.",)]
