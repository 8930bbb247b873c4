"""The map file and the style file as frozen models: what each key means and allows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from lantern.core.dates import DATE_EXAMPLES, parse
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.script.document import YamlModel
from lantern.script.known_keys import authored_as
from lantern.script.model.map import FurnitureMode
from lantern.script.model.types import COLOUR_PATTERN, Share, is_colour
from lantern.visuals.map.spec.sides import PATTERNS, MapSide, SideInk

# The types of values


def _require_longitude_first(value: object) -> object:
    """Return a point as it is; refuse one whose second number can only be a longitude."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return value
    first, second = value
    if not isinstance(first, int | float) or not isinstance(second, int | float):
        return value
    if abs(first) <= _MOST_LATITUDE and 90 < abs(second) <= 180:
        raise ValueError(
            f"longitude comes first: write [{second:g}, {first:g}],"
            f" for {second:g} is no latitude"
        )
    return value


def _require_distinct_points(value: tuple[LonLat, ...]) -> tuple[LonLat, ...]:
    if len(set(value)) < 2:
        raise ValueError("all its points are the same; a way needs two that differ")
    return value


def _require_rising_stops(
    value: tuple[tuple[float, str], ...],
) -> tuple[tuple[float, str], ...]:
    stops = [stop for stop, _ in value]
    rises = all(a < b for a, b in itertools.pairwise(stops))
    if not rises or stops[0] < 0 or stops[-1] > 1:
        raise ValueError("a ramp's numbers rise from 0 to 1, each once")
    return value


def _require_colour(value: str) -> str:
    if not is_colour(value):
        raise ValueError(
            "write a colour as six hexadecimal digits in quotes, for example '#b3301f'"
        )
    return value


def _require_plain_id(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise ValueError("write an id in letters, digits, - and _")
    return value


def _require_visible_text(value: str) -> str:
    if not value.strip(" \t\n"):
        raise ValueError("is blank")
    return value


def _read_date(value: object) -> str:
    text = str(value)
    is_scalar = isinstance(value, str | int) and not isinstance(value, bool)
    if not is_scalar or parse(text, 2000) is None:
        raise ValueError(f"'{value}' is no date; write it as {DATE_EXAMPLES}")
    return text


def _read_date_range(value: object) -> object:
    """Return a date alone as the first and the last one."""
    if isinstance(value, str | int):
        return (value, value)
    return value


def _read_legend(value: object) -> object:
    return None if value == "none" else value


_MOST_LATITUDE = 85
"""Degrees; what lies nearer to a pole is on no map."""
Lon = Annotated[float, Field(ge=-360, le=360)]
Lat = Annotated[float, Field(ge=-_MOST_LATITUDE, le=_MOST_LATITUDE)]
LonLat = Annotated[tuple[Lon, Lat], BeforeValidator(_require_longitude_first)]
LonLatPath = Annotated[
    tuple[LonLat, ...], Field(min_length=2), AfterValidator(_require_distinct_points)
]
LonLatBounds = tuple[Lon, Lat, Lon, Lat]
"""West, south, east, north."""


def _read_omitted(value: object) -> object:
    """Return the boxes in which lines are left out: the whole world for `true`."""
    if value is True:
        return [[-360, -_MOST_LATITUDE, 360, _MOST_LATITUDE]]
    return [] if value is False else value


_BOX_SCHEMA = {
    "type": "array",
    "items": {"type": "number"},
    "minItems": 4,
    "maxItems": 4,
}
OmittedBoxes = Annotated[
    tuple[LonLatBounds, ...],
    BeforeValidator(_read_omitted),
    WithJsonSchema(
        {"anyOf": [{"type": "boolean"}, {"type": "array", "items": _BOX_SCHEMA}]}
    ),
]
Kilometres = Annotated[float, Field(gt=0, le=40000)]
Colour = Annotated[
    str,
    AfterValidator(_require_colour),
    WithJsonSchema({"type": "string", "pattern": f"^{COLOUR_PATTERN}$"}),
]
Ramp = Annotated[
    tuple[tuple[float, Colour], ...],
    Field(min_length=2),
    AfterValidator(_require_rising_stops),
]
"""Colours at numbers from 0 to 1; between them they are mixed."""
ItemId = Annotated[
    str,
    AfterValidator(_require_plain_id),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}),
]
SideId = Annotated[str, Field(min_length=1, max_length=60)]
"""The key of a side in the map's `sides`."""
MapText = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(_require_visible_text)
]
OptionalMapText = Annotated[str, Field(max_length=200), AfterValidator(str.strip)]
"""Text that may be left out."""
MapDate = Annotated[
    str,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": ["string", "integer"], "description": DATE_EXAMPLES}),
]
MapDateRange = Annotated[
    tuple[MapDate, MapDate],
    BeforeValidator(_read_date_range),
    WithJsonSchema(
        {
            "type": ["string", "integer", "array"],
            "description": "a date, or the first and the last",
        }
    ),
]
LegendKind = Literal[
    "arrow", "front", "landing", "air_landing", "fort", "border", "inner", "agreed"
]
Legend = Annotated[
    dict[LegendKind, MapText] | None,
    BeforeValidator(_read_legend),
    WithJsonSchema(
        {
            "type": ["string", "object"],
            "description": "none, or texts of one's own for the kinds of sign",
        }
    ),
]

