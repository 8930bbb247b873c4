"""The model of relations cards: who is under whom, in a family, an army, an organisation.

Draws nothing, and opens no file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from lantern.core.problems import find_near, suggest
from lantern.script.document import YamlModel
from lantern.script.model.card_fields import (
    BlockNumbers,
    CardText,
    ShortCardText,
)
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.portrayed import Portrayed
from lantern.script.model.side_colour import SideColour
from lantern.script.model_faults import FaultAt

MAX_MEMBERS = 40
MAX_SIDES = 4
"""More sides than these can't be told apart."""
_MOST_NAMED = 6
"""Members that a message names."""
MemberName = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=120,
    ),
]


class CardSide(YamlModel):
    """A side: its name, and the colour of its members."""

    name: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        description="its name, in the legend"
    )
    colour: SideColour = Field(
        description="one of the look's inks, or a colour such as '#274e74'"
    )


class Member(Portrayed):
    """A person, a unit or an office, and whom they are under.

    A member `with` another is drawn beside them, as a couple. Children may be `under` either.
    """

    name: MemberName = Field(description="their name, which other members use")
    under: MemberName | None = Field(
        default=None, description="the name of the member above"
    )
    partner: MemberName | None = Field(
        default=None,
        alias="with",
        description="the name of the member beside whom they stand, as a couple",
    )
    line: ShortCardText | None = Field(
        default=None, description="who or what that is"
    )
    of: str | None = Field(
        default=None,
        description="the key of a side; default: that of the member above",
    )
    at: CardText | None = Field(
        default=None, description="words of the narration at which they come"
    )
    passage: BlockNumbers = Field(
        default=(), description="paragraphs of the article it rests on"
    )


_KEYS = tuple(
    field.alias or name for name, field in Member.model_fields.items()
)


def _read_member(value: object) -> object:
    """Return a name alone, or `who: under whom`, as the group of keys that it stands for."""
    if isinstance(value, str):
        return {"name": value}
    if not isinstance(value, Mapping) or len(value) != 1:
        return value
    ((who, above),) = value.items()
    is_named = isinstance(who, str) and not _is_key(who)
    if is_named and (above is None or isinstance(above, str)):
        return {"name": who, "under": above}
    return value


def _is_key(text: str) -> bool:
    """Tell whether a text is one of a member's keys, or was meant to be."""
    if text.lower() in _KEYS:
        return True
    return text.islower() and bool(find_near(text, _KEYS))


MemberEntry = Annotated[
    Member,
    BeforeValidator(
        _read_member,
        json_schema_input_type=str | dict[str, str | None] | Member,
    ),
]


