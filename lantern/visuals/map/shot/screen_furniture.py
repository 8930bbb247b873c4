"""The furniture of one shot as sprites: what stands still, the scale bars of both ends, the date in the corner."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from lantern.graphics.pixels import Glaze, Planes, Sprite
from lantern.visuals.map import furniture
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.projection import Globe, Window
from lantern.visuals.map.geometry.safe_area import Room
from lantern.visuals.map.labels import lettering
from lantern.visuals.map.shot.opening import Opened


class Deck:
    """Everything that belongs to the screen and not to the map; `ends` are the shot's first and last window."""

    def __init__(self, found: Opened, room: Room, ends: tuple[Window, Window], dates: Sequence[str]) -> None:
        self._map, self._room, self._ends, self._dates = found, room, ends, dates
        self._k = room.k
        self.scale = functools.lru_cache(maxsize=2)(self._scale)
        self._ticker = functools.lru_cache(maxsize=3)(self._ticked)

    @functools.cached_property
    def _pieces(self) -> dict[str, lettering.Drawing]:
        found, room = self._map, self._room
        title, legend = (make(found.sheet, found.style, room) for make in (furniture.title, furniture.legend))
        pieces = {"title": title, "legend": legend}
        line = furniture.credit(found.credit(min(end.km for end in self._ends)), found.style, room)
        pieces["credit"] = furniture.placed(line, room.right, room.bands["head"][1] - 8 * room.k)
        if found.sheet.globe:
            x, y, radius = self._globe
            pieces["globe"] = furniture.placed(furniture.globe(self._middle, radius, found.style), x, y)
        return {name: piece for name, piece in pieces.items() if piece}

    @property
    def _globe(self) -> tuple[float, float, float]:
        r = furniture.GLOBE * self._k
        return round(self._room.right - r - 6 * self._k), round(self._room.top + r + 4 * self._k), r

    @functools.cached_property
    def _middle(self) -> Globe:
        lon, lat = self._map.plan.inverse(self._map.widest.x, self._map.widest.y)
        return Globe(float(lon), float(lat) * 0.8)

    @functools.cached_property
    def plates(self) -> tuple[lettering.Rect, ...]:
        """The rectangles that names keep out of: furniture, and the date's place."""
        taken = [box for piece in self._pieces.values() for box in piece.boxes]
        taken += [box for view in self._ends for piece in self._bar(view) for box in piece.boxes]
        if self._dates:
            x, y = self._corner
            taken.append((x - 6, y - 6, x + self._widest + 42 * self._k, y + 60 * self._k))
        return tuple(taken)

    @functools.cached_property
    def sprites(self) -> list[Sprite]:
        """Neatline, plates, globe and credit line."""
        frame = lettering.neatline(self._room.size, self._k, (self._map.style.ink, self._map.style.paper))
        cuts = lettering.pixels(list(self._pieces.values()))
        return [Sprite(rgba, x, y) for rgba, x, y in (*frame, *cuts)]

    @functools.cached_property
    def glaze(self) -> Glaze:
        """The same, as one."""
        glaze = Glaze(self._room.size)
        for sprite in self.sprites:
            glaze.add(sprite)
        return glaze

    def _bar(self, view: Window) -> list[lettering.Drawing]:
        if not self._map.sheet.scale_bar:
            return []
        legend = None if self._room.upright else self._pieces.get("legend")
        above = legend.boxes[0][1] if legend else self._room.floor
        bar = furniture.scale_bar(view.true_km(self._map.plan), self._map.style, self._k)
        return [furniture.placed(bar, self._room.right, above - 6 * self._k)]

    def _scale(self, view: Window) -> list[Sprite]:
        """The scale bar that is true for a window."""
        return [Sprite(rgba, x, y) for rgba, x, y in lettering.pixels(self._bar(view))]

    def mark_view(self, frame: Planes, view: Window) -> None:
        """Draw the window's frame on the globe."""
        if self._map.sheet.globe:
            edge = view.edge(self._map.plan)
            brush.paint(frame, furniture.view_on_globe(self._middle, edge, self._globe, self._map.style))

    @functools.cached_property
    def _corner(self) -> tuple[float, float]:
        title = self._pieces.get("title")
        return round(self._room.left), round(title.boxes[0][3] + 6 * self._k if title else self._room.top)

    @functools.cached_property
    def _widest(self) -> float:
        return furniture.ticker_width(self._dates, self._map.style, self._room)

    def _ticked(self, text: str) -> Sprite:
        drawing = furniture.ticker(text, self._widest, self._map.style, self._room)
        (rgba, x, y), *_ = lettering.pixels([drawing])
        return Sprite(rgba, x, y)

    def date(self, frame: Planes, text: str) -> None:
        """Set a date into the corner."""
        x, y = self._corner
        self._ticker(text).over(frame, 1.0, x, y)
