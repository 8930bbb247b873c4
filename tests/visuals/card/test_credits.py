"""The credits card: rows of roles with their lines."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lantern.script.model.cards import CreditsCard
from lantern.visuals.card.parts import CardLayout
from tests.support.laid_cards import TALL, WIDE, find_line, lay_out, list_lines

ROWS = {"Maps": ["Anna", "Bert"], "Music": ["Carl"]}


def make(
    rows: Mapping[str, list[str]] = ROWS, page: tuple[float, float] = WIDE
) -> CardLayout:
    entries = [{"role": role, "lines": lines} for role, lines in rows.items()]
    card = CreditsCard.model_validate(
        {"credits": "Sources", "entries": entries}
    )
    return lay_out(card, page)


def test_roles_end_where_their_lines_begin() -> None:
    layout = make()
    # 0.346 of the width, and 48 pixels on
    assert (
        find_line(layout, "MAPS").x
        == find_line(layout, "MUSIC").x
        == 664.32 + 2.88
    )
    assert {find_line(layout, name).x for name in ("Anna", "Bert", "Carl")} == {
        712.32
    }


def test_lines_are_46_pixels_apart_and_rows_40_more() -> None:
    layout = make()
    anna = find_line(layout, "Anna").y
    assert find_line(layout, "Bert").y == anna + 46
    assert find_line(layout, "Carl").y == anna + 2 * 46 + 40
    assert find_line(layout, "MAPS").y == anna - 2


def test_all_of_it_stands_in_the_middle() -> None:
    # 130 to the first row, and three lines with a gap below it: half of 308 above the middle,
    # and 0.3 of the heading's size, 60, down to its baseline
    heading = find_line(make(), "Sources")
    assert heading.y == 540 - (130 + 3 * 46 + 40) / 2 + 18
    assert heading.x == 960


def test_rows_come_in_one_after_the_other() -> None:
    layout = make()
    assert find_line(layout, "MAPS").at == find_line(layout, "Bert").at == 0.3
    assert find_line(layout, "Carl").at == pytest.approx(0.4)


def test_only_the_first_line_of_a_row_is_bright() -> None:
    layout = make()
    assert find_line(layout, "Anna").fill == find_line(layout, "Carl").fill
    assert find_line(layout, "Bert").fill != find_line(layout, "Anna").fill


def test_on_a_portrait_page_a_role_stands_above_its_lines() -> None:
    layout = make(page=TALL)
    role, first = find_line(layout, "MAPS"), find_line(layout, "Anna")
    assert role.x == first.x == 96
    assert first.y == role.y + 48
    assert (
        find_line(layout, "MUSIC").y
        == find_line(layout, "Bert").y + 46 + 56 - 2
    )


def list_names(count: int) -> dict[str, list[str]]:
    return {f"Role {n}": [f"Name {n}"] for n in range(count)}


def test_many_rows_are_set_smaller_until_they_fit() -> None:
    layout = make(list_names(12))
    assert layout.crowded == ()
    size = find_line(layout, "Name 0").size
    assert 34 * 0.6 < size < 34
    # the heading keeps its size
    assert find_line(layout, "Sources").size == 60
    assert max(line.y for line in list_lines(layout)) < 1080 - 60


def test_too_many_rows_are_named() -> None:
    assert make(list_names(40)).crowded == ("entries",)
