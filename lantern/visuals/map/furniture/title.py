"""The title panel of a map: a heading, and a line below it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.direction import is_paragraph_right_to_left
from lantern.graphics.look.typesetting import break_evenly
from lantern.visuals.map.furniture.globe import GLOBE_RADIUS
from lantern.visuals.map.furniture.panel import (
    PanelSize,
    draw_panel,
    draw_text_line,
)
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import (
    LEAST_SIZE,
    SERIF_BOLD,
    SERIF_ITALIC,
)
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    place_drawing,
)
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapTitle
from lantern.visuals.map.spec.map_style import MapStyle

_MOST_LINES = 2
"""Lines that a heading, or the text below it, may take without hiding too much of the map."""
_INDENT = 24
_MARGINS = 48
"""Left and right of the type together, in pixels at 1080p."""
_HEADING_SIZE = 40
_TEXT_SIZE = 26
_SMALLEST = LEAST_SIZE / _TEXT_SIZE
"""The type, in pixels at 1080p, and how far it may shrink before it is broken into lines."""
_HEADING_STEP = 42
_TEXT_STEP = 36
"""From line to line, in pixels at 1080p."""


@dataclass(frozen=True)
class TitleLines:
    """The lines of a heading and of the text below it.

    They fit at the share `shrink` of their full size.
    """

    heading: tuple[str, ...]
    text: tuple[str, ...]
    shrink: float

    @property
    def is_too_long(self) -> bool:
        """Whether one takes too many lines, or type too small to be read."""
        most = max(len(self.heading), len(self.text))
        smallest = _TEXT_SIZE if self.text else _HEADING_SIZE
        return most > _MOST_LINES or smallest * self.shrink < LEAST_SIZE - 0.01


def draw_title(
    map_file: MapFile, style: MapStyle, safe_area: SafeArea
) -> SvgDrawing | None:
    """Draw the title panel at the top left, below the head band; None for a map without a title.

    A title too long for its place beside the globe is set a little smaller, and broken into lines
    before it becomes too small to be read.
    """
    lines = find_title_lines(map_file, style, safe_area)
    if lines is None:
        return None
    unit = safe_area.k
    shrink = lines.shrink
    steps = _HEADING_STEP * len(lines.heading) + _TEXT_STEP * len(lines.text)
    width = _measure_widest(lines, style) * shrink + _MARGINS
    size = PanelSize(width * unit, (26 + steps * shrink) * unit, unit)
    svg = draw_panel(size, style) + _draw_type(lines, style, unit, width=width)
    drawing = size.frame(svg, margin=6)
    return place_drawing(drawing, safe_area.left, safe_area.top_left)


def find_title_lines(
    map_file: MapFile, style: MapStyle, safe_area: SafeArea
) -> TitleLines | None:
    """Return how a map's title is set in a frame; None for a map without one."""
    if map_file.title is None:
        return None
    return _break_title(
        map_file.title, style, _measure_room(map_file, safe_area)
    )


def _break_title(title: MapTitle, style: MapStyle, room: float) -> TitleLines:
    """Return a title in lines that fit into a width in pixels at 1080p.

    It stays on one line each if little smaller type is enough for that.
    """
    whole = TitleLines((title.title,), (title.text,) if title.text else (), 1.0)
    shrink = room / _measure_widest(whole, style)
    if shrink >= _SMALLEST:
        return TitleLines(whole.heading, whole.text, min(1.0, shrink))
    broken = TitleLines(
        _break_lines(whole.heading, _make_heading_style(style, 1.0), room),
        _break_lines(whole.text, _make_text_style(style, 1.0), room),
        1.0,
    )
    # a single word may be too long for a line
    shrink = min(1.0, room / _measure_widest(broken, style))
    return TitleLines(broken.heading, broken.text, shrink)


def _break_lines(
    texts: Sequence[str], text_style: TextStyle, room: float
) -> tuple[str, ...]:
    measure = functools.cache(text_style.measure_width)
    found: list[str] = []
    for text in texts:
        found += break_evenly(text, measure, room)
    return tuple(found)


def _measure_room(map_file: MapFile, safe_area: SafeArea) -> float:
    """Return the width left for type beside the globe, in pixels at 1080p."""
    room = (safe_area.right - safe_area.left) / safe_area.k
    if map_file.globe:
        room -= 2 * GLOBE_RADIUS + 30
    return room - _MARGINS


def _measure_widest(lines: TitleLines, style: MapStyle) -> float:
    """Return the width of the longest line at its full size, in pixels at 1080p."""
    heading = _make_heading_style(style, 1.0)
    text = _make_text_style(style, 1.0)
    widths = [heading.measure_width(line) for line in lines.heading]
    widths += [text.measure_width(line) for line in lines.text]
    return max(widths)


def _draw_type(
    lines: TitleLines, style: MapStyle, unit: float, *, width: float
) -> str:
    """Return the lines in a panel that is `width` pixels wide at 1080p."""
    scale = unit * lines.shrink
    heading = _make_heading_style(style, scale)
    text = _make_text_style(style, scale)
    x = _INDENT * unit
    anchor = "start"
    if is_paragraph_right_to_left(lines.heading):
        x = (width - _INDENT) * unit
        anchor = "end"
    top = 12 * unit
    svg = ""
    for i, line in enumerate(lines.heading):
        baseline = top + (39 + i * _HEADING_STEP) * scale
        svg += draw_text_line(
            line,
            heading,
            x=x,
            y=baseline,
            anchor=anchor,
        )
    below = 33 + _HEADING_STEP * len(lines.heading)
    for i, line in enumerate(lines.text):
        baseline = top + (below + i * _TEXT_STEP) * scale
        svg += draw_text_line(
            line,
            text,
            x=x,
            y=baseline,
            anchor=anchor,
        )
    return svg


def _make_heading_style(style: MapStyle, scale: float) -> TextStyle:
    return TextStyle(
        SERIF_BOLD,
        _HEADING_SIZE * scale,
        style.ink,
        "",
        typefaces=style.typefaces,
    )


def _make_text_style(style: MapStyle, scale: float) -> TextStyle:
    return TextStyle(
        SERIF_ITALIC,
        _TEXT_SIZE * scale,
        style.army,
        "",
        typefaces=style.typefaces,
    )
