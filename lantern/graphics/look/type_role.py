"""Roles of type: what each kind of text in a film is set in.

Methods take `k`, the pixels of the frame per pixel at 1080p.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from lantern.core.units import Shape
from lantern.graphics import vector
from lantern.graphics.rulers import Ruler
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.script import document

RoleName = Literal[
    "title",
    "chapter",
    "numeral",
    "number",
    "unit",
    "statement",
    "heading",
    "lead",
    "body",
    "subtitle",
    "date",
    "date_now",
    "kicker",
    "label",
    "lower_third_title",
    "lower_third_line",
    "caption",
    "source",
    "note",
    "callout",
]

LEAST_TYPE: Mapping[Shape, float] = {
    "wide": 24.0,
    "square": 24.0,
    "portrait": 28.0,
}
"""Pixels at 1080p of the smallest type that can be read on a small screen, by the film's shape.

Portrait is for telephones.
"""


class TypeRole(document.YamlModel):
    """What one kind of text is set in."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    font: Literal["serif", "sans"] = Field(
        description="which of the film's two families of type"
    )
    weight: Literal[300, 400, 600, 700] = Field(
        description="300 is light, 400 regular, 600 semibold, 700 bold"
    )
    size: Annotated[float, Field(gt=0, le=1000)] = Field(
        description="size in pixels at 1080p"
    )
    upright: Annotated[float, Field(gt=0, le=1000)] | None = Field(
        default=None,
        description="size in upright films, and of cards in square ones, too;"
        " default: the same",
    )
    italic: bool = Field(default=False, description="slanted")
    tracking: Annotated[float, Field(ge=-0.2, le=1)] = Field(
        default=0.0,
        description="space added after each letter, as a share of the size",
    )
    leading: Annotated[float, Field(ge=0.8, le=3)] = Field(
        description="from line to line, as a share of the size"
    )
    capitals: bool = Field(default=False, description="all in capitals")

    @property
    def family(self) -> str:
        """The name of Lantern's own family; the film's type may take its place."""
        return vector.SERIF if self.font == "serif" else vector.SANS

    @property
    def face(self) -> vector.FontKey:
        """Family, weight and slant."""
        return self.family, self.weight, self.italic

    def apply_case(self, text: str) -> str:
        """Return the text as it is printed."""
        return text.upper() if self.capitals else text

    def measure_width(self, text: str, k: float = 1.0) -> float:
        """Return the width of one line in pixels, without the tracking after its last letter."""
        return self.make_ruler(k)(text)

    def make_ruler(self, k: float = 1.0) -> Ruler:
        """Return what measures many lines as `measure_width` does one."""
        size = self.size * k
        gap = self.tracking * size
        measure_line = vector.make_ruler(
            self.face,
            size,
            tracking=self.tracking,
            typefaces=self._typefaces,
        )

        def measure(text: str) -> float:
            return measure_line(self.apply_case(text)) - gap if text else 0.0

        return measure

    def for_text(self, text: str) -> TypeRole:
        """Return the role with the slant in which its type has the letters of a text."""
        face = vector.choose_face(text, self.face, typefaces=self._typefaces)
        if face == self.face:
            return self
        return self.model_copy(update={"italic": False})

    def find_missing(self, text: str) -> str:
        """Return the characters of a text that Lantern's own face can't draw, each once.

        Nothing is missing from a face that the author's type takes the place of.
        """
        return vector.find_missing_in_bundled(
            self.apply_case(text), self.face, typefaces=self._typefaces
        )

    def with_typefaces(self, typefaces: Typefaces) -> TypeRole:
        """Return the role set in a film's own type."""
        role = self.model_copy()
        role._typefaces = typefaces
        return role

    def for_portrait(self) -> TypeRole:
        """Return the role at the size it has in portrait frames."""
        if not self.upright:
            return self
        return self.model_copy(update={"size": self.upright})

    def scale_by(self, factor: float) -> TypeRole:
        """Return the role in larger or smaller type."""
        return self.model_copy(update={"size": self.size * factor})
