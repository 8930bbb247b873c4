"""When words are spoken, in frames of a shot."""

from __future__ import annotations

import pytest

from lantern.core.units import Frames
from lantern.plan.shot_words import ShotWords
from lantern.script.model.cards import ListCard, TimelineCard
from lantern.script.model.charts import ChartCard
from lantern.timeline import TimedWord

TEXT = "Rain fell, and rain fell again until the rivers rose."


def say(text: str, start: int) -> ShotWords:
    """Return words of 10 frames each from frame 100 of the film on, for a shot from `start` on."""
    words = []
    for i, word in enumerate(text.split()):
        first = 100 + 10 * i
        words.append(TimedWord(word, Frames(first), Frames(first + 10)))
    return ShotWords(words, Frames(start))


@pytest.mark.parametrize(
    ("phrase", "start", "frame"),
    [
        ("rivers", 90, 90),
        ("RIVERS rose", 90, 90),
        # of words that come twice, those heard in the shot count
        ("rain fell", 100, 0),
        ("rain fell", 115, 15),
        ("rain", 109, -9),
        ("rain", 110, 20),
        # words that came before it are found, too
        ("until the", 190, -30),
        ("snow", 90, None),
        ("", 90, None),
    ],
)
def test_words_are_sought_in_the_shot_first(
    phrase: str, start: int, frame: int | None
) -> None:
    assert say(TEXT, start).find_frame(phrase) == frame


def test_a_scene_without_a_voice_has_no_words() -> None:
    assert ShotWords((), Frames(0)).find_frame("rain") is None


def test_items_of_a_map_have_the_frames_of_their_words() -> None:
    when = {"army": ("rain", "again"), "town": ("rivers",), "fort": ("snow",)}
    assert say(TEXT, 100).time_items(when) == {
        "army": (0, 50),
        "town": (80,),
        # words that nobody speaks are told by the checks
        "fort": (0,),
    }


def test_entries_of_cards_have_the_frames_of_their_words() -> None:
    rows = [
        {"label": "A", "value": 1, "at": "again"},
        {"label": "B", "value": 2},
    ]
    bars = ChartCard.model_validate({"chart": "Rain", "bars": rows})
    assert say(TEXT, 120).time_entries(bars) == {"bars/0": 30}
    items = [
        {"text": "Rain", "at": "Rain fell"},
        {"text": "Rivers", "at": "rivers"},
    ]
    needed = ListCard.model_validate({"list": "Seen", "items": items})
    assert say(TEXT, 100).time_entries(needed) == {"items/0": 0, "items/1": 80}


def test_an_entry_whose_words_came_before_the_shot_is_there_at_once() -> None:
    event = {"date": "9 aug", "text": "Rain", "at": "until"}
    card = TimelineCard.model_validate(
        {"timeline": "August", "events": [event]}
    )
    assert say(TEXT, 190).time_entries(card) == {"events/0": 0}


def test_entries_of_a_comparison_are_named_by_their_side() -> None:
    rows = [{"label": "Men", "value": 3, "at": "rivers"}]
    sides = {key: {"name": key, "rows": rows} for key in ("left", "right")}
    card = ChartCard.model_validate({"chart": "Strength", "compare": sides})
    assert say(TEXT, 100).time_entries(card) == {
        "compare/left/rows/0": 80,
        "compare/right/rows/0": 80,
    }


def test_a_card_without_entries_waits_for_nothing() -> None:
    assert say(TEXT, 100).time_entries(None) == {}
