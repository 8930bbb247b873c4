"""Where the words go: one by one by rank, away from each other, from arrows and from overlays.

A layout belongs to one window. Nothing is painted here and nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lantern.graphics.pixels import U8
from lantern.visuals.map.basemap.ranges import place_crest
from lantern.visuals.map.geometry.lines import F64, measure_lengths, resample
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.arrow_candidates import (
    propose_by_arrow,
    propose_chips,
    propose_drop,
)
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
)
from lantern.visuals.map.labels.free_space import FreeSpace, move_boxes
from lantern.visuals.map.labels.line_candidates import propose_along
from lantern.visuals.map.labels.town_candidates import (
    draw_town_dot,
    make_sign,
    propose_beside,
    propose_smaller,
    propose_with_leader,
)
from lantern.visuals.map.motion.paths import compute_arrow_width, to_pixels
from lantern.visuals.map.spec.map_items import Arrow, Landing, MapLabel, MapPlace

_ORDER = {"front": 1.6, "sea": 1.7, "state": 1.75, "range": 3.6, "river": 3.8}
"""When names along lines are placed, beside the ranks of towns."""
_CROSSED = {"state": 0.35, "front": 0.06}
_HARDLY = 0.01
"""How much of a name along a line arrows may cover, as a share: states lie under them."""
_MARGIN = 36
_CLOSE_MARGIN = 20
SIGN_MARGIN = 12
"""What names, names that find no room, and signs keep off the frame's edge, in units."""
_MOST_COVER_CRAMPED = 0.9
_WAY_WIDTH = 9
_FRONT_WIDTH = 12
"""In pixels at 1080p."""
_RANGE_SHARE = 0.8
"""How much of a range's slope names keep off, since strokes differ in length."""
_RANGE_LETTER = 14
"""Pixels at 1080p of a crest for each letter of its name; on a shorter one it isn't named."""
_CLOSE_KM = 1500
"""Towns of rank 4 are shown in windows whose longer side is at most this wide."""
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
class LabelObstacles:
    """What a layout keeps off: rectangles that are taken, and for names of seas the land.

    The `bands` are those that overlays use for a while: a town that lies there stays there. The
    land is (h / 4, w / 4) of the window, 255 where there is land. In the rectangles of `passing` is
    what leaves: names may stand there, and wait for it.
    """

    taken: tuple[PixelBounds, ...]
    bands: tuple[PixelBounds, ...] = ()
    land: U8 | None = None
    passing: tuple[PixelBounds, ...] = ()


@dataclass(frozen=True, eq=False)
class _Town:
    """A town that is shown: where it is, (2,) in pixels, and the box of its sign there.

    One `in_band` lies where overlays are for a while.
    """

    place: MapPlace
    spot: F64
    sign: PixelBounds
    in_band: bool


@dataclass(frozen=True, eq=False)
class _Advance:
    """Something that advances, and its way, (n, 2) in pixels."""

    item: Arrow | Landing
    line: F64


@dataclass(frozen=True)
class _PlacementTask:
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


def place_labels(
    context: LabelContext,
    window: Window,
    obstacles: LabelObstacles,
    *,
    prefer: Mapping[str, str] | None = None,
) -> list[MapSymbol]:
    """Return the symbols of a window, none over another.

    A town in the window is never dropped: if its name finds no room beside its sign, it is set
    smaller, or at the end of a line; at last its sign stands alone. What else finds no room is
    left out.

    `prefer` gives sides by the keys of symbols: those where they stand in another layout, which
    are worth keeping to.
    """
    space = _make_space(context, window, obstacles)
    towns = _find_towns(context, window, space)
    space.occupied += [town.sign for town in towns]
    advances = _find_advances(context, window)
    space.arrows = _bound_moving_items(context, window, advances)
    space.ridges = _bound_ranges(context, window)
    tasks = [
        *(_plan_town(town, context) for town in towns),
        *_plan_advances(context, window, advances),
        *_plan_drops(context, window),
        *_plan_line_names(context, window),
    ]
    placed = _place_all(tasks, space, prefer or {})
    for plan in (_plan_cramped, _plan_clear_leader, _plan_leader):
        nameless = _select_nameless(towns, placed)
        tasks = [plan(town, context) for town in nameless]
        placed += _place_all(tasks, space, prefer or {})
    signs = [make_sign(town.place, context) for town in towns]
    return signs + placed


def _make_space(
    context: LabelContext, window: Window, obstacles: LabelObstacles
) -> FreeSpace:
    return FreeSpace(
        window.size,
        margin=_MARGIN * context.unit,
        occupied=list(obstacles.taken),
        bands=obstacles.bands,
        land=obstacles.land,
        passing=obstacles.passing,
    )


