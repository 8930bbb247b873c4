"""The scale bar: how long a round number of kilometres is on the screen."""

from __future__ import annotations

import math

from lantern.core.interface_words import MapWords
from lantern.visuals.map.labels.faces import LEAST_SIZE, SANS_PLAIN
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_straight,
)
from lantern.visuals.map.spec.map_style import MapStyle

_LONGEST = 225
"""Its greatest length, in pixels at 1080p."""


def round_km(km_per_pixel: float, longest: float) -> float:
    """Return the greatest of 1, 2, 5, 10 ... km whose length is at most `longest` pixels."""
    room = longest * km_per_pixel
    power = 10.0 ** math.floor(math.log10(room))
    return max(step * power for step in (1, 2, 5) if step * power <= room)


def draw_scale_bar(
    km_per_pixel: float, words: MapWords, style: MapStyle, *, unit: float
) -> SvgDrawing:
    """Draw a bar of four parts, dark and light in turn; its lower right corner is the origin.

    `unit` is pixels per unit of type, 1 at 1080p.
    """
    km = round_km(km_per_pixel, _LONGEST * unit)
    length = km / km_per_pixel
    height = 6 * unit
    left = -length - 34 * unit
    svg = _draw_parts(left, length, style, height=height)
    svg += (
        f'<rect x="{left:.2f}" y="{-height:.2f}" width="{length:.2f}" height="{height:.2f}" '
        f'fill="none" stroke="{style.ink}" stroke-width="{unit:.2f}"/>'
    )
    box = (left - 14 * unit, -42 * unit, 4 * unit, 6 * unit)
    ink = (left - 40 * unit, -50 * unit, 50 * unit, 8 * unit)
    drawing = SvgDrawing(svg, (box,), ink)
    text_style = TextStyle(
        SANS_PLAIN,
        LEAST_SIZE * unit,
        style.ink,
        style.halo,
        typefaces=style.typefaces,
    )
    for share, number in _list_numbers(km, words).items():
        text = number
        if share == 1:
            text = f"{number} {words.texts.km}"
        # centred on its mark without the unit
        start = left + length * share - text_style.measure_width(number) / 2
        drawing = drawing.combine(
            typeset_straight(
                text,
                text_style,
                left=start,
                top=-36 * unit,
            )
        )
    return drawing


def _list_numbers(km: float, words: MapWords) -> dict[float, str]:
    """Return the numbers above a bar of so many km, by the share of its length."""
    return {0: "0", 0.5: _format_km(km / 2, words), 1: _format_km(km, words)}


def _draw_parts(
    left: float, length: float, style: MapStyle, *, height: float
) -> str:
    svg = ""
    for part in range(4):
        fill = style.paper if part % 2 else style.ink
        svg += (
            f'<rect x="{left + length * part / 4:.2f}" y="{-height:.2f}" '
            f'width="{length / 4:.2f}" height="{height:.2f}" fill="{fill}"/>'
        )
    return svg


def _format_km(km: float, words: MapWords) -> str:
    text = f"{km:g}"
    if km >= 1:
        text = f"{km:,.0f}"
    return words.numbers.localize(text)
