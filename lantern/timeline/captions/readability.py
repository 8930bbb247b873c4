"""How easily captions can be read: characters a second, and the cues that nobody can read."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.cjk import count_columns
from lantern.timeline.captions import (
    MAX_CHARACTERS_PER_SECOND,
    MIN_CUE_SECONDS,
    Cue,
)


@dataclass(frozen=True)
class CaptionStats:
    """A film's captions in numbers, rounded to 0.01.

    `pace` is the median and `fastest` the most, in characters a second; `shortest` and `longest`
    are seconds on screen.
    """

    cues: int
    pace: float
    fastest: float
    shortest: float
    longest: float


def measure_pace(cue: Cue, fps: int) -> float:
    """Return the characters that a viewer reads in a second."""
    return sum(map(count_columns, cue.lines)) * fps / (cue.end - cue.start)


def measure_captions(cues: Sequence[Cue], fps: int) -> CaptionStats | None:
    """Return these captions in numbers, None if there are none."""
    if not cues:
        return None
    paces = [measure_pace(cue, fps) for cue in cues]
    stays = [(cue.end - cue.start) / fps for cue in cues]
    return CaptionStats(
        cues=len(cues),
        pace=round(statistics.median(paces), 2),
        fastest=round(max(paces), 2),
        shortest=round(min(stays), 2),
        longest=round(max(stays), 2),
    )


def find_faults(
    cues: Sequence[Cue], fps: int, width: int
) -> Iterator[tuple[Cue, str]]:
    """Yield each cue that isn't read with ease, with the first reason.

    Args:
        cues: of the film.
        fps: frames per second.
        width: characters that fit a line.
    """
    for cue in cues:
        fault = _find_fault(cue, fps, width)
        if fault:
            yield cue, fault


def _find_fault(cue: Cue, fps: int, width: int) -> str:
    if any(count_columns(line) > width for line in cue.lines):
        return f"a word is longer than a line of {width} characters and is set smaller"
    pace = measure_pace(cue, fps)
    if pace > MAX_CHARACTERS_PER_SECOND:
        return (
            f"it has {pace:.1f} characters a second,"
            f" and {MAX_CHARACTERS_PER_SECOND} are read with ease"
        )
    seconds = (cue.end - cue.start) / fps
    if seconds < MIN_CUE_SECONDS:
        return f"it is on screen for {seconds:.2f} s, less than {MIN_CUE_SECONDS:g} s"
    return ""