# The parts of a map file


class ViewFraming(YamlModel):
    """A centre and the width of the frame in km, for a frame of one shape."""

    center: LonLat | None = None
    width_km: Kilometres | None = None


class MapView(YamlModel):
    """A named part of the map: a centre and a width, or a box that is seen whole.

    `width_km` is the width of a 16:9 frame. Frames of other shapes may have a framing of their own.
    """

    center: LonLat | None = None
    width_km: Kilometres | None = None
    box: LonLatBounds | None = None
    portrait: ViewFraming | None = None
    square: ViewFraming | None = None

    @model_validator(mode="after")
    def _check_extent(self) -> MapView:
        has_center = self.center is not None
        has_width = self.width_km is not None
        has_box = self.box is not None
        if has_center != has_width or has_center == has_box:
            raise ValueError("give a view either center and width_km, or box")
        if self.box and (self.box[0] >= self.box[2] or self.box[1] >= self.box[3]):
            raise ValueError("write a box as west, south, east, north")
        return self


class MapTitle(YamlModel):
    """The title at the top left, and a line below it."""

    title: MapText
    text: OptionalMapText = ""


class MapBorder(YamlModel):
    """A border drawn by hand: between states, inside one, or a line that was agreed on.

    With `closes` it bounds areas.
    """

    name: str = ""
    line: LonLatPath
    kind: Literal["border", "inner", "agreed"] = "border"
    closes: bool = True


class AreaChange(YamlModel):
    """What becomes of an area: its new colour.

    It has it where the fronts of `behind` have passed, or all over from a date on.
    """

    colour: Colour | None = None
    behind: tuple[ItemId, ...] = ()
    date: MapDate | None = None


class MapArea(YamlModel):
    """An area inside borders and coasts, found from points in it.

    `tint` is how strong its colour is in the middle, `edge` at its edge.
    """

    id: ItemId
    seeds: Annotated[tuple[LonLat, ...], Field(min_length=1)]
    colour: Colour
    tint: Share = 0.1
    edge: Share = 0.45
    becomes: AreaChange | None = None


class MapPlace(YamlModel):
    """A town.

    Names of `rank` 1 are the largest, those of 4 are shown in close views only. `side` is where its
    name stands, if there is room. A word that a shot binds it to puts a ring around it; with
    `appear` it isn't there before that word.
    """

    name: MapText
    sub: OptionalMapText = ""
    at: LonLat
    rank: Literal[1, 2, 3, 4] = 3
    kind: Literal["town", "capital", "fort", "point"] = "town"
    side: Literal["e", "w", "n", "s", "ne", "nw", "se", "sw"] | None = None
    id: ItemId | None = None
    date: MapDate | None = None
    appear: bool = False
    of: SideId | None = None

    @property
    def key(self) -> str:
        """The name by which a shot calls it."""
        return self.id or self.name


class MapLabel(YamlModel):
    """A name along a line; `size` is in pixels at 1080p.

    One with an id may come with a word of the shot. It wears the colour of the side `of`.
    `least_km` and `most_km` are the narrowest and the widest view that has it, by the longer side
    of the frame.
    """

    id: ItemId | None = None
    text: MapText
    along: LonLatPath
    kind: Literal["state", "sea", "range", "river", "front"] = "state"
    size: Annotated[float, Field(ge=10, le=90)] | None = None
    of: SideId | None = None
    least_km: Kilometres | None = None
    most_km: Kilometres | None = None

    def is_for(self, across_km: float) -> bool:
        """Tell whether a view of a width in km has the label."""
        is_wide_enough = self.least_km is None or across_km >= self.least_km
        return is_wide_enough and (self.most_km is None or across_km <= self.most_km)


