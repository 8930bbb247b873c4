"""One shot of a map, frame by frame.

Its camera has one way, or several legs one after the other. Where captions are burned in, all this
stands above a mount.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.graphics import paper
from lantern.graphics.pixels import Planes, make_flat_frame, mix_planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.base_painter import BasePainter
from lantern.visuals.map.shot.camera_path import CameraPath
from lantern.visuals.map.shot.globe_painter import GlobePainter
from lantern.visuals.map.shot.layout import (
    MapLayout,
    list_passing,
    make_layout,
    request_layout,
)
from lantern.visuals.map.shot.leg_painter import LegPainter
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.shot.piece_names import name_progress
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.shot.setup import ShotSetup, prepare_shot, split_legs
from lantern.visuals.map.shot.way_labels import WayLabels
from lantern.visuals.map.spec.map_style import MapStyle
from lantern.visuals.map.spec.naming import find_point
from lantern.visuals.notes.locating import PartOfPicture

if TYPE_CHECKING:
    from lantern.graphics.look import Look
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec


class MapVisual:
    """Frames of one map shot."""

    def __init__(self, spec: MapSpec, context: VisualContext) -> None:
        """Open the map; nothing is drawn before it is needed.

        Raises:
            AssetFailure: the map file or its style has faults, or the map lacks a view.
        """
        self._context = context
        self._spec = spec
        self._setup = prepare_shot(spec, context)
        self._layout_request = request_layout(self._setup.framing)

    # --- what is laid out; planning needs none of it, and to place all names takes long

    @functools.cached_property
    def _layout(self) -> MapLayout:
        return make_layout(self._layout_request)

    @property
    def _furniture(self) -> ScreenFurniture:
        return self._layout.furniture

    @functools.cached_property
    def _leg_setups(self) -> Sequence[ShotSetup]:
        return split_legs(self._setup, self._spec.legs)

    @functools.cached_property
    def _vignette(self) -> float:
        if self._context.flat_ground is not None:
            return 0.0
        return _choose_vignette(self._context.look, self._setup.resources.style)

    @functools.cached_property
    def _way_labels(self) -> WayLabels:
        return WayLabels(self._leg_setups, self._layout)

    @functools.cached_property
    def _globe(self) -> GlobePainter | None:
        if self._spec.globe is None:
            return None
        return GlobePainter(
            self._setup,
            self._spec.globe,
            look=self._context.look,
            vignette=self._vignette,
        )

    @functools.cached_property
    def _legs(self) -> Sequence[LegPainter]:
        painters: list[LegPainter] = []
        base: BasePainter | None = None
        for leg in self._leg_setups:
            if base is None or not base.serves(leg):
                base = BasePainter(leg, self._vignette)
            painter = LegPainter(
                leg,
                self._layout,
                self._vignette,
                way_labels=self._way_labels,
                base=base,
            )
            painters.append(painter)
        return painters

    # --- what others ask

    @property
    def resources(self) -> MapResources:
        """Return the map that the shot shows."""
        return self._setup.resources

    @property
    def camera(self) -> CameraPath:
        """Return where the camera is on its first leg."""
        return self._legs[0].camera

    @property
    def furniture(self) -> ScreenFurniture:
        """Return what belongs to the screen and not to the ground."""
        return self._furniture

    # --- what it depends on, and when it changes

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""
        framing = self._setup.framing
        scales = [framing.windows[name].km for name in framing.views]
        return self.resources.list_inputs(min(scales))

    def state(self, n: int) -> Hashable:
        """Return what frame n shows; equal states paint equal pixels."""
        progress = self._compute_progress(n)
        if self._globe and self._globe.is_seen(n):
            arrived = self._globe.path.compute_arrival(n)
            there = tuple(progress.values()) if arrived > 0 else ()
            return ("globe", self._globe.state(n), arrived, there)
        leg = self._find_leg(n)
        share = self._legs[leg].camera.compute_share(n)
        lettered = self._setup.compute_lettering(n)
        date = self._format_date(n)
        return ("map", leg, share, tuple(progress.values()), *date, lettered)

    def _find_leg(self, n: int) -> int:
        """Return the number of the last leg that has begun by frame n, or of the first one."""
        found = 0
        for i, leg in enumerate(self._legs):
            if leg.camera.start is not None and leg.camera.start <= n:
                found = i
        return found

    def _compute_progress(self, n: int) -> dict[str, float]:
        """Return how far each item has come at frame n, in the order in which they are drawn.

        Furniture that is there for a while is among them.
        """
        progress: dict[str, float] = {}
        for item in self._legs[0].items:
            progress[item] = round(
                self._setup.schedule.compute_progress(item, n), 5
            )
        times = self._setup.furniture
        if times:
            for piece in self._furniture.names:
                progress[name_progress(piece)] = times.compute_progress(
                    piece, n
                )
        return progress

    def _format_date(self, n: int) -> tuple[str, ...]:
        """Return the date in the corner at frame n, then the number of the day, if it has them."""
        clock = self._setup.schedule.clock
        if clock is None:
            return ()
        return clock.format_date(n), clock.format_count(n)

    # --- where things are

    def locate(self, part: PartOfPicture, n: int) -> Box:
        """Return where a place or a point of the ground is in frame n, in pixels.

        Raises:
            AssetFailure: the map has no such place.
        """
        if self._globe and self._globe.is_seen(n):
            return self._globe.locate(part, n)
        view = self._find_window(n)
        point = find_point(self.resources.map_file, part.spot)
        ((x, y),) = view.to_pixels(self.resources.projection, point).tolist()
        side = part.km / view.km if part.km else 0.0
        return x - side / 2, y - side / 2, side, side

    def _find_window(self, n: int) -> Window:
        """Return what frame n shows, when no globe is seen."""
        camera = self._legs[self._find_leg(n)].camera
        return camera.find_view(camera.compute_share(n))

    @property
    def marking_ink(self) -> str:
        """What is marked on the map is marked in this ink."""
        return self.resources.style.arrow

    def find_marking_opacity(self, n: int) -> float:
        """Return how far marks are there in frame n, 0 to 1: they come and go with the names."""
        return self._setup.compute_lettering(n)

    def trace_view(self, n: int) -> F64 | None:
        """Return longitude and latitude along the edge of frame n, (k, 2); None for a globe."""
        if self._globe and self._globe.is_seen(n):
            return None
        return self._find_window(n).trace_edge(self.resources.projection)

    def place_ground(self, points: F64, n: int) -> F64:
        """Return pixels of frame n, (k, 2), for longitude and latitude, (k, 2)."""
        return self._find_window(n).to_pixels(self.resources.projection, points)

    def list_furniture(self) -> list[Box]:
        """Return where the map's furniture is, in pixels; also what leaves after a while."""
        bounds = (*self._furniture.occupied, *list_passing(self._furniture))
        return [(x, y, right - x, below - y) for x, y, right, below in bounds]

    def list_words(self, n: int) -> list[Box]:
        """Return where the names and signs of frame n are, in pixels."""
        leg = self._legs[self._find_leg(n)]
        bounds = leg.list_symbols(
            leg.camera.compute_share(n), self._compute_progress(n)
        )
        return [
            (x, y, right - x, below - y)
            for x, y, right, below in bounds.tolist()
        ]

    # --- frames

    def paint(self, n: int) -> Planes:
        """Return frame n, at the context's size; the caller may draw on it."""
        if self._globe and self._globe.is_seen(n):
            return self._add_mount(self._paint_globe(self._globe, n))
        lettered = self._setup.compute_lettering(n)
        if lettered >= 1:
            return self._add_mount(self._paint_lettered(n))
        leg = self._legs[self._find_leg(n)]
        share = leg.camera.compute_share(n)
        frame = leg.paint_bare(share, self._compute_progress(n))
        if lettered > 0:
            frame = mix_planes(frame, self._paint_lettered(n), lettered)
        return self._add_mount(frame)

    def _paint_globe(self, globe: GlobePainter, n: int) -> Planes:
        """Return frame n while the shot shows its globe, without the mount."""
        frame = globe.paint(n)
        for sprite in self._furniture.neatline:
            sprite.blend_onto(frame)
        arrived = globe.path.compute_arrival(n)
        if arrived > 0:
            bare = self._legs[0].paint_bare(0.0, self._compute_progress(n))
            frame = mix_planes(frame, bare, arrived)
        return frame

    def _paint_lettered(self, n: int) -> Planes:
        """Return frame n with names, furniture and date, without the mount."""
        leg = self._legs[self._find_leg(n)]
        share = leg.camera.compute_share(n)
        progress = self._compute_progress(n)
        frame = leg.paint_lettered(share, progress)
        view = leg.camera.find_view(share)
        self._way_labels.draw(frame, view, progress, n=n)
        if self._setup.schedule.clock:
            self._furniture.draw_date(frame, *self._format_date(n))
        return frame

    # --- the mount

    def _add_mount(self, frame: Planes) -> Planes:
        """Return the frame of the film: the map alone, or above the mount for captions."""
        if self._setup.size == self._context.size:
            return frame
        whole = make_flat_frame(self._context.size)
        rows = self._setup.size[1]
        whole.y[:rows] = frame.y
        whole.u[: rows // 2] = frame.u
        whole.v[: rows // 2] = frame.v
        self._mount.blend_onto(whole)
        return whole

    @functools.cached_property
    def _mount(self) -> Sprite:
        look = self._context.look
        inks = look.plates.paper
        if self.resources.style.dark:
            inks = look.plates.ink
        return paper.draw_mount(self._context.size, look, inks)


def _choose_vignette(look: Look, style: MapStyle) -> float:
    """Return how dark the edges of the frame get, from 0 to 1."""
    if style.dark:
        return look.vignette.dark_card * 0.7
    return look.vignette.light_card
