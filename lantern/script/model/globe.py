"""The model of a globe: a map's shot begins above the turning earth, and comes down to a view."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.script.document import YamlModel
from lantern.script.model.card_fields import CardText
from lantern.script.model.types import Duration, LongText

_MOST_LONGITUDE = 360
_MOST_LATITUDE = 85
_MOST_PLACES = 12
_SPOT_HELP = "write [longitude, latitude], or the name of a place of the map"
GlobeSpot = str | tuple[float, float]
"""Longitude and latitude, or a place of the map by its name."""


def _read_spot(value: object) -> object:
    if isinstance(value, str) and value.strip():
        return value
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError(_SPOT_HELP)
    first, second = value
    for number in (first, second):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise ValueError(_SPOT_HELP)
    if abs(second) > 90 >= abs(first):
        raise ValueError(
            f"longitude comes first: write [{second:g}, {first:g}],"
            f" for {second:g} is no latitude"
        )
    if abs(first) > _MOST_LONGITUDE or abs(second) > _MOST_LATITUDE:
        raise ValueError(
            f"[{first:g}, {second:g}] is on no map: longitudes go to {_MOST_LONGITUDE},"
            f" latitudes to {_MOST_LATITUDE}"
        )
    return float(first), float(second)


GlobeSpotEntry = Annotated[
    GlobeSpot,
    BeforeValidator(_read_spot),
    WithJsonSchema(
        {
            "type": ["array", "string"],
            "items": {"type": "number"},
            "minItems": 2,
            "maxItems": 2,
            "description": _SPOT_HELP,
        }
    ),
]


class GlobePlace(YamlModel):
    """A place on the globe with its name, shown from the words `at` on."""

    name: CardText = Field(
        description="its name, or that of a place of the map"
    )
    spot: GlobeSpotEntry | None = Field(
        None,
        description="[longitude, latitude], if the map doesn't have this place",
    )
    at: LongText | None = Field(
        None, description="words of the narration at which it comes"
    )


def _read_place(value: object) -> object:
    """Return a name alone as the place of that name."""
    return {"name": value} if isinstance(value, str) else value


GlobePlaceEntry = Annotated[
    GlobePlace,
    BeforeValidator(_read_place, json_schema_input_type=str | GlobePlace),
]


class GlobeStart(YamlModel):
    """The turning globe with which a map's shot begins.

    It turns from a point towards the view. At the words `at`, or soon after it began, the camera
    comes down to that view.
    """

    start: GlobeSpotEntry = Field(
        alias="from",
        description="what is in its middle at first: [lon, lat], or a place",
    )
    end: LongText | None = Field(
        None,
        alias="to",
        description="the map's view; default: the shot's first one",
    )
    at: LongText | None = Field(
        None,
        description="words of the narration at which the camera comes down",
    )
    seconds: Annotated[Duration, Field(ge=1)] | None = Field(
        None, description="how long it takes to come down; default: 3"
    )
    places: Annotated[
        tuple[GlobePlaceEntry, ...], Field(max_length=_MOST_PLACES)
    ] = Field(
        (),
        description="names on the globe: [Moscow, {name: …, spot: [lon, lat]}]",
    )

    def locate_start(self) -> GlobeSpot:
        """Return what is in the middle at first: a place of its own by where that is."""
        for place in self.places:
            if place.name == self.start and place.spot is not None:
                return place.spot
        return self.start


def lend_view(picture: object) -> object:
    """Return a picture's data with the view that its globe goes to, if it names no other."""
    if not isinstance(picture, dict):
        return picture
    globe = picture.get("globe")
    if not isinstance(globe, dict) or not isinstance(globe.get("to"), str):
        return picture
    if "view" in picture or isinstance(picture.get("move"), dict):
        return picture
    return {**picture, "view": globe["to"]}
