"""The scale bar: a round number of kilometres, as long as they are on the screen."""

from __future__ import annotations

import pytest

from lantern.core.interface_words import find_words
from lantern.visuals.map.furniture.scale_bar import draw_scale_bar, round_km
from tests.support.drawings import list_numbers, list_texts
from tests.support.maps import style


@pytest.mark.parametrize(
    ("km_per_pixel", "km"),
    [
        (1.0, 200),  # at most 225
        (0.5, 100),  # at most 112.5
        (0.25, 50),  # at most 56.25
        (0.2, 20),  # at most 45
        (2.5, 500),  # at most 562.5
        (5.0, 1000),  # at most 1125
        (0.01, 2),  # at most 2.25
        (0.001, 0.2),  # at most 0.225
    ],
)
def test_the_length_is_1_2_or_5_times_a_power_of_10(
    km_per_pixel: float, km: float
) -> None:
    assert round_km(km_per_pixel, 225) == pytest.approx(km)


def test_a_length_that_just_fits_is_taken() -> None:
    assert round_km(1.0, 100) == 100
    assert round_km(1.0, 99.9) == 50


def test_four_parts_are_as_long_as_their_kilometres() -> None:
    svg = draw_scale_bar(2.0, find_words("en").on_maps, style(), unit=1.0).svg
    # 200 km at 2 km a pixel are 100 pixels, in four parts, and a border around them
    assert list_numbers(svg, "rect", "width") == [25, 25, 25, 25, 100]
    assert list_numbers(svg, "rect", "x") == [-134, -109, -84, -59, -134]


def test_parts_are_dark_and_light_in_turn() -> None:
    ink = style()
    svg = draw_scale_bar(2.0, find_words("en").on_maps, ink, unit=1.0).svg
    fills = [part.split('"')[0] for part in svg.split('fill="')[1:5]]
    assert fills == [ink.ink, ink.paper, ink.ink, ink.paper]


@pytest.mark.parametrize(
    ("km_per_pixel", "texts"),
    [
        (2.0, ["0", "100", "200 km"]),
        (5.0, ["0", "500", "1,000 km"]),
        (0.01, ["0", "1", "2 km"]),
        (0.005, ["0", "0.5", "1 km"]),
        (0.001, ["0", "0.1", "0.2 km"]),
    ],
)
def test_its_start_middle_and_end_have_numbers(
    km_per_pixel: float, texts: list[str]
) -> None:
    assert (
        list_texts(
            draw_scale_bar(
                km_per_pixel, find_words("en").on_maps, style(), unit=1.0
            ).svg
        )
        == texts
    )


def test_it_keeps_its_place_left_of_the_origin() -> None:
    for km_per_pixel in (0.3, 1.0, 3.3):
        left, top, right, bottom = draw_scale_bar(
            km_per_pixel, find_words("en").on_maps, style(), unit=1.0
        ).boxes[0]
        assert right == 4
        assert (top, bottom) == (-42, 6)
        assert -34 - 225 - 14 <= left < -34


def test_in_4k_it_shows_the_same_kilometres_twice_as_long() -> None:
    hd = draw_scale_bar(2.0, find_words("en").on_maps, style(), unit=1.0)
    uhd = draw_scale_bar(1.0, find_words("en").on_maps, style(), unit=2.0)
    assert list_texts(uhd.svg) == list_texts(hd.svg) == ["0", "100", "200 km"]
    assert list_numbers(hd.svg, "rect", "width")[-1] == 100
    assert list_numbers(uhd.svg, "rect", "width")[-1] == 200
