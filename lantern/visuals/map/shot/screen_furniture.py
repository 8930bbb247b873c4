"""The furniture of a run of shots as sprites: what stands still, scale bars, the date."""

from __future__ import annotations

import functools
from collections.abc import Sequence

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


class ScreenFurniture:
    """Everything of a run of shots that belongs to the screen and not to the ground."""

    def __init__(self, pieces: FurniturePieces) -> None:
        """Keep what the sprites are drawn from; each is drawn when it is first needed."""
        self._pieces = pieces
        self._style = pieces.resources.style
        self._safe_area = pieces.safe_area
        self.make_scale_bar = functools.lru_cache(maxsize=2)(self._make_scale_bar)
        self._make_date = functools.lru_cache(maxsize=3)(self._rasterize_date)

    @property
    def pieces(self) -> dict[str, SvgDrawing]:
        """Return what stands still, by name: title, legend, credit and globe, as far as shown."""
        return self._pieces.drawings

    @property
    def occupied(self) -> tuple[PixelBounds, ...]:
        """Return the rectangles that names keep out of: furniture, and the place of the date."""
        return self._pieces.occupied

    def _rasterize(self, drawings: Sequence[SvgDrawing]) -> list[Sprite]:
        return rasterize_drawings(drawings, self._style.typefaces)

    @functools.cached_property
    def sprites(self) -> list[Sprite]:
        """Return what stands still, from below to above: neatline, title, legend, credit, globe."""
        return [*self.neatline, *self._rasterize(list(self.pieces.values()))]

    @functools.cached_property
    def neatline(self) -> list[Sprite]:
        """Return the frame around the map."""
        style = self._style
        return draw_neatline(
            self._safe_area.size, self._safe_area.k, ink=style.ink, paper=style.paper
        )

    @functools.cached_property
    def merged_sprites(self) -> OverlayLayer:
        """Return the same as one layer."""
        layer = OverlayLayer(self._safe_area.size)
        for sprite in self.sprites:
            layer.add(sprite)
        return layer

    def _make_scale_bar(self, view: Window) -> list[Sprite]:
        """Return the scale bar that is true for a window."""
        return self._rasterize(self._pieces.draw_scale_bars(view))

    def draw_view_outline(self, frame: Planes, view: Window) -> None:
        """Draw the outline of a window on the globe, onto the frame in place."""
        if not self._pieces.has_globe:
            return
        edge = view.trace_edge(self._pieces.resources.projection)
        outline = draw_view_on_globe(
            self._pieces.globe_seen_from,
            edge,
            self._pieces.globe_disc,
            style=self._style,
        )
        brush.paint(frame, outline)

    # --- the date

    def _rasterize_date(self, text: str) -> Sprite:
        width = self._pieces.date_width
        drawing = draw_ticker(text, width, self._style, safe_area=self._safe_area)
        return self._rasterize([drawing])[0]

    def draw_date(self, frame: Planes, text: str) -> None:
        """Draw a date in the corner, below the title, onto the frame in place."""
        left = self._pieces.date_left
        top = self._pieces.date_top
        self._make_date(text).blend_onto(frame, dx=left, dy=top)
