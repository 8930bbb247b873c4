"""Inks: the named colours of a look, and which of them a panel is printed in."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from lantern.graphics.colours import parse_colour
from lantern.graphics.contrast import LEAST_CONTRAST, compare_colours
from lantern.graphics.look.values import Share
from lantern.script import document
from lantern.script.model.side_colour import InkName
from lantern.script.model.types import is_colour

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


InkColour = Annotated[str, AfterValidator(_check_hex)]


class PanelInks(document.YamlModel):
    """The inks of one kind of panel.

    In captions `lit` is the ink of the spoken word. Words to come are in the title's ink, at
    `unspoken` of its strength.
    """

    fill: InkName
    opacity: Share
    edge: InkName
    title: InkName
    line: InkName
    text: InkName
    claim: InkName
    lit: InkName
    unspoken: Share


class PanelInksByStyle(document.YamlModel):
    """The inks of light panels and of dark ones."""

    paper: PanelInks
    ink: PanelInks


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
