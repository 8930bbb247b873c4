"""How captions read: characters a second, and the cues that nobody can read."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.timeline.captions import MAX_CHARACTERS_PER_SECOND, MIN_CUE_SECONDS, Cue


@dataclass(frozen=True)
class CaptionStats:
    """A film's captions in numbers: how many, characters a second, seconds on screen."""

    cues: int
    pace: float
    fastest: float
    shortest: float
    longest: float


def measure_pace(cue: Cue, fps: int) -> float:
    """Characters a second."""
    return sum(map(len, cue.lines)) * fps / (cue.end - cue.start)


def measure_captions(cues: Sequence[Cue], fps: int) -> CaptionStats | None:
    """The numbers of these captions, `pace` being their median; None when there are none."""
    if not cues:
        return None
    paces, stays = (
        [measure_pace(cue, fps) for cue in cues],
        [(cue.end - cue.start) / fps for cue in cues],
    )
    numbers = (statistics.median(paces), max(paces), min(stays), max(stays))
    return CaptionStats(len(cues), *(round(number, 2) for number in numbers))


def find_faults(cues: Sequence[Cue], fps: int, width: int) -> Iterator[tuple[Cue, str]]:
    """What keeps a cue from being read with ease, each cue once."""
    for cue in cues:
        seconds = (cue.end - cue.start) / fps
        if any(len(line) > width for line in cue.lines):
            yield (
                cue,
                f"a word is longer than a line of {width} characters and is set smaller",
            )
        elif measure_pace(cue, fps) > MAX_CHARACTERS_PER_SECOND:
            yield (
                cue,
                f"it has {measure_pace(cue, fps):.1f} characters a second, and {MAX_CHARACTERS_PER_SECOND} are read with ease",
            )
        elif seconds < MIN_CUE_SECONDS:
            yield (
                cue,
                f"it stands for {seconds:.2f} s, and {MIN_CUE_SECONDS:g} s is the least",
            )
