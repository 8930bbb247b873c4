"""Small fonts for tests, cut out of those in the wheels and given names of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis


def box_font(
    path: Path,
    family: str,
    characters: str,
    *,
    weight: int = 400,
    wide: int = 600,
    named: bool = True,
) -> Path:
    """A font in which every character is a black box, and the dash that Lantern itself writes.

    It is `wide` thousandths of an em across, and 700 tall. Without letters there is no dash either.
    """
    glyphs = {ord(char): f"c{ord(char)}" for char in _add_dash(characters)}
    names = [".notdef", *glyphs.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False  # the same font is the same bytes
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(glyphs)
    builder.setupGlyf(draw_boxes(names, wide))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (wide, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Regular" if weight == 400 else "Bold"
    labels = {"familyName": family, "styleName": style}
    if named:
        labels["psName"] = f"{family.replace(' ', '')}-{style}"
    builder.setupNameTable(labels)
    builder.setupOS2(
        usWeightClass=weight,
        sTypoAscender=800,
        sTypoDescender=-200,
    )
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def make_variable(path: Path) -> None:
    """Give a font an axis of weights, along which nothing changes."""
    font = TTFont(path)
    axis = Axis()
    axis.axisTag = "wght"
    axis.minValue = axis.defaultValue = 400
    axis.maxValue = 700
    axis.axisNameID = font["name"].addMultilingualName({"en": "Weight"})
    table = newTable("fvar")
    table.axes = [axis]
    table.instances = []
    font["fvar"] = table
    font.save(path)


def _add_dash(characters: str) -> list[str]:
    """The characters once each, with a dash if there is any letter."""
    if characters.isspace():
        return list(characters)
    return list(dict.fromkeys(f"{characters}–"))


def draw_boxes(names: Sequence[str], wide: int) -> dict[str, Any]:
    """The glyphs by name: boxes, but for the space and what is no character."""
    glyphs = dict.fromkeys(names, draw_box(wide))
    for name in (".notdef", "c32"):
        if name in glyphs:
            glyphs[name] = TTGlyphPen(None).glyph()
    return glyphs


def draw_box(wide: int) -> Any:
    """The glyph of a box."""
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (wide - 50, 700), (wide - 50, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
