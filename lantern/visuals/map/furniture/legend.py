"""The legend: one row for each kind of sign on a map, where something moves on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from lantern.core.interface_words import MapTexts
from lantern.visuals.map.furniture.panel import (
    PanelSize,
    draw_panel,
    draw_ring,
    draw_text_line,
)
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels.faces import LEAST_SIZE, SANS_PLAIN
from lantern.visuals.map.labels.lettering import SvgDrawing, TextStyle, place_drawing
from lantern.visuals.map.labels.signs import draw_canopy
from lantern.visuals.map.spec.map_file import MapFile, MapStyle

_MOVING_KINDS = {"arrow", "front", "landing", "air_landing"}
_MILITARY_KINDS = {"front", "air_landing", "fort"}
"""Signs of a war: on maps without them an arrow is a way that people took."""
_BORDER_DASHES = {"border": (7, 3, 1.5, 3), "inner": (2, 3), "agreed": (9, 6)}
"""Dash and gap in turn, in pixels at 1080p."""
_SIZE = 26
_SMALLER = LEAST_SIZE / _SIZE
"""Of the type, in pixels at 1080p, and what is left of it in a legend of many rows."""
_ROW = 38
_TEXT_LEFT = 88
_MARGINS = 106
"""Height of a row, where its text begins, and what is beside the text: in pixels at 1080p."""
_SAMPLE_WIDTH = 56


def list_legend_kinds(map_file: MapFile, words: MapTexts) -> dict[str, str]:
    """Return the kinds of sign that the legend explains, each with its text.

    The author's own texts go before `words`. Empty for a map on which nothing moves: its signs
    explain themselves.
    """
    if map_file.legend is None:
        return {}
    counts = _count_signs(map_file)
    texts = _list_texts(words)
    on_map = [kind for kind in texts if counts[kind]]
    if not _MOVING_KINDS & set(on_map):
        return {}
    if not _MILITARY_KINDS & set(on_map):
        texts["arrow"] = words.route
        texts["landing"] = words.route_over_water
    texts.update({str(kind): text for kind, text in map_file.legend.items()})
    return {kind: texts[kind] for kind in on_map}


def _list_texts(words: MapTexts) -> dict[str, str]:
    """Return the kinds of sign in the order of their rows, and what is written beside them."""
    return {
        "arrow": words.advance,
        "front": words.front,
        "landing": words.landing,
        "air_landing": words.air_landing,
        "fort": words.fort,
        "border": words.state_border,
        "inner": words.inner_border,
        "agreed": words.agreed_line,
    }


def _count_signs(map_file: MapFile) -> Counter[str]:
    """Return how many of each kind of sign a map has."""
    counts: Counter[str] = Counter(border.kind for border in map_file.borders)
    counts["arrow"] = len(map_file.arrows)
    counts["front"] = len(map_file.fronts)
    counts["landing"] = len(map_file.landings)
    counts["air_landing"] = len(map_file.air_landings)
    counts["fort"] = sum(place.kind == "fort" for place in map_file.places)
    return counts


def draw_legend(
    map_file: MapFile,
    words: MapTexts,
    style: MapStyle,
    *,
    safe_area: SafeArea,
    kinds: Collection[str] | None = None,
) -> SvgDrawing | None:
    """Draw the legend: at the right, above the source line; None if there is nothing to explain.

    It explains only these `kinds` of sign, if they are given.
    """
    rows = list_legend_kinds(map_file, words)
    if kinds is not None:
        rows = {kind: text for kind, text in rows.items() if kind in kinds}
    if not rows:
        return None
    widest = _measure_widest(list(rows.values()), style) + _MARGINS
    unit = safe_area.k * (_SMALLER if len(rows) > 5 else 1.0)
    unit = min(unit, (safe_area.right_below - safe_area.left) / widest)
    height = (len(rows) * _ROW + 22) * unit
    size = PanelSize(widest * unit, height, unit)
    svg = draw_panel(size, style) + _draw_rows(rows, style, unit)
    return _place(size.frame(svg, margin=8), safe_area, size)


def _measure_widest(texts: Sequence[str], style: MapStyle) -> float:
    """Return the width of the longest text, in pixels at 1080p."""
    text_style = TextStyle(SANS_PLAIN, _SIZE, "", "", typefaces=style.typefaces)
    return max(text_style.measure_width(text) for text in texts)


def _place(drawing: SvgDrawing, safe_area: SafeArea, size: PanelSize) -> SvgDrawing:
    left = safe_area.right_below - size.width
    return place_drawing(drawing, left, safe_area.floor - size.height)


def _draw_rows(rows: Mapping[str, str], style: MapStyle, unit: float) -> str:
    svg = ""
    for number, (kind, text) in enumerate(rows.items()):
        middle = (11 + (number + 0.5) * _ROW) * unit
        svg += _draw_row(kind, text, style, middle=middle, unit=unit)
    return svg


def _draw_row(
    kind: str, text: str, style: MapStyle, *, middle: float, unit: float
) -> str:
    """Return the SVG of a row: the sign and its text, about y = `middle`."""
    text_style = TextStyle(
        SANS_PLAIN, _SIZE * unit, style.ink, "", typefaces=style.typefaces
    )
    sample = _draw_sample(kind, style, unit)
    sign = f'<g transform="translate({18 * unit:.2f} {middle:.2f})">{sample}</g>'
    return sign + draw_text_line(
        text, text_style, x=_TEXT_LEFT * unit, y=middle + 9 * unit
    )


def _draw_sample(kind: str, style: MapStyle, unit: float) -> str:
    """Return the SVG of a sign, 56 units wide from x = 0, its middle at y = 0."""
    if kind == "arrow":
        return _draw_arrow_sample(style, unit)
    if kind == "front":
        return _draw_front_sample(style, unit)
    if kind == "landing":
        return _draw_landing_sample(style, unit)
    width = _SAMPLE_WIDTH * unit
    if kind == "air_landing":
        x = width / 2
        y = -2 * unit
        return draw_canopy(x, y, 10 * unit, colour=style.landing, halo=style.paper)
    if kind == "fort":
        box = (
            f'x="{width / 2 - 5 * unit:.2f}" y="{-5 * unit:.2f}" '
            f'width="{10 * unit:.2f}" height="{10 * unit:.2f}"'
        )
        return f'<rect {box} fill="{style.fort}"/>'
    colour = style.agreed if kind == "agreed" else style.border
    return _draw_line(width, colour, 1.9 * unit, dashes=_BORDER_DASHES[kind], unit=unit)


def _draw_arrow_sample(style: MapStyle, unit: float) -> str:
    x = np.linspace(0, _SAMPLE_WIDTH * unit, 60)
    y = -3 * unit * np.sin(np.linspace(0, 3.1, 60))
    arrow = ArrowGeometry(np.column_stack([x, y]), 9.5 * unit)
    outline = draw_ring(arrow.trace_outline(arrow.length))
    return (
        f'<path d="{outline}" fill="{style.arrow}" '
        f'stroke="{style.arrow_edge}" stroke-width="{1.1 * unit:.2f}"/>'
    )


def _draw_front_sample(style: MapStyle, unit: float) -> str:
    ticks = "".join(
        f"M{x * unit:.2f} 0v{8 * unit:.2f}" for x in range(5, _SAMPLE_WIDTH, 10)
    )
    line = _draw_line(_SAMPLE_WIDTH * unit, style.arrow, 4 * unit, unit=unit)
    return (
        line
        + f'<path d="{ticks}" stroke="{style.arrow}" stroke-width="{2 * unit:.2f}"/>'
    )


def _draw_landing_sample(style: MapStyle, unit: float) -> str:
    tip = _SAMPLE_WIDTH * unit
    back = tip - 18 * unit
    head = (
        f"{tip:.2f},0 {back:.2f},{-7.5 * unit:.2f} {tip - 13 * unit:.2f},0 "
        f"{back:.2f},{7.5 * unit:.2f}"
    )
    line = _draw_line(
        tip - 14 * unit, style.landing, 3.2 * unit, dashes=(14, 8), unit=unit
    )
    return line + f'<polygon points="{head}" fill="{style.landing}"/>'


def _draw_line(
    length: float,
    colour: str,
    width: float,
    *,
    unit: float,
    dashes: Sequence[float] = (),
) -> str:
    """Return the SVG of a level line from the origin; `dashes` are in units of type."""
    pattern = ""
    if dashes:
        lengths = " ".join(f"{dash * unit:.2f}" for dash in dashes)
        pattern = f' stroke-dasharray="{lengths}"'
    return f'<path d="M0 0H{length:.2f}" stroke="{colour}" stroke-width="{width:.2f}"{pattern}/>'
