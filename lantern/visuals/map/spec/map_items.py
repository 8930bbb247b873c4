"""The parts of a map file: views, and all that lies or moves on the map."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Share
from lantern.script.model_faults import FaultAt
from lantern.visuals.map.spec.map_control import (
    ControlEvent,
    MapPocket,
    PocketEvent,
)
from lantern.visuals.map.spec.map_units import (
    FightEnd,
    MapFight,
    MapUnit,
    UnitEvent,
)
from lantern.visuals.map.spec.map_values import (
    Colour,
    ItemId,
    Kilometres,
    LonLat,
    LonLatBounds,
    LonLatPath,
    MapDate,
    MapDateRange,
    MapText,
    OptionalMapText,
    SideId,
)


class ViewFraming(YamlModel):
    """A centre and the width of the frame in km, for a frame of one shape."""

    center: LonLat | None = None
    width_km: Kilometres | None = None


class MapView(YamlModel):
    """A named part of the map: a centre and a width, or a box that is seen whole.

    `width_km` is the width of a 16:9 frame. Frames of other shapes may have a framing of their own.
    A camera that leans towards the horizon has a `tilt`, in degrees from straight down; `heading`
    is the direction at the top of the frame, in degrees clockwise from north.
    """

    center: LonLat | None = None
    width_km: Kilometres | None = None
    box: LonLatBounds | None = None
    tilt: Annotated[float, Field(ge=0, le=55)] = 0
    heading: Annotated[float, Field(ge=-180, le=360)] = 0
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
        for key in ("tilt", "heading"):
            if self.box and getattr(self, key):
                message = (
                    f"a box is seen straight from above; for a {key}"
                    " give the view center and width_km"
                )
                raise FaultAt(message, key)
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


Vehicle = Literal["ship", "sail", "aircraft", "train", "truck"]
LAND_VEHICLES: tuple[Vehicle, ...] = ("train", "truck")


class Landing(YamlModel):
    """A way over water, through the air or on land: a dashed line with a small head.

    What travels on it may be seen at its head. With `ahead` the whole way is there from the start,
    and what has been travelled of it is dimmed. What it `tells` stands beside its head: how far it
    has come, in km along the way or as a share of its true length `distance_km`, and the date.
    """

    id: ItemId
    by: Vehicle | None = None
    along: LonLatPath
    ahead: bool = False
    tells: tuple[Literal["distance", "date"], ...] = ()
    distance_km: Kilometres | None = None
    label: OptionalMapText = ""
    dates: MapDateRange | None = None
    chip: OptionalMapText = ""
    of: SideId | None = None

    @model_validator(mode="after")
    def _check_told(self) -> Landing:
        if self.distance_km is not None and "distance" not in self.tells:
            raise ValueError("distance_km is for a way that tells its distance")
        if len(set(self.tells)) < len(self.tells):
            raise ValueError("it tells the same twice")
        return self


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


SidedItem = (
    MapPlace | MapLabel | Front | Arrow | Landing | AirLanding | MapUnit | MapPocket
)
"""What may belong to a side, by its key `of`."""
NamedItem = (
    MapArea
    | Front
    | Arrow
    | Landing
    | AirLanding
    | MapUnit
    | UnitEvent
    | MapFight
    | FightEnd
    | ControlEvent
    | MapPocket
    | PocketEvent
)
"""What always has an id."""
MapItem = MapPlace | MapLabel | NamedItem
"""What a shot may bind to words or dates."""
