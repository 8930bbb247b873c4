"""Frames of a map on one way of its camera, from one view to the next one.

From below to above: the base with the areas that changed hands, in its vignette; names of lands and
waters; fronts, ways and arrows; other words and signs; units; furniture; the date.
"""

from __future__ import annotations

from lantern.graphics.pixels import Planes
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.shot.base_painter import BasePainter
from lantern.visuals.map.shot.camera_path import CameraPath
from lantern.visuals.map.shot.furniture_times import compute_piece_opacity
from lantern.visuals.map.shot.layout import MapLayout
from lantern.visuals.map.shot.moving_items import MovingItemPainter
from lantern.visuals.map.shot.resting import RestingPainter
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from lantern.visuals.map.shot.unit_painter import UnitPainter
from lantern.visuals.map.shot.way_labels import WayLabels

_SCALE_BAR_SWAP = 0.2
"""Share of the camera's way over which the first scale bar goes, and the last one comes."""


class LegPainter:
    """Paints the frames in which a shot's camera is on one way, or rests at an end of it."""

    def __init__(
        self,
        setup: ShotSetup,
        layout: MapLayout,
        vignette: float,
        *,
        way_labels: WayLabels | None = None,
        base: BasePainter | None = None,
    ) -> None:
        """Prepare the painters of each layer; `vignette` is how dark the edges get, 0..1.

        A `base` may be shared by pieces of one track.
        """
        self._setup = setup
        self._furniture = layout.furniture
        self._base = base or BasePainter(setup, vignette)
        self._moving_items = MovingItemPainter(setup)
        self._units = UnitPainter(setup)
        self._symbols = SymbolPainter(
            setup,
            layout,
            units=self._units,
            way_labels=way_labels,
        )
        self._resting = RestingPainter(
            setup,
            base=self._base,
            moving_items=self._moving_items,
            symbols=self._symbols,
            units=self._units,
            furniture=self._furniture,
        )

    @property
    def camera(self) -> CameraPath:
        """Return where the camera is at each frame."""
        return self._setup.camera

    @property
    def items(self) -> list[str]:
        """Return the names of the items, in the order in which they are drawn."""
        return self._moving_items.items

    def list_symbols(self, share: float, progress: ItemProgress) -> F64:
        """Return the rectangles of the words and signs that are there, (n, 4) in pixels."""
        return self._symbols.list_boxes(share, progress)

    def paint_lettered(self, share: float, progress: ItemProgress) -> Planes:
        """Return the frame at a share of the way with names and furniture, without the date."""
        if self.camera.rests_at(share):
            frame = self._resting.paint(share, progress)
        else:
            frame = self._paint_travelling(share, progress)
        view = self.camera.find_view(share)
        brush.paint(
            frame, self._symbols.outline_emphasis(view, share, progress)
        )
        return frame

    def paint_bare(self, share: float, progress: ItemProgress) -> Planes:
        """Return the frame as it is in a dissolve to another map: the ground, and what moves."""
        view = self.camera.find_view(share)
        frame = self._base.paint(view, progress)
        self._moving_items.paint(frame, view, progress)
        self._units.paint(frame, share, progress)
        for sprite in self._furniture.neatline:
            sprite.blend_onto(frame)
        return frame

    def _paint_travelling(self, share: float, progress: ItemProgress) -> Planes:
        """Return a frame under a moving camera, without date and mount."""
        view = self.camera.find_view(share)
        symbols = self._symbols
        frame = self._base.paint(view, progress)
        symbols.draw_all(
            frame,
            symbols.land_names,
            view,
            share=share,
            progress=progress,
        )
        self._moving_items.paint(frame, view, progress)
        symbols.draw_all(
            frame,
            symbols.words_and_signs,
            view,
            share=share,
            progress=progress,
        )
        self._units.paint(frame, share, progress)
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
        """Draw the scale bar of the end that the camera is near to; none in between is true.

        That of a camera that follows something is there while it keeps its scale.
        """
        if not self.camera.rests:
            view = self.camera.find_view(share)
            self._draw_scale_bar(
                frame, view, 1 - self.camera.measure_zoom(share)
            )
            return
        self._draw_scale_bar(
            frame, self.camera.first, 1 - share / _SCALE_BAR_SWAP
        )
        end = 1 - _SCALE_BAR_SWAP
        self._draw_scale_bar(
            frame, self.camera.last, (share - end) / _SCALE_BAR_SWAP
        )

    def _draw_scale_bar(
        self, frame: Planes, view: Window, opacity: float
    ) -> None:
        if opacity <= 0:
            return
        for sprite in self._furniture.make_scale_bar(view):
            sprite.blend_onto(frame, min(opacity, 1.0))
