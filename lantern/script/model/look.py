"""The models of a film's look: its style, its fonts, and its thumbnail. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Duration, Text


class FontFiles(YamlModel):
    """A typeface: its files, and which of the families in them, if there are several."""

    files: Annotated[tuple[Text, ...], Field(min_length=1, max_length=24)]
    family: Text | None = None


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
    """The author's own fonts in place of the look's serif, its sans, or both."""

    serif: FontEntry | None = None
    sans: FontEntry | None = None


class LookChoice(YamlModel):
    """The style: `atlas`, or the path of a YAML file copied from it; and the author's own fonts."""

    base: str = "atlas"
    fonts: Fonts = Fonts()


class Thumbnail(YamlModel):
    """The picture that stands for the film: a frame, `at` seconds into a scene, or a still."""

    scene: str | None = None
    at: Duration = 3.0
    still: Text | None = None

    @model_validator(mode="after")
    def _check_source(self) -> Thumbnail:
        if (self.scene is None) == (self.still is None):
            raise ValueError(
                "a thumbnail is a frame of a scene, {scene: title, at: 3},"
                " or a picture, {still: file}"
            )
        if self.still and "at" in self.model_fields_set:
            raise ValueError("'at' goes with a scene; a picture has no time")
        return self
