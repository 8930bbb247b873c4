"""The chapter card: a numeral, a hairline and words beside it."""

from __future__ import annotations

import pytest

from lantern.script.model.cards import ChapterCard
from tests.support.laid_cards import (
    TALL,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)

make = CardMaker(ChapterCard, "chapter", "The river")


def test_words_stand_68_pixels_beside_the_hairline() -> None:
    layout = make(
        numeral=2,
        kicker="Part two",
        line="In autumn",
    )
    (hairline,) = list_rules(layout)
    assert hairline[0] == 150 + 550
    assert find_line(layout, "PART TWO").x == 768
    assert find_line(layout, "In autumn").x == 768
    # large type has room at its left
    assert find_line(layout, "The river").x == 764


def test_baselines_follow_each_other() -> None:
    layout = make(
        numeral=2,
        kicker="Part two",
        line="In autumn",
    )
    (hairline,) = list_rules(layout)
    top = hairline[1]
    assert find_line(layout, "PART TWO").y == top + 56
    assert find_line(layout, "The river").y == top + 56 + 108
    assert find_line(layout, "In autumn").y == top + 56 + 108 + 100
    # 108 to the name, 100 to the line, and 74 around them
    assert hairline[3] == 108 + 100 + 74


def test_the_hairline_is_in_the_middle_of_the_page() -> None:
    for layout in (make(), make(numeral=2, line="In autumn")):
        ((_, top, _, length),) = list_rules(layout)
        assert top + length / 2 == 540


def test_a_name_of_two_lines_makes_the_hairline_longer() -> None:
    short = list_rules(make(numeral=2))[0][3]
    layout = make(
        numeral=2, chapter="The river that rose in the night and fell"
    )
    assert len(list_lines(layout)) == 3
    # 1.12 times the size, 84
    assert list_rules(layout)[0][3] == pytest.approx(short + 94.08, abs=0.01)


def test_without_a_numeral_the_words_stand_in_the_middle() -> None:
    layout = make()
    ((x, _, _, _),) = list_rules(layout)
    name = find_line(layout, "The river")
    assert name.x == pytest.approx(x + 64, abs=0.01)
    assert 700 < x < 800


def test_a_numeral_stands_in_its_column() -> None:
    numeral = find_line(make(numeral=2), "2")
    # its middle, 0.32 of the size below the middle of the page
    assert numeral.size == 483
    assert numeral.y == pytest.approx(540 + 0.32 * 483)


def test_a_long_numeral_is_smaller() -> None:
    numeral = find_line(make(numeral="XVIII"), "XVIII")
    assert numeral.size < 483 / 2
    assert make(numeral="XVIII").crowded == ()


def test_on_a_narrow_page_the_numeral_stands_above() -> None:
    layout = make(page=TALL, numeral=2)
    ((x, top, _, _),) = list_rules(layout)
    assert x == 96
    numeral = find_line(layout, "2")
    assert numeral.x == 88
    assert numeral.y == pytest.approx(top - 96, abs=0.01)


def test_the_numeral_comes_first_then_the_hairline_and_the_words() -> None:
    layout = make(numeral=2, kicker="Part two")
    assert [element.at for element in layout.elements] == [0, 0.3, 0.6, 0.6]


def test_what_does_not_fit_is_named() -> None:
    crowd = "the river that rose in the night and fell again " * 9
    assert make(chapter=crowd).crowded == ("chapter",)
    assert make(kicker=crowd).crowded == ("kicker",)
    assert make(line=crowd).crowded == ("line",)
