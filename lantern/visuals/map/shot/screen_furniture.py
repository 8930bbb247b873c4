"""The furniture of one shot as sprites: what stands still, the scale bars of both ends, the date in the corner."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from lantern.graphics.pixels import OverlayLayer, Planes, Sprite
from lantern.visuals.map import furniture
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.projection import Globe
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels import lettering
from lantern.visuals.map.shot.opening import MapResources


class ScreenFurniture:
    """Everything that belongs to the screen and not to the map; `ends` are the shot's first and last window."""

    def __init__(
        self,
        found: MapResources,
        room: SafeArea,
        ends: tuple[Window, Window],
        dates: Sequence[str],
    ) -> None:
        self._map, self._room, self._ends, self._dates = found, room, ends, dates
        self._k = room.k
        self.scale = functools.lru_cache(maxsize=2)(self._scale)
        self._ticker = functools.lru_cache(maxsize=3)(self._make_ticker)

    @functools.cached_property
    def _pieces(self) -> dict[str, lettering.SvgDrawing]:
        found, room = self._map, self._room
        title, legend = (
            make(found.map_file, found.style, room)
            for make in (furniture.draw_title, furniture.draw_legend)
        )
        pieces = {"title": title, "legend": legend}
        line = furniture.draw_credit(
            found.format_credit(min(end.km for end in self._ends)), found.style, room
        )
        pieces["credit"] = furniture.place_drawing(
            line, room.right, room.bands["head"][1] - 8 * room.k
        )
        if found.map_file.globe:
            x, y, radius = self._globe
            pieces["globe"] = furniture.place_drawing(
                furniture.draw_globe(self._middle, radius, found.style), x, y
            )
        return {name: piece for name, piece in pieces.items() if piece}

    @property
    def _globe(self) -> tuple[float, float, float]:
        r = furniture.GLOBE_RADIUS * self._k
        return (
            round(self._room.right - r - 6 * self._k),
            round(self._room.top + r + 4 * self._k),
            r,
        )

    @functools.cached_property
    def _middle(self) -> Globe:
        lon, lat = self._map.projection.inverse(self._map.widest.x, self._map.widest.y)
        return Globe(float(lon), float(lat) * 0.8)

    @functools.cached_property
    def occupied(self) -> tuple[lettering.PixelBounds, ...]:
        """The rectangles that names keep out of: furniture, and the date's place."""
        taken = [box for piece in self._pieces.values() for box in piece.boxes]
        taken += [
            box
            for view in self._ends
            for piece in self._bar(view)
            for box in piece.boxes
        ]
        if self._dates:
            x, y = self._corner
            taken.append(
                (x - 6, y - 6, x + self._widest + 42 * self._k, y + 60 * self._k)
            )
        return tuple(taken)

    @functools.cached_property
    def sprites(self) -> list[Sprite]:
        """Neatline, plates, globe and credit line."""
        frame = lettering.draw_neatline(
            self._room.size, self._k, (self._map.style.ink, self._map.style.paper)
        )
        cuts = lettering.rasterize_drawings(list(self._pieces.values()))
        return [Sprite(rgba, x, y) for rgba, x, y in (*frame, *cuts)]

    @functools.cached_property
    def merged_sprites(self) -> OverlayLayer:
        """The same, as one."""
        glaze = OverlayLayer(self._room.size)
        for sprite in self.sprites:
            glaze.add(sprite)
        return glaze

    def _bar(self, view: Window) -> list[lettering.SvgDrawing]:
        if not self._map.map_file.scale_bar:
            return []
        legend = None if self._room.is_portrait else self._pieces.get("legend")
        above = legend.boxes[0][1] if legend else self._room.floor
        bar = furniture.draw_scale_bar(
            view.measure_true_km(self._map.projection), self._map.style, self._k
        )
        return [furniture.place_drawing(bar, self._room.right, above - 6 * self._k)]

    def _scale(self, view: Window) -> list[Sprite]:
        """The scale bar that is true for a window."""
        return [
            Sprite(rgba, x, y)
            for rgba, x, y in lettering.rasterize_drawings(self._bar(view))
        ]

    def mark_view(self, frame: Planes, view: Window) -> None:
        """Draw the window's frame on the globe."""
        if self._map.map_file.globe:
            edge = view.trace_edge(self._map.projection)
            brush.paint(
                frame,
                furniture.draw_view_on_globe(
                    self._middle, edge, self._globe, self._map.style
                ),
            )

    @functools.cached_property
    def _corner(self) -> tuple[float, float]:
        title = self._pieces.get("title")
        return round(self._room.left), round(
            title.boxes[0][3] + 6 * self._k if title else self._room.top
        )

    @functools.cached_property
    def _widest(self) -> float:
        return furniture.measure_ticker(self._dates, self._map.style, self._room)

    def _make_ticker(self, text: str) -> Sprite:
        drawing = furniture.draw_ticker(text, self._widest, self._map.style, self._room)
        (rgba, x, y), *_ = lettering.rasterize_drawings([drawing])
        return Sprite(rgba, x, y)

    def draw_date(self, frame: Planes, text: str) -> None:
        """Set a date into the corner."""
        x, y = self._corner
        self._ticker(text).blend_onto(frame, 1.0, x, y)
