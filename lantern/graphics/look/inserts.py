"""How inserts over pictures are set: sizes in pixels at 1080p."""

from __future__ import annotations

from pydantic import Field

from lantern.graphics.look.values import NonNegative
from lantern.script import document


class InsertStyle(document.YamlModel):
    """Sizes of numbers over pictures, in pixels at 1080p."""

    figure: NonNegative = Field(
        default=132.0, description="size of a figure's type"
    )
    unit: NonNegative = Field(
        default=54.0, description="size of its unit's type"
    )
    dial: NonNegative = Field(default=112.0, description="radius of a clock")
    bar: NonNegative = Field(
        default=440.0, description="length of a progress bar"
    )
    thick: NonNegative = Field(
        default=20.0, description="height of a progress bar"
    )
    width: NonNegative = Field(
        default=600.0,
        description="width of an insert at most; in narrow frames more",
    )
    padding: NonNegative = Field(
        default=32.0, description="from the panel's edge to what is in it"
    )
