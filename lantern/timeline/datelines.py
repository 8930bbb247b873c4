"""When datelines show: as long as their pictures are seen alone, at the left of the head band."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from lantern.core.interface_words import DateWords
from lantern.core.units import Frames
from lantern.script.model.scene import Scene
from lantern.timeline.model import TimedOverlay
from lantern.timeline.overlay_times import ClearShot, choose_style

_LABELS = ("illustration", "claim")
"""Kinds of overlay that stand at the right of the same band."""


def list_datelines(
    scene: Scene,
    shots: Sequence[ClearShot],
    words: DateWords,
    *,
    overlays: Sequence[TimedOverlay],
) -> Iterator[TimedOverlay]:
    """Yield the datelines of a scene; shots in a row with the same one share it.

    `overlays` are the scene's others: a dateline knows which labels stand beside it.
    """

    def write(clear: ClearShot) -> str:
        dateline = scene.shots[clear.placed.shot].dateline
        return "" if dateline is None else dateline.write(words)

    for text, group in itertools.groupby(shots, write):
        run = list(group)
        if not text:
            continue
        start, end = run[0].start, run[-1].end
        shot = scene.shots[run[0].placed.shot]
        dateline = TimedOverlay(
            kind="dateline",
            lines=(text,),
            style=choose_style(shot, dark=False),
            start=Frames(start),
            length=Frames(end - start),
        )
        yield _make_room(dateline, overlays)


def _make_room(
    dateline: TimedOverlay, overlays: Sequence[TimedOverlay]
) -> TimedOverlay:
    """Return a dateline that knows the labels which are seen with it at any time."""
    beside: dict[str, None] = {}
    for other in overlays:
        meets = other.start < dateline.end and dateline.start < other.end
        if other.kind in _LABELS and meets:
            beside.update(dict.fromkeys(other.lines))
    return dataclasses.replace(dateline, beside=tuple(beside))
