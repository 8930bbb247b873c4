"""The label that travels with the head of a way, as a drawing."""

from __future__ import annotations

from lantern.visuals.map.labels.way_label import draw_way_label, measure_box
from tests.support.drawings import list_numbers, list_texts
from tests.support.maps import style

BLUE = "#204a7a"


def test_the_distance_is_larger_than_the_date_below_it() -> None:
    drawing = draw_way_label(
        ("1,200 km", "7 August"),
        120,
        style(),
        colour=BLUE,
        unit=1.0,
    )
    assert list_texts(drawing.svg) == ["1,200 km", "7 August"]
    assert list_numbers(drawing.svg, "text", "font-size") == [28, 24]
    first, second = list_numbers(drawing.svg, "text", "y")
    assert 30 < second - first < 36


def test_a_label_keeps_its_size_whatever_it_says() -> None:
    short = draw_way_label(
        ("0 km",),
        120,
        style(),
        colour=BLUE,
        unit=1.0,
    )
    long = draw_way_label(
        ("1,200 km",),
        120,
        style(),
        colour=BLUE,
        unit=1.0,
    )
    assert short.boxes == long.boxes == (measure_box(1, 120, 1.0),)
    assert list_numbers(short.svg, "rect", "width") == [142]
    assert list_numbers(short.svg, "rect", "height") == [45]


def test_its_middle_is_the_origin_at_every_size() -> None:
    left, top, right, bottom = measure_box(2, 60, 0.5)
    assert (left, top) == (-right, -bottom)
    assert right == 30 + 13 * 0.5
