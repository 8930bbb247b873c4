"""Measure how the captions of a rendered film read: pace, lengths, gaps, cues out of bounds.

Reads what a render left: the SRT and report.json. The film is its folder in scenes/, or the
folder it was rendered to.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from lantern.timeline import captions
from lantern.timeline.captions import (
    GAP_FRAMES,
    MAX_CHARACTERS_PER_SECOND,
    MAX_CUE_SECONDS,
    MIN_CUE_SECONDS,
    Cue,
)
from lantern.timeline.captions.readability import find_faults, measure_pace

ROOT = Path(__file__).resolve().parent.parent.parent
_BLOCK = re.compile(
    r"\d+\n(\d\d):(\d\d):(\d\d),(\d{3}) --> (\d\d):(\d\d):(\d\d),(\d{3})\n(.+?)\n(?:\n|$)",
    re.DOTALL,
)


def rendered(film: Path) -> Path:
    """Return the folder a film was rendered to."""
    for folder in (
        film,
        ROOT / "build" / film.name,
        ROOT / "build" / film.name / "draft",
    ):
        if (folder / "report.json").is_file():
            return folder
    sys.exit(f"{film} was not rendered yet: scripts/render {film}")


def cues_of(srt: str, fps: int) -> list[Cue]:
    """Return the cues of an SRT, in frames."""
    found = []
    for *times, text in _BLOCK.findall(srt):
        numbers = [int(time) for time in times]
        start = _to_milliseconds(numbers[:4])
        end = _to_milliseconds(numbers[4:])
        lines = tuple(text.split("\n"))
        found.append(
            Cue(round(start * fps / 1000), round(end * fps / 1000), lines)
        )
    return found


def _to_milliseconds(time: Sequence[int]) -> int:
    """Return a time of hours, minutes, seconds and milliseconds."""
    hours, minutes, seconds, milliseconds = time
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def bounds(cues: list[Cue], fps: int, width: int) -> list[tuple[Cue, str]]:
    """Return every cue that breaks a rule, and which."""
    found = list(find_faults(cues, fps, width))
    for cue in cues:
        if len(cue.lines) > 2:
            found.append((cue, "more than two lines"))
        if any(re.fullmatch(r"\S{1,7}", line) for line in cue.lines):
            found.append((cue, "a line of one short word"))
        if cue.end - cue.start > MAX_CUE_SECONDS * fps:
            found.append((cue, f"longer than {MAX_CUE_SECONDS:g} s"))
    for before, cue in pairwise(cues):
        gap = cue.start - before.end
        if gap < GAP_FRAMES:
            found.append((cue, f"{gap} frames after the last"))
    return found


def row(name: str, values: Sequence[float], rule: str) -> None:
    """Print the least, median and largest of some values, and what they should be."""
    low = min(values)
    middle = statistics.median(values)
    high = max(values)
    print(f"{name:<24}{low:>8.2f}{middle:>8.2f}{high:>8.2f}   {rule}")


def print_rows(cues: list[Cue], fps: int, width: int) -> None:
    """Print what is measured of each cue."""
    paces = [measure_pace(cue, fps) for cue in cues]
    row("characters a second", paces, f"at most {MAX_CHARACTERS_PER_SECOND}")
    seconds = [(cue.end - cue.start) / fps for cue in cues]
    limits = f"{MIN_CUE_SECONDS:g} to {MAX_CUE_SECONDS:g}"
    row("seconds on screen", seconds, limits)
    lengths: list[int] = []
    evenness: list[float] = []
    for cue in cues:
        own = [len(line) for line in cue.lines]
        lengths += own
        if len(own) == 2:
            evenness.append(min(own) / max(own))
    row("characters in a line", lengths, f"at most {width}")
    row("shorter / longer line", evenness or [1.0], "even is 1")


def print_gaps(cues: list[Cue]) -> None:
    """Print how many frames lie between the cues."""
    gaps = [cue.start - before.end for before, cue in pairwise(cues)]
    row("frames between", gaps or [GAP_FRAMES], f"at least {GAP_FRAMES}")
    close = gaps.count(GAP_FRAMES)
    print(
        f"{close} of {len(gaps)} follow the one before by {GAP_FRAMES} frames"
    )


def main() -> None:
    """Measure the film that the command line names."""
    film = "scenes/liberation-1945"
    if len(sys.argv) > 1:
        film = sys.argv[1]
    folder = rendered(Path(film))
    form = json.loads((folder / "report.json").read_text("utf-8"))["form"]
    fps = form["fps"]
    width = captions.choose_line_length((form["size"][0], form["size"][1]))
    cues = cues_of(next(folder.glob("*.srt")).read_text("utf-8"), fps)
    if not cues:
        sys.exit("this film has no captions: nobody speaks in it")
    print(f"{len(cues)} captions{'':<16}least  median    most   rule")
    print_rows(cues, fps, width)
    print_gaps(cues)
    wrong = bounds(cues, fps, width)
    for cue, why in wrong:
        print(f"  {cue.start / fps:8.2f} s  {' / '.join(cue.lines)}: {why}")
    print(f"{len(wrong)} out of bounds")


if __name__ == "__main__":
    main()
