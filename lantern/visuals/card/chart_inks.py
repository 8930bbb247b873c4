"""The inks of a chart's lines and parts, and those of the words that name them."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.graphics.contrast import LEAST_CONTRAST, compare_colours
from lantern.graphics.look import Look
from lantern.graphics.look.inks import InkName, mix_colours

SERIES: tuple[InkName, ...] = (
    "vermilion",
    "slate",
    "ochre",
    "ink_2",
    "slate_light",
    "vermilion_deep",
    "ochre_light",
    "slate_deep",
)
"""The inks of lines, in turn."""
PARTS: tuple[InkName, ...] = (
    "slate",
    "ochre",
    "ink_2",
    "slate_light",
    "vermilion_deep",
    "ochre_light",
    "slate_deep",
    "gold",
)
"""The inks of parts of a whole, in turn: red is for little of a picture."""


def choose_ink(look: Look, index: int, inks: Sequence[InkName] = SERIES) -> str:
    """Return the colour of a line or part, by its number from 0."""
    return look.get_ink(inks[index % len(inks)])


def make_readable(colour: str, look: Look) -> str:
    """Return a colour moved towards ink until words in it can be read on the card's paper."""
    ink = look.get_ink("ink")
    paper = look.get_ink("paper")
    for step in range(20):
        moved = mix_colours(colour, ink, step / 20)
        if compare_colours(moved, paper) >= LEAST_CONTRAST:
            return moved
    return ink
