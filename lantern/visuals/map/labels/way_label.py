"""The small label that travels with the head of a way: how far it has come, and the date."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.graphics.look.typesetting import escape_line
from lantern.visuals.map.geometry.safe_area import PixelBounds
from lantern.visuals.map.labels.faces import SANS_BOLD, SANS_SEMIBOLD
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle
from lantern.visuals.map.spec.map_style import MapStyle

_SIZE = 28
_NEXT_SIZE = 24
_LINE = 33
_PADDING = 11
_TOP = 6
_CORNER = 4
_GAP = 2
"""Pixels at 1080p: sizes of type of the first line and the next one, from line to line, around the
type, and what names keep off the label."""


def draw_way_label(
    lines: Sequence[str],
    widest: float,
    style: MapStyle,
    *,
    colour: str,
    unit: float,
) -> SvgDrawing:
    """Draw the label, its middle at the origin.

    `lines` are one or two; `widest` is the width of the longest line in pixels, so that the label
    never changes its size. `colour` is that of type and border.
    """
    width = widest + 2 * _PADDING * unit
    height = measure_height(len(lines)) * unit
    left, top = -width / 2, -height / 2
    svg = (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'rx="{_CORNER * unit:.2f}" fill="{style.paper}" fill-opacity=".95" '
        f'stroke="{colour}" stroke-width="{2 * unit:.2f}"/>'
    )
    for number, text in enumerate(lines):
        text_style = make_line_style(
            number,
            style,
            colour=colour,
            unit=unit,
        )
        y = top + (_TOP + _LINE * number + 0.9 * _SIZE) * unit
        svg += (
            f'<text x="{left + _PADDING * unit:.2f}" y="{y:.2f}" '
            f'{text_style.font_attributes} fill="{colour}">{escape_line(text)}</text>'
        )
    box = measure_box(len(lines), widest, unit)
    return SvgDrawing(svg, (box,), box)


def measure_height(lines: int) -> float:
    """Return the height of a label with so many lines, in pixels at 1080p."""
    return _LINE * lines + 2 * _TOP


def measure_box(lines: int, widest: float, unit: float) -> PixelBounds:
    """Return the room that a label needs about its middle, in pixels."""
    x = widest / 2 + (_PADDING + _GAP) * unit
    y = (measure_height(lines) / 2 + _GAP) * unit
    return (-x, -y, x, y)


def make_line_style(
    number: int, style: MapStyle, *, colour: str, unit: float
) -> TextStyle:
    """Return the type of a line of the label, by its number from 0."""
    face = SANS_SEMIBOLD if number else SANS_BOLD
    size = _NEXT_SIZE if number else _SIZE
    return TextStyle(face, size * unit, colour, "", typefaces=style.typefaces)
