"""The line that names the sources of the map data, in small italics."""

from __future__ import annotations

from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import SERIF_ITALIC
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_straight,
)
from lantern.visuals.map.spec.map_style import MapStyle


def draw_credit(text: str, style: MapStyle, safe_area: SafeArea) -> SvgDrawing:
    """Draw the credit line, its lower right corner at the origin."""
    unit = safe_area.k
    text_style = TextStyle(
        SERIF_ITALIC,
        17 * unit,
        style.ink,
        style.halo,
        opacity=0.85,
        casing=0.45,
        typefaces=style.typefaces,
    )
    width = text_style.measure_width(text)
    return typeset_straight(
        text,
        text_style,
        left=-width,
        top=-19 * unit,
    )
