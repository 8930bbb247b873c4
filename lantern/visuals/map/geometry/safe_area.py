"""The part of the frame where a map's furniture and names may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PixelBounds = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
RESERVED_BANDS = ("head", "lower_third", "source", "buttons")
"""The look's bands that a map keeps free for overlays, and for a platform's own buttons."""
_GAP = 14
"""Between bands and furniture, in pixels at 1080p."""


@dataclass(frozen=True)
class SafeArea:
    """A frame with the bands that overlays use, all in pixels.

    `size` is what the map has of the frame, `k` is pixels per unit of type, and `captions` tells
    whether captions are burned in, below the map or on it.
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
        """The top edge of what stands at the right, below the head band."""
        return self.bands["head"][3] + _GAP * self.k

    @property
    def top_left(self) -> float:
        """The top edge of what stands at the left, below a lower third that is up there."""
        if self.has_high_lower_third:
            return self.bands["lower_third"][3] + _GAP * self.k
        return self.top

    @property
    def width_beside_above(self) -> float:
        """The width that furniture may have at the top right, beside a lower third up there."""
        if self.has_high_lower_third:
            return self.right - self.bands["lower_third"][2] - _GAP * self.k
        return self.right - self.left

    @property
    def width_beside_below(self) -> float:
        """The width that furniture may have at the bottom right, beside a lower third there."""
        if self.has_high_lower_third:
            return self.right_below - self.left
        return self.right_below - self.bands["lower_third"][2] - _GAP * self.k

    @property
    def has_high_lower_third(self) -> bool:
        """Whether lower thirds have their place in the upper third of the frame."""
        return self.bands["lower_third"][3] < self.size[1] / 3

    @property
    def left(self) -> float:
        """The left edge of what stands at the left."""
        return self.bands["head"][0]

    @property
    def right(self) -> float:
        """The right edge of what stands at the right."""
        return self.bands["head"][2]

    @property
    def right_below(self) -> float:
        """The right edge of what stands at the bottom right, beside a platform's buttons."""
        if "buttons" not in self.bands:
            return self.right
        return min(self.right, self.bands["buttons"][0] - _GAP * self.k)

    @property
    def reserved(self) -> tuple[PixelBounds, ...]:
        """The bands that names keep out of, whether or not an overlay is there yet."""
        found = [
            self.bands[name] for name in RESERVED_BANDS if name in self.bands
        ]
        if "clear" in self.bands:
            # down to the labels, so that a town between the two has its name beside it
            found.append((0.0, 0.0, float(self.size[0]), self.bands["head"][3]))
        return tuple(found)

    @property
    def closed(self) -> tuple[PixelBounds, ...]:
        """The rows where nothing of a map is read: under captions, and under a platform's words."""
        w, h = self.size
        found = []
        caption = self.bands.get("caption")
        if self.captions and caption and caption[1] < h:
            found.append((0.0, caption[1], float(w), caption[3]))
        if "clear" in self.bands:
            found.append((0.0, self.bands["clear"][3], float(w), float(h)))
        return tuple(found)

    @property
    def floor(self) -> float:
        """The bottom edge of what stands at the right."""
        below = "source"
        if self.is_portrait and not self.has_high_lower_third:
            below = "lower_third"
        return self.bands[below][1] - 12 * self.k


def do_touch(one: PixelBounds, other: PixelBounds) -> bool:
    """Tell whether two rectangles have a part in common."""
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]
