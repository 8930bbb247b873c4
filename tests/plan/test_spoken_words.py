"""The frame at which a phrase is spoken."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.plan.spoken_words import find_spoken_frame
from lantern.timeline import TimedWord

WORDS = [
    TimedWord(text, Frames(10 * i), Frames(10 * i + 8))
    for i, text in enumerate(
        ["Rain", "fell,", "and", "wind", "came;", "rain", "again."]
    )
]


@pytest.mark.parametrize(
    ("phrase", "frame"),
    [
        ("rain", 0),
        ("and wind", 20),
        ("Wind came", 30),
        ("rain again", 50),
        ("snow", None),
        ("fell wind", None),
        ("", None),
        (None, None),
    ],
)
def test_a_phrase_begins_with_its_first_word(
    phrase: str | None, frame: int | None
) -> None:
    assert find_spoken_frame(phrase, WORDS) == frame


def test_a_silent_scene_speaks_nothing() -> None:
    assert find_spoken_frame("rain", []) is None
