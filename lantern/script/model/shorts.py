"""The models of shorts: short films that are cut from a film's own takes. Opens no file."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.text import is_reserved
from lantern.script.document import YamlModel
from lantern.script.model.framing import ShapeEntry
from lantern.script.model.types import Text
from lantern.script.model.upload import FilmTag

_MOST_SHORTS = 20


class ShortCut(YamlModel):
    """A scene of the film, or the words of it that a short takes."""

    scene: Text = Field(
        description="the scene, by its file's name without the number, its number "
        "or its title"
    )
    start: Text | None = Field(
        None,
        alias="from",
        description="words of its narration with which the piece begins",
    )
    end: Text | None = Field(
        None,
        alias="to",
        description="words of its narration with which the piece ends",
    )


def _read_cut(value: object) -> object:
    return {"scene": value} if isinstance(value, str) else value


ShortCutEntry = Annotated[
    ShortCut,
    BeforeValidator(_read_cut),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, ShortCut.model_json_schema()]}
    ),
]


class EndCard(YamlModel):
    """The card that a short ends with: a few words, and a line below them."""

    title: Annotated[str, Field(min_length=1, max_length=80)] = Field(
        description="a few words, large"
    )
    text: Annotated[str, Field(min_length=1, max_length=120)] | None = Field(
        default=None, description="a line below them"
    )
    seconds: Annotated[float, Field(ge=1, le=10)] = Field(
        default=3.0, description="how long it stands"
    )


def _read_end(value: object) -> object:
    return {"title": value} if isinstance(value, str) else value


EndCardEntry = Annotated[
    EndCard,
    BeforeValidator(_read_end),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, EndCard.model_json_schema()]}
    ),
]


_ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,59}$"


def _check_id(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(_ID_PATTERN, value):
        raise ValueError(
            f"an id is small letters, digits and hyphens, as in trailer-2, not '{value}'"
        )
    if is_reserved(value):
        raise ValueError(
            f"no file on Windows can be called '{value}'; take another id"
        )
    return value


class Short(YamlModel):
    """A short film of at most 60 or 180 seconds, cut from the film's own takes."""

    id: Annotated[
        str, Field(pattern=_ID_PATTERN), BeforeValidator(_check_id)
    ] = Field(
        description="its name in the output and on the command line: trailer"
    )
    cut: Annotated[
        tuple[ShortCutEntry, ...], Field(min_length=1, max_length=60)
    ] = Field(
        description="scenes by their ids, or words of them: [wells, {scene: road, from: …}]"
    )
    title: Annotated[str, Field(min_length=1, max_length=100)] | None = Field(
        None, description="its title; default: the film's"
    )
    limit: Literal[60, 180] = Field(60, description="the seconds it may last")
    shape: ShapeEntry = Field(default="portrait", description="its shape")
    hook: Annotated[str, Field(min_length=1, max_length=90)] | None = Field(
        None, description="words in large type over its first seconds"
    )
    end: EndCardEntry | None = Field(None, description="the card at its end")
    description: str = Field(
        "",
        max_length=4000,
        description="what it is about, in its description.txt",
    )
    tags: tuple[FilmTag, ...] = Field(
        (), description="words by which people find it; default: the film's"
    )


ShortEntries = Annotated[tuple[Short, ...], Field(max_length=_MOST_SHORTS)]
