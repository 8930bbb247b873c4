"""Samples of signs for the legend, as SVG: arrows, fronts and ways, as their sides have them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lantern.visuals.map.furniture.panel import draw_ring
from lantern.visuals.map.geometry.arrow import ArrowGeometry
from lantern.visuals.map.labels.unit_signs import (
    BLOCK_HEIGHT,
    LEAST_BLOCK,
    STEM,
    draw_body,
)
from lantern.visuals.map.motion.arrow_patterns import trace_pattern
from lantern.visuals.map.motion.item_inks import ItemInks
from lantern.visuals.map.motion.shapes import TICKS
from lantern.visuals.map.motion.ways import DASHES
from lantern.visuals.map.spec.map_style import MapStyle

SAMPLE_WIDTH = 56
"""Width of a sample from x = 0, in units; its middle is at y = 0."""
_TICKS_FROM = 5
_TICK_SPACING = 10
_HEAD = 18
_NOTCH = 13
"""Length of the head of a way, and of its middle, in units."""
_BLOCK_SCALE = 0.52


def draw_arrow_sample(inks: ItemInks, paper: str, unit: float) -> str:
    """Return the SVG of an arrow; `paper` shows through the pattern of its side."""
    x = np.linspace(0, SAMPLE_WIDTH * unit, 60)
    y = -3 * unit * np.sin(np.linspace(0, 3.1, 60))
    arrow = ArrowGeometry(np.column_stack([x, y]), 9.5 * unit)
    outline = draw_ring(arrow.trace_outline(arrow.length))
    svg = (
        f'<path d="{outline}" fill="{inks.body}" '
        f'stroke="{inks.edge}" stroke-width="{1.1 * unit:.2f}"/>'
    )
    until = arrow.find_neck(arrow.length) - 2 * unit
    rings = trace_pattern(
        arrow,
        inks.pattern,
        until=until,
        unit=unit,
    )
    pattern = "".join(draw_ring(ring) for ring in rings)
    if pattern:
        svg += f'<path d="{pattern}" fill="{paper}"/>'
    return svg


def draw_front_sample(inks: ItemInks, unit: float) -> str:
    """Return the SVG of a front, with the ticks of its side."""
    form = TICKS[inks.pattern]
    ticks = ""
    for x in range(_TICKS_FROM, SAMPLE_WIDTH, _TICK_SPACING):
        corners = (
            f"{(x - form.root) * unit:.2f} 0L{(x - form.tip) * unit:.2f} {form.length * unit:.2f}"
            f"L{(x + form.tip) * unit:.2f} {form.length * unit:.2f}L{(x + form.root) * unit:.2f} 0"
        )
        ticks += f"M{corners}Z"
    line = draw_level_line(SAMPLE_WIDTH * unit, inks.body, 4 * unit, unit=unit)
    return line + f'<path d="{ticks}" fill="{inks.body}"/>'


def draw_landing_sample(inks: ItemInks, unit: float) -> str:
    """Return the SVG of a way, with the dashes of its side."""
    tip = SAMPLE_WIDTH * unit
    back = tip - _HEAD * unit
    head = (
        f"{tip:.2f},0 {back:.2f},{-7.5 * unit:.2f} {tip - _NOTCH * unit:.2f},0 "
        f"{back:.2f},{7.5 * unit:.2f}"
    )
    dashes = DASHES[inks.pattern]
    line = draw_level_line(
        tip - 14 * unit,
        inks.body,
        4 * unit,
        dashes=(dashes.length, dashes.gap),
        unit=unit,
    )
    return line + f'<polygon points="{head}" fill="{inks.body}"/>'


def draw_unit_sample(inks: ItemInks, style: MapStyle, unit: float) -> str:
    """Return the SVG of a unit's block, with the pattern of its side."""
    size = _BLOCK_SCALE * unit
    body = draw_body(
        LEAST_BLOCK * size,
        BLOCK_HEIGHT * size,
        inks,
        style=style,
        unit_px=size,
    )
    down = (STEM + BLOCK_HEIGHT / 2) * size
    return f'<g transform="translate({SAMPLE_WIDTH * unit / 2:.2f} {down:.2f})">{body.svg}</g>'


def draw_ground_sample(
    kind: str, colours: Sequence[str], style: MapStyle, *, unit: float
) -> str:
    """Return the SVG of ground that a side holds, that two fight for, or that is cut off."""
    width, height = SAMPLE_WIDTH * 0.72 * unit, 22 * unit
    left = (SAMPLE_WIDTH * unit - width) / 2
    rect = f'x="{left:.2f}" y="{-height / 2:.2f}" width="{width:.2f}" height="{height:.2f}"'
    first = colours[0]
    if kind == "control":
        return (
            f'<rect {rect} fill="{first}" fill-opacity=".4" stroke="{first}"'
            f' stroke-opacity=".6" stroke-width="{2.4 * unit:.2f}"/>'
        )
    ground = style.paper if len(colours) < 2 else colours[1]
    opacity = 1.0 if len(colours) < 2 else 0.55
    stripes = ""
    step = 9 * unit
    for start in np.arange(left - height, left + width, step):
        ends = np.clip([start, start + height], left, left + width)
        low = height / 2 - (ends[0] - start)
        high = height / 2 - (ends[1] - start)
        stripes += f"M{ends[0]:.2f} {low:.2f}L{ends[1]:.2f} {high:.2f}"
    edge = first if len(colours) < 2 else "none"
    return (
        f'<rect {rect} fill="{ground}" fill-opacity="{opacity}" stroke="{edge}"'
        f' stroke-width="{2 * unit:.2f}"/><path d="{stripes}" stroke="{first}"'
        f' stroke-width="{3.6 * unit:.2f}" stroke-opacity=".8"/>'
    )


def draw_level_line(
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
    return (
        f'<path d="M0 0H{length:.2f}" stroke="{colour}"'
        f' stroke-width="{width:.2f}"{pattern}/>'
    )
