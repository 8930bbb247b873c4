"""One shot of a map, frame by frame.

A frame is painted from below to above: the base with the areas that changed hands, in its
vignette; names of lands and waters; fronts, ways and arrows; other words and signs; furniture; the
date. Where captions are burned in, all this stands above a mount.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lantern.graphics import paper
from lantern.graphics.pixels import Planes, make_flat_frame, mix_planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.base_painter import BasePainter
from lantern.visuals.map.shot.camera_path import CameraPath
from lantern.visuals.map.shot.furniture_times import compute_piece_opacity
from lantern.visuals.map.shot.layout import lay_out
from lantern.visuals.map.shot.moving_items import MovingItemPainter
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.shot.piece_names import name_progress
from lantern.visuals.map.shot.resting import RestingPainter
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.shot.setup import ItemProgress, prepare_shot
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from lantern.visuals.map.spec.map_file import MapStyle

if TYPE_CHECKING:
    from lantern.graphics.look import Look
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

_SCALE_BAR_SWAP = 0.2
"""Share of the camera's way over which the first scale bar goes, and the last one comes."""


class MapVisual:
    """Frames of one map shot."""

    def __init__(self, spec: MapSpec, context: VisualContext) -> None:
        """Open the map; nothing is drawn before it is needed.

        Raises:
            AssetFailure: the map file or its style has faults, or the map lacks a view.
        """
        self._context = context
        self._setup = prepare_shot(spec, context)
        layout = lay_out(self._setup.framing)
        self._furniture = layout.furniture
        style = self._setup.resources.style
        self._base = BasePainter(self._setup, _choose_vignette(context.look, style))
        self._moving_items = MovingItemPainter(self._setup)
        self._symbols = SymbolPainter(self._setup, layout)
        self._resting = RestingPainter(
            self._setup,
            base=self._base,
            moving_items=self._moving_items,
            symbols=self._symbols,
            furniture=self._furniture,
        )

    @property
    def resources(self) -> MapResources:
        """Return the map that the shot shows."""
        return self._setup.resources

    @property
    def camera(self) -> CameraPath:
        """Return where the camera is at each frame."""
        return self._setup.camera

    @property
    def furniture(self) -> ScreenFurniture:
        """Return what belongs to the screen and not to the ground."""
        return self._furniture

    # --- what it depends on, and when it changes

    def inputs(self) -> Sequence[Path]:
        """Return the files whose bytes decide the picture."""
        return self.resources.list_inputs(
            min(self.camera.first.km, self.camera.last.km)
        )

    def state(self, n: int) -> Hashable:
        """Return what frame n shows; equal states paint equal pixels."""
        progress = self._compute_progress(n)
        share = self.camera.compute_share(n)
        lettered = self._setup.compute_lettering(n)
        date = self._format_date(n)
        return ("map", share, tuple(progress.values()), date, lettered)

    def _compute_progress(self, n: int) -> dict[str, float]:
        """Return how far each item has come at frame n, in the order in which they are drawn.

        Furniture that is there for a while is among them.
        """
        progress: dict[str, float] = {}
        for item in self._moving_items.items:
            progress[item] = round(self._setup.schedule.compute_progress(item, n), 5)
        times = self._setup.furniture
        if times:
            for piece in self._furniture.names:
                progress[name_progress(piece)] = times.compute_progress(piece, n)
        return progress

    def _format_date(self, n: int) -> str:
        """Return the date in the corner at frame n; empty if the shot shows none."""
        clock = self._setup.schedule.clock
        if clock is None:
            return ""
        return clock.format_date(n)

    # --- frames

    def paint(self, n: int) -> Planes:
        """Return frame n, at the context's size; the caller may draw on it."""
        lettered = self._setup.compute_lettering(n)
        if lettered >= 1:
            return self._add_mount(self._paint_lettered(n))
        frame = self._paint_bare(n)
        if lettered > 0:
            frame = mix_planes(frame, self._paint_lettered(n), lettered)
        return self._add_mount(frame)

    def _paint_lettered(self, n: int) -> Planes:
        """Return frame n with names, furniture and date, without the mount."""
        share = self.camera.compute_share(n)
        progress = self._compute_progress(n)
        if share in (0, 1):
            frame = self._resting.paint(share, progress)
        else:
            frame = self._paint_travelling(share, progress)
        view = self.camera.find_view(share)
        brush.paint(frame, self._symbols.outline_emphasis(view, share, progress))
        if self._setup.schedule.clock:
            self._furniture.draw_date(frame, self._format_date(n))
        return frame

    def _paint_bare(self, n: int) -> Planes:
        """Return frame n as it is in a dissolve to another map: the ground, and what moves."""
        share = self.camera.compute_share(n)
        progress = self._compute_progress(n)
        view = self.camera.find_view(share)
        frame = self._base.paint(view, progress)
        self._moving_items.paint(frame, view, progress)
        for sprite in self._furniture.neatline:
            sprite.blend_onto(frame)
        return frame

    def _paint_travelling(self, share: float, progress: ItemProgress) -> Planes:
        """Return a frame under a moving camera, without date and mount."""
        view = self.camera.find_view(share)
        symbols = self._symbols
        frame = self._base.paint(view, progress)
        symbols.draw_all(
            frame, symbols.land_names, view, share=share, progress=progress
        )
        self._moving_items.paint(frame, view, progress)
        symbols.draw_all(
            frame, symbols.words_and_signs, view, share=share, progress=progress
        )
        furniture = self._furniture
        complete = furniture.list_complete(progress)
        furniture.merge(complete).blend_onto(frame)
        furniture.draw_partly(frame, progress)
        if "scale" in complete:
            self._draw_scale_bars(frame, share)
        globe = compute_piece_opacity("globe", progress)
        furniture.draw_view_outline(frame, view, globe)
        return frame

    def _draw_scale_bars(self, frame: Planes, share: float) -> None:
        """Draw the scale bar of the end that the camera is near to; none in between is true."""
        self._draw_scale_bar(frame, self.camera.first, 1 - share / _SCALE_BAR_SWAP)
        end = 1 - _SCALE_BAR_SWAP
        self._draw_scale_bar(frame, self.camera.last, (share - end) / _SCALE_BAR_SWAP)

    def _draw_scale_bar(self, frame: Planes, view: Window, opacity: float) -> None:
        if opacity <= 0:
            return
        for sprite in self._furniture.make_scale_bar(view):
            sprite.blend_onto(frame, min(opacity, 1.0))

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
