"""The furniture of a run of shots as drawings, each in the corner where it hides the least."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantern.script.model.map import FurnitureMode
from lantern.visuals.map.furniture.corners import (
    NO_TOWNS,
    PlacedPiece,
    TownSpots,
)
from lantern.visuals.map.furniture.credit_line import draw_credit
from lantern.visuals.map.furniture.date_ticker import (
    find_height,
    measure_counts,
    measure_ticker,
)
from lantern.visuals.map.furniture.globe import (
    GLOBE_RADIUS,
    GlobeDisc,
    draw_globe,
)
from lantern.visuals.map.furniture.legend import draw_legend
from lantern.visuals.map.furniture.scale_bar import draw_scale_bar
from lantern.visuals.map.furniture.title import draw_title
from lantern.visuals.map.geometry.projection import Globe
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.labels.lettering import SvgDrawing, place_drawing
from lantern.visuals.map.shot.arrangement import USUAL_CORNERS, arrange
from lantern.visuals.map.shot.opening import MapResources
from lantern.visuals.map.shot.piece_names import name_legend

_WORLD_KM = 25_000
"""Width of a view from which it shows more of the earth than one side of a globe."""
_FOOT = 36
"""From a portrait frame's lower edge up to the credit line, in pixels at 1080p."""
_ORDER = ("title", "legend", "scale", "globe")
_PASSING_ORDER = ("title", "scale", "legend", "globe")
"""Of the pieces in a corner, from the frame's edge inwards."""
_PASSING_COST = 0.25
"""What it costs to hide a town for a while, as a share of hiding it always."""
_DATE_PADDING = 42
_DATE_GAP = 6
"""What a date needs beside its text, and below it, in pixels at 1080p."""


def shows_world(view: Window) -> bool:
    """Tell whether a view shows more of the earth than one side of a globe."""
    return view.km * view.size[0] > _WORLD_KM


