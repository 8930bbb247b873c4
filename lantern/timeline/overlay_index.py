"""Overlays by when they are seen: those of a stretch are found without a look at all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantern.timeline.model import TimedOverlay

_STRETCH = 256
"""Frames in a stretch: about as long as an overlay stays."""


class OverlayIndex:
    """The overlays of a film, by the stretches of time in which each of them is seen."""

    def __init__(self, overlays: Sequence[TimedOverlay]) -> None:
        """Take the film's overlays in their order."""
        self._overlays = overlays
        self._stretches: dict[int, list[int]] = {}
        for i, overlay in enumerate(overlays):
            for stretch in _list_stretches(overlay.start, overlay.end):
                self._stretches.setdefault(stretch, []).append(i)

    def find(self, start: int, end: int) -> list[TimedOverlay]:
        """Return the overlays that are seen in frames [start, end), in the film's order."""
        near: set[int] = set()
        for stretch in _list_stretches(start, end):
            near.update(self._stretches.get(stretch, ()))
        found = []
        for i in sorted(near):
            overlay = self._overlays[i]
            if overlay.start < end and start < overlay.end:
                found.append(overlay)
        return found


def _list_stretches(start: int, end: int) -> range:
    """Return the numbers of the stretches that frames [start, end) lie in."""
    return range(start // _STRETCH, (end - 1) // _STRETCH + 1)
