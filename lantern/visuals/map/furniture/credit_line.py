"""The line that names the sources of the map data, in small italics."""

from __future__ import annotations

from lantern.graphics.vector import find_missing_characters
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import SERIF_ITALIC, SERIF_PLAIN
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle, typeset_straight
from lantern.visuals.map.spec.map_style import MapStyle


def draw_credit(text: str, style: MapStyle, safe_area: SafeArea) -> SvgDrawing:
    """Draw the credit line, its lower right corner at the origin.

    It is upright where the italics lack a character of it: Lantern's own have no Cyrillic.
    """
    unit = safe_area.k
    face = SERIF_ITALIC
    if find_missing_characters(text, face, typefaces=style.typefaces):
        face = SERIF_PLAIN
    text_style = TextStyle(
        face,
        17 * unit,
        style.ink,
        style.halo,
        opacity=0.85,
        casing=0.45,
        typefaces=style.typefaces,
    )
    width = text_style.measure_width(text)
    return typeset_straight(text, text_style, left=-width, top=-19 * unit)