@dataclass(frozen=True, eq=False)
class FurniturePieces:
    """What furniture a run of shots has, and where it stands.

    `resources` are the map without what the run leaves out, `windows` what its views show, `dates`
    all texts that its date shows, none if it shows no date, `counts` the longest ones that stand
    over it where days are counted. `towns` are what the pieces should hide as little of as they
    can. By its `mode` the run has its furniture always, only while it is new, or never; `legends`
    are the kinds of sign of each legend that is there while it is new. `insets` are the boxes of
    small pictures that the pieces keep off if they can.
    """

    resources: MapResources
    safe_area: SafeArea
    windows: tuple[Window, ...]
    dates: Sequence[str] = ()
    towns: TownSpots = NO_TOWNS
    mode: FurnitureMode = "always"
    legends: tuple[tuple[str, ...], ...] = ()
    counts: Sequence[str] = ()
    insets: tuple[PixelBounds, ...] = ()

    @property
    def _unit(self) -> float:
        return self.safe_area.k

    # --- what stands still

    @functools.cached_property
    def drawings(self) -> dict[str, SvgDrawing]:
        """Return what stands still, by name: title, legends, credit and globe, as far as shown."""
        found = {}
        for name, drawing in self._usual.items():
            shift = self._find_shift(name, drawing.boxes[0])
            if shift is not None:
                found[name] = place_drawing(drawing, shift.x, shift.y)
        return found

    @functools.cached_property
    def _usual(self) -> dict[str, SvgDrawing]:
        """Return the drawings, each in its usual place."""
        if self.mode == "none":
            return {}
        style = self.resources.style
        found: dict[str, SvgDrawing | None] = {
            "title": draw_title(self.resources.map_file, style, self.safe_area)
        }
        if self.is_passing:
            # without a credit line: the film's credits have its words
            for kinds in self.legends:
                found[name_legend(kinds)] = self._draw_legend(kinds)
        else:
            found["legend"] = self._draw_legend(None)
            found["credit"] = self._draw_credit()
        if self._wants_globe:
            disc = self._usual_disc
            globe = draw_globe(self.globe_seen_from, disc.radius, style)
            found["globe"] = place_drawing(globe, disc.x, disc.y)
        return {name: piece for name, piece in found.items() if piece}

    def _draw_legend(self, kinds: Sequence[str] | None) -> SvgDrawing | None:
        return draw_legend(
            self.resources.map_file,
            self.resources.words.texts,
            self.resources.style,
            safe_area=self.safe_area,
            kinds=kinds,
        )

    @property
    def is_passing(self) -> bool:
        """Whether the pieces are there only while they are new."""
        return self.mode == "first"

    def _draw_credit(self) -> SvgDrawing:
        text = self.resources.format_credit()
        line = draw_credit(text, self.resources.style, self.safe_area)
        bottom = self.safe_area.bands["head"][1] - 8 * self._unit
        if self.safe_area.is_portrait:
            # at the foot, where there is nothing else to be read
            bottom = self.safe_area.size[1] - _FOOT * self._unit
        return place_drawing(line, self.safe_area.right, bottom)

    # --- corners

    def _find_shift(self, name: str, usual: PixelBounds) -> _PieceShift | None:
        """Return how far a piece stands from its usual place; None if it is left out."""
        kind, _, _ = name.partition(" ")
        if kind not in self._choices:
            return _PieceShift(0.0, 0.0)
        placed = self._corners.get(kind)
        if placed is None:
            return None
        # a date that stays has the corner, and a title that leaves stands below it
        under = self._date_room if self.is_passing and kind == "title" else 0.0
        if self._is_usual(kind):
            return _PieceShift(0.0, under)
        left, top, right, bottom = placed.box
        x = left
        if placed.corner.endswith("right"):
            x = right - (usual[2] - usual[0])
        y = top + under
        if placed.corner.startswith("bottom") and kind == "legend":
            # of several legends the lower ones stand on the same line as the highest
            y = bottom - (usual[3] - usual[1])
        return _PieceShift(x - usual[0], y - usual[1])

    @property
    def _date_room(self) -> float:
        """Return the height that the date takes of its corner, in pixels; 0 without a date."""
        if not self.dates:
            return 0.0
        return (self._date_height + _DATE_GAP) * self._unit

    @property
    def _date_height(self) -> float:
        """Return the height that names keep off, in pixels at 1080p."""
        return find_height(counts=bool(self.counts)) + _DATE_GAP

    def _is_usual(self, name: str) -> bool:
        """Tell whether a piece has its usual place: its corner, and nothing under it there.

        A scale bar usually stands on the legend.
        """
        corner = USUAL_CORNERS[name]
        for other, placed in self._corners.items():
            if other == name:
                return placed.corner == corner and not placed.off_edge
            stands_on = name == "scale" and other == "legend"
            if placed.corner == corner and not stands_on:
                return False
        return False

    @functools.cached_property
    def _corners(self) -> dict[str, PlacedPiece]:
        """Return the corners of the pieces that have a choice, by name."""
        order = _ORDER
        towns = self.towns
        if self.is_passing:
            # what stays stands at the frame's edge, and a town comes when what hides it leaves
            order = _PASSING_ORDER
            towns = TownSpots(towns.spots, towns.costs * _PASSING_COST)
        choices = {
            name: self._choices[name] for name in order if name in self._choices
        }
        return arrange(choices, self.safe_area, towns, insets=self.insets)

    @functools.cached_property
    def _choices(self) -> dict[str, PixelBounds]:
        """Return the boxes of the pieces that have a choice, in their usual places, by name."""
        boxes: dict[str, PixelBounds] = {}
        for name, drawing in self._usual.items():
            kind, _, _ = name.partition(" ")
            here = drawing.boxes[0]
            boxes[kind] = _bound([boxes.get(kind, here), here])
        boxes.pop("credit", None)
        if "title" in boxes and self.dates:
            left, top, right, bottom = boxes["title"]
            width = self.date_width + _DATE_PADDING * self._unit
            below = bottom + self._date_room
            boxes["title"] = (left, top, max(right, left + width), below)
        bars: list[PixelBounds] = []
        for window in self.windows:
            for bar in self._draw_bar(window):
                bars += bar.boxes
        if bars:
            boxes["scale"] = _bound(bars)
        return boxes

    # --- the globe

    @property
    def has_globe(self) -> bool:
        """Whether a globe says where the map lies."""
        return "globe" in self.drawings

    @property
    def _wants_globe(self) -> bool:
        """Whether a globe has something to say: on a map of the world it hasn't."""
        if not self.resources.map_file.globe:
            return False
        return not any(map(shows_world, self.windows))

    @property
    def globe_disc(self) -> GlobeDisc:
        """Where the globe stands."""
        usual = self._usual_disc
        shift = self._find_shift("globe", self._usual["globe"].boxes[0])
        assert shift is not None  # asked for only where there is a globe
        return GlobeDisc(
            usual.x + round(shift.x), usual.y + round(shift.y), usual.radius
        )

    @property
    def _usual_disc(self) -> GlobeDisc:
        radius = GLOBE_RADIUS * self._unit
        x = round(self.safe_area.right - radius - 6 * self._unit)
        y = round(self.safe_area.top + radius + 4 * self._unit)
        return GlobeDisc(x, y, radius)

    @functools.cached_property
    def globe_seen_from(self) -> Globe:
        """The point above which the globe is seen."""
        widest = self.resources.widest
        lon, lat = self.resources.projection.inverse(widest.x, widest.y)
        # nearer to the equator than the map, so that the globe shows which way up it stands
        return Globe(float(lon), float(lat) * 0.8)

    # --- scale bars

    def draw_scale_bars(self, view: Window) -> list[SvgDrawing]:
        """Return the scale bar that is true for a window, in its place; none if left out."""
        bars = self._draw_bar(view)
        if not bars:
            return []
        placed = self._corners["scale"]
        if self._is_usual("scale"):
            return [
                place_drawing(
                    bars[0], self.safe_area.right_below, self._find_bar_floor()
                )
            ]
        left, _, right, bottom = _bound(bars[0].boxes)
        x = placed.box[2] - right
        if placed.corner.endswith("left"):
            x = placed.box[0] - left
        return [place_drawing(bars[0], x, placed.box[3] - bottom)]

    def _draw_bar(self, view: Window) -> list[SvgDrawing]:
        """Return the scale bar of a window, its lower right corner at the origin."""
        if self.mode == "none":
            return []
        # one length is true nowhere else on a map of the world
        if not self.resources.map_file.scale_bar or shows_world(view):
            return []
        if view.is_oblique:
            return []
        true_km = view.measure_true_km(self.resources.projection)
        style = self.resources.style
        words = self.resources.words
        return [draw_scale_bar(true_km, words, style, unit=self._unit)]

    def _find_bar_floor(self) -> float:
        """Return where a scale bar in its usual corner ends below: above a legend there."""
        floor = self.safe_area.floor
        legend = self._corners.get("legend")
        if self.is_passing:
            return floor - 6 * self._unit
        if legend and legend.corner == USUAL_CORNERS["scale"]:
            floor = self.drawings["legend"].boxes[0][1]
        return floor - 6 * self._unit

    # --- the date

    @functools.cached_property
    def date_width(self) -> float:
        """Width of the longest text of the date, in pixels."""
        style = self.resources.style
        width = measure_ticker(self.dates, style, self.safe_area)
        return max(width, measure_counts(self.counts, style, self.safe_area))

    @property
    def date_left(self) -> float:
        """The left edge of the date: below the title, or at the frame's left."""
        placed = self._corners.get("title")
        if placed is None or placed.corner.endswith("left"):
            return round(self.safe_area.left)
        width = self.date_width + 36 * self._unit
        return round(self.safe_area.right - width)

    @property
    def date_top(self) -> float:
        """The top edge of the date."""
        title = self.drawings.get("title")
        if title is None:
            return round(self.safe_area.top_left)
        if self.is_passing:
            return round(title.boxes[0][1] + 6 * self._unit - self._date_room)
        return round(title.boxes[0][3] + 6 * self._unit)

    # --- what names keep out of

    @functools.cached_property
    def occupied(self) -> tuple[PixelBounds, ...]:
        """Return the rectangles that names keep out of: furniture that stays, and the date's."""
        drawings = [] if self.is_passing else list(self.drawings.values())
        for window in self.windows:
            drawings += self.draw_scale_bars(window)
        taken: list[PixelBounds] = []
        for drawing in drawings:
            taken += drawing.boxes
        if self.dates:
            left = self.date_left
            top = self.date_top
            right = left + self.date_width + _DATE_PADDING * self._unit
            bottom = top + self._date_height * self._unit
            taken.append((left - 6, top - 6, right, bottom))
        return tuple(taken)

    @functools.cached_property
    def passing(self) -> dict[str, tuple[PixelBounds, ...]]:
        """Return the rectangles of furniture that leaves, by the names of its pieces."""
        if not self.is_passing:
            return {}
        return {name: drawing.boxes for name, drawing in self.drawings.items()}


@dataclass(frozen=True)
class _PieceShift:
    """How far a piece stands from its usual place, in pixels."""

    x: float
    y: float


def _bound(boxes: Iterable[PixelBounds]) -> PixelBounds:
    """Return the rectangle around all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
