"""The models of a film's look: its style, its type, and the picture that stands for it. Nothing here opens a file."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from lantern.core.units import parse_duration
from lantern.script.document import YamlModel

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class FontFiles(YamlModel):
    """A typeface: its files, and which of the families in them, if there are several."""

    files: Annotated[tuple[Text, ...], Field(min_length=1, max_length=24)]
    family: Text | None = None


def _font(value: object) -> object:
    if isinstance(value, str):
        return {"files": [value]}
    return {"files": value} if isinstance(value, list) else value


FontEntry = Annotated[
    FontFiles,
    BeforeValidator(_font),
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
    """The author's own type in place of the look's serif, its sans, or both."""

    serif: FontEntry | None = None
    sans: FontEntry | None = None


class LookChoice(YamlModel):
    """The style: `atlas`, or the path of a YAML file copied from it; and type of one's own."""

    base: str = "atlas"
    fonts: Fonts = Fonts()


class Thumbnail(YamlModel):
    """What stands for the film: a frame, so many seconds into a scene, or a picture."""

    scene: str | None = None
    at: Annotated[
        float,
        BeforeValidator(
            lambda value: parse_duration(value) if isinstance(value, str) else value
        ),
        Field(ge=0, le=3600),
        WithJsonSchema(
            {
                "type": ["number", "string"],
                "description": "seconds, or text such as 1m30s",
            }
        ),
    ] = 3.0
    still: Text | None = None

    @model_validator(mode="after")
    def _check_source(self) -> Thumbnail:
        if (self.scene is None) == (self.still is None):
            raise ValueError(
                "a thumbnail is a frame of a scene, {scene: title, at: 3}, or a picture, {still: file}"
            )
        if self.still and "at" in self.model_fields_set:
            raise ValueError("'at' goes with a scene; a picture has no time")
        return self
