"""Where the names and dates of what advances could stand: at arrows, at ways, at parachutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
    make_unit,
    make_units,
    measure_lengths,
    resample,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
    find_anchor,
)
from lantern.visuals.map.labels.faces import LEAST_SIZE, SANS_SEMIBOLD
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_curved,
)
from lantern.visuals.map.labels.line_candidates import stretch_line
from lantern.visuals.map.labels.signs import (
    SignColours,
    draw_chip,
    draw_parachute,
)
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.paths import compute_arrow_width
from lantern.visuals.map.spec.map_items import AirLanding, Arrow, Landing

_NAME_SIZE = 25
_CHIP_SIZE = LEAST_SIZE
_PARACHUTE_RADIUS = 16
_WAY_WIDTH = 8
"""Sizes in pixels at 1080p."""
_PLACES_ALONG = (0.14, 0.2, 0.28, 0.36, 0.45, 0.55, 0.65)
"""Shares of an arrow's length at which its name may have its middle."""
_LANDING_CHIP_AT = 0.85
_NEAR_HEAD = 0.85
_CHIP_SLIDES = (0.0, -0.07, 0.07, -0.14, 0.12)
_CHIP_GAPS = (3.0, 12.0, 24.0)
_LOAD_GAP = 9
"""From the load of a parachute to the place below it, in pixels at 1080p: the sign of a town."""
_DROP_DISTANCES = (0, 12, 26, 42)


@dataclass(frozen=True, eq=False)
class _NamePath:
    """A line for a name, (n, 2) in pixels, the share of it where its middle is, and the cost."""

    side: str
    line: F64
    at: float
    cost: float


def propose_by_arrow(
    item: Arrow | Landing, context: LabelContext, window: Window, *, line: F64
) -> Iterator[LabelCandidate]:
    """Yield the places for an army's name.

    First comes the line that the author gave it, then one that leads into the tail of the arrow,
    then lines along the shaft, the upper side first. `line` is the item's way, (n, 2) in pixels.
    """
    size = _NAME_SIZE * context.unit
    text_style = TextStyle(
        SANS_SEMIBOLD,
        size,
        choose_item_inks(item, context.style).text,
        context.style.halo,
        tracking=0.01,
        typefaces=context.style.typefaces,
    )
    width = text_style.measure_width(item.label)
    paths = []
    if isinstance(item, Arrow) and item.label_along:
        own = window.to_pixels(context.projection, item.label_along)
        own = stretch_line(fit_spline(own, 120), width * 1.04)
        paths.append(_NamePath("own", own, 0.5, -2.5))
    paths.append(
        _lead_into_tail(
            line,
            width=width,
            size=size,
        )
    )
    aside = _measure_width(item, line, context) / 2 + 0.9 * size
    paths += _run_along_shaft(
        line,
        width=width,
        aside=aside,
    )
    for path in paths:
        yield _typeset_on_path(
            item,
            text_style,
            path,
            context=context,
            window=window,
        )


def _measure_width(
    item: Arrow | Landing, line: F64, context: LabelContext
) -> float:
    """Return how wide an item is drawn, in pixels."""
    if isinstance(item, Arrow):
        length = float(measure_lengths(line)[-1])
        return compute_arrow_width(item, length, context.unit)
    return _WAY_WIDTH * context.unit


def _lead_into_tail(line: F64, *, width: float, size: float) -> _NamePath:
    """Return a straight line that ends shortly before the tail, in the direction of the start."""
    ahead = make_unit(line[8] - line[0])
    start = line[0] - ahead * (width + 0.5 * size)
    end = line[0] - ahead * 0.2 * size
    cost = 0.0
    if abs(ahead[1]) > 0.9:
        # steep names are hard to read
        cost = 0.3
    return _NamePath("tail", resample(np.array([start, end]), 120), 0.5, cost)


def _run_along_shaft(
    line: F64, *, width: float, aside: float
) -> list[_NamePath]:
    """Return lines on both sides of the shaft, `aside` pixels away, where the name fits."""
    length = float(measure_lengths(line)[-1])
    course = make_units(np.asarray(np.gradient(line, axis=0)))
    up = np.column_stack([course[:, 1], -course[:, 0]]) * aside
    if up[:, 1].mean() >= 0:
        up = -up
    found = []
    for at in _PLACES_ALONG:
        if width / 2 < at * length < length - width / 2:
            found.append(_NamePath(f"up {at}", line + up, at, 0.2 + at))
            found.append(_NamePath(f"down {at}", line - up, at, 0.3 + at))
    return found


def _typeset_on_path(
    item: Arrow | Landing,
    text_style: TextStyle,
    path: _NamePath,
    *,
    context: LabelContext,
    window: Window,
) -> LabelCandidate:
    line = path.line
    at = path.at
    if line[-1, 0] < line[0, 0]:
        # letters read from left to right, whichever way the army marched
        line = line[::-1]
        at = 1 - at
    spot = line[round(at * (len(line) - 1))]
    middle = at * float(measure_lengths(line)[-1])
    drawing = typeset_curved(item.label, text_style, line - spot, middle=middle)
    symbol = MapSymbol(
        f"arrow {item.id}",
        f"{path.side} {window.km:.4f}",
        find_anchor(window, context, spot),
        drawing,
        item.id,
        visible_after=0.04,
        follows_line=True,
    )
    return LabelCandidate(path.cost, symbol, spot)


