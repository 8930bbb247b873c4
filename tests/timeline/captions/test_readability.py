"""Captions in numbers, and those that nobody can read."""

from __future__ import annotations

from lantern.timeline.captions import Cue
from lantern.timeline.captions.readability import (
    CaptionStats,
    find_faults,
    measure_captions,
    measure_pace,
)
from tests.support.words import FPS


def test_figures_tell_how_captions_read() -> None:
    three = [
        Cue(0, 25, ("x" * 10,)),
        Cue(30, 80, ("x" * 16, "x" * 18)),
        Cue(90, 110, ("x" * 16,)),
    ]
    assert measure_captions(three, FPS) == CaptionStats(
        cues=3,
        pace=17.0,
        fastest=20.0,
        shortest=0.8,
        longest=2.0,
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
        (
            False,
            "a word is longer than a line of 42 characters and is set smaller",
        ),
    ]


def test_the_pace_counts_the_characters_of_both_lines() -> None:
    assert measure_pace(Cue(0, 50, ("x" * 20, "x" * 14)), FPS) == 17.0


def test_each_cue_is_named_once_with_its_first_fault() -> None:
    cue = Cue(0, 10, ("x" * 43,))
    ((found, fault),) = find_faults([cue], FPS, 42)
    assert found is cue
    assert fault.startswith("a word is longer than a line of 42 characters")


def test_cues_that_read_with_ease_have_no_faults() -> None:
    cues = [Cue(0, 25, ("x" * 17,)), Cue(30, 130, ("x" * 42, "x" * 26))]
    assert list(find_faults(cues, FPS, 42)) == []
