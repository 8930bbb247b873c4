"""The card that keeps a picture's place."""

from __future__ import annotations

import pytest

from lantern.script.model.cards import WantedCard
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from tests.support.laid_cards import (
    ATLAS,
    TALL,
    WIDE,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)

make = CardMaker(WantedCard, "wanted", "The old bridge")


def test_words_stand_in_the_middle_of_the_mount() -> None:
    layout = make()
    mount = layout.elements[0].box
    words = find_line(layout, "The old bridge")
    assert words.x == pytest.approx(mount[0] + mount[2] / 2, abs=0.1) == 960
    assert mount[1] < words.y < mount[1] + mount[3]


def test_label_rule_and_words_follow_each_other_down() -> None:
    layout = make()
    label, words = list_lines(layout)
    x, y, width, height = list_rules(layout)[-1]
    assert label.text != words.text
    assert (x, width, height) == (894, 132, 5)
    assert label.y < y < words.y
    assert y == pytest.approx(words.y - words.size - 40, abs=0.01)


def test_the_mount_is_there_first_and_the_words_last() -> None:
    times = [element.at for element in make().elements]
    assert times[0] == 0
    assert max(times) == times[-1] > 0


def test_the_mount_ends_above_captions() -> None:
    card = WantedCard(wanted="The old bridge")
    free = lay_out_card(card, CardContext(WIDE), ATLAS).elements[0].box
    above = (
        lay_out_card(card, CardContext(WIDE, captions=800), ATLAS)
        .elements[0]
        .box
    )
    assert free[1] == above[1]
    assert free[3] - above[3] == pytest.approx((1080 - 112) - (800 - 28))


def test_a_long_wish_is_named() -> None:
    assert make(page=TALL).crowded == ()
    assert make(
        "The old bridge over the river, seen from the mill " * 12
    ).crowded == ("wanted",)
