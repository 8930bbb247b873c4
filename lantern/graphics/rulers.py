"""How wide letters of one font are, and how many of them tracking follows."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable

import uharfbuzz

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

    HarfBuzz sets the letters, as resvg does when it draws them: with kerning and ligatures. Widths
    are cached since breaking a text into lines asks for the same pieces at many sizes.
    """
    face = uharfbuzz.Face(
        uharfbuzz.Blob.from_file_path(str(font.file)), font.number
    )
    sized = uharfbuzz.Font(face)
    if font.variable:
        sized.set_variations({"wght": font.weight})
    pixels = MEASURED_SIZE / face.upem

    @functools.lru_cache(maxsize=65_536)
    def measure(text: str) -> float:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(sized, buffer)
        glyphs = buffer.glyph_positions or ()
        return float(sum(glyph.x_advance for glyph in glyphs) * pixels)

    return measure


def count_spaced(text: str) -> int:
    """Count the letters of a line in several scripts that tracking follows.

    It follows no mark on a letter, and none of those that hang together.
    """
    is_mark = [unicodedata.category(char) in ("Mn", "Mc") for char in text]
    is_joined = [find_script(char) in _JOINED for char in text]
    unspaced = sum(map(max, is_mark, is_joined))
    return len(text) - unspaced
