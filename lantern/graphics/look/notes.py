"""How notes on pictures are drawn: widths in pixels at 1080p, inks, the strength of the light."""

from __future__ import annotations

from pydantic import Field

from lantern.graphics.look.inks import InkName
from lantern.graphics.look.values import NonNegative, Share
from lantern.script import document


class NoteStyle(document.YamlModel):
    """Lines, arrows, lenses and dimmed ground of notes on pictures.

    Every line is cased: it lies on a wider one in another ink, so that it stands out from any
    picture. Lengths are pixels at 1080p.
    """

    ink: InkName = Field(default="vermilion", description="ink of the lines")
    casing: InkName = Field(
        default="cream", description="ink of the wider line under each"
    )
    line: NonNegative = Field(
        default=6.0, description="width of a line, in pixels at 1080p"
    )
    edge: NonNegative = Field(
        default=3.0,
        description="how far the casing shows on each side, in pixels at 1080p",
    )
    arrow: NonNegative = Field(
        default=22.0,
        description="length of an arrow's head, in pixels at 1080p",
    )
    ring: NonNegative = Field(
        default=44.0,
        description="radius of a ring around a point, in pixels at 1080p",
    )
    lens: NonNegative = Field(
        default=170.0, description="radius of a magnifier, in pixels at 1080p"
    )
    dimmed: Share = Field(
        default=0.45,
        description="light that a spotlight leaves of the rest, from 0 for none to 1",
    )
    soft: NonNegative = Field(
        default=22.0,
        description="how soft a spotlight's edge is, in pixels at 1080p",
    )
    gap: NonNegative = Field(
        default=54.0, description="from a sign to its words, in pixels at 1080p"
    )
    words: NonNegative = Field(
        default=440.0,
        description="width of the words at most, in pixels at 1080p",
    )
