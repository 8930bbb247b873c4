"""Who holds the ground of a map: areas that change hands more than once, and pockets cut off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.script.document import YamlModel
from lantern.visuals.map.spec.map_units import MapSpot, name_end
from lantern.visuals.map.spec.map_values import (
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


def _read_holders(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Holders = Annotated[
    tuple[SideId, ...],
    BeforeValidator(_read_holders),
    Field(min_length=1, max_length=2),
    WithJsonSchema(
        {
            "type": ["string", "array"],
            "items": {"type": "string"},
            "maxItems": 2,
            "description": "a side, or the two that fight for it",
        }
    ),
]
"""The side that holds an area, or the two by which it is contested."""
LonLatRing = Annotated[LonLatPath, Field(min_length=3)]


class ControlChange(YamlModel):
    """A change of hands: to a side, or to two that fight for the area."""

    to: Holders
    date: MapDate | None = Field(default=None, description="the day it happens")
    id: ItemId | None = Field(
        default=None,
        description="its name in shots; default: {id} to {side}",
    )


class MapControl(YamlModel):
    """An area that sides hold one after another.

    Its ground is exactly one of `area`, `seeds`, `ring` and `file`. The last two leave out the sea.
    """

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    area: ItemId | None = Field(
        default=None, description="the id of an area of the map"
    )
    seeds: tuple[LonLat, ...] = Field(
        default=(), description="points in a state"
    )
    ring: LonLatRing | None = Field(
        default=None, description="points around it"
    )
    file: MapText | None = Field(
        default=None, description="a GeoJSON file of it"
    )
    of: Holders | None = Field(
        default=None,
        description="the side that holds it at first, or the two that contest it",
    )
    changes: tuple[ControlChange, ...] = Field(
        default=(), description="who holds it from then on"
    )

    @model_validator(mode="after")
    def _require_one_shape(self) -> MapControl:
        shapes = [self.area, self.seeds or None, self.ring, self.file]
        if sum(shape is not None for shape in shapes) != 1:
            raise ValueError(
                "say which ground it is, in one way: area (its id), seeds (points in a"
                " state), ring or file"
            )
        if self.of is None and not self.changes:
            raise ValueError("say whose it is: 'of', or 'changes'")
        return self

    def list_holders(self) -> list[Holders]:
        """Return the sides that hold it, or contest it, one after the other."""
        first = [self.of] if self.of else []
        return [*first, *(change.to for change in self.changes)]

    def list_events(self) -> list[ControlEvent]:
        """Return the changes, each by the name that a shot calls it by."""
        events = []
        for number, change in enumerate(self.changes):
            name = f"{self.id} to {change.to[0]}"
            if len(change.to) > 1:
                name = f"{self.id} contested"
            events.append(ControlEvent(self, change.id or name, number))
        return events


@dataclass(frozen=True)
class ControlEvent:
    """A change of an area's holders that words may bring, and its number."""

    control: MapControl
    id: str
    number: int


class PocketCircle(YamlModel):
    """A circle around a place or a point."""

    at: MapSpot = Field(
        description="a place's name or id, or [longitude, latitude]"
    )
    km: Kilometres = Field(description="how wide the circle is")


class MapPocket(YamlModel):
    """Troops of a side that are cut off: a hatched ring, which shrinks and goes out.

    It closes on the first of its dates, and is gone on the last.
    """

    id: ItemId = Field(
        description="its name in shots: letters, digits, - and _"
    )
    of: SideId | None = Field(
        default=None,
        description="its side, by its key; the side gives it a colour",
    )
    ring: LonLatRing | None = Field(
        default=None, description="points around the troops"
    )
    around: PocketCircle | None = Field(
        default=None, description="a circle around a place: {at: …, km: …}"
    )
    label: OptionalMapText = Field(
        default="", description="words in it or beside it"
    )
    dates: MapDateRange | None = Field(
        default=None, description="the day it closes and the day it is gone"
    )

    @model_validator(mode="after")
    def _require_one_shape(self) -> MapPocket:
        if (self.ring is None) == (self.around is None):
            raise ValueError(
                "give a pocket either ring (its points) or around ({at: place, km: width})"
            )
        return self

    def list_events(self) -> list[PocketEvent]:
        """Return what words may bring beside its closing."""
        return [
            PocketEvent(self, f"{self.id} shrinks", "shrinks"),
            PocketEvent(self, name_end(self.id), "ends"),
        ]


@dataclass(frozen=True)
class PocketEvent:
    """Something that happens to a pocket and that words may bring, and of what kind."""

    pocket: MapPocket
    id: str
    kind: Literal["shrinks", "ends"]
