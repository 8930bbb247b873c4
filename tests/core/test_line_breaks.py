"""Lines that cost least, by their breaks and their widths."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lantern.core.line_breaks import choose_lines


def weigh(pieces: Sequence[str], i: int) -> float:
    """Return 100 for a break before a piece in small letters; else nothing."""
    return 100.0 * (i > 0 and pieces[i].islower())


@pytest.mark.parametrize(
    ("pieces", "width", "line_cost", "lines"),
    [
        (["A", "b", "C", "d"], 4, 10, ["AbCd"]),
        (["A", "b", "C", "d"], 3, 10, ["Ab", "Cd"]),
        # one line more is cheaper than a bad break
        (["A", "b", "c", "D", "e", "f"], 4, 10, ["Abc", "Def"]),
        (["A", "B", "c", "d", "E", "f", "g"], 4, 10, ["ABcd", "Efg"]),
        (["A", "bbbbbb"], 3, 10, ["A", "bbbbbb"]),
    ],
)
def test_lines_end_where_it_costs_least(
    pieces: list[str], width: float, line_cost: float, lines: list[str]
) -> None:
    columns = [len(piece) for piece in pieces]
    chosen = choose_lines(
        pieces,
        columns,
        width,
        weigh_break=weigh,
        line_cost=line_cost,
    )
    assert chosen == lines


def test_a_line_more_is_taken_only_where_it_is_worth_it() -> None:
    pieces = ["A", "B", "b", "C", "c"]
    columns = [1, 2, 2, 2, 2]
    cheap = choose_lines(
        pieces,
        columns,
        5,
        weigh_break=weigh,
        line_cost=10,
    )
    assert cheap == ["ABb", "Cc"]
    pieces = ["A", "b", "b", "B", "b"]
    columns = [2, 2, 2, 2, 2]
    few = choose_lines(
        pieces,
        columns,
        5,
        weigh_break=weigh,
        line_cost=500,
    )
    assert len(few) == 3


def test_lines_are_even_for_as_many_as_there_are() -> None:
    pieces = ["A", "A", "b", "A", "A", "b", "A", "A", "b"]
    chosen = choose_lines(
        pieces,
        [2] * 9,
        9,
        weigh_break=weigh,
        line_cost=10,
    )
    assert chosen == ["AAb", "AAb", "AAb"]
