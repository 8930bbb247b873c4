"""Descriptions find the pause they fit into, or the picture is held for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from lantern.core.units import Samples
from lantern.plan.description_places import (
    MARGIN,
    PlacedDescription,
    VoicePause,
    WantedDescription,
    place_descriptions,
    round_up,
)

SECOND = 48_000


def pause(
    start: float, end: float, *, scene: int = 0, at: float | None = 0.0
) -> VoicePause:
    """Return a pause whose times are in seconds."""
    cut = None if at is None else Samples(round(at * SECOND))
    return VoicePause(
        scene, Samples(round(start * SECOND)), Samples(round(end * SECOND)), cut
    )


def want(
    start: float, length: float, *, end: float = 60.0, scene: int = 0
) -> WantedDescription:
    """Return a description that is wanted, its times in seconds."""
    return WantedDescription(
        scene,
        Samples(round(start * SECOND)),
        Samples(round(end * SECOND)),
        Samples(round(length * SECOND)),
    )


def list_pauses(placed: Sequence[PlacedDescription | None]) -> list[int | None]:
    """Return the pause of each description."""
    return [None if each is None else each.pause for each in placed]


def test_one_stands_in_the_first_pause_that_is_long_enough() -> None:
    pauses = [pause(0, 1), pause(5, 9), pause(10, 20)]
    placed = place_descriptions(pauses, [want(0, 3)], may_hold=True)
    assert placed == [PlacedDescription(1, MARGIN, Samples(0))]


def test_it_keeps_a_quarter_of_a_second_on_each_side_of_the_voice() -> None:
    assert MARGIN == SECOND // 4
    fits = place_descriptions([pause(0, 3.5)], [want(0, 3)], may_hold=False)
    too_long = place_descriptions(
        [pause(0, 3.49)], [want(0, 3)], may_hold=False
    )
    assert fits == [PlacedDescription(0, MARGIN, Samples(0))]
    assert too_long == [None]


def test_none_begins_before_what_it_tells_is_seen() -> None:
    placed = place_descriptions([pause(0, 20)], [want(6, 3)], may_hold=False)
    assert placed == [PlacedDescription(0, Samples(6 * SECOND), Samples(0))]


def test_a_pause_that_is_too_short_is_held() -> None:
    placed = place_descriptions(
        [pause(0, 1), pause(5, 5.5)], [want(0, 3)], may_hold=True
    )
    assert placed == [
        PlacedDescription(0, MARGIN, Samples(round(2.5 * SECOND)))
    ]


def test_a_pause_within_the_shot_is_held_before_a_nearer_one_outside_it() -> (
    None
):
    pauses = [pause(8, 8.4), pause(13, 13.4), pause(30, 30.4)]
    placed = place_descriptions(pauses, [want(9, 2, end=15)], may_hold=True)
    assert list_pauses(placed) == [1]


def test_a_pause_that_must_stay_as_it_is_may_be_filled_but_not_held() -> None:
    pauses = [replace(pause(0, 2), may_hold=False), pause(9, 10)]
    placed = place_descriptions(pauses, [want(0, 1), want(0, 3)], may_hold=True)
    assert list_pauses(placed) == [0, 1]
    assert placed[1] is not None
    assert placed[1].held == 2.5 * SECOND


def test_the_pause_before_the_words_of_a_shot_is_not_within_it() -> None:
    pauses = [pause(8.6, 9), pause(13, 13.4)]
    placed = place_descriptions(pauses, [want(9, 2, end=15)], may_hold=True)
    assert list_pauses(placed) == [1]


def test_one_that_comes_much_too_late_is_held_for_instead() -> None:
    pauses = [pause(0, 0.5), pause(9, 20)]
    placed = place_descriptions(pauses, [want(0, 3)], may_hold=True)
    room = Samples(round(3.5 * SECOND) - SECOND // 2)
    assert placed == [PlacedDescription(0, MARGIN, room)]


def test_two_follow_each_other_in_one_pause() -> None:
    placed = place_descriptions(
        [pause(0, 10)], [want(0, 3), want(0, 4)], may_hold=False
    )
    second = MARGIN + 3 * SECOND + MARGIN
    assert placed == [
        PlacedDescription(0, MARGIN, Samples(0)),
        PlacedDescription(0, Samples(second), Samples(0)),
    ]


def test_two_held_in_one_pause_have_room_for_both() -> None:
    placed = place_descriptions(
        [pause(0, 1)], [want(0, 2), want(0, 2)], may_hold=True
    )
    first = PlacedDescription(0, MARGIN, Samples(round(1.5 * SECOND)))
    second = PlacedDescription(
        0, Samples(round(2.5 * SECOND)), Samples(round(2.25 * SECOND))
    )
    assert placed == [first, second]


def test_they_stay_in_their_scene_and_in_order() -> None:
    pauses = [
        pause(0, 9),
        pause(10, 19, scene=1),
        pause(20, 29, scene=1),
    ]
    wanted = [want(10, 3, scene=1), want(10, 7, scene=1)]
    placed = place_descriptions(pauses, wanted, may_hold=False)
    assert list_pauses(placed) == [1, None]
    longer = place_descriptions(pauses, wanted, may_hold=True)
    assert list_pauses(longer) == [1, 1]


def test_a_scene_without_any_pause_tells_nothing() -> None:
    placed = place_descriptions(
        [pause(0, 9)], [want(0, 1, scene=3)], may_hold=True
    )
    assert placed == [None]


@pytest.mark.parametrize(("held", "whole"), [(0, 0), (1, 1920), (1920, 1920)])
def test_pauses_are_held_for_whole_frames(held: int, whole: int) -> None:
    placed = PlacedDescription(0, MARGIN, Samples(held))
    assert round_up(placed, 1920).held == whole
