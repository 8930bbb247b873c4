"""The date in the corner of a map whose shot runs through a stretch of time.

Where days are counted, the number of the day stands large over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lantern.visuals.map.furniture.panel import draw_text_line
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import SANS_BOLD, SERIF_BOLD
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle
from lantern.visuals.map.spec.map_style import MapStyle

_HEIGHT = 54
_COUNTED_HEIGHT = 116
_COUNT_SIZE = 60
_COUNT_LINE = 59
_DATE_LINE = 97
_COUNTED_DATE_SIZE = 30
"""Pixels at 1080p: heights of the panel, sizes of type, and baselines where days are counted."""


def draw_ticker(
    text: str,
    widest: float,
    style: MapStyle,
    *,
    safe_area: SafeArea,
    count: str = "",
) -> SvgDrawing:
    """Draw a date in its panel, the top left corner at the origin.

    `widest` is the width in pixels of the longest text of the shot, so that the panel never changes
    its size. `count` is the number of the day in its words.
    """
    unit = safe_area.k
    width = widest + 36 * unit
    height = find_height(counts=bool(count)) * unit
    svg = (
        f'<rect x="{unit:.2f}" y="{unit:.2f}" '
        f'width="{width - 2 * unit:.2f}" height="{height - 2 * unit:.2f}" rx="{4 * unit:.2f}" '
        f'fill="{style.paper}" fill-opacity=".95" '
        f'stroke="{style.army}" stroke-width="{1.6 * unit:.2f}"/>'
    )
    middle = width / 2
    text_style = _make_text_style(style, unit)
    line = 39.0
    if count:
        text_style = replace(text_style, size=_COUNTED_DATE_SIZE * unit)
        line = _DATE_LINE
        number = _make_count_style(style, unit)
        svg += draw_text_line(
            count,
            number,
            x=middle,
            y=_COUNT_LINE * unit,
            anchor="middle",
        )
    svg += draw_text_line(
        text,
        text_style,
        x=middle,
        y=line * unit,
        anchor="middle",
    )
    return SvgDrawing(
        svg, ((0, 0, width, height),), (-1, -1, width + 1, height + 1)
    )


def find_height(*, counts: bool) -> int:
    """Return the height of the panel in pixels at 1080p; it is higher where days are counted."""
    return _COUNTED_HEIGHT if counts else _HEIGHT


def measure_counts(
    counts: Sequence[str], style: MapStyle, safe_area: SafeArea
) -> float:
    """Return the width of the longest number of a day in its words, in pixels."""
    text_style = _make_count_style(style, safe_area.k)
    return max(
        (text_style.measure_width(count) for count in counts), default=0.0
    )


def measure_ticker(
    texts: Sequence[str], style: MapStyle, safe_area: SafeArea
) -> float:
    """Return the width of the longest of these texts, in pixels."""
    text_style = _make_text_style(style, safe_area.k)
    return max(text_style.measure_width(text) for text in texts)


def _make_count_style(style: MapStyle, unit: float) -> TextStyle:
    return TextStyle(
        SERIF_BOLD, _COUNT_SIZE * unit, style.ink, "", typefaces=style.typefaces
    )


def _make_text_style(style: MapStyle, unit: float) -> TextStyle:
    return TextStyle(
        SANS_BOLD, 34 * unit, style.army, "", typefaces=style.typefaces
    )
