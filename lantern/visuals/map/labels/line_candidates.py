"""Where a name along a line could stand: states, seas, ranges, rivers, fronts."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lantern.visuals.map.basemap.contrast import choose_ink
from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
    make_unit,
    measure_lengths,
    resample,
)
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
    find_anchor,
    name_label,
)
from lantern.visuals.map.labels.faces import LABEL_FACES, LEAST_SIZE
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_curved,
)
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.spec.map_items import MapLabel
from lantern.visuals.map.spec.map_style import MapStyle


@dataclass(frozen=True)
class _LineType:
    """How names of a kind are set: size in pixels at 1080p, tracking in em, light around them.

    `lift` is how much of the ground beside the letters is covered by the halo's colour.
    """

    size: float
    tracking: float
    casing: float = 0.85
    glow: float = 0.0

    @property
    def lift(self) -> float:
        return self.glow + self.casing / 4


_TYPE = {
    "state": _LineType(
        34,
        0.34,
        casing=0.3,
        glow=0.4,
    ),
    "sea": _LineType(
        30,
        0.12,
        casing=0.15,
        glow=0.2,
    ),
    "front": _LineType(25, 0.08),
    "range": _LineType(
        24,
        0.2,
        casing=0.5,
        glow=0.4,
    ),
    "river": _LineType(
        25,
        0.03,
        casing=0.85,
        glow=0.5,
    ),
}
_PLACES_ALONG = (0.5, 0.4, 0.6, 0.28, 0.72, 0.16, 0.84)
"""Shares of the line at which the name may have its middle."""
_SHIFTS: dict[str, tuple[float, ...]] = {
    "river": (),  # a river's name stays at its river
    "sea": (0.8, 1.6, 2.6, 4.0),
    "state": (0.7, 1.5, 2.4, 3.6),
}
_OTHER_SHIFTS = (0.7, 1.5, 2.4)
"""How far off its line a name may stand, in sizes of its type."""
_MOST_TRACKING = 0.5
_CLOSE_SET = 0.2
"""What it costs not to spread the letters of a state."""
_BESIDE = 1.0
"""From a river to the name that stands level beside it, in sizes of type."""
_NOWHERE = (math.nan, math.nan)
_STEEP = 1.4
"""Slope from which the name of a river is set level."""


def propose_along(
    label: MapLabel, context: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """Yield the places for a name on its line and near it, the cheapest first.

    The name of a river that runs up or down stands level beside it.
    """
    line = _read_line(label, context, window)
    plain = _make_text_style(label, context)
    line = stretch_line(line, plain.measure_width(label.text) * 1.04)
    if label.kind == "river" and _is_steep(line):
        yield from _propose_level(
            label,
            context,
            window,
            line=line,
            text_style=plain,
        )
        return
    yield from _propose_on_line(
        label,
        context,
        window,
        line=line,
        plain=plain,
    )


def _propose_on_line(
    label: MapLabel,
    context: LabelContext,
    window: Window,
    *,
    line: F64,
    plain: TextStyle,
) -> Iterator[LabelCandidate]:
    spread = _spread_letters(label, plain, line)
    names: dict[_NameKey, _LineName] = {}
    anchor_at = functools.partial(find_anchor, window, context)
    for option in _list_options(label.kind):
        key = option.key
        text_style = spread if key.spread else plain
        if key not in names:
            names[key] = _set_on_line(
                label,
                text_style,
                line,
                share=key.share,
                window=window,
            )
        name = names[key]
        shift = option.shift
        spot = name.middle + shift.direction * shift.reach * text_style.size
        yield LabelCandidate(option.cost, name.symbol, spot, anchor_at)


def _is_steep(line: F64) -> bool:
    """Tell whether a line runs up or down more than across."""
    across, down = np.abs(line[-1] - line[0])
    return bool(down > _STEEP * across)


def _propose_level(
    label: MapLabel,
    context: LabelContext,
    window: Window,
    *,
    line: F64,
    text_style: TextStyle,
) -> Iterator[LabelCandidate]:
    """Yield the places for a level name to the right and to the left of its line."""
    half = text_style.measure_width(label.text) / 2
    level = np.column_stack([np.linspace(-half, half, 300), np.zeros(300)])
    drawing = typeset_curved(label.text, text_style, level, middle=half)
    for share in _PLACES_ALONG:
        point = line[round(share * (len(line) - 1))]
        for number, side in enumerate((1, -1)):
            spot = point + np.array(
                [side * (half + _BESIDE * text_style.size), 0.0]
            )
            anchor = find_anchor(window, context, spot)
            symbol = _make_symbol(label, drawing, anchor, window=window)
            cost = abs(share - 0.5) + 0.06 * number
            yield LabelCandidate(cost, symbol, spot)


@dataclass(frozen=True, eq=False)
class _LineName:
    """A name set along its line, about the point of it where its middle is, (2,) in pixels.

    The symbol has no anchor yet.
    """

    symbol: MapSymbol
    middle: F64


def _set_on_line(
    label: MapLabel,
    text_style: TextStyle,
    line: F64,
    *,
    share: float,
    window: Window,
) -> _LineName:
    """Return a name whose middle is at a share of its line, or near it so that all of it fits."""
    length = float(measure_lengths(line)[-1])
    half = text_style.measure_width(label.text) / 2
    middle = min(max(share * length, half), length - half)
    point = line[round(middle / length * (len(line) - 1))]
    drawing = typeset_curved(
        label.text, text_style, line - point, middle=middle
    )
    return _LineName(
        _make_symbol(label, drawing, _NOWHERE, window=window), point
    )


def _make_symbol(
    label: MapLabel,
    drawing: SvgDrawing,
    anchor: tuple[float, float],
    *,
    window: Window,
) -> MapSymbol:
    return MapSymbol(
        name_label(label),
        f"{window.km:.4f}",
        anchor,
        drawing,
        label.id or "",
        is_under_arrows=label.kind != "front" and not label.id,
        follows_line=True,
    )


@dataclass(frozen=True)
class _LabelShift:
    """How far a name is from its line, in sizes of its type, and in which direction, in degrees."""

    reach: float
    angle: float

    @functools.cached_property
    def direction(self) -> F64:
        """Return a vector of length 1, across and down."""
        angle = math.radians(self.angle)
        return np.array([math.cos(angle), math.sin(angle)])


@dataclass(frozen=True)
class _NameKey:
    """Where on its line a name is set, and whether its letters are spread to fill the line."""

    share: float
    spread: bool


@dataclass(frozen=True)
class _LineOption:
    """A place for a name: on its line, and shifted off it."""

    key: _NameKey
    shift: _LabelShift

    @property
    def cost(self) -> float:
        cost = abs(self.key.share - 0.5) + 0.12 * self.shift.reach
        if not self.key.spread:
            cost += _CLOSE_SET
        return cost


@functools.cache
def _list_options(kind: str) -> list[_LineOption]:
    """Return the places for a name of a kind, the cheapest first."""
    options = []
    for share in _PLACES_ALONG:
        keys = [_NameKey(share, True)]
        if kind == "state":
            keys.append(_NameKey(share, False))
        for key in keys:
            options += [_LineOption(key, shift) for shift in _list_shifts(kind)]
    return sorted(options, key=lambda option: option.cost)


def _list_shifts(kind: str) -> list[_LabelShift]:
    """Return the shifts of a name, the one that leaves it on its line first."""
    shifts = [_LabelShift(0.0, 0.0)]
    for reach in _SHIFTS.get(kind, _OTHER_SHIFTS):
        for angle in range(0, 360, 45):
            shifts.append(_LabelShift(reach, angle))
    return shifts


def _make_text_style(label: MapLabel, context: LabelContext) -> TextStyle:
    kind = _TYPE[label.kind]
    size = max(label.size or kind.size, LEAST_SIZE)
    return TextStyle(
        LABEL_FACES[label.kind],
        size * context.unit,
        _choose_colour(label, context.style, kind.lift),
        context.style.halo,
        kind.tracking,
        casing=kind.casing,
        glow=kind.glow,
        typefaces=context.style.typefaces,
    )


def _choose_colour(label: MapLabel, style: MapStyle, lift: float) -> str:
    if label.kind == "front":
        return choose_item_inks(label, style).text
    colour = style.sides[label.of].colour if label.of else ""
    return choose_ink(style, label.kind, lift, colour=colour)


def _read_line(label: MapLabel, context: LabelContext, window: Window) -> F64:
    """Return the line of a name from left to right, (300, 2) in pixels."""
    line = fit_spline(window.to_pixels(context.projection, label.along), 300)
    # one that is nearly upright keeps the direction that the author gave it
    if line[-1, 0] < line[0, 0] - abs(line[-1, 1] - line[0, 1]) * 0.2:
        return line[::-1]
    return line


def _spread_letters(
    label: MapLabel, text_style: TextStyle, line: F64
) -> TextStyle:
    """Return the type with more tracking, so that the name of a state fills its line."""
    if label.kind != "state" or len(label.text) < 2:
        return text_style
    length = float(measure_lengths(line)[-1])
    width = text_style.measure_width(label.text)
    spare = (0.9 * length - width) / (len(label.text) * text_style.size)
    tracking = text_style.tracking + min(max(spare, 0.0), _MOST_TRACKING)
    return replace(text_style, tracking=tracking)


def stretch_line(line: F64, length: float) -> F64:
    """Return a line, (n, 2) in pixels, run on straight at both ends if it is too short."""
    missing = length - float(measure_lengths(line)[-1])
    if missing <= 0:
        return line
    start = _run_on(line[0], line[0] - line[6], missing / 2)
    end = _run_on(line[-1], line[-1] - line[-7], missing / 2)
    return resample(np.vstack([start, line, end]), len(line))


def _run_on(point: F64, direction: F64, length: float) -> F64:
    return np.asarray(point + make_unit(direction) * length)
