"""The title card: the film's name, line by line."""

from __future__ import annotations

import pytest

from lantern.script.model.cards import TitleCard
from tests.support.laid_cards import (
    TALL,
    CardMaker,
    find_line,
    list_lines,
    list_rules,
)

make = CardMaker(TitleCard, "title", "The ferry")


def test_a_title_comes_out_of_black() -> None:
    layout = make()
    assert layout.black == 1.0
    assert layout.dark


def test_kicker_name_rule_and_subtitle_follow_each_other_down() -> None:
    layout = make(kicker="A film", subtitle="On the river")
    name = find_line(layout, "The ferry")
    # of one line, so 0.8 of a step of 1.08 times 121 below 0.243 of the page
    assert name.y == pytest.approx(0.243 * 1080 + 0.8 * 1.08 * 121, abs=0.01)
    assert find_line(layout, "A FILM").y == pytest.approx(
        name.y - 1.19 * 121, abs=0.01
    )
    ((x, y, width, height),) = list_rules(layout)
    assert (x, width, height) == (154, 132, 6)
    assert y == pytest.approx(name.y + 54, abs=0.01)
    assert find_line(layout, "On the river").y == pytest.approx(
        y + 80, abs=0.01
    )


def test_lines_of_the_name_come_in_one_after_the_other() -> None:
    layout = make("The ferry on the wide river")
    first, second = list_lines(layout)
    assert first.at == 0.8
    assert second.at == pytest.approx(0.98)
    assert second.y == pytest.approx(first.y + 1.08 * 121, abs=0.02)
    assert first.x == second.x == 150


def test_a_name_of_more_lines_begins_higher() -> None:
    one = find_line(make(), "The ferry")
    two = list_lines(make("The ferry on the wide river"))[0]
    assert one.y - two.y == pytest.approx(0.4 * 1.08 * 121, abs=0.01)


def test_a_narrow_page_has_its_own_type_and_margin() -> None:
    name = find_line(make(page=TALL), "The ferry")
    assert name.size == 106
    assert name.x == 96


def test_without_more_there_are_a_name_and_a_rule() -> None:
    layout = make()
    assert [line.text for line in list_lines(layout)] == ["The ferry"]
    assert len(list_rules(layout)) == 1


def test_a_name_that_does_not_fit_is_told() -> None:
    assert make("The ferry over the wide river " * 12).crowded == ("title",)
    crowd = "a film in many parts " * 6
    assert make(kicker=crowd).crowded == ("kicker",)
    assert make(subtitle=crowd * 2).crowded == ("subtitle",)
