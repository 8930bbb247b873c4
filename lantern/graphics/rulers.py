"""How wide letters of one font are, and how many of them tracking follows."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable

from PIL import ImageFont

from lantern.graphics.script_type import find_script
from lantern.graphics.typefaces import FontFace

Ruler = Callable[[str], float]
"""What measures lines: returns the width of one in pixels."""
MEASURED_SIZE = 200
"""Pixels at which type is measured; widths at other sizes follow from it."""
_JOINED = frozenset({"Arabic", "Devanagari", "Bengali", "Gurmukhi"})
"""Scripts whose letters hang together: resvg sets them without tracking."""


@functools.lru_cache(maxsize=128)
def make_advance_ruler(font: FontFace) -> Ruler:
    """Return what measures lines of a font at MEASURED_SIZE, in pixels.

    Widths are cached since breaking a text into lines asks for the same pieces at many sizes,
    and each takes 0.1 ms.
    """
    opened = ImageFont.truetype(str(font.file), MEASURED_SIZE, index=font.number)
    if font.variable:
        set_weight(opened, font.weight)

    @functools.lru_cache(maxsize=65_536)
    def measure(text: str) -> float:
        return float(opened.getlength(text))

    return measure


def set_weight(opened: ImageFont.FreeTypeFont, weight: int) -> None:
    """Give a variable font the weight in which it is drawn; its other axes stay as they are."""
    values = []
    for axis in opened.get_variation_axes():
        is_weight = axis["name"] == b"Weight"
        values.append(float(weight if is_weight else axis["default"] or 0))
    opened.set_variation_by_axes(values)


def count_spaced(text: str) -> int:
    """Count the letters of a line in several scripts that tracking follows.

    It follows no mark on a letter, and none of those that hang together.
    """
    is_mark = [unicodedata.category(char) in ("Mn", "Mc") for char in text]
    is_joined = [find_script(char) in _JOINED for char in text]
    unspaced = sum(map(max, is_mark, is_joined))
    return len(text) - unspaced
