"""Which source frame is seen when: old film has a time of its own."""

from __future__ import annotations

import dataclasses

import pytest

from lantern.visuals.clip.playback import Playback
from tests.support.visuals import clip_spec


def play(fps: int, rate: float, **clip: object) -> Playback:
    """How 480 frames of a file, `rate` a second, are played in a shot of 10 s."""
    spec = clip_spec({"file": "a.mp4", **clip})
    return Playback.from_spec(
        spec,
        rate,
        480,
        fps=fps,
        length=10 * fps,
    )


@pytest.mark.parametrize("rate", [16.0, 23.976, 24.0, 25.0])
def test_film_has_the_speed_at_which_it_was_shot_whatever_its_transfer(
    rate: float,
) -> None:
    """16 frames of it pass in a second: 480 last 30 s, and not 20 s as at 24."""
    film = play(25, rate, shot_at=16.0)
    assert [film.find_source_frame(n) for n in (0, 1, 2, 25, 50)] == [
        0,
        0,
        1,
        16,
        32,
    ]
    assert film.playable_length == 30 * 25


def test_without_its_rate_footage_has_the_speed_of_its_file() -> None:
    assert play(25, 24.0).playable_length == 20 * 25


def test_a_frame_of_film_is_held_for_three_or_four_frames_of_a_quick_film() -> (
    None
):
    found = [
        play(60, 24.0, shot_at=18.0).find_source_frame(n) for n in range(10)
    ]
    assert found == [0, 0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_trimming_is_in_seconds_of_the_file() -> None:
    """Second 2 of a file with 24 frames a second is its frame 48."""
    film = play(
        25,
        24.0,
        shot_at=16.0,
        **{"from": 2.0},
    )
    assert film.find_source_frame(0) == 48
    assert film.find_source_frame(25) == 64


def test_the_first_frame_is_held_until_the_time_of_the_footage_comes() -> None:
    """Footage that speaks is in step with its voice, also in a pause before it."""
    playback = dataclasses.replace(play(25, 25), start=-5.0)
    assert [playback.find_source_frame(n) for n in (-2, 0, 5, 6)] == [
        0,
        0,
        0,
        1,
    ]
