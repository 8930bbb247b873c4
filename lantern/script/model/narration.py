"""The model of a scene's narration: words, or those of the article. Opens no file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from lantern.script.document import YamlModel
from lantern.script.model.types import Text

MAX_CHARACTERS = 20_000
"""Characters of one scene's narration."""


class FromPassage(YamlModel):
    """The article's own words, spoken as the narration: the scene's `passage`, or a part of it."""

    from_: Literal["passage"] = Field(
        alias="from",
        description="always passage: the article's words are spoken",
    )
    starts_at: Text | None = Field(
        None,
        description="words of the passage with which it begins; default: the first",
    )
    stops_before: Text | None = Field(
        None,
        description="words of the passage before which it stops; default: to the end",
    )
    skip: tuple[Text, ...] = Field(
        (), description="words that are left out, wherever they stand"
    )
    replace: dict[Text, str] = Field(
        default_factory=dict,
        description="words, and what is said in their place",
    )


_KEYS = {"from", "from_", "starts_at", "stops_before", "skip", "replace"}


def _choose_form(value: object) -> str:
    if isinstance(value, FromPassage):
        return "FromPassage"
    # any other group of keys was meant as text with a colon in it, and is refused as text
    if isinstance(value, dict) and _KEYS & set(value):
        return "FromPassage"
    return "text"


NarrationEntry = Annotated[
    Annotated[str, Field(max_length=MAX_CHARACTERS), Tag("text")]
    | Annotated[FromPassage, Tag("FromPassage")],
    Discriminator(_choose_form),
]
