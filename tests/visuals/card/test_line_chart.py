"""The chart of lines: where they run, when they come, and what stands at their ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.graphics import look
from lantern.graphics.colours import parse_colour
from lantern.graphics.pixels import to_rgb
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.chart_axes import make_value_axis
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import CardElement, CardLayout
from tests.support.laid_cards import WIDE, find_line, list_lines
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
COAL: dict[str, Any] = {
    "chart": "Coal",
    "lines": [
        {
            "name": "North",
            "points": {1890: 10, 1900: 10, 1910: 10},
            "at": "north",
        },
        {"name": "South", "points": {1890: 0, 1910: 0.5}},
    ],
    "scale": [0, 20],
}
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def find_ink(frame: Any, ink: str) -> Any:
    """Rows and columns of the pixels that are near an ink."""
    colour = np.array(parse_colour(ink))
    return np.argwhere(np.abs(frame.astype(int) - colour).max(axis=2) < 40)


def test_a_line_comes_with_its_words_and_runs_at_its_value(
    tmp_path: Path,
) -> None:
    card = open_card(tmp_path, COAL, (960, 540), lines_0=100)
    red = ATLAS.get_ink("vermilion")
    assert len(find_ink(to_rgb(card.paint(99)), red)) == 0
    half = find_ink(to_rgb(card.paint(100 + 15)), red)
    whole = find_ink(to_rgb(card.paint(240)), red)
    # 15 frames are half of the 1.2 s in which a line grows
    left, right = half[:, 1].min(), half[:, 1].max()
    end = whole[whole[:, 0] < 540, 1].max()
    assert abs((right - left) / (end - left) - 0.5) < 0.15
    # halfway up the axis, all along: one row of pixels thick
    assert np.ptp(half[half[:, 1] < right - 8, 0]) <= 4


@pytest.mark.parametrize("page", PAGES)
def test_names_and_last_values_stand_at_the_ends(
    page: tuple[float, float],
) -> None:
    layout = lay_out_card(
        ChartCard.model_validate(COAL), CardContext(page), look.load()
    )
    svg = "".join(element.body(9.0) for element in layout.elements)
    assert layout.crowded == ()
    for text in ("North", "South", ">10<", ">0.5<", "1890", "1910"):
        assert text in svg
    for element in layout.elements:
        x, _, width, _ = element.box
        assert x >= -1
        assert x + width <= page[0] + 1


def test_names_without_room_are_told() -> None:
    lines = []
    for number in range(8):
        name = f"The land that is the furthest away {number}"
        lines.append({"name": name, "points": {1900: 1, 1901: 1}})
    card = {"chart": "x", "subtitle": "y", "note": "word " * 40}
    assert find_card_problems({**card, "lines": lines[:2]}) == []
    assert find_card_problems({**card, "lines": lines}) == [
        (
            ("card", "lines"),
            "the lines don't fit on a chart card; shorten them, or take some out",
        )
    ]


@pytest.mark.parametrize(
    ("values", "ends", "marks"),
    [
        ([3, 46], None, (0, 10, 20, 30, 40, 50)),
        ([0.2, 0.9], None, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        ([-4, 6], None, (-4, -2, 0, 2, 4, 6)),
        ([95, 118], (90, 120), (90, 100, 110, 120)),
        ([0, 0], None, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_axes_have_round_values(
    values: list[float],
    ends: tuple[float, float] | None,
    marks: tuple[float, ...],
) -> None:
    assert make_value_axis(values, ends).marks == pytest.approx(marks)


def lay(page: tuple[float, float] = WIDE, **keys: Any) -> CardLayout:
    card = ChartCard.model_validate({"chart": "Coal", **keys})
    return lay_out_card(card, CardContext(page), ATLAS)


def find_growing(layout: CardLayout) -> list[CardElement]:
    """Return the lines that are drawn from the left."""
    return [each for each in layout.elements if each.uncovered_to is not None]


def test_a_line_runs_from_its_first_value_to_its_last() -> None:
    # the axis goes from 0 to 20: half of it is 10
    lines = [{"name": "North", "points": {1890: 0, 1900: 10, 1910: 20}}]
    layout = lay(lines=lines)
    (line,) = find_growing(layout)
    left, top, width, height = line.box
    # the plot is 20 px smaller on all sides than what is drawn on
    low, high = top + height - 20, top + 20
    path = line.body(9).split('d="M')[1].split('"')[0].split("L")
    places = [tuple(map(float, each.split())) for each in path]
    assert [y for _, y in places] == pytest.approx(
        [low, (low + high) / 2, high], abs=0.1
    )
    assert places[0][0] == pytest.approx(left + 20, abs=0.1)
    assert places[2][0] == pytest.approx(left + width - 20, abs=0.1)


def test_a_line_ends_in_a_dot_and_stands_off_those_below_it() -> None:
    lines = [{"name": "North", "points": {1890: 1, 1910: 2}}]
    (line,) = find_growing(lay(lines=lines))
    svg = line.body(9)
    paper, red = ATLAS.get_ink("paper"), ATLAS.get_ink("vermilion")
    assert svg.index(f'stroke="{paper}" stroke-width="14.0"') < svg.index(
        f'stroke="{red}" stroke-width="7.0"'
    )
    assert f'r="9.0" fill="{red}"' in svg


def test_a_line_is_uncovered_in_the_time_of_a_bar() -> None:
    lines = [{"name": "North", "points": {1890: 1, 1910: 2}}]
    (line,) = find_growing(lay(lines=lines))
    assert (line.at, line.duration) == (0.5, 1.2)
    assert line.uncovered_to is not None
    left, _, width, _ = line.box
    assert line.uncovered_to(0.5) == left + 20
    assert line.uncovered_to(1.1) == pytest.approx(left + width / 2)
    assert line.uncovered_to(1.7) == left + width


def test_lines_without_words_come_together_with_the_first_on_top() -> None:
    points = {1890: 1, 1910: 2}
    lines = [{"name": name, "points": points} for name in ("North", "South")]
    (both,) = find_growing(lay(lines=lines))
    red, slate = ATLAS.get_ink("vermilion"), ATLAS.get_ink("slate")
    assert both.body(9).rindex(red) > both.body(9).rindex(slate)


def test_an_area_is_filled_down_to_nothing() -> None:
    lines = [{"name": "North", "points": {1890: 10, 1910: 20}}]
    (area,) = find_growing(lay(lines=lines, fill="area"))
    slate = ATLAS.get_ink("slate")
    assert f'fill="{slate}" fill-opacity="0.35"' in area.body(9)


def test_stacked_areas_add_up_and_each_has_its_own_figure() -> None:
    lines = [
        {"name": "North", "points": {1890: 10, 1910: 30}},
        {"name": "South", "points": {1890: 5, 1910: 20}},
    ]
    layout = lay(lines=lines, fill="stacked")
    texts = [line.text for line in list_lines(layout)]
    # together they are 50: the axis goes as far, and what stands at the ends is their own
    assert [text for text in texts if text in ("40", "50", "60")] == [
        "40",
        "50",
    ]
    assert {"30", "20"} <= set(texts)
    north, south = find_line(layout, "North"), find_line(layout, "South")
    assert north.y > south.y


@pytest.mark.parametrize(
    ("unit", "figure", "above"),
    [("%", "2%", None), ("°", "2°", None), ("million t", "2", "million t")],
)
def test_a_unit_stands_beside_the_values_or_above_them(
    unit: str, figure: str, above: str | None
) -> None:
    lines = [{"name": "North", "points": {1890: 1, 1910: 2}}]
    texts = [line.text for line in list_lines(lay(lines=lines, unit=unit))]
    assert figure in texts
    assert (unit in texts) == (above is not None)
