"""What a shot may say of a map beside its views: days, and words at which something comes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from lantern.script.document import YamlModel
from lantern.script.model.types import Text, text_from_number

FurnitureMode = Literal["first", "always", "none"]
"""Whether a map's furniture is there while it is new, always or never."""


def _read_phrases(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return value


PhrasePair = Annotated[
    tuple[Text, ...],
    BeforeValidator(_read_phrases),
    Field(min_length=1, max_length=2),
    WithJsonSchema(
        {
            "type": ["string", "array"],
            "description": "words, or those it begins and those it ends with",
        }
    ),
]
"""Words of the narration at which a map's item comes, and perhaps those at which it has come."""
ShotDate = Annotated[
    str,
    BeforeValidator(text_from_number),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "9 aug, 9 aug 1945, aug 1945 or 1945",
        }
    ),
]


class ShotCalendar(YamlModel):
    """The days that pass in a shot of a map.

    A date of `when` is reached as its words are spoken. Between two dates the days pass evenly.
    """

    start: ShotDate = Field(
        alias="from",
        description="the day at the shot's start: 9 aug, 9 aug 1945, aug 1945 or 1945",
    )
    end: ShotDate = Field(alias="to", description="the day at its end")
    count_from: ShotDate | None = Field(
        None,
        description="the day that counts as day 1; the corner then counts days",
    )
    when: dict[ShotDate, Text] | None = Field(
        None,
        description="words at which a date is reached: {15 aug: the words}",
    )


def _choose_dates(value: object) -> str:
    return "calendar" if isinstance(value, dict | ShotCalendar) else "pair"


ShotDates = Annotated[
    Annotated[tuple[ShotDate, ShotDate], Tag("pair")]
    | Annotated[ShotCalendar, Tag("calendar")],
    Discriminator(_choose_dates),
]
"""The days at a shot's start and end, alone or with what else is said of them."""
