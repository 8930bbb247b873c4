"""Where cards have portraits."""

from __future__ import annotations

from lantern.script.model.cards import ListCard
from lantern.script.model.people import PeopleCard
from lantern.script.model.portraits import PlacedPortrait, iter_portraits
from lantern.script.model.quotation import QuotationCard


def test_a_quotation_has_one() -> None:
    card = QuotationCard(
        quotation="Dry.",
        by="Ann",
        portrait="a.jpg",
        focus=(0.5, 0.2),
    )
    found = [PlacedPortrait(("portrait",), "a.jpg", (0.5, 0.2))]
    assert list(iter_portraits(card)) == found
    assert list(iter_portraits(QuotationCard(quotation="Dry.", by="Ann"))) == []


def test_people_have_one_each_or_none() -> None:
    persons = [{"name": "Ann"}, {"name": "Ben", "portrait": "b.jpg"}]
    card = PeopleCard.model_validate({"people": "Hall", "persons": persons})
    found = [PlacedPortrait(("persons", 1, "portrait"), "b.jpg", None)]
    assert list(iter_portraits(card)) == found


def test_other_cards_have_none() -> None:
    card = ListCard.model_validate(
        {"list": "Needed", "items": [{"text": "Salt"}]}
    )
    assert list(iter_portraits(card)) == []
    assert list(iter_portraits("credits")) == []
