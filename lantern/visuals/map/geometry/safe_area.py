"""The part of the frame where a map's furniture and names may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PixelBounds = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
RESERVED_BANDS = ("head", "lower_third", "source")
"""The look's bands that a map keeps free for overlays."""


@dataclass(frozen=True)
class SafeArea:
    """A frame with the bands that overlays use, all in pixels.

    `size` is what the map has of the frame, `k` is pixels per unit of type, and `captions` tells
    whether captions are burned in below the map.
    """

    size: tuple[int, int]
    bands: Mapping[str, PixelBounds]
    k: float
    captions: bool = False

    @property
    def is_portrait(self) -> bool:
        """Whether the frame is higher than wide."""
        return self.size[1] > self.size[0] * 1.05

    @property
    def top(self) -> float:
        """The top edge of what stands below the head band."""
        return self.bands["head"][3] + 14 * self.k

    @property
    def left(self) -> float:
        """The left edge of what stands at the left."""
        return self.bands["head"][0]

    @property
    def right(self) -> float:
        """The right edge of what stands at the right."""
        return self.bands["head"][2]

    @property
    def reserved(self) -> tuple[PixelBounds, ...]:
        """The bands that names keep out of, whether or not an overlay is there yet."""
        found = [self.bands[name] for name in RESERVED_BANDS if name in self.bands]
        return tuple(found)

    @property
    def floor(self) -> float:
        """The bottom edge of what stands at the right."""
        below = "lower_third" if self.is_portrait else "source"
        return self.bands[below][1] - 12 * self.k
