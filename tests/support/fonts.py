"""Small fonts for tests, cut out of those in the wheels and given names of their own."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def box_font(
    path: Path, family: str, characters: str, weight: int = 400, wide: int = 600, named: bool = True
) -> Path:  # fmt: skip
    """A font in which every character is a black box `wide` thousandths of an em across, and
    700 tall.
    """
    names = [".notdef", *(f"c{ord(char)}" for char in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False  # the same font is the same bytes
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"c{ord(char)}" for char in characters})
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (wide - 50, 700), (wide - 50, 0)):
        pen.lineTo(point)
    pen.closePath()
    box, empty = pen.glyph(), TTGlyphPen(None).glyph()
    builder.setupGlyf(
        {name: empty if name in (".notdef", "c32") else box for name in names}
    )
    builder.setupHorizontalMetrics(dict.fromkeys(names, (wide, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = "Regular" if weight == 400 else "Bold"
    names_ = {
        "familyName": family,
        "styleName": style,
        "psName": f"{family.replace(' ', '')}-{style}",
    }
    builder.setupNameTable(
        {key: value for key, value in names_.items() if named or key != "psName"}
    )
    builder.setupOS2(usWeightClass=weight, sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path
