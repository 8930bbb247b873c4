"""Where a name along a line could stand: states, seas, ranges, rivers, fronts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
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
from lantern.visuals.map.labels.faces import LABEL_FACES
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle, typeset_curved
from lantern.visuals.map.spec.map_file import MapLabel, MapStyle


@dataclass(frozen=True)
class _LineType:
    """How names of a kind are set: size in pixels at 1080p, tracking in em, opacities."""

    size: float
    tracking: float
    opacity: float = 1.0
    casing: float = 0.85


_TYPE = {
    "state": _LineType(34, 0.34, 0.72, casing=0.0),
    "sea": _LineType(30, 0.12, 0.9, casing=0.0),
    "front": _LineType(23, 0.08),
    "range": _LineType(20, 0.2, casing=0.5),
    "river": _LineType(18, 0.05, casing=0.7),
}
_PLACES_ALONG = (0.5, 0.4, 0.6, 0.28, 0.72, 0.16, 0.84)
"""Shares of the line at which the name may have its middle."""
_SHIFTS: dict[str, tuple[float, ...]] = {
    "river": (),  # a river's name stays at its river
    "sea": (0.8, 1.6, 2.6, 4.0),
}
_OTHER_SHIFTS = (0.7, 1.5, 2.4)
"""How far off its line a name may stand, in sizes of its type."""
_MOST_TRACKING = 0.5


def propose_along(
    label: MapLabel, context: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """Yield the places for a name on its line and near it, the cheapest first."""
    line = _read_line(label, context, window)
    text_style = _spread_letters(label, _make_text_style(label, context), line)
    width = text_style.measure_width(label.text)
    line = stretch_line(line, width * 1.04)
    names: dict[float, _LineName] = {}
    for option in _list_options(label):
        share = option.share
        if share not in names:
            names[share] = _set_on_line(label.text, text_style, line, share=share)
        name = names[share]
        shift = option.shift
        spot = name.middle + shift.direction * shift.reach * text_style.size
        anchor = find_anchor(window, context, spot)
        symbol = _make_symbol(label, name.drawing, anchor, window=window)
        yield LabelCandidate(option.cost, symbol, spot)


@dataclass(frozen=True, eq=False)
class _LineName:
    """A name set along its line, about the point of it where its middle is, (2,) in pixels."""

    drawing: SvgDrawing
    middle: F64


def _set_on_line(
    text: str, text_style: TextStyle, line: F64, *, share: float
) -> _LineName:
    """Return a name whose middle is at a share of its line, or near it so that all of it fits."""
    length = float(measure_lengths(line)[-1])
    half = text_style.measure_width(text) / 2
    middle = min(max(share * length, half), length - half)
    point = line[round(middle / length * (len(line) - 1))]
    drawing = typeset_curved(text, text_style, line - point, middle=middle)
    return _LineName(drawing, point)


def _make_symbol(
    label: MapLabel, drawing: SvgDrawing, anchor: tuple[float, float], *, window: Window
) -> MapSymbol:
    return MapSymbol(
        f"label {label.text} {label.along[0]}",
        f"{window.km:.4f}",
        anchor,
        drawing,
        label.id or "",
        is_under_arrows=label.kind != "front" and not label.id,
    )


@dataclass(frozen=True)
class _LabelShift:
    """How far a name is from its line, in sizes of its type, and in which direction, in degrees."""

    reach: float
    angle: float

    @property
    def direction(self) -> F64:
        """Return a vector of length 1, across and down."""
        angle = math.radians(self.angle)
        return np.array([math.cos(angle), math.sin(angle)])


@dataclass(frozen=True)
class _LineOption:
    """A place for a name: at a share of its line, shifted off it."""

    share: float
    shift: _LabelShift

    @property
    def cost(self) -> float:
        return abs(self.share - 0.5) + 0.12 * self.shift.reach


def _list_options(label: MapLabel) -> list[_LineOption]:
    """Return the places for a name, the cheapest first."""
    options = []
    for share in _PLACES_ALONG:
        options += [_LineOption(share, shift) for shift in _list_shifts(label)]
    return sorted(options, key=lambda option: option.cost)


def _list_shifts(label: MapLabel) -> list[_LabelShift]:
    """Return the shifts of a name, the one that leaves it on its line first."""
    shifts = [_LabelShift(0.0, 0.0)]
    for reach in _SHIFTS.get(label.kind, _OTHER_SHIFTS):
        for angle in range(0, 360, 45):
            shifts.append(_LabelShift(reach, angle))
    return shifts


def _make_text_style(label: MapLabel, context: LabelContext) -> TextStyle:
    kind = _TYPE[label.kind]
    return TextStyle(
        LABEL_FACES[label.kind],
        (label.size or kind.size) * context.unit,
        _choose_colour(label, context.style),
        context.style.halo,
        kind.tracking,
        kind.opacity,
        kind.casing,
        typefaces=context.style.typefaces,
    )


def _choose_colour(label: MapLabel, style: MapStyle) -> str:
    colours = {
        "state": style.state,
        "sea": style.water,
        "front": style.army,
        "range": style.range,
        "river": style.water,
    }
    return colours[label.kind]


def _read_line(label: MapLabel, context: LabelContext, window: Window) -> F64:
    """Return the line of a name from left to right, (300, 2) in pixels."""
    line = fit_spline(window.to_pixels(context.projection, label.along), 300)
    # one that is nearly upright keeps the direction that the author gave it
    if line[-1, 0] < line[0, 0] - abs(line[-1, 1] - line[0, 1]) * 0.2:
        return line[::-1]
    return line


def _spread_letters(label: MapLabel, text_style: TextStyle, line: F64) -> TextStyle:
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
    return np.asarray(point + direction / (math.hypot(*direction) + 1e-9) * length)