class MapRange(YamlModel):
    """A mountain range, drawn in hachures on both sides of its crest.

    `width_km` is its width from foot to foot. Its name stands along it.
    """

    name: OptionalMapText = ""
    along: LonLatPath
    width_km: Annotated[float, Field(ge=5, le=500)] = 60

    @property
    def label(self) -> MapLabel | None:
        """The name as a label along the crest; None if it has none."""
        if not self.name:
            return None
        return MapLabel(text=self.name, along=self.along, kind="range")


class Chip(YamlModel):
    """A small text beside an arrow, from when its head has passed `at` (0 tail, 1 head)."""

    text: MapText
    at: Share = 0.6


class Arrow(YamlModel):
    """An advance, from its start to its head; a `width` of 1 is an army.

    Its name is along it, or along a line of its own, `label_along`. Name and chips have the
    arrow's colour, which is that of the side it belongs to, or one of its own.
    """

    id: ItemId
    along: LonLatPath
    label: OptionalMapText = ""
    label_along: LonLatPath | None = None
    width: Annotated[float, Field(gt=0, le=4)] = 1.0
    line: Literal["solid", "dashed"] = "solid"
    colour: Colour | None = None
    dates: MapDateRange | None = None
    chips: tuple[Chip, ...] = ()
    of: SideId | None = None

    @model_validator(mode="after")
    def _require_one_colour(self) -> Arrow:
        if self.of is not None and self.colour is not None:
            raise ValueError("its side gives it a colour: leave out 'colour', or 'of'")
        return self


class Landing(YamlModel):
    """A way over water or through the air: a dashed line with a small head.

    What travels on it may be seen at its head: a ship, a ship under sail, an aircraft.
    """

    id: ItemId
    by: Literal["ship", "sail", "aircraft"] | None = None
    along: LonLatPath
    label: OptionalMapText = ""
    dates: MapDateRange | None = None
    chip: OptionalMapText = ""
    of: SideId | None = None


class AirLanding(YamlModel):
    """Troops landed from the air: a parachute with its date."""

    id: ItemId
    at: LonLat
    chip: OptionalMapText = ""
    date: MapDate | None = None
    of: SideId | None = None


class FrontStage(YamlModel):
    """Where a front is on a date.

    It is along a border that passes the points of `follow`, or on a line drawn by hand.
    """

    date: MapDate | None = None
    follow: LonLatPath | None = None
    along: LonLatPath | None = None

    @model_validator(mode="after")
    def _require_follow_or_along(self) -> FrontStage:
        if (self.follow is None) == (self.along is None):
            raise ValueError(
                "give a front either follow (points of a border)"
                " or along (a line of its own)"
            )
        return self


class Front(YamlModel):
    """A front line, which moves from each of its stages to the next.

    `side` is where its ticks point, as seen along its line. One that is `reconstructed` follows
    no source between its dates, and the film says so.
    """

    id: ItemId
    stages: Annotated[tuple[FrontStage, ...], Field(min_length=1)]
    side: Literal["left", "right"] = "right"
    reconstructed: bool = False
    of: SideId | None = None


class GeoJsonLayer(YamlModel):
    """The author's own shapes: a GeoJSON file of lines, areas and points."""

    file: MapText
    line: Colour | None = None
    width: Annotated[float, Field(gt=0, le=20)] = 1.6
    fill: Colour | None = None
    opacity: Share = 0.9

    @model_validator(mode="after")
    def _require_line_or_fill(self) -> GeoJsonLayer:
        if self.line is None and self.fill is None:
            raise ValueError(
                "give a layer a 'line' or a 'fill' colour, or nothing of it is seen"
            )
        return self


class Relief(YamlModel):
    """The author's own shaded relief: a picture, and the degrees that it shows.

    It has north at the top, and all degrees of longitude and of latitude have the same size.
    """

    file: MapText
    bounds: LonLatBounds


SidedItem = MapPlace | MapLabel | Front | Arrow | Landing | AirLanding
"""What may belong to a side, by its key `of`."""
MapItem = MapPlace | MapLabel | MapArea | Front | Arrow | Landing | AirLanding
"""What a shot may bind to words or dates."""


# The files


