"""Where the words go: greedy placement by rank, away from each other, the arrows, and the bands kept for overlays.

A layout belongs to one window; nothing is drawn here and nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.projection import F64, Window, lengths
from lantern.visuals.map.labels.candidates import Choice, Mark, Sheet, along, beside, by_arrow, chips, dot, drop, sign
from lantern.visuals.map.labels.lettering import Rect
from lantern.visuals.map.motion.paths import arrow_width, screen
from lantern.visuals.map.spec.map_file import Arrow, Landing, Place

_ORDER = {"front": 1.6, "sea": 1.7, "state": 1.75, "range": 3.6, "river": 3.8}
_CLOSE_KM = 1500


_CROSSED = {"state": 0.35, "front": 0.06}
"""Of a name along a line, what arrows may cover; states lie under them."""


@dataclass(frozen=True)
class Ground:
    """What a layout keeps off: rectangles that are taken, and the land (a quarter of the size), for names of seas."""

    taken: tuple[Rect, ...]
    land: U8 | None = None


@dataclass
class _Room:
    """What is taken so far. `full` is out of bounds, `arrows` (n, 4) cost by how much they are covered."""

    size: Size
    margin: float
    full: list[Rect]
    land: U8 | None = None
    arrows: F64 = field(default_factory=lambda: np.empty((0, 4)))

    def wet(self, boxes: tuple[Rect, ...]) -> bool:
        """Whether next to no land lies under the boxes: a sea's name stays on its water."""
        if self.land is None:
            return True
        quarter = [[round(v / 4) for v in box] for box in boxes]
        cuts = [self.land[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1] for x0, y0, x1, y1 in quarter]
        dry = sum(int((cut > 127).sum()) for cut in cuts)
        return dry <= 0.04 * sum(cut.size for cut in cuts)

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


def moved(boxes: tuple[Rect, ...], by: F64) -> tuple[Rect, ...]:
    dx, dy = float(by[0]), float(by[1])
    return tuple((x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in boxes)


def layout(sheet: Sheet, window: Window, ground: Ground, prefer: Mapping[str, str] | None = None) -> list[Mark]:
    """The marks of a window, none over another. `prefer` names sides worth keeping."""
    room = _Room(window.size, 36 * sheet.k, list(ground.taken), ground.land)
    spots = {p.key: window.pixels(sheet.plan, p.at)[0] for p in sheet.file.places}
    shown = [p for p in sheet.file.places if _shown(p, spots[p.key], sheet, room, window)]
    dots = {p.key: moved(dot(p, sheet).boxes, spots[p.key])[0] for p in shown}
    room.full += dots.values()
    going: list[Arrow | Landing] = [*sheet.file.arrows, *sheet.file.landings]
    ways = [(item, screen(sheet.lines[item.id].stages[-1], window)) for item in going if sheet.shows(item.id)]
    room.arrows = _covered(sheet, window, ways)
    jobs = [_Job(p.rank, 0.9 if p.rank < 3 else 0.35, beside(p, sheet, spots[p.key]), dots[p.key]) for p in shown]
    jobs += _moving_jobs(sheet, window, ways)
    jobs += [
        _Job(
            *((1.2, 0.5) if n.id else (_ORDER[n.kind], _CROSSED.get(n.kind, 0.01))),
            along(n, sheet, window),
            water=n.kind == "sea",
        )
        for n in sheet.file.labels
        if not n.id or sheet.shows(n.id)
    ]
    named: list[Mark] = []
    for job in sorted(jobs, key=lambda job: job.order):
        best = _best(job, room, prefer or {})
        if best:
            named.append(best[1])
            room.full += moved(best[1].drawing.boxes, best[2])
    names = {mark.key for mark in named}
    return [sign(p, sheet) for p in shown if f"place {p.key}" in names or p.kind == "point"] + named


_Way = tuple[Arrow | Landing, F64]
"""Something that advances, and its line on the screen."""


@dataclass(frozen=True)
class _Job:
    """A mark to be placed: its turn, how much of it may cover arrows, its choices, the box it may touch."""

    order: float
    limit: float
    choices: Iterator[Choice]
    own: Rect | None = None
    water: bool = False


def _moving_jobs(sheet: Sheet, window: Window, ways: list[_Way]) -> list[_Job]:
    """Names and dates of what advances, and parachutes."""
    jobs = []
    for item, line in ways:
        own = isinstance(item, Arrow) and item.label_along is not None
        if item.label:
            jobs.append(_Job(1.8, 0.5 if own else 0.05, by_arrow(item, sheet, window, line)))
        count = len(item.chips) if isinstance(item, Arrow) else int(bool(item.chip))
        jobs += [_Job(2.45, 0.5, chips(item, sheet, window, line, n)) for n in range(count)]
    return jobs + [_Job(2.4, 0.6, drop(a, sheet, window)) for a in sheet.file.air_landings if sheet.shows(a.id)]


def _covered(sheet: Sheet, window: Window, ways: list[_Way]) -> F64:
    """The boxes along everything that advances and along the fronts."""
    k = sheet.k
    found = [np.empty((0, 4))]
    for item, line in ways:
        width = arrow_width(item, float(lengths(line)[-1]), k) if isinstance(item, Arrow) else 5 * k
        found.append(_obstacles(line, width))
    fronts = [front for front in sheet.file.fronts if sheet.shows(front.id)]
    return np.vstack(found + [_obstacles(screen(sheet.lines[f.id].stages[-1], window), 12 * k) for f in fronts])


def _obstacles(line: F64, width: float) -> F64:
    """Boxes along an arrow or a line, wider at its head."""
    run = lengths(line)
    half = np.where(run > run[-1] - 2.5 * width, 0.9, 0.3 + 0.3 * run / max(run[-1], 1e-6))[::4, None] * width
    return np.hstack([line[::4] - half, line[::4] + half])


def _best(job: _Job, room: _Room, prefer: Mapping[str, str]) -> Choice | None:
    """The cheapest choice that is free; looks no further than one that costs next to nothing."""
    best: Choice | None = None
    for cost, mark, spot in job.choices:
        if best and best[0] <= (0.02 if mark.key not in prefer else -0.4):
            break
        cost -= 0.5 if prefer.get(mark.key) == mark.side else 0
        if best and cost >= best[0]:
            continue
        boxes = moved(mark.drawing.boxes, spot)
        if not room.free(boxes, job.own) or (job.water and not room.wet(boxes)):
            continue
        over = room.covered(boxes)
        if over <= job.limit and (not best or cost + 4 * over < best[0]):
            best = (cost + 4 * over, mark, spot)
    return best


def _shown(place: Place, spot: F64, sheet: Sheet, room: _Room, window: Window) -> bool:
    if place.rank == 4 and window.km * max(window.size) > _CLOSE_KM:
        return False
    return room.free(moved(dot(place, sheet).boxes, spot))
