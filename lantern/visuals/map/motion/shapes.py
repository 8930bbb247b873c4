"""Fronts and arrows as shapes for the brush, at any stage of their growth.

Lines are in pixels, shape (n, 2). Widths and ticks are those of the screen, so they don't change
when the camera comes nearer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import (
    EDGE_BIAS_PIXELS,
    Fade,
    PolygonFill,
)
from lantern.visuals.map.geometry.lines import (
    F64,
    compute_mitres,
    compute_normals,
    cut_line,
    interpolate_points,
    measure_lengths,
    outline_ribbon,
)
from lantern.visuals.map.motion import ways
from lantern.visuals.map.motion.arrow_patterns import trace_pattern
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.paths import compute_arrow_width
from lantern.visuals.map.motion.shore import WHOLE, LineSpan, cut_spans
from lantern.visuals.map.spec.map_items import Arrow, Front
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.sides import SidePattern

SHADOW_COLOUR = "#150c0c"
TICK_SPACING = 15.0
"""Units between the ticks of a front."""
BEHIND_HEAD = 8.0
"""Pixels at 1080p of the body behind an arrow's head that are drawn with the head."""
MIN_ARROW_PIXELS = 2.0
"""Pixels below which an arrow is not drawn."""


@dataclass(frozen=True)
class Pen:
    """How everything is drawn: the map's style, and pixels per unit of line width."""

    style: MapStyle
    unit: float


# Arrows


@dataclass(frozen=True, eq=False)
class Rim:
    """The outline of a shape, and how far each corner moves if the edges move outwards by 1."""

    outline: F64
    mitres: F64

    @classmethod
    def around(cls, outline: F64) -> Rim:
        """Return the rim of a ring, shape (n, 2)."""
        return cls(outline, compute_mitres(outline))

    def grow(self, by: float) -> F64:
        """Return the outline with its edges moved outwards."""
        return self.outline + by * self.mitres


def draw_arrow(
    item: Arrow, line: F64, pen: Pen, *, progress: float
) -> list[PolygonFill]:
    """Return an arrow, grown so far: shadow, casing, edge and body, from below to above."""
    length = float(measure_lengths(line)[-1])
    if progress <= 0 or length < MIN_ARROW_PIXELS:
        return []
    if item.line == "dashed":
        return ways.draw_dashed_arrow(
            item,
            line,
            pen.style,
            unit=pen.unit,
            progress=progress,
        )
    form = ArrowGeometry(line, compute_arrow_width(item, length, pen.unit))
    tip = progress * length
    layers = draw_arrow_layers(item, form, form.trace_outline(tip), pen=pen)
    until = form.find_neck(tip) - BEHIND_HEAD * pen.unit
    return [*layers, *draw_arrow_pattern(item, form, until, pen=pen)]


def draw_arrow_layers(
    item: Arrow, form: ArrowGeometry, outline: F64, *, pen: Pen
) -> list[PolygonFill]:
    """Return shadow, casing, edge and body of an arrow's outline, from below to above."""
    rim = Rim.around(outline)
    edges = draw_arrow_edges(item, form, rim, pen=pen)
    return [*edges, draw_arrow_body(item, form, rim, pen=pen)]


def draw_arrow_pattern(
    item: Arrow, form: ArrowGeometry, until: float, *, pen: Pen
) -> list[PolygonFill]:
    """Return what tells an arrow's side without its colour, up to an arc length."""
    pattern = choose_item_inks(item, pen.style).pattern
    rings = trace_pattern(
        form,
        pattern,
        until=until,
        unit=pen.unit,
    )
    if not rings:
        return []
    return [PolygonFill(rings, pen.style.halo, 0.9, _make_tail_fade(form))]


def draw_arrow_edges(
    item: Arrow, form: ArrowGeometry, rim: Rim, *, pen: Pen
) -> list[PolygonFill]:
    """Return what shows around an arrow: its shadow, its casing and its dark edge."""
    style, unit = pen.style, pen.unit
    fade = _make_tail_fade(form)
    shadow = rim.outline + np.array([1.5, 2.6]) * unit
    casing = rim.grow(2.1 * unit + EDGE_BIAS_PIXELS)
    edge = rim.grow(0.68 * unit + EDGE_BIAS_PIXELS)
    edge_colour = choose_item_inks(item, style).edge
    return [
        PolygonFill(
            (shadow,), SHADOW_COLOUR, 0.34, fade, 2.4 * unit, grey=True
        ),
        PolygonFill((casing,), style.halo, 0.8, fade, grey=True),
        PolygonFill((edge,), edge_colour, 0.95, fade),
    ]


def draw_arrow_body(
    item: Arrow, form: ArrowGeometry, rim: Rim, *, pen: Pen
) -> PolygonFill:
    """Return the arrow itself, inside its edge."""
    body = rim.grow(EDGE_BIAS_PIXELS - 0.68 * pen.unit)
    colour = choose_item_inks(item, pen.style).body
    return PolygonFill((body,), colour, 0.94, _make_tail_fade(form))


def _make_tail_fade(form: ArrowGeometry) -> Fade:
    """Return a fade over the first third of an arrow."""
    line = form.line
    third = int(np.searchsorted(form.arc_lengths, 0.32 * form.length))
    end = line[min(third, len(line) - 1)]
    return Fade(
        (float(line[0, 0]), float(line[0, 1])),
        (float(end[0]), float(end[1])),
        0.15,
    )


# Fronts


