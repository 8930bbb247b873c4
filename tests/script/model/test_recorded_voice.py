"""Footage that speaks: which part of it is the scene's voice, and what authors may not write."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from lantern.script.model.footage import Clip
from lantern.script.model.recorded_voice import FootagePart, RecordedVoice
from lantern.script.model.scene import Scene

CLIP = {"file": "a.mp4", "speaks": True}
STILL = {"still": "a.png"}


def make_scene(*shots: dict[str, Any], **more: Any) -> Scene:
    """Return a scene of such shots."""
    return Scene.model_validate(
        {
            "scene": "One",
            "narration": "Rain fell.",
            "shots": list(shots),
            **more,
        }
    )


def find_fault(
    *shots: dict[str, Any], **more: Any
) -> tuple[str, tuple[Any, ...]]:
    """Return what is wrong with a scene, and the keys that lead to it."""
    with pytest.raises(ValidationError) as caught:
        make_scene(*shots, **more)
    (error,) = caught.value.errors()
    where = error.get("ctx", {}).get("error")
    return error["msg"], getattr(where, "loc", error["loc"])


def test_its_sound_is_the_voice_of_the_scene() -> None:
    scene = make_scene(STILL, {"clip": {**CLIP, "from": 12.5, "to": "41"}})
    assert scene.recorded_voice == RecordedVoice(
        "a.mp4", ("shots", 1, "clip"), FootagePart(12.5, 41)
    )


def test_a_recording_is_heard_as_a_whole() -> None:
    scene = make_scene(STILL, recording="a.wav")
    assert scene.recorded_voice == RecordedVoice("a.wav", ("recording",))


@pytest.mark.parametrize(
    "shot",
    [{"panels": [{"clip": CLIP}, STILL]}, {**STILL, "inset": {"clip": CLIP}}],
)
def test_footage_that_shares_the_frame_does_not_speak(
    shot: dict[str, Any],
) -> None:
    silent = "footage that shares the frame is silent; take speaks out"
    with pytest.raises(ValidationError, match=silent):
        make_scene(shot)


def test_other_footage_leaves_the_scene_to_a_voice() -> None:
    assert make_scene({"clip": "a.mp4"}).recorded_voice is None


def test_a_scene_may_come_back_to_it() -> None:
    scene = make_scene({"clip": {**CLIP, "from": 3}}, STILL, {"clip": CLIP})
    voice = scene.recorded_voice
    assert voice is not None
    assert (voice.loc, voice.part) == (
        ("shots", 0, "clip"),
        FootagePart(3, None),
    )


@pytest.mark.parametrize(
    ("shots", "more", "message", "loc"),
    [
        (
            [{"clip": CLIP}],
            {"recording": "a.wav"},
            "this footage speaks, and so does the scene's recording; leave one out",
            ("shots", 0, "clip", "speaks"),
        ),
        (
            [STILL, {"clip": CLIP}],
            {"narration": None, "duration": 3},
            "write the words that are spoken in this footage under the scene's narration",
            ("shots", 1, "clip", "speaks"),
        ),
        (
            [{"clip": CLIP}, {"clip": {**CLIP, "file": "b.mp4"}}],
            {},
            "'a.mp4' speaks in this scene already; make another scene of this",
            ("shots", 1, "clip"),
        ),
        (
            [{"clip": CLIP}, {"clip": {**CLIP, "from": 5}}],
            {},
            "the footage goes on in step with its voice here; take 'from' and 'to' out",
            ("shots", 1, "clip"),
        ),
    ],
)
def test_what_contradicts_it_is_told_at_its_place(
    shots: list[dict[str, Any]],
    more: dict[str, Any],
    message: str,
    loc: tuple[Any, ...],
) -> None:
    found, where = find_fault(*shots, **more)
    assert message in found
    assert where == loc


@pytest.mark.parametrize(
    ("key", "value"), [("speed", 2), ("loop", True), ("level", -12)]
)
def test_it_is_seen_and_heard_as_it_is(key: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Clip.model_validate({**CLIP, key: value})
    (error,) = caught.value.errors()
    assert error["msg"].endswith(
        f"footage that speaks is seen and heard as it is; take {key} out"
    )
    assert error["ctx"]["error"].loc == (key,)


def test_a_function_of_python_does_not_speak() -> None:
    with pytest.raises(
        ValidationError, match="only a file can speak; take speaks out"
    ):
        Clip.model_validate({"python": "rain:fall", "speaks": True})
