"""The parts of a card: how elements enter and rest, type that shrinks, numbers as printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.graphics.look.typesetting import Anchor
from lantern.graphics.paper import draw_rule_svg, measure_stamp
from lantern.visuals.card.parts import (
    CardElement,
    CardLayout,
    Entrance,
    TextBlock,
    begin_with_first,
    draw_block,
    draw_growing_rule,
    draw_stamp,
    draw_stamp_on_dark,
    find_crowded,
    find_wide_label,
    fit,
    fit_optional,
    format_number,
    group_digits,
    mirror_elements,
)

ATLAS = look.load()
BODY = ATLAS.roles["body"]
HEBREW = "באר מים"


def element(**changes: Any) -> CardElement:
    return replace(
        CardElement((100, 20, 300, 50), lambda t: f"<t{t}/>"), **changes
    )


def test_an_element_fades_in_slowly_then_quickly_then_slowly() -> None:
    entering = element(at=1.0, fade=2.0)
    found = [
        entering.compute_opacity(t) for t in (0.5, 1.0, 1.5, 2.0, 3.0, 9.0)
    ]
    # a quarter of the way: 0.25 * 0.25 * (3 - 0.5)
    assert found == [0.0, 0.0, 0.15625, 0.5, 1.0, 1.0]


def test_an_element_without_a_fade_is_there_at_once() -> None:
    entering = element(at=1.0)
    assert [entering.compute_opacity(t) for t in (0.99, 1.0)] == [0.0, 1.0]


def test_an_element_rises_to_its_place() -> None:
    rising = element(
        at=1.0,
        duration=2.0,
        rise=32.0,
    )
    # half of the time: (1 / 2) ** 5 of the way is left
    assert [rising.compute_drop(t) for t in (1.0, 2.0, 3.0)] == [32.0, 1.0, 0.0]
    assert element(rise=32.0).compute_drop(0.0) == 0.0
    assert element(duration=2.0).compute_drop(0.0) == 0.0


def test_an_element_moves_for_the_longer_of_fade_and_rise() -> None:
    moving = element(
        at=1.0,
        fade=0.5,
        duration=2.0,
        later_changes=((4.0, 5.0),),
    )
    assert moving.moving_times == ((1.0, 3.0), (4.0, 5.0))
    assert moving.static_since == 5.0


@pytest.mark.parametrize(
    ("t", "last"),
    [(0.5, 0.0), (1.5, 1.5), (2.0, 2.0), (2.7, 2.0), (3.5, 3.5), (9.0, 4.0)],
)
def test_a_layout_changes_while_something_moves(t: float, last: float) -> None:
    moving = element(
        at=1.0,
        fade=0.5,
        duration=1.0,
        later_changes=((3.0, 4.0),),
    )
    layout = CardLayout((moving,), dark=False)
    assert layout.find_last_change(t) == last
    assert layout.static_since == 4.0


def test_a_layout_out_of_black_changes_until_it_is_there() -> None:
    layout = CardLayout(
        (),
        dark=True,
        black=2.0,
    )
    assert [layout.find_last_change(t) for t in (1.0, 2.0, 7.0)] == [
        1.0,
        2.0,
        2.0,
    ]
    assert layout.static_since == 2.0


def test_what_comes_first_is_there_at_the_cut() -> None:
    first = element(
        at=0.5,
        fade=1.0,
        rise=8.0,
    )
    later = element(at=0.9, fade=1.0)
    begun = begin_with_first(CardLayout((first, later), dark=False))
    there, unchanged = begun.elements
    assert (there.at, there.fade, there.duration, there.rise) == (0, 0, 0, 0)
    assert there.compute_opacity(0.0) == 1.0
    assert there.later_changes == ((0.5, 1.5),)
    assert unchanged == later


def test_a_layout_out_of_black_or_without_elements_begins_as_it_is() -> None:
    black = CardLayout(
        (element(at=0.5),),
        dark=True,
        black=1.0,
    )
    empty = CardLayout((), dark=True)
    assert begin_with_first(black) == black
    assert begin_with_first(empty) == empty


def test_what_stood_at_the_left_stands_at_the_right() -> None:
    # 100 from the left and 300 wide; so it ends 100 from the right of 1920
    (found,) = mirror_elements(
        CardLayout((element(),), dark=False), 1920
    ).elements
    assert found.box == (1520, 20, 300, 50)
    assert found.body(2) == '<g transform="translate(1420.00 0)"><t2/></g>'


def test_a_block_is_as_deep_as_the_steps_between_its_lines() -> None:
    role = BODY.model_copy(update={"size": 40.0, "leading": 1.5})
    block = TextBlock(("one", "three", "two"), role, True)
    assert (block.step, block.depth) == (60.0, 120.0)
    assert block.width == role.measure_width("three")


def test_a_text_that_has_room_keeps_its_size() -> None:
    assert fit("Rain", BODY, 400, lines=1) == TextBlock(("Rain",), BODY, True)
    assert fit_optional("Rain", BODY, 400, lines=1) == fit(
        "Rain", BODY, 400, lines=1
    )
    assert fit_optional("", BODY, 400, lines=1) is None
    assert fit_optional(None, BODY, 400, lines=1) is None


def test_type_shrinks_by_twentieths_and_is_unreadable_below_seven_tenths() -> (
    None
):
    width = BODY.measure_width("Rain and wind")
    for share, readable in (
        (0.9, True),
        (0.7, True),
        (0.65, False),
        (0.5, False),
    ):
        block = fit("Rain and wind", BODY, width * share * 1.001, lines=1)
        assert block.role.size == pytest.approx(BODY.size * share)
        assert block.fits is readable


def test_what_fits_nowhere_is_set_in_the_smallest_type() -> None:
    block = fit("Rain", BODY, 1, lines=1)
    assert block.role.size == pytest.approx(BODY.size * 0.3)
    assert not block.fits
    assert find_crowded(
        {"a": block, "b": None, "c": replace(block, fits=True)}
    ) == ("a",)


def test_a_label_wider_than_its_room_is_named() -> None:
    width = measure_stamp("Reported", ATLAS)
    assert find_wide_label("Reported", ATLAS, width) == ()
    assert find_wide_label("Reported", ATLAS, width - 1) == ("label",)
    assert find_wide_label(None, ATLAS, 0) == ()


def test_a_block_has_room_around_its_type() -> None:
    role = BODY.model_copy(update={"size": 40.0, "leading": 1.5})
    block = TextBlock(("one", "two"), role, True)
    width = block.width
    enter = Entrance(1.0, 0.5, 0.7, 12.0)
    lefts: dict[Anchor, float] = {"start": 500, "middle": 500 - width / 2}
    for anchor, left in lefts.items():
        drawn = draw_block(
            (500, 200),
            block,
            "#123",
            enter=enter,
            anchor=anchor,
        )
        assert drawn.box == pytest.approx((left - 12, 160, width + 24, 60 + 56))
        assert (drawn.at, drawn.fade, drawn.duration, drawn.rise) == (
            1,
            0.5,
            0.7,
            12,
        )
        assert drawn.body(0.0) == drawn.body(9.0)


def test_lines_from_right_to_left_end_where_the_longest_does() -> None:
    block = TextBlock((HEBREW,), BODY, True)
    drawn = draw_block((500, 200), block, "#123", enter=Entrance())
    assert 'text-anchor="end"' in drawn.body(0)
    assert drawn.box[0] == pytest.approx(500 - 0.3 * BODY.size)


def test_a_rule_opens_to_the_right_or_grows_down() -> None:
    # half of the time: 1 - (1 / 2) ** 3 of the way
    across = draw_growing_rule((10, 20, 800, 4), "#123", 1.0, lasts=2.0)
    assert across.body(2.0) == draw_rule_svg((10, 20, 700, 4), "#123")
    assert across.box == (9, 19, 802, 6)
    assert across.moving_times == ((1.0, 3.0),)
    down = draw_growing_rule(
        (10, 20, 4, 80),
        "#123",
        1.0,
        lasts=2.0,
        down=True,
    )
    assert down.body(2.0) == draw_rule_svg((10, 20, 4, 70), "#123")
    whole = draw_growing_rule((10, 20, 800, 4), "#123", 0.0, lasts=0.0)
    assert whole.body(0.0) == draw_rule_svg((10, 20, 800, 4), "#123")


def test_a_stamp_stands_from_its_left_on_paper_and_to_its_right_on_dark() -> (
    None
):
    width = measure_stamp("Reported", ATLAS)
    paper = draw_stamp(
        300,
        80,
        "Reported",
        look=ATLAS,
        enter=Entrance(),
    )
    dark = draw_stamp_on_dark(
        900,
        80,
        "Reported",
        look=ATLAS,
        enter=Entrance(),
    )
    assert paper.box == pytest.approx((298, 78, width + 4, 46))
    assert dark.box == pytest.approx((898 - width, 78, width + 4, 46))
    assert ATLAS.get_ink("vermilion_deep") in paper.body(0)
    assert ATLAS.get_ink("ochre_light") in dark.body(0)


@pytest.mark.parametrize(
    ("number", "printed", "value", "decimals"),
    [
        (1234567, "1,234,567", 1234567.0, 0),
        (3.5, "3.5", 3.5, 1),
        (0.125, "0.125", 0.125, 3),
        (1000000.0, "1,000,000", 1000000.0, 0),
        (-5, "−5", -5.0, 0),
        ("about 40", "about 40", None, 0),
    ],
)
def test_numbers_are_printed_with_all_their_decimals(
    number: float | str, printed: str, value: float | None, decimals: int
) -> None:
    signs = find_words("en").numbers
    assert format_number(number, signs) == (printed, value, decimals)


def test_what_rounds_to_nothing_has_no_sign() -> None:
    signs = find_words("en").numbers
    assert group_digits(-0.4, 0, signs) == "0"
    assert group_digits(-0.04, 1, signs) == "0.0"
    assert group_digits(-0.4, 1, signs) == "−0.4"
    assert group_digits(1234.5, 1, find_words("de").numbers) == "1.234,5"
