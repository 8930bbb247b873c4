"""The base under everything else: the ground as the camera sees it, and areas that change hands."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantern.graphics import paper
from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.shade import Shade
from lantern.visuals.map.geometry import camera
from lantern.visuals.map.geometry.camera import CanvasImage
from lantern.visuals.map.geometry.views import enclose_canvases
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion import area_changes
from lantern.visuals.map.shot.control_painter import ControlPainter
from lantern.visuals.map.shot.horizon import fade_to_horizon
from lantern.visuals.map.shot.map_cache import BasemapImages
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup


@dataclass(frozen=True)
class _KeptFrame:
    """Which base is kept: the window it shows, and whether areas have changed hands."""

    view: Window
    after: bool


class BasePainter:
    """Paints the base of one shot."""

    def __init__(self, setup: ShotSetup, vignette: float) -> None:
        """Keep what the base is painted from; `vignette` is how dark the edges get, 0..1."""
        self._setup = setup
        self._camera = setup.camera
        self._map = setup.resources
        self._vignette_strength = vignette
        self._control = ControlPainter(setup)
        self._kept: dict[_KeptFrame, Planes] = {}

    def paint(self, view: Window, progress: ItemProgress) -> Planes:
        """Return the base at a window, with its vignette; the caller may draw on it."""
        if self._camera.is_end(view):
            frame = self._paint_end(view, after=False).copy()
            self._blend_changes(frame, view, progress)
            self._control.paint(frame, view, progress)
            return frame
        crisp = self._camera.is_crisp(view)
        frame = camera.compose_frame(self._list_levels(False), view, crisp)
        self._blend_changes(frame, view, progress)
        frame = self._finish(frame, view)
        self._control.paint(frame, view, progress)
        return frame

    def _finish(self, frame: Planes, view: Window) -> Planes:
        """Return a frame that fades towards the horizon, in its vignette."""
        faded = fade_to_horizon(frame, view, self._map.cache.style.paper)
        return self._vignette.darken(faded)

    def serves(self, setup: ShotSetup) -> bool:
        """Tell whether another piece of the same track lies on the same canvases."""
        return self._camera.shares_canvases(setup.camera)

    @property
    def held_by(self) -> list[str]:
        """Return the items that decide who holds the ground."""
        return self._control.names

    @property
    def changes_hands(self) -> bool:
        """Tell whether any area changes its colour."""
        return any(area.becomes for area in self._map.map_file.areas)

    # --- canvases

    @functools.cached_property
    def _canvas_windows(self) -> list[Window]:
        return self._camera.plan_canvases()

    @functools.cached_property
    def _canvases(self) -> list[BasemapImages]:
        cache = self._map.cache
        unit = self._setup.unit
        rings = functools.partial(
            self._map.load_area_rings, self._camera.beyond
        )
        return [
            cache.load_canvas(window, unit, rings)
            for window in self._canvas_windows
        ]

    def _list_levels(self, after: bool) -> Sequence[CanvasImage]:
        """Return the canvases, widest first, before or after areas change hands."""
        if after:
            return [drawn.after for drawn in self._canvases]
        return [drawn.before for drawn in self._canvases]

    @functools.cached_property
    def _vignette(self) -> Shade:
        return paper.make_vignette(self._setup.size, self._vignette_strength)

    def _paint_end(self, view: Window, *, after: bool) -> Planes:
        """Return the base at an end of the way in its vignette; kept, so nobody may draw on it."""
        key = _KeptFrame(view, after)
        if key not in self._kept:
            frame = camera.compose_frame(self._list_levels(after), view)
            self._kept[key] = self._finish(frame, view)
        return self._kept[key]

    # --- areas that change hands

    @functools.cached_property
    def _change_masks(self) -> area_changes.ChangeMasks | None:
        changed = [area for area in self._map.map_file.areas if area.becomes]
        if not changed:
            return None
        return area_changes.make_fields(
            enclose_canvases(self._canvas_windows),
            self._map.projection,
            changed,
            rings=self._map.load_area_rings(self._camera.beyond),
            ways=self._map.ways,
        )

    def _blend_changes(
        self, frame: Planes, view: Window, progress: ItemProgress
    ) -> None:
        """Show what areas have become, as far as they have changed, in place."""
        if self._change_masks is None:
            return
        weight = area_changes.compute_weight(
            self._change_masks,
            lambda item: self._setup.find_position(item, progress),
            view,
        )
        if weight is not None:
            changed = functools.partial(self._paint_changed, view)
            area_changes.blend(
                frame,
                changed,
                view=view,
                weight=weight,
            )

    def _paint_changed(
        self, view: Window, part: Window, box: area_changes.EvenBounds
    ) -> Planes:
        """Return a part of the base after areas have changed: `part` is at `box` in the frame."""
        levels = self._list_levels(True)
        if not self._camera.is_end(view) and not view.is_oblique:
            crisp = self._camera.is_crisp(part)
            return camera.compose_frame(levels, part, crisp)
        left, top, right, bottom = box
        if self._camera.is_end(view):
            whole = self._paint_end(view, after=True)
        else:
            whole = camera.compose_frame(levels, view)
        half = np.s_[top // 2 : bottom // 2, left // 2 : right // 2]
        return Planes(
            np.ascontiguousarray(whole.y[top:bottom, left:right]),
            np.ascontiguousarray(whole.u[half]),
            np.ascontiguousarray(whole.v[half]),
        )
