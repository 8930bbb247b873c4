"""Labels that travel with the heads of ways: what each says, where it stands, when it is there."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.core.dates import format_day, parse
from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.labels.symbol_sprites import (
    measure_distance,
    measure_openness,
)
from lantern.visuals.map.labels.way_label import (
    draw_way_label,
    make_line_style,
    measure_box,
)
from lantern.visuals.map.motion.distances import WayDistance
from lantern.visuals.map.motion.item_inks import choose_item_inks
from lantern.visuals.map.motion.paths import find_head
from lantern.visuals.map.shot.furniture_times import compute_piece_opacity
from lantern.visuals.map.shot.layout import MapLayout
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.spec.map_items import Landing

_GAP = 34
"""Between the head of a way and its label, in pixels at 1080p: a vehicle has its place there."""
_SIDES = ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a label may stand as seen from the head, the best first: above it, below it, beside it."""
_MOMENTS = 48
"""Moments of a shot at which the sides are compared."""
_COSTS = {"closed": 6.0, "band": 1.5, "way": 1.0, "name": 0.6, "side": 0.02}
"""What it costs a side at a moment: behind furniture, in a band of overlays, on its own way, on a
name; and what it costs to be the next one in the row of sides."""
_VEHICLE = 20
_FADES_AT = 16
"""Pixels at 1080p: half the size of a vehicle, and how near it and labels come to a name that
begins to go."""
_COMES_BY = 0.02
"""Share of the way by which the label is there in full, and a vehicle has left its town."""


@dataclass(frozen=True, eq=False)
class _Moment:
    """A moment of a shot: its leg, what the camera sees, and how far everything has come."""

    leg: ShotSetup
    view: Window
    progress: ItemProgress


