"""What moves on a map: fronts, ways over water and arrows, as far as they have come."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from lantern.graphics.pixels import Planes
from lantern.visuals.map.basemap.base import draw_land
from lantern.visuals.map.basemap.canvas import Canvas
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import measure_lengths
from lantern.visuals.map.geometry.oblique import lay_shapes
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import paths, shapes
from lantern.visuals.map.motion.arrows import ArrowPainter
from lantern.visuals.map.motion.shapes import FrontTicks, Pen
from lantern.visuals.map.motion.shore import (
    WHOLE,
    LandMask,
    find_mask_window,
    find_spans,
)
from lantern.visuals.map.motion.timing import MotionSchedule
from lantern.visuals.map.motion.ways import (
    compute_past,
    draw_landing,
    find_next_legs,
)
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import Arrow, Front, Landing

_DRAWN_FASTER = 5
"""A front bound to words is drawn in a fifth of its time, and then goes through its stages."""


def sort_items(map_file: MapFile, schedule: MotionSchedule) -> list[str]:
    """Return everything that may come in the order in which it is drawn, from below to above.

    First fronts, then ways over water, then arrows in the order in which they start; then all that
    isn't drawn as a line: areas, places, labels and landings from the air.
    """
    starts = {}
    for number, arrow in enumerate(map_file.arrows):
        timing = schedule.spans.get(arrow.id)
        start = -1e9 if timing is None else timing.start
        starts[arrow.id] = (start, number)
    drawn = [front.id for front in map_file.fronts]
    drawn += [landing.id for landing in map_file.landings]
    drawn += sorted(starts, key=lambda arrow: starts[arrow])
    lines = set(drawn)
    return drawn + [name for name in map_file.list_items() if name not in lines]


@dataclass(frozen=True)
class _GrowingArrow:
    """Which arrow is prepared, and for which window."""

    view: Window
    item: str


class MovingItemPainter:
    """Paints the fronts, ways and arrows of one shot."""

    def __init__(self, setup: ShotSetup) -> None:
        """Keep what the items are painted from."""
        self._setup = setup
        self._map_file = setup.resources.map_file
        self._style = setup.resources.style
        self._growing: dict[_GrowingArrow, ArrowPainter] = {}

    @functools.cached_property
    def items(self) -> list[str]:
        """Return everything that may come, from below to above."""
        return sort_items(self._map_file, self._setup.schedule)

    @functools.cached_property
    def lines(self) -> list[str]:
        """Return those items that are drawn as lines: fronts, ways and arrows."""
        return [
            item for item in self.items if item in self._setup.resources.ways
        ]

    @functools.cached_property
    def next_legs(self) -> dict[str, tuple[str, ...]]:
        """Return by id which ways go on where a way ends."""
        return find_next_legs(
            self._map_file.landings, self._setup.resources.ways
        )

    def compute_past(self, item: str, progress: ItemProgress) -> float:
        """Return how far the next legs have taken an item's place, 0 to 1."""
        return compute_past(self.next_legs.get(item, ()), progress)

    def paint(
        self, frame: Planes, view: Window, progress: ItemProgress
    ) -> None:
        """Draw all of them onto a frame in place, as a moving camera needs it."""
        for item in self.lines:
            self._paint_outline(frame, item, view, progress=progress)

    def _paint_outline(
        self, frame: Planes, item: str, view: Window, *, progress: ItemProgress
    ) -> None:
        """Draw one of them onto a frame in place: it lies on the ground."""
        shapes = self._outline(item, view.flat, progress)
        brush.paint(frame, lay_shapes(shapes, view))

    def paint_at_rest(
        self, frame: Planes, item: str, view: Window, *, progress: ItemProgress
    ) -> None:
        """Draw one of them onto a frame in place, under a camera at rest.

        A solid arrow is drawn once and uncovered as it grows, which is three times as fast.
        """
        arrow = None
        if progress[item] > 0 and not view.is_oblique:
            arrow = self._find_solid_arrow(item)
        if arrow is None or not self._setup.schedule.is_visible(item):
            self._paint_outline(frame, item, view, progress=progress)
            return
        key = _GrowingArrow(view, item)
        if key not in self._growing:
            self._growing[key] = self._prepare_arrow(arrow, view)
        self._growing[key].draw_onto(frame, progress[item])

    def _find_solid_arrow(self, item: str) -> Arrow | None:
        for arrow in self._map_file.arrows:
            if arrow.id == item and arrow.line == "solid":
                return arrow
        return None

    def _prepare_arrow(self, arrow: Arrow, view: Window) -> ArrowPainter:
        unit = self._setup.unit
        way = self._setup.resources.ways[arrow.id]
        line = paths.trace_way(way.stages[0], view)
        length = float(measure_lengths(line)[-1])
        form = ArrowGeometry(
            line, paths.compute_arrow_width(arrow, length, unit)
        )
        pen = Pen(self._style, unit)
        return ArrowPainter(arrow, form, pen, size=self._setup.size)

    def _outline(
        self, item: str, view: Window, progress: ItemProgress
    ) -> list[PolygonFill]:
        """Return an item in a window, as far as it has come, as shapes for the brush."""
        way = self._setup.resources.ways.get(item)
        if way is None or not self._setup.schedule.is_visible(item):
            return []
        pen = Pen(self._style, self._setup.unit)
        for arrow in self._map_file.arrows:
            if arrow.id == item:
                line = paths.trace_way(way.stages[0], view)
                return shapes.draw_arrow(
                    arrow, line, pen, progress=progress[item]
                )
        for landing in self._map_file.landings:
            if landing.id == item:
                return self._outline_landing(landing, view, progress)
        for front in self._map_file.fronts:
            if front.id == item:
                return self._outline_front(front, view, progress)
        return []

    def _outline_landing(
        self, landing: Landing, view: Window, progress: ItemProgress
    ) -> list[PolygonFill]:
        way = self._setup.resources.ways[landing.id]
        return draw_landing(
            landing,
            paths.trace_way(way.stages[0], view),
            self._style,
            unit=self._setup.unit,
            progress=progress[landing.id],
            past=self.compute_past(landing.id, progress),
            frame=None if self._leans else self._setup.size,
        )

    @functools.cached_property
    def _leans(self) -> bool:
        """Whether the camera may lean, and see more than a window that looks straight down."""
        views = self._map_file.views.values()
        return any(view.tilt or view.heading for view in views)

    # --- fronts

    def _outline_front(
        self, front: Front, view: Window, progress: ItemProgress
    ) -> list[PolygonFill]:
        way = self._setup.resources.ways[front.id]
        position = self._setup.find_position(front.id, progress)
        plane = way.interpolate(position)
        line = paths.to_pixels(plane, view)
        spans = WHOLE
        mask = self._land_masks.get(front.id)
        if mask is not None:
            spans = find_spans(plane, mask.measure(plane))
        return shapes.draw_front(
            front,
            line,
            Pen(self._style, self._setup.unit),
            ticks=self._ticks[front.id],
            drawn=self._find_drawn_share(front, progress),
            spans=spans,
        )

    @functools.cached_property
    def _land_masks(self) -> dict[str, LandMask]:
        """Return where land is around the fronts that move from stage to stage, by id."""
        resources = self._setup.resources
        found = {}
        for front in self._map_file.fronts:
            if len(front.stages) > 1 and self._setup.schedule.is_visible(
                front.id
            ):
                window = find_mask_window(resources.ways[front.id])
                land = draw_land(Canvas(window, resources.projection, 1.0))
                found[front.id] = LandMask.around(window, land)
        return found

    def _find_drawn_share(self, front: Front, progress: ItemProgress) -> float:
        """Return how much of a front's line is drawn, from 0 to 1.

        One with a single stage grows along its line; one with several stands there in full and
        moves, or is drawn first if words bring it.
        """
        if len(front.stages) == 1:
            return progress[front.id]
        timing = self._setup.schedule.spans.get(front.id)
        if timing is None or timing.clock is not None:
            return 1.0
        return min(1.0, _DRAWN_FASTER * progress[front.id])

    @functools.cached_property
    def _ticks(self) -> dict[str, FrontTicks]:
        """Return the ticks of each front: as many as fit its longest stage at the end."""
        camera = self._setup.camera
        found = {}
        for front in self._map_file.fronts:
            way = self._setup.resources.ways[front.id]
            window = camera.scale_window.flat
            stages = [paths.to_pixels(stage, window) for stage in way.stages]
            longest = max(
                stages, key=lambda line: float(measure_lengths(line)[-1])
            )
            found[front.id] = shapes.fit_ticks(
                longest, self._setup.unit, camera.zooms
            )
        return found
