"""Frames under a camera at rest: what doesn't change from frame to frame is painted once and kept.

From below to above they have the same order as frames under a moving camera.
"""

from __future__ import annotations

import functools

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import OverlayLayer
from lantern.visuals.map.shot.base_painter import BasePainter
from lantern.visuals.map.shot.furniture_times import compute_piece_opacity
from lantern.visuals.map.shot.moving_items import MovingItemPainter
from lantern.visuals.map.shot.screen_furniture import ScreenFurniture
from lantern.visuals.map.shot.setup import ItemProgress, ShotSetup
from lantern.visuals.map.shot.symbol_painter import SymbolPainter
from lantern.visuals.map.shot.unit_painter import UnitPainter

FixedProgress = tuple[tuple[str, float], ...]
"""Items and how far they have come, as a key for what is kept."""


class RestingPainter:
    """Paints the frames of one shot in which the camera is at the start or the end of its way."""

    def __init__(
        self,
        setup: ShotSetup,
        *,
        base: BasePainter,
        moving_items: MovingItemPainter,
        symbols: SymbolPainter,
        units: UnitPainter,
        furniture: ScreenFurniture,
    ) -> None:
        """Keep the painters of each layer."""
        self._setup = setup
        self._base = base
        self._moving_items = moving_items
        self._symbols = symbols
        self._units = units
        self._furniture = furniture
        # two each: one for either end of the way
        self._land_names = functools.lru_cache(maxsize=2)(self._draw_land_names)
        self._ground = functools.lru_cache(maxsize=2)(self._paint_ground)
        self._top = functools.lru_cache(maxsize=4)(self._draw_top)

    def paint(self, share: float, progress: ItemProgress) -> Planes:
        """Return a frame at a share of the camera's way, 0 or 1, without date and mount."""
        view = self._setup.camera.find_view(share)
        lines = self._moving_items.lines
        first = self._find_first_moving(progress)
        finished = _fix(lines[:first], progress)
        changes = self._fix_legs(lines[:first], progress) + self._fix_changes(
            progress
        )
        names = self._fix_land_names(share, progress)
        frame = self._ground(share, finished, changes, names=names).copy()
        for item in lines[first:]:
            self._moving_items.paint_at_rest(
                frame, item, view, progress=progress
            )
        self._draw_symbols_and_furniture(frame, share, progress)
        self._furniture.draw_partly(frame, progress)
        globe = compute_piece_opacity("globe", progress)
        self._furniture.draw_view_outline(frame, view, globe)
        return frame

    def _fix_land_names(
        self, share: float, progress: ItemProgress
    ) -> tuple[float, ...]:
        """Return how far each name of a land is there: furniture may stand in its place."""
        names = self._symbols.land_names
        return tuple(
            self._symbols.compute_opacity(each, share, progress)
            for each in names
        )

    def _find_first_moving(self, progress: ItemProgress) -> int:
        """Return the number of the lowest line that is moving; all below it can be kept."""
        lines = self._moving_items.lines
        for number, item in enumerate(lines):
            past = self._moving_items.compute_past(item, progress)
            if 0 < progress[item] < 1 or 0 < past < 1:
                return number
        return len(lines)

    def _fix_legs(
        self, finished: list[str], progress: ItemProgress
    ) -> FixedProgress:
        """Return whether the legs that follow finished ways have begun, as 0 or 1."""
        begun: dict[str, float] = {}
        for item in finished:
            for leg in self._moving_items.next_legs.get(item, ()):
                begun[leg] = float(progress[leg] > 0)
        return tuple(begun.items())

    def _fix_changes(self, progress: ItemProgress) -> FixedProgress:
        """Return the progress of what decides the colours of areas."""
        map_file = self._setup.resources.map_file
        names = [area.id for area in map_file.areas if area.becomes]
        if self._base.changes_hands:
            names += [front.id for front in map_file.fronts]
        names += self._base.held_by
        return _fix(names, progress)

    def _paint_ground(
        self,
        share: float,
        finished: FixedProgress,
        changes: FixedProgress,
        *,
        names: tuple[float, ...],
    ) -> Planes:
        """Return the base, names of lands, and the lines below the lowest one that is moving."""
        view = self._setup.camera.find_view(share)
        progress = self._complete_all() | dict(changes) | dict(finished)
        frame = self._base.paint(view, progress)
        self._land_names(share, names).blend_onto(frame)
        for item, _ in finished:
            self._moving_items.paint_at_rest(
                frame, item, view, progress=progress
            )
        return frame

    def _draw_land_names(
        self, share: float, opacities: tuple[float, ...]
    ) -> OverlayLayer:
        layer = OverlayLayer(self._setup.size)
        view = self._setup.camera.find_view(share)
        progress = self._complete_all()
        names = self._symbols.land_names
        for drawn, opacity in zip(names, opacities, strict=True):
            self._symbols.draw(
                layer,
                drawn,
                view,
                share=share,
                opacity=opacity,
                progress=progress,
            )
        return layer

    def _draw_symbols_and_furniture(
        self, frame: Planes, share: float, progress: ItemProgress
    ) -> None:
        """Draw words, signs and furniture; symbols that are only partly there come last."""
        symbols = self._symbols
        view = self._setup.camera.find_view(share)
        drawn = symbols.words_and_signs
        shown = [
            symbols.compute_opacity(each, share, progress) for each in drawn
        ]
        complete = tuple(opacity >= 1 for opacity in shown)
        pieces = self._furniture.list_complete(progress)
        below = None if self._units.is_needed else pieces
        self._top(share, complete, below).blend_onto(frame)
        for each, opacity in zip(drawn, shown, strict=True):
            if 0 < opacity < 1:
                symbols.draw(
                    frame,
                    each,
                    view,
                    share=share,
                    opacity=opacity,
                    progress=progress,
                )
        if self._units.is_needed:
            self._units.paint(frame, share, progress)
            nothing = (False,) * len(drawn)
            self._top(share, nothing, pieces).blend_onto(frame)

    def _draw_top(
        self,
        share: float,
        complete: tuple[bool, ...],
        pieces: tuple[str, ...] | None,
    ) -> OverlayLayer:
        """Return the words and signs that are there in full, and the furniture, as one layer.

        Without `pieces` it has no furniture: units come between.
        """
        view = self._setup.camera.find_view(share)
        progress = self._complete_all()
        layer = OverlayLayer(self._setup.size)
        for drawn, is_complete in zip(
            self._symbols.words_and_signs, complete, strict=True
        ):
            if is_complete:
                self._symbols.draw(
                    layer,
                    drawn,
                    view,
                    share=share,
                    opacity=1.0,
                    progress=progress,
                )
        if pieces is None:
            return layer
        self._furniture.add_to(layer, pieces)
        if "scale" in pieces:
            for sprite in self._furniture.make_scale_bar(view):
                layer.add(sprite)
        return layer

    def _complete_all(self) -> dict[str, float]:
        """Return the progress of a map on which everything has come."""
        return dict.fromkeys(self._moving_items.items, 1.0)


def _fix(items: list[str], progress: ItemProgress) -> FixedProgress:
    return tuple((item, progress[item]) for item in items)
