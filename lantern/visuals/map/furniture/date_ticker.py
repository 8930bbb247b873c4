"""The date in the corner of a map whose shot runs through a stretch of time."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.visuals.map.furniture.panel import draw_text_line
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import SANS_BOLD
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle
from lantern.visuals.map.spec.map_style import MapStyle


def draw_ticker(
    text: str, widest: float, style: MapStyle, *, safe_area: SafeArea
) -> SvgDrawing:
    """Draw a date in its panel, the top left corner at the origin.

    `widest` is the width in pixels of the longest text of the shot, so that the panel never changes
    its size.
    """
    unit = safe_area.k
    width = widest + 36 * unit
    height = 54 * unit
    svg = (
        f'<rect x="{unit:.2f}" y="{unit:.2f}" '
        f'width="{width - 2 * unit:.2f}" height="{height - 2 * unit:.2f}" rx="{4 * unit:.2f}" '
        f'fill="{style.paper}" fill-opacity=".95" '
        f'stroke="{style.army}" stroke-width="{1.6 * unit:.2f}"/>'
    )
    svg += draw_text_line(
        text, _make_text_style(style, unit), x=width / 2, y=39 * unit, anchor="middle"
    )
    return SvgDrawing(svg, ((0, 0, width, height),), (-1, -1, width + 1, height + 1))


def measure_ticker(texts: Sequence[str], style: MapStyle, safe_area: SafeArea) -> float:
    """Return the width of the longest of these texts, in pixels."""
    text_style = _make_text_style(style, safe_area.k)
    return max(text_style.measure_width(text) for text in texts)


def _make_text_style(style: MapStyle, unit: float) -> TextStyle:
    return TextStyle(SANS_BOLD, 34 * unit, style.army, "", typefaces=style.typefaces)
