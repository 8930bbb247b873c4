"""Cards are printed with the quotation marks of the film's language."""

from __future__ import annotations

from lantern.plan.printed_cards import join_card_lines, set_card_quotes
from lantern.script.model.cards import (
    NumberCard,
    StatementCard,
    TimelineCard,
    TimelineEvent,
    TitleCard,
)
from lantern.script.model.quotation import QuotationCard


def test_every_printed_text_of_a_card_is_set() -> None:
    card = StatementCard(statement='It\'s "the end"', by="Japan's premier")
    assert set_card_quotes(card, "en") == StatementCard(
        statement="It’s “the end”", by="Japan’s premier"
    )
    assert set_card_quotes(card, "de") == StatementCard(
        statement="It’s „the end“", by="Japan’s premier"
    )


def test_files_and_spoken_words_stay_as_they_are() -> None:
    title = TitleCard(title="Japan's end", ground="assets/o'brien.png")
    printed = set_card_quotes(title, "en")
    assert printed == TitleCard(
        title="Japan’s end", ground="assets/o'brien.png"
    )

    event = TimelineEvent(
        date="9 August 1945",
        text="Japan's day",
        at="Japan's day",
    )
    timeline = TimelineCard.model_validate(
        {"timeline": "The day's hours", "events": (event,)}
    )
    found = set_card_quotes(timeline, "en")
    assert isinstance(found, TimelineCard)
    assert found.timeline == "The day’s hours"
    assert found.events[0].text == "Japan’s day"
    assert found.events[0].at == "Japan's day"


def test_a_card_without_marks_and_numbers_stay_the_same() -> None:
    card = NumberCard(number=84_000, unit="men")
    assert set_card_quotes(card, "en") is card


def test_line_breaks_of_another_shape_are_joined_and_blank_lines_stay() -> None:
    card = StatementCard(
        statement="The bombs\nwere meant\n\nto frighten", by="A\nB"
    )
    assert join_card_lines(card) == StatementCard(
        statement="The bombs were meant\n\nto frighten", by="A B"
    )


def test_a_quotation_gets_the_marks_of_its_language_and_keeps_its_portrait() -> (
    None
):
    card = QuotationCard(
        quotation='We "flew".',
        by="O'Hara",
        portrait="o'hara.png",
    )
    assert set_card_quotes(card, "en") == QuotationCard(
        quotation="“We ‘flew’.”",
        by="O’Hara",
        portrait="o'hara.png",
    )