class WayLabels:
    """The labels of all ways of a shot that tell something."""

    def __init__(self, legs: Sequence[ShotSetup], layout: MapLayout) -> None:
        """Keep the legs of the shot's camera and the layout of its run."""
        self._legs = legs
        self._setup = legs[0]
        self._layout = layout
        self._resources = legs[0].resources
        self._make_sprite = functools.lru_cache(maxsize=4)(self._rasterize)

    @functools.cached_property
    def items(self) -> list[Landing]:
        """Return the ways that tell something in this shot."""
        schedule = self._setup.schedule
        return [
            item
            for item in self._resources.map_file.landings
            if item.tells and schedule.is_visible(item.id)
        ]

    def compute_cover(
        self, boxes: F64, view: Window, progress: ItemProgress
    ) -> float:
        """Return how far labels and what travels beside them cover (n, 4) boxes: 0, rising to 1.

        It rises before they touch, so that a name has gone when they do. Where a vehicle sets out
        and where it arrives, it leaves the place its name.
        """
        cover = 0.0
        reach = _VEHICLE * self._setup.unit
        for item in self.items:
            if self._compute_opacity(item, view, progress) <= 0:
                continue
            label = self._find_box(item, view, progress)
            cover = max(cover, self._measure_nearness(boxes, label))
            if item.by:
                head = self._find_head(item, view, progress)
                vehicle = np.concatenate([head - reach, head + reach])
                share = progress[item.id]
                away = min(share, 1 - share) / _COMES_BY
                cover = max(
                    cover, min(self._measure_nearness(boxes, vehicle), away)
                )
        return cover

    def _measure_nearness(self, boxes: F64, box: F64) -> float:
        """Return 1 if a box touches any of (n, 4) boxes, falling to 0 further away."""
        apart = measure_distance(boxes, box[None]) / (
            _FADES_AT * self._setup.unit
        )
        return min(max(1 - apart, 0.0), 1.0)

    def draw(
        self, frame: Planes, view: Window, progress: ItemProgress, *, n: float
    ) -> None:
        """Draw the labels at frame n onto the frame in place."""
        for item in self.items:
            opacity = self._compute_opacity(item, view, progress)
            if opacity <= 0:
                continue
            spot = self._find_spot(item, view, progress)
            lines = self._write_lines(item, progress[item.id], n)
            sprite = self._make_sprite(item.id, lines)
            sprite.blend_onto(
                frame,
                opacity,
                dx=float(spot[0]),
                dy=float(spot[1]),
            )

    # --- what they say

    def write(self, item: Landing, progress: ItemProgress, n: float) -> str:
        """Return what a label says at frame n."""
        return "\n".join(self._write_lines(item, progress[item.id], n))

    def _write_lines(
        self, item: Landing, share: float, n: float
    ) -> tuple[str, ...]:
        lines = []
        if "distance" in item.tells:
            lines.append(self._write_km(self._distances[item.id].round(share)))
        if "date" in item.tells:
            lines.append(self._write_date(item, share, n))
        return tuple(line for line in lines if line)

    def _write_km(self, km: int) -> str:
        words = self._resources.words
        return f"{words.numbers.localize(f'{km:,}')}\u00a0{words.texts.km}"

    def _write_date(self, item: Landing, share: float, n: float) -> str:
        """Return the shot's date, or that of the way itself where the shot has no calendar."""
        clock = self._setup.schedule.clock
        if clock is not None:
            return clock.format_date(n)
        return self._write_own_date(item, share)

    def _write_own_date(self, item: Landing, share: float) -> str:
        map_file = self._resources.map_file
        days = [parse(date, map_file.year) for date in item.dates or ()]
        first, last = days if len(days) == 2 else (None, None)
        if first is None or last is None:
            return ""
        return format_day(
            first[0] + (last[0] - first[0]) * share,
            last[1],
            self._resources.words.dates,
            months=map_file.months,
            shows_year=map_file.year is None,
        )

    @functools.cached_property
    def _distances(self) -> dict[str, WayDistance]:
        """Return how the distances on the ways are measured, by id."""
        resources = self._resources
        return {
            item.id: WayDistance(
                resources.ways[item.id].stages[0],
                resources.projection,
                item.distance_km,
            )
            for item in self.items
        }

    # --- how large they are

    def _rasterize(self, name: str, lines: tuple[str, ...]) -> Sprite:
        item = next(item for item in self.items if item.id == name)
        style = self._resources.style
        drawing = draw_way_label(
            lines,
            self._widths[name],
            style,
            colour=choose_item_inks(item, style).text,
            unit=self._setup.unit,
        )
        return rasterize_drawings([drawing], style.typefaces)[0]

    @functools.cached_property
    def _widths(self) -> dict[str, float]:
        """Return the width of the longest line that each label has in the shot, in pixels."""
        style = self._resources.style
        unit = self._setup.unit
        found = {}
        for item in self.items:
            widest = 0.0
            for share, n in self._list_shares(item):
                lines = self._write_lines(item, share, n)
                for number, text in enumerate(lines):
                    line = make_line_style(
                        number,
                        style,
                        colour="",
                        unit=unit,
                    )
                    widest = max(widest, line.measure_width(text))
            found[item.id] = widest
        return found

    def _list_shares(self, item: Landing) -> list[tuple[float, float]]:
        """Return how far a way has come at the frames whose texts are measured, and the frames."""
        schedule = self._setup.schedule
        length = self._setup.camera.length
        found = []
        for n in np.linspace(0, max(length - 1, 1), 4 * _MOMENTS).tolist():
            found.append((schedule.compute_progress(item.id, n), n))
        return found

    # --- where they stand

    def _find_box(
        self, item: Landing, view: Window, progress: ItemProgress
    ) -> F64:
        spot = self._find_spot(item, view, progress)
        return np.asarray(
            self._measure_own(item) + np.concatenate([spot, spot])
        )

    def _measure_own(self, item: Landing) -> F64:
        lines = len(self._write_lines(item, 1.0, 0))
        box = measure_box(lines, self._widths[item.id], self._setup.unit)
        return np.array(box)

    def _find_spot(
        self, item: Landing, view: Window, progress: ItemProgress
    ) -> F64:
        """Return where the middle of a label is, (2,) in pixels."""
        return self._find_head(item, view, progress) + self._offsets[item.id]

    def _find_head(
        self, item: Landing, view: Window, progress: ItemProgress
    ) -> F64:
        line = self._resources.ways[item.id].stages[0]
        head = find_head(line, progress[item.id])
        return np.asarray(view.place_on_frame(head[None])[0])

    @functools.cached_property
    def _offsets(self) -> dict[str, F64]:
        """Return where each label stands as seen from its head, (2,) in pixels, all the shot."""
        return {item.id: self._choose_offset(item) for item in self.items}

    def _choose_offset(self, item: Landing) -> F64:
        own = self._measure_own(item)
        reach = own[2:] + _GAP * self._setup.unit
        best = np.zeros(2)
        least = np.inf
        for number, side in enumerate(_SIDES):
            offset = np.array(side) * reach
            cost = number * _COSTS["side"] + self._measure_cost(
                item, own, offset
            )
            if cost < least:
                best, least = offset, cost
        return best

    def _measure_cost(self, item: Landing, own: F64, offset: F64) -> float:
        """Return what a side costs a label, on average over the shot."""
        costs = []
        for moment in self._moments:
            share = moment.progress[item.id]
            if share <= 0:
                continue
            head = self._find_head(item, moment.view, moment.progress) + offset
            box = own + np.concatenate([head, head])
            costs.append(self._measure_moment(item, box, moment))
        return float(np.mean(costs)) if costs else 0.0

    def _measure_moment(
        self, item: Landing, box: F64, moment: _Moment
    ) -> float:
        area = self._setup.safe_area
        closed = self._list_closed(moment.progress)
        cost = _COSTS["closed"] * (
            1 - measure_openness(box[None], area, closed)
        )
        bands = np.array(area.reserved, np.float64).reshape(-1, 4)
        cost += _COSTS["band"] * float(_touches(box, bands).any())
        line = moment.view.place_on_frame(
            self._resources.ways[item.id].stages[0]
        )
        inside = (line > box[:2]) & (line < box[2:])
        cost += _COSTS["way"] * float(inside.all(axis=1).any())
        names = self._list_names(moment)
        return cost + _COSTS["name"] * float(_touches(box, names).sum())

    def _list_names(self, moment: _Moment) -> F64:
        """Return the rectangles of the names and signs of a moment's leg, (n, 4) in pixels."""
        resources = self._resources
        boxes: list[F64] = []
        for symbol in self._layout.symbols[moment.leg.framing.first]:
            spot = moment.view.to_pixels(resources.projection, symbol.anchor)[0]
            own = np.array(symbol.drawing.boxes, np.float64)
            boxes.append(own + np.concatenate([spot, spot]))
        return np.vstack(boxes) if boxes else np.empty((0, 4))

    @functools.cached_property
    def _moments(self) -> list[_Moment]:
        """Return the moments at which sides are compared, evenly over the shot."""
        length = self._setup.camera.length
        schedule = self._setup.schedule
        found = []
        for n in np.linspace(0, max(length - 1, 1), _MOMENTS).tolist():
            leg = self._legs[0]
            for each in self._legs:
                if each.camera.start is not None and each.camera.start <= n:
                    leg = each
            view = leg.camera.find_view(leg.camera.compute_share(n))
            progress = {
                item.id: schedule.compute_progress(item.id, n)
                for item in self.items
            }
            found.append(_Moment(leg, view, progress))
        return found

    # --- when they are there

    def _compute_opacity(
        self, item: Landing, view: Window, progress: ItemProgress
    ) -> float:
        """Return the opacity of a label, 0..1: it fades at the frame's edge and by furniture."""
        share = progress[item.id]
        if share <= 0 and not item.ahead:
            return 0.0
        box = self._find_box(item, view, progress)
        closed = self._list_closed(progress)
        opacity = measure_openness(box[None], self._setup.safe_area, closed)
        if not item.ahead:
            opacity = min(opacity, share / _COMES_BY)
        return opacity

    def _list_closed(self, progress: ItemProgress) -> F64:
        """Return what a label fades under: rows without a map, and furniture that is there."""
        furniture = self._layout.furniture
        taken = [*furniture.occupied, *self._setup.safe_area.closed]
        for piece, boxes in furniture.passing.items():
            if compute_piece_opacity(piece, progress) > 0:
                taken += boxes
        return np.array(taken, np.float64).reshape(-1, 4)


def _touches(box: F64, others: F64) -> F64:
    """Return which rectangles, (n, 4), a rectangle overlaps: (n,) of 0 or 1."""
    size = np.minimum(box[2:], others[:, 2:]) - np.maximum(
        box[:2], others[:, :2]
    )
    return np.asarray((size > 0).all(axis=1), np.float64)
