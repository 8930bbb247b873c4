"""The title panel of a map: a heading, and a line below it."""

from __future__ import annotations

from lantern.visuals.map.furniture.globe import GLOBE_RADIUS
from lantern.visuals.map.furniture.panel import (
    PanelSize,
    draw_panel,
    draw_text_line,
)
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import SERIF_BOLD, SERIF_ITALIC
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle, place_drawing
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapTitle
from lantern.visuals.map.spec.map_style import MapStyle

_MARGINS = 48
"""Left and right of the type together, in pixels at 1080p."""


def draw_title(
    map_file: MapFile, style: MapStyle, safe_area: SafeArea
) -> SvgDrawing | None:
    """Draw the title panel at the top left, below the head band; None for a map without a title.

    A title too long for the frame is set smaller, so that it fits on one line beside the globe.
    """
    title = map_file.title
    if title is None:
        return None
    unit = safe_area.k
    widest = _measure_type(title, style, unit)
    room = _measure_room(map_file, safe_area)
    shrink = min(1.0, (room - _MARGINS * unit) / widest)
    width = widest * shrink + _MARGINS * unit
    height = (26 + 42 * shrink) * unit
    if title.text:
        height = (26 + 42 * shrink + 36 * shrink) * unit
    size = PanelSize(width, height, unit)
    svg = draw_panel(size, style) + _draw_type(title, style, unit, shrink=shrink)
    drawing = size.frame(svg, margin=6)
    return place_drawing(drawing, safe_area.left, safe_area.top_left)


def _measure_room(map_file: MapFile, safe_area: SafeArea) -> float:
    """Return the width left for the panel beside the globe, in pixels."""
    room = safe_area.right - safe_area.left
    if map_file.globe:
        room -= (2 * GLOBE_RADIUS + 30) * safe_area.k
    return room


def _draw_type(title: MapTitle, style: MapStyle, unit: float, *, shrink: float) -> str:
    heading = _make_heading_style(style, unit, shrink)
    left = 24 * unit
    svg = draw_text_line(title.title, heading, x=left, y=(12 + 39 * shrink) * unit)
    if title.text:
        line = _make_line_style(style, unit, shrink)
        svg += draw_text_line(title.text, line, x=left, y=(12 + 75 * shrink) * unit)
    return svg


def _measure_type(title: MapTitle, style: MapStyle, unit: float) -> float:
    """Return the width of the longer line at its full size, in pixels."""
    heading = _make_heading_style(style, unit, 1.0).measure_width(title.title)
    if not title.text:
        return heading
    return max(heading, _make_line_style(style, unit, 1.0).measure_width(title.text))


def _make_heading_style(style: MapStyle, unit: float, shrink: float) -> TextStyle:
    return TextStyle(
        SERIF_BOLD, 40 * unit * shrink, style.ink, "", typefaces=style.typefaces
    )


def _make_line_style(style: MapStyle, unit: float, shrink: float) -> TextStyle:
    return TextStyle(
        SERIF_ITALIC, 26 * unit * shrink, style.army, "", typefaces=style.typefaces
    )
