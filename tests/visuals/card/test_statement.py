"""The statement card: words beside a bar, and who says them."""

from __future__ import annotations

import pytest

from lantern.script.model.cards import StatementCard
from tests.support.laid_cards import (
    TALL,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)

make = CardMaker(StatementCard, "statement", "Rain.")


def test_words_stand_52_pixels_beside_their_bar() -> None:
    layout = make()
    (bar,) = list_rules(layout)
    assert bar[0] == pytest.approx(find_line(layout, "Rain.").x - 52, abs=0.01)
    assert bar[2] == 8


def test_words_alone_stand_in_the_middle_of_the_page() -> None:
    # the baseline is a quarter of the size, 74, below the middle
    assert find_line(make(), "Rain.").y == 558.5
    assert find_line(make(page=TALL), "Rain.").y == 978.5


def test_the_longest_line_stands_in_the_middle() -> None:
    assert find_line(make(), "Rain.").x > 800
    lines = list_lines(make("The river rose by a hand in the night, " * 4))
    (x,) = {line.x for line in lines}
    assert 150 + 52 < x < 400
    assert find_line(make(page=TALL), "Rain.").x == 96 + 52


def test_the_bar_is_as_long_as_the_words() -> None:
    (short,) = list_rules(make())
    long = make("The river rose by a hand in the night, and fell again. " * 2)
    lines = list_lines(long)
    (bar,) = list_rules(long)
    # 1.3 times the size from line to line, and 1.14 of it around the first
    assert short[3] == pytest.approx(1.14 * 74)
    assert bar[3] == pytest.approx(
        (1.14 + 1.3 * (len(lines) - 1)) * 74, abs=0.01
    )
    assert len(lines) > 2


def test_who_says_so_stands_below_and_comes_after_the_words() -> None:
    layout = make(by="A farmer")
    words = find_line(layout, "Rain.")
    by = find_line(layout, "A farmer")
    assert by.y == words.y + 112
    assert (words.at, by.at) == (0, 0.9)
    assert by.x == words.x


def test_a_label_stands_before_who_says_so_and_above_on_a_narrow_page() -> None:
    wide = make(by="A farmer", label="1932")
    beside = find_line(wide, "A farmer")
    assert beside.x > find_line(wide, "Rain.").x + 100
    tall = make(
        by="A farmer",
        label="1932",
        page=TALL,
    )
    below = find_line(tall, "A farmer")
    words = find_line(tall, "Rain.")
    assert below.x == words.x
    assert below.y == words.y + 112 + 62


def test_what_does_not_fit_is_named() -> None:
    crowd = "The river rose by a hand in the night, and fell again. " * 20
    assert make(crowd).crowded == ("statement",)
    assert make(by="A farmer of the valley " * 9).crowded == ("by",)
    assert make(label="Nineteen hundred and thirty-two " * 5).crowded == (
        "label",
    )
