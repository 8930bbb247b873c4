"""Several lower thirds of a scene: in turn, by words, each to be read."""

from __future__ import annotations

from typing import Any

from tests.support.timelines import (
    lay_out,
    list_kind,
    make_take,
)

# --- several lower thirds

FIRST = {
    "title": "Hunchun",
    "text": "where the road comes down to the river from the hills",
}


def list_silent_thirds(
    shots: list[dict[str, Any]], **more: Any
) -> list[tuple[str, int, int]]:
    """Return title, first frame and length of the lower thirds of a silent scene of 20 s."""
    film = lay_out([{"scene": "A", "duration": 20, "shots": shots, **more}])
    found = []
    for overlay in film.overlays:
        if overlay.kind == "lower_third":
            found.append(
                (overlay.lines[0], int(overlay.start), int(overlay.length))
            )
    return found


def test_lower_thirds_of_a_list_come_one_after_the_other() -> None:
    """The first one comes after 0.8 s, and the next one when it has gone."""
    shot = {"map": "m.yml", "lower_third": [FIRST, {"title": "Yanji"}]}
    first, second = list_silent_thirds([shot])
    assert first[:2] == ("Hunchun", 20)
    assert second[:2] == ("Yanji", 20 + first[2])
    assert list_silent_thirds([{**shot, "lower_third": FIRST}]) == [first]
    assert (
        list_silent_thirds([{**shot, "lower_third": {"title": "Yanji"}}])[0][2]
        == second[2]
    )


def test_a_lower_third_of_a_scene_and_one_of_its_shot_are_seen_in_turn() -> (
    None
):
    shot = {"map": "m.yml", "lower_third": {"title": "Yanji"}}
    first, second = list_silent_thirds([shot], lower_third=FIRST)
    assert (first[0], second[0]) == ("Hunchun", "Yanji")
    assert second[1] == first[1] + first[2]


def test_words_bring_a_lower_third_in_place_of_the_one_before_it() -> None:
    """The words of the second one come 2 s after those of the first one."""
    words = "one two three four five six seven eight nine ten"
    thirds = [{**FIRST, "at": "one"}, {"title": "Yanji", "at": "three"}]
    scene = {"scene": "A", "narration": words, "shots": [{"map": "m.yml"}]}
    film = lay_out(
        [{**scene, "lower_third": thirds}], {0: make_take(words, 10)}
    )
    first, second = list_kind(film, "lower_third")
    assert second[0] == first[0] + 50
    assert first[1] == 50


def test_a_lower_third_can_be_seen_before_another_one_takes_its_place() -> None:
    """Words half a second later wait until the first one was there for 1.5 s."""
    words = " ".join("abcdefghijklmnopqrst")
    thirds = [{**FIRST, "at": "a"}, {"title": "Yanji", "at": "b"}]
    scene = {"scene": "A", "narration": words, "shots": [{"map": "m.yml"}]}
    film = lay_out(
        [{**scene, "lower_third": thirds}], {0: make_take(words, 10)}
    )
    first, second = list_kind(film, "lower_third")
    assert first[1] == 38
    assert second[0] == first[0] + 38
