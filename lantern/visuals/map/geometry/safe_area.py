"""The part of the frame where a map's furniture and names may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PixelBounds = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class SafeArea:
    """Where furniture may stand, in pixels: the frame, the bands kept for overlays, and pixels per unit of type."""

    size: tuple[int, int]
    bands: Mapping[str, PixelBounds]
    k: float
    captions: bool = False

    @property
    def is_portrait(self) -> bool:
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
    def reserved(self) -> tuple[PixelBounds, ...]:
        """The bands that names keep out of, whether or not an overlay is showing yet."""
        return tuple(
            self.bands[name]
            for name in ("head", "lower_third", "source")
            if name in self.bands
        )

    @property
    def floor(self) -> float:
        """Above this stands what is at the right."""
        return (
            self.bands["lower_third" if self.is_portrait else "source"][1] - 12 * self.k
        )
