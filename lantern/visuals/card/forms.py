"""The forms of cards, each laid out by a module of its own."""

from __future__ import annotations

from lantern.graphics.look import Look
from lantern.script.model.cards import (
    ChapterCard,
    ChartCard,
    CreditsCard,
    NumberCard,
    StatementCard,
    TimelineCard,
    TitleCard,
    WantedCard,
)
from lantern.visuals.card.chapter import lay_out_chapter
from lantern.visuals.card.chart import lay_out_chart
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.credits import lay_out_credits
from lantern.visuals.card.number import lay_out_number
from lantern.visuals.card.parts import CardLayout
from lantern.visuals.card.statement import lay_out_statement
from lantern.visuals.card.timeline import lay_out_timeline
from lantern.visuals.card.title import lay_out_title
from lantern.visuals.card.wanted import lay_out_wanted

AnyCard = (
    TitleCard
    | ChapterCard
    | StatementCard
    | NumberCard
    | TimelineCard
    | ChartCard
    | CreditsCard
    | WantedCard
)


def lay_out_card(card: AnyCard, stage: CardContext, look: Look) -> CardLayout:
    """Lay out a card of any form."""
    match card:
        case TitleCard():
            return lay_out_title(card, stage, look)
        case ChapterCard():
            return lay_out_chapter(card, stage, look)
        case StatementCard():
            return lay_out_statement(card, stage, look)
        case NumberCard():
            return lay_out_number(card, stage, look)
        case TimelineCard():
            return lay_out_timeline(card, stage, look)
        case ChartCard():
            return lay_out_chart(card, stage, look)
        case CreditsCard():
            return lay_out_credits(card, stage, look)
        case WantedCard():
            return lay_out_wanted(card, stage, look)
