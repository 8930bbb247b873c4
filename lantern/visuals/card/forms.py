"""The forms of cards, each laid out by a module of its own."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.direction import is_paragraph_right_to_left
from lantern.graphics.look import Look
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.cards import (
    ChapterCard,
    CreditsCard,
    ListCard,
    NumberCard,
    StatementCard,
    TimelineCard,
    TitleCard,
    WantedCard,
)
from lantern.script.model.charts import ChartCard
from lantern.script.model.people import PeopleCard
from lantern.script.model.quotation import QuotationCard
from lantern.script.model.relations import RelationsCard
from lantern.visuals.card.chapter import lay_out_chapter
from lantern.visuals.card.chart import lay_out_chart
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.credits import lay_out_credits
from lantern.visuals.card.line_chart import lay_out_lines
from lantern.visuals.card.lists import lay_out_list
from lantern.visuals.card.number import lay_out_number
from lantern.visuals.card.parts import (
    CardLayout,
    begin_with_first,
    mirror_elements,
)
from lantern.visuals.card.people import lay_out_people
from lantern.visuals.card.quotation import lay_out_quotation
from lantern.visuals.card.race_chart import lay_out_race
from lantern.visuals.card.relations import lay_out_relations
from lantern.visuals.card.share_chart import lay_out_share
from lantern.visuals.card.statement import lay_out_statement
from lantern.visuals.card.table_chart import lay_out_table
from lantern.visuals.card.timeline import lay_out_timeline
from lantern.visuals.card.title import lay_out_title
from lantern.visuals.card.wanted import lay_out_wanted

AnyCard = (
    TitleCard
    | ChapterCard
    | StatementCard
    | QuotationCard
    | NumberCard
    | TimelineCard
    | ChartCard
    | ListCard
    | PeopleCard
    | RelationsCard
    | CreditsCard
    | WantedCard
)


def lay_out_card(card: AnyCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a card of any form; one of words from right to left is set to the right.

    What enters first is there at the cut, so that no card begins as an empty page.
    """
    is_dark = isinstance(card, GroundedCard) and card.ground is not None
    if is_dark:
        look = look.for_dark_ground()
    if stage.is_portrait:
        look = look.for_portrait_labels()
    layout = begin_with_first(_lay_out(card, stage, look))
    layout = replace(layout, dark=layout.dark or is_dark)
    words = _list_words(card)
    if is_paragraph_right_to_left(words):
        return mirror_elements(layout, stage.page[0])
    return layout


def _list_words(card: AnyCard) -> list[str]:
    """Return the words that decide on which side a card begins.

    None for a card that stands in the middle, or whose lines show a course or an amount.
    """
    match card:
        case TitleCard():
            return [card.title]
        case ChapterCard():
            return [card.chapter]
        case StatementCard():
            return [card.statement]
        case QuotationCard():
            return [card.quotation]
        case ListCard():
            return [card.list, *(item.text for item in card.items)]
        case PeopleCard():
            return [card.people, *(person.name for person in card.persons)]
        case CreditsCard():
            return [card.credits, *(entry.role for entry in card.entries)]
    return []


def _lay_out(card: AnyCard, stage: CardContext, look: Look) -> CardLayout:
    match card:
        case TitleCard():
            return lay_out_title(card, stage, look)
        case ChapterCard():
            return lay_out_chapter(card, stage, look)
        case StatementCard():
            return lay_out_statement(card, stage, look)
        case QuotationCard():
            return lay_out_quotation(card, stage, look)
        case NumberCard():
            return lay_out_number(card, stage, look)
        case TimelineCard():
            return lay_out_timeline(card, stage, look)
        case ChartCard():
            return _lay_out_chart(card, stage, look)
        case ListCard():
            return lay_out_list(card, stage, look)
        case PeopleCard():
            return lay_out_people(card, stage, look)
        case RelationsCard():
            return lay_out_relations(card, stage, look)
        case CreditsCard():
            return lay_out_credits(card, stage, look)
        case WantedCard():
            return lay_out_wanted(card, stage, look)


def _lay_out_chart(
    card: ChartCard, stage: CardContext, look: Look
) -> CardLayout:
    match card.form:
        case "lines":
            return lay_out_lines(card, stage, look)
        case "race":
            return lay_out_race(card, stage, look)
        case "share":
            return lay_out_share(card, stage, look)
        case "table":
            return lay_out_table(card, stage, look)
    return lay_out_chart(card, stage, look)
