"""Where the words go: one by one by rank, away from each other, from arrows and from overlays.

A layout belongs to one window. Nothing is painted here and nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.advances import (
    Advance,
    bound_moving_items,
    bound_ranges,
    find_advances,
)
from lantern.visuals.map.labels.arrow_candidates import (
    propose_by_arrow,
    propose_chips,
    propose_drop,
)
from lantern.visuals.map.labels.candidates import (
    LabelContext,
    MapSymbol,
)
from lantern.visuals.map.labels.free_space import FreeSpace, move_boxes
from lantern.visuals.map.labels.label_choice import PlacementTask, choose_best
from lantern.visuals.map.labels.line_candidates import propose_along
from lantern.visuals.map.labels.pocket_candidates import propose_pocket
from lantern.visuals.map.labels.town_candidates import (
    draw_town_dot,
    make_sign,
    measure_ring,
    propose_beside,
    propose_smaller,
    propose_with_leader,
)
from lantern.visuals.map.labels.unit_room import (
    bound_marches,
    bound_standing_units,
)
from lantern.visuals.map.spec.map_items import (
    Arrow,
    Landing,
    MapLabel,
    MapPlace,
)

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
_RANGE_LETTER = 14
"""Pixels at 1080p of a crest for each letter of its name; on a shorter one it isn't named."""
_CLOSE_KM = 1500
"""Towns of rank 4 are shown in windows whose longer side is at most this wide."""


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
    """A town that is shown: where it is, (2,) in pixels, and the box of its sign and its ring.

    One `in_band` lies where overlays are for a while.
    """

    place: MapPlace
    spot: F64
    sign: PixelBounds
    in_band: bool


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
    advances = find_advances(context, window)
    space.arrows = bound_moving_items(context, window, advances)
    _keep_off_units(space, context, window)
    space.ridges = bound_ranges(context, window)
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


def _keep_off_units(
    space: FreeSpace, context: LabelContext, window: Window
) -> None:
    """Note where units stand, and along which ways they march, in place."""
    if context.map_file.units:
        space.occupied += bound_standing_units(context, window)
        marches = bound_marches(context, window)
        space.arrows = np.vstack([space.arrows, marches])


def _place_all(
    tasks: Sequence[PlacementTask], space: FreeSpace, prefer: Mapping[str, str]
) -> list[MapSymbol]:
    """Return the symbols that found a place, which is then taken."""
    placed: list[MapSymbol] = []
    for task in sorted(tasks, key=lambda task: task.order):
        best = choose_best(task, space, prefer)
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
        symbol,
        key=f"leader {symbol.item}",
        drawing=symbol.leader,
        leader=None,
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


def _find_towns(
    context: LabelContext, window: Window, space: FreeSpace
) -> list[_Town]:
    """Return the towns whose signs are seen in a window, that is, not behind furniture."""
    towns = []
    for place in context.map_file.places:
        spot = window.to_pixels(context.projection, place.at)[0]
        boxes = move_boxes(draw_town_dot(place, context).boxes, spot)
        if is_for_close_views(place, window):
            continue
        if space.is_free(
            boxes,
            in_bands=True,
            margin=SIGN_MARGIN * context.unit,
        ):
            in_band = space.is_in_band(spot)
            ring = measure_ring(place, context)
            left, top, right, bottom = boxes[0]
            sign = (left - ring, top - ring, right + ring, bottom + ring)
            towns.append(_Town(place, spot, sign, in_band))
    return towns


def _plan_town(town: _Town, context: LabelContext) -> PlacementTask:
    rank = town.place.rank
    most_cover = 0.9 if rank < 3 else 0.35
    candidates = propose_beside(town.place, context, town.spot)
    margin = _CLOSE_MARGIN * context.unit if town.in_band else None
    return PlacementTask(
        rank,
        most_cover,
        candidates,
        exempt=town.sign,
        in_bands=town.in_band,
        margin=margin,
    )


def _plan_cramped(town: _Town, context: LabelContext) -> PlacementTask:
    """Plan a name for which there was no room: smaller, nearer to the edge, over arrows."""
    return PlacementTask(
        town.place.rank,
        _MOST_COVER_CRAMPED,
        propose_smaller(town.place, context, town.spot),
        exempt=town.sign,
        in_bands=town.in_band,
        margin=_CLOSE_MARGIN * context.unit,
    )


def _plan_leader(town: _Town, context: LabelContext) -> PlacementTask:
    """Plan a name away from its sign, at the end of a line."""
    return PlacementTask(
        town.place.rank,
        _MOST_COVER_CRAMPED,
        propose_with_leader(town.place, context, town.spot),
        exempt=town.sign,
        in_bands=town.in_band,
        margin=_CLOSE_MARGIN * context.unit,
    )


def _plan_clear_leader(town: _Town, context: LabelContext) -> PlacementTask:
    """Plan a name at the end of a line that crosses no other name."""
    return replace(_plan_leader(town, context), clear_leader=True)


def _plan_advances(
    context: LabelContext, window: Window, advances: Sequence[Advance]
) -> Iterator[PlacementTask]:
    """Yield the names and dates of arrows and landings."""
    for advance in advances:
        item = advance.item
        line = advance.line
        if item.label:
            has_line = isinstance(item, Arrow) and item.label_along is not None
            most_cover = 0.5 if has_line else 0.05
            names = propose_by_arrow(item, context, window, line=line)
            yield PlacementTask(1.8, most_cover, names)
        for number in range(_count_chips(item)):
            chips = propose_chips(
                item,
                context,
                window,
                line=line,
                number=number,
            )
            yield PlacementTask(2.45, 0.5, chips)


def _count_chips(item: Arrow | Landing) -> int:
    if isinstance(item, Arrow):
        return len(item.chips)
    return int(bool(item.chip))


def _plan_drops(
    context: LabelContext, window: Window
) -> Iterator[PlacementTask]:
    """Yield the parachutes, and the names of pockets."""
    for item in context.map_file.air_landings:
        if context.is_visible(item.id):
            yield PlacementTask(2.4, 0.6, propose_drop(item, context, window))
    yield from _plan_pockets(context, window)


def _plan_pockets(
    context: LabelContext, window: Window
) -> Iterator[PlacementTask]:
    """Yield the names of pockets."""
    for pocket in context.map_file.pockets:
        if pocket.label and context.is_visible(pocket.id):
            yield PlacementTask(
                1.8, 0.5, propose_pocket(pocket, context, window)
            )


def _list_range_names(
    context: LabelContext, window: Window
) -> Iterator[MapLabel]:
    """Yield the names of those ranges whose crests are about as long as they."""
    for item in context.map_file.ranges:
        crest = window.to_pixels(context.projection, item.along)
        length = float(measure_lengths(crest)[-1]) / context.unit
        if item.label and length > _RANGE_LETTER * len(item.name):
            yield item.label


def _plan_line_names(
    context: LabelContext, window: Window
) -> Iterator[PlacementTask]:
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
        yield PlacementTask(
            order,
            crossed,
            candidates,
            needs_water=is_sea,
            avoids_shores=label.kind in ("state", "range"),
            cheapest_first=True,
        )
