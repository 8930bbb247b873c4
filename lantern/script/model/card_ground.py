"""What lies under the words of a card, darkened: a picture, or a map in one of its views."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, StringConstraints, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Share

GroundText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)
]


class CardGround(YamlModel):
    """A picture or a map under a card's words.

    `focus` is the point to keep when a picture is cropped to the frame, as shares of its width and
    height. `view` is one of the map's; without it the map's first.
    """

    still: GroundText | None = None
    focus: tuple[Share, Share] = (0.5, 0.5)
    map: GroundText | None = None
    view: GroundText | None = None

    @model_validator(mode="after")
    def _check_form(self) -> CardGround:
        if (self.still is None) == (self.map is None):
            raise ValueError("a ground is a still or a map: exactly one of them")
        if self.view is not None and self.map is None:
            raise ValueError("a view is a map's, and this ground is a still")
        return self


def _read_ground(value: object) -> object:
    """Return a ground that is a file's name alone as the still that it is."""
    return {"still": value} if isinstance(value, str) else value


class GroundedCard(YamlModel):
    """A card that may have a ground."""

    ground: Annotated[CardGround, BeforeValidator(_read_ground)] | None = None
