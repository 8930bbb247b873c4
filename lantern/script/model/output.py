"""The model of the file that a film is made into: size, shapes, rate, encoding, loudness."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, field_validator

from lantern.core.units import FPS, Shape, Size, classify_shape
from lantern.script.document import YamlModel
from lantern.script.model.framing import ShapeEntry, resize_to_shape

SIDES = range(32, 4321)
"""Pixels that a side of a film may have."""


class Output(YamlModel):
    """Size in pixels, frames per second, quality, and what encodes: x264, or a chip."""

    size: str = Field(
        default="1920x1080",
        description="width x height in even pixels: 1920x1080",
    )
    shapes: Annotated[
        tuple[ShapeEntry, ...],
        Field(description="the shapes it is made in; default: its size's"),
    ] = ()
    fps: int = Field(
        default=25, description="frames a second: 24, 25, 30, 50 or 60"
    )
    quality: Literal["draft", "standard", "master"] = Field(
        default="standard",
        description="draft to look at soon, standard to upload, master to keep",
    )
    encoder: Annotated[
        Literal["x264", "auto", "nvenc", "videotoolbox", "qsv", "vaapi"],
        Field(
            description="what encodes; the bytes are the same everywhere with x264"
        ),
    ] = "x264"
    loudness: Annotated[
        Literal[-14, -16, -23], Field(description="LUFS of the whole film")
    ] = -14

    @field_validator("size")
    @classmethod
    def _check_size(cls, value: str) -> str:
        match = re.fullmatch(r"(\d{2,4})x(\d{2,4})", value)
        sides = [int(side) for side in match.groups()] if match else []
        if not sides or any(side % 2 or side not in SIDES for side in sides):
            raise ValueError(
                f"size is width x height in even pixels, {SIDES[0]} to {SIDES[-1]},"
                " such as 1920x1080"
            )
        return value

    @field_validator("fps")
    @classmethod
    def _check_fps(cls, value: int) -> int:
        if value not in FPS:
            raise ValueError(f"fps must be one of {', '.join(map(str, FPS))}")
        return value

    @field_validator("shapes")
    @classmethod
    def _check_shapes(cls, value: tuple[Shape, ...]) -> tuple[Shape, ...]:
        if len(set(value)) < len(value):
            raise ValueError("a shape is listed twice")
        return value

    @property
    def pixels(self) -> Size:
        """Width and height in pixels."""
        width, height = self.size.split("x")
        return int(width), int(height)

    @property
    def shape(self) -> Shape:
        """Shape of its size."""
        return classify_shape(self.pixels)

    def resolve_pixels(self, shape: Shape) -> Size:
        """Return the size of the film in a shape: its own size, or one with the same short side."""
        if shape == self.shape:
            return self.pixels
        return resize_to_shape(self.pixels, shape)
