"""The models of a film's look: its style, its fonts, and its thumbnail. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from lantern.core.problems import suggest
from lantern.script.document import YamlModel
from lantern.script.model.types import Duration, Share, Text


class FontFiles(YamlModel):
    """A typeface: its files, and which of the families in them, if there are several."""

    files: Annotated[tuple[Text, ...], Field(min_length=1, max_length=24)] = (
        Field(
            description="TrueType or OpenType files, one for each weight and slant"
        )
    )
    family: Text | None = Field(
        default=None,
        description="the family to take, if the files hold several",
    )


def _read_font(value: object) -> object:
    if isinstance(value, str):
        return {"files": [value]}
    if isinstance(value, list):
        return {"files": value}
    return value


FontEntry = Annotated[
    FontFiles,
    BeforeValidator(_read_font),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}},
                {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string"}},
                        "family": {"type": "string"},
                    },
                    "required": ["files"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Fonts(YamlModel):
    """Your own fonts in place of the look's serif, its sans, or both."""

    serif: FontEntry | None = Field(
        default=None, description="files in place of the look's serif"
    )
    sans: FontEntry | None = Field(
        default=None, description="files in place of the look's sans"
    )


LOOK_NAMES = ("atlas", "archive", "modern-light", "newspaper", "night")
"""The looks that come with Lantern."""


def describe_unknown_look(name: str) -> str:
    """Return that no look has this name, and the cure; nothing for a known name or a path."""
    if name in LOOK_NAMES or "." in name or "/" in name:
        return ""
    near = suggest(name, LOOK_NAMES)
    hint = f"; there are {', '.join(LOOK_NAMES)}, or give the path of a look's file"
    return f"there is no look '{name}'{near or hint}"


class LookChoice(YamlModel):
    """The style: a look by its name or its path, and fonts of your own."""

    base: str = Field(
        default="atlas",
        description=f"{', '.join(LOOK_NAMES)}, or the path of a look's file",
    )
    fonts: Fonts = Field(
        default=Fonts(),
        description="type of your own: {serif: [Brill-Roman.ttf, Brill-Bold.ttf]}",
    )

    @field_validator("base")
    @classmethod
    def _check_name(cls, value: str) -> str:
        unknown = describe_unknown_look(value)
        if unknown:
            raise ValueError(unknown)
        return value


def _read_look(value: object) -> object:
    if isinstance(value, str):
        return {"base": value}
    return value


LookEntry = Annotated[
    LookChoice,
    BeforeValidator(_read_look, json_schema_input_type=str | LookChoice),
]


MAX_THUMBNAIL_TEXT = 80
"""Characters that a thumbnail has room for."""


class Thumbnail(YamlModel):
    """The picture that stands for the film: a frame of a scene, a still or a map."""

    scene: str | None = Field(
        default=None, description="the title of the scene whose frame it is"
    )
    at: Duration = Field(default=3.0, description="seconds into the scene")
    still: Text | None = Field(
        default=None, description="a picture, in place of a frame"
    )
    map: Text | None = Field(
        default=None, description="a map that a shot of the film shows"
    )
    view: Text | None = Field(default=None, description="the view of the map")
    text: (
        Annotated[str, Field(min_length=1, max_length=MAX_THUMBNAIL_TEXT)]
        | None
    ) = Field(default=None, description="a few words in large type")
    focus: tuple[Share, Share] | None = Field(
        default=None,
        description="the point to keep: [x, y] as fractions of the picture",
    )

    @model_validator(mode="after")
    def _check_source(self) -> Thumbnail:
        sources = [self.scene, self.still, self.map]
        if len(sources) - sources.count(None) > 1:
            raise ValueError(_ONE_SOURCE)
        if sources.count(None) == len(sources) and not self.text:
            raise ValueError(_ONE_SOURCE)
        if self.scene is None and "at" in self.model_fields_set:
            raise ValueError("'at' goes with a scene; a picture has no time")
        if self.map is None and self.view is not None:
            raise ValueError("'view' goes with a map")
        return self


_ONE_SOURCE = (
    "a thumbnail is a frame of a scene, {scene: title, at: 3}, a picture, {still: file},"
    " or a map, {map: file, view: name}"
)
