"""The areas below lines, or between lines that are stacked.

Lengths are pixels at 1080p.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.visuals.card.chart_plot import DatedValue, Plot

_SEAM = 4.0


@dataclass(frozen=True)
class LineFill:
    """An area between a line and the one below it, which has the same days."""

    upper: tuple[DatedValue, ...]
    lower: tuple[DatedValue, ...]


def make_areas(lines: Sequence[Sequence[DatedValue]]) -> list[LineFill]:
    """Return the areas between lines and 0."""
    fills = []
    for points in lines:
        ground = tuple(DatedValue(point.day, 0.0) for point in points)
        fills.append(LineFill(tuple(points), ground))
    return fills


def stack_lines(lines: Sequence[Sequence[DatedValue]]) -> list[LineFill]:
    """Return lines one on top of the other, the first at the bottom.

    Each has the days of all of them; between its own it is straight, outside of them 0.
    """
    every = itertools.chain.from_iterable(lines)
    days = sorted({point.day for point in every})
    lower = tuple(DatedValue(day, 0.0) for day in days)
    fills = []
    for points in lines:
        values = [find_value(points, day) for day in days]
        upper = tuple(
            DatedValue(below.day, below.value + value)
            for below, value in zip(lower, values, strict=True)
        )
        fills.append(LineFill(upper, lower))
        lower = upper
    return fills


def find_value(points: Sequence[DatedValue], day: float) -> float:
    """Return the value of a line on a day; 0 before its first and after its last."""
    if not points[0].day <= day <= points[-1].day:
        return 0.0
    return find_value_on(points, day)


def find_value_on(points: Sequence[DatedValue], day: float) -> float:
    """Return the value of a line on a day; its first or last one outside of its days."""
    i = bisect_right(points, day, key=lambda point: point.day)
    if i == 0:
        return points[0].value
    last = points[i - 1]
    if last.day == day or i == len(points):
        return last.value
    following = points[i]
    share = (day - last.day) / (following.day - last.day)
    return last.value + share * (following.value - last.value)


def draw_seam_svg(path: str, paper: str) -> str:
    """Return the line of paper that parts an area from the one on top of it."""
    return f'<path d="{path}" fill="none" stroke="{paper}" stroke-width="{_SEAM}"/>'


def draw_fill_svg(
    plot: Plot, area: LineFill, colour: str, *, opacity: float
) -> str:
    """Return the area between two lines as SVG."""
    corners = [*area.upper, *reversed(area.lower)]
    places = [
        f"{plot.find_x(each.day):.1f} {plot.find_y(each.value):.1f}"
        for each in corners
    ]
    return f'<path d="M{"L".join(places)}Z" fill="{colour}" fill-opacity="{opacity}"/>'
