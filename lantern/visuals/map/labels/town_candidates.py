"""Where the name of a town could stand: on eight sides of its sign."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
)
from lantern.visuals.map.labels.faces import (
    LEAST_SIZE,
    SERIF_ITALIC,
    choose_town_face,
)
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    place_drawing,
    typeset_straight,
)
from lantern.visuals.map.labels.signs import SignColours, draw_dot
from lantern.visuals.map.motion.emphasis import RING_ROOM
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.spec.map_items import MapPlace

_SIDES = {
    "e": 0.0,
    "ne": 0.1,
    "se": 0.15,
    "w": 0.2,
    "nw": 0.3,
    "sw": 0.3,
    "n": 0.25,
    "s": 0.25,
}
"""What each side costs: a name reads best at the right of its sign."""
_UNWANTED_SIDE = 5.0
"""What a side costs more that isn't the one an author gave: more than arrows under the name."""
_TYPE_SIZES = {1: 30, 2: 27, 3: 25, 4: 24}
_DOT_RADII = {1: 6.0, 2: 5.0, 3: 4.2, 4: 3.6}
"""By rank, in pixels at 1080p."""
_SMALLEST_DOT = 0.6
_DIRECTIONS = {
    "e": (1, 0),
    "ne": (1, -1),
    "se": (1, 1),
    "w": (-1, 0),
    "nw": (-1, -1),
    "sw": (-1, 1),
    "n": (0, -1),
    "s": (0, 1),
}
"""Steps across and down towards each side."""
_SMALLER = 0.86
"""The size of type where there is no room for the full one."""
_LEADER_LENGTHS = (26, 44, 66, 96, 130, 170, 220)
"""Pixels at 1080p from a sign to a name that finds no room beside it."""
_GAP = 4
_LINE = 0.95
_SUB_LINE = 1.05
"""Heights of the lines of a name, in sizes of their type."""


def draw_town_dot(place: MapPlace, context: LabelContext) -> SvgDrawing:
    """Draw the sign of a town about the origin, the larger the higher its rank.

    One that belongs to a side wears its colour.
    """
    style = context.style
    body = style.fort if place.kind == "fort" else style.ink
    if place.of:
        body = choose_item_inks(place, style).text
    radius = max(_DOT_RADII[place.rank] * context.unit, _SMALLEST_DOT)
    colours = SignColours(body, style.halo, style.paper)
    return draw_dot(place.kind, radius, colours, hollow=place.rank < 3)


def measure_ring(place: MapPlace, context: LabelContext) -> float:
    """Return how far a town's ring reaches beyond its sign; 0 if it gets none."""
    return RING_ROOM * context.unit if place.key in context.emphasised else 0.0


def _measure_radius(place: MapPlace, context: LabelContext) -> float:
    """Return how far a town's sign reaches from its middle, with its ring if it gets one."""
    sign = -draw_town_dot(place, context).boxes[0][0]
    return sign + measure_ring(place, context)


def make_sign(place: MapPlace, context: LabelContext) -> MapSymbol:
    """Return the sign of a town as a symbol."""
    drawing = draw_town_dot(place, context)
    return MapSymbol(f"sign {place.key}", "", place.at, drawing, place.key)


@dataclass(frozen=True)
class _TownName:
    """A name and a second one below it, which may be empty."""

    name: str
    sub: str
    name_style: TextStyle
    sub_style: TextStyle

    @property
    def width(self) -> float:
        width = self.name_style.measure_width(self.name)
        if not self.sub:
            return width
        return max(width, self.sub_style.measure_width(self.sub))

    @property
    def height(self) -> float:
        height = _LINE * self.name_style.size
        if not self.sub:
            return height
        return height + _SUB_LINE * self.sub_style.size

    def typeset(self, side: str, gap: float) -> SvgDrawing:
        """Draw the name on a side of the origin, `gap` pixels away."""
        if len(side) == 2:
            gap *= 0.8
        left = self._find_left(side, gap)
        top = self._find_top(side, gap)
        space = self.width - self.name_style.measure_width(self.name)
        drawing = typeset_straight(
            self.name,
            self.name_style,
            left=left + _align(side) * space,
            top=top,
        )
        if not self.sub:
            return drawing
        space = self.width - self.sub_style.measure_width(self.sub)
        below = typeset_straight(
            self.sub,
            self.sub_style,
            left=left + _align(side) * space,
            top=top + 1.0 * self.name_style.size,
        )
        return drawing.combine(below)

    def _find_left(self, side: str, gap: float) -> float:
        if "e" in side:
            return gap
        if "w" in side:
            return -gap - self.width
        return -self.width / 2

    def _find_top(self, side: str, gap: float) -> float:
        if "n" in side:
            return -gap - self.height
        if "s" in side:
            return gap
        if self.sub:
            # the first line stays level with the sign
            return -0.475 * self.name_style.size
        return -self.height / 2


def _align(side: str) -> float:
    """Return the share of the spare width that is left of a line: 0, 0.5 or 1."""
    if "e" in side:
        return 0.0
    if "w" in side:
        return 1.0
    return 0.5


