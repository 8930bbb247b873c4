"""When a globe comes down, and when its names come."""

from __future__ import annotations

from typing import Any

from lantern.core.units import Frames
from lantern.plan.globe_times import time_globe
from lantern.script.model.globe import GlobeStart
from lantern.visuals.map_parts import GlobeFlight, GlobeName

SPOKEN = {"comes down": 70, "Moscow": 20, "before": -30}


def time_one(length: int = 300, **keys: Any) -> GlobeFlight:
    """Return a globe in a shot at 25 frames a second."""
    globe = GlobeStart.model_validate({"from": [0, 0], **keys})
    names = tuple(GlobeName(place.name) for place in globe.places)

    def find(words: str) -> Frames | None:
        return Frames(SPOKEN[words]) if words in SPOKEN else None

    flight = GlobeFlight((0.0, 0.0), names)
    return time_globe(
        flight,
        globe,
        find,
        length=Frames(length),
        fps=25,
    )


def find_span(flight: GlobeFlight) -> tuple[Frames | None, Frames | None]:
    return flight.start, flight.end


def test_a_globe_turns_first_and_takes_three_seconds_to_come_down() -> None:
    assert find_span(time_one()) == (45, 120)


def test_it_comes_down_at_its_words_for_as_long_as_it_is_given() -> None:
    assert find_span(time_one(at="comes down", seconds=4)) == (70, 170)


def test_words_before_the_shot_bring_it_down_at_once() -> None:
    assert find_span(time_one(at="before")) == (1, 76)


def test_it_is_down_half_a_second_before_the_shot_ends() -> None:
    assert find_span(time_one(length=100)) == (45, 87)
    assert find_span(time_one(length=30)) == (16, 17)


def test_names_come_at_their_words_or_are_there_at_first() -> None:
    places = [{"name": "Moscow", "at": "Moscow"}, "Harbin"]
    starts = [name.start for name in time_one(places=places).names]
    assert starts == [20, None]
