"""Which shots drift, and how long each has drifted when it begins."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.units import Frames
from lantern.script.load import SceneSource
from lantern.script.model.film import Shot
from lantern.timeline import PlacedShot

_DRIFTING = ("map", "card")
"""Kinds of shots whose frames rest; a still has a camera of its own."""


def find_drifts(
    shots: Sequence[PlacedShot], parts: Sequence[SceneSource]
) -> list[Frames | None]:
    """Return for each shot the frames that it has drifted at its first; None if it doesn't drift.

    A shot of the map that the shot before it shows drifts on from there. `move: hold` holds a shot.

    Args:
        shots: of the film, in order.
        parts: its scenes, in order.
    """
    found: list[Frames | None] = []
    for i, placed in enumerate(shots):
        shot = _get_shot(placed, parts)
        if shot.kind not in _DRIFTING or shot.move == "hold":
            found.append(None)
            continue
        before = found[-1] if found else None
        if before is None or not _goes_on(shots[i - 1 : i + 1], parts):
            found.append(Frames(0))
            continue
        found.append(Frames(before + placed.start - shots[i - 1].start))
    return found


def _get_shot(placed: PlacedShot, parts: Sequence[SceneSource]) -> Shot:
    return parts[placed.scene].scene.shots[placed.shot]


def _goes_on(pair: Sequence[PlacedShot], parts: Sequence[SceneSource]) -> bool:
    """Tell whether two shots in a row show one map."""
    before, after = (_get_shot(placed, parts).map for placed in pair)
    return after is not None and before == after