@authored_as("a map file")
class MapFile(YamlModel):
    """One map, of which shots show views."""

    title: MapTitle | None = None
    sources: tuple[MapText, ...] = ()
    projection: Literal["lambert", "albers", "mercator", "world"] | None = None
    views: Annotated[dict[str, MapView], Field(min_length=1)]
    style: str = "parchment"
    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    months: (
        Annotated[tuple[MapText, ...], Field(min_length=12, max_length=12)] | None
    ) = None
    graticule: Annotated[float, Field(ge=0, le=45)] | None = None
    scale_bar: bool = True
    globe: bool = True
    legend: Legend = Field(default_factory=dict)
    furniture: FurnitureMode | None = None
    sides: dict[str, MapSide] = Field(default_factory=dict)
    relief: Relief | None = None
    layers: tuple[GeoJsonLayer, ...] = ()
    omit_borders: OmittedBoxes = ()
    omit_rivers: OmittedBoxes = ()
    borders: tuple[MapBorder, ...] = ()
    rivers_min_km: Annotated[float, Field(ge=0)] = 110
    areas: tuple[MapArea, ...] = ()
    places: tuple[MapPlace, ...] = ()
    labels: tuple[MapLabel, ...] = ()
    ranges: tuple[MapRange, ...] = ()
    fronts: tuple[Front, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    landings: tuple[Landing, ...] = ()
    air_landings: tuple[AirLanding, ...] = ()

    @field_validator("views")
    @classmethod
    def _names(cls, value: dict[str, MapView]) -> dict[str, MapView]:
        for name in value:
            if not name.strip():
                raise ValueError("a view needs a name")
        return value

    @field_validator("sides")
    @classmethod
    def _count_sides(cls, value: dict[str, MapSide]) -> dict[str, MapSide]:
        if len(value) > len(PATTERNS):
            raise ValueError(
                f"{len(value)} sides are too many to be told apart;"
                f" {len(PATTERNS)} is the most"
            )
        return value

    def list_files(self) -> list[str]:
        """Return the author's own files, as the map names them."""
        found = [layer.file for layer in self.layers]
        if self.relief:
            found.append(self.relief.file)
        return found

    def list_sided(self) -> dict[str, tuple[SidedItem, ...]]:
        """Return all that may belong to a side, by the keys of the map file."""
        return {
            "places": self.places,
            "labels": self.labels,
            "fronts": self.fronts,
            "arrows": self.arrows,
            "landings": self.landings,
            "air_landings": self.air_landings,
        }

    def list_labels(self) -> list[MapLabel]:
        """Return all names along lines: the labels, and the names of ranges."""
        names = [each.label for each in self.ranges]
        return [*self.labels, *(name for name in names if name)]

    def list_items(self) -> dict[str, MapItem]:
        """Return all that a shot may bind to words or dates, by its id, or a place by its name."""
        named: dict[str, MapItem] = {place.key: place for place in self.places}
        for label in self.labels:
            if label.id:
                named[label.id] = label
        with_ids: list[MapArea | Front | Arrow | Landing | AirLanding] = []
        with_ids += self.areas
        with_ids += self.fronts
        with_ids += self.arrows
        with_ids += self.landings
        with_ids += self.air_landings
        for item in with_ids:
            named[item.id] = item
        return named

    def select_visible(self, shown: frozenset[str] | None) -> MapFile:
        """Return the map without what moves and isn't shown; None shows everything."""
        if shown is None:
            return self
        kept: dict[str, tuple[Any, ...]] = {}
        for key in ("fronts", "arrows", "landings", "air_landings"):
            items = getattr(self, key)
            kept[key] = tuple(item for item in items if item.id in shown)
        return self.model_copy(update=kept)


class MapStyle(YamlModel):
    """Ramps from low to high ground and from shoal to deep, the inks, and the film's type."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    _sides: Mapping[str, SideInk] = PrivateAttr(default_factory=dict)
    dark: bool = False
    names: Literal["steady", "growing"] = "steady"
    land: Ramp
    sea: Ramp
    relief: Annotated[float, Field(ge=0, le=6)]
    glow: Colour
    ripple: Colour
    coast: Colour
    river: Colour
    lake: Colour
    border: Colour
    agreed: Colour
    wash: Colour
    grid: Colour
    ink: Colour
    halo: Colour
    paper: Colour
    arrow: Colour
    arrow_edge: Colour
    army: Colour
    landing: Colour
    fort: Colour
    state: Colour
    water: Colour
    range: Colour

    @property
    def typefaces(self) -> Typefaces:
        """The type that the map is lettered in."""
        return self._typefaces

    def with_typefaces(self, typefaces: Typefaces) -> MapStyle:
        """Return the style in a film's own type."""
        style = self.model_copy()
        style._typefaces = typefaces
        return style

    @property
    def sides(self) -> Mapping[str, SideInk]:
        """What the sides of the map wear, by their keys."""
        return self._sides

    def with_sides(self, sides: Mapping[str, SideInk]) -> MapStyle:
        """Return the style with the inks of a map's sides."""
        style = self.model_copy()
        style._sides = sides
        return style
