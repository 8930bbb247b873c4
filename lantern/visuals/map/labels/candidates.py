"""Where a word could stand, best first: the choices for a town's name, an army's, a date, a parachute, a sea's name.

Nothing is decided here: `labels` takes the first that is free.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from lantern.visuals.map.geometry.lines import (
    F64,
    fit_spline,
    measure_lengths,
    resample,
)
from lantern.visuals.map.geometry.projection import Projection
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels import signs
from lantern.visuals.map.labels.faces import (
    LABEL_FACES,
    SANS_BOLD,
    SANS_SEMIBOLD,
    SERIF_ITALIC,
)
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_curved,
    typeset_straight,
)
from lantern.visuals.map.motion.paths import StagedPath, compute_arrow_width
from lantern.visuals.map.spec.map_file import (
    AirLanding,
    Arrow,
    Landing,
    MapFile,
    MapLabel,
    MapPlace,
    MapStyle,
)

_SIDES = (
    ("e", 0.0),
    ("ne", 0.1),
    ("se", 0.15),
    ("w", 0.2),
    ("nw", 0.3),
    ("sw", 0.3),
    ("n", 0.25),
    ("s", 0.25),
)
_SIZE = {"state": 34, "sea": 30, "range": 20, "river": 18, "front": 23}


@dataclass(frozen=True)
class MapSymbol:
    """Something that stands at a point of the map at constant size: a name or a sign.

    It belongs to `item` and is there once that has come further than `after`; `under` lies below the arrows.
    """

    key: str
    side: str
    anchor: tuple[float, float]
    drawing: SvgDrawing
    item: str = ""
    visible_after: float = 0.0
    is_under_arrows: bool = False
    is_parachute: bool = False


@dataclass(frozen=True)
class LabelContext:
    """A map file with all that a layout needs of it: style, projection, ways by id, pixels per unit of type."""

    map_file: MapFile
    style: MapStyle
    projection: Projection
    lines: Mapping[str, StagedPath]
    k: float
    visible_items: frozenset[str] | None = None

    def is_visible(self, item: str) -> bool:
        return self.visible_items is None or item in self.visible_items


LabelCandidate = tuple[float, MapSymbol, F64]
"""Its cost beside what it covers, the mark, and where its anchor stands on the screen."""


def draw_town_dot(place: MapPlace, sheet: LabelContext) -> SvgDrawing:
    radius = max({1: 6.0, 2: 5.0, 3: 4.2, 4: 3.6}[place.rank] * sheet.k, 0.6)
    style = sheet.style
    body = style.fort if place.kind == "fort" else style.ink
    return signs.draw_dot(
        place.kind, radius, (body, style.halo, style.paper), place.rank < 3
    )


def make_sign(place: MapPlace, sheet: LabelContext) -> MapSymbol:
    return MapSymbol(
        f"sign {place.key}", "", place.at, draw_town_dot(place, sheet), place.key
    )


def propose_beside(
    place: MapPlace, sheet: LabelContext, spot: F64
) -> Iterator[LabelCandidate]:
    """The eight places about a town's dot, the right-hand side first; a second name stands under the first."""
    k, face = sheet.k, SANS_BOLD if place.rank == 1 else SANS_SEMIBOLD
    size = {1: 28, 2: 24, 3: 21, 4: 19}[place.rank] * k
    kind = TextStyle(
        face, size, sheet.style.ink, sheet.style.halo, typefaces=sheet.style.typefaces
    )
    small = TextStyle(
        SERIF_ITALIC,
        max(0.78 * size, 17 * k),
        sheet.style.ink,
        sheet.style.halo,
        opacity=0.85,
        typefaces=sheet.style.typefaces,
    )
    w, h = (
        max(
            kind.measure_width(place.name),
            small.measure_width(place.sub) if place.sub else 0,
        ),
        0.95 * size,
    )
    h += 1.05 * small.size if place.sub else 0
    gap = -draw_town_dot(place, sheet).boxes[0][0] + 4 * k
    for side, cost in _SIDES:
        if place.side and place.side != side:
            continue
        reach = gap * (0.8 if len(side) == 2 else 1)
        x = reach if "e" in side else -reach - w if "w" in side else -w / 2
        y = (
            -reach - h
            if "n" in side
            else reach
            if "s" in side
            else -0.475 * size
            if place.sub
            else -h / 2
        )
        share = 0.0 if "e" in side else 1.0 if "w" in side else 0.5
        drawing = typeset_straight(
            place.name, kind, x + share * (w - kind.measure_width(place.name)), y
        )
        if place.sub:
            under = typeset_straight(
                place.sub,
                small,
                x + share * (w - small.measure_width(place.sub)),
                y + 1.0 * size,
            )
            drawing = drawing.combine(under)
        yield (
            cost,
            MapSymbol(f"place {place.key}", side, place.at, drawing, place.key),
            spot,
        )


def find_anchor(window: Window, sheet: LabelContext, spot: F64) -> tuple[float, float]:
    lon, lat = window.to_degrees(sheet.projection, spot[0], spot[1])
    return float(lon), float(lat)


