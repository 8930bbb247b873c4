"""Captions over cards that say their words."""

from __future__ import annotations

import pytest

from lantern.script.model.cards import Card, ListCard, NumberCard, StatementCard
from lantern.script.model.quotation import QuotationCard
from lantern.timeline.captions.on_cards import is_on_card

STATEMENT = StatementCard(
    statement="Japan is close to collapse.\nThe Red Army should stay out.",
    by="Dwight Eisenhower",
)
LIST = ListCard.model_validate(
    {
        "list": "What they carried",
        "items": [{"text": "Salt"}, {"text": "Two wells"}],
    }
)


@pytest.mark.parametrize(
    "lines",
    [
        ("Japan is close to collapse.",),
        ("Japan was close", "to collapse,"),
        ("and the Red Army", "should stay out."),
        ("collapse: the red army",),
    ],
)
def test_a_caption_is_left_out_where_a_statement_says_its_words(
    lines: tuple[str, ...],
) -> None:
    assert is_on_card(lines, STATEMENT, "en-GB")


@pytest.mark.parametrize(
    "lines",
    [
        ("Eisenhower recalled",),
        ("Japan was not close to collapse.",),
        ("collapse is close to Japan",),
        ("The Red Army should not",),
        ("and out",),
        ("to the",),
        ("…",),
        ("stay out. He was right.",),
    ],
)
def test_other_words_in_another_order_or_small_ones_alone_are_captions(
    lines: tuple[str, ...],
) -> None:
    assert not is_on_card(lines, STATEMENT, "en-GB")


@pytest.mark.parametrize(
    ("line", "card", "is_on"),
    [
        ("Salt, two wells", LIST, True),
        ("What they carried", LIST, True),
        (
            "drove by the stars",
            QuotationCard(quotation="We drove by the stars.", by="A"),
            True,
        ),
        ("casualties", NumberCard(number=84000, text="casualties"), False),
        ("casualties", None, False),
        ("casualties", "credits", False),
    ],
)
def test_lists_say_sentences_and_figures_do_not(
    line: str, card: Card | str | None, is_on: bool
) -> None:
    assert is_on_card((line,), card, "en") == is_on


def test_in_a_language_without_lists_of_small_words_all_words_count() -> None:
    card = StatementCard(statement="Sól była biała.")
    assert is_on_card(("sól była biała",), card, "lv")
    assert not is_on_card(("sól jest biała",), card, "lv")
