"""Which of the places that a name could have is the best: free, and the cheapest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    MapSymbol,
)
from lantern.visuals.map.labels.free_space import FreeSpace, move_boxes

_COVER_COST = 4
_PIERCED_COST = 12
_SHORE_COST = 3
_RIDGE_COST = 0.9
"""What it costs to lie on arrows, for a land's name too, half on land and half at sea, and on
mountain ranges."""
_WAIT_COST = 1.5
"""What it costs to stand where there is something else at first."""
_PREFERRED = 0.5
_GOOD_ENOUGH = 0.02
_GOOD_ENOUGH_IF_PREFERRED = -0.4


@dataclass(frozen=True)
class PlacementTask:
    """A symbol to be placed: when, how much of it may cover arrows, where it could stand.

    With `clear_leader` the line that leads to it may touch nothing else.

    `margin` is what it keeps off the frame's edge in pixels, if not what others do. Candidates that
    come `cheapest_first` needn't all be looked at.
    """

    order: float
    most_cover: float
    candidates: Iterator[LabelCandidate]
    exempt: PixelBounds | None = None
    needs_water: bool = False
    avoids_shores: bool = False
    in_bands: bool = False
    margin: float | None = None
    cheapest_first: bool = False
    clear_leader: bool = False


def choose_best(
    task: PlacementTask, space: FreeSpace, prefer: Mapping[str, str]
) -> LabelCandidate | None:
    """Return the cheapest candidate that is free, with all that it costs; None if none is.

    Looks no further than one that costs next to nothing.
    """
    best: LabelCandidate | None = None
    for candidate in task.candidates:
        if best and _is_good_enough(best, candidate.symbol, prefer):
            break
        cost = candidate.cost
        if prefer.get(candidate.symbol.key) == candidate.symbol.side:
            cost -= _PREFERRED
        if best and cost >= best.cost:
            if task.cheapest_first:
                break
            continue
        boxes = move_boxes(candidate.symbol.drawing.boxes, candidate.spot)
        if not _has_room(task, space, candidate, boxes=boxes):
            continue
        cover = space.measure_arrow_cover(boxes)
        cost += _compute_ground_cost(task, space, boxes, cover=cover)
        cost += _WAIT_COST * space.is_passing(boxes)
        if cover <= task.most_cover and (best is None or cost < best.cost):
            best = replace(candidate, cost=cost)
    return best.settle() if best else None


def _has_room(
    task: PlacementTask,
    space: FreeSpace,
    candidate: LabelCandidate,
    *,
    boxes: tuple[PixelBounds, ...],
) -> bool:
    """Tell whether a name may stand in its boxes, and a line lead to it."""
    is_free = space.is_free(
        boxes,
        exempt=task.exempt,
        in_bands=task.in_bands,
        margin=task.margin,
    )
    if not is_free or not _has_clear_leader(task, space, candidate):
        return False
    return not task.needs_water or space.is_on_water(boxes)


def _has_clear_leader(
    task: PlacementTask, space: FreeSpace, candidate: LabelCandidate
) -> bool:
    """Tell whether the line to a name may be where it is."""
    leader = candidate.symbol.leader
    if leader is None or not task.clear_leader:
        return True
    boxes = move_boxes(leader.boxes, candidate.spot)
    return space.is_free(
        boxes,
        exempt=task.exempt,
        in_bands=True,
        margin=0.0,
    )


def _compute_ground_cost(
    task: PlacementTask,
    space: FreeSpace,
    boxes: tuple[PixelBounds, ...],
    *,
    cover: float,
) -> float:
    """Return what it costs to lie on arrows and ranges, and for a land's name across a shore."""
    ridges = _RIDGE_COST * space.measure_ridge_cover(boxes)
    if not task.avoids_shores:
        return _COVER_COST * cover + ridges
    land = space.measure_land(boxes)
    return _PIERCED_COST * cover + _SHORE_COST * min(land, 1 - land) + ridges


def _is_good_enough(
    best: LabelCandidate, symbol: MapSymbol, prefer: Mapping[str, str]
) -> bool:
    if symbol.key in prefer:
        return best.cost <= _GOOD_ENOUGH_IF_PREFERRED
    return best.cost <= _GOOD_ENOUGH
