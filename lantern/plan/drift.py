"""Which shots drift, and how long each has drifted when it begins."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.units import Frames
from lantern.plan.map_runs import PlacedRuns
from lantern.script.model.scene import Shot

_DRIFTING = ("map", "card", "document")
"""Kinds of shots whose frames rest; a still has a camera of its own."""


def find_drifts(
    authored: Sequence[Shot], placed: PlacedRuns
) -> list[Frames | None]:
    """Return for each shot the frames that it has drifted at its first; None if it doesn't drift.

    A map shot that is in one run with the shot before it drifts on from there. `move: hold` holds
    a shot.

    Args:
        authored: the shots of the film in order, as they are framed in its shape.
        placed: the same shots.
    """
    found: list[Frames | None] = []
    for i, shot in enumerate(authored):
        if shot.kind not in _DRIFTING or shot.move == "hold":
            found.append(None)
            continue
        before = found[-1] if found else None
        if before is None or not placed.goes_on(i):
            found.append(Frames(0))
            continue
        passed = placed.shots[i].start - placed.shots[i - 1].start
        found.append(Frames(before + passed))
    return found
