"""Ways over water, through the air and of dashed arrows: dashes, a head, and what travels there.

Widths and dashes are those of the screen, so they don't change when the camera comes nearer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.units import Size
from lantern.visuals.map.geometry.brush import EDGE_BIAS_PIXELS, PolygonFill
from lantern.visuals.map.geometry.lines import (
    F64,
    grow_ring,
    interpolate_points,
    list_cut_lengths,
    make_unit,
    measure_lengths,
    outline_ribbon,
)
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.paths import StagedPath
from lantern.visuals.map.motion.vehicles import trace_vehicle
from lantern.visuals.map.spec.map_items import Arrow, Landing, Vehicle
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.sides import SidePattern

WAY_WIDTH = 4.0
CASING = 2.0
_HEAD_LENGTH = 22.0
"""Pixels at 1080p; a casing is on either side."""
_VEHICLE_SCALE = 1.2
"""How much larger vehicles are than they are drawn, so that they show on a small screen."""
_COURSE_SHARE = 0.03
"""Share of a way over which the course of what travels on it is taken."""
_PAST_OPACITY = 0.5
_BEGUN = 0.1
"""Progress of the next leg at which the one before is past."""
_NEAR = 0.1
"""How near the next leg begins, in lengths of the longer leg."""


@dataclass(frozen=True)
class WayDashes:
    """The length of a way's dashes and of the gaps between them, in pixels at 1080p."""

    length: float
    gap: float


DASHES: Mapping[SidePattern, WayDashes] = {
    "plain": WayDashes(14.0, 8.0),
    "stripe": WayDashes(5.0, 6.0),
    "bars": WayDashes(26.0, 8.0),
    "hollow": WayDashes(9.0, 13.0),
}
"""The dashes of ways by the pattern of their side."""


@dataclass(frozen=True)
class WayPen:
    """How a dashed way is drawn.

    `width` is in pixels, `unit` is pixels per pixel at 1080p. Dashes outside a `frame` of a size in
    pixels are left out.
    """

    width: float
    unit: float
    colour: str
    halo: str
    dashes: WayDashes = DASHES["plain"]
    frame: Size | None = None

    @property
    def scale(self) -> float:
        """How large dashes and head are drawn, 1 at 1080p."""
        return self.width / WAY_WIDTH


def draw_landing(
    item: Landing,
    line: F64,
    style: MapStyle,
    *,
    unit: float,
    progress: float,
    past: float = 0.0,
    frame: Size | None = None,
) -> list[PolygonFill]:
    """Return a way over water or through the air, as far as it has come.

    Of a way that is there from the start only what lies in the `frame` is drawn. `past` is how far
    the next leg has taken its place, 0 to 1: then it is dimmed, and what travelled on it is gone.
    """
    if progress <= 0 and not item.ahead:
        return []
    inks = choose_item_inks(item, style)
    dashes = DASHES[inks.pattern]
    seen = frame if item.ahead else None
    pen = WayPen(WAY_WIDTH * unit, unit, inks.body, style.halo, dashes, seen)
    opacity = 1 - (1 - _PAST_OPACITY) * past
    if item.ahead:
        return _draw_whole(
            item,
            line,
            pen,
            progress=progress,
            past=past,
        )
    if item.by is None:
        return draw_dashed(
            line,
            pen,
            progress=progress,
            opacity=opacity,
        )
    drawn = _draw_dashes(
        line,
        pen,
        progress=progress,
        opacity=opacity,
    )
    if past > 0:
        return drawn
    return drawn + _draw_vehicle(item.by, line, pen, progress=progress)


def _draw_whole(
    item: Landing, line: F64, pen: WayPen, *, progress: float, past: float
) -> list[PolygonFill]:
    """Return all of a way: what has been travelled is dimmed, what is ahead isn't."""
    length = float(measure_lengths(line)[-1])
    tip = length * progress
    ahead = 1 - (1 - _PAST_OPACITY) * past
    drawn = _draw_stretch(
        line, WayStretch(0.0, tip), pen, opacity=_PAST_OPACITY
    )
    drawn += _draw_stretch(line, WayStretch(tip, length), pen, opacity=ahead)
    if item.by is None or past > 0:
        return drawn
    return drawn + _draw_vehicle(item.by, line, pen, progress=progress)


def draw_dashed_arrow(
    item: Arrow, line: F64, style: MapStyle, *, unit: float, progress: float
) -> list[PolygonFill]:
    """Return a dashed arrow, as far as it has come."""
    width = WAY_WIDTH * unit * max(item.width, 1.0)
    inks = choose_item_inks(item, style)
    pen = WayPen(width, unit, inks.body, style.halo, DASHES[inks.pattern])
    return draw_dashed(line, pen, progress=progress)


def draw_dashed(
    line: F64, pen: WayPen, *, progress: float, opacity: float = 1.0
) -> list[PolygonFill]:
    """Return a dashed way with a small head; the dashes stay while the head moves on."""
    arc_lengths = measure_lengths(line)
    tip = float(arc_lengths[-1]) * progress
    head = min(_HEAD_LENGTH * pen.scale, tip * 0.5)
    neck = max(tip - head * 0.75, 0.0)
    dashes = _cut_dashes(line, neck, pen)
    rings = _trace_dashes(dashes, pen)
    ends = np.array([max(tip - head, 0), tip])
    base, point = interpolate_points(line, arc_lengths, ends)
    barb = _trace_barb(base, point, head)
    casing = _trace_dashes(dashes, pen, more=CASING)
    casing.append(grow_ring(barb, CASING * pen.unit + EDGE_BIAS_PIXELS))
    rings.append(grow_ring(barb, EDGE_BIAS_PIXELS))
    return _fill(casing, rings, pen, opacity=opacity)