def propose_by_arrow(
    item: Arrow | Landing, sheet: LabelContext, window: Window, line: F64
) -> Iterator[LabelCandidate]:
    """An army's name on its own line, else leading into its arrow's tail, else along the shaft, upper side first."""
    z = 21 * sheet.k
    colour = sheet.style.army if isinstance(item, Arrow) else sheet.style.landing
    kind = TextStyle(
        SANS_SEMIBOLD,
        z,
        colour,
        sheet.style.halo,
        0.01,
        typefaces=sheet.style.typefaces,
    )
    need, run = kind.measure_width(item.label), float(measure_lengths(line)[-1])
    ways: list[tuple[str, F64, float, float]] = []
    if isinstance(item, Arrow) and item.label_along:
        own = fit_spline(window.to_pixels(sheet.projection, item.label_along), 120)
        ways.append(("own", _stretch_line(own, need * 1.04), 0.5, -2.5))
    ahead = (line[8] - line[0]) / (math.hypot(*(line[8] - line[0])) + 1e-9)
    tail = np.array([line[0] - ahead * (need + 0.5 * z), line[0] - ahead * 0.2 * z])
    steep = 0.3 if abs(ahead[1]) > 0.9 else 0.0
    ways.append(("tail", resample(tail, 120), 0.5, steep))
    course = np.gradient(line, axis=0)
    course /= np.hypot(*course.T)[:, None] + 1e-9
    wide = (
        compute_arrow_width(item, run, sheet.k)
        if isinstance(item, Arrow)
        else 6 * sheet.k
    )
    aside = np.column_stack([course[:, 1], -course[:, 0]]) * (wide / 2 + 0.9 * z)
    up = aside if aside[:, 1].mean() < 0 else -aside
    for part in (0.14, 0.2, 0.28, 0.36, 0.45, 0.55, 0.65):
        if need / 2 < part * run < run - need / 2:
            ways += [
                (f"up {part}", line + up, part, 0.2 + part),
                (f"down {part}", line - up, part, 0.3 + part),
            ]
    for name, path, part, cost in ways:
        # letters read from left to right, whichever way the army marched
        path, at = (path, part) if path[-1, 0] >= path[0, 0] else (path[::-1], 1 - part)
        spot = path[round(at * (len(path) - 1))]
        drawing = typeset_curved(
            item.label, kind, path - spot, at * float(measure_lengths(path)[-1])
        )
        anchor = find_anchor(window, sheet, spot)
        yield (
            cost,
            MapSymbol(
                f"arrow {item.id}",
                f"{name} {window.km:.4f}",
                anchor,
                drawing,
                item.id,
                0.04,
            ),
            spot,
        )


def propose_chips(
    item: Arrow | Landing, sheet: LabelContext, window: Window, line: F64, number: int
) -> Iterator[LabelCandidate]:
    """A date beside an arrow, on whichever side is free, not far from where the head passed."""
    text, at = (
        (item.chips[number].text, item.chips[number].at)
        if isinstance(item, Arrow)
        else (item.chip, 0.85)
    )
    k = sheet.k
    colour = sheet.style.army if isinstance(item, Arrow) else sheet.style.landing
    drawing = signs.draw_chip(
        text, 19 * k, (colour, sheet.style.paper), typefaces=sheet.style.typefaces
    )
    x0, y0, x1, y1 = drawing.boxes[0]
    width = (
        compute_arrow_width(item, float(measure_lengths(line)[-1]), k)
        if isinstance(item, Arrow)
        else 6 * k
    )
    for slide in (0.0, -0.07, 0.07, -0.14, 0.12):
        i = min(max(round((at + slide) * (len(line) - 1)), 1), len(line) - 2)
        ahead = (line[i + 1] - line[i - 1]) / (
            math.hypot(*(line[i + 1] - line[i - 1])) + 1e-9
        )
        for side in (1, -1):
            across = np.array([ahead[1], -ahead[0]]) * side
            # the box's half extent along the normal, so that it just clears the shaft
            half = abs(across[0]) * (x1 - x0) / 2 + abs(across[1]) * (y1 - y0) / 2
            for extra in (3.0, 12.0, 24.0):
                spot = line[i] + across * (
                    half + width * (0.5 if at + slide < 0.85 else 1.0) + extra * k
                )
                cost = abs(slide) * 3 + extra * 0.01 + (0.05 if side < 0 else 0)
                key, turn = (
                    f"chip {item.id} {number}",
                    f"{side} {slide} {extra} {window.km:.4f}",
                )
                anchor = find_anchor(window, sheet, spot)
                yield (
                    cost,
                    MapSymbol(key, turn, anchor, drawing, item.id, min(at, 0.94)),
                    spot,
                )


