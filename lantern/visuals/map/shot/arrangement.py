"""How the furniture of a run is arranged: its pieces, their usual corners, what they would hide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lantern.visuals.map.furniture.corners import (
    CornerRoom,
    FurniturePiece,
    PlacedPiece,
    TownSpots,
    choose_corners,
)
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.placement import is_for_close_views
from lantern.visuals.map.motion.paths import to_pixels
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.spec.map_file import MapFile

_CORNERS = {
    "title": {
        "top left": 0.0,
        "top right": 3.0,
        "bottom left": 5.0,
        "bottom right": 6.0,
    },
    "legend": {
        "bottom right": 0.0,
        "bottom left": 2.0,
        "top right": 4.0,
        "top left": 5.0,
    },
    "scale": {
        "bottom right": 0.0,
        "bottom left": 2.0,
        "top right": 4.0,
        "top left": 5.0,
    },
    "globe": {
        "top right": 0.0,
        "top left": 3.0,
        "bottom right": 4.0,
        "bottom left": 4.0,
    },
}
"""What corners cost: nothing for the usual one."""
USUAL_CORNERS = {
    name: next(iter(corners)) for name, corners in _CORNERS.items()
}
_MISSING = {"globe": 15.0, "legend": 40.0}
"""What it costs to leave a piece out, where it may be: beside a hidden town."""
_HEAD_RANK = 3
"""The heads of arrows and ways count as much as towns of this rank."""
_MARGIN = 6
"""What furniture keeps free around it, in pixels at 1080p."""


def arrange(
    boxes: Mapping[str, PixelBounds],
    safe_area: SafeArea,
    towns: TownSpots,
    *,
    insets: Sequence[PixelBounds] = (),
) -> dict[str, PlacedPiece]:
    """Return where pieces of furniture stand, by name; one that is left out isn't there.

    `boxes` are those of the pieces in their usual places. They keep off `insets` if they can. In a
    corner the first ones stand nearest to the frame's edge.
    """
    pieces = []
    for name, (left, top, right, bottom) in boxes.items():
        corners = _CORNERS[name]
        missing = _MISSING.get(name, float("inf"))
        pieces.append(
            FurniturePiece(name, right - left, bottom - top, corners, missing)
        )
    chosen = choose_corners(pieces, _find_room(safe_area), towns, insets=insets)
    return {piece.name: piece for piece in chosen}


def _find_room(safe_area: SafeArea) -> CornerRoom:
    unit = safe_area.k
    margin = _MARGIN * unit
    floor = safe_area.floor + margin
    bottom_left = floor
    if not safe_area.has_high_lower_third:
        bottom_left = min(floor, safe_area.bands["lower_third"][1] - margin)
    return CornerRoom(
        left=safe_area.left - margin,
        right_above=safe_area.right + margin,
        right_below=safe_area.right_below + margin,
        top_left=safe_area.top_left - margin,
        top_right=safe_area.top - margin,
        bottom_left=bottom_left,
        bottom_right=floor,
        unit=unit,
        beside_above=safe_area.width_beside_above + 2 * margin,
        beside_below=safe_area.width_beside_below + 2 * margin,
    )


def find_spots(
    resources: MapResources,
    windows: Sequence[Window],
    shown: frozenset[str] | None,
) -> TownSpots:
    """Return what furniture should hide as little of as it can, in all windows of a run.

    These are the towns, the heads of what moves, and the stops of units.
    """
    spots = [np.empty((0, 2))]
    ranks: list[int] = []
    for window in windows:
        for place in resources.map_file.places:
            if not is_for_close_views(place, window):
                spots.append(window.to_pixels(resources.projection, place.at))
                ranks.append(place.rank)
        for item in _list_advances(resources.map_file, shown):
            way = resources.ways[item].stages[-1]
            spots.append(to_pixels(way, window)[-1:])
            ranks.append(_HEAD_RANK)
        for unit in resources.map_file.select_visible(shown).units:
            stops = to_pixels(resources.unit_ways[unit.id].stops, window)
            spots.append(stops)
            ranks += [_HEAD_RANK] * len(stops)
    return TownSpots.from_ranks(np.vstack(spots), ranks)


def _list_advances(
    map_file: MapFile, shown: frozenset[str] | None
) -> list[str]:
    """Return the arrows and ways that a run shows."""
    items = [arrow.id for arrow in map_file.arrows]
    items += [landing.id for landing in map_file.landings]
    return [item for item in items if shown is None or item in shown]
