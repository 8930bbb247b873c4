"""The values of a map file: what a point, a colour, a date or a text may be."""

from __future__ import annotations

import itertools
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from lantern.core.dates import DATE_EXAMPLES, LEAP_YEAR, describe_fault, parse
from lantern.script.model.types import COLOUR_PATTERN, is_colour


def _require_longitude_first(value: object) -> object:
    """Return a point as it is; refuse one whose second number can only be a longitude.

    A name or a number alone is refused, too.
    """
    if isinstance(value, str | int | float):
        raise ValueError(
            f"{value!r} is no point; write it as [longitude, latitude]"
        )
    if not isinstance(value, list | tuple) or len(value) != 2:
        return value
    first, second = value
    if not isinstance(first, int | float) or not isinstance(
        second, int | float
    ):
        return value
    if abs(first) <= _MOST_LATITUDE and 90 < abs(second) <= 180:
        raise ValueError(
            f"longitude comes first: write [{second:g}, {first:g}],"
            f" for {second:g} is no latitude"
        )
    return value


def _require_distinct_points(value: tuple[LonLat, ...]) -> tuple[LonLat, ...]:
    if len(set(value)) < 2:
        raise ValueError(
            "all its points are the same; a line needs two that differ"
        )
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
    if not is_scalar or parse(text, LEAP_YEAR) is None:
        raise ValueError(describe_fault(text, LEAP_YEAR))
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
    tuple[LonLat, ...],
    Field(min_length=2),
    AfterValidator(_require_distinct_points),
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
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "array", "items": _BOX_SCHEMA},
            ]
        }
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
    str,
    Field(min_length=1, max_length=200),
    AfterValidator(_require_visible_text),
]
OptionalMapText = Annotated[
    str, Field(max_length=200), AfterValidator(str.strip)
]
"""Text that may be left out."""
MapDate = Annotated[
    str,
    BeforeValidator(_read_date),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": DATE_EXAMPLES}
    ),
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
    "arrow",
    "front",
    "unit",
    "contested",
    "pocket",
    "landing",
    "air_landing",
    "fort",
    "border",
    "inner",
    "agreed",
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
