"""One shot of a map: base, what moves on it, words over it, furniture on top, at any frame.

At rest, what has come to its end is kept as pictures; under a moving camera everything is drawn for the frame.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from lantern.core.units import classify_shape
from lantern.graphics import paper
from lantern.graphics.pixels import OverlayLayer, Planes, Shade, Sprite, make_flat_frame
from lantern.visuals.map.geometry import brush, camera
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.lines import F64, measure_lengths
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.geometry.views import (
    enclose_canvases,
    fit_window,
    plan_canvases,
)
from lantern.visuals.map.geometry.window import Window, interpolate_windows
from lantern.visuals.map.labels.candidates import LabelContext
from lantern.visuals.map.labels.placement import LabelObstacles, place_labels
from lantern.visuals.map.labels.symbol_sprites import (
    SymbolSprite,
    compute_clearance,
    draw_sprites,
)
from lantern.visuals.map.motion import area_changes, paths
from lantern.visuals.map.motion.arrows import ArrowPainter
from lantern.visuals.map.motion.timing import (
    LEAD_SECONDS,
    REST_SECONDS,
    ease,
    find_stage_progress,
    plan_timings,
)
from lantern.visuals.map.shot.map_cache import BasemapImages
from lantern.visuals.map.shot.opening import MapResources, open_map
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.spec.map_file import Front
from lantern.visuals.map.spec.naming import find_end_views

if TYPE_CHECKING:
    from lantern.visuals import VisualContext

ItemProgress = Mapping[str, float]


class MapVisual:
    """Frames of one map shot."""

    def __init__(self, request: VisualContext) -> None:
        self._request = request
        self._map: MapResources = open_map(
            request.find, str(request.spec["map"]), request.drawing_cache
        )
        look = request.look
        self._size = _window_size(request)
        bands = {
            n: (x, y, x + w, y + h)
            for n, (x, y, w, h) in look.get_bands(
                request.size, request.captions
            ).items()
        }
        self._k = request.scale * (
            0.9 if classify_shape(request.size) == "square" else 1.0
        )
        self._room = SafeArea(self._size, bands, self._k, request.captions)
        plan, views = self._map.projection, self._map.map_file.views
        self._a, self._b = (
            fit_window(views[name], plan, self._size)
            for name in find_end_views(request.spec, self._map.map_file)
        )
        self._travels = self._a != self._b
        self._pans = self._travels and abs(self._a.km / self._b.km - 1) < 1e-6
        self._score = plan_timings(
            self._map.map_file, request.spec, request.length, request.fps
        )
        dates = (
            sorted({self._score.clock.format_date(n) for n in range(request.length)})
            if self._score.clock
            else []
        )
        told = replace(
            self._map,
            map_file=self._map.map_file.select_visible(self._score.visible_items),
        )
        self._deck = ScreenFurniture(
            told, self._room, first=self._a, last=self._b, dates=dates
        )
        self._kept: dict[tuple[Window, bool], Planes] = {}
        self._growing: dict[tuple[Window, str], ArrowPainter] = {}
        self._names = functools.lru_cache(maxsize=2)(self._draw_land_names)
        self._settled = functools.lru_cache(maxsize=2)(self._paint_static)
        self._top = functools.lru_cache(maxsize=2)(self._draw_top)

    # --- what it depends on, and when it changes

    def inputs(self) -> Sequence[Path]:
        return self._map.list_inputs(min(self._a.km, self._b.km))

    def state(self, n: int) -> Hashable:
        clock = self._score.clock
        return (
            "map",
            self._share(n),
            tuple(self._progress(n).values()),
            clock.format_date(n) if clock else "",
        )

    def paint(self, n: int) -> Planes:
        share, progress = self._share(n), self._progress(n)
        frame = (
            self._paint_resting(share, progress)
            if share in (0, 1)
            else self._paint_travelling(share, progress)
        )
        if self._score.clock:
            self._deck.draw_date(frame, self._score.clock.format_date(n))
        return self._add_mount(frame)

    def _share(self, n: int) -> float:
        """How far the camera is on its way: it starts after the picture has come, and rests before it leaves."""
        if not self._travels:
            return 0.0
        fps, length = self._request.fps, self._request.length
        start, stop = LEAD_SECONDS * fps, length - 1 - REST_SECONDS * fps
        if stop - start < 0.2 * fps:
            start, stop = 0.0, max(length - 1.0, 1.0)
        return round(ease((n - start) / (stop - start)), 7)

    def _progress(self, n: int) -> dict[str, float]:
        return {
            name: round(self._score.compute_progress(name, n), 5)
            for name in self._items
        }

    @functools.cached_property
    def _items(self) -> list[str]:
        """What moves, from below to above: fronts, ways, then arrows in the order in which they start."""
        sheet, spans = self._map.map_file, self._score.spans
        begins = {
            a.id: (spans[a.id].start if a.id in spans else -1e9, i)
            for i, a in enumerate(sheet.arrows)
        }
        drawn = (
            [f.id for f in sheet.fronts]
            + [m.id for m in sheet.landings]
            + sorted(begins, key=lambda a: begins[a])
        )
        return drawn + [name for name in sheet.list_items() if name not in set(drawn)]

    # --- the base

    @functools.cached_property
    def _canvas_windows(self) -> list[Window]:
        return plan_canvases(self._a, self._b)

    @functools.cached_property
    def _canvases(self) -> list[BasemapImages]:
        return [
            self._map.cache.load_canvas(board, self._k, self._lands)
            for board in self._canvas_windows
        ]

    def _lands(self) -> Mapping[str, Any]:
        return self._map.cache.load_area_rings(self._map.extent)

    @functools.cached_property
    def _ways(self) -> dict[str, paths.StagedPath]:
        return self._map.cache.load_ways()

    @functools.cached_property
    def _fields(self) -> area_changes.ChangeMasks | None:
        changed = [area for area in self._map.map_file.areas if area.becomes]
        if not changed:
            return None
        return area_changes.make_fields(
            enclose_canvases(self._canvas_windows),
            self._map.projection,
            changed,
            self._lands(),
            self._ways,
        )

    @functools.cached_property
    def _shade(self) -> Shade:
        vignette = self._request.look.vignette
        return paper.make_vignette(
            self._size,
            vignette.dark_card * 0.7 if self._map.style.dark else vignette.light_card,
        )

    def _base(self, view: Window, progress: ItemProgress) -> Planes:
        frame = self._paint_canvas(view, False)
        frame = frame.copy() if view in (self._a, self._b) else frame
        if self._fields:
            share = area_changes.compute_weight(
                self._fields, lambda item: self._find_position(item, progress), view
            )
            if share is not None:
                area_changes.blend(
                    frame, functools.partial(self._paint_changed, view), (view, share)
                )
        return frame if view in (self._a, self._b) else self._shade.darken(frame)

    def _paint_canvas(self, view: Window, after: bool) -> Planes:
        """The base before or after areas changed; under a resting camera it is kept, in its vignette."""
        levels = [drawn.after if after else drawn.before for drawn in self._canvases]
        if view not in (self._a, self._b):
            return camera.compose_frame(levels, view, self._pans)
        if (view, after) not in self._kept:
            self._kept[view, after] = self._shade.darken(
                camera.compose_frame(levels, view)
            )
        return self._kept[view, after]

    def _paint_changed(
        self, view: Window, part: Window, box: area_changes.EvenBounds
    ) -> Planes:
        """A part of the base after areas changed."""
        if view not in (self._a, self._b):
            return camera.compose_frame(
                [drawn.after for drawn in self._canvases], part, self._pans
            )
        x0, y0, x1, y1 = box
        whole = self._paint_canvas(view, True)
        half = np.s_[y0 // 2 : y1 // 2, x0 // 2 : x1 // 2]
        cuts = whole.y[y0:y1, x0:x1], whole.u[half], whole.v[half]
        return Planes(*(np.ascontiguousarray(plane) for plane in cuts))

    def _find_position(self, item: str, progress: ItemProgress) -> float:
        """An item's place on its way: a front's stages lie apart by their dates."""
        front = next((f for f in self._map.map_file.fronts if f.id == item), None)
        return (
            find_stage_progress(front, self._map.map_file, progress[item])
            if front
            else progress[item]
        )

    # --- what moves on it

    def _shapes(
        self, item: str, view: Window, progress: ItemProgress
    ) -> list[brush.PolygonFill]:
        if item not in self._ways or not self._score.is_visible(item):
            return []
        inks = self._map.style, self._k
        sheet = self._map.map_file
        for arrow in sheet.arrows:
            if arrow.id == item:
                line = paths.trace_way(self._ways[item].stages[0], view)
                return paths.draw_arrow(arrow, line, progress[item], inks)
        for landing in sheet.landings:
            if landing.id == item:
                line = paths.trace_way(self._ways[item].stages[0], view)
                return paths.draw_landing(landing, line, progress[item], inks)
        front = next(f for f in sheet.fronts if f.id == item)
        line = paths.to_pixels(
            self._ways[item].interpolate(self._find_position(item, progress)), view
        )
        return paths.draw_front(
            front,
            line,
            self._ticks[item],
            inks,
            self._find_drawn_share(front, progress),
        )

    def _find_drawn_share(self, front: Front, progress: ItemProgress) -> float:
        """How much of a front's line is there: one bound to words comes with them, and then goes its stages."""
        span = self._score.spans.get(front.id)
        by_words = span is not None and span.clock is None
        if len(front.stages) == 1:
            return progress[front.id]
        return min(1.0, 5 * progress[front.id]) if by_words else 1.0

    @functools.cached_property
    def _ticks(self) -> dict[str, paths.FrontTicks]:
        zooms = abs(self._a.km / self._b.km - 1) > 0.02
        found = {}
        for front in self._map.map_file.fronts:
            stages = [
                paths.to_pixels(stage, self._b) for stage in self._ways[front.id].stages
            ]
            longest = max(stages, key=lambda line: float(measure_lengths(line)[-1]))
            found[front.id] = paths.fit_ticks(longest, self._k, zooms)
        return found

    # --- words

    @functools.cached_property
    def _sheet(self) -> LabelContext:
        found = self._map
        return LabelContext(
            found.map_file,
            found.style,
            found.projection,
            self._ways,
            self._k,
            self._score.visible_items,
        )

    @functools.cached_property
    def _marks(self) -> list[SymbolSprite]:
        """Both ends' layouts. A name on the same side at both ends stays; the others leave, then come."""
        first, last = self._ground(self._a), self._ground(self._b)
        there = place_labels(self._sheet, self._a, first)
        if not self._travels:
            return draw_sprites(
                [(mark, "stay") for mark in there], self._map.projection
            )
        here = place_labels(
            self._sheet, self._b, last, {mark.key: mark.side for mark in there}
        )
        stays = {(m.key, m.side) for m in there} & {(m.key, m.side) for m in here}
        marks = [(m, "stay" if (m.key, m.side) in stays else "go") for m in there]
        return draw_sprites(
            marks + [(m, "come") for m in here if (m.key, m.side) not in stays],
            self._map.projection,
        )

    @functools.cached_property
    def _reserved(self) -> F64:
        """(n, 4) the rectangles that a travelling mark fades under."""
        return np.array(
            [*self._deck.occupied, *self._room.reserved], np.float64
        ).reshape(-1, 4)

    def _ground(self, view: Window) -> LabelObstacles:
        nearest = min(
            self._canvases,
            key=lambda drawn: abs(np.log(drawn.before.window.km / view.km)),
        )
        board, land = nearest.before.window, nearest.land
        scale = view.km / board.km
        x = (
            (view.x - view.size[0] * view.km / 2 - board.x) / board.km
            + board.size[0] / 2
        ) / 4
        y = (
            (board.y - view.y - view.size[1] * view.km / 2) / board.km
            + board.size[1] / 2
        ) / 4
        matrix = np.array([[scale, 0, x], [0, scale, y]])
        size = (view.size[0] // 4, view.size[1] // 4)
        flat = cv2.warpAffine(
            land, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        return LabelObstacles(
            (*self._deck.occupied, *self._room.reserved), np.asarray(flat, np.uint8)
        )

    def _compute_opacity(
        self, placed: SymbolSprite, share: float, progress: ItemProgress
    ) -> float:
        """A mark's opacity: as far as its item has come, and as the camera lets it stand there."""
        mark = placed.mark
        shown = (
            {"stay": 1.0, "go": 1 - share / 0.45, "come": (share - 0.55) / (1 - 0.55)}[
                placed.role
            ]
            if self._travels
            else 1.0
        )
        if mark.item:
            come = progress.get(mark.item, 1.0)
            shown = min(
                shown,
                (come - mark.visible_after) / 0.06
                if mark.visible_after
                else come * 1.6,
            )
        return min(max(shown, 0.0), 1.0)

    def _lay(
        self,
        target: Planes | OverlayLayer,
        placed: SymbolSprite,
        view: Window,
        shown: float,
        progress: ItemProgress,
    ) -> None:
        if shown <= 0.002:
            return
        mark = placed.mark
        spot = paths.to_pixels(placed.spot, view)[0]
        spot = spot if self._travels else np.rint(spot)
        if self._travels:
            shown = min(
                shown, compute_clearance(placed, spot, self._room, self._reserved)
            )
        lift = 0.0
        if mark.key.startswith("drop ") and progress[mark.item] < 1:
            lift = -30 * self._k * (1 - progress[mark.item]) ** 3
        x, y = float(spot[0]), float(spot[1]) + lift
        if isinstance(target, OverlayLayer):
            target.add(placed.sprite, shown, x, y)
        else:
            placed.sprite.blend_onto(target, shown, x, y)

    # --- frames

    def _paint_resting(self, share: float, progress: ItemProgress) -> Planes:
        view = self._b if share else self._a
        order = [item for item in self._items if item in self._ways]
        areas = tuple(
            progress[area.id] for area in self._map.map_file.areas if area.becomes
        )
        moves = next(
            (i for i, item in enumerate(order) if 0 < progress[item] < 1), len(order)
        )
        still = tuple((item, progress[item]) for item in order[:moves])
        turning = (
            tuple(progress[f.id] for f in self._map.map_file.fronts)
            if self._fields
            else ()
        )
        frame = self._settled(share, still, areas + turning).copy()
        for item in order[moves:]:
            self._grow(frame, item, view, progress)
        shown = [
            self._compute_opacity(placed, share, progress) for placed in self._marks
        ]
        self._top(share, tuple(k >= 1 for k in shown)).blend_onto(frame)
        for placed, k in zip(self._marks, shown, strict=True):
            if 0 < k < 1 and not placed.mark.is_under_arrows:
                self._lay(frame, placed, view, k, progress)
        self._deck.draw_view_outline(frame, view)
        return frame

    def _paint_static(
        self,
        share: float,
        still: tuple[tuple[str, float], ...],
        _turned: tuple[float, ...],
    ) -> Planes:
        """Base, names of lands, and what has come to rest under the first thing that moves."""
        view = self._b if share else self._a
        progress = (
            dict.fromkeys(self._items, 1.0)
            | self._restore_change_progress(_turned)
            | dict(still)
        )
        frame = self._base(view, progress)
        self._names(share).blend_onto(frame)
        for item, _ in still:
            self._grow(frame, item, view, progress)
        return frame

    def _grow(
        self, frame: Planes, item: str, view: Window, progress: ItemProgress
    ) -> None:
        """Something that moves, under a resting camera: solid arrows are uncovered, the rest is drawn anew."""
        arrow = next(
            (
                a
                for a in self._map.map_file.arrows
                if a.id == item and a.line == "solid"
            ),
            None,
        )
        if arrow is None or not self._score.is_visible(item):
            brush.paint(frame, self._shapes(item, view, progress))
            return
        if (view, item) not in self._growing:
            line = paths.trace_way(self._ways[item].stages[0], view)
            form = ArrowGeometry(
                line,
                paths.compute_arrow_width(
                    arrow, float(measure_lengths(line)[-1]), self._k
                ),
            )
            self._growing[view, item] = ArrowPainter(
                arrow, form, (self._map.style, self._k), self._size
            )
        self._growing[view, item].draw_onto(frame, progress[item])

    def _draw_land_names(self, share: float) -> OverlayLayer:
        """Names of lands and waters, under everything that moves."""
        glaze, view = OverlayLayer(self._size), self._b if share else self._a
        full = dict.fromkeys(self._items, 1.0)
        for placed in self._marks:
            if placed.mark.is_under_arrows:
                self._lay(
                    glaze,
                    placed,
                    view,
                    self._compute_opacity(placed, share, full),
                    full,
                )
        return glaze

    def _restore_change_progress(self, turned: tuple[float, ...]) -> dict[str, float]:
        names = [area.id for area in self._map.map_file.areas if area.becomes]
        names += [f.id for f in self._map.map_file.fronts] if self._fields else []
        return dict(zip(names, turned, strict=True))

    def _draw_top(self, share: float, whole: tuple[bool, ...]) -> OverlayLayer:
        """Words and signs that are there in full, and the furniture."""
        view = self._b if share else self._a
        glaze = OverlayLayer(self._size)
        full = dict.fromkeys(self._items, 1.0)
        for placed, there in zip(self._marks, whole, strict=True):
            if there and not placed.mark.is_under_arrows:
                self._lay(glaze, placed, view, 1.0, full)
        for sprite in self._deck.sprites:
            glaze.add(sprite)
        for sprite in self._deck.make_scale_bar(view):
            glaze.add(sprite)
        return glaze

    def _paint_travelling(self, share: float, progress: ItemProgress) -> Planes:
        view = interpolate_windows(self._a, self._b, share)
        frame = self._base(view, progress)
        for placed in self._marks:
            if placed.mark.is_under_arrows:
                self._lay(
                    frame,
                    placed,
                    view,
                    self._compute_opacity(placed, share, progress),
                    progress,
                )
        for item in self._items:
            if item in self._ways:
                brush.paint(frame, self._shapes(item, view, progress))
        for placed in self._marks:
            if not placed.mark.is_under_arrows:
                self._lay(
                    frame,
                    placed,
                    view,
                    self._compute_opacity(placed, share, progress),
                    progress,
                )
        self._deck.merged_sprites.blend_onto(frame)
        for end, k in ((self._a, 1 - share / 0.2), (self._b, (share - 0.8) / 0.2)):
            for sprite in self._deck.make_scale_bar(end) if k > 0 else ():
                sprite.blend_onto(frame, min(k, 1.0))
        self._deck.draw_view_outline(frame, view)
        return frame

    def _add_mount(self, frame: Planes) -> Planes:
        """The map in its window above the mount, where captions are burned in."""
        if self._size == self._request.size:
            return frame
        whole = make_flat_frame(self._request.size)
        rows = self._size[1]
        for under, over, step in (
            (whole.y, frame.y, 1),
            (whole.u, frame.u, 2),
            (whole.v, frame.v, 2),
        ):
            under[: rows // step] = over
        self._mount.blend_onto(whole)
        return whole

    @functools.cached_property
    def _mount(self) -> Sprite:
        look = self._request.look
        return paper.draw_mount(
            self._request.size,
            look,
            look.plates.ink if self._map.style.dark else look.plates.paper,
        )


def _window_size(request: VisualContext) -> tuple[int, int]:
    """The frame, or its part above the mount that carries burned-in captions."""
    w, h = request.size
    mount = (
        request.look.get_bands(request.size, True).get("mount")
        if request.captions
        else None
    )
    return (w, int(mount[1] / 4) * 4) if mount else (w, h)