def _place_all(
    tasks: Sequence[_PlacementTask], space: FreeSpace, prefer: Mapping[str, str]
) -> list[MapSymbol]:
    """Return the symbols that found a place, which is then taken."""
    placed: list[MapSymbol] = []
    for task in sorted(tasks, key=lambda task: task.order):
        best = _choose_best(task, space, prefer)
        if best:
            for part in _list_parts(best.symbol):
                placed.append(part)
                space.occupied += move_boxes(part.drawing.boxes, best.spot)
    return placed


def _list_parts(symbol: MapSymbol) -> list[MapSymbol]:
    """Return a symbol and the line that leads to it, which doesn't travel with it."""
    if symbol.leader is None:
        return [symbol]
    leader = replace(
        symbol, key=f"leader {symbol.item}", drawing=symbol.leader, leader=None
    )
    return [leader, symbol]


def _select_nameless(
    towns: Sequence[_Town], placed: Sequence[MapSymbol]
) -> list[_Town]:
    """Return the towns whose names have no place yet."""
    keys = {symbol.key for symbol in placed}
    return [town for town in towns if f"place {town.place.key}" not in keys]


def is_for_close_views(place: MapPlace, window: Window) -> bool:
    """Tell whether a small town waits for a closer view than this one."""
    return place.rank == 4 and window.km * max(window.size) > _CLOSE_KM


def _find_towns(context: LabelContext, window: Window, space: FreeSpace) -> list[_Town]:
    """Return the towns whose signs are seen in a window, that is, not behind furniture."""
    towns = []
    for place in context.map_file.places:
        spot = window.to_pixels(context.projection, place.at)[0]
        boxes = move_boxes(draw_town_dot(place, context).boxes, spot)
        if is_for_close_views(place, window):
            continue
        if space.is_free(boxes, in_bands=True, margin=SIGN_MARGIN * context.unit):
            in_band = space.is_in_band(spot)
            towns.append(_Town(place, spot, boxes[0], in_band))
    return towns


def _find_advances(context: LabelContext, window: Window) -> list[_Advance]:
    """Return the arrows and landings that the shot shows."""
    items: list[Arrow | Landing] = []
    items += context.map_file.arrows
    items += context.map_file.landings
    advances = []
    for item in items:
        if context.is_visible(item.id):
            line = to_pixels(context.lines[item.id].stages[-1], window)
            advances.append(_Advance(item, line))
    return advances


# --- what is placed, and when


def _plan_town(town: _Town, context: LabelContext) -> _PlacementTask:
    rank = town.place.rank
    most_cover = 0.9 if rank < 3 else 0.35
    candidates = propose_beside(town.place, context, town.spot)
    margin = _CLOSE_MARGIN * context.unit if town.in_band else None
    return _PlacementTask(
        rank,
        most_cover,
        candidates,
        exempt=town.sign,
        in_bands=town.in_band,
        margin=margin,
    )


def _plan_cramped(town: _Town, context: LabelContext) -> _PlacementTask:
    """Plan a name for which there was no room: smaller, nearer to the edge, over arrows."""
    return _PlacementTask(
        town.place.rank,
        _MOST_COVER_CRAMPED,
        propose_smaller(town.place, context, town.spot),
        exempt=town.sign,
        in_bands=town.in_band,
        margin=_CLOSE_MARGIN * context.unit,
    )


def _plan_leader(town: _Town, context: LabelContext) -> _PlacementTask:
    """Plan a name away from its sign, at the end of a line."""
    return _PlacementTask(
        town.place.rank,
        _MOST_COVER_CRAMPED,
        propose_with_leader(town.place, context, town.spot),
        exempt=town.sign,
        in_bands=town.in_band,
        margin=_CLOSE_MARGIN * context.unit,
    )


def _plan_clear_leader(town: _Town, context: LabelContext) -> _PlacementTask:
    """Plan a name at the end of a line that crosses no other name."""
    return replace(_plan_leader(town, context), clear_leader=True)


def _plan_advances(
    context: LabelContext, window: Window, advances: Sequence[_Advance]
) -> Iterator[_PlacementTask]:
    """Yield the names and dates of arrows and landings."""
    for advance in advances:
        item = advance.item
        line = advance.line
        if item.label:
            has_line = isinstance(item, Arrow) and item.label_along is not None
            most_cover = 0.5 if has_line else 0.05
            names = propose_by_arrow(item, context, window, line=line)
            yield _PlacementTask(1.8, most_cover, names)
        for number in range(_count_chips(item)):
            chips = propose_chips(item, context, window, line=line, number=number)
            yield _PlacementTask(2.45, 0.5, chips)


