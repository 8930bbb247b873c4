"""Slopes: lines between the same two dates, with values at both ends and no axis."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.charts import ChartCard
from lantern.visuals.card.slope import is_slope
from tests.support.laid_cards import TALL, WIDE, find_line, lay_out, list_lines

VALUES = {"Coal": (40, 10), "Gas": (20, 38), "Oil": (21, 5)}


def make_card(**more: Any) -> ChartCard:
    lines: list[dict[str, Any]] = []
    for name, (first, last) in VALUES.items():
        lines.append({"name": name, "points": {"1950": first, "2020": last}})
    value = {"chart": "Energy", "unit": "%", "lines": lines, **more}
    return ChartCard.model_validate(value)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"fill": "stacked"}, False),
        ({"scale": [0, 50]}, False),
        ({"lines": [{"name": "A", "points": {1950: 1, 2020: 2}}]}, False),
        (
            {
                "lines": [
                    {"name": "A", "points": {1950: 1, 2020: 2}},
                    {"name": "B", "points": {1951: 1, 2020: 2}},
                ]
            },
            False,
        ),
    ],
)
def test_only_lines_between_the_same_two_dates_are_a_slope(
    more: dict[str, Any], expected: bool
) -> None:
    assert is_slope(make_card(**more)) is expected


@pytest.mark.parametrize("page", [WIDE, TALL, (1080.0, 1080.0)])
def test_values_stand_at_both_ends_in_their_order(
    page: tuple[float, float],
) -> None:
    layout = lay_out(make_card(), page)
    assert layout.crowded == ()
    firsts = [find_line(layout, text) for text in ("40%", "21%", "20%")]
    lasts = [find_line(layout, text) for text in ("38%", "10%", "5%")]
    for column in (firsts, lasts):
        ys = [line.y for line in column]
        assert ys == sorted(ys)
        assert len({line.x for line in column}) == 1
    # a size and more apart, though 21 and 20 are nearly at the same height
    assert firsts[2].y - firsts[1].y >= firsts[0].size
    assert firsts[0].x < page[0] / 3 < lasts[0].x


def test_only_its_two_dates_stand_below_it() -> None:
    texts = [line.text for line in list_lines(lay_out(make_card()))]
    years = [text for text in texts if text.isdigit() and len(text) == 4]
    assert years == ["1950", "2020"]
    # no values of an axis, whose marks would be 0, 10, 20, 30, 40
    assert "30%" not in texts


def test_each_year_stands_at_its_end() -> None:
    layout = lay_out(make_card())
    first, last = find_line(layout, "1950"), find_line(layout, "2020")
    figure, name = find_line(layout, "40%"), find_line(layout, "Coal")
    assert figure.x < first.x < last.x < name.x
