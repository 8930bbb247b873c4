"""Who speaks in a film beside its narrator: what authors may write, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.model.speaker import Speaker
from lantern.script.model.voice import VoiceChoice, VoiceWish
from tests.support.models import list_film_faults, make_film


def make_speaker(value: object) -> Speaker:
    return make_film(speakers={"ann": value}).speakers["ann"]


def test_a_speaker_is_a_name_or_has_keys() -> None:
    assert make_speaker("Ann Lee") == Speaker.model_validate(
        {"name": "Ann Lee"}
    )
    given: dict[str, Any] = {"name": "Ann", "role": "Guide", "colour": "ochre"}
    ann = make_speaker({**given, "side": "right"})
    assert (ann.role, ann.colour, ann.side, ann.voice) == (
        "Guide",
        "ochre",
        "right",
        None,
    )


def test_a_speakers_voice_has_every_form_of_the_films() -> None:
    low = VoiceChoice(engine="espeak", settings={"pitch": 30})
    fast = VoiceChoice(engine="hibari", settings={"speed": 90})
    wish = VoiceChoice(wish=VoiceWish(language="ru", sex="male"))
    for voice, choices in (
        ("espeak", (VoiceChoice(engine="espeak"),)),
        ({"espeak": {"pitch": 30}}, (low,)),
        ({"espeak": {"pitch": 30}, "hibari": {"speed": 90}}, (low, fast)),
        ([{"hibari": {"speed": 90}}, {"espeak": {"pitch": 30}}], (fast, low)),
        ({"language": "ru", "sex": "male"}, (wish,)),
    ):
        assert make_speaker({"name": "Ann", "voice": voice}).voice == choices


def test_settings_are_found_by_the_voices_name_then_by_its_engine() -> None:
    ann = make_speaker(
        {"name": "Ann", "voice": {"espeak": None, "ru-dmitri": None}}
    )
    assert ann.find_voice("ru-dmitri", "piper") == VoiceChoice(
        engine="ru-dmitri"
    )
    assert ann.find_voice("espeak", "espeak") == VoiceChoice(engine="espeak")
    assert ann.find_voice("hibari", "hibari") is None
    assert make_speaker("Bo").find_voice("hibari", "hibari") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "speakers: {slow: Ann}\n",
            "a speaker can't be called 'slow': that is a mark",
        ),
        ("speakers: {ann: {role: Guide}}\n", "'name' is missing"),
        ("speakers: {ann: {name: A, nmae: B}}\n", "did you mean 'name'?"),
        ("speakers: {ann: {name: A, side: up}}\n", "'side' must be"),
        (
            "speakers: {ann: {name: A, colour: red}}\n",
            "write an ink of the look",
        ),
        ("speakers: {a b: Ann}\n", "x.yml:3:1"),
    ],
)
def test_what_is_wrong_with_a_speaker_is_told(
    tmp_path: Path, text: str, message: str
) -> None:
    faults = list_film_faults(tmp_path, text)
    assert len(faults) == 1
    assert message in faults[0]
