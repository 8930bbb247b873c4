"""The frame that stands for a shot."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.plan.segments import find_poster_frame
from lantern.timeline import PlacedShot


@pytest.mark.parametrize(
    ("overlap", "following", "frame"),
    [
        (0, 0, 100 + 79),
        # half of each dissolve is left out: 0.8 of the 79 frames between them
        (20, 20, 110 + 63),
        (0, 20, 100 + 71),
    ],
)
def test_what_comes_with_the_words_is_there_in_a_poster_frame(
    overlap: int, following: int, frame: int
) -> None:
    shots = [
        PlacedShot(0, 0, Frames(0), Frames(100)),
        PlacedShot(0, 1, Frames(100), Frames(200), overlap=overlap),
        PlacedShot(0, 2, Frames(200), Frames(300), overlap=following),
    ]
    assert find_poster_frame(shots, 1) == frame


def test_the_last_shot_has_no_dissolve_behind_it() -> None:
    shots = [PlacedShot(0, 0, Frames(0), Frames(101))]
    assert find_poster_frame(shots, 0) == 80
