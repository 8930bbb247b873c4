"""How the captions of a rendered film read: characters a second, lengths, gaps, and every cue
out of bounds.

Reads what a render left: the SRT and report.json. The film is its folder in scenes/, or the
folder it was rendered to.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
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
    """The folder a film was rendered to."""
    for folder in (
        film,
        ROOT / "build" / film.name,
        ROOT / "build" / film.name / "draft",
    ):
        if (folder / "report.json").is_file():
            return folder
    sys.exit(f"{film} was not rendered yet: scripts/render {film}")


def cues_of(srt: str, fps: int) -> list[Cue]:
    """The cues of an SRT, in frames."""
    found = []
    for *times, text in _BLOCK.findall(srt):
        h, m, s, ms, *end = map(int, times)
        start, stop = (
            ((a * 60 + b) * 60 + c) * 1000 + d for a, b, c, d in ((h, m, s, ms), end)
        )
        found.append(
            Cue(
                round(start * fps / 1000),
                round(stop * fps / 1000),
                tuple(text.split("\n")),
            )
        )
    return found


def bounds(cues: list[Cue], fps: int, width: int) -> list[tuple[Cue, str]]:
    """Every cue that breaks a rule, and which."""
    found = list(find_faults(cues, fps, width))
    found += [(cue, "more than two lines") for cue in cues if len(cue.lines) > 2]
    found += [
        (cue, "a line of one short word")
        for cue in cues
        if any(re.fullmatch(r"\S{1,7}", x) for x in cue.lines)
    ]
    found += [
        (cue, f"longer than {MAX_CUE_SECONDS:g} s")
        for cue in cues
        if cue.end - cue.start > MAX_CUE_SECONDS * fps
    ]
    return found + [
        (b, f"{b.start - a.end} frames after the last")
        for a, b in pairwise(cues)
        if b.start - a.end < GAP_FRAMES
    ]


def row(name: str, values: list[float], rule: str) -> None:
    low, middle, high = min(values), statistics.median(values), max(values)
    print(f"{name:<24}{low:>8.2f}{middle:>8.2f}{high:>8.2f}   {rule}")


def main() -> None:
    folder = rendered(
        Path(sys.argv[1] if len(sys.argv) > 1 else "scenes/liberation-1945")
    )
    form = json.loads((folder / "report.json").read_text("utf-8"))["form"]
    fps, width = (
        form["fps"],
        captions.choose_line_length((form["size"][0], form["size"][1])),
    )
    cues = cues_of(next(folder.glob("*.srt")).read_text("utf-8"), fps)
    if not cues:
        sys.exit("this film has no captions: nobody speaks in it")
    gaps = [b.start - a.end for a, b in pairwise(cues)]
    print(f"{len(cues)} captions{'':<16}least  median    most   rule")
    row(
        "characters a second",
        [measure_pace(cue, fps) for cue in cues],
        f"at most {MAX_CHARACTERS_PER_SECOND}",
    )
    row(
        "seconds on screen",
        [(cue.end - cue.start) / fps for cue in cues],
        f"{MIN_CUE_SECONDS:g} to {MAX_CUE_SECONDS:g}",
    )
    row(
        "characters in a line",
        [len(line) for cue in cues for line in cue.lines],
        f"at most {width}",
    )
    two = [cue.lines for cue in cues if len(cue.lines) == 2]
    row(
        "shorter / longer line",
        [min(map(len, x)) / max(map(len, x)) for x in two] or [1.0],
        "even is 1",
    )
    row(
        "frames between",
        [float(gap) for gap in gaps] or [float(GAP_FRAMES)],
        f"at least {GAP_FRAMES}",
    )
    print(
        f"{sum(gap == GAP_FRAMES for gap in gaps)} of {len(gaps)} follow the one before by"
        f" {GAP_FRAMES} frames"
    )
    wrong = bounds(cues, fps, width)
    for cue, why in wrong:
        print(f"  {cue.start / fps:8.2f} s  {' / '.join(cue.lines)}: {why}")
    print(f"{len(wrong)} out of bounds")


if __name__ == "__main__":
    main()
