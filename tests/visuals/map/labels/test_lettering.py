"""Type on maps: the boxes of lines, and letters that follow a curve."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.map.labels.faces import SANS_BOLD, SERIF_ITALIC
from lantern.visuals.map.labels.lettering import (
    SvgDrawing,
    TextStyle,
    typeset_curved,
    typeset_straight,
)
from tests.support.drawings import list_numbers, list_texts

STYLE = TextStyle(
    SERIF_ITALIC, 30, "#102030", "#ffffff", 0.1, typefaces=BUNDLED
)


def draw_level_line(length: float = 600) -> F64:
    x = np.linspace(0, length, 200)
    return np.column_stack([x, np.zeros(200)])


def test_type_is_as_wide_as_its_size() -> None:
    twice = replace(STYLE, size=60)
    assert twice.measure_width("SPAIN") == pytest.approx(
        2 * STYLE.measure_width("SPAIN"), rel=1e-6
    )


def test_tracking_spreads_letters_by_a_share_of_the_size() -> None:
    wider = replace(STYLE, tracking=0.2)
    more = wider.measure_width("SPAIN") - STYLE.measure_width("SPAIN")
    assert more == pytest.approx(5 * 0.1 * 30)


def test_the_box_of_a_line_has_its_corner_where_it_is_asked_for() -> None:
    drawing = typeset_straight(
        "Madrid",
        STYLE,
        left=100,
        top=50,
    )
    width = STYLE.measure_width("Madrid")
    assert drawing.boxes[0] == pytest.approx((98, 49, 102 + width, 80))
    assert list_numbers(drawing.svg, "text", "x") == [100]
    # the baseline is 0.78 of the size below the top
    assert list_numbers(drawing.svg, "text", "y") == [73.4]


def test_what_is_painted_is_inside_the_ink_of_a_line() -> None:
    drawing = typeset_straight(
        "Madrid",
        STYLE,
        left=0,
        top=0,
    )
    left, top, right, bottom = drawing.boxes[0]
    assert drawing.ink[0] < left
    assert drawing.ink[1] < top
    assert drawing.ink[2] > right
    assert drawing.ink[3] > bottom


def test_signs_of_markup_are_escaped() -> None:
    for drawing in (
        typeset_straight(
            "A<B & C",
            STYLE,
            left=0,
            top=0,
        ),
        typeset_curved("A<B&C", STYLE, draw_level_line(), middle=300),
    ):
        assert "A<B" not in drawing.svg
        assert "&amp;" in drawing.svg


def test_two_drawings_become_one_with_the_boxes_of_both() -> None:
    one = SvgDrawing("<a/>", ((0, 0, 4, 4),), (0, 0, 4, 4))
    two = SvgDrawing("<b/>", ((2, -3, 9, 1),), (2, -3, 9, 1))
    both = one.combine(two)
    assert both.svg == "<a/><b/>"
    assert both.boxes == ((0, 0, 4, 4), (2, -3, 9, 1))
    assert both.ink == (0, -3, 9, 4)


def test_letters_stand_on_their_curve_evenly() -> None:
    x = np.linspace(0, 400, 200)
    line = np.column_stack([x, 30 * np.sin(np.linspace(0, 3, 200))])
    drawing = typeset_curved("MEDITERRANEAN", STYLE, line, middle=200)
    boxes = np.array(drawing.boxes)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    expected = np.interp(middles[:, 0], line[:, 0], line[:, 1])
    assert abs(middles[:, 0].mean() - 200) < 12
    assert np.abs(middles[:, 1] - expected).max() < 1.5
    assert (np.diff(middles[:, 0]) > 8).all()


def test_letters_on_a_level_line_are_as_wide_as_set_straight() -> None:
    drawing = typeset_curved("SPAIN", STYLE, draw_level_line(), middle=300)
    boxes = np.array(drawing.boxes)
    first = (boxes[0, 0] + boxes[0, 2]) / 2
    last = (boxes[-1, 0] + boxes[-1, 2]) / 2
    assert (first + last) / 2 == pytest.approx(300, abs=6)
    assert last - first < STYLE.measure_width("SPAIN")


def test_letters_are_turned_with_their_line() -> None:
    down = np.column_stack([np.zeros(200), np.linspace(0, 600, 200)])
    svg = typeset_curved("AB", STYLE, down, middle=300).svg
    assert svg.count("rotate(90.00)") == 4  # two letters and their halos


def test_spaces_take_room_and_are_not_drawn() -> None:
    line = draw_level_line()
    apart = typeset_curved("A B", STYLE, line, middle=300)
    close = typeset_curved("AB", STYLE, line, middle=300)
    assert len(apart.boxes) == len(close.boxes) == 2
    wide = apart.boxes[1][0] - apart.boxes[0][0]
    assert wide > close.boxes[1][0] - close.boxes[0][0] + 5
    assert list_texts(apart.svg) == ["A", "B", "A", "B"]


def test_type_without_a_casing_has_no_halo_along_a_curve() -> None:
    plain = replace(STYLE, casing=0.0)
    svg = typeset_curved("AB", plain, draw_level_line(), middle=300).svg
    assert list_texts(svg) == ["A", "B"]
    assert "stroke" not in svg


def test_upright_and_bold_faces_are_written_as_such() -> None:
    bold = TextStyle(SANS_BOLD, 12.5, "#000000", "", typefaces=BUNDLED)
    assert 'font-weight="700" font-size="12.50"' in bold.font_attributes
    assert "italic" not in bold.font_attributes
    assert STYLE.font_attributes.endswith('font-style="italic"')


def test_names_without_italics_are_drawn_upright() -> None:
    line = draw_level_line()
    for text, slant in (("Sungari", True), ("Сунгари", False)):
        straight = typeset_straight(
            text,
            STYLE,
            left=0,
            top=0,
        )
        curved = typeset_curved(text, STYLE, line, middle=300)
        assert ('font-style="italic"' in straight.svg) is slant
        assert ('font-style="italic"' in curved.svg) is slant


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("הרי חינגן", ["חינגן", "הרי"]),  # the first word stands at the right
        ("स ख", ["स", "ख"]),
        ("ภูเขาญี่ปุ่น", ["ภูเขา", "ญี่ปุ่น"]),
        ("大興", ["大", "興"]),
    ],
)
def test_letters_that_hang_together_stand_on_a_curve_as_words(
    text: str, drawn: list[str]
) -> None:
    plain = replace(STYLE, casing=0.0)
    drawing = typeset_curved(text, plain, draw_level_line(), middle=300)
    assert list_texts(drawing.svg) == drawn


def test_a_word_on_a_curve_has_room_for_all_of_its_letters() -> None:
    (first, *_, last) = typeset_curved(
        "חינגן", STYLE, draw_level_line(), middle=300
    ).boxes
    width = replace(STYLE, tracking=0).measure_width("חינגן")
    assert first[0] <= 300 - width / 2 + 0.1
    assert last[2] >= 300 + width / 2 - 0.1


def test_a_name_from_right_to_left_is_marked_so() -> None:
    drawing = typeset_straight(
        "חרבין (1945)",
        STYLE,
        left=0,
        top=0,
    )
    assert list_texts(drawing.svg) == ["\u202bחרבין (1945)\u202c"]
