"""The types that several models share: texts, lengths of time, shares, colours. Opens no file."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.core.languages import find_language_tag, get_primary_language
from lantern.core.units import parse_duration

Text = Annotated[str, Field(min_length=1, max_length=2000)]
"""A few words: a name, a line, a phrase of the narration."""
LongText = Annotated[str, Field(min_length=1, max_length=20_000)]
FilePath = Annotated[str, Field(min_length=1, max_length=1000)]
"""A file as the author names it."""
Share = Annotated[float, Field(ge=0, le=1)]
"""A part of a whole, 0 to 1."""
_MOST_SPELLED = 20
"""Numbers of a range that are written out in the cure."""


def _refuse_range(value: object) -> object:
    """Return a number as it is; refuse a range of them, with all that it means."""
    match = re.fullmatch(r"(\d{1,5})\s*[-–]\s*(\d{1,5})", str(value))
    if match is None:
        return value
    first, last = (int(number) for number in match.groups())
    if not 0 < last - first <= _MOST_SPELLED:
        raise ValueError("write each number alone, with commas between")
    numbers = ", ".join(map(str, range(first, last + 1)))
    raise ValueError(f"write each number: {numbers}")


BlockNumber = Annotated[int, Field(ge=1), BeforeValidator(_refuse_range)]
"""A block of the article, from 1."""


def seconds_from_text(value: object) -> object:
    """Return the seconds in a text such as 1m30s; leave any other value as it is.

    Raises:
        ValueError: the text isn't a length of time.
    """
    if isinstance(value, str):
        return parse_duration(value)
    return value


def text_from_number(value: object) -> object:
    """Return a whole number as text, since YAML reads a bare year as a number; leave the rest."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def as_list(value: object) -> object:
    """Return a list as it is, and any other value as the only entry of one."""
    if isinstance(value, list | tuple):
        return value
    return (value,)


def is_colour(value: object) -> bool:
    """Tell whether a value is a colour such as `#241a15`."""
    return isinstance(value, str) and bool(re.fullmatch(COLOUR_PATTERN, value))


def one_or_list(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a value that may be an entry or a list of entries."""
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def require_language(value: object) -> object:
    """Return a language tag as it is; refuse a text that isn't one.

    Raises:
        ValueError: it is the name of a language, or a tag in another spelling; says which to write.
    """
    if not isinstance(value, str):
        return value
    tag = find_language_tag(value)
    is_tag = re.match(LANGUAGE_PATTERN, value) is not None
    if is_tag and get_primary_language(tag or value) == get_primary_language(
        value
    ):
        return value
    if tag:
        raise ValueError(f"write {tag} for '{value}'")
    raise ValueError(
        f"'{value}' is no language tag; write two letters, such as en or de,"
        " and a region if it matters: en-GB"
    )


LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$"
LanguageTag = Annotated[
    str, Field(pattern=LANGUAGE_PATTERN), BeforeValidator(require_language)
]
"""A language, with a region perhaps: en, en-GB."""
WebAddress = Annotated[
    str, Field(max_length=1000, pattern=r"^(https?://[^\s<>]+)?$")
]
"""An address on the web, or nothing."""
COLOUR_PATTERN = "#[0-9a-fA-F]{6}"
Duration = Annotated[
    float,
    BeforeValidator(seconds_from_text),
    Field(ge=0, le=3600),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "description": "seconds, or text such as 1m30s",
        }
    ),
]
"""Seconds, up to an hour."""
FootageTime = Annotated[
    float,
    BeforeValidator(seconds_from_text),
    Field(ge=0, le=36_000),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "description": "seconds into the footage, or text such as 1m30s",
        }
    ),
]
"""Seconds from the beginning of footage, up to ten hours."""
