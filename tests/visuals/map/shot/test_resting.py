"""Frames under a camera at rest: what is kept must not be seen in another frame."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.visuals.map.shot.visual import MapVisual
from tests.support.maps import FIELD, Maps, apart, same

DATES = {"dates": ["1 jun", "11 jun"]}
WORDS = {
    "when": {
        "east": [10, 50],
        "horse": [30, 70],
        "balloon": [60],
        "Madrid": [20],
    }
}
FRAMES = [0, 20, 35, 55, 65, 99]


def open_shot(maps: Maps, **what: Any) -> MapVisual:
    return maps.visual(FIELD, (320, 180), **what)


@pytest.mark.parametrize("what", [DATES, WORDS], ids=["dates", "words"])
def test_frames_are_the_same_in_whatever_order_they_are_asked_for(
    maps: Maps, what: dict[str, Any]
) -> None:
    """A worker may begin anywhere; another one begins at the start."""
    forwards = open_shot(maps, **what)
    frames = {n: forwards.paint(n) for n in FRAMES}
    backwards = open_shot(maps, **what)
    for n in reversed(FRAMES):
        assert same(backwards.paint(n), frames[n]), n


def test_what_is_drawn_on_a_frame_is_not_in_the_next(maps: Maps) -> None:
    visual = open_shot(maps, **WORDS)
    untouched = open_shot(maps, **WORDS).paint(36)
    frame = visual.paint(35)
    frame.y[:] = 0
    frame.u[:] = 0
    assert same(visual.paint(36), untouched)


def test_at_the_end_everything_is_there(maps: Maps) -> None:
    """A shot without words or dates shows all from its first frame."""
    end = open_shot(maps, **WORDS).paint(99)
    assert apart(end, open_shot(maps).paint(0)) < 0.3


def test_before_its_word_an_item_is_missing(maps: Maps) -> None:
    without = open_shot(maps, when={"east": [50]})
    assert apart(without.paint(10), without.paint(99)) > 0.2
    assert same(without.paint(10), without.paint(49))


def test_a_finished_arrow_below_a_growing_one_is_drawn_once(maps: Maps) -> None:
    """Seen from outside: nothing of the lower one changes while the upper one grows."""
    visual = maps.visual(
        FIELD,
        (320, 180),
        show=["east", "horse"],
        when={"east": [0, 20], "horse": [40, 80]},
    )
    plan, window = maps.place(FIELD, (320, 180))
    x, y = window.to_pixels(plan, (-0.5, 41.4))[0].astype(int)
    spots = [
        visual.paint(n).y[y - 3 : y + 4, x - 3 : x + 4] for n in (35, 50, 70)
    ]
    assert (spots[0] == spots[1]).all()
    assert (spots[1] == spots[2]).all()
