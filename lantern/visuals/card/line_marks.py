"""Marks on lines: a ring at a date, a hairline, and what happened then.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core import dates
from lantern.graphics.look import Look
from lantern.graphics.paper import draw_rule_svg
from lantern.graphics.vector import Box
from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import FADE_SECONDS
from lantern.visuals.card.chart_plot import DatedValue, Plot, get_axis_role
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.line_fills import find_value_on
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    fit,
    make_static_element,
)

_RING = 15.0
_WIDTH = 330.0
_WIDTH_NARROW = 250.0
_PADDING = 10.0
_STEPS = (36.0, 60.0, 96.0, 130.0, 170.0, 220.0, 280.0)
"""How far above or below its point a text may begin."""
_SIDES = (0.5, 0.1, 0.9, -0.1, 1.1)
"""How much of a text's width is left of its point."""
_SAMPLES = 120
"""Places along a line that texts keep clear of."""


@dataclass(frozen=True)
class MarkedLine:
    """A line as marks see it: its name, the points that are drawn, and when it has come."""

    name: str
    points: tuple[DatedValue, ...]
    at: float


# long: each mark keeps clear of those before it
def draw_marks(
    card: ChartCard,
    plot: Plot,
    lines: Sequence[MarkedLine],
    *,
    stage: CardContext,
    look: Look,
) -> list[CardElement]:
    """Draw the marks of a chart, each text where it hides the least of the lines."""
    busy: list[tuple[float, float]] = []
    for line in lines:
        busy += _sample(plot, line.points)
    taken: list[Box] = []
    elements: list[CardElement] = []
    for i, mark in enumerate(card.marks or ()):
        line = next(
            (each for each in lines if each.name == mark.line), lines[0]
        )
        day = float(dates.parse_day_number(mark.date, DEFAULT_YEAR))
        x, y = plot.find_x(day), plot.find_y(find_value_on(line.points, day))
        width = _WIDTH_NARROW if stage.is_narrow else _WIDTH
        block = fit(mark.text, get_axis_role(look), width, lines=3)
        box = _choose_box(
            block,
            (x, y),
            plot,
            busy=busy,
            taken=taken,
        )
        taken.append(box)
        spoken = stage.find_spoken_time(f"marks/{i}")
        enter = Entrance(
            line.at if spoken is None else spoken, FADE_SECONDS, FADE_SECONDS
        )
        elements += _draw_mark(
            block,
            box,
            (x, y),
            look=look,
            enter=enter,
        )
    return elements


def _sample(
    plot: Plot, points: Sequence[DatedValue]
) -> Iterator[tuple[float, float]]:
    first, last = points[0].day, points[-1].day
    for i in range(_SAMPLES + 1):
        day = first + (last - first) * i / _SAMPLES
        yield plot.find_x(day), plot.find_y(find_value_on(points, day))


def _choose_box(
    block: TextBlock,
    point: tuple[float, float],
    plot: Plot,
    *,
    busy: Sequence[tuple[float, float]],
    taken: Sequence[Box],
) -> Box:
    """Return where a text stands: inside the plot, off the lines, near its point."""
    width = block.width + 2 * _PADDING
    height = block.depth + 1.3 * block.role.size + _PADDING
    x, y = point
    best: Box = (x, y, width, height)
    least = float("inf")
    for step in _STEPS:
        for top in (y - step - height, y + step):
            for share in _SIDES:
                left = min(
                    max(x - share * width, plot.left + 6), plot.right - width
                )
                box = (left, top, width, height)
                cost = _count_inside(box, busy) + 40.0 * _count_overlaps(
                    box, taken
                )
                outside = top < plot.top - 20 or top + height > plot.bottom - 6
                cost += 1000.0 * outside + 0.02 * step
                if cost < least:
                    best, least = box, cost
    return best


def _count_inside(box: Box, places: Sequence[tuple[float, float]]) -> int:
    x, y, w, h = box
    return sum(x <= px <= x + w and y <= py <= y + h for px, py in places)


def _count_overlaps(box: Box, others: Sequence[Box]) -> int:
    x, y, w, h = box
    return sum(
        x < left + wide and left < x + w and y < top + high and top < y + h
        for left, top, wide, high in others
    )


# long: the places of ring, hairline and words follow from each other
def _draw_mark(
    block: TextBlock,
    box: Box,
    point: tuple[float, float],
    *,
    look: Look,
    enter: Entrance,
) -> list[CardElement]:
    x, y = point
    left, top, width, height = box
    ink = look.get_ink("ink")
    paper = look.get_ink("paper")
    is_above = top < y
    edge = top + height if is_above else top
    ring_edge = y - _RING if is_above else y + _RING
    low, high = sorted((edge, ring_edge))
    middle = min(max(x, left + 8), left + width - 8)
    svg = f'<path d="M{x:.1f} {ring_edge:.1f}L{middle:.1f} {edge:.1f}" stroke="{ink}"'
    svg += ' stroke-width="2.5" fill="none"/>'
    svg += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RING}" fill="{paper}"'
    svg += f' stroke="{ink}" stroke-width="5"/>'
    reach = (
        min(x - _RING, left) - 6,
        min(low, y - _RING) - 6,
        width + 2 * abs(middle - x) + 4 * _RING + 12,
        high - low + 4 * _RING + 12,
    )
    ground = draw_rule_svg(box, paper)
    text_y = top + 0.5 * _PADDING + 0.95 * block.role.size
    return [
        make_static_element(box, ground, enter),
        make_static_element(reach, svg, enter),
        draw_block((left + _PADDING, text_y), block, ink, enter=enter),
    ]