def propose_drop(
    item: AirLanding, sheet: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """A parachute and its date, one sign, near the place."""
    k = sheet.k
    drawing = signs.draw_parachute(
        item.chip,
        11 * k,
        (sheet.style.landing, sheet.style.halo, sheet.style.paper),
        typefaces=sheet.style.typefaces,
    )
    spot = window.to_pixels(sheet.projection, item.at)[0]
    boxes = np.array(drawing.boxes)
    x0, (x1, y1) = boxes[:, 0].min(), boxes[:, 2:].max(0)
    middle, left, up = -(x0 + x1) / 2 / k, -x1 / k - 14, -y1 / k - 12
    sides = (
        ("se", 14, 12),
        ("s", middle, 16),
        ("sw", left, 12),
        ("ne", 14, up),
        ("e", 20, 0),
        ("nw", left, up),
    )
    # an event must find a place: in a crowd it stands a little further off
    for far in (0, 12, 26, 42):
        for number, (side, dx, dy) in enumerate(
            (*sides, ("w", left - 8, 0), ("n", middle, up - 6))
        ):
            out = (
                np.array([("e" in side) - ("w" in side), ("s" in side) - ("n" in side)])
                * far
            )
            at = spot + (np.array([dx, dy]) + out) * k
            turn = f"{side} {far} {window.km:.4f}"
            mark = MapSymbol(
                f"drop {item.id}",
                turn,
                find_anchor(window, sheet, at),
                drawing,
                item.id,
                is_parachute=True,
            )
            yield 0.08 * number + 0.03 * far, mark, at


def propose_along(
    label: MapLabel, sheet: LabelContext, window: Window
) -> Iterator[LabelCandidate]:
    """A name on its line, then slid along it, then shifted off it."""
    line, kind = _typeset_along(label, sheet, window)
    run = float(measure_lengths(line)[-1])
    half = kind.measure_width(label.text) / 2
    # a river's name stays at its river
    far = {"river": (), "sea": (0.8, 1.6, 2.6, 4.0)}.get(label.kind, (0.7, 1.5, 2.4))
    shifts = [(0.0, 0.0)] + [(r, a) for r in far for a in range(0, 360, 45)]
    for part in (0.5, 0.4, 0.6, 0.28, 0.72, 0.16, 0.84):
        middle = min(max(part * run, half), run - half)
        i = round(middle / run * (len(line) - 1))
        drawing = typeset_curved(label.text, kind, line - line[i], middle)
        for reach, angle in shifts:
            way = (
                np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))])
                * reach
                * kind.size
            )
            spot = line[i] + way
            key = f"label {label.text} {label.along[0]}"
            under = label.kind != "front" and not label.id
            mark = MapSymbol(
                key,
                f"{window.km:.4f}",
                find_anchor(window, sheet, spot),
                drawing,
                label.id or "",
                is_under_arrows=under,
            )
            yield abs(part - 0.5) + 0.12 * reach, mark, spot


def _typeset_along(
    label: MapLabel, sheet: LabelContext, window: Window
) -> tuple[F64, TextStyle]:
    """The line in pixels, left to right, long enough for the name; capitals are spaced out to fill their line."""
    face, style, size = (
        LABEL_FACES[label.kind],
        sheet.style,
        (label.size or _SIZE[label.kind]) * sheet.k,
    )
    kind = {
        "state": TextStyle(
            face,
            size,
            style.state,
            style.halo,
            0.34,
            0.72,
            0.0,
            typefaces=sheet.style.typefaces,
        ),
        "sea": TextStyle(
            face,
            size,
            style.water,
            style.halo,
            0.12,
            0.9,
            0.0,
            typefaces=sheet.style.typefaces,
        ),
        "front": TextStyle(
            face, size, style.army, style.halo, 0.08, typefaces=sheet.style.typefaces
        ),
        "range": TextStyle(
            face,
            size,
            style.range,
            style.halo,
            0.2,
            1.0,
            0.5,
            typefaces=sheet.style.typefaces,
        ),
        "river": TextStyle(
            face,
            size,
            style.water,
            style.halo,
            0.05,
            1.0,
            0.7,
            typefaces=sheet.style.typefaces,
        ),
    }[label.kind]
    line = fit_spline(window.to_pixels(sheet.projection, label.along), 300)
    if line[-1, 0] < line[0, 0] - abs(line[-1, 1] - line[0, 1]) * 0.2:
        line = line[::-1]
    run, need = float(measure_lengths(line)[-1]), kind.measure_width(label.text)
    if label.kind == "state" and len(label.text) > 1:
        spare = (0.9 * run - need) / (len(label.text) * kind.size)
        kind = replace(kind, tracking=kind.tracking + min(max(spare, 0.0), 0.5))
        need = kind.measure_width(label.text)
    return _stretch_line(line, need * 1.04), kind


def _stretch_line(line: F64, need: float) -> F64:
    """The line, run on straight at both ends where it is shorter than that."""
    run = float(measure_lengths(line)[-1])
    if run >= need:
        return line
    extra = (need - run) / 2
    first, last = line[0] - line[6], line[-1] - line[-7]
    head = line[0] + first / (math.hypot(*first) + 1e-9) * extra
    tail = line[-1] + last / (math.hypot(*last) + 1e-9) * extra
    return resample(np.vstack([head, line, tail]), len(line))
