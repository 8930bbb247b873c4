"""The models of where a film is published, and what is decided for it there. Opens no file.

A platform that another package brings has a dot in its name (see core.plugins).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)

from lantern.core.plugins import find_plugins
from lantern.core.problems import suggest
from lantern.script.document import YamlModel
from lantern.script.model.framing import ShapeEntry
from lantern.script.model.types import LanguageTag, Text, text_from_number
from lantern.script.model.upload import FilmTag
from lantern.script.model_faults import FaultAt

PLUGIN_GROUP = "lantern.publishers"
PLATFORM_NAMES = ("youtube", "peertube", "vimeo", "archive")
_MOST_DESTINATIONS = 20
_TIME_EXAMPLE = "2026-12-24T18:00+01:00"


def _require_platform(value: object) -> object:
    """Return the name of a platform as it is; refuse one that nobody brings."""
    if not isinstance(value, str) or value in PLATFORM_NAMES:
        return value
    if value in find_plugins(PLUGIN_GROUP):
        return value
    known = ", ".join(PLATFORM_NAMES)
    if "." in value:
        raise ValueError(
            f"no installed package brings the platform '{value}' (there are: {known})"
        )
    near = suggest(value.lower(), PLATFORM_NAMES)
    raise ValueError(
        f"there is no platform '{value}'{near} (there are: {known})"
    )


PlatformName = Annotated[
    str,
    BeforeValidator(_require_platform),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(PLATFORM_NAMES)},
                {"type": "string", "pattern": r"\."},
            ]
        }
    ),
]


def _read_time(value: object) -> object:
    """Return the time that a text means; it needs a zone, since servers are elsewhere."""
    if isinstance(value, datetime):
        return value
    try:
        time = datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(
            f"'{value}' is no date with a time; write it like {_TIME_EXAMPLE}"
        ) from None
    if time.tzinfo is None:
        raise ValueError(
            f"'{value}' has no time zone; write it like {_TIME_EXAMPLE}, or with Z at its end "
            "for UTC"
        )
    return time


PublishTime = Annotated[
    datetime,
    BeforeValidator(_read_time),
    WithJsonSchema(
        {"type": "string", "description": f"such as {_TIME_EXAMPLE}"}
    ),
]


def _read_day(value: object) -> object:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(
            f"'{value}' is no date; write it like 2026-05-04"
        ) from None


RecordingDay = Annotated[
    date,
    BeforeValidator(_read_day),
    WithJsonSchema({"type": "string", "description": "such as 2026-05-04"}),
]


class Destination(YamlModel):
    """A platform, and the settings for the film there."""

    to: PlatformName = Field(description="the platform")
    account: Text | None = Field(
        None,
        description="which of your accounts there; only needed if you have several",
    )
    shape: ShapeEntry | None = Field(
        None,
        description="the shape that goes there: 16:9, 9:16 or 1:1; default: the film's",
    )
    short: Text | None = Field(
        None,
        description="the id of a short to publish there instead of the film",
    )
    title: Text | None = Field(
        None, description="its title there; default: the film's"
    )
    description: Annotated[str, Field(max_length=20_000)] | None = Field(
        None,
        description="the text below it; default: the text of description.txt",
    )
    tags: tuple[FilmTag, ...] | None = Field(
        None, description="words by which people find it; default: the film's"
    )
    category: Annotated[Text, BeforeValidator(text_from_number)] | None = Field(
        None,
        description="a category, by the platform's name for it, such as Education",
    )
    language: LanguageTag | None = Field(
        None,
        description="what is spoken, for the platform; default: the film's",
    )
    licence: Text | None = Field(
        None,
        description="its licence there, by an id such as CC-BY-4.0, or none; default: "
        "the film's",
    )
    playlist: Annotated[Text, BeforeValidator(text_from_number)] | None = Field(
        None, description="a playlist or showcase of yours, by its title or id"
    )
    privacy: Literal["private", "unlisted", "public"] = Field(
        "private",
        description="who can see it: private, unlisted (with its address), public",
    )
    publish_at: PublishTime | None = Field(
        None, description="when a private video becomes public"
    )
    made_for_kids: bool | None = Field(
        None,
        description="whether it is made for children; YouTube asks, and Lantern doesn't guess",
    )
    synthetic: bool | None = Field(
        None,
        description="whether realistic scenes or voices in it are altered or synthetic",
    )
    recorded: RecordingDay | None = Field(
        None, description="when it was recorded"
    )

    @property
    def name(self) -> str:
        """What it is called on the command line: its platform, and its shape or short if any."""
        which = self.short or self.shape
        return f"{self.to}-{which}" if which else self.to

    @model_validator(mode="after")
    def _check_short(self) -> Destination:
        if self.short and self.shape:
            raise FaultAt(
                "a short has a shape of its own; take shape out", "shape"
            )
        return self

    @model_validator(mode="after")
    def _check_schedule(self) -> Destination:
        if self.publish_at and self.privacy != "private":
            message = "publish_at is for a private video, which is public then; take privacy out"
            raise FaultAt(message, "privacy")
        return self


def _read_destination(value: object) -> object:
    return {"to": value} if isinstance(value, str) else value


DestinationEntry = Annotated[
    Destination,
    BeforeValidator(_read_destination),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, Destination.model_json_schema()]}
    ),
]


def _refuse_repeated(
    destinations: tuple[Destination, ...],
) -> tuple[Destination, ...]:
    """Return destinations as they are; refuse one that is listed twice."""
    seen: set[tuple[str | None, ...]] = set()
    for i, each in enumerate(destinations):
        place = (each.to, each.account, each.shape, each.short)
        if place in seen:
            message = (
                f"'{each.name}' is listed before; a second one needs an account or a shape of "
                "its own"
            )
            raise FaultAt(message, i, "to")
        seen.add(place)
    return destinations


DestinationEntries = Annotated[
    tuple[DestinationEntry, ...],
    Field(max_length=_MOST_DESTINATIONS),
    AfterValidator(_refuse_repeated),
]
