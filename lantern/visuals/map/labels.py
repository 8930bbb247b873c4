"""Where the words go: greedy placement by rank, away from each other, the arrows, and the bands kept for overlays.

A layout belongs to one window; nothing is drawn here and nothing moves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from lantern.units import Size
from lantern.visuals.map.base import arrow_line, arrow_width
from lantern.visuals.map.geometry import F64, Projection, Window, lengths, resample, spline
from lantern.visuals.map.lettering import (
    SANS_BOLD,
    SANS_SEMIBOLD,
    SERIF_ITALIC,
    SERIF_PLAIN,
    Drawing,
    Rect,
    Type,
    curved,
    dot,
    straight,
)
from lantern.visuals.map.model import Arrow, Label, MapFile, Place, Style

_SIDES = (("e", 0.0), ("ne", 0.1), ("se", 0.15), ("w", 0.2), ("nw", 0.3), ("sw", 0.3), ("n", 0.25), ("s", 0.25))
_SIZE = {"state": 34, "sea": 30, "range": 20, "river": 18, "front": 23}
_ORDER = {"front": 1.6, "sea": 1.7, "state": 1.75, "range": 3.6, "river": 3.8}
_CLOSE_KM = 1500


@dataclass(frozen=True)
class Mark:
    """Something that stands at a point of the map at constant size: a name or a sign."""

    key: str
    side: str
    anchor: tuple[float, float]
    drawing: Drawing


@dataclass(frozen=True)
class Sheet:
    """A map file with all that a layout needs of it: style, projection, pixels per unit of type and of lines."""

    file: MapFile
    style: Style
    plan: Projection
    k: float
    unit: float


def bands(size: Size) -> list[Rect]:
    """The rectangles overlays may use, by the shape of the frame: head, lower third, source line."""
    w, h = size
    if w > 1.2 * h:
        rects, frame = ((96, 54, 1728, 42), (96, 910, 980, 116), (1096, 980, 728, 46)), (1920, 1080)
    elif h > 1.2 * w:
        rects, frame = ((54, 170, 972, 46), (54, 1140, 880, 136), (54, 1276, 972, 46)), (1080, 1920)
    else:
        rects, frame = ((54, 54, 972, 42), (54, 700, 760, 116), (54, 820, 972, 44)), (1080, 1080)
    fx, fy = w / frame[0], h / frame[1]
    return [(x * fx, y * fy, (x + rw) * fx, (y + rh) * fy) for x, y, rw, rh in rects]


@dataclass
class _Room:
    """What is taken so far. `full` is out of bounds, `arrows` (n, 4) cost by how much they are covered."""

    size: Size
    margin: float
    full: list[Rect]
    arrows: F64 = field(default_factory=lambda: np.empty((0, 4)))

    def free(self, boxes: tuple[Rect, ...], besides: Rect | None = None) -> bool:
        w, h, m = *self.size, self.margin
        taken = np.array([r for r in self.full if r is not besides]).reshape(-1, 4)
        for x0, y0, x1, y1 in boxes:
            if x0 < m or y0 < m or x1 > w - m or y1 > h - m:
                return False
            hit = (taken[:, 0] < x1) & (taken[:, 2] > x0) & (taken[:, 1] < y1) & (taken[:, 3] > y0)
            if hit.any():
                return False
        return True

    def covered(self, boxes: tuple[Rect, ...]) -> float:
        """The share of the boxes' area that lies on arrows, roughly."""
        if not len(self.arrows):
            return 0.0
        hit = total = 0.0
        for x0, y0, x1, y1 in boxes:
            xs, ys = np.meshgrid(np.linspace(x0, x1, max(2, int((x1 - x0) / 6))), np.linspace(y0, y1, 4))
            q = self.arrows
            inside = (
                (xs[..., None] > q[:, 0])
                & (xs[..., None] < q[:, 2])
                & (ys[..., None] > q[:, 1])
                & (ys[..., None] < q[:, 3])
            ).any(-1)
            hit, total = hit + float(inside.sum()), total + inside.size
        return hit / total


Choice = tuple[float, Mark, F64]
"""Its cost beside what it covers, the mark, and where its anchor stands on the screen."""


