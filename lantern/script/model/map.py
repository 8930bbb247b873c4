"""What a shot may say of a map beside its views: days, and words at which something comes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

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
