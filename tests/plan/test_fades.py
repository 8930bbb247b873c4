"""How long a film may fade."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.plan.fades import find_longest_fade


@pytest.mark.parametrize(
    ("total", "longest"), [(0, 0), (4, 0), (5, 1), (49, 9), (1000, 200)]
)
def test_a_fade_takes_a_fifth_of_a_film_at_most(
    total: int, longest: int
) -> None:
    assert find_longest_fade(Frames(total)) == longest
