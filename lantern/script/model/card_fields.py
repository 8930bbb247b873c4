"""The types of what stands on cards: texts, figures, dates. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
)

from lantern.core import dates
from lantern.script.model.types import as_list, text_from_number

CardText = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=2000,
    ),
]
FiniteNumber = Annotated[float, Field(strict=True, allow_inf_nan=False)]
ShortCardText = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=300,
    ),
]
"""Text of an entry among many: drawing thousands of long ones would take minutes."""
MAX_ENTRIES = 60
DEFAULT_YEAR = 2000
"""The year of dates on a card that has no year at all; leap days exist in it."""


def _check_date(value: str) -> str:
    dates.parse_day_number(value, DEFAULT_YEAR)
    return value


CardDate = Annotated[
    CardText,
    BeforeValidator(text_from_number),
    AfterValidator(_check_date),
    WithJsonSchema(
        {"type": ["string", "integer"], "description": dates.DATE_EXAMPLES}
    ),
]
BlockNumbers = Annotated[
    tuple[Annotated[StrictInt, Field(ge=1)], ...],
    BeforeValidator(as_list),
    WithJsonSchema(
        {
            "type": ["integer", "array"],
            "description": "paragraphs of the article it rests on",
        }
    ),
]
