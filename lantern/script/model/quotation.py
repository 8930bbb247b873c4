"""The model of a quotation card: words of somebody else, and whose they are. Opens no file."""

from __future__ import annotations

from pydantic import Field, model_validator

from lantern.script.model.card_fields import CardText
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.types import FilePath, Share
from lantern.script.model_faults import FaultAt


class QuotationCard(GroundedCard):
    """Words as they were said or written, between quotation marks, and whose they are.

    They have to stand in the scene's passage or its `also_from`, word for word; `…` stands for
    words left out, and [brackets] hold what the author put in. `focus` is the point of the
    portrait to keep, as shares of its width and height; without it a face is looked for.
    """

    quotation: CardText = Field(description="the words, without quotation marks")
    by: CardText = Field(description="whose words they are")
    line: CardText | None = Field(default=None, description="who that is, or was then")
    source: CardText | None = Field(
        default=None, description="where it was said or written"
    )
    portrait: FilePath | None = None
    focus: tuple[Share, Share] | None = None

    @model_validator(mode="after")
    def _check_focus(self) -> QuotationCard:
        if self.focus is not None and self.portrait is None:
            raise FaultAt("focus is a portrait's, and this card has none", "focus")
        return self