# --- dates


def propose_chips(
    item: Arrow | Landing,
    context: LabelContext,
    window: Window,
    *,
    line: F64,
    number: int,
) -> Iterator[LabelCandidate]:
    """Yield the places for a date beside an arrow or a way, near the point where its head passes.

    `line` is the item's way, (n, 2) in pixels; `number` says which of its chips is placed.
    """
    text, at = _find_chip(item, number)
    drawing = _draw_chip(item, context, text)
    width = _measure_width(item, line, context)
    for slide in _CHIP_SLIDES:
        point = _find_point(line, at + slide)
        # at the head an arrow is wider than along its shaft
        clear = width * (0.5 if at + slide < _NEAR_HEAD else 1.0)
        clear = _measure_reach(drawing, point.across) + clear
        for side in (1, -1):
            for gap in _CHIP_GAPS:
                spot = point.spot + point.across * side * (
                    clear + gap * context.unit
                )
                symbol = MapSymbol(
                    f"chip {item.id} {number}",
                    f"{side} {slide} {gap} {window.km:.4f}",
                    find_anchor(window, context, spot),
                    drawing,
                    item.id,
                    visible_after=min(at, 0.94),
                )
                cost = abs(slide) * 3 + gap * 0.01 + (0.05 if side < 0 else 0)
                yield LabelCandidate(cost, symbol, spot)


def _draw_chip(
    item: Arrow | Landing, context: LabelContext, text: str
) -> SvgDrawing:
    style = context.style
    return draw_chip(
        text,
        _CHIP_SIZE * context.unit,
        colour=choose_item_inks(item, style).text,
        paper=style.paper,
        typefaces=style.typefaces,
    )


@dataclass(frozen=True, eq=False)
class _WayPoint:
    """A point of a way, (2,) in pixels, and the direction across the way there, of length 1."""

    spot: F64
    across: F64


def _find_point(line: F64, at: float) -> _WayPoint:
    """Return the point of a way at a share of its length."""
    last = len(line) - 1
    i = round(at * last)
    i = min(max(i, 1), last - 1)
    ahead = make_unit(line[i + 1] - line[i - 1])
    across = np.array([ahead[1], -ahead[0]])
    return _WayPoint(line[i], across)


def _measure_reach(drawing: SvgDrawing, direction: F64) -> float:
    """Return how far the first box of a drawing reaches in a direction from its middle, in px."""
    left, top, right, bottom = drawing.boxes[0]
    across = float(abs(direction[0])) * (right - left) / 2
    down = float(abs(direction[1])) * (bottom - top) / 2
    return across + down


def _find_chip(item: Arrow | Landing, number: int) -> tuple[str, float]:
    """Return the text of a chip and the share of the way where it stands."""
    if isinstance(item, Arrow):
        chip = item.chips[number]
        return chip.text, chip.at
    return item.chip, _LANDING_CHIP_AT


# --- parachutes


@dataclass(frozen=True)
class _Offset:
    """A side of a place, and how far the sign is from it there, in pixels at 1080p."""

    side: str
    x: float
    y: float

    @property
    def outwards(self) -> F64:
        """Return the direction away from the place: -1, 0 or 1 across and down."""
        across = ("e" in self.side) - ("w" in self.side)
        down = ("s" in self.side) - ("n" in self.side)
        return np.array([across, down])


def propose_drop(
    item: AirLanding, context: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """Yield the places for a parachute and its date, which are one sign, near where it lands."""
    unit = context.unit
    style = context.style
    inks = choose_item_inks(item, style)
    is_open = inks.pattern != "plain"
    colours = SignColours(inks.text, style.halo, style.paper, is_open)
    drawing = draw_parachute(
        item.chip, _PARACHUTE_RADIUS * unit, colours, typefaces=style.typefaces
    )
    place = window.to_pixels(context.projection, item.at)[0]
    offsets = _list_offsets(np.array(drawing.boxes), unit)
    # an event must find a place: in a crowd it stands a little further off
    for far in _DROP_DISTANCES:
        for number, offset in enumerate(offsets):
            by = np.array([offset.x, offset.y]) + offset.outwards * far
            spot = place + by * unit
            symbol = MapSymbol(
                f"drop {item.id}",
                f"{offset.side} {far} {window.km:.4f}",
                find_anchor(window, context, spot),
                drawing,
                item.id,
                is_parachute=True,
            )
            yield LabelCandidate(0.08 * number + 0.03 * far, symbol, spot)


def _list_offsets(boxes: F64, unit: float) -> list[_Offset]:
    """Return the sides, best first, for a sign whose boxes are (n, 4) in pixels.

    The best is right above the place, as if the load had come down there.
    """
    left = boxes[:, 0].min()
    right, bottom = boxes[:, 2:].max(0)
    middle = -(left + right) / 2 / unit
    west = -right / unit - 20
    north = -bottom / unit - 17
    return [
        _Offset("on", 0, -bottom / unit - _LOAD_GAP),
        _Offset("se", 20, 17),
        _Offset("s", middle, 23),
        _Offset("sw", west, 17),
        _Offset("ne", 20, north),
        _Offset("e", 29, 0),
        _Offset("nw", west, north),
        _Offset("w", west - 11, 0),
        _Offset("n", middle, north - 9),
    ]
