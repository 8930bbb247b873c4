"""What a shot may say of a map beside its views: days, and the words at which something on it comes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


def _words(value: object) -> object:
    return (value,) if isinstance(value, str) else value


PhrasePair = Annotated[
    tuple[Text, ...],
    BeforeValidator(_words),
    Field(min_length=1, max_length=2),
    WithJsonSchema(
        {
            "type": ["string", "array"],
            "description": "words, or those it begins and those it ends with",
        }
    ),
]
"""Words of the narration at which something on a map comes, and perhaps those at which it has come."""
ShotDate = Annotated[
    str,
    BeforeValidator(
        lambda value: (
            str(value)
            if isinstance(value, int) and not isinstance(value, bool)
            else value
        )
    ),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "description": "9 aug, 9 aug 1945, aug 1945 or 1945",
        }
    ),
]
