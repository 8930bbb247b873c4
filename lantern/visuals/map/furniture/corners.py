"""In which corner each piece of furniture stands: where it hides the fewest towns.

A piece keeps to its usual corner unless it would hide a town there that it hides nowhere else.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds, do_touch

CORNERS = ("top left", "top right", "bottom left", "bottom right")
_GAP = 6
"""Between two pieces in one corner, in pixels at 1080p."""
_TOWN_REACH = 12
"""How far around a town no furniture stands if it can, in pixels at 1080p."""
_TOWN_COSTS = {1: 400.0, 2: 120.0, 3: 24.0, 4: 8.0}
"""What a hidden town costs, by its rank."""
_COVERED = 30.0
"""What it costs a piece to lie behind an inset: less than to leave out a legend."""
_SHARED_CORNER = 0.5
"""What a second piece in a corner costs: they stack in the order in which they are given."""


@dataclass(frozen=True)
class FurniturePiece:
    """A piece of furniture: its size in pixels, and what each corner costs that it may have.

    Without a place that costs less than `missing`, it is left out; it never is by default.
    """

    name: str
    width: float
    height: float
    corners: Mapping[str, float]
    missing: float = float("inf")


@dataclass(frozen=True)
class CornerRoom:
    """Where pieces may stand in a frame, in pixels: its edges by side, and pixels per unit.

    The edges are others where lower thirds stand, and beside the buttons of a platform. What is
    wider than `beside_above` or `beside_below` doesn't fit at the right of a lower third up or down
    there: it stands inwards of it.
    """

    left: float
    right_above: float
    right_below: float
    top_left: float
    top_right: float
    bottom_left: float
    bottom_right: float
    unit: float
    beside_above: float = math.inf
    beside_below: float = math.inf

    def place(
        self, piece: FurniturePiece, corner: str, used: float
    ) -> PixelBounds:
        """Return the box of a piece in a corner, of which `used` pixels are taken already."""
        left = self.left
        if corner == "top left":
            top = self.top_left + used
        elif corner == "top right":
            left = self.right_above - piece.width
            top = self.top_right + used
            if piece.width > self.beside_above:
                top = max(top, self.top_left)
        elif corner == "bottom left":
            top = self.bottom_left - used - piece.height
        else:
            left = self.right_below - piece.width
            top = self.bottom_right - used - piece.height
            if piece.width > self.beside_below:
                top = min(top, self.bottom_left - piece.height)
        return (left, top, left + piece.width, top + piece.height)

    def measure_used(self, box: PixelBounds, corner: str) -> float:
        """Return the pixels of a corner that are taken as far as a box in it reaches."""
        edges = {
            "top left": self.top_left,
            "top right": self.top_right,
            "bottom left": self.bottom_left,
            "bottom right": self.bottom_right,
        }
        if corner.startswith("top"):
            return box[3] - edges[corner]
        return edges[corner] - box[1]


@dataclass(frozen=True)
class PlacedPiece:
    """A piece of furniture in its corner, and its box in pixels.

    One `off_edge` makes way for lower thirds, and stands further inwards than its corner.
    """

    name: str
    corner: str
    box: PixelBounds
    off_edge: bool = False


@dataclass(frozen=True, eq=False)
class TownSpots:
    """Where the towns of a view are, (n, 2) in pixels, and what hiding each of them costs, (n,)."""

    spots: F64
    costs: F64

    @staticmethod
    def from_ranks(spots: F64, ranks: Sequence[int]) -> TownSpots:
        """Return towns with the costs of their ranks."""
        costs = [_TOWN_COSTS[rank] for rank in ranks]
        return TownSpots(spots, np.array(costs, np.float64))

    def measure_hidden(self, box: PixelBounds, reach: float) -> float:
        """Return what the towns cost that a box hides, or comes within `reach` pixels of."""
        left, top, right, bottom = box
        x, y = self.spots.reshape(-1, 2).T
        across = (x > left - reach) & (x < right + reach)
        down = (y > top - reach) & (y < bottom + reach)
        return float(self.costs[across & down].sum())


NO_TOWNS = TownSpots(np.empty((0, 2)), np.empty(0))


def choose_corners(
    pieces: Sequence[FurniturePiece],
    room: CornerRoom,
    towns: TownSpots,
    *,
    insets: Sequence[PixelBounds] = (),
) -> list[PlacedPiece]:
    """Return each piece in its corner, so that all together cost the least.

    They keep off `insets`, the boxes of small pictures, if they can. In a corner they stand from
    the frame's edge inwards, in the order in which they are given.
    """
    best: list[PlacedPiece] = []
    least = float("inf")
    for corners in itertools.product(*map(_list_choices, pieces)):
        cost = _measure_wishes(pieces, corners)
        if cost >= least:
            continue
        placed = list(_stack(pieces, corners, room))
        if _any_overlap(placed):
            continue
        reach = _TOWN_REACH * room.unit
        cost += sum(towns.measure_hidden(each.box, reach) for each in placed)
        cost += sum(_measure_covered(each.box, insets) for each in placed)
        if cost < least:
            best = placed
            least = cost
    return best


def _list_choices(piece: FurniturePiece) -> list[str | None]:
    """Return the corners of a piece; None where it may be left out."""
    choices: list[str | None] = list(piece.corners)
    if np.isfinite(piece.missing):
        choices.append(None)
    return choices


def _measure_wishes(
    pieces: Sequence[FurniturePiece], corners: Sequence[str | None]
) -> float:
    """Return what corners cost that aren't the usual ones, or are shared."""
    cost = 0.0
    for piece, corner in zip(pieces, corners, strict=True):
        cost += piece.missing if corner is None else piece.corners[corner]
    taken = [corner for corner in corners if corner is not None]
    return cost + _SHARED_CORNER * (len(taken) - len(set(taken)))


def _stack(
    pieces: Sequence[FurniturePiece],
    corners: Sequence[str | None],
    room: CornerRoom,
) -> Iterator[PlacedPiece]:
    used = dict.fromkeys(CORNERS, 0.0)
    for piece, corner in zip(pieces, corners, strict=True):
        if corner is None:
            continue
        box = room.place(piece, corner, used[corner])
        reached = room.measure_used(box, corner)
        off_edge = reached > used[corner] + piece.height + 0.5
        yield PlacedPiece(piece.name, corner, box, off_edge)
        used[corner] = reached + _GAP * room.unit


def _measure_covered(box: PixelBounds, insets: Sequence[PixelBounds]) -> float:
    """Return what it costs a piece that insets cover some of it."""
    return _COVERED * sum(do_touch(box, inset) for inset in insets)


def _any_overlap(placed: Sequence[PlacedPiece]) -> bool:
    """Tell whether two pieces stand in each other's way."""
    return any(
        do_touch(a.box, b.box) for a, b in itertools.combinations(placed, 2)
    )
