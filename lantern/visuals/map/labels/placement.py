"""Where the words go: greedy placement by rank, away from each other, the arrows, and the bands kept for overlays.

A layout belongs to one window; nothing is drawn here and nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from lantern.core.units import Size
from lantern.graphics.pixels import U8
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.candidates import (
    LabelCandidate,
    LabelContext,
    MapSymbol,
    draw_town_dot,
    make_sign,
    propose_along,
    propose_beside,
    propose_by_arrow,
    propose_chips,
    propose_drop,
)
from lantern.visuals.map.labels.lettering import PixelBounds
from lantern.visuals.map.motion.paths import compute_arrow_width, to_pixels
from lantern.visuals.map.spec.map_file import Arrow, Landing, MapPlace

_ORDER = {"front": 1.6, "sea": 1.7, "state": 1.75, "range": 3.6, "river": 3.8}
_CLOSE_KM = 1500


_CROSSED = {"state": 0.35, "front": 0.06}
"""Of a name along a line, what arrows may cover; states lie under them."""


@dataclass(frozen=True)
class LabelObstacles:
    """What a layout keeps off: rectangles that are taken, and the land (a quarter of the size), for names of seas."""

    taken: tuple[PixelBounds, ...]
    land: U8 | None = None


@dataclass
class _FreeSpace:
    """What is taken so far. `full` is out of bounds, `arrows` (n, 4) cost by how much they are covered."""

    size: Size
    margin: float
    occupied: list[PixelBounds]
    land: U8 | None = None
    arrows: F64 = field(default_factory=lambda: np.empty((0, 4)))

    def is_on_water(self, boxes: tuple[PixelBounds, ...]) -> bool:
        """Whether next to no land lies under the boxes: a sea's name stays on its water."""
        if self.land is None:
            return True
        quarter = [[round(v / 4) for v in box] for box in boxes]
        cuts = [
            self.land[max(0, y0) : y1 + 1, max(0, x0) : x1 + 1]
            for x0, y0, x1, y1 in quarter
        ]
        dry = sum(int((cut > 127).sum()) for cut in cuts)
        return dry <= 0.04 * sum(cut.size for cut in cuts)

    def is_free(
        self, boxes: tuple[PixelBounds, ...], besides: PixelBounds | None = None
    ) -> bool:
        w, h, m = *self.size, self.margin
        taken = np.array([r for r in self.occupied if r is not besides]).reshape(-1, 4)
        for x0, y0, x1, y1 in boxes:
            if x0 < m or y0 < m or x1 > w - m or y1 > h - m:
                return False
            hit = (
                (taken[:, 0] < x1)
                & (taken[:, 2] > x0)
                & (taken[:, 1] < y1)
                & (taken[:, 3] > y0)
            )
            if hit.any():
                return False
        return True

    def measure_arrow_cover(self, boxes: tuple[PixelBounds, ...]) -> float:
        """The share of the boxes' area that lies on arrows, roughly."""
        if not len(self.arrows):
            return 0.0
        hit = total = 0.0
        for x0, y0, x1, y1 in boxes:
            xs, ys = np.meshgrid(
                np.linspace(x0, x1, max(2, int((x1 - x0) / 6))), np.linspace(y0, y1, 4)
            )
            q = self.arrows
            inside = (
                (xs[..., None] > q[:, 0])
                & (xs[..., None] < q[:, 2])
                & (ys[..., None] > q[:, 1])
                & (ys[..., None] < q[:, 3])
            ).any(-1)
            hit, total = hit + float(inside.sum()), total + inside.size
        return hit / total


def move_boxes(boxes: tuple[PixelBounds, ...], by: F64) -> tuple[PixelBounds, ...]:
    dx, dy = float(by[0]), float(by[1])
    return tuple((x0 + dx, y0 + dy, x1 + dx, y1 + dy) for x0, y0, x1, y1 in boxes)


