"""How archive material is treated, so that pictures from many hands sit together in one film."""

from __future__ import annotations

from pydantic import Field

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share
from lantern.script import document


class ArchiveStyle(document.YamlModel):
    """Tone, grain and gate of archive material."""

    shadow: InkName = Field(
        default="dark", description="ink of the darkest greys"
    )
    light: InkName = Field(
        default="cream", description="ink of the lightest greys"
    )
    contrast: Share = Field(
        default=0.3,
        description="how much of an S the curve of the greys has, from 0 for none to 1",
    )
    grain: NonNegative = Field(
        default=5.0,
        description="spread of the grain in 255ths of the light; a picture that has grain of its"
        " own gets the rest",
    )
    weave: NonNegative = Field(
        default=0.8,
        description="how far film moves in its gate, in pixels at 1080p",
    )
    edge: NonNegative = Field(
        default=22.0, description="width of a mask's border, in pixels at 1080p"
    )
    corner: NonNegative = Field(
        default=58.0,
        description="radius of a mask's corners, in pixels at 1080p",
    )
    soft: NonNegative = Field(
        default=5.0, description="how soft a mask's edge is, in pixels at 1080p"
    )
