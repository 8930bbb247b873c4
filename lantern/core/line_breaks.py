"""Lines of a text without blanks, chosen by what each break costs and how even the lines are."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

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
    even = edges[-1] / max(1, math.ceil(edges[-1] / max_columns))
    cheapest = [0.0]
    begins = [0]
    for end in range(1, len(pieces) + 1):
        costs: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            width = edges[end] - edges[start]
            if width > max_columns and costs:
                break
            line = line_cost + _UNEVEN * abs(width - even)
            cost = cheapest[start] + line + weigh_break(pieces, start)
            costs.append((cost, start))
        total, begin = min(costs)
        cheapest.append(total)
        begins.append(begin)
    return _join(pieces, begins)


def _join(pieces: Sequence[str], begins: Sequence[int]) -> list[str]:
    """Return lines of pieces; `begins` has by the end of a line the piece that it begins with."""
    ends = [len(pieces)]
    while ends[-1]:
        ends.append(begins[ends[-1]])
    ends.reverse()
    return ["".join(pieces[start:end]) for start, end in itertools.pairwise(ends)]
