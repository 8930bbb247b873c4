"""The model of a quotation card: words of somebody else, and whose they are. Opens no file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.types import FilePath, Share
from lantern.script.model_faults import FaultAt

QuotationText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)
]


class QuotationCard(GroundedCard):
    """Words as they were said or written, between quotation marks, and whose they are.

    They have to stand in the scene's passage or its `also_from`, word for word; `…` stands for
    words left out, and [brackets] hold what the author put in. `focus` is the point of the
    portrait to keep, as shares of its width and height; without it a face is looked for.
    """

    quotation: QuotationText = Field(description="the words, without quotation marks")
    by: QuotationText = Field(description="whose words they are")
    line: QuotationText | None = Field(
        default=None, description="who that is, or was then"
    )
    source: QuotationText | None = Field(
        default=None, description="where it was said or written"
    )
    portrait: FilePath | None = None
    focus: tuple[Share, Share] | None = None

    @model_validator(mode="after")
    def _check_focus(self) -> QuotationCard:
        if self.focus is not None and self.portrait is None:
            raise FaultAt("focus is a portrait's, and this card has none", "focus")
        return self
