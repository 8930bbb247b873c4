"""What timing looks like: parachutes, arrows, the date in the corner."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.support.maps import EMPTY, FIELD, Maps, same

# --- what it looks like

PARACHUTE = (
    EMPTY + "air_landings:\n  - {id: drop, at: [-4.0, 40.0], chip: 7 Jun}\n"
)


def test_a_parachute_comes_down_with_its_date(maps: Maps) -> None:
    empty = maps.visual(EMPTY, (480, 270), view="near").paint(0).y.astype(int)
    visual = maps.visual(
        PARACHUTE,
        (480, 270),
        view="near",
        when={"drop": [20]},
    )

    def find_rows(n: int) -> NDArray[np.intp]:
        """Return the row of each pixel of the parachute."""
        return np.argwhere(np.abs(visual.paint(n).y.astype(int) - empty) > 12)[
            :, 0
        ]

    assert len(find_rows(20)) == 0
    heights = [float(find_rows(n).mean()) for n in (27, 29, 31, 36, 60)]
    for before, after in itertools.pairwise(heights):
        assert before <= after + 0.3
    assert heights[-1] - heights[0] > 0.8
    assert np.array_equal(find_rows(60), find_rows(99))


def test_an_arrow_grows_behind_its_head(maps: Maps) -> None:
    text = (
        EMPTY
        + "arrows: [{id: a, along: [[-8.0, 40.0], [0.0, 40.0]], width: 2}]\n"
    )
    visual = maps.visual(text, (320, 180), when={"a": [0, 90]})
    empty = maps.visual(EMPTY, (320, 180)).paint(0)
    heads = []
    for n in range(10, 100, 10):
        frame = visual.paint(n)
        red = np.nonzero(frame.v.astype(int) - empty.v > 12)
        heads.append(int(red[1].max()) if len(red[1]) else 0)
    assert heads == sorted(heads)
    plan, window = maps.place(text, (320, 180))
    assert heads[-1] * 2 == pytest.approx(
        window.to_pixels(plan, (0.0, 40.0))[0][0], abs=4
    )
    assert heads[3] < heads[-1] - 20


def test_a_still_shows_the_end(maps: Maps) -> None:
    still = maps.visual(FIELD, (320, 180)).paint(0)
    last = maps.visual(
        FIELD, (320, 180), when={"east": [5, 60], "line": [5], "balloon": [30]}
    ).paint(99)
    assert same(still, last)


def test_the_date_in_the_corner_is_that_of_the_frame(maps: Maps) -> None:
    text = FIELD.replace(", date: 5 jun", "")
    visual = maps.visual(
        text,
        (480, 270),
        dates=["1 jun", "11 jun"],
        show=[],
    )
    frames = {n: visual.paint(n) for n in (0, 20, 45, 99)}
    again = maps.visual(
        text,
        (480, 270),
        dates=["1 jun", "11 jun"],
        show=[],
    )
    assert all(same(again.paint(n), frames[n]) for n in (99, 20))
    changed = np.argwhere(np.abs(frames[0].y.astype(int) - frames[99].y) > 30)
    assert len(changed) > 10
    assert changed.max(0)[0] < 110
    assert changed.max(0)[1] < 200
