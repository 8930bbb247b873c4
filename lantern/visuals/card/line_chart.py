"""The chart of lines: values over time, each line named where it ends.

The axes are there at once; a line is drawn from its first date to its last. Lengths are pixels at
1080p, times seconds from the start of the shot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.graphics.look import Look
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.look.inks import mix_colours
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.bars import find_close_unit, find_start
from lantern.visuals.card.chart_axes import ValueAxis, make_value_axis
from lantern.visuals.card.chart_inks import PARTS, SERIES, choose_ink
from lantern.visuals.card.chart_plot import (
    DatedValue,
    Plot,
    draw_axes_svg,
    find_span,
    get_axis_role,
    measure_values,
    read_points,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.heading import AT_ONCE, draw_head_and_foot
from lantern.visuals.card.line_emphasis import LineEmphasis, find_emphasis
from lantern.visuals.card.line_fills import (
    LineFill,
    draw_fill_svg,
    draw_seam_svg,
    make_areas,
    stack_lines,
)
from lantern.visuals.card.line_labels import (
    LABEL_GAP,
    LineEnd,
    place_labels,
    set_labels,
)
from lantern.visuals.card.line_marks import MarkedLine, draw_marks
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    draw_block,
    fit,
    format_number,
    make_static_element,
)
from lantern.visuals.card.slope import (
    SlopeStart,
    draw_slope_axes_svg,
    draw_slope_starts,
    is_slope,
    measure_figures,
)

_STROKE = 7.0
_CASING = 14.0
_DOT = 9.0
_AREA = 0.35
"""How much of its ink an area below a line has."""
_LABELS = 0.24
_LABELS_NARROW = 0.3
"""The share of the width that the names of lines may take."""
_TALLEST = 1.6
"""How high a plot is at most, as a share of its width."""


@dataclass(frozen=True)
class DrawnLine:
    """A line of a chart: its points in order, its colour, and when it begins to be drawn."""

    name: str
    first_figure: str
    figure: str
    points: tuple[DatedValue, ...]
    colour: str
    start: float
    ground: tuple[DatedValue, ...] = ()
    """What it is filled down to; nothing for a line alone."""
    is_stacked: bool = False


# long: each size follows from the one before it
def lay_out_lines(
    card: ChartCard, stage: CardContext, look: Look
) -> CardLayout:
    """Lay out a chart of lines."""
    frame = draw_head_and_foot(card, stage, look)
    lines = _list_lines(card, stage, look)
    if not lines:  # its table can't be read, which is told
        return CardLayout(frame.elements, False, frame.crowded)
    left, right = stage.sides
    role = get_axis_role(look)
    unit = "" if find_close_unit(card.unit) else card.unit
    top = frame.top + (2.0 * role.size if unit else 0.6 * role.size)
    bottom = frame.bottom - 20 - 1.5 * role.size
    share = _LABELS_NARROW if stage.is_narrow else _LABELS
    names = [line.name for line in lines]
    figures = [line.figure for line in lines]
    labels = set_labels(
        names,
        figures,
        look,
        width=share * (right - left),
        height=bottom - top,
    )
    axis = make_value_axis(_list_values(lines), card.scale)
    column = max(label.width for label in labels)
    plot_left = left + _measure_left(
        card,
        lines,
        axis=axis,
        stage=stage,
        look=look,
    )
    plot_right = right - column - LABEL_GAP
    height = min(bottom - top, _TALLEST * (plot_right - plot_left))
    top += 0.35 * (bottom - top - height)
    time = find_span(_list_dates(card))
    plot = Plot(plot_left, top, plot_right, top + height, axis, time)
    emphasis = find_emphasis(card, stage)
    elements = list(frame.elements)
    elements += _draw_axes(
        card,
        plot,
        lines,
        stage=stage,
        look=look,
        emphasis=emphasis,
    )
    if unit:
        block = fit(unit, role, right - left, lines=1)
        at = (left, top - 0.9 * role.size)
        elements.append(
            draw_block(at, block, look.get_ink("ink_2"), enter=AT_ONCE)
        )
    elements += _draw_lines(plot, lines, look, emphasis=emphasis)
    placed = place_labels(
        [_find_end(plot, line, look) for line in lines],
        labels,
        look,
        emphasis=emphasis,
        x=plot_right + LABEL_GAP,
        room=(frame.top, plot.bottom + 1.5 * role.size),
    )
    grow = look.timing.bars.grow
    marked = [
        MarkedLine(each.name, each.points, each.start + grow) for each in lines
    ]
    elements += draw_marks(
        card,
        plot,
        marked,
        stage=stage,
        look=look,
    )
    crowded = frame.crowded if placed.fits else (*frame.crowded, "lines")
    return CardLayout((*elements, *placed.elements), False, crowded)


def _list_dates(card: ChartCard) -> list[str]:
    found: list[str] = []
    for line in card.lines or ():
        found += line.points or ()
    return found


def _list_values(lines: Sequence[DrawnLine]) -> list[float]:
    found: list[float] = []
    for line in lines:
        found += [point.value for point in line.points]
    return found


def _list_lines(
    card: ChartCard, stage: CardContext, look: Look
) -> list[DrawnLine]:
    found = []
    for i, line in enumerate(card.lines or ()):
        points = read_points(line.points)
        if not points:
            continue
        start = find_start(stage, f"lines/{i}")
        first = _format_figure(points[0].value, card.unit, stage)
        last = _format_figure(points[-1].value, card.unit, stage)
        colour = choose_ink(look, i, PARTS if card.fill else SERIES)
        found.append(DrawnLine(line.name, first, last, points, colour, start))
    return _fill_lines(found, card.fill)


def _fill_lines(
    lines: Sequence[DrawnLine], fill: str | None
) -> list[DrawnLine]:
    """Return lines with the areas below them, stacked ones with the days of all."""
    points = [line.points for line in lines]
    if fill is None or not lines:
        return list(lines)
    is_stacked = fill == "stacked"
    fills = stack_lines(points) if is_stacked else make_areas(points)
    filled = []
    for line, area in zip(lines, fills, strict=True):
        filled.append(
            replace(
                line,
                points=area.upper,
                ground=area.lower,
                is_stacked=is_stacked,
            )
        )
    return filled


def _format_figure(value: float, unit: str | None, stage: CardContext) -> str:
    number = format_number(value, stage.words.numbers)[0]
    return number + find_close_unit(unit)


def _measure_left(
    card: ChartCard,
    lines: Sequence[DrawnLine],
    *,
    axis: ValueAxis,
    stage: CardContext,
    look: Look,
) -> float:
    """Return the width of what stands at the left of the plot."""
    if is_slope(card):
        return measure_figures([line.first_figure for line in lines], look)
    return measure_values(axis, card.unit, stage, look=look)


def _draw_axes(
    card: ChartCard,
    plot: Plot,
    lines: Sequence[DrawnLine],
    *,
    stage: CardContext,
    look: Look,
    emphasis: LineEmphasis,
) -> list[CardElement]:
    """Draw the axes; of a slope, the two dates and the values that lines begin with."""
    page = (0.0, 0.0, *stage.page)
    if not is_slope(card):
        svg = draw_axes_svg(plot, card.unit, stage, look=look)
        return [make_static_element(page, svg, AT_ONCE)]
    starts = []
    for line in lines:
        y = plot.find_y(line.points[0].value)
        starts.append(SlopeStart(line.name, line.first_figure, y, line.start))
    svg = draw_slope_axes_svg(plot, stage, look)
    figures = draw_slope_starts(starts, plot, look, emphasis=emphasis)
    return [make_static_element(page, svg, AT_ONCE), *figures]


def _draw_lines(
    plot: Plot,
    lines: Sequence[DrawnLine],
    look: Look,
    *,
    emphasis: LineEmphasis,
) -> list[CardElement]:
    """Draw lines, those that begin together as one element; the first lie on top."""
    starts = sorted({line.start for line in lines})
    elements = []
    for start in starts:
        together = [line for line in reversed(lines) if line.start == start]
        grown = _draw_growing(
            plot,
            together,
            look,
            start=start,
            emphasis=emphasis,
        )
        elements.append(grown)
    return elements


def _draw_growing(
    plot: Plot,
    lines: Sequence[DrawnLine],
    look: Look,
    *,
    start: float,
    emphasis: LineEmphasis,
) -> CardElement:
    grow = look.timing.bars.grow
    paper = look.get_ink("paper")

    def body(t: float) -> str:
        svg = ""
        for line in lines:
            strength = emphasis.compute_strength(line.name, t)
            colour = mix_colours(paper, line.colour, strength)
            svg += draw_line_svg(plot, replace(line, colour=colour), paper)
        return svg

    def find_column(t: float) -> float:
        share = smoothstep((t - start) / grow) if grow else 1.0
        if share >= 1:
            return plot.right + 20
        return plot.left + share * (plot.right - plot.left)

    box = (
        plot.left - 20,
        plot.top - 20,
        plot.right - plot.left + 40,
        plot.bottom - plot.top + 40,
    )
    return CardElement(
        box,
        body,
        start,
        0.0,
        grow,
        later_changes=emphasis.changes,
        uncovered_to=find_column,
    )


def draw_line_svg(plot: Plot, line: DrawnLine, paper: str) -> str:
    """Return a line as SVG, with what it is filled down to."""
    area = ""
    if line.ground:
        opacity = 1.0 if line.is_stacked else _AREA
        fill = LineFill(line.points, line.ground)
        area = draw_fill_svg(plot, fill, line.colour, opacity=opacity)
    places = [
        f"{plot.find_x(each.day):.1f} {plot.find_y(each.value):.1f}"
        for each in line.points
    ]
    path = "M" + "L".join(places)
    if line.is_stacked:
        return area + draw_seam_svg(path, paper)
    svg = area
    if not area:
        svg = _draw_stroke_svg(path, paper, _CASING)
    svg += _draw_stroke_svg(path, line.colour, _STROKE)
    x, y = places[-1].split()
    return svg + f'<circle cx="{x}" cy="{y}" r="{_DOT}" fill="{line.colour}"/>'


def _draw_stroke_svg(path: str, colour: str, width: float) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _find_end(plot: Plot, line: DrawnLine, look: Look) -> LineEnd:
    last = line.points[-1]
    value = last.value
    if line.is_stacked:
        value = (value + line.ground[-1].value) / 2
    return LineEnd(
        line.name,
        line.figure,
        plot.find_x(last.day),
        plot.find_y(value),
        line.colour,
        line.start + look.timing.bars.grow,
    )
