"""Quotation cards as authors write them, and what they may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.model.quotation import QuotationCard
from tests.support.models import list_shot_faults, make_shot


def read(**keys: object) -> QuotationCard:
    card = make_shot(card={"quotation": "Dry wells.", "by": "Ann", **keys}).card
    assert isinstance(card, QuotationCard)
    return card


def test_words_and_whose_they_are_suffice() -> None:
    card = read()
    assert (card.quotation, card.by) == ("Dry wells.", "Ann")
    assert (card.line, card.source, card.portrait, card.focus) == (None,) * 4


def test_blanks_round_texts_do_not_count() -> None:
    assert read(quotation="  Dry. ", line=" driver ").model_dump(
        include={"quotation", "line"}
    ) == {"quotation": "Dry.", "line": "driver"}


def test_a_portrait_may_have_a_focus() -> None:
    card = read(portrait="ann.jpg", focus=[0.5, 0.25])
    assert (card.portrait, card.focus) == ("ann.jpg", (0.5, 0.25))


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("{quotation: Dry.}", "x.yml:4:6: the key 'by' is missing"),
        (
            "{quotation: Dry., by: Ann, focus: [0.5, 0.5]}",
            "x.yml:4:46: focus is a portrait's, and there is none",
        ),
        (
            "{quotation: Dry., by: Ann, portrait: a.jpg, focus: [0.5, 1.5]}",
            "x.yml:4:69: must be at most 1",
        ),
        (
            "{quotation: Dry., by: Ann, protrait: a.jpg}",
            "x.yml:4:39: unknown key 'protrait'; did you mean 'portrait'?",
        ),
    ],
)
def test_faults_of_a_quotation(tmp_path: Path, card: str, said: str) -> None:
    assert list_shot_faults(tmp_path, f"{{card: {card}}}") == [said]
