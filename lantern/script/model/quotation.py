"""The model of a quotation card: words of somebody else, and whose they are. Opens no file."""

from __future__ import annotations

from pydantic import Field

from lantern.script.model.card_fields import CardText
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.portrayed import Portrayed


class QuotationCard(Portrayed, GroundedCard):
    """Words as they were said or written, between quotation marks, and whose they are.

    They must stand in the scene's passage or its `also_from`, word for word; `…` stands for words
    left out, and [brackets] hold words of your own.
    """

    quotation: CardText = Field(
        description="the words, without quotation marks"
    )
    by: CardText = Field(description="whose words they are")
    line: CardText | None = Field(
        default=None, description="who that is, or was then"
    )
    source: CardText | None = Field(
        default=None, description="where it was said or written"
    )
