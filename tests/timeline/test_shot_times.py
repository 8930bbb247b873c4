"""Where the shots of a scene stand: at their words, held, or sharing what is left."""

from __future__ import annotations

from typing import Any

from lantern.core.units import Frames, Rate
from lantern.core.words import list_words
from lantern.script.model.scene import Scene
from lantern.timeline import TimedWord
from lantern.timeline.shot_times import place_shots
from tests.support.timelines import TEXT, lay_out, make_take


def test_shots_share_what_is_not_held() -> None:
    shots = [
        {"still": "a.png", "hold": 2},
        {"still": "b.png"},
        {"still": "c.png"},
    ]
    film = lay_out([{"scene": "A", "duration": 5, "shots": shots}])
    assert [shot.length for shot in film.shots] == [50, 37, 38]


def test_a_scene_grows_for_its_held_shots_and_says_so() -> None:
    shots = [{"still": "a.png", "hold": 4}, {"still": "b.png", "hold": 3}]
    film = lay_out(
        [{"scene": "A", "narration": TEXT, "shots": shots}],
        {0: make_take(TEXT, 2)},
    )
    assert [c.length for c in film.shots] == [100, 75]
    assert film.notes == (
        (0, "made 3.6 s longer than its narration, to hold its shots"),
    )


def test_a_hold_gives_way_to_words_and_says_so() -> None:
    shots = [{"still": "a.png", "hold": 20}, {"still": "b.png", "at": "They"}]
    film = lay_out(
        [{"scene": "A", "narration": TEXT, "shots": shots}],
        {0: make_take(TEXT, 9)},
    )
    assert [c.start for c in film.shots] == [0, 168]
    ((scene, note),) = film.notes
    assert (
        scene == 0
        and "held 20.0 s, but the next one's words come after 6.7 s" in note
    )


def list_bounds(scene: dict[str, Any], length: int) -> list[tuple[int, int]]:
    """The shots of a scene without words, in frames at 25 a second."""
    model = Scene.model_validate({"scene": "A", "duration": 1, **scene})
    bounds, note = place_shots(
        model,
        [],
        length=length,
        rate=Rate(25),
    )
    assert note == ""
    return bounds


def test_shots_without_a_hold_share_evenly() -> None:
    shots = [{"still": "a.png"}] * 3
    assert list_bounds({"shots": shots}, 100) == [(0, 33), (33, 66), (66, 100)]


def test_the_last_shot_takes_what_holds_leave() -> None:
    shots = [{"still": "a.png", "hold": 1}, {"still": "b.png", "hold": 1}]
    assert list_bounds({"shots": shots}, 100) == [(0, 25), (25, 100)]


def test_every_shot_gets_a_frame_however_short_the_scene_is() -> None:
    shots = [{"still": "a.png"}] * 4
    assert list_bounds({"shots": shots}, 1) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def place_at_words(*phrases: str | None) -> list[tuple[int, int]]:
    """Shots of a scene whose six words begin 10 frames apart, over 100 frames."""
    texts = ["one", "two", "three", "four", "five", "six"]
    words = [
        TimedWord(text, Frames(i * 10), Frames(i * 10 + 10))
        for i, text in enumerate(texts)
    ]
    shots: list[dict[str, Any]] = [{"still": "a.png"}]
    shots += [{"still": "a.png", "at": phrase} for phrase in phrases]
    model = Scene.model_validate(
        {"scene": "A", "narration": " ".join(texts), "shots": shots}
    )
    return place_shots(
        model,
        words,
        length=100,
        rate=Rate(25),
    )[0]


def test_shots_begin_on_their_words() -> None:
    assert place_at_words("three", "five") == [(0, 20), (20, 40), (40, 100)]


def test_a_shot_between_words_shares_the_frames_up_to_the_next() -> None:
    assert place_at_words(None, "five") == [(0, 20), (20, 40), (40, 100)]
    assert place_at_words("three", None) == [(0, 20), (20, 60), (60, 100)]


def test_shots_on_one_word_keep_a_frame_each() -> None:
    assert place_at_words("one", "two") == [(0, 1), (1, 10), (10, 100)]


def test_words_are_looked_for_after_those_of_the_shot_before() -> None:
    assert place_at_words("four", "two") == [(0, 30), (30, 65), (65, 100)]


def test_a_shot_begins_at_its_words_where_no_blanks_are() -> None:
    text = "一九四五年八月九日、ソ連軍は満洲国に侵攻した。"
    words = [
        TimedWord(word, Frames(10 * i), Frames(10 * i + 10))
        for i, word in enumerate(list_words(text))
    ]
    shots = [
        {"still": "a.png"},
        {"still": "b.png", "at": "八月九日"},
        {"still": "c.png", "at": "満洲国"},
    ]
    scene = Scene.model_validate(
        {"scene": "A", "narration": text, "shots": shots}
    )
    bounds, _ = place_shots(
        scene,
        words,
        length=60,
        rate=Rate(25),
    )
    assert bounds == [(0, 10), (10, 40), (40, 60)]