@dataclass(frozen=True)
class TickPlaces:
    """Where the ticks of a front are, as shares of its way, and how long, 0 to 1; (n,) each."""

    shares: F64
    sizes: F64

    def select(self, spans: Sequence[LineSpan]) -> TickPlaces:
        """Return those that are long enough to show, on the drawn pieces of the way."""
        drawn = np.zeros(len(self.shares), np.bool_)
        for span in spans:
            drawn |= (self.shares >= span.start) & (self.shares <= span.end)
        shown = drawn & (self.sizes > 0.03)
        return TickPlaces(self.shares[shown], self.sizes[shown])


@dataclass(frozen=True)
class FrontTicks:
    """How many ticks a front has.

    They are all alike while the camera keeps its scale. With `octaves`, while it zooms, every
    second one grows or shrinks, so that none moves along the front.
    """

    count: int
    octaves: bool

    def place_ticks(self, length: float, unit: float) -> TickPlaces:
        """Return the ticks of a front that is `length` pixels long."""
        if not self.octaves:
            shares = (np.arange(self.count) + 0.5) / self.count
            return TickPlaces(shares, np.ones(self.count))
        wanted = max(length / (TICK_SPACING * unit), 4.0)
        count = 2 ** math.ceil(math.log2(wanted))
        t = min(max((wanted / (count / 2) - 1.25) / 0.5, 0.0), 1.0)
        sizes = np.ones(count)
        sizes[1::2] = t * t * (3 - 2 * t)
        return TickPlaces(np.arange(count) / count, sizes)


def fit_ticks(line: F64, unit: float, zooming: bool) -> FrontTicks:
    """Return the ticks that fit a front's line in pixels."""
    length = float(measure_lengths(line)[-1])
    return FrontTicks(max(4, round(length / (TICK_SPACING * unit))), zooming)


def draw_front(
    item: Front,
    line: F64,
    pen: Pen,
    *,
    ticks: FrontTicks,
    drawn: float = 1.0,
    spans: Sequence[LineSpan] = WHOLE,
) -> list[PolygonFill]:
    """Return a front: its casing, ticks on the side of the enemy, and the line.

    `drawn` is how much of the line is there, 0 to 1, `spans` are the pieces of it that are on land.
    """
    pieces = cut_spans(spans, drawn)
    if not pieces:
        return []
    style = pen.style
    unit = pen.unit
    arc_lengths = measure_lengths(line)
    length = float(arc_lengths[-1])
    normals = compute_normals(line) * (-1 if item.side == "right" else 1)
    line = line + normals * 4.5 * unit
    inks = choose_item_inks(item, style)
    places = ticks.place_ticks(length, unit).select(pieces)
    at = places.shares * length
    spikes = _trace_spikes(
        interpolate_points(line, arc_lengths, at),
        interpolate_points(normals, arc_lengths, at),
        TICKS[inks.pattern].scale(places.sizes),
        unit=unit,
    )
    drawings = []
    for piece in pieces:
        drawings += _draw_bands(_cut_piece(line, piece, length), inks.body, pen)
    return [
        *drawings[::2],
        PolygonFill(spikes, inks.body, 0.95),
        *drawings[1::2],
    ]


def _cut_piece(line: F64, piece: LineSpan, length: float) -> F64:
    if piece == WHOLE[0]:
        return line
    start = piece.start * length
    return cut_line(line, start, max(piece.end * length, start + 1.0))


def _draw_bands(line: F64, colour: str, pen: Pen) -> list[PolygonFill]:
    """Return a front's casing and its line."""
    casing = outline_ribbon(line, 3.7 * pen.unit + EDGE_BIAS_PIXELS)
    body = outline_ribbon(line, 2.1 * pen.unit + EDGE_BIAS_PIXELS)
    return [
        PolygonFill((casing,), pen.style.halo, 0.55, grey=True),
        PolygonFill((body,), colour, 0.97),
    ]


@dataclass(frozen=True, eq=False)
class _SizedTicks:
    """Ticks in pixels at 1080p: how long each is, and half its width at root and tip; (n,)."""

    lengths: F64
    roots: F64
    tips: F64


@dataclass(frozen=True)
class TickForm:
    """A tick in pixels at 1080p: its length, and half its width at its root and at its tip."""

    length: float
    root: float
    tip: float

    def scale(self, sizes: F64) -> _SizedTicks:
        """Return ticks of this form, of sizes from 0 to 1, (n,); strokes keep their width."""
        broad = (
            sizes if max(self.root, self.tip) > _STROKE else np.ones(len(sizes))
        )
        lengths = _LEAST_TICK + (self.length - _LEAST_TICK) * sizes
        return _SizedTicks(lengths, self.root * broad, self.tip * broad)


_LEAST_TICK = 1.5
_STROKE = 1.0
TICKS: Mapping[SidePattern, TickForm] = {
    "plain": TickForm(9.0, 1.0, 1.0),
    "stripe": TickForm(11.0, 5.0, 0.0),
    "bars": TickForm(7.0, 3.4, 3.4),
    "hollow": TickForm(10.0, 0.8, 4.0),
}
"""Ticks by the side's pattern: strokes, teeth, blocks, wedges."""


def _trace_spikes(
    roots: F64, outwards: F64, ticks: _SizedTicks, *, unit: float
) -> tuple[F64, ...]:
    """Return ticks as rings of four corners; `outwards` are unit vectors, (n, 2)."""
    across = outwards[:, ::-1] * np.array([unit, -unit])
    tips = roots + outwards * unit * ticks.lengths[:, None]
    # filled shapes grow by the pixels of their edge
    wide = across * (ticks.roots + EDGE_BIAS_PIXELS / unit)[:, None]
    narrow = (
        across * np.maximum(ticks.tips + EDGE_BIAS_PIXELS / unit, 0)[:, None]
    )
    corners = [roots + wide, tips + narrow, tips - narrow, roots - wide]
    return tuple(np.stack(corners, 1))
