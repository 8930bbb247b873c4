"""Type for a PDF: fonts as files of TrueType with one weight, which every reader takes.

Lantern's own are. Of others, which vary, hold cubic curves or stand in a collection, a copy is made
that has the letters of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.graphics import vector
from lantern.graphics.script_type import find_family, find_script
from lantern.graphics.typefaces import BUNDLED, FontFace, Typefaces
from lantern.graphics.vector import SANS, SERIF, FontKey

ROLES: dict[str, FontKey] = {
    "title": (SERIF, 600, False),
    "words": (SERIF, 400, False),
    "facts": (SANS, 600, False),
    "small": (SANS, 400, False),
}
"""The face of a text by its role."""
_MAX_ERROR = 0.001
"""How far a curve may lie from the one that it stands for, in em."""
_LIMITS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
"""What fonts with instructions use; these have none."""


@dataclass(frozen=True)
class EmbeddedFont:
    """A font's name in the PDF, and its file."""

    name: str
    file: Path


@dataclass(frozen=True)
class EmbeddedType:
    """The fonts of the roles, and those asked in turn for letters that these lack."""

    roles: tuple[EmbeddedFont, ...]
    others: tuple[EmbeddedFont, ...]


def prepare_type(
    typefaces: Typefaces, texts: Iterable[str], folder: Path
) -> EmbeddedType:
    """Return the fonts for texts, in a film's type; copies are written into a folder."""
    letters = "".join(sorted(set("".join(texts))))
    roles = {
        name: vector.choose_font(key, typefaces) for name, key in ROLES.items()
    }
    others = dict(_iter_others(typefaces, letters))
    prepared = {}
    for name, face in (roles | others).items():
        file = prepare_font(face, letters, folder / f"{name}.ttf")
        prepared[name] = EmbeddedFont(name, file)
    fonts = tuple(prepared.values())
    return EmbeddedType(fonts[: len(roles)], fonts[len(roles) :])


def _iter_others(
    typefaces: Typefaces, letters: str
) -> Iterator[tuple[str, FontFace]]:
    """Yield Lantern's own fonts where a film has others, and one for each script."""
    if typefaces.list_files():
        for name in ("words", "small"):
            yield f"own-{name}", vector.choose_font(ROLES[name], BUNDLED)
    for script in sorted(set(filter(None, map(find_script, letters)))):
        family = find_family(script, typefaces.cjk)
        if family:
            yield f"script-{script}", family.choose_font(400, False)


def prepare_font(face: FontFace, letters: str, copy: Path) -> Path:
    """Return a file of TrueType with a font: its own, or a copy with the letters of a text.

    Args:
        face: the font.
        letters: that are written in it.
        copy: where a copy goes.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(
        face.file,
        fontNumber=face.number,
        recalcTimestamp=False,
    )
    if face.number == 0 and "glyf" in font and "fvar" not in font:
        return face.file
    options = subset.Options(layout_features=["*"], recalc_timestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(
        font
    )  # first: to settle a weight takes minutes for all letters
    if "fvar" in font:
        weights = {
            axis.axisTag: axis.defaultValue for axis in font["fvar"].axes
        }
        instancer.instantiateVariableFont(
            font, weights | {"wght": face.weight}, inplace=True
        )
    if "glyf" not in font:
        _draw_quadratic(font)
    font.save(copy)
    return copy


def _draw_quadratic(font: Any) -> None:
    """Turn a font of cubic curves into one of quadratic curves, in place."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        error = _MAX_ERROR * font["head"].unitsPerEm
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    for table in ("CFF ", "CFF2", "VORG"):
        if table in font:
            del font[table]
    _describe_outlines(font, glyphs)


def _describe_outlines(font: Any, glyphs: dict[str, Any]) -> None:
    """Write what tables of TrueType say of the outlines, in place."""
    for name, glyph in glyphs.items():
        glyph.recalcBounds(font["glyf"])
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for field in _LIMITS:
        setattr(limits, field, 0)
    limits.maxZones = 1
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
