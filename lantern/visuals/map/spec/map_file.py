"""The map file and the style file as frozen models. What a key means and allows is said here and nowhere else."""

from __future__ import annotations

import itertools
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, field_validator, model_validator

from lantern.core.dates import FORMS, parse
from lantern.script.document import Model

Lon = Annotated[float, Field(ge=-360, le=360)]
Lat = Annotated[float, Field(ge=-85, le=85)]
Point = tuple[Lon, Lat]


def _goes(value: tuple[Point, ...]) -> tuple[Point, ...]:
    if len(set(value)) < 2:
        raise ValueError("all its points are the same; a way needs two that differ")
    return value


def _rises(value: tuple[tuple[float, str], ...]) -> tuple[tuple[float, str], ...]:
    stops = [stop for stop, _ in value]
    if stops[0] < 0 or stops[-1] > 1 or any(a >= b for a, b in itertools.pairwise(stops)):
        raise ValueError("a ramp's numbers rise from 0 to 1, each once")
    return value


Path = Annotated[tuple[Point, ...], Field(min_length=2), AfterValidator(_goes)]
Area = tuple[Lon, Lat, Lon, Lat]


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError("write a colour as six hexadecimal digits in quotes, for example '#b3301f'")
    return value


Colour = Annotated[str, AfterValidator(_hex), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]
Ramp = Annotated[tuple[tuple[float, Colour], ...], Field(min_length=2), AfterValidator(_rises)]


def _plain(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise ValueError("write an id in letters, digits, - and _")
    return value


Id = Annotated[str, AfterValidator(_plain), WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]+$"})]
Share = Annotated[float, Field(ge=0, le=1)]
Kilometres = Annotated[float, Field(gt=0, le=40000)]


def _inked(value: str) -> str:
    if not value.strip(" \t\n"):
        raise ValueError("is blank")
    return value


Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_inked)]
Word = Annotated[str, Field(max_length=200), AfterValidator(str.strip)]
"""Text that may be left out."""


def _date(value: object) -> object:
    text = str(value)
    if isinstance(value, str | int) and not isinstance(value, bool) and parse(text, 2000) is not None:
        return text
    raise ValueError(f"'{value}' is no date; write it as {FORMS}")


Date = Annotated[str, BeforeValidator(_date), WithJsonSchema({"type": ["string", "integer"], "description": FORMS})]


def _span(value: object) -> object:
    return (value, value) if isinstance(value, str | int) else value


Dates = Annotated[
    tuple[Date, Date],
    BeforeValidator(_span),
    WithJsonSchema({"type": ["string", "integer", "array"], "description": "a date, or the first and the last"}),
]


class Framing(Model):
    """A centre and the width of the frame in km, for a frame of one shape."""

    center: Point | None = None
    width_km: Kilometres | None = None


class View(Model):
    """A named part of the map: a centre and the width of a 16:9 frame in km, or a box that must be seen whole."""

    center: Point | None = None
    width_km: Kilometres | None = None
    box: Area | None = None
    portrait: Framing | None = None
    square: Framing | None = None

    @model_validator(mode="after")
    def _one_way(self) -> View:
        if (self.center is None) != (self.width_km is None) or (self.center is None) == (self.box is None):
            raise ValueError("give a view either center and width_km, or box")
        if self.box and (self.box[0] >= self.box[2] or self.box[1] >= self.box[3]):
            raise ValueError("write a box as west, south, east, north")
        return self


class Title(Model):
    """The plate at the top left."""

    title: Text
    text: Word = ""


class Border(Model):
    """A line drawn by hand: a border of its time, one inside a state, or a line agreed on. `closes` bounds areas."""

    name: str = ""
    line: Path
    kind: Literal["border", "inner", "agreed"] = "border"
    closes: bool = True


class Change(Model):
    """What becomes of an area: its new colour where the named fronts have passed, or all over from a date on."""

    colour: Colour | None = None
    behind: tuple[Id, ...] = ()
    date: Date | None = None


class Land(Model):
    """An area inside borders and coasts, found from points in it, with a tint and a wash along its edge."""

    id: Id
    seeds: Annotated[tuple[Point, ...], Field(min_length=1)]
    colour: Colour
    tint: Share = 0.1
    edge: Share = 0.45
    becomes: Change | None = None


class Place(Model):
    """A town; `rank` 1 is the largest type, 4 is shown in close views only; `side` fixes where its name stands."""

    name: Text
    sub: Word = ""
    at: Point
    rank: Literal[1, 2, 3, 4] = 3
    kind: Literal["town", "capital", "fort", "point"] = "town"
    side: Literal["e", "w", "n", "s", "ne", "nw", "se", "sw"] | None = None
    id: Id | None = None
    date: Date | None = None

    @property
    def key(self) -> str:
        """What a shot calls it."""
        return self.id or self.name


