"""Where a part of a picture is in the frame: asked of the visual that shows the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from lantern.core.units import Size
from lantern.graphics.pixels import Planes
from lantern.graphics.vector import Box

Spot = str | tuple[float, ...]
"""A part of a picture as fractions, (x, y, w, h) or (x, y), or a place of a map."""


@dataclass(frozen=True)
class PartOfPicture:
    """A part that a note is about; `km` is its width on a map's ground, None for a point."""

    spot: Spot
    km: float | None = None


@runtime_checkable
class Locating(Protocol):
    """A visual that moves its picture, and knows where a part of it is."""

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part is in frame n, in pixels; a point has no width and no height."""


@dataclass(frozen=True)
class LensView:
    """What a lens asks of a picture: so many times as large, the part's middle at `middle`.

    `radius` is the lens's when it is wholly open, `size` that of the planes wanted; in pixels.
    """

    times: float
    radius: float
    middle: tuple[float, float]
    size: Size


@runtime_checkable
class Magnifying(Protocol):
    """A visual that has its picture larger than it shows it."""

    def magnify(self, part: PartOfPicture, n: int, lens: LensView) -> Planes:
        """Return what a lens shows of a part in frame n."""


@runtime_checkable
class Furnished(Protocol):
    """A visual with things on it that belong to the screen, such as a map's legend."""

    def list_furniture(self) -> Sequence[Box]:
        """Return where they are, in pixels of the frame."""


@dataclass(frozen=True)
class FramePicture:
    """A picture that is the frame itself: a card, and whatever doesn't say where its parts are."""

    size: Size

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a part is in the frame."""
        w, h = self.size
        return place_part(part.spot, (0.0, 0.0, float(w), float(h)))


def place_part(spot: Spot, picture: Box) -> Box:
    """Return where a part of a picture is, from where the whole picture is.

    Raises:
        ValueError: the part is a place of a map.
    """
    if isinstance(spot, str):
        raise ValueError(f"'{spot}' is a place, and this picture is no map")
    x, y = spot[:2]
    w, h = spot[2:] or (0.0, 0.0)
    left, top, wide, high = picture
    return left + x * wide, top + y * high, w * wide, h * high
