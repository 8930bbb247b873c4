"""Areas below lines, and lines one on top of the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from lantern.graphics import look
from lantern.graphics.colours import parse_colour
from lantern.graphics.look.inks import InkName
from lantern.graphics.pixels import to_rgb
from lantern.visuals.card.chart_plot import DatedValue
from lantern.visuals.card.line_fills import (
    find_value,
    find_value_on,
    make_areas,
    stack_lines,
)
from tests.support.visuals import open_card

LOW = (DatedValue(0, 2), DatedValue(10, 4))
HIGH = (DatedValue(5, 1), DatedValue(10, 1))


def test_an_area_reaches_down_to_nothing() -> None:
    (area,) = make_areas([LOW])
    assert area.upper == LOW
    assert [point.value for point in area.lower] == [0, 0]


def test_stacked_lines_have_the_days_of_all() -> None:
    first, second = stack_lines([LOW, HIGH])
    assert first.upper == (
        DatedValue(0, 2),
        DatedValue(5, 3),
        DatedValue(10, 4),
    )
    assert second.lower == first.upper
    # nothing before its own first day
    assert [point.value for point in second.upper] == [2, 4, 5]


def test_a_line_is_nothing_outside_of_its_days() -> None:
    assert find_value(HIGH, 4) == 0
    assert find_value(HIGH, 11) == 0
    assert find_value(LOW, 2.5) == 2.5


def test_a_line_has_a_value_on_every_day() -> None:
    points = [DatedValue(0, 1), DatedValue(10, 3)]
    assert [find_value_on(points, day) for day in (-5, 0, 5, 20)] == [
        1,
        1,
        2,
        3,
    ]


def find_rows(column: Any, ink: InkName) -> Any:
    """Rows of a column of pixels that are near an ink."""
    colour = np.array(parse_colour(look.load().get_ink(ink)), int)
    return np.flatnonzero(np.abs(column.astype(int) - colour).max(axis=1) < 30)


def test_the_second_stands_on_the_first(tmp_path: Path) -> None:
    points = {1900: 5, 1910: 5}
    lines = [{"name": "A", "points": points}, {"name": "B", "points": points}]
    card = open_card(
        tmp_path, {"chart": "x", "lines": lines, "fill": "stacked"}
    )
    column = to_rgb(card.paint(240))[:, 120]
    low, high = find_rows(column, "slate"), find_rows(column, "ochre")
    assert high.max() < low.min()
    assert abs(len(low) - len(high)) <= 3
