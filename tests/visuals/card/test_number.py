"""The number card: a figure that counts up, its unit, and words below."""

from __future__ import annotations

import re

import pytest

from lantern.script.model.cards import NumberCard
from lantern.visuals.card.parts import CardLayout
from tests.support.laid_cards import (
    TALL,
    WIDE,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)

make = CardMaker(NumberCard, "number", 84_000)


def read_figure(layout: CardLayout, t: float) -> str:
    """Return what the figure shows at a time."""
    match = re.search(r">([^<]*)</text>", layout.elements[0].body(t))
    assert match
    return match[1]


def test_a_number_counts_up_in_1_4_seconds() -> None:
    layout = make()
    # three quarters of the time: 1 - (1 / 4) ** 3 of the way
    assert read_figure(layout, 0.0) == "0"
    assert read_figure(layout, 1.05) == "82,688"
    assert read_figure(layout, 1.4) == "84,000"
    assert layout.elements[0].static_since == 1.4


def test_decimals_count_too_and_a_minus_is_a_true_one() -> None:
    layout = make(-2.5)
    assert read_figure(layout, 0.0) == "0.0"
    assert read_figure(layout, 0.7) == "−2.2"
    assert read_figure(layout, 9.0) == "−2.5"


def test_a_figure_in_words_stands_as_it_is_written() -> None:
    layout = make("1 in 3")
    assert read_figure(layout, 0.0) == read_figure(layout, 9.0) == "1 in 3"


def test_figure_and_unit_stand_in_the_middle_together() -> None:
    layout = make(7, unit="km")
    figure, unit = list_lines(layout)
    assert unit.y == figure.y
    assert unit.x == pytest.approx(figure.x + 34, abs=8)
    left = layout.elements[0].box[0]
    assert left > 700
    assert unit.size == 109
    assert figure.size == 366


def test_on_a_narrow_page_the_unit_stands_below() -> None:
    layout = make(7, TALL, unit="km")
    figure, unit = list_lines(layout)
    assert unit.x == pytest.approx(540, abs=1)
    assert unit.y == pytest.approx(figure.y + 1.35 * 109, abs=0.01)


def test_a_rule_and_the_text_stand_below() -> None:
    layout = make(7, text="of road")
    figure, text = list_lines(layout)
    ((x, y, width, height),) = list_rules(layout)
    assert (x, width, height) == (960 - 66, 132, 6)
    assert y == pytest.approx(figure.y + 80, abs=0.01)
    assert text.y == pytest.approx(y + 94, abs=0.01)
    assert text.x == 960


def test_a_comma_hangs_into_the_gap_to_the_rule() -> None:
    layout = make(84_000)
    ((_, y, _, _),) = list_rules(layout)
    assert y == pytest.approx(list_lines(layout)[0].y + 80 + 26, abs=0.01)


def test_the_text_comes_when_the_figure_has_stopped() -> None:
    counting = make(
        7,
        unit="km",
        text="of road",
    )
    assert [element.at for element in counting.elements[2:]] == [
        pytest.approx(1.6),
        pytest.approx(1.8),
    ]
    # a figure in words has nothing to stop
    assert find_line(make("7", text="of road"), "of road").at == pytest.approx(
        0.8
    )


def test_without_a_unit_the_rule_and_the_text_wait_for_the_figure() -> None:
    layout = make(text="people")
    figure, rule, text = layout.elements
    # 1.4 s of counting, then steps of 0.2 s
    assert (figure.at, rule.at, text.at) == pytest.approx((0.0, 1.6, 1.8))
    assert figure.compute_opacity(0.0) == 1.0


@pytest.mark.parametrize(("page", "top"), [(WIDE, 120), (TALL, 180)])
def test_a_label_stands_at_the_top_right(
    page: tuple[float, float], top: float
) -> None:
    label = make(7, page, label="1932").elements[-1]
    right = label.box[0] + label.box[2]
    assert right == pytest.approx(
        page[0] - (150 if page is WIDE else 96), abs=8
    )
    assert label.box[1] == pytest.approx(top, abs=8)


def test_a_figure_that_is_too_long_is_smaller_and_at_last_named() -> None:
    long = make(12_345_678)
    assert 366 * 0.7 < list_lines(long)[0].size < 366
    assert long.crowded == ()
    assert make("Nine hundred and ninety-nine thousand " * 3).crowded == (
        "number",
    )
    assert make(7, text="of the long road " * 40).crowded == ("text",)
    assert make(7, unit="kilometres of road " * 6).crowded == ("unit",)
    assert make(7, label="In the year of the flood " * 8).crowded == ("label",)


def test_nine_characters_may_be_small_on_a_narrow_page() -> None:
    assert make(1_234_567, TALL).crowded == ()
    assert make(1_234_567_890, TALL).crowded == ("number",)
