"""The model of pins: photographs that are pinned to places of a map."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from lantern.script.model.panels import InsetForm, SmallPicture
from lantern.script.model.types import LongText
from lantern.script.model_faults import FaultAt


class Pin(SmallPicture):
    """A small print of a still, pinned to a place of a shot's map."""

    _one_of: ClassVar[str] = "a pin shows a photograph: {still: FILE}"
    form: InsetForm = Field(
        default="landscape", description="how it is cropped"
    )
    size: Annotated[float, Field(ge=0.08, le=0.4)] | None = Field(
        default=None,
        description="its longer side as a share of the frame's width; default: 0.17, in "
        "upright and square films 0.28",
    )
    until: LongText | None = Field(
        None,
        description="words of the narration at which it goes; default: it stays",
    )

    @model_validator(mode="after")
    def _check_still(self) -> Pin:
        if not self.still:
            message = f"a pin shows a photograph, and this is {self.noun}; write still: FILE"
            raise FaultAt(message, self.kind)
        return self


PinsEntry = Annotated[dict[LongText, Pin], Field(min_length=1, max_length=6)]
"""Pins by the places of the map that they are pinned to."""
