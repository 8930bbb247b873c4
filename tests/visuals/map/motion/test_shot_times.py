"""What times the parts of what moves: words before days, and a shot that isn't cut yet."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.visuals.map.motion.shot_times import NEVER, ShotTimes
from lantern.visuals.map.motion.timing import ItemTiming

WORDS = {"a": (Frames(50),), "b": (Frames(50), Frames(90)), "c": ()}
TIMES = ShotTimes(WORDS, None, 1801, 250, 25)


def test_words_bring_something_in_its_usual_time() -> None:
    assert TIMES.find_words("a", 2.0) == ItemTiming(50, 100)
    assert TIMES.find_words("b", 2.0) == ItemTiming(50, 90)
    assert TIMES.find_words("d", 2.0) is None


def test_one_of_two_phrases_may_count() -> None:
    assert TIMES.find_words("b", 2.0, word=slice(1)) == ItemTiming(50, 100)
    assert TIMES.find_words("b", 2.0, word=slice(1, 2)) == ItemTiming(90, 140)


def test_before_the_film_is_cut_words_are_never_spoken() -> None:
    assert TIMES.find_words("c", 2.0) == NEVER


def test_a_shot_without_a_calendar_has_no_days() -> None:
    assert TIMES.find_day("3 may") is None
    assert TIMES.find_date("3 may", 1.0) is None