@dataclass(frozen=True)
class WayStretch:
    """A part of a way, between two arc lengths in pixels."""

    start: float
    end: float


def _draw_dashes(
    line: F64, pen: WayPen, *, progress: float, opacity: float
) -> list[PolygonFill]:
    """Return the dashes of a way without a head."""
    tip = float(measure_lengths(line)[-1]) * progress
    return _draw_stretch(line, WayStretch(0.0, tip), pen, opacity=opacity)


def _draw_stretch(
    line: F64, stretch: WayStretch, pen: WayPen, *, opacity: float
) -> list[PolygonFill]:
    """Return the dashes on a part of a way; those of its parts make the dashes of the whole."""
    dashes = _cut_dashes(line, stretch.end, pen, start=stretch.start)
    if not dashes:
        return []
    casing = _trace_dashes(dashes, pen, more=CASING)
    return _fill(casing, _trace_dashes(dashes, pen), pen, opacity=opacity)


def _fill(
    casing: Sequence[F64], rings: Sequence[F64], pen: WayPen, *, opacity: float
) -> list[PolygonFill]:
    return [
        PolygonFill(tuple(casing), pen.halo, 0.8 * opacity),
        PolygonFill(tuple(rings), pen.colour, 0.97 * opacity),
    ]


def _cut_dashes(
    line: F64, neck: float, pen: WayPen, *, start: float = 0.0
) -> list[F64]:
    """Return the pieces of a way that are its dashes between two arc lengths."""
    length = pen.dashes.length * pen.scale
    step = length + pen.dashes.gap * pen.scale
    arc_lengths = measure_lengths(line)
    cuts = []
    for begin in _select_dashes(line, np.arange(0.0, neck, step), pen):
        end = min(begin + length, neck)
        begin = max(begin, start)
        if end - begin > 0.5:
            cuts.append(list_cut_lengths(arc_lengths, begin, end))
    if not cuts:
        return []
    points = interpolate_points(line, arc_lengths, np.concatenate(cuts))
    return np.split(points, np.cumsum([len(cut) for cut in cuts])[:-1])


def _trace_dashes(
    dashes: Sequence[F64], pen: WayPen, *, more: float = 0.0
) -> list[F64]:
    """Return the rings of dashes, `more` pixels wider at each side."""
    half = pen.width / 2 + more * pen.unit + EDGE_BIAS_PIXELS
    return [outline_ribbon(dash, half) for dash in dashes]


def _select_dashes(line: F64, starts: F64, pen: WayPen) -> list[float]:
    """Return at which arc lengths dashes begin that the frame may show."""
    if pen.frame is None or not len(starts):
        return [float(start) for start in starts]
    spots = interpolate_points(line, measure_lengths(line), starts)
    margin = (pen.dashes.length + WAY_WIDTH) * pen.scale * 2
    inside = (spots > -margin) & (spots < np.array(pen.frame) + margin)
    return [float(start) for start in starts[inside.all(axis=1)]]


def _trace_barb(base: F64, point: F64, head: float) -> F64:
    """Return the ring of a small head from its base to its point, shape (4, 2)."""
    ahead = make_unit(point - base)
    side = np.array([ahead[1], -ahead[0]]) * head * 0.42
    heel = point - ahead * head
    return np.array(
        [point, heel + side, point - ahead * head * 0.72, heel - side]
    )


def _draw_vehicle(
    kind: Vehicle, line: F64, pen: WayPen, *, progress: float
) -> list[PolygonFill]:
    """Return what travels on a way, at its head."""
    arc_lengths = measure_lengths(line)
    length = float(arc_lengths[-1])
    tip = length * progress
    reach = _COURSE_SHARE * length
    ends = np.array([max(tip - reach, 0.0), tip, min(tip + reach, length)])
    behind, spot, beyond = interpolate_points(line, arc_lengths, ends)
    course = beyond - behind
    ahead = make_unit(course)
    rings = trace_vehicle(kind, spot, ahead, unit=_VEHICLE_SCALE * pen.unit)
    grown = CASING * pen.unit + EDGE_BIAS_PIXELS
    drawn = [PolygonFill((grow_ring(ring, grown),), pen.halo) for ring in rings]
    body = tuple(grow_ring(ring, EDGE_BIAS_PIXELS) for ring in rings)
    drawn.append(PolygonFill(body, pen.colour))
    return drawn


# Legs


def find_next_legs(
    items: Sequence[Landing], ways: Mapping[str, StagedPath]
) -> dict[str, tuple[str, ...]]:
    """Return by id which later ways go on where a way ends.

    A leg goes on if it comes after in the map file and begins near the end.
    """
    found: dict[str, tuple[str, ...]] = {}
    for number, item in enumerate(items):
        way = ways[item.id].stages[0]
        later = items[number + 1 :]
        after = [
            each.id for each in later if _goes_on(way, ways[each.id].stages[0])
        ]
        found[item.id] = tuple(after)
    return found


def _goes_on(way: F64, after: F64) -> bool:
    """Tell whether a way begins near where another one ends."""
    gap = math.hypot(*(after[0] - way[-1]))
    longer = max(
        float(measure_lengths(way)[-1]), float(measure_lengths(after)[-1])
    )
    return gap <= _NEAR * longer


def compute_past(
    next_legs: Sequence[str], progress: Mapping[str, float]
) -> float:
    """Return how far the next legs have taken a way's place, 0 to 1."""
    begun = [progress.get(leg, 0.0) for leg in next_legs]
    return min(max(begun, default=0.0) / _BEGUN, 1.0)
