"""Lines of a text without blanks, chosen by what each break costs and how even the lines are."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WeighBreak = Callable[[Sequence[str], int], float]
"""What a break before one of the pieces costs."""
_UNEVEN = 0.7
"""For each column by which a line is longer or shorter than it would be among equal ones."""


def choose_lines(
    pieces: Sequence[str],
    columns: Sequence[float],
    max_columns: float,
    *,
    weigh_break: WeighBreak,
    line_cost: float,
) -> list[str]:
    """Return the lines that cost least.

    Args:
        pieces: what a line may break between.
        columns: the width of each of them.
        max_columns: the width of a line; a wider piece is a line of its own.
        weigh_break: what a break costs.
        line_cost: what each line costs.
    """
    edges = [0.0, *itertools.accumulate(columns)]
    fewest = max(1, math.ceil(edges[-1] / max_columns))
    ways = [
        _choose(
            pieces,
            edges,
            max_columns,
            even=edges[-1] / count,
            weigh_break=weigh_break,
            line_cost=line_cost,
        )
        for count in (fewest, fewest + 1)
    ]
    return min(ways, key=lambda way: way.cost).lines


@dataclass(frozen=True)
class _ChosenLines:
    """Lines, and what they cost together."""

    cost: float
    lines: list[str]


def _choose(
    pieces: Sequence[str],
    edges: Sequence[float],
    max_columns: float,
    *,
    even: float,
    weigh_break: WeighBreak,
    line_cost: float,
) -> _ChosenLines:
    """Return the lines that cost least where `even` is the best width of one.

    `edges` are the columns before each piece, and those of all.
    """
    costs = [0.0]
    begins = [0]
    for end in range(1, len(pieces) + 1):
        found: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            width = edges[end] - edges[start]
            if width > max_columns and found:
                break
            line = line_cost + _UNEVEN * abs(width - even)
            cost = costs[start] + line + weigh_break(pieces, start)
            found.append((cost, start))
        cheapest, begin = min(found)
        costs.append(cheapest)
        begins.append(begin)
    return _ChosenLines(costs[-1], _join(pieces, begins))


def _join(pieces: Sequence[str], begins: Sequence[int]) -> list[str]:
    """Return lines of pieces; `begins` has by the end of a line the piece that it begins with."""
    ends = [len(pieces)]
    while ends[-1]:
        ends.append(begins[ends[-1]])
    ends.reverse()
    return [
        "".join(pieces[start:end]) for start, end in itertools.pairwise(ends)
    ]
