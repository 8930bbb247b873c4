"""The parts of a map file: views, and all that lies or moves on the map."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Share
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
    LonLatPath,
    MapDate,
    MapDateRange,
    MapText,
    OptionalMapText,
    SideId,
)


class MapTitle(YamlModel):
    """The title at the top left, and a line below it."""

    title: MapText = Field(description="the map's title")
    text: OptionalMapText = Field(default="", description="a line below it")


class MapBorder(YamlModel):
    """A border that you draw."""

    name: str = Field(default="", description="for you; it isn't shown")
    line: LonLatPath = Field(
        description="its points; an end snaps to what it meets"
    )
    kind: Literal["border", "inner", "agreed"] = Field(
        default="border",
        description="border: between states; inner: inside a state; agreed: a line from "
        "an agreement",
    )
    closes: bool = Field(default=True, description="false: it bounds no area")


class AreaChange(YamlModel):
    """The new colour of an area, everywhere or behind fronts."""

    colour: Colour | None = Field(default=None, description="its new colour")
    behind: tuple[ItemId, ...] = Field(
        default=(), description="ids of the fronts behind which it appears"
    )
    date: MapDate | None = Field(
        default=None, description="the day from which the whole area has it"
    )


class MapArea(YamlModel):
    """An area inside borders and coasts, found from points in it."""

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    seeds: Annotated[tuple[LonLat, ...], Field(min_length=1)] = Field(
        description="points inside it"
    )
    colour: Colour = Field(description="its colour, such as '#b3301f'")
    tint: Share = Field(
        default=0.1, description="how strong the colour is in the middle"
    )
    edge: Share = Field(
        default=0.45, description="how strong it is at the edge"
    )
    becomes: AreaChange | None = Field(
        default=None, description="its colour later on"
    )


class MapPlace(YamlModel):
    """A town or another point.

    Where a shot binds it to words, a ring opens around it.
    """

    name: MapText = Field(description="its name")
    sub: OptionalMapText = Field(
        default="", description="a second name below it"
    )
    at: LonLat = Field(description="[longitude, latitude]")
    rank: Literal[1, 2, 3, 4] = Field(
        default=3,
        description="1 for the largest names; 4 is seen only in views of 1,500 km "
        "or less",
    )
    kind: Literal["town", "capital", "fort", "point"] = Field(
        default="town", description="its sign"
    )
    side: Literal["e", "w", "n", "s", "ne", "nw", "se", "sw"] | None = Field(
        default=None,
        description="where its name stands, if there is room: e, w, n, s, ne, nw, "
        "se, sw",
    )
    id: ItemId | None = Field(
        default=None,
        description="its name in shots: letters, digits, - and _",
    )
    date: MapDate | None = Field(
        default=None,
        description="the day on which it comes, or a ring opens around it",
    )
    appear: bool = Field(
        default=False,
        description="true: it comes only with its words in a shot",
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )

    @property
    def key(self) -> str:
        """The name by which a shot calls it."""
        return self.id or self.name


class MapLabel(YamlModel):
    """A name along a line."""

    id: ItemId | None = Field(
        default=None, description="its name in a shot's when and show"
    )
    text: MapText = Field(description="the name")
    along: LonLatPath = Field(
        description="points of the line along which it stands"
    )
    kind: Literal["state", "sea", "range", "river", "front"] = Field(
        default="state", description="what it is the name of"
    )
    size: Annotated[float, Field(ge=10, le=90)] | None = Field(
        default=None, description="pixels at 1080p; default: by its kind"
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )
    least_km: Kilometres | None = Field(
        default=None,
        description="the narrowest view that shows it, by the longer side of the frame",
    )
    most_km: Kilometres | None = Field(
        default=None,
        description="the widest view that shows it, in the same way",
    )

    def is_for(self, across_km: float) -> bool:
        """Tell whether a view of a width in km has the label."""
        is_wide_enough = self.least_km is None or across_km >= self.least_km
        return is_wide_enough and (
            self.most_km is None or across_km <= self.most_km
        )


class MapRange(YamlModel):
    """A mountain range, drawn in hachures on both sides of its crest."""

    name: OptionalMapText = Field(
        default="", description="its name, written along its crest"
    )
    along: LonLatPath = Field(description="points of its crest")
    width_km: Annotated[float, Field(ge=5, le=500)] = Field(
        default=60, description="its width from foot to foot"
    )

    @property
    def label(self) -> MapLabel | None:
        """The name as a label along the crest; None if it has none."""
        if not self.name:
            return None
        return MapLabel(
            text=self.name,
            along=self.along,
            kind="range",
        )


class Chip(YamlModel):
    """A small text beside an arrow, shown once the head has passed it."""

    text: MapText = Field(description="the words, such as 11 aug")
    at: Share = Field(
        default=0.6, description="where it stands: 0 at the tail, 1 at the head"
    )


class Arrow(YamlModel):
    """An advance, from tail to head.

    Its name and its chips have its colour: that of its side, or one of its own.
    """

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    along: LonLatPath = Field(description="its points, from tail to head")
    label: OptionalMapText = Field(
        default="", description="its name, written along it"
    )
    label_along: LonLatPath | None = Field(
        default=None, description="another line for the name"
    )
    width: Annotated[float, Field(gt=0, le=4)] = Field(
        default=1.0, description="how wide it is; an army has 1"
    )
    line: Literal["solid", "dashed"] = Field(
        default="solid", description="dashed for what was only planned"
    )
    colour: Colour | None = Field(
        default=None,
        description="the colour of the arrow and its words, if it belongs to no side",
    )
    dates: MapDateRange | None = Field(
        default=None,
        description="the day it begins and the day it arrives, or one day",
    )
    chips: tuple[Chip, ...] = Field(
        default=(),
        description="small texts beside it, each shown once the head has passed",
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )

    @model_validator(mode="after")
    def _require_one_colour(self) -> Arrow:
        if self.of is not None and self.colour is not None:
            raise ValueError(
                "its side gives it a colour: leave out 'colour', or 'of'"
            )
        return self


Vehicle = Literal["ship", "sail", "aircraft", "train", "truck"]
LAND_VEHICLES: tuple[Vehicle, ...] = ("train", "truck")


class Landing(YamlModel):
    """A route over water, through the air or on land: a dashed line with a small head.

    The distance it `tells` is how far it has come, in km; it ends with `distance_km`.
    """

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    by: Vehicle | None = Field(
        default=None, description="what is seen at its head"
    )
    along: LonLatPath = Field(description="its points")
    ahead: bool = Field(
        default=False,
        description="true: the whole route is there from the start, and dimmed where it "
        "was travelled",
    )
    tells: tuple[Literal["distance", "date"], ...] = Field(
        default=(),
        description="what stands beside its head: distance, date, or both",
    )
    distance_km: Kilometres | None = Field(
        default=None,
        description="its true length, which the distance ends with; default: measured along it",
    )
    label: OptionalMapText = Field(default="", description="its name")
    dates: MapDateRange | None = Field(
        default=None,
        description="the day it begins and the day it arrives, or one day",
    )
    chip: OptionalMapText = Field(
        default="", description="a small text beside its head"
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )

    @model_validator(mode="after")
    def _check_told(self) -> Landing:
        if self.distance_km is not None and "distance" not in self.tells:
            raise ValueError(
                "'distance_km' is for a route that tells its distance: write tells: [distance]"
            )
        if len(set(self.tells)) < len(self.tells):
            raise ValueError("it tells the same twice")
        return self


class AirLanding(YamlModel):
    """Troops landed from the air: a parachute with its date."""

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    at: LonLat = Field(description="[longitude, latitude]")
    chip: OptionalMapText = Field(
        default="", description="a small text beside it"
    )
    date: MapDate | None = Field(default=None, description="the day it happens")
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )


class FrontStage(YamlModel):
    """Where a front is on a date.

    It runs along a border, `follow`, or along a line of its own, `along`.
    """

    date: MapDate | None = Field(
        default=None, description="the day on which it is there"
    )
    follow: LonLatPath | None = Field(
        default=None,
        description="3 to 6 points, in order, of a border that it follows",
    )
    along: LonLatPath | None = Field(
        default=None, description="points of a line of its own"
    )

    @model_validator(mode="after")
    def _require_follow_or_along(self) -> FrontStage:
        if (self.follow is None) == (self.along is None):
            raise ValueError(
                "give a front either follow (points of a border)"
                " or along (a line of its own)"
            )
        return self


class Front(YamlModel):
    """A front line, which moves from each of its stages to the next."""

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    stages: Annotated[tuple[FrontStage, ...], Field(min_length=1)] = Field(
        description="where it is, one stage after the other"
    )
    side: Literal["left", "right"] = Field(
        default="right",
        description="where its ticks point, as seen along its line",
    )
    reconstructed: bool = Field(
        default=False,
        description="true: its course between the dates is drawn freely; the film then says so",
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )


SidedItem = (
    MapPlace
    | MapLabel
    | Front
    | Arrow
    | Landing
    | AirLanding
    | MapUnit
    | MapPocket
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
