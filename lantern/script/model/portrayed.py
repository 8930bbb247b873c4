"""The model of what may have a portrait: a quotation, a person, a lower third. Opens no file."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import FilePath, Share
from lantern.script.model_faults import FaultAt


class Portrayed(YamlModel):
    """What may have a portrait. Without a focus a face is looked for."""

    portrait: FilePath | None = Field(
        default=None, description="a picture; it is cropped around the face"
    )
    focus: tuple[Share, Share] | None = Field(
        default=None,
        description="the point of the portrait to keep instead of the face: [x, y] as fractions",
    )

    @model_validator(mode="after")
    def _check_focus(self) -> Self:
        if self.focus is not None and self.portrait is None:
            raise FaultAt("focus is a portrait's, and there is none", "focus")
        return self
