"""When furniture that leaves is there, and when the names that stand in its place are.

A piece comes and goes in two halves: in the first one the names where it stands go, in the second
one it comes itself; it leaves the other way round. So neither is ever seen through the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantern.visuals.map.shot.piece_names import name_progress
from lantern.visuals.map_parts import ShownSpan

FADE_SECONDS = 0.4
"""Seconds in which a piece comes or goes, and as many for the names in its place."""


@dataclass(frozen=True, eq=False)
class FurnitureTimes:
    """When each piece of furniture is there in a shot, by its name; one without a time never is."""

    spans: Mapping[str, ShownSpan]
    fps: int

    def compute_progress(self, name: str, n: int) -> float:
        """Return how far a piece has come at frame n, from 0 to 1."""
        span = self.spans.get(name)
        if span is None:
            return 0.0
        whole = 2 * FADE_SECONDS * self.fps
        come = 1.0
        if span.start is not None:
            come = min(come, (n - span.start) / whole)
        if span.end is not None:
            come = min(come, (span.end - n) / whole)
        return round(max(come, 0.0), 5)


def compute_piece_opacity(piece: str, progress: Mapping[str, float]) -> float:
    """Return the opacity of a piece, 0..1; what has no time is always there."""
    come = progress.get(name_progress(piece), 1.0)
    return max(2 * come - 1, 0.0)


def compute_names_hidden(piece: str, progress: Mapping[str, float]) -> float:
    """Return how far names are hidden that stand in the place of a piece, 0..1."""
    come = progress.get(name_progress(piece), 1.0)
    return min(2 * come, 1.0)
