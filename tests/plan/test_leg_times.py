"""When a map's camera is on each of its legs."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.core.units import Frames
from lantern.plan.leg_times import time_legs
from lantern.script.model.framing import Leg

SPOKEN = {
    "to the coast": 50,
    "over the hills": 90,
    "and home": 240,
    "before": -20,
}
FIRST: dict[str, Any] = {"to": "coast"}


def time_all(
    *legs: dict[str, Any], length: int = 300
) -> list[tuple[str, int, int]]:
    """Return view, first frame and end of each leg in a shot at 25 frames a second."""
    models = [Leg.model_validate(leg) for leg in legs]

    def find(words: str) -> Frames | None:
        return Frames(SPOKEN[words]) if words in SPOKEN else None

    found = []
    for leg in time_legs(
        models,
        find,
        length=Frames(length),
        fps=25,
    ):
        assert leg.start is not None
        assert leg.end is not None
        found.append((leg.view, int(leg.start), int(leg.end)))
    return found


def test_a_leg_begins_at_its_words_and_takes_three_seconds() -> None:
    assert time_all({"to": "coast", "at": "to the coast"}) == [
        ("coast", 50, 125)
    ]


def test_a_leg_takes_as_long_as_it_is_given() -> None:
    leg = {"to": "coast", "at": "to the coast", "seconds": 4}
    assert time_all(leg) == [("coast", 50, 150)]


def test_without_words_a_leg_begins_after_a_rest() -> None:
    """The first one 0.3 s after the picture, the next one 0.5 s after that has ended."""
    found = time_all({"to": "coast"}, {"to": "hills", "seconds": 2})
    assert found == [("coast", 8, 83), ("hills", 95, 145)]


def test_a_leg_is_over_when_the_next_one_begins() -> None:
    found = time_all(
        {"to": "coast", "at": "to the coast"},
        {"to": "hills", "at": "over the hills"},
    )
    assert found == [("coast", 50, 90), ("hills", 90, 165)]


def test_a_leg_is_over_before_its_shot_is() -> None:
    assert time_all({"to": "home", "at": "and home"}) == [("home", 240, 299)]


@pytest.mark.parametrize(("at", "start"), [("before", 0), ("and home", 240)])
def test_words_before_a_shot_begin_a_leg_with_it(at: str, start: int) -> None:
    assert time_all({"to": "coast", "at": at})[0][1] == start


def test_each_leg_has_a_frame_though_its_words_come_too_soon() -> None:
    legs = [
        {"to": "home", "at": "and home"},
        {"to": "coast", "at": "to the coast"},
    ]
    assert time_all(*legs) == [("home", 240, 241), ("coast", 241, 299)]


def test_no_leg_begins_before_a_globe_has_come_down() -> None:
    def find(words: str) -> Frames | None:
        return Frames(50)

    legs = [Leg.model_validate({"to": "coast", "at": "here"})]
    (timed,) = time_legs(
        legs,
        find,
        length=Frames(300),
        fps=25,
        free=Frames(129),
    )
    assert timed.start == 129
    legs = [Leg.model_validate({"to": "coast"})]
    (timed,) = time_legs(
        legs,
        find,
        length=Frames(300),
        fps=25,
        free=Frames(129),
    )
    assert timed.start == 137
