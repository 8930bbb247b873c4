"""What a scene file may say of its narration: the words themselves, or that the article's own are spoken."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from lantern.script.document import YamlModel

MAX_CHARACTERS = 20_000
"""Characters of one scene's narration."""
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class FromPassage(YamlModel):
    """The article's own words: those of the scene's `passage`, or of a part of it, with edits."""

    from_: Literal["passage"] = Field(alias="from")
    starts_at: Words | None = Field(
        None, description="words of the passage it begins with; default: the first"
    )
    stops_before: Words | None = Field(
        None, description="words of the passage it no longer says; default: to the end"
    )
    skip: tuple[Words, ...] = Field(
        (), description="words that are left out, wherever they stand"
    )
    replace: dict[Words, str] = Field(
        default_factory=dict, description="words, and what is said in their place"
    )


_KEYS = {"from", "from_", "starts_at", "stops_before", "skip", "replace"}


def _kind(value: object) -> str:
    keyed = isinstance(value, FromPassage) or (
        isinstance(value, dict) and _KEYS & set(value)
    )
    return "FromPassage" if keyed else "text"


NarrationEntry = Annotated[
    Annotated[str, Field(max_length=MAX_CHARACTERS), Tag("text")]
    | Annotated[FromPassage, Tag("FromPassage")],
    Discriminator(_kind),
]