def moved(boxes: tuple[Rect, ...], by: F64) -> tuple[Rect, ...]:
    dx, dy = float(by[0]), float(by[1])
    return tuple((x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in boxes)


def layout(sheet: Sheet, window: Window, taken: list[Rect], prefer: Mapping[str, str] | None = None) -> list[Mark]:
    """The marks of a window, none over another. `taken` is off limits; `prefer` names sides worth keeping."""
    room = _Room(window.size, 36 * sheet.k, [*taken, *bands(window.size)])
    spots = {p.name: window.pixels(sheet.plan, p.at)[0] for p in sheet.file.places}
    shown = [p for p in sheet.file.places if _shown(p, spots[p.name], sheet, room, window)]
    dots = {p.name: moved(_dot(p, sheet).boxes, spots[p.name])[0] for p in shown}
    room.full += dots.values()
    lines = {a.id: arrow_line(a, window, sheet.plan) for a in sheet.file.arrows}
    room.arrows = np.vstack([np.empty((0, 4)), *(_obstacles(a, lines[a.id], sheet.unit) for a in sheet.file.arrows)])
    jobs: list[tuple[float, float, Iterator[Choice], Rect | None]] = []
    for place in shown:
        limit = 0.9 if place.rank < 3 else 0.35
        jobs.append((place.rank, limit, _beside(place, sheet, spots[place.name]), dots[place.name]))
    jobs += [(1.8, 0.03, _by_arrow(a, sheet, window, lines[a.id]), None) for a in sheet.file.arrows if a.label]
    jobs += [
        (_ORDER[n.kind], 0.06 if n.kind == "state" else 0.004, _along(n, sheet, window), None)
        for n in sheet.file.labels
    ]
    named: list[Mark] = []
    for _, limit, choices, own in sorted(jobs, key=lambda job: job[0]):
        best = _best(choices, room, (limit, own), prefer or {})
        if best:
            named.append(best[1])
            room.full += moved(best[1].drawing.boxes, best[2])
    names = {mark.key for mark in named}
    return [_sign(p, sheet) for p in shown if f"place {p.name}" in names] + named


def _best(
    choices: Iterator[Choice], room: _Room, bound: tuple[float, Rect | None], prefer: Mapping[str, str]
) -> Choice | None:
    best: Choice | None = None
    limit, own = bound
    for cost, mark, spot in choices:
        if best and best[0] <= (0.02 if mark.key not in prefer else -0.4):
            break
        cost -= 0.5 if prefer.get(mark.key) == mark.side else 0
        if best and cost >= best[0]:
            continue
        boxes = moved(mark.drawing.boxes, spot)
        if not room.free(boxes, own):
            continue
        over = room.covered(boxes)
        if over <= limit and (not best or cost + 4 * over < best[0]):
            best = (cost + 4 * over, mark, spot)
    return best


def _shown(place: Place, spot: F64, sheet: Sheet, room: _Room, window: Window) -> bool:
    if place.rank == 4 and window.km * max(window.size) > _CLOSE_KM:
        return False
    return room.free(moved(_dot(place, sheet).boxes, spot))


def _dot(place: Place, sheet: Sheet) -> Drawing:
    radius = max({1: 6.0, 2: 5.0, 3: 4.2, 4: 3.6}[place.rank] * sheet.k, 0.6)
    style = sheet.style
    body = style.fort if place.kind == "fort" else style.ink
    return dot(place.kind, radius, (body, style.halo, style.paper), place.rank < 3)


def _sign(place: Place, sheet: Sheet) -> Mark:
    return Mark(f"sign {place.name}", "", place.at, _dot(place, sheet))


def _beside(place: Place, sheet: Sheet, spot: F64) -> Iterator[Choice]:
    """The eight places about a town's dot, the right-hand side first."""
    k, face = sheet.k, SANS_BOLD if place.rank == 1 else SANS_SEMIBOLD
    size = {1: 28, 2: 24, 3: 21, 4: 19}[place.rank] * k
    kind = Type(face, size, sheet.style.ink, sheet.style.halo)
    w, h = kind.width(place.name), 0.95 * size
    gap = -_dot(place, sheet).boxes[0][0] + 4 * k
    for side, cost in _SIDES:
        if place.side and place.side != side:
            continue
        reach = gap * (0.8 if len(side) == 2 else 1)
        x = reach if "e" in side else -reach - w if "w" in side else -w / 2
        y = -reach - h if "n" in side else reach if "s" in side else -h / 2
        yield cost, Mark(f"place {place.name}", side, place.at, straight(place.name, kind, x, y)), spot


def _obstacles(item: Arrow, line: F64, unit: float) -> F64:
    """Boxes along an arrow, wider at its head."""
    run, width = lengths(line), arrow_width(item, line, unit)
    half = np.where(run > run[-1] - 2.5 * width, 0.9, 0.3 + 0.3 * run / run[-1])[::4, None] * width
    return np.hstack([line[::4] - half, line[::4] + half])


def _by_arrow(item: Arrow, sheet: Sheet, window: Window, line: F64) -> Iterator[Choice]:
    """An army's name leading into its arrow's tail, else along the shaft, the upper side first."""
    z = 21 * sheet.k
    kind = Type(SANS_SEMIBOLD, z, sheet.style.arrow_edge, sheet.style.halo, 0.01)
    need, run = kind.width(item.label), float(lengths(line)[-1])
    ahead = (line[8] - line[0]) / (math.hypot(*(line[8] - line[0])) + 1e-9)
    tail = np.array([line[0] - ahead * (need + 0.5 * z), line[0] - ahead * 0.2 * z])
    steep = 0.3 if abs(ahead[1]) > 0.9 else 0.0
    ways = [("tail", resample(tail, 120), 0.5, steep)]
    course = np.gradient(line, axis=0)
    course /= np.hypot(*course.T)[:, None] + 1e-9
    aside = np.column_stack([course[:, 1], -course[:, 0]]) * (arrow_width(item, line, sheet.unit) / 2 + 0.9 * z)
    up = aside if aside[:, 1].mean() < 0 else -aside
    for part in (0.14, 0.2, 0.28, 0.36, 0.45, 0.55, 0.65):
        if need / 2 < part * run < run - need / 2:
            ways += [(f"up {part}", line + up, part, 0.2 + part), (f"down {part}", line - up, part, 0.3 + part)]
    for name, path, part, cost in ways:
        # letters read from left to right, whichever way the army marched
        path, at = (path, part) if path[-1, 0] >= path[0, 0] else (path[::-1], 1 - part)
        spot = path[round(at * (len(path) - 1))]
        drawing = curved(item.label, kind, path - spot, at * float(lengths(path)[-1]))
        lon, lat = window.degrees(sheet.plan, spot[0], spot[1])
        yield cost, Mark(f"arrow {item.id}", f"{name} {window.km:.4f}", (float(lon), float(lat)), drawing), spot


def _along(label: Label, sheet: Sheet, window: Window) -> Iterator[Choice]:
    """A name on its line, then slid along it, then shifted off it."""
    line, kind = _set(label, sheet, window)
    run = float(lengths(line)[-1])
    half = kind.width(label.text) / 2
    # a river's name stays at its river, a sea's on the water
    far = {"river": (), "sea": (0.5,)}.get(label.kind, (0.7, 1.5, 2.4))
    shifts = [(0.0, 0.0)] + [(r, a) for r in far for a in range(0, 360, 45)]
    for part in (0.5, 0.4, 0.6, 0.28, 0.72, 0.16, 0.84):
        middle = min(max(part * run, half), run - half)
        i = round(middle / run * (len(line) - 1))
        drawing = curved(label.text, kind, line - line[i], middle)
        for reach, angle in shifts:
            way = np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))]) * reach * kind.size
            spot = line[i] + way
            lon, lat = window.degrees(sheet.plan, spot[0], spot[1])
            mark = Mark(f"label {label.text} {label.along[0]}", f"{window.km:.4f}", (float(lon), float(lat)), drawing)
            yield abs(part - 0.5) + 0.12 * reach, mark, spot


