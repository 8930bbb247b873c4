"""The plot of lines over time: its axes, and where dates and values are on it.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lantern.core import dates
from lantern.core.dates import DatePrecision
from lantern.graphics.look import Look
from lantern.graphics.look.inks import mix_colours
from lantern.graphics.look.type_role import TypeRole
from lantern.graphics.look.typesetting import draw_text_svg
from lantern.graphics.paper import draw_rule_svg
from lantern.script.model.card_fields import DEFAULT_YEAR
from lantern.visuals.card.bars import find_close_unit
from lantern.visuals.card.chart_axes import (
    DateTick,
    ValueAxis,
    choose_date_ticks,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.parts import group_digits

AXIS_SHARE = 34 / 28
"""The size of an axis's type, as a share of a note's."""
_GRID = 0.2
"""How strong the lines of values are, from paper to ink."""
_GAP = 18.0
"""Between the names of values and the plot."""
_BETWEEN_DATES = 34.0
_PRECISIONS: tuple[DatePrecision, ...] = ("year", "month", "day")


@dataclass(frozen=True)
class DatedValue:
    """A day and its value."""

    day: float
    value: float


@dataclass(frozen=True)
class TimeSpan:
    """The days from the first to the last, and how precisely they are given."""

    first: float
    last: float
    grain: DatePrecision


def read_points(points: dict[str, float] | None) -> tuple[DatedValue, ...]:
    """Return the points of a line in the order of their dates."""
    found = []
    for text, value in (points or {}).items():
        day = float(dates.parse_day_number(text, DEFAULT_YEAR))
        found.append(DatedValue(day, value))
    return tuple(sorted(found, key=lambda point: point.day))


def find_span(texts: Sequence[str]) -> TimeSpan:
    """Return the time between dates; they are as precise as the most precise of them."""
    days = []
    finest = 0
    for text in texts:
        found = dates.parse(text, DEFAULT_YEAR)
        assert found is not None  # the model lets no other text through
        days.append(float(int(found[0])))
        finest = max(finest, _PRECISIONS.index(found[1]))
    first = min(days)
    return TimeSpan(first, max(max(days), first + 1), _PRECISIONS[finest])


@dataclass(frozen=True)
class Plot:
    """A rectangle of the page over which days run to the right and values up."""

    left: float
    top: float
    right: float
    bottom: float
    axis: ValueAxis
    time: TimeSpan

    def find_x(self, day: float) -> float:
        """Return where a day is."""
        share = (day - self.time.first) / (self.time.last - self.time.first)
        return self.left + share * (self.right - self.left)

    def find_y(self, value: float) -> float:
        """Return where a value is."""
        share = self.axis.compute_share(value)
        return self.bottom - share * (self.bottom - self.top)


def get_axis_role(look: Look) -> TypeRole:
    """Return the type of what stands at axes."""
    return look.roles["note"].scale_by(AXIS_SHARE)


def format_axis_value(
    value: float, axis: ValueAxis, unit: str | None, *, stage: CardContext
) -> str:
    """Return a value as it stands at an axis; only per cent and degrees stand beside it."""
    number = group_digits(value, axis.decimals, stage.words.numbers)
    return number + find_close_unit(unit)


def measure_values(
    axis: ValueAxis, unit: str | None, stage: CardContext, *, look: Look
) -> float:
    """Return the width of the names of values with the gap beside them."""
    role = get_axis_role(look)
    widths = [
        role.measure_width(format_axis_value(value, axis, unit, stage=stage))
        for value in axis.marks
    ]
    return max(widths) + _GAP


def draw_axes_svg(
    plot: Plot, unit: str | None, stage: CardContext, *, look: Look
) -> str:
    """Return the lines of values with their names, and the dates below them."""
    return _draw_values(plot, unit, stage, look=look) + _draw_dates(
        plot, stage, look
    )


def _draw_values(
    plot: Plot, unit: str | None, stage: CardContext, *, look: Look
) -> str:
    role = get_axis_role(look)
    ink = look.get_ink("ink_2")
    grid = mix_colours(look.get_ink("paper"), look.get_ink("ink"), _GRID)
    width = plot.right - plot.left
    svg = ""
    for value in plot.axis.marks:
        y = plot.find_y(value)
        svg += draw_rule_svg((plot.left, y - 0.8, width, 1.6), grid)
        text = format_axis_value(value, plot.axis, unit, stage=stage)
        svg += draw_text_svg(
            plot.left - _GAP,
            y + 0.34 * role.size,
            text,
            role=role,
            fill=ink,
            anchor="end",
        )
    base = (
        plot.find_y(0.0)
        if plot.axis.low <= 0 <= plot.axis.high
        else plot.bottom
    )
    return svg + draw_rule_svg(
        (plot.left, base - 1.5, width, 3), look.get_ink("ink")
    )


def _draw_dates(plot: Plot, stage: CardContext, look: Look) -> str:
    role = get_axis_role(look)
    ink = look.get_ink("ink_2")
    svg = ""
    named = _name_ticks(_choose_ticks(plot, role, stage), stage)
    for tick, name in named.items():
        x = plot.find_x(tick.day)
        svg += draw_rule_svg((x - 1, plot.bottom, 2, 12), look.get_ink("ink"))
        # the first one may be wider than the names of the values
        middle = max(x, stage.sides[0] + role.measure_width(name) / 2)
        svg += draw_text_svg(
            middle,
            plot.bottom + 20 + role.size,
            name,
            role=role,
            fill=ink,
            anchor="middle",
        )
    return svg


def _name_ticks(
    ticks: Sequence[DateTick], stage: CardContext
) -> dict[DateTick, str]:
    """Return the names of dates; of the days and months of a year, the first has the year."""
    named = {}
    year = 0
    for tick in ticks:
        date = datetime.date.fromordinal(int(tick.day))
        if tick.grain == "month" and date.year == year:
            named[tick] = stage.dates.months[date.month - 1]
        else:
            named[tick] = dates.format_day(
                tick.day, tick.grain, stage.dates, shows_year=date.year != year
            )
        year = date.year
    return named


def _choose_ticks(
    plot: Plot, role: TypeRole, stage: CardContext
) -> tuple[DateTick, ...]:
    def fits(ticks: Sequence[DateTick]) -> bool:
        widths = list(
            map(role.measure_width, _name_ticks(ticks, stage).values())
        )
        places = [plot.find_x(tick.day) for tick in ticks]
        for (x, next_x), (wide, next_wide) in zip(
            pairwise(places), pairwise(widths), strict=True
        ):
            if next_x - x < (wide + next_wide) / 2 + _BETWEEN_DATES:
                return False
        return True

    time = plot.time
    return choose_date_ticks(time.first, time.last, time.grain, fits=fits)
