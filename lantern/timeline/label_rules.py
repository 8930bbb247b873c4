"""How long labels stay: source lines while they are new, claims until they can be read.

These rules look at overlays that are placed already, over the cuts between scenes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from lantern.core.units import Frames
from lantern.timeline.model import TimedOverlay


def show_when_new(
    overlays: Sequence[TimedOverlay], *, longest: int, kept: Collection[str]
) -> list[TimedOverlay]:
    """Return overlays whose source lines are there while they are new.

    A line that the last one already said is left out.

    Args:
        overlays: of the film, in order of time.
        longest: frames that a source line stays; with 0 there is none.
        kept: names that stay as long as their picture, such as those of its maker.
    """
    found = []
    last: tuple[str, ...] = ()
    for overlay in overlays:
        if overlay.kind != "source" or _names_any(overlay, kept):
            found.append(overlay)
        elif overlay.lines != last and longest:
            length = Frames(min(overlay.length, longest))
            found.append(dataclasses.replace(overlay, length=length))
        if overlay.kind == "source":
            last = overlay.lines
    return found


def _names_any(overlay: TimedOverlay, names: Collection[str]) -> bool:
    text = " ".join(overlay.lines)
    return any(name in text for name in names if name)


def place_side_by_side(overlays: Sequence[TimedOverlay]) -> list[TimedOverlay]:
    """Return overlays whose labels in the head band make room for each other.

    Of an illustration's label and a claim, the one that stays longer stands at the edge, so that it
    has not to move when the other one goes.
    """
    labels = [overlay for overlay in overlays if overlay.kind == "illustration"]
    claims = [overlay for overlay in overlays if overlay.kind == "claim"]
    found = []
    for overlay in overlays:
        others = {"illustration": claims, "claim": labels}.get(overlay.kind, [])
        found.append(_place_beside(overlay, others))
    return found


def _place_beside(
    overlay: TimedOverlay, others: Sequence[TimedOverlay]
) -> TimedOverlay:
    """Put a label to the left of the first one that is on screen with it and stays longer."""
    for other in others:
        meet = other.start < overlay.end and overlay.start < other.end
        if meet and _stays_longer(other, overlay):
            return dataclasses.replace(overlay, beside=other.lines)
    return overlay


def _stays_longer(label: TimedOverlay, other: TimedOverlay) -> bool:
    """Tell which of two labels stays longer; of two that go together, the illustration's."""
    if label.end == other.end:
        return label.kind == "illustration"
    return label.end > other.end