def _count_chips(item: Arrow | Landing) -> int:
    if isinstance(item, Arrow):
        return len(item.chips)
    return int(bool(item.chip))


def _plan_drops(context: LabelContext, window: Window) -> Iterator[_PlacementTask]:
    """Yield the parachutes."""
    for item in context.map_file.air_landings:
        if context.is_visible(item.id):
            yield _PlacementTask(2.4, 0.6, propose_drop(item, context, window))


def _list_range_names(context: LabelContext, window: Window) -> Iterator[MapLabel]:
    """Yield the names of those ranges whose crests are about as long as they."""
    for item in context.map_file.ranges:
        crest = window.to_pixels(context.projection, item.along)
        length = float(measure_lengths(crest)[-1]) / context.unit
        if item.label and length > _RANGE_LETTER * len(item.name):
            yield item.label


def _plan_line_names(context: LabelContext, window: Window) -> Iterator[_PlacementTask]:
    """Yield the names along lines; those with an id are what the run is about."""
    across = window.km * max(window.size)
    own = [label for label in context.map_file.labels if label.is_for(across)]
    for label in [*own, *_list_range_names(context, window)]:
        candidates = propose_along(label, context, window)
        is_sea = label.kind == "sea"
        if not label.id:
            order = _ORDER[label.kind]
            crossed = _CROSSED.get(label.kind, _HARDLY)
        elif context.is_visible(label.id):
            order = 1.2
            crossed = 0.5
        else:
            continue
        yield _PlacementTask(
            order,
            crossed,
            candidates,
            needs_water=is_sea,
            avoids_shores=label.kind in ("state", "range"),
            cheapest_first=True,
        )


# --- boxes along what advances


def _bound_moving_items(
    context: LabelContext, window: Window, advances: Sequence[_Advance]
) -> F64:
    """Return boxes along everything that advances and along the fronts, (n, 4) in pixels."""
    unit = context.unit
    boxes = [np.empty((0, 4))]
    for advance in advances:
        width = _WAY_WIDTH * unit
        if isinstance(advance.item, Arrow):
            length = float(measure_lengths(advance.line)[-1])
            width = compute_arrow_width(advance.item, length, unit)
        boxes.append(_bound_line(advance.line, width))
    for front in context.map_file.fronts:
        if context.is_visible(front.id):
            line = to_pixels(context.lines[front.id].stages[-1], window)
            boxes.append(_bound_line(line, _FRONT_WIDTH * unit))
    return np.vstack(boxes)


def _bound_ranges(context: LabelContext, window: Window) -> F64:
    """Return boxes along the mountain ranges, (n, 4) in pixels."""
    boxes = [np.empty((0, 4))]
    for item in context.map_file.ranges:
        crest = place_crest(item, window, context.projection, unit=context.unit)
        if crest.strength > 0:
            half = _RANGE_SHARE * crest.reach
            line = resample(
                crest.line, max(2, int(measure_lengths(crest.line)[-1] / half))
            )
            boxes.append(np.hstack([line - half, line + half]))
    return np.vstack(boxes)


def _bound_line(line: F64, width: float) -> F64:
    """Return boxes at every fourth point of a line, wider towards its head, (n, 4) in pixels."""
    run = measure_lengths(line)
    along = 0.3 + 0.3 * run / max(run[-1], 1e-6)
    share = np.where(run > run[-1] - 2.5 * width, 0.9, along)
    half = share[::4, None] * width
    return np.hstack([line[::4] - half, line[::4] + half])


# --- the choice


def _choose_best(
    task: _PlacementTask, space: FreeSpace, prefer: Mapping[str, str]
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
    return best


def _has_room(
    task: _PlacementTask,
    space: FreeSpace,
    candidate: LabelCandidate,
    *,
    boxes: tuple[PixelBounds, ...],
) -> bool:
    """Tell whether a name may stand in its boxes, and a line lead to it."""
    is_free = space.is_free(
        boxes, exempt=task.exempt, in_bands=task.in_bands, margin=task.margin
    )
    if not is_free or not _has_clear_leader(task, space, candidate):
        return False
    return not task.needs_water or space.is_on_water(boxes)


def _has_clear_leader(
    task: _PlacementTask, space: FreeSpace, candidate: LabelCandidate
) -> bool:
    """Tell whether the line to a name may be where it is."""
    leader = candidate.symbol.leader
    if leader is None or not task.clear_leader:
        return True
    boxes = move_boxes(leader.boxes, candidate.spot)
    return space.is_free(boxes, exempt=task.exempt, in_bands=True, margin=0.0)


def _compute_ground_cost(
    task: _PlacementTask,
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
