"""Footage and MoviePy's effects: the ways to write them, and what they may not say."""

from __future__ import annotations

from typing import Any

import pytest

from lantern.script.model.footage import Clip, Effect
from tests.support.models import assert_refused, make_shot


def test_a_clip_may_be_a_file_alone() -> None:
    assert make_shot(clip="a.mp4").clip == Clip.model_validate(
        {"file": "a.mp4"}
    )
    written = {
        "file": "a.mp4",
        "from": "1m30s",
        "to": 95.5,
        "speed": 2,
        "loop": True,
    }
    clip = make_shot(clip=written).clip
    assert clip is not None
    assert (clip.start, clip.end, clip.speed, clip.loop) == (90, 95.5, 2, True)


def test_footage_is_silent_from_its_beginning_at_its_own_speed() -> None:
    clip = Clip.model_validate({"file": "a.mp4"})
    assert (clip.start, clip.end, clip.speed, clip.loop) == (0, None, 1, False)
    assert clip.level is None


@pytest.mark.parametrize(
    ("speed", "factor", "shot_at"),
    [
        (0.5, 0.5, None),
        (16, 16, None),
        ("2", 2, None),
        ("16 fps", 1, 16),
        ("18fps", 1, 18),
        ("16.67 FPS", 1, 16.67),
    ],
)
def test_a_speed_is_a_factor_or_the_rate_that_film_was_shot_at(
    speed: object, factor: float, shot_at: float | None
) -> None:
    clip = Clip.model_validate({"file": "a.mp4", "speed": speed})
    assert (clip.factor, clip.shot_at) == (factor, shot_at)


@pytest.mark.parametrize("speed", ["original", "16 pfs", "2 fps", "90 fps"])
def test_another_text_is_no_speed(speed: str) -> None:
    message = (
        f"'{speed}' is no speed; write how many times as fast, such as 0.5, or the"
        " frames a second that film was shot at, 4 to 60: 16 fps"
    )
    assert_refused(Clip, {"file": "a.mp4", "speed": speed}, message)


@pytest.mark.parametrize(
    ("clip", "message"),
    [
        ({}, "a clip is exactly one of: a file, {python: module:function}"),
        (
            {"file": "a.mp4", "python": "a:b"},
            "a clip is exactly one of: a file, {python: module:function}",
        ),
        (
            {"python": "weather.rain"},
            "'weather.rain' is not a function; write module:function, such as",
        ),
        (
            {"file": "a.mp4", "from": 3, "to": 3},
            "a clip's 'to' comes after its 'from'",
        ),
        (
            {"python": "a:b", "level": 0},
            "the sound of a Python clip isn't heard; write it to a file",
        ),
        (
            {"file": "a.mp4", "loop": True, "level": -9},
            "footage is heard only at its own speed, and once; take level out",
        ),
        (
            {"file": "a.mp4", "speed": "16 fps", "level": -9},
            "footage is heard only at its own speed, and once; take level out",
        ),
        ({"file": "a.mp4", "speed": 0.01}, "greater than or equal to 0.05"),
        ({"file": "a.mp4", "from": "soon"}, "write a length as seconds (2.5)"),
    ],
)
def test_a_clip_that_makes_no_sense_is_refused(
    clip: dict[str, Any], message: str
) -> None:
    assert_refused(Clip, clip, message)


@pytest.mark.parametrize(
    ("written", "effect"),
    [
        ("MirrorX", Effect(name="MirrorX")),
        (
            {"FadeIn": {"duration": 1}},
            Effect(name="FadeIn", settings={"duration": 1}),
        ),
        ({"MirrorX": None}, Effect(name="MirrorX")),
    ],
)
def test_an_effect_is_a_name_or_a_name_with_settings(
    written: Any, effect: Effect
) -> None:
    assert make_shot(effects=[written]).effects == (effect,)


@pytest.mark.parametrize(
    "written", [3, {}, {"A": {}, "B": {}}, {"FadeIn": 1}, ["MirrorX"]]
)
def test_an_effect_in_another_form_is_refused(written: Any) -> None:
    with pytest.raises(
        ValueError, match="an effect is a name, or a name with its"
    ):
        make_shot(effects=[written])


@pytest.mark.parametrize("count", [0, 11])
def test_a_shot_has_one_to_ten_effects(count: int) -> None:
    with pytest.raises(ValueError):
        make_shot(effects=["MirrorX"] * count)
