"""Lines of a page are found by their ink."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.graphics.pdf import LineBox
from lantern.graphics.pixels import U8
from lantern.visuals.document.page_lines import (
    find_box_lines,
    has_ink,
    measure_lengths,
)

WHOLE = (0.0, 0.0, 1.0, 1.0)


def draw_page(paper: int = 235, ink: int = 30) -> U8:
    """Return a page of 400 x 200: lines of 20 rows from 20, 80 and 140 on, of two lengths."""
    page = np.full((200, 400, 3), paper, np.uint8)
    for top, right in ((20, 360), (80, 360), (140, 200)):
        page[top : top + 20, 40:right] = ink
    return page


@pytest.mark.parametrize(("paper", "ink"), [(235, 30), (40, 220)])
def test_each_line_is_as_long_as_its_ink(paper: int, ink: int) -> None:
    lines = find_box_lines(draw_page(paper, ink), WHOLE, None)
    assert len(lines) == 3
    # 0.22 of 20 rows above and below, 0.006 of the width at either side
    assert lines[0].y == pytest.approx((20 - 4.4) / 200)
    assert lines[0].h == pytest.approx(28.8 / 200)
    assert [line.x for line in lines] == pytest.approx([0.094] * 3)
    assert [line.w for line in lines] == pytest.approx([0.812, 0.812, 0.412])


def test_lines_outside_the_box_are_left_alone() -> None:
    lines = find_box_lines(draw_page(), (0, 0.35, 1, 0.5), None)
    assert [round(line.y + line.h / 2, 3) for line in lines] == [0.45, 0.75]


def test_dots_are_no_lines() -> None:
    page = draw_page()
    page[110:113, 100:300] = 30
    assert len(find_box_lines(page, WHOLE, None)) == 3


def test_counted_lines_share_the_box() -> None:
    lines = find_box_lines(draw_page(), (0, 0.05, 1, 0.9), 3)
    assert [line.h for line in lines] == pytest.approx([0.3] * 3)
    assert lines[2].w == pytest.approx(0.412)


def test_a_box_without_ink_is_one_line() -> None:
    page = np.full((200, 400, 3), 235, np.uint8)
    box = (0.1, 0.1, 0.5, 0.2)
    assert find_box_lines(page, box, None) == (LineBox(*box),)


@pytest.mark.parametrize(("ink", "told"), [(219, True), (220, False)])
def test_ink_stands_out_from_its_paper(ink: int, told: bool) -> None:
    assert has_ink(draw_page(235, ink), WHOLE) == told
    assert not has_ink(draw_page(235, 30), (0.1, 0.25, 0.5, 0.1))


def test_longer_lines_take_more_of_the_whole() -> None:
    lines = (LineBox(0, 0, 0.75, 0.1), LineBox(0, 0.1, 0.25, 0.1))
    assert measure_lengths(lines) == [0, 0.75, 1]
    assert measure_lengths(()) == [0]
