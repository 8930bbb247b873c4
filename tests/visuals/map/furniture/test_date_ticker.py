"""The date in the corner: one panel for all dates of a shot."""

from __future__ import annotations

from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.furniture.date_ticker import (
    draw_ticker,
    find_height,
    measure_counts,
    measure_ticker,
)
from lantern.visuals.map.labels.faces import SANS_BOLD, SERIF_BOLD
from lantern.visuals.map.labels.lettering import TextStyle
from tests.support.drawings import list_numbers, list_texts, make_safe_area
from tests.support.maps import style


def test_the_widest_date_is_measured() -> None:
    text_style = TextStyle(SANS_BOLD, 34, "", "", typefaces=BUNDLED)
    dates = ["1 May", "28 September", "3 Oct"]
    measured = measure_ticker(dates, style(), make_safe_area())
    assert measured == text_style.measure_width("28 September")


def test_the_panel_keeps_its_size_whatever_the_date() -> None:
    safe_area = make_safe_area()
    short = draw_ticker("1 May", 200, style(), safe_area=safe_area)
    long = draw_ticker("28 September", 200, style(), safe_area=safe_area)
    assert short.boxes == long.boxes == ((0, 0, 236, 54),)
    assert list_numbers(short.svg, "rect", "width") == [234]


def test_the_date_stands_in_the_middle_of_its_panel() -> None:
    drawing = draw_ticker("1 May", 200, style(), safe_area=make_safe_area())
    assert list_texts(drawing.svg) == ["1 May"]
    assert 'text-anchor="middle"' in drawing.svg
    assert list_numbers(drawing.svg, "text", "x") == [118]


def test_a_smaller_frame_has_a_smaller_date() -> None:
    drawing = draw_ticker(
        "1 May", 50, style(), safe_area=make_safe_area(unit=0.5)
    )
    assert drawing.boxes == ((0, 0, 68, 27),)
    assert list_numbers(drawing.svg, "text", "font-size") == [17]


# --- days that are counted


def test_the_number_of_the_day_stands_large_over_its_date() -> None:
    drawing = draw_ticker(
        "1 May",
        200,
        style(),
        safe_area=make_safe_area(),
        count="Day 7",
    )
    assert list_texts(drawing.svg) == ["Day 7", "1 May"]
    assert list_numbers(drawing.svg, "text", "font-size") == [60, 30]
    assert drawing.boxes == ((0, 0, 236, 116),)


def test_a_panel_is_higher_where_days_are_counted() -> None:
    assert find_height(counts=False) == 54
    assert find_height(counts=True) == 116


def test_the_widest_number_of_a_day_is_measured() -> None:
    text_style = TextStyle(SERIF_BOLD, 60, "", "", typefaces=BUNDLED)
    area = make_safe_area()
    measured = measure_counts(["Day 9", "Day 1418"], style(), area)
    assert measured == text_style.measure_width("Day 1418")
    assert measure_counts([], style(), area) == 0
