"""The part of the frame where a map's furniture and names may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class Room:
    """Where furniture may stand, in pixels: the frame, the bands kept for overlays, and pixels per unit of type."""

    size: tuple[int, int]
    bands: Mapping[str, Rect]
    k: float
    captions: bool = False

    @property
    def upright(self) -> bool:
        return self.size[1] > self.size[0] * 1.05

    @property
    def top(self) -> float:
        return self.bands["head"][3] + 14 * self.k

    @property
    def left(self) -> float:
        return self.bands["head"][0]

    @property
    def right(self) -> float:
        return self.bands["head"][2]

    @property
    def kept(self) -> tuple[Rect, ...]:
        """The bands that names keep out of, whether or not an overlay is showing yet."""
        return tuple(self.bands[name] for name in ("head", "lower_third", "source") if name in self.bands)

    @property
    def floor(self) -> float:
        """Above this stands what is at the right."""
        return self.bands["lower_third" if self.upright else "source"][1] - 12 * self.k
