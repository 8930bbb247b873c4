"""Units of a map file: who marches where, where they fight, and what becomes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)

from lantern.script.document import YamlModel
from lantern.script.model.types import text_from_number
from lantern.visuals.map.spec.map_values import (
    ItemId,
    LonLat,
    MapDate,
    MapDateRange,
    MapText,
    OptionalMapText,
    SideId,
)

UnitSign = Literal["block", "nato", "flag"]
UnitBranch = Literal[
    "infantry",
    "cavalry",
    "armour",
    "mechanised",
    "artillery",
    "airborne",
    "engineers",
    "air",
    "navy",
]
_ECHELON = re.compile(r"I{1,3}|X{1,6}")
"""How large a unit is: from a company, I, to a theatre, XXXXXX."""
_SPOT_HELP = "write a place's name or id, or [longitude, latitude]"


def _require_spot(value: object) -> object:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, list | tuple) and len(value) == 2:
        return value
    raise ValueError(_SPOT_HELP)


_SPOT_SCHEMA = {
    "type": ["string", "array"],
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 2,
    "description": _SPOT_HELP,
}
MapSpot = Annotated[
    str | LonLat, BeforeValidator(_require_spot), WithJsonSchema(_SPOT_SCHEMA)
]
"""A point of the map: a place by its name or id, or longitude and latitude."""
Strength = Annotated[
    str,
    BeforeValidator(text_from_number),
    Field(max_length=40),
    AfterValidator(str.strip),
    WithJsonSchema({"type": ["string", "number"]}),
]


class UnitStop(YamlModel):
    """A stop of a unit's path.

    Shots call it by its `id`, or by the name of its place.
    """

    at: MapSpot = Field(
        description="a place's name or id, or [longitude, latitude]"
    )
    date: MapDate | None = Field(
        default=None, description="the day the unit is there"
    )
    leaves: MapDate | None = Field(
        default=None, description="the day the unit goes on"
    )
    id: ItemId | None = Field(
        default=None,
        description="its name in shots; default: the place's",
    )

    @property
    def name(self) -> str:
        """What a shot calls it; empty for a point without an id."""
        if self.id:
            return self.id
        return self.at if isinstance(self.at, str) else ""


def _read_stop(value: object) -> object:
    """Return a place or a point alone as a stop."""
    return {"at": value} if isinstance(value, str | list | tuple) else value


def _read_path(value: object) -> object:
    """Return a single stop as a list of one."""
    if isinstance(value, str | dict):
        return [value]
    is_point = (
        isinstance(value, list | tuple)
        and len(value) > 0
        and all(isinstance(each, int | float) for each in value)
    )
    return [value] if is_point else value


UnitPath = Annotated[
    tuple[Annotated[UnitStop, BeforeValidator(_read_stop)], ...],
    BeforeValidator(_read_path),
    Field(min_length=1, max_length=40),
]


class MapUnit(YamlModel):
    """A unit: a sign that stands at a point of its path, or marches along it."""

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )
    name: OptionalMapText = Field(
        default="", description="its name, beside its sign"
    )
    sign: UnitSign | None = Field(
        default=None,
        description="block, nato or flag; default: block, nato with a branch, flag "
        "with a picture of one",
    )
    branch: UnitBranch | None = Field(
        default=None, description="what kind of troops it is, in a NATO sign"
    )
    flag: MapText | None = Field(
        default=None, description="a picture file for its flag"
    )
    strength: Strength = Field(
        default="",
        description="any text, or I to XXXXXX for its size, drawn over its sign",
    )
    path: UnitPath = Field(
        description="where it stands or marches: a place, [lon, lat], {at: …, "
        "date: …}, or a list of these"
    )
    joins: ItemId | None = Field(
        default=None, description="the id of the unit that it joins at its end"
    )
    ends: MapDate | None = Field(
        default=None, description="the day it breaks up, or joins"
    )

    @model_validator(mode="after")
    def _require_fitting_sign(self) -> MapUnit:
        if self.flag and (self.branch or self.sign not in (None, "flag")):
            raise ValueError(
                "only a flag shows the picture of one: write 'sign: flag', or leave out 'flag'"
            )
        if self.branch and self.sign not in (None, "nato"):
            raise ValueError(
                f"a {self.sign} has no branch: write 'sign: nato', or leave out 'branch'"
            )
        return self

    @property
    def drawn_as(self) -> UnitSign:
        """The kind of sign; one with a branch or a flag's picture needs no word for it."""
        if self.flag:
            return "flag"
        return self.sign or ("nato" if self.branch else "block")

    @property
    def echelon(self) -> str:
        """How large it is, as I to XXXXXX; empty if its strength is written out or not known."""
        return self.strength if _ECHELON.fullmatch(self.strength) else ""

    def list_events(self) -> list[UnitEvent]:
        """Return all that a shot may bind to words beside its march."""
        events = [UnitEvent(self, f"{self.id} comes", "comes")]
        for number, stop in enumerate(self.path):
            if stop.name:
                name = f"{self.id} to {stop.name}"
                events.append(UnitEvent(self, name, "arrives", stop=number))
        events.append(UnitEvent(self, name_end(self.id), "ends"))
        return events


@dataclass(frozen=True)
class UnitEvent:
    """Something that happens to a unit and that words may bring: its key, and of what kind.

    What arrives does so at the `stop` of its path with that number.
    """

    unit: MapUnit
    id: str
    kind: Literal["comes", "arrives", "ends"]
    stop: int = 0


def name_end(item: str) -> str:
    """Return how a shot calls the end of an item."""
    return f"{item} ends"


class MapFight(YamlModel):
    """A clash between two units: crossed swords between them, or at a point of its own.

    The swords come on the first of its dates and go on the last.
    """

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    between: Annotated[
        tuple[ItemId, ItemId], Field(min_length=2, max_length=2)
    ] = Field(description="the ids of two units")
    at: MapSpot | None = Field(
        default=None,
        description="a place, or [lon, lat]; default: between them",
    )
    dates: MapDateRange | None = Field(
        default=None,
        description="the day it begins and the day it ends, or one day",
    )

    @property
    def end(self) -> FightEnd:
        """The end of the fight, which words may bring."""
        return FightEnd(self, name_end(self.id))


@dataclass(frozen=True)
class FightEnd:
    """The end of a fight, by the key that a shot calls it by."""

    fight: MapFight
    id: str
