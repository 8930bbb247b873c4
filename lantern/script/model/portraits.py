"""The portraits on cards, wherever a card has one. Opens no file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantern.script.document import Loc
from lantern.script.model.people import PeopleCard
from lantern.script.model.portrayed import Portrayed
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import RelationsCard


@dataclass(frozen=True)
class PlacedPortrait:
    """A portrait's file, the point of it to keep if there is one, and its key in the card."""

    loc: Loc
    file: str
    focus: tuple[float, float] | None


def iter_portraits(card: object) -> Iterator[PlacedPortrait]:
    """Yield the portraits on a card; none for what is no card that has any."""
    if isinstance(card, QuotationCard) and card.portrait:
        yield PlacedPortrait(("portrait",), card.portrait, card.focus)
    if isinstance(card, PeopleCard):
        yield from _place("persons", card.persons)
    if isinstance(card, RelationsCard):
        yield from _place("members", card.members)


def _place(
    key: str, entries: tuple[Portrayed, ...]
) -> Iterator[PlacedPortrait]:
    for i, entry in enumerate(entries):
        if entry.portrait:
            yield PlacedPortrait(
                (key, i, "portrait"), entry.portrait, entry.focus
            )
