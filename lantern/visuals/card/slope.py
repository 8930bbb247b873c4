"""Lines between the same two dates: a slope, whose values stand at both ends without an axis.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core import dates
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import FADE_SECONDS
from lantern.visuals.card.chart_plot import Plot, get_axis_role
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import spread
from lantern.visuals.card.line_emphasis import LineEmphasis, let_step_back
from lantern.visuals.card.parts import (
    CardElement,
    Entrance,
    TextBlock,
    draw_block,
    draw_hairline,
    fit,
)

_GAP = 30.0
"""Between a value and the beginning of its line."""
_BETWEEN = 6.0
_WIDEST = 300.0
_UPRIGHT = 0.35
"""How strong the two upright lines are, from paper to ink."""


@dataclass(frozen=True)
class SlopeStart:
    """Where a line begins: its name, its first value and how high it is, and when it comes."""

    name: str
    figure: str
    y: float
    at: float


def is_slope(card: ChartCard) -> bool:
    """Tell whether all lines of a chart run between the same two dates, without areas."""
    if card.fill is not None or card.scale is not None:
        return False
    ends = [set(line.points or ()) for line in card.lines or ()]
    return len(ends) > 1 and all(
        len(each) == 2 and each == ends[0] for each in ends
    )


def measure_figures(figures: Sequence[str], look: Look) -> float:
    """Return the width of the first values of lines with the gap beside them."""
    return max(_set_figure(text, look).width for text in figures) + _GAP


def _set_figure(text: str, look: Look) -> TextBlock:
    return fit(text, look.roles["date"], _WIDEST, lines=1)


def draw_slope_axes_svg(plot: Plot, stage: CardContext, look: Look) -> str:
    """Return the two upright lines that a slope runs between, with their dates."""
    role = get_axis_role(look)
    grey = mix_colours(look.get_ink("paper"), look.get_ink("ink"), _UPRIGHT)
    svg = ""
    for day in (plot.time.first, plot.time.last):
        x = plot.find_x(day)
        name = dates.format_day(
            day, plot.time.grain, stage.dates, shows_year=True
        )
        svg += draw_rule_svg(
            (x - 1.2, plot.top, 2.4, plot.bottom - plot.top), grey
        )
        # the first one may be wider than the values above it
        middle = max(x, stage.sides[0] + role.measure_width(name) / 2)
        svg += draw_text_svg(
            middle,
            plot.bottom + 20 + role.size,
            name,
            role=role,
            fill=look.get_ink("ink_2"),
            anchor="middle",
        )
    return svg


def draw_slope_starts(
    starts: Sequence[SlopeStart],
    plot: Plot,
    look: Look,
    *,
    emphasis: LineEmphasis,
) -> list[CardElement]:
    """Draw each first value beside the beginning of its line, or as near as others let it."""
    order = sorted(starts, key=lambda start: start.y)
    size = look.roles["date"].size
    wanted = [start.y - 0.55 * size for start in order]
    room = (plot.top - 20.0, plot.bottom)
    heights = [1.1 * size] * len(order)
    tops = spread(wanted, heights, room, gap=_BETWEEN) or wanted
    elements = []
    for start, top in zip(order, tops, strict=True):
        for element in _draw_start(start, plot, look, middle=top + 0.55 * size):
            elements.append(let_step_back(element, start.name, emphasis))
    return elements


def _draw_start(
    start: SlopeStart, plot: Plot, look: Look, *, middle: float
) -> list[CardElement]:
    block = _set_figure(start.figure, look)
    enter = Entrance(start.at, FADE_SECONDS, FADE_SECONDS)
    ink = look.get_ink("ink_2")
    x = plot.left - _GAP
    y = middle + 0.34 * block.role.size
    elements = [
        draw_block(
            (x, y),
            block,
            ink,
            enter=enter,
            anchor="end",
        )
    ]
    if abs(middle - start.y) > 8:
        ends = ((x + 6, middle), (plot.left - 12, start.y))
        elements.append(draw_hairline(*ends, ink, enter=enter))
    return elements
