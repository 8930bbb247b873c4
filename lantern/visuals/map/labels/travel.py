"""How a symbol that two layouts have travels from its place in one to its place in the other.

It does so on the screen: its middle and its direction pass evenly from those of the first view to
those of the last one, while the ground moves below.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import MapSymbol
from lantern.visuals.map.motion.paths import to_pixels

SymbolRole = Literal["stay", "leave", "arrive", "hand over", "take over"]
"""Whether a symbol is there during the whole move, at its start only, or at its end only.

A name that stands otherwise in the last view hands over to its other drawing on the way.
"""
_MOST_TURN = 60
"""Degrees by which the direction of a name may differ between two views for it to travel."""


@dataclass(frozen=True, eq=False)
class SymbolStance:
    """How a symbol stands in a layout.

    `anchor` is (1, 2), its point on the map in km, `middle` (2,), where the middle of its drawing
    is from there in pixels, and `angle` its direction in degrees, clockwise.
    """

    anchor: F64
    middle: F64
    angle: float


def find_stance(symbol: MapSymbol, projection: Projection) -> SymbolStance:
    """Return how a symbol stands."""
    anchor = np.array([projection.forward(*symbol.anchor)], np.float64)
    left, top, right, bottom = symbol.drawing.ink
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    return SymbolStance(anchor, middle, _find_angle(symbol))


def _find_angle(symbol: MapSymbol) -> float:
    """Return the direction from the first letter to the last; 0 for what isn't along a line."""
    if not symbol.follows_line:
        return 0.0
    boxes = symbol.drawing.boxes
    across = boxes[-1][0] + boxes[-1][2] - boxes[0][0] - boxes[0][2]
    down = boxes[-1][1] + boxes[-1][3] - boxes[0][1] - boxes[0][3]
    return math.degrees(math.atan2(down, across))


@dataclass(frozen=True, eq=False)
class SymbolPose:
    """Where a drawing's origin is, (2,) in pixels, and how far it is turned, clockwise."""

    spot: F64
    degrees: float = 0.0


@dataclass(frozen=True, eq=False)
class TravelPath:
    """The way of a symbol between its stances in the first and in the last view."""

    first: SymbolStance
    last: SymbolStance

    @property
    def turn(self) -> float:
        """Degrees from the first direction to the last, from -180 to 180."""
        return (self.last.angle - self.first.angle + 180) % 360 - 180

    @property
    def is_steady(self) -> bool:
        """Whether the name keeps about its direction, so that it can be followed."""
        return abs(self.turn) <= _MOST_TURN


@dataclass(frozen=True, eq=False)
class SymbolTrip:
    """A symbol, what becomes of it as the camera travels, and its way.

    Its `own` stance is one end of the way; where it stays at its point, both ends are the same.
    """

    symbol: MapSymbol
    role: SymbolRole
    own: SymbolStance
    path: TravelPath

    def find_pose(self, view: Window, share: float) -> SymbolPose:
        """Return where the symbol stands once the camera has come a share of its way."""
        return find_poses([self], view, share)[0]

    def find_turn(self, share: float) -> float:
        """Return how far the drawing is turned there, in degrees, clockwise."""
        turn = self.path.turn * share
        if self.own is self.path.last:
            turn -= self.path.turn
        return turn


def find_poses(
    trips: Sequence[SymbolTrip], view: Window, share: float
) -> list[SymbolPose]:
    """Return where symbols stand once the camera has come a share of its way, at once.

    `share` is from 0 to 1, and `view` what the camera sees there.
    """
    if not trips:
        return []
    start = _find_middles([trip.path.first for trip in trips], view)
    end = _find_middles([trip.path.last for trip in trips], view)
    own = np.array([trip.own.middle for trip in trips])
    spots = start + (end - start) * share - own
    return [
        SymbolPose(spot, trip.find_turn(share))
        for spot, trip in zip(spots, trips, strict=True)
    ]


def _find_middles(stances: Sequence[SymbolStance], view: Window) -> F64:
    """Return where the middles of drawings would be in a window, (n, 2) in pixels."""
    anchors = np.concatenate([stance.anchor for stance in stances])
    middles = np.array([stance.middle for stance in stances])
    return np.asarray(to_pixels(anchors, view) + middles)


def plan_trips(
    first: Sequence[MapSymbol],
    last: Sequence[MapSymbol],
    projection: Projection,
) -> list[SymbolTrip]:
    """Return the symbols of both views, each with what becomes of it on the way.

    A symbol on the same side in both stays. One that stands otherwise hands over to that of the
    last view; others leave before those of the last view alone arrive.
    """
    in_first = {symbol.key: symbol for symbol in first}
    in_last = {symbol.key: symbol for symbol in last}
    trips = []
    for symbol in first:
        trips.append(_plan_first(symbol, in_last, projection))
    for symbol in last:
        before = in_first.get(symbol.key)
        if before is None or before.side != symbol.side:
            trips.append(_plan_last(symbol, in_first, projection))
    return trips


def stand_still(
    symbols: Sequence[MapSymbol], projection: Projection
) -> list[SymbolTrip]:
    """Return the symbols of a view in which the camera rests."""
    return [
        _stay(symbol, "stay", find_stance(symbol, projection))
        for symbol in symbols
    ]


def _stay(symbol: MapSymbol, role: SymbolRole, own: SymbolStance) -> SymbolTrip:
    return SymbolTrip(symbol, role, own, TravelPath(own, own))


def _plan_first(
    symbol: MapSymbol, in_last: Mapping[str, MapSymbol], projection: Projection
) -> SymbolTrip:
    own = find_stance(symbol, projection)
    after = in_last.get(symbol.key)
    if after is None:
        return _stay(symbol, "leave", own)
    if after.side == symbol.side:
        return _stay(symbol, "stay", own)
    path = TravelPath(own, find_stance(after, projection))
    if not _can_travel(symbol, path):
        return _stay(symbol, "leave", own)
    return SymbolTrip(symbol, "hand over", own, path)


def _can_travel(symbol: MapSymbol, path: TravelPath) -> bool:
    """Tell whether a symbol can be followed: names can, lines that lead to names can't."""
    return path.is_steady and not symbol.key.startswith("leader ")


def _plan_last(
    symbol: MapSymbol, in_first: Mapping[str, MapSymbol], projection: Projection
) -> SymbolTrip:
    own = find_stance(symbol, projection)
    before = in_first.get(symbol.key)
    if before is None:
        return _stay(symbol, "arrive", own)
    path = TravelPath(find_stance(before, projection), own)
    if not _can_travel(symbol, path):
        return _stay(symbol, "arrive", own)
    return SymbolTrip(symbol, "take over", own, path)
