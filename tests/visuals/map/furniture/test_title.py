"""The title panel: where it stands, and how it fits the frame."""

from __future__ import annotations

import pytest

from lantern.core.units import Size
from lantern.visuals.map.furniture.globe import GLOBE_RADIUS
from lantern.visuals.map.furniture.title import draw_title, find_title_lines
from lantern.visuals.map.labels.lettering import SvgDrawing
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.map_items import MapTitle
from tests.support.drawings import (
    TALL,
    WIDE,
    list_numbers,
    list_texts,
    make_safe_area,
    measure_size,
)
from tests.support.maps import EMPTY, Maps, style

LONG = "A very long title about a very dry summer in the hills above the sea"


def make_map(
    maps: Maps, title: str, text: str = "", *, globe: bool = False
) -> MapFile:
    empty = maps.model(EMPTY.replace("legend: none\n", ""))
    heading = MapTitle(title=title, text=text)
    return empty.model_copy(update={"title": heading, "globe": globe})


def draw(map_file: MapFile, size: Size = WIDE, unit: float = 1.0) -> SvgDrawing:
    drawing = draw_title(map_file, style(), make_safe_area(size, unit=unit))
    assert drawing is not None
    return drawing


def test_a_map_without_a_title_has_no_panel(maps: Maps) -> None:
    assert draw_title(maps.model(EMPTY), style(), make_safe_area()) is None


def test_the_panel_stands_at_the_top_left_below_the_head_band(
    maps: Maps,
) -> None:
    left, top, _, bottom = draw(make_map(maps, "Iberia")).boxes[0]
    # 60 and 120 + 14, less the room of 6 around the panel, which is 26 + 42 high
    assert (left, top) == (54, 128)
    assert bottom == 134 + 68 + 6


def test_a_line_below_the_title_makes_the_panel_higher(maps: Maps) -> None:
    drawing = draw(make_map(maps, "Iberia", "in 1801"))
    assert list_texts(drawing.svg) == ["Iberia", "in 1801"]
    assert measure_size(drawing)[1] == 26 + 42 + 36 + 12
    assert list_numbers(drawing.svg, "text", "font-size") == [40, 26]


def test_the_longer_line_decides_the_width(maps: Maps) -> None:
    short = measure_size(draw(make_map(maps, "Iberia")))[0]
    same = measure_size(draw(make_map(maps, "Iberia", "1801")))[0]
    wider = measure_size(
        draw(make_map(maps, "Iberia", "from May to December 1801"))
    )[0]
    assert short == same < wider


def test_a_title_a_little_too_long_is_set_smaller(maps: Maps) -> None:
    title = "A title about a very dry summer in the hills"
    drawing = draw(make_map(maps, title, globe=True), TALL)
    _, _, right, _ = drawing.boxes[0]
    assert list_texts(drawing.svg) == [title]
    assert right == pytest.approx(1080 - 60 - 2 * GLOBE_RADIUS - 30 + 6)
    # a line of 26 would still have 24
    assert 37 < list_numbers(drawing.svg, "text", "font-size")[0] < 40


def test_a_longer_title_is_broken_into_two_lines(maps: Maps) -> None:
    drawing = draw(make_map(maps, LONG, "in 1801"), TALL)
    assert list_texts(drawing.svg) == [
        "A very long title about a very dry",
        "summer in the hills above the sea",
        "in 1801",
    ]
    assert list_numbers(drawing.svg, "text", "font-size") == [40, 40, 26]
    assert measure_size(drawing)[1] == 26 + 2 * 42 + 36 + 12
    assert list_numbers(drawing.svg, "text", "y") == [51, 51 + 42, 51 + 42 + 36]


def test_the_text_below_a_title_keeps_type_that_can_be_read(maps: Maps) -> None:
    text = f"{LONG}, from May to June 1801"
    drawing = draw(make_map(maps, "Iberia", text, globe=True), TALL)
    assert list_texts(drawing.svg) == [
        "Iberia",
        "A very long title about a very dry summer in",
        "the hills above the sea, from May to June 1801",
    ]
    assert list_numbers(drawing.svg, "text", "font-size") == [40, 26, 26]


@pytest.mark.parametrize(
    ("heading", "text", "too_long"),
    [
        (LONG, LONG, False),
        (f"{LONG}, {LONG}", "", True),
        ("Iberia", f"{LONG}, {LONG}, and all the rest of the year", True),
        # a word of 26 px is broken nowhere, and 24 px are the least
        ("Iberia", "w" * 60, True),
        # a heading of 40 px may shrink further
        ("i" * 90, "", False),
    ],
)
def test_a_title_of_three_lines_or_of_tiny_type_is_too_long(
    maps: Maps, heading: str, text: str, too_long: bool
) -> None:
    map_file = make_map(maps, heading, text, globe=True)
    lines = find_title_lines(map_file, style(), make_safe_area(TALL))
    assert lines is not None
    assert lines.is_too_long == too_long


def test_a_title_in_4k_is_twice_as_large(maps: Maps) -> None:
    small = measure_size(draw(make_map(maps, "Iberia")))
    large = measure_size(draw(make_map(maps, "Iberia"), (3840, 2160), 2.0))
    assert large == pytest.approx((small[0] * 2, small[1] * 2))
