"""The room that units take on a map: names keep off where they stand, and rather off their ways."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import LabelContext
from lantern.visuals.map.labels.free_space import move_boxes
from lantern.visuals.map.labels.unit_signs import draw_unit
from lantern.visuals.map.motion.paths import to_pixels
from lantern.visuals.map.motion.unit_spacing import (
    UnitBody,
    find_room,
    spread_units,
)
from lantern.visuals.map.spec.map_units import MapUnit

_STRIDE = 6
"""Points of a way from box to box."""


def bound_standing_units(
    context: LabelContext, window: Window
) -> list[PixelBounds]:
    """Return the boxes of the signs of units where they stand.

    These are the stops with a name or a date, and both ends of their ways, where those that meet
    make room for each other.
    """
    found: list[PixelBounds] = []
    for unit in _list_shown(context):
        boxes = draw_unit(unit, context.style, context.unit).boxes
        stops = to_pixels(context.unit_ways[unit.id].stops, window)
        for number in _list_rests(unit):
            found += move_boxes(boxes, stops[number])
    for end in (0, -1):
        found += _bound_ends(context, window, end)
    return found


def _list_rests(unit: MapUnit) -> list[int]:
    """Return the numbers of the stops between both ends at which a unit may rest."""
    inner = range(1, len(unit.path) - 1)
    return [i for i in inner if unit.path[i].name or unit.path[i].date]


def _bound_ends(
    context: LabelContext, window: Window, end: int
) -> list[PixelBounds]:
    """Return the boxes of all units at the starts of their ways, 0, or at the ends, -1."""
    drawings = {}
    bodies = []
    for unit in _list_shown(context):
        drawing = draw_unit(unit, context.style, context.unit)
        way = context.unit_ways[unit.id].stops
        drawings[unit.id] = drawing
        room = find_room(np.array(drawing.boxes))
        spot = to_pixels(way, window)[end]
        bodies.append(UnitBody(unit.id, spot, room, float(way[0, 0]), 1.0))
    found: list[PixelBounds] = []
    for name, spot in spread_units(bodies, context.unit, {}).items():
        found += move_boxes(drawings[name].boxes, spot)
    return found


def bound_marches(context: LabelContext, window: Window) -> F64:
    """Return boxes along the ways of units, (n, 4) in pixels."""
    boxes = [np.empty((0, 4))]
    for unit in _list_shown(context):
        body = np.array(draw_unit(unit, context.style, context.unit).boxes[0])
        for leg in context.unit_ways[unit.id].legs:
            spots = to_pixels(leg[::_STRIDE], window)
            boxes.append(np.hstack([spots, spots]) + body)
    return np.vstack(boxes)


def _list_shown(context: LabelContext) -> Iterator[MapUnit]:
    for unit in context.map_file.units:
        if context.is_visible(unit.id):
            yield unit
