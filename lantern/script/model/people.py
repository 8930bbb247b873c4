"""The model of people cards: who is who. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lantern.script.model.card_fields import (
    BlockNumbers,
    CardText,
    ShortCardText,
)
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.portrayed import Portrayed

MAX_PERSONS = 8
"""More faces than these are too small to be known again."""


class Person(Portrayed):
    """A person on a card. With `at` they come on these words.

    Without a portrait the initials stand in its place.
    """

    name: ShortCardText = Field(description="their name")
    line: ShortCardText | None = Field(
        default=None, description="who that is, or was then"
    )
    at: CardText | None = Field(
        default=None, description="words of the narration at which they come"
    )
    passage: BlockNumbers = Field(
        default=(), description="paragraphs of the article it rests on"
    )


class PeopleCard(GroundedCard):
    """Who is who: people with their portraits; `people` is the heading."""

    people: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below the heading"
    )
    label: CardText | None = Field(
        default=None,
        description="a small label for the kind of figures or claim, such as Soviet data",
    )
    persons: Annotated[
        tuple[Person, ...], Field(min_length=1, max_length=MAX_PERSONS)
    ] = Field(description="one to eight people")
    note: CardText | None = Field(
        default=None,
        description="a small line at the foot of the card, before the paragraphs of its "
        "passages",
    )
