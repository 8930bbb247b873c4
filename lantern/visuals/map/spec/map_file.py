"""The map file and the style file as frozen models. What a key means and allows is said here and nowhere else."""

from __future__ import annotations

import itertools
import re
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

Lon = Annotated[float, Field(ge=-360, le=360)]
Lat = Annotated[float, Field(ge=-85, le=85)]
LonLat = tuple[Lon, Lat]


def _require_distinct_points(value: tuple[LonLat, ...]) -> tuple[LonLat, ...]:
    if len(set(value)) < 2:
        raise ValueError("all its points are the same; a way needs two that differ")
    return value


def _require_rising_stops(
    value: tuple[tuple[float, str], ...],
) -> tuple[tuple[float, str], ...]:
    stops = [stop for stop, _ in value]
    if (
        stops[0] < 0
        or stops[-1] > 1
        or any(a >= b for a, b in itertools.pairwise(stops))
    ):
        raise ValueError("a ramp's numbers rise from 0 to 1, each once")
    return value


LonLatPath = Annotated[
    tuple[LonLat, ...], Field(min_length=2), AfterValidator(_require_distinct_points)
]
LonLatBounds = tuple[Lon, Lat, Lon, Lat]


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(
            "write a colour as six hexadecimal digits in quotes, for example '#b3301f'"
        )
    return value


Colour = Annotated[
    str,
    AfterValidator(_hex),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
Ramp = Annotated[
    tuple[tuple[float, Colour], ...],
    Field(min_length=2),
    AfterValidator(_require_rising_stops),
]


def _require_plain_id(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise ValueError("write an id in letters, digits, - and _")
    return value


ItemId = Annotated[
    str,
    AfterValidator(_require_plain_id),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}),
]
Share = Annotated[float, Field(ge=0, le=1)]
Kilometres = Annotated[float, Field(gt=0, le=40000)]


def _require_visible_text(value: str) -> str:
    if not value.strip(" \t\n"):
        raise ValueError("is blank")
    return value


MapText = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(_require_visible_text)
]
OptionalMapText = Annotated[str, Field(max_length=200), AfterValidator(str.strip)]
"""Text that may be left out."""


def _date(value: object) -> object:
    text = str(value)
    if (
        isinstance(value, str | int)
        and not isinstance(value, bool)
        and parse(text, 2000) is not None
    ):
        return text
    raise ValueError(f"'{value}' is no date; write it as {DATE_EXAMPLES}")


MapDate = Annotated[
    str,
    BeforeValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "description": DATE_EXAMPLES}),
]


def _span(value: object) -> object:
    return (value, value) if isinstance(value, str | int) else value


MapDateRange = Annotated[
    tuple[MapDate, MapDate],
    BeforeValidator(_span),
    WithJsonSchema(
        {
            "type": ["string", "integer", "array"],
            "description": "a date, or the first and the last",
        }
    ),
]


class ViewFraming(YamlModel):
    """A centre and the width of the frame in km, for a frame of one shape."""

    center: LonLat | None = None
    width_km: Kilometres | None = None


class MapView(YamlModel):
    """A named part of the map: a centre and the width of a 16:9 frame in km, or a box that must be seen whole."""

    center: LonLat | None = None
    width_km: Kilometres | None = None
    box: LonLatBounds | None = None
    portrait: ViewFraming | None = None
    square: ViewFraming | None = None

    @model_validator(mode="after")
    def _check_extent(self) -> MapView:
        if (self.center is None) != (self.width_km is None) or (
            self.center is None
        ) == (self.box is None):
            raise ValueError("give a view either center and width_km, or box")
        if self.box and (self.box[0] >= self.box[2] or self.box[1] >= self.box[3]):
            raise ValueError("write a box as west, south, east, north")
        return self


class MapTitle(YamlModel):
    """The plate at the top left."""

    title: MapText
    text: OptionalMapText = ""


class MapBorder(YamlModel):
    """A line drawn by hand: a border of its time, one inside a state, or a line agreed on. `closes` bounds areas."""

    name: str = ""
    line: LonLatPath
    kind: Literal["border", "inner", "agreed"] = "border"
    closes: bool = True


class AreaChange(YamlModel):
    """What becomes of an area: its new colour where the named fronts have passed, or all over from a date on."""

    colour: Colour | None = None
    behind: tuple[ItemId, ...] = ()
    date: MapDate | None = None


class MapArea(YamlModel):
    """An area inside borders and coasts, found from points in it, with a tint and a wash along its edge."""

    id: ItemId
    seeds: Annotated[tuple[LonLat, ...], Field(min_length=1)]
    colour: Colour
    tint: Share = 0.1
    edge: Share = 0.45
    becomes: AreaChange | None = None


class MapPlace(YamlModel):
    """A town; `rank` 1 is the largest type, 4 is shown in close views only; `side` fixes where its name stands."""

    name: MapText
    sub: OptionalMapText = ""
    at: LonLat
    rank: Literal[1, 2, 3, 4] = 3
    kind: Literal["town", "capital", "fort", "point"] = "town"
    side: Literal["e", "w", "n", "s", "ne", "nw", "se", "sw"] | None = None
    id: ItemId | None = None
    date: MapDate | None = None

    @property
    def key(self) -> str:
        """What a shot calls it."""
        return self.id or self.name


