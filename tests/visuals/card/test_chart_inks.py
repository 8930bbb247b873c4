"""The inks of charts: in turn for lines and parts, and dark enough for words."""

from __future__ import annotations

import itertools

from lantern.graphics.contrast import compare_colours
from lantern.visuals.card.chart_inks import (
    PARTS,
    SERIES,
    choose_ink,
    make_readable,
)
from tests.support.laid_cards import ATLAS


def test_each_line_and_each_part_has_an_ink_of_its_own() -> None:
    assert choose_ink(ATLAS, 0) == ATLAS.get_ink("vermilion")
    assert choose_ink(ATLAS, 0, PARTS) == ATLAS.get_ink("slate")
    for inks in (SERIES, PARTS):
        assert len({choose_ink(ATLAS, i, inks) for i in range(8)}) == 8
        assert choose_ink(ATLAS, 8, inks) == choose_ink(ATLAS, 0, inks)


def test_red_is_for_lines_alone() -> None:
    assert "vermilion" not in PARTS


def test_words_are_darkened_until_they_can_be_read() -> None:
    paper = ATLAS.get_ink("paper")
    for name in itertools.chain(SERIES, PARTS):
        worn = make_readable(ATLAS.get_ink(name), ATLAS)
        assert compare_colours(worn, paper) >= 4.5, name


def test_an_ink_that_can_be_read_stays_as_it_is() -> None:
    assert make_readable("#241a15", ATLAS) == "#241a15"
    assert make_readable(ATLAS.get_ink("paper"), ATLAS) != ATLAS.get_ink(
        "paper"
    )
