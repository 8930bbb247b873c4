"""Inks: the named colours of a look, and which of them a panel is printed in."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from lantern.graphics.colours import parse_colour
from lantern.graphics.contrast import LEAST_CONTRAST, compare_colours
from lantern.graphics.look.values import Share
from lantern.script import document
from lantern.script.model.side_colour import InkName
from lantern.script.model.types import COLOUR_PATTERN, is_colour

__all__ = [
    "InkColour",
    "InkName",
    "PanelInks",
    "PanelInksByStyle",
    "make_legible",
    "mix_colours",
]
_STEPS = 20


def _check_hex(value: str) -> str:
    if not is_colour(value):
        raise ValueError(
            "write an ink as six hexadecimal digits, for example '#b3301f'"
        )
    return value.lower()


InkColour = Annotated[
    str,
    AfterValidator(_check_hex),
    WithJsonSchema({"type": "string", "pattern": f"^{COLOUR_PATTERN}$"}),
]


class PanelInks(document.YamlModel):
    """The inks of one kind of panel."""

    fill: InkName = Field(description="ink of the panel itself")
    opacity: Share = Field(
        description="how much the panel covers, from 0 for nothing to 1"
    )
    edge: InkName = Field(description="ink of the hairline along the edge")
    title: InkName = Field(
        description="ink of captions, of figures and of the first line of a lower third"
    )
    line: InkName = Field(
        description="ink of a lower third's second line, and of headings"
    )
    text: InkName = Field(
        description="ink of labels, source lines and other words"
    )
    claim: InkName = Field(description="ink of claims")
    lit: InkName = Field(description="ink of the spoken word in captions")
    unspoken: Share = Field(
        description="strength of words to come in captions, as a share of the title's ink"
    )


class PanelInksByStyle(document.YamlModel):
    """The inks of light panels and of dark ones."""

    paper: PanelInks = Field(
        description="light panels, on light maps and cards"
    )
    ink: PanelInks = Field(
        description="dark panels, on dark maps and on pictures"
    )


def mix_colours(a: str, b: str, t: float) -> str:
    """Return colour a moved towards b by t, 0 to 1, all of them `#rrggbb`."""
    mixed = "#"
    for p, q in zip(parse_colour(a), parse_colour(b), strict=True):
        mixed += f"{round(p + (q - p) * t):02x}"
    return mixed


def make_legible(colour: str, *, ground: str, towards: str) -> str:
    """Return a colour moved towards another one until it can be read on a ground."""
    for step in range(_STEPS):
        mixed = mix_colours(colour, towards, step / _STEPS)
        if compare_colours(mixed, ground) >= LEAST_CONTRAST:
            return mixed
    return towards
