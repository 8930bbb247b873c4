"""The plot of a chart of lines: where days and values are on it, and what its axes name."""

from __future__ import annotations

import datetime

import pytest

from lantern.core.interface_words import find_words
from lantern.script.model.charts import ChartCard
from lantern.visuals.card.chart_axes import make_value_axis
from lantern.visuals.card.chart_plot import (
    DatedValue,
    Plot,
    TimeSpan,
    draw_axes_svg,
    find_span,
    format_axis_value,
    get_axis_role,
    measure_values,
    read_points,
)
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from tests.support.laid_cards import ATLAS, WIDE, list_lines

STAGE = CardContext(WIDE)


def day(text: str) -> float:
    return float(datetime.date.fromisoformat(text).toordinal())


def make_plot(*dates: str, axis: tuple[float, float] = (0, 20)) -> Plot:
    return Plot(200, 50, 1000, 250, make_value_axis([], axis), find_span(dates))


def list_dates(*dates: str, stage: CardContext = STAGE) -> list[str]:
    """Return the names of dates on an axis from the first of these to the last."""
    points = dict(zip(dates, (5, 10, 15), strict=False))
    card = {"chart": "Coal", "lines": [{"name": "N", "points": points}]}
    layout = lay_out_card(ChartCard.model_validate(card), stage, ATLAS)
    lines = [line for line in list_lines(layout) if line.size == 34]
    # the value at the line's end comes later than the axes
    low = max(line.y for line in lines if line.at == 0)
    return [line.text for line in lines if line.y == low]


def test_points_come_in_the_order_of_their_dates() -> None:
    points = read_points({"1900": 2.5, "3 mar 1890": 1, "aug 1895": 4})
    assert points == (
        DatedValue(day("1890-03-03"), 1),
        DatedValue(day("1895-08-01"), 4),
        DatedValue(day("1900-01-01"), 2.5),
    )
    assert read_points(None) == ()


@pytest.mark.parametrize(
    ("texts", "first", "last", "grain"),
    [
        (["1910", "1890"], "1890-01-01", "1910-01-01", "year"),
        (["1890", "aug 1895"], "1890-01-01", "1895-08-01", "month"),
        (["aug 1945", "9 aug 1945"], "1945-08-01", "1945-08-09", "day"),
        # one day alone: a plot has a width, all the same
        (["9 aug 1945"], "1945-08-09", "1945-08-10", "day"),
    ],
)
def test_the_time_is_as_precise_as_the_most_precise_date(
    texts: list[str], first: str, last: str, grain: str
) -> None:
    span = find_span(texts)
    assert (span.first, span.last, span.grain) == (day(first), day(last), grain)


def test_days_run_to_the_right_and_values_up() -> None:
    axis = make_value_axis([], (-10, 30))
    plot = Plot(100, 50, 500, 250, axis, TimeSpan(0, 10, "day"))
    assert [plot.find_x(each) for each in (0, 2.5, 10)] == [100, 200, 500]
    # 40 units are 200 px
    assert [plot.find_y(each) for each in (-10, 0, 30)] == [250, 200, 50]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1000, None, "1,000"),
        (1000, "t", "1,000"),
        (20, "%", "20%"),
        (-20, "°", "−20°"),
    ],
)
def test_only_per_cent_and_degrees_stand_beside_values(
    value: float, unit: str | None, text: str
) -> None:
    axis = make_value_axis([0, 5000])
    assert format_axis_value(value, axis, unit, stage=STAGE) == text


def test_values_have_the_decimals_of_their_axis_and_the_signs_of_the_language() -> (
    None
):
    axis = make_value_axis([0, 1])
    german = CardContext(WIDE, words=find_words("de").on_cards)
    assert format_axis_value(0, axis, None, stage=STAGE) == "0.0"
    assert format_axis_value(0.2, axis, None, stage=german) == "0,2"


def test_the_plot_begins_behind_the_widest_value() -> None:
    role = get_axis_role(ATLAS)
    assert role.size == 34
    axis = make_value_axis([0, 1000])
    wide = role.measure_width("1,000")
    assert measure_values(axis, None, STAGE, look=ATLAS) == wide + 18


def test_the_base_is_at_nothing_or_at_the_low_end() -> None:
    ink = ATLAS.get_ink("ink")
    base = '<rect x="200.00" y="{}" width="800.00" height="3.00" fill="' + ink
    through = make_plot("1890", "1910", axis=(-10, 10))
    assert base.format("148.50") in draw_axes_svg(
        through, None, STAGE, look=ATLAS
    )
    above = make_plot("1890", "1910", axis=(90, 120))
    assert base.format("248.50") in draw_axes_svg(
        above, None, STAGE, look=ATLAS
    )


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (("1890", "1910"), ["1890", "1895", "1900", "1905", "1910"]),
        (
            ("nov 1944", "dec 1944", "feb 1945"),
            ["November 1944", "December", "January 1945", "February"],
        ),
        (
            ("9 aug 1945", "11 aug 1945"),
            ["9 August 1945", "10 August", "11 August"],
        ),
    ],
)
def test_only_the_first_day_or_month_of_a_year_has_the_year(
    dates: tuple[str, ...], named: list[str]
) -> None:
    assert list_dates(*dates) == named


def test_dates_are_written_as_the_film_s_language_writes_them() -> None:
    german = CardContext(WIDE, dates=find_words("de").dates)
    named = list_dates("nov 1944", "feb 1945", stage=german)
    assert named == ["November 1944", "Dezember", "Januar 1945", "Februar"]


def test_fewer_dates_are_named_where_these_have_no_room() -> None:
    narrow = CardContext((1080.0, 1920.0))
    assert list_dates("nov 1944", "may 1945", stage=narrow) == [
        "November 1944",
        "January 1945",
        "March",
        "May",
    ]
