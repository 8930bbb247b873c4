"""Captions of several speakers: none has the words of two, but short ones share one with dashes."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.cjk import count_columns
from lantern.timeline import TimedWord
from lantern.timeline.captions import (
    MIN_CUE_SECONDS,
    CaptionRules,
    Cue,
    make_cues,
)

DASH = "–\u00a0"
"""Before each line of a caption in which two people speak."""
_LEAST_SECONDS = MIN_CUE_SECONDS + 0.2
"""Between the starts of two cues; with less the first can't be read."""


@dataclass(frozen=True)
class SpeakerTurn:
    """The words that one person speaks in a row, in frames from the start of the film.

    `speaker` is a key of the film's speakers, '' for the narrator. `label` stands before the words.
    """

    words: tuple[TimedWord, ...]
    speaker: str = ""
    label: str = ""


def make_turn_cues(
    turns: Sequence[SpeakerTurn], fps: int, rules: CaptionRules
) -> list[Cue]:
    """Return cues, each of one speaker; two that are too short to be read alone are made one.

    Args:
        turns: in order of time; none spans two scenes.
        fps: frames per second.
        rules: for lines and breaks.
    """
    spoken = [turn for turn in turns if turn.words]
    starts = [turn.words[0].start for turn in spoken]
    cues = []
    for cue in make_cues([_label(turn) for turn in spoken], fps, rules):
        turn = spoken[bisect.bisect_right(starts, cue.start) - 1]
        cues.append(replace(cue, speaker=turn.speaker))
    return _join_short(cues, fps, rules.width)


def _label(turn: SpeakerTurn) -> tuple[TimedWord, ...]:
    """Return the words of a turn, its label before them as words of no length."""
    start = turn.words[0].start
    label = [TimedWord(text, start, start) for text in turn.label.split()]
    return (*label, *turn.words)


def _join_short(cues: Sequence[Cue], fps: int, width: int) -> list[Cue]:
    """Return the cues, those of two speakers that follow too soon made one of two lines."""
    found: list[Cue] = []
    for cue in cues:
        before = found[-1] if found else None
        if before and _belong_together(before, cue, fps, width=width):
            found[-1] = _join(before, cue)
        else:
            found.append(cue)
    return found


def _belong_together(before: Cue, cue: Cue, fps: int, *, width: int) -> bool:
    """Tell whether two cues are of two speakers, and the first would be gone too soon."""
    if (
        before.speaker == cue.speaker
        or cue.start - before.start >= _LEAST_SECONDS * fps
    ):
        return False
    lines = (*before.lines, *cue.lines)
    return len(lines) == 2 and all(
        count_columns(DASH + line) <= width for line in lines
    )


def _join(before: Cue, cue: Cue) -> Cue:
    lines = (DASH + before.lines[0], DASH + cue.lines[0])
    words = (*_dash(before.words), *_dash(cue.words))
    return replace(
        before,
        end=cue.end,
        lines=lines,
        words=words,
        speaker="",
    )


def _dash(words: Sequence[TimedWord]) -> tuple[TimedWord, ...]:
    return (replace(words[0], text=DASH + words[0].text), *words[1:])