class RelationsCard(GroundedCard):
    """Who is under whom, as a tree; `relations` is the heading.

    Members name their side by its key, with `of`.
    """

    relations: CardText = Field(description="the heading")
    subtitle: CardText | None = Field(
        default=None, description="a line below the heading"
    )
    label: CardText | None = Field(
        default=None,
        description="a small label for the kind of figures or claim, such as Soviet data",
    )
    sides: dict[str, CardSide] = Field(
        default_factory=dict,
        max_length=MAX_SIDES,
        description="sides, four at most: {red: {name: …, colour: …}}",
    )
    members: Annotated[
        tuple[MemberEntry, ...], Field(min_length=2, max_length=MAX_MEMBERS)
    ] = Field(
        description="the members, each a name, a pair {who: under whom}, or a group of keys"
    )
    note: CardText | None = Field(
        default=None,
        description="a small line at the foot of the card, before the paragraphs of its "
        "passages",
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all members."""
        return tuple(member.name for member in self.members)

    def find_above(self, member: Member) -> Member | None:
        """Return the member above somebody; of a couple the one who is named by the other.

        Above a couple is who is above that one.
        """
        name = self._find_first(member).under
        return None if name is None else self._find_first(self.get_member(name))

    def _find_first(self, member: Member) -> Member:
        """Return the one beside whom somebody stands, or themselves."""
        return self.get_member(member.partner) if member.partner else member

    def get_member(self, name: str) -> Member:
        """Return the member of a name."""
        return next(member for member in self.members if member.name == name)

    def find_side(self, member: Member) -> str | None:
        """Return the key of the side that somebody is of: their own, or that of who is above."""
        seen: Member | None = member
        while seen is not None and seen.of is None:
            seen = self.find_above(seen)
        return seen.of if seen else None

    @model_validator(mode="after")
    def _check_names(self) -> RelationsCard:
        for i, name in enumerate(self.names):
            if name in self.names[:i]:
                message = f"there are two members '{name}'; give each a name of its own"
                raise FaultAt(message, "members", i, "name")
        for i, member in enumerate(self.members):
            for key, other in (
                ("under", member.under),
                ("with", member.partner),
            ):
                if other is not None and other not in self.names:
                    message = (
                        f"no member is called '{other}'{self._suggest(other)}"
                    )
                    raise FaultAt(message, "members", i, key)
            if member.of is not None and member.of not in self.sides:
                message = _describe_unknown_side(member.of, list(self.sides))
                raise FaultAt(message, "members", i, "of")
        return self

    def _suggest(self, name: str) -> str:
        near = suggest(name, self.names)
        if near:
            return near
        some = ", ".join(self.names[:_MOST_NAMED])
        more = ", …" if len(self.names) > _MOST_NAMED else ""
        return f"; there are {some}{more}"

    @model_validator(mode="after")
    def _check_couples(self) -> RelationsCard:
        taken: dict[str, str] = {}
        for i, member in enumerate(self.members):
            message = self._find_couple_fault(member, taken)
            if message:
                raise FaultAt(message, "members", i, "with")
            if member.partner is not None:
                taken[member.partner] = member.name
        return self

    def _find_couple_fault(
        self, member: Member, taken: Mapping[str, str]
    ) -> str:
        """Return what is wrong with a couple; `taken` are the names that have somebody, and who."""
        name = member.partner
        if name is None:
            return ""
        if name == member.name:
            return f"'{name}' can't stand with themselves; name another member"
        if member.under is not None:
            return (
                f"'{member.name}' stands with '{name}', and so can't be under"
                f" '{member.under}'; take one of the two out"
            )
        if self.get_member(name).partner is not None:
            return f"'{name}' already stands with another person; write 'with' at one of the two"
        if name in taken:
            return (
                f"'{name}' has '{taken[name]}' beside them already; a couple is two:"
                " show the other one on a card of its own"
            )
        return ""

    @model_validator(mode="after")
    def _check_circles(self) -> RelationsCard:
        for i, member in enumerate(self.members):
            circle = self._find_circle(member)
            if circle:
                message = (
                    f"{_describe_circle(circle)}; take one of these 'under' out"
                )
                key = "under" if member.under else "with"
                raise FaultAt(message, "members", i, key)
        return self

    def _find_circle(self, member: Member) -> list[Member]:
        """Return the members from somebody up to themselves again; empty where there is a top."""
        seen = [member]
        for above in self._iter_above(member):
            if above is member:
                return seen
            if above in seen:
                return []  # told at those in the circle
            seen.append(above)
        return []

    def _iter_above(self, member: Member) -> Iterator[Member]:
        above = self.find_above(member)
        while above is not None:
            yield above
            above = self.find_above(above)


def _describe_unknown_side(key: str, sides: Sequence[str]) -> str:
    if not sides:
        return (
            f"'{key}' is no side: the card has none;"
            f" write sides: {{{key}: {{name: …, colour: slate}}}}"
        )
    near = suggest(key, sides) or f"; there are {', '.join(sides)}"
    return f"the card has no side '{key}'{near}"


def _describe_circle(circle: Sequence[Member]) -> str:
    if len(circle) == 1:
        return f"'{circle[0].name}' is under themselves"
    names = [member.name for member in circle]
    above = [*names[1:], names[0]]
    links = [
        f"'{low}' is under '{high}'"
        for low, high in zip(names, above, strict=True)
    ]
    return "a circle: " + ", ".join(links)
