"""The furniture of a run of shots as sprites: what stands still, scale bars, the date."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import OverlayLayer, Sprite
from lantern.visuals.map.furniture.date_ticker import draw_ticker
from lantern.visuals.map.furniture.globe import draw_view_on_globe
from lantern.visuals.map.furniture.neatline import draw_neatline
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.shot.furniture_pieces import FurniturePieces
from lantern.visuals.map.shot.furniture_times import compute_piece_opacity
from lantern.visuals.map.shot.setup import ItemProgress


class ScreenFurniture:
    """Everything of a run of shots that belongs to the screen and not to the ground."""

    def __init__(self, pieces: FurniturePieces) -> None:
        """Keep what the sprites are drawn from; each is drawn when it is first needed."""
        self._pieces = pieces
        self._style = pieces.resources.style
        self._safe_area = pieces.safe_area
        self.make_scale_bar = functools.lru_cache(maxsize=2)(
            self._make_scale_bar
        )
        # two each: one for either side of a change
        self.merge = functools.lru_cache(maxsize=2)(self._merge)
        self._make_date = functools.lru_cache(maxsize=3)(self._rasterize_date)

    @property
    def pieces(self) -> dict[str, SvgDrawing]:
        """Return what stands still, by name: title, legends, credit and globe, as far as shown."""
        return self._pieces.drawings

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all pieces, which may come and go one by one."""
        return (*self.pieces, "scale")

    @property
    def occupied(self) -> tuple[PixelBounds, ...]:
        """Return the rectangles that names keep out of: furniture that stays, and the date's."""
        return self._pieces.occupied

    @property
    def passing(self) -> Mapping[str, tuple[PixelBounds, ...]]:
        """Return the rectangles of furniture that leaves, by the names of its pieces."""
        return self._pieces.passing

    def _rasterize(self, drawings: Sequence[SvgDrawing]) -> list[Sprite]:
        return rasterize_drawings(drawings, self._style.typefaces)

    @functools.cached_property
    def sprites(self) -> dict[str, Sprite]:
        """Return the pieces that stand still by name, from below to above."""
        drawn = self._rasterize(list(self.pieces.values()))
        return dict(zip(self.pieces, drawn, strict=True))

    @functools.cached_property
    def neatline(self) -> list[Sprite]:
        """Return the frame around the map; none for one that is cut out."""
        if self._pieces.resources.is_cut_out:
            return []
        style = self._style
        return draw_neatline(
            self._safe_area.size,
            self._safe_area.k,
            ink=style.ink,
            paper=style.paper,
        )

    def add_to(self, layer: OverlayLayer, names: Collection[str]) -> None:
        """Add the neatline, and pieces that are there in full, to a layer."""
        for sprite in self.neatline:
            layer.add(sprite)
        for name, sprite in self.sprites.items():
            if name in names:
                layer.add(sprite)

    def _merge(self, names: tuple[str, ...]) -> OverlayLayer:
        """Return the neatline and these pieces as one layer."""
        layer = OverlayLayer(self._safe_area.size)
        self.add_to(layer, names)
        return layer

    def list_complete(self, come: ItemProgress) -> tuple[str, ...]:
        """Return the names of the pieces that are there in full."""
        names = self.names
        return tuple(
            name for name in names if compute_piece_opacity(name, come) >= 1
        )

    def draw_partly(self, frame: Planes, come: ItemProgress) -> None:
        """Draw the pieces that are there in part onto the frame in place."""
        for name, sprite in self.sprites.items():
            opacity = compute_piece_opacity(name, come)
            if 0 < opacity < 1:
                sprite.blend_onto(frame, opacity)

    def _make_scale_bar(self, view: Window) -> list[Sprite]:
        """Return the scale bar that is true for a window."""
        return self._rasterize(self._pieces.draw_scale_bars(view))

    def draw_view_outline(
        self, frame: Planes, view: Window, opacity: float = 1.0
    ) -> None:
        """Draw the outline of a window on the globe, onto the frame in place."""
        if opacity <= 0 or not self._pieces.has_globe:
            return
        edge = view.trace_edge(self._pieces.resources.projection)
        outline = draw_view_on_globe(
            self._pieces.globe_seen_from,
            edge,
            self._pieces.globe_disc,
            style=self._style,
        )
        faded = [
            replace(shape, opacity=shape.opacity * opacity) for shape in outline
        ]
        brush.paint(frame, faded)

    # --- the date

    def _rasterize_date(self, text: str, count: str) -> Sprite:
        width = self._pieces.date_width
        drawing = draw_ticker(
            text,
            width,
            self._style,
            safe_area=self._safe_area,
            count=count,
        )
        return self._rasterize([drawing])[0]

    def draw_date(self, frame: Planes, text: str, count: str = "") -> None:
        """Draw a date in the corner, below the title, onto the frame in place.

        Over it stands the number of the day, where days are counted.
        """
        left = self._pieces.date_left
        top = self._pieces.date_top
        self._make_date(text, count).blend_onto(
            frame,
            dx=left,
            dy=top,
        )
