"""Rows of a chart: their scale, what stands beside them, and how they grow."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.script.model.chart_entries import ChartRow
from lantern.visuals.card.bars import (
    FIGURE_GAP,
    BarLayout,
    BarScale,
    ChartTypography,
    draw_bar,
    fit_scale,
    format_value,
    is_inside_bar,
    typeset_figure,
)

ATLAS = look.load()
SIGNS = find_words("en").on_cards.numbers
GERMAN = find_words("de").on_cards.numbers
TYPE = ChartTypography.from_look(ATLAS, 1.0)


def row(**keys: Any) -> ChartRow:
    return ChartRow.model_validate({"label": "Salt", **keys})


@pytest.mark.parametrize(
    ("keys", "unit", "text"),
    [
        ({"value": 1204}, None, "1,204"),
        ({"value": 1204}, "t", "1,204\u00a0t"),
        ({"value": 12.5}, "%", "12.5%"),
        ({"value": -3}, "°", "−3°"),
        ({"value": 3, "shown": "about three"}, "t", "about three"),
        ({"missing": "not known"}, "t", "not known"),
    ],
)
def test_a_figure_has_its_unit_or_what_the_author_writes(
    keys: dict[str, Any], unit: str | None, text: str
) -> None:
    assert format_value(row(**keys), unit, SIGNS) == text


def test_figures_are_written_as_the_film_s_language_does() -> None:
    assert format_value(row(value=1204.5), None, GERMAN) == "1.204,5"


def test_type_of_many_rows_is_smaller_but_labels_less_so() -> None:
    half = ChartTypography.from_look(ATLAS, 0.5)
    assert half.figure.size == pytest.approx(0.5 * TYPE.figure.size)
    # 0.5 of the 0.62 from which on labels shrink
    assert half.label.size == pytest.approx(0.5 / 0.62 * 34)
    assert ChartTypography.from_look(ATLAS, 0.7).label.size == 34


def test_type_of_few_rows_is_larger_up_to_a_limit() -> None:
    assert ChartTypography.from_look(ATLAS, 2.0).label.size == pytest.approx(
        1.4 * 34
    )
    assert ChartTypography.from_look(
        ATLAS, 2.0, 1.1
    ).label.size == pytest.approx(37.4)


def test_the_longest_bar_leaves_room_for_its_figure() -> None:
    # 100 pixels of figure and a gap of 26, of 1000
    scale = fit_scale([(10, 100), (5, 100)], 1000)
    assert scale.below == 0
    # the longer figure is printed in its bar, so it needs no room beside it
    assert scale.unit == 100


def test_figures_beside_short_bars_decide_the_scale() -> None:
    scale = fit_scale([(10, 980)], 1000)
    # in its bar there is no room for 980 and two gaps: beside it are none either
    assert scale.unit == pytest.approx((1000 - FIGURE_GAP - 980) / 10)


def test_negative_bars_reach_behind_the_axis() -> None:
    scale = fit_scale([(30, 50), (-10, 50)], 1000)
    assert scale.unit == pytest.approx(25)
    assert scale.below == pytest.approx(250)


def test_rows_without_any_length_have_no_scale() -> None:
    assert fit_scale([(0, 50)], 1000) == BarScale(0.0, 0.0)
    assert fit_scale([], 1000) == BarScale(0.0, 0.0)


@pytest.mark.parametrize(
    ("value", "inside"), [(152, True), (151, False), (-500, False)]
)
def test_a_figure_is_in_its_bar_with_a_gap_on_both_sides(
    value: float, inside: bool
) -> None:
    assert is_inside_bar(value, 1.0, 100.0) == inside


def lay(what: ChartRow, *, direction: int = 1) -> BarLayout:
    return BarLayout(
        what,
        at=2.0,
        place=(400.0, 300.0),
        thickness=40.0,
        direction=direction,
        ink="vermilion",
        gap=12.0,
        signs=SIGNS,
    )


def draw(what: ChartRow, unit: float, *, direction: int = 1) -> list[Any]:
    block = typeset_figure(
        what,
        None,
        TYPE,
        room=1000.0,
        signs=SIGNS,
    )
    scale = BarScale(unit, 0.0)
    return draw_bar(lay(what, direction=direction), block, scale, look=ATLAS)


def test_a_bar_grows_from_the_axis_in_1_2_seconds() -> None:
    bar, _ = draw(row(value=10), 20.0)
    assert bar.box == (398, 278, 204, 44)
    assert (bar.at, bar.duration) == (2.0, 1.2)
    assert 'width="0.00"' in bar.body(2.0)
    # half of the time: 1 - 0.5 ** 3 of the way
    assert 'x="400.00" y="280.00" width="175.00" height="40.00"' in bar.body(
        2.6
    )
    assert 'width="200.00"' in bar.body(9.0)


def test_a_bar_to_the_left_grows_away_from_the_axis() -> None:
    bar, _ = draw(row(value=10), 20.0, direction=-1)
    assert 'x="200.00" y="280.00" width="200.00"' in bar.body(9.0)


@pytest.mark.parametrize(
    ("unit", "place"), [(2.0, 'x="446.00"'), (40.0, 'x="774.00"')]
)
def test_a_figure_comes_when_its_bar_stops(unit: float, place: str) -> None:
    _, figure = draw(row(value=10), unit)
    assert figure.at == pytest.approx(3.2)
    assert ">10<" in figure.body(3.2)
    assert place in figure.body(3.2)


def test_words_in_place_of_a_bar_stand_at_the_axis() -> None:
    (words,) = draw(row(missing="not known"), 20.0)
    assert 'x="412.00"' in words.body(9.0)
    assert words.at == 2.0
    (mirrored,) = draw(row(missing="not known"), 20.0, direction=-1)
    assert 'text-anchor="end"' in mirrored.body(9.0)