class MapLabel(YamlModel):
    """A name that lies along a line; `size` in pixels at 1080p. One with an id comes and goes with the shot."""

    id: ItemId | None = None
    text: MapText
    along: LonLatPath
    kind: Literal["state", "sea", "range", "river", "front"] = "state"
    size: Annotated[float, Field(ge=10, le=90)] | None = None


class Chip(YamlModel):
    """A small plate beside an arrow, there once its head has passed `at` (0 tail, 1 head)."""

    text: MapText
    at: Share = 0.6


class Arrow(YamlModel):
    """An advance, from its start to its head; `width` 1 is an army; `label_along` gives its name a line of its own."""

    id: ItemId
    along: LonLatPath
    label: OptionalMapText = ""
    label_along: LonLatPath | None = None
    width: Annotated[float, Field(gt=0, le=4)] = 1.0
    line: Literal["solid", "dashed"] = "solid"
    colour: Colour | None = None
    dates: MapDateRange | None = None
    chips: tuple[Chip, ...] = ()


class Landing(YamlModel):
    """A way over water or through the air: a thin dashed line with a small head."""

    id: ItemId
    along: LonLatPath
    label: OptionalMapText = ""
    dates: MapDateRange | None = None
    chip: OptionalMapText = ""


class AirLanding(YamlModel):
    """Troops set down from the air: a parachute with its date."""

    id: ItemId
    at: LonLat
    chip: OptionalMapText = ""
    date: MapDate | None = None


class FrontStage(YamlModel):
    """Where a front stands on a date: along a border between a few points of it, or on a line drawn by hand."""

    date: MapDate | None = None
    follow: LonLatPath | None = None
    along: LonLatPath | None = None

    @model_validator(mode="after")
    def _require_follow_or_along(self) -> FrontStage:
        if (self.follow is None) == (self.along is None):
            raise ValueError(
                "give a front either follow (points of a border) or along (a line of its own)"
            )
        return self


class Front(YamlModel):
    """A front line; with several stages it moves from one to the next. `side`: where its ticks point, along its way."""

    id: ItemId
    stages: Annotated[tuple[FrontStage, ...], Field(min_length=1)]
    side: Literal["left", "right"] = "right"


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
    """The author's own shaded relief: a picture and the degrees it covers, north up, in degrees of equal steps."""

    file: MapText
    bounds: LonLatBounds


LegendKind = Literal[
    "arrow", "front", "landing", "air_landing", "fort", "border", "inner", "agreed"
]
Legend = Annotated[
    dict[LegendKind, MapText] | None,
    BeforeValidator(lambda value: None if value == "none" else value),
    WithJsonSchema(
        {
            "type": ["string", "object"],
            "description": "none, or texts of one's own for the kinds of sign",
        }
    ),
]


class MapFile(YamlModel):
    """One map; shots show its views."""

    title: MapTitle | None = None
    projection: Literal["lambert", "albers", "mercator"] | None = None
    views: Annotated[dict[str, MapView], Field(min_length=1)]
    style: str = "parchment"
    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    months: (
        Annotated[tuple[MapText, ...], Field(min_length=12, max_length=12)] | None
    ) = None
    graticule: Annotated[float, Field(ge=0, le=45)] = 5
    scale_bar: bool = True
    globe: bool = True
    legend: Legend = Field(default_factory=dict)
    relief_detail: Annotated[float, Field(ge=0, le=2)] = 0.5
    relief: Relief | None = None
    layers: tuple[GeoJsonLayer, ...] = ()
    omit_borders: tuple[LonLatBounds, ...] = ()
    omit_rivers: tuple[LonLatBounds, ...] = ()
    borders: tuple[MapBorder, ...] = ()
    rivers_min_km: Annotated[float, Field(ge=0)] = 110
    areas: tuple[MapArea, ...] = ()
    places: tuple[MapPlace, ...] = ()
    labels: tuple[MapLabel, ...] = ()
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

    def list_files(self) -> list[str]:
        """The author's own data, as it is named."""
        return [layer.file for layer in self.layers] + (
            [self.relief.file] if self.relief else []
        )

    def list_items(self) -> dict[str, Any]:
        """Everything a shot may bind to words or dates, by its id; a place also by its name."""
        named: dict[str, Any] = {p.key: p for p in self.places}
        named |= {label.id: label for label in self.labels if label.id}
        for group in (
            self.areas,
            self.fronts,
            self.arrows,
            self.landings,
            self.air_landings,
        ):
            named |= {item.id: item for item in group}
        return named

    def select_visible(self, shown: frozenset[str] | None) -> MapFile:
        """The map without what moves and a shot leaves out."""
        if shown is None:
            return self
        moving = ("fronts", "arrows", "landings", "air_landings")
        kept = {
            key: tuple(item for item in getattr(self, key) if item.id in shown)
            for key in moving
        }
        return self.model_copy(update=kept)


class MapStyle(YamlModel):
    """Ramps from low to high ground and from shoal to deep, the inks, and the film's type."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
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