def propose_beside(
    place: MapPlace, context: LabelContext, spot: F64
) -> Iterator[LabelCandidate]:
    """Yield the places around a town's sign for its name, the right-hand side first.

    `spot` is where the town is on the screen, (2,) in pixels. The side that an author gives comes
    before all others.
    """
    town = _set_type(place, context)
    gap = _measure_radius(place, context) + _GAP * context.unit
    for side, cost in _SIDES.items():
        if place.side and place.side != side:
            cost += _UNWANTED_SIDE
        if place.side == side:
            cost = 0.0
        drawing = town.typeset(side, gap)
        symbol = MapSymbol(
            f"place {place.key}", side, place.at, drawing, place.key
        )
        yield LabelCandidate(cost, symbol, spot)


def propose_smaller(
    place: MapPlace, context: LabelContext, spot: F64
) -> Iterator[LabelCandidate]:
    """Yield places around a town's sign for its name in smaller type, on any side."""
    town = _set_type(place, context, scale=_SMALLER)
    gap = _measure_radius(place, context) + _GAP * context.unit
    for side, cost in _SIDES.items():
        drawing = town.typeset(side, gap)
        symbol = MapSymbol(
            f"place {place.key}", f"{side} small", place.at, drawing, place.key
        )
        yield LabelCandidate(cost, symbol, spot)


def propose_with_leader(
    place: MapPlace, context: LabelContext, spot: F64
) -> Iterator[LabelCandidate]:
    """Yield places away from a town's sign, each with a line from there; near ones first."""
    town = _set_type(place, context, scale=_SMALLER)
    radius = _measure_radius(place, context)
    style = context.style
    names: dict[str, SvgDrawing] = {}
    for distance in _LEADER_LENGTHS:
        for side in _SIDES:
            leader = _Leader(
                side, 1.2 * radius, radius + distance * context.unit
            )
            if side not in names:
                names[side] = town.typeset(side, _GAP * context.unit)
            symbol = MapSymbol(
                f"place {place.key}",
                f"{side} {distance}",
                place.at,
                leader.place(names[side]),
                place.key,
                leader=_draw_leader(
                    leader,
                    halo=style.halo,
                    ink=style.ink,
                    unit=context.unit,
                ),
            )
            yield LabelCandidate(distance / 100, symbol, spot)


@dataclass(frozen=True)
class _Leader:
    """A thin line from a sign to its name: its side, and its ends in pixels from the sign."""

    side: str
    start: float
    end: float

    def place(self, name: SvgDrawing) -> SvgDrawing:
        """Draw a name, which is drawn about the origin, at the end of the line."""
        x, y = self.find_point(self.end)
        return place_drawing(name, x, y)

    def bound(self, half: float) -> tuple[PixelBounds, ...]:
        """Return small boxes along the line, `half` a width in pixels around it."""
        boxes = []
        steps = max(2, round((self.end - self.start) / (3 * half)))
        for distance in np.linspace(self.start, self.end, steps):
            x, y = self.find_point(float(distance))
            boxes.append((x - half, y - half, x + half, y + half))
        return tuple(boxes)

    def find_point(self, distance: float) -> tuple[float, float]:
        """Return the point at a distance from the sign's middle, in pixels from there."""
        across, down = _DIRECTIONS[self.side]
        length = math.hypot(across, down)
        return across / length * distance, down / length * distance


@functools.lru_cache(maxsize=512)
def _draw_leader(
    leader: _Leader, *, halo: str, ink: str, unit: float
) -> SvgDrawing:
    """Draw a line, the same from any town with a sign of this size."""
    x0, y0 = leader.find_point(leader.start)
    x1, y1 = leader.find_point(leader.end)
    path = f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" fill="none" '
    light = f'stroke="{halo}" stroke-width="{4 * unit:.2f}"'
    dark = f'stroke="{ink}" stroke-width="{1.6 * unit:.2f}"'
    bounds = (
        min(x0, x1) - 4,
        min(y0, y1) - 4,
        max(x0, x1) + 4,
        max(y0, y1) + 4,
    )
    svg = f'{path}{light} stroke-opacity="0.8"/>{path}{dark}/>'
    return SvgDrawing(svg, leader.bound(2 * unit), bounds)


def _set_type(
    place: MapPlace, context: LabelContext, *, scale: float = 1.0
) -> _TownName:
    ink = context.style.ink
    halo = context.style.halo
    typefaces = context.style.typefaces
    size = max(_TYPE_SIZES[place.rank] * scale, LEAST_SIZE) * context.unit
    sub_size = max(0.78 * size, LEAST_SIZE * context.unit)
    name_style = TextStyle(
        choose_town_face(place), size, ink, halo, typefaces=typefaces
    )
    sub_style = TextStyle(
        SERIF_ITALIC,
        sub_size,
        ink,
        halo,
        opacity=0.85,
        typefaces=typefaces,
    )
    return _TownName(place.name, place.sub, name_style, sub_style)