class Label(Model):
    """A name that lies along a line; `size` in pixels at 1080p. One with an id comes and goes with the shot."""

    id: Id | None = None
    text: Text
    along: Path
    kind: Literal["state", "sea", "range", "river", "front"] = "state"
    size: Annotated[float, Field(ge=10, le=90)] | None = None


class Chip(Model):
    """A small plate beside an arrow, there once its head has passed `at` (0 tail, 1 head)."""

    text: Text
    at: Share = 0.6


class Arrow(Model):
    """An advance, from its start to its head; `width` 1 is an army; `label_along` gives its name a line of its own."""

    id: Id
    along: Path
    label: Word = ""
    label_along: Path | None = None
    width: Annotated[float, Field(gt=0, le=4)] = 1.0
    line: Literal["solid", "dashed"] = "solid"
    colour: Colour | None = None
    dates: Dates | None = None
    chips: tuple[Chip, ...] = ()


class Landing(Model):
    """A way over water or through the air: a thin dashed line with a small head."""

    id: Id
    along: Path
    label: Word = ""
    dates: Dates | None = None
    chip: Word = ""


class AirLanding(Model):
    """Troops set down from the air: a parachute with its date."""

    id: Id
    at: Point
    chip: Word = ""
    date: Date | None = None


class Stage(Model):
    """Where a front stands on a date: along a border between a few points of it, or on a line drawn by hand."""

    date: Date | None = None
    follow: Path | None = None
    along: Path | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Stage:
        if (self.follow is None) == (self.along is None):
            raise ValueError("give a front either follow (points of a border) or along (a line of its own)")
        return self


class Front(Model):
    """A front line; with several stages it moves from one to the next. `side`: where its ticks point, along its way."""

    id: Id
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    side: Literal["left", "right"] = "right"


class Layer(Model):
    """The author's own shapes: a GeoJSON file of lines, areas and points."""

    file: Text
    line: Colour | None = None
    width: Annotated[float, Field(gt=0, le=20)] = 1.6
    fill: Colour | None = None
    opacity: Share = 0.9

    @model_validator(mode="after")
    def _seen(self) -> Layer:
        if self.line is None and self.fill is None:
            raise ValueError("give a layer a 'line' or a 'fill' colour, or nothing of it is seen")
        return self


class Relief(Model):
    """The author's own shaded relief: a picture and the degrees it covers, north up, in degrees of equal steps."""

    file: Text
    bounds: Area


Kinds = Literal["arrow", "front", "landing", "air_landing", "fort", "border", "inner", "agreed"]
Legend = Annotated[
    dict[Kinds, Text] | None,
    BeforeValidator(lambda value: None if value == "none" else value),
    WithJsonSchema({"type": ["string", "object"], "description": "none, or texts of one's own for the kinds of sign"}),
]


class MapFile(Model):
    """One map; shots show its views."""

    title: Title | None = None
    projection: Literal["lambert", "albers", "mercator"] | None = None
    views: Annotated[dict[str, View], Field(min_length=1)]
    style: str = "parchment"
    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    months: Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)] | None = None
    graticule: Annotated[float, Field(ge=0, le=45)] = 5
    scale_bar: bool = True
    globe: bool = True
    legend: Legend = Field(default_factory=dict)
    relief_detail: Annotated[float, Field(ge=0, le=2)] = 0.5
    relief: Relief | None = None
    layers: tuple[Layer, ...] = ()
    omit_borders: tuple[Area, ...] = ()
    omit_rivers: tuple[Area, ...] = ()
    borders: tuple[Border, ...] = ()
    rivers_min_km: Annotated[float, Field(ge=0)] = 110
    areas: tuple[Land, ...] = ()
    places: tuple[Place, ...] = ()
    labels: tuple[Label, ...] = ()
    fronts: tuple[Front, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    landings: tuple[Landing, ...] = ()
    air_landings: tuple[AirLanding, ...] = ()

    @field_validator("views")
    @classmethod
    def _names(cls, value: dict[str, View]) -> dict[str, View]:
        for name in value:
            if not name.strip():
                raise ValueError("a view needs a name")
        return value

    def files(self) -> list[str]:
        """The author's own data, as it is named."""
        return [layer.file for layer in self.layers] + ([self.relief.file] if self.relief else [])

    def items(self) -> dict[str, Any]:
        """Everything a shot may bind to words or dates, by its id; a place also by its name."""
        named: dict[str, Any] = {p.key: p for p in self.places}
        named |= {label.id: label for label in self.labels if label.id}
        for group in (self.areas, self.fronts, self.arrows, self.landings, self.air_landings):
            named |= {item.id: item for item in group}
        return named

    def only(self, shown: frozenset[str] | None) -> MapFile:
        """The map without what moves and a shot leaves out."""
        if shown is None:
            return self
        moving = ("fronts", "arrows", "landings", "air_landings")
        kept = {key: tuple(item for item in getattr(self, key) if item.id in shown) for key in moving}
        return self.model_copy(update=kept)


class Style(Model):
    """Ramps from low to high ground and from shoal to deep, and the inks."""

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
