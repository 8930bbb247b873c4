"""What lies under the words of a card: a darkened picture or map, or a drawing of the look."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Share

GroundText = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=2000,
    ),
]


class CardGround(YamlModel):
    """A picture, a map or a drawing under a card's words: exactly one of the three.

    The contour lines of `drawn` show no real land, and differ from card to card.
    """

    still: GroundText | None = Field(
        default=None, description="a picture, darkened under the words"
    )
    focus: tuple[Share, Share] = Field(
        default=(0.5, 0.5),
        description="the point of a picture to keep when it is cropped: [x, y] as "
        "fractions",
    )
    map: GroundText | None = Field(
        default=None, description="a map file; it shows no names"
    )
    view: GroundText | None = Field(
        default=None, description="the map's view; default: its first"
    )
    drawn: Literal["contours"] | None = Field(
        default=None,
        description="contours: height lines in the look's dark inks",
    )

    @model_validator(mode="after")
    def _check_form(self) -> CardGround:
        given = [each for each in (self.still, self.map, self.drawn) if each]
        if len(given) != 1:
            raise ValueError(
                "a ground is a still, a map or drawn: exactly one of them"
            )
        if self.view is not None and self.map is None:
            raise ValueError("a view is a map's, and this ground has none")
        return self


def _read_ground(value: object) -> object:
    """Return a ground that is a file's name alone as the still that it is."""
    return {"still": value} if isinstance(value, str) else value


class GroundedCard(YamlModel):
    """A card that may have a ground."""

    ground: Annotated[CardGround, BeforeValidator(_read_ground)] | None = Field(
        default=None,
        description="what lies under the words: a picture's file, {still: …, "
        "focus: [x, y]}, {map: …, view: …} or {drawn: contours}; "
        "default: paper",
    )
