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
from tests.support.visuals import find_card_problems, open_card

ATLAS = look.load()
COAL: dict[str, Any] = {
    "chart": "Coal",
    "lines": [
        {"name": "North", "points": {1890: 10, 1900: 10, 1910: 10}, "at": "north"},
        {"name": "South", "points": {1890: 0, 1910: 0.5}},
    ],
    "scale": [0, 20],
}
PAGES = ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0))


def find_ink(frame: Any, ink: str) -> Any:
    """Rows and columns of the pixels that are near an ink."""
    colour = np.array(parse_colour(ink))
    return np.argwhere(np.abs(frame.astype(int) - colour).max(axis=2) < 40)


def test_a_line_comes_with_its_words_and_runs_at_its_value(tmp_path: Path) -> None:
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
def test_names_and_last_values_stand_at_the_ends(page: tuple[float, float]) -> None:
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
    name = "The land that is the furthest away"
    line = {"name": name, "points": {1900: 1, 1901: 1}}
    card = {"chart": "x", "subtitle": "y", "note": "word " * 40}
    assert find_card_problems({**card, "lines": [line] * 2}) == []
    assert find_card_problems({**card, "lines": [line] * 8}) == [
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
    values: list[float], ends: tuple[float, float] | None, marks: tuple[float, ...]
) -> None:
    assert make_value_axis(values, ends).marks == pytest.approx(marks)