def _set(label: Label, sheet: Sheet, window: Window) -> tuple[F64, Type]:
    """The line in pixels, left to right, long enough for the name; capitals are spaced out to fill their line."""
    style, size = sheet.style, (label.size or _SIZE[label.kind]) * sheet.k
    kind = {
        "state": Type(SERIF_PLAIN, size, style.state, style.halo, 0.34, 0.72, 0.0),
        "sea": Type(SERIF_ITALIC, size, style.water, style.halo, 0.12, 0.9, 0.0),
        "front": Type(SANS_SEMIBOLD, size, style.arrow_edge, style.halo, 0.08),
        "range": Type(SERIF_ITALIC, size, style.range, style.halo, 0.2, 1.0, 0.5),
        "river": Type(SERIF_ITALIC, size, style.water, style.halo, 0.05, 1.0, 0.7),
    }[label.kind]
    line = spline(window.pixels(sheet.plan, label.along), 300)
    if line[-1, 0] < line[0, 0] - abs(line[-1, 1] - line[0, 1]) * 0.2:
        line = line[::-1]
    run, need = float(lengths(line)[-1]), kind.width(label.text)
    if label.kind == "state" and len(label.text) > 1:
        spare = (0.9 * run - need) / (len(label.text) * kind.size)
        kind = replace(kind, tracking=kind.tracking + min(max(spare, 0.0), 0.5))
        need = kind.width(label.text)
    if run < need * 1.04:
        extra = (need * 1.04 - run) / 2
        first, last = line[0] - line[6], line[-1] - line[-7]
        head = line[0] + first / (math.hypot(*first) + 1e-9) * extra
        tail = line[-1] + last / (math.hypot(*last) + 1e-9) * extra
        line = resample(np.vstack([head, line, tail]), 300)
    return line, kind