def place_labels(
    sheet: LabelContext,
    window: Window,
    ground: LabelObstacles,
    prefer: Mapping[str, str] | None = None,
) -> list[MapSymbol]:
    """The marks of a window, none over another. `prefer` names sides worth keeping."""
    room = _FreeSpace(window.size, 36 * sheet.k, list(ground.taken), ground.land)
    spots = {
        p.key: window.to_pixels(sheet.projection, p.at)[0]
        for p in sheet.map_file.places
    }
    shown = [
        p
        for p in sheet.map_file.places
        if _is_shown(p, spots[p.key], sheet, room, window)
    ]
    dots = {
        p.key: move_boxes(draw_town_dot(p, sheet).boxes, spots[p.key])[0] for p in shown
    }
    room.occupied += dots.values()
    going: list[Arrow | Landing] = [*sheet.map_file.arrows, *sheet.map_file.landings]
    ways = [
        (item, to_pixels(sheet.lines[item.id].stages[-1], window))
        for item in going
        if sheet.is_visible(item.id)
    ]
    room.arrows = _bound_moving_items(sheet, window, ways)
    jobs = [
        _PlacementTask(
            p.rank,
            0.9 if p.rank < 3 else 0.35,
            propose_beside(p, sheet, spots[p.key]),
            dots[p.key],
        )
        for p in shown
    ]
    jobs += _moving_jobs(sheet, window, ways)
    jobs += [
        _PlacementTask(
            *((1.2, 0.5) if n.id else (_ORDER[n.kind], _CROSSED.get(n.kind, 0.01))),
            propose_along(n, sheet, window),
            water=n.kind == "sea",
        )
        for n in sheet.map_file.labels
        if not n.id or sheet.is_visible(n.id)
    ]
    named: list[MapSymbol] = []
    for job in sorted(jobs, key=lambda job: job.order):
        best = _choose_best(job, room, prefer or {})
        if best:
            named.append(best[1])
            room.occupied += move_boxes(best[1].drawing.boxes, best[2])
    names = {mark.key for mark in named}
    return [
        make_sign(p, sheet)
        for p in shown
        if f"place {p.key}" in names or p.kind == "point"
    ] + named


_AdvanceLine = tuple[Arrow | Landing, F64]
"""Something that advances, and its line on the screen."""


@dataclass(frozen=True)
class _PlacementTask:
    """A mark to be placed: its turn, how much of it may cover arrows, its choices, the box it may touch."""

    order: float
    limit: float
    choices: Iterator[LabelCandidate]
    exempt_box: PixelBounds | None = None
    water: bool = False


def _moving_jobs(
    sheet: LabelContext, window: Window, ways: list[_AdvanceLine]
) -> list[_PlacementTask]:
    """Names and dates of what advances, and parachutes."""
    jobs = []
    for item, line in ways:
        own = isinstance(item, Arrow) and item.label_along is not None
        if item.label:
            jobs.append(
                _PlacementTask(
                    1.8,
                    0.5 if own else 0.05,
                    propose_by_arrow(item, sheet, window, line),
                )
            )
        count = len(item.chips) if isinstance(item, Arrow) else int(bool(item.chip))
        jobs += [
            _PlacementTask(2.45, 0.5, propose_chips(item, sheet, window, line, n))
            for n in range(count)
        ]
    return jobs + [
        _PlacementTask(2.4, 0.6, propose_drop(a, sheet, window))
        for a in sheet.map_file.air_landings
        if sheet.is_visible(a.id)
    ]


def _bound_moving_items(
    sheet: LabelContext, window: Window, ways: list[_AdvanceLine]
) -> F64:
    """The boxes along everything that advances and along the fronts."""
    k = sheet.k
    found = [np.empty((0, 4))]
    for item, line in ways:
        width = (
            compute_arrow_width(item, float(measure_lengths(line)[-1]), k)
            if isinstance(item, Arrow)
            else 5 * k
        )
        found.append(_obstacles(line, width))
    fronts = [front for front in sheet.map_file.fronts if sheet.is_visible(front.id)]
    return np.vstack(
        found
        + [
            _obstacles(to_pixels(sheet.lines[f.id].stages[-1], window), 12 * k)
            for f in fronts
        ]
    )


def _obstacles(line: F64, width: float) -> F64:
    """Boxes along an arrow or a line, wider at its head."""
    run = measure_lengths(line)
    half = (
        np.where(
            run > run[-1] - 2.5 * width, 0.9, 0.3 + 0.3 * run / max(run[-1], 1e-6)
        )[::4, None]
        * width
    )
    return np.hstack([line[::4] - half, line[::4] + half])


def _choose_best(
    job: _PlacementTask, room: _FreeSpace, prefer: Mapping[str, str]
) -> LabelCandidate | None:
    """The cheapest choice that is free; looks no further than one that costs next to nothing."""
    best: LabelCandidate | None = None
    for cost, mark, spot in job.choices:
        if best and best[0] <= (0.02 if mark.key not in prefer else -0.4):
            break
        cost -= 0.5 if prefer.get(mark.key) == mark.side else 0
        if best and cost >= best[0]:
            continue
        boxes = move_boxes(mark.drawing.boxes, spot)
        if not room.is_free(boxes, job.exempt_box) or (
            job.water and not room.is_on_water(boxes)
        ):
            continue
        over = room.measure_arrow_cover(boxes)
        if over <= job.limit and (not best or cost + 4 * over < best[0]):
            best = (cost + 4 * over, mark, spot)
    return best


def _is_shown(
    place: MapPlace, spot: F64, sheet: LabelContext, room: _FreeSpace, window: Window
) -> bool:
    if place.rank == 4 and window.km * max(window.size) > _CLOSE_KM:
        return False
    return room.is_free(move_boxes(draw_town_dot(place, sheet).boxes, spot))
