"""The model of people cards: who is who. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lantern.script.model.card_fields import BlockNumbers, CardText, ShortCardText
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.portrayed import Portrayed

MAX_PERSONS = 8
"""More faces than these are too small to be known again."""


class Person(Portrayed):
    """A person on a card: name, a line, a portrait; with `at` they come in on these words.

    Without a portrait the initials stand in its place.
    """

    name: ShortCardText
    line: ShortCardText | None = Field(
        default=None, description="who that is, or was then"
    )
    at: CardText | None = Field(
        default=None, description="words of the narration they come in on"
    )
    passage: BlockNumbers = ()


class PeopleCard(GroundedCard):
    """Who is who: people with their portraits; `people` is the heading."""

    people: CardText
    subtitle: CardText | None = None
    label: CardText | None = None
    persons: Annotated[tuple[Person, ...], Field(min_length=1, max_length=MAX_PERSONS)]
    note: CardText | None = None
