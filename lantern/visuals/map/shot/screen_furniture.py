"""The furniture of a run of shots as sprites: what stands still, scale bars, the date."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import OverlayLayer, Sprite
from lantern.visuals.map.furniture.credit_line import draw_credit
from lantern.visuals.map.furniture.date_ticker import draw_ticker, measure_ticker
from lantern.visuals.map.furniture.globe import (
    GLOBE_RADIUS,
    GlobeDisc,
    draw_globe,
    draw_view_on_globe,
)
from lantern.visuals.map.furniture.legend import draw_legend
from lantern.visuals.map.furniture.neatline import draw_neatline
from lantern.visuals.map.furniture.scale_bar import draw_scale_bar
from lantern.visuals.map.furniture.title import draw_title
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.projection import Globe
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.lettering import SvgDrawing, place_drawing
from lantern.visuals.map.labels.sprite_sheet import rasterize_drawings
from lantern.visuals.map.shot.opening import MapResources

_WORLD_KM = 25_000
"""Width of a view from which it shows more of the earth than one side of a globe."""


def _shows_world(view: Window) -> bool:
    return view.km * view.size[0] > _WORLD_KM


class ScreenFurniture:
    """Everything of a run of shots that belongs to the screen and not to the ground."""

    def __init__(
        self,
        resources: MapResources,
        safe_area: SafeArea,
        *,
        windows: Sequence[Window],
        dates: Sequence[str],
    ) -> None:
        """Keep what the pieces are drawn from; each is drawn when it is first needed.

        Args:
            resources: the map, without what the run leaves out.
            safe_area: where furniture may stand.
            windows: what the views of the run show.
            dates: all texts that the date shows in the run; none if it shows no date.
        """
        self._map = resources
        self._safe_area = safe_area
        self._unit = safe_area.k
        self._windows = tuple(windows)
        self._dates = dates
        self.make_scale_bar = functools.lru_cache(maxsize=2)(self._make_scale_bar)
        self._make_date = functools.lru_cache(maxsize=3)(self._rasterize_date)

    # --- pieces, as SVG in their places

    @functools.cached_property
    def pieces(self) -> dict[str, SvgDrawing]:
        """Return what stands still, by name: title, legend, credit and globe, as far as shown."""
        map_file = self._map.map_file
        style = self._map.style
        found = {
            "title": draw_title(map_file, style, self._safe_area),
            "legend": draw_legend(
                map_file, self._map.words.texts, style, safe_area=self._safe_area
            ),
            "credit": self._draw_credit(),
        }
        if self._shows_globe:
            disc = self._globe_disc
            globe = draw_globe(self._globe_seen_from, disc.radius, style)
            found["globe"] = place_drawing(globe, disc.x, disc.y)
        return {name: piece for name, piece in found.items() if piece}

    @property
    def _shows_globe(self) -> bool:
        """Return whether a globe says where the map lies; on one of the world it says nothing."""
        if not self._map.map_file.globe:
            return False
        return not any(_shows_world(window) for window in self._windows)

    def _draw_credit(self) -> SvgDrawing:
        text = self._map.format_credit()
        line = draw_credit(text, self._map.style, self._safe_area)
        bottom = self._safe_area.bands["head"][1] - 8 * self._unit
        return place_drawing(line, self._safe_area.right, bottom)

    @property
    def _globe_disc(self) -> GlobeDisc:
        radius = GLOBE_RADIUS * self._unit
        x = round(self._safe_area.right - radius - 6 * self._unit)
        y = round(self._safe_area.top + radius + 4 * self._unit)
        return GlobeDisc(x, y, radius)

    @functools.cached_property
    def _globe_seen_from(self) -> Globe:
        widest = self._map.widest
        lon, lat = self._map.projection.inverse(widest.x, widest.y)
        # nearer to the equator than the map, so that the globe shows which way up it stands
        return Globe(float(lon), float(lat) * 0.8)

    def _draw_scale_bars(self, view: Window) -> list[SvgDrawing]:
        """Return the scale bar that is true for a window, above the legend; none if left out."""
        # one length is true nowhere else on a map of the world
        if not self._map.map_file.scale_bar or _shows_world(view):
            return []
        above = self._safe_area.floor
        legend = self.pieces.get("legend")
        if legend and not self._safe_area.is_portrait:
            above = legend.boxes[0][1]
        true_km = view.measure_true_km(self._map.projection)
        bar = draw_scale_bar(true_km, self._map.words, self._map.style, unit=self._unit)
        return [place_drawing(bar, self._safe_area.right, above - 6 * self._unit)]

    # --- what names keep out of

    @functools.cached_property
    def occupied(self) -> tuple[PixelBounds, ...]:
        """Return the rectangles that names keep out of: furniture, and the place of the date."""
        drawings = list(self.pieces.values())
        for window in self._windows:
            drawings += self._draw_scale_bars(window)
        taken: list[PixelBounds] = []
        for drawing in drawings:
            taken += drawing.boxes
        if self._dates:
            left = self._date_left
            top = self._date_top
            right = left + self._date_width + 42 * self._unit
            taken.append((left - 6, top - 6, right, top + 60 * self._unit))
        return tuple(taken)

    # --- sprites

    def _rasterize(self, drawings: Sequence[SvgDrawing]) -> list[Sprite]:
        return rasterize_drawings(drawings, self._map.style.typefaces)

    @functools.cached_property
    def sprites(self) -> list[Sprite]:
        """Return what stands still, from below to above: neatline, title, legend, credit, globe."""
        style = self._map.style
        neatline = draw_neatline(
            self._safe_area.size, self._unit, ink=style.ink, paper=style.paper
        )
        return [*neatline, *self._rasterize(list(self.pieces.values()))]

    @functools.cached_property
    def merged_sprites(self) -> OverlayLayer:
        """Return the same as one layer."""
        layer = OverlayLayer(self._safe_area.size)
        for sprite in self.sprites:
            layer.add(sprite)
        return layer

    def _make_scale_bar(self, view: Window) -> list[Sprite]:
        """Return the scale bar that is true for a window."""
        return self._rasterize(self._draw_scale_bars(view))

    def draw_view_outline(self, frame: Planes, view: Window) -> None:
        """Draw the outline of a window on the globe, onto the frame in place."""
        if self._shows_globe:
            edge = view.trace_edge(self._map.projection)
            outline = draw_view_on_globe(
                self._globe_seen_from, edge, self._globe_disc, style=self._map.style
            )
            brush.paint(frame, outline)

    # --- the date

    @property
    def _date_left(self) -> float:
        return round(self._safe_area.left)

    @property
    def _date_top(self) -> float:
        title = self.pieces.get("title")
        if title is None:
            return round(self._safe_area.top)
        return round(title.boxes[0][3] + 6 * self._unit)

    @functools.cached_property
    def _date_width(self) -> float:
        return measure_ticker(self._dates, self._map.style, self._safe_area)

    def _rasterize_date(self, text: str) -> Sprite:
        drawing = draw_ticker(
            text, self._date_width, self._map.style, safe_area=self._safe_area
        )
        return self._rasterize([drawing])[0]

    def draw_date(self, frame: Planes, text: str) -> None:
        """Draw a date in the corner, below the title, onto the frame in place."""
        self._make_date(text).blend_onto(frame, dx=self._date_left, dy=self._date_top)
