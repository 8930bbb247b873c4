"""How narrations would be spoken: who says what by which voice, and how each mark is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.plan.told_speech import (
    SpeakingVoice,
    list_done_marks,
    list_speaking,
)
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.script.paths import AllowedPaths
from tests.support.models import make_film, make_spoken_scene, read_document

NARRATION = """
The train reached [ru: Хабаровск] at dawn. [pause 1.5] They had *never* seen it,
[slow]not one of them[/slow].

[low] The [spell: T-34] goes first.
"""
SPEAKERS = {"low": {"name": "The marshal", "voice": {"espeak": {"pitch": 20}}}}


def make_script(folder: Path, **film: Any) -> Script:
    tree = read_document(folder, "lantern: 1\n")
    part = SceneSource(make_spoken_scene(narration=NARRATION), 1, "s", tree)
    places = AllowedPaths(folder, folder, (), False, False)
    return Script(
        make_film(speakers=SPEAKERS, **film), (part,), tree, places, {}
    )


def list_marks(folder: Path, engine: str, **film: Any) -> list[tuple[str, str]]:
    script = make_script(folder, **film)
    voice = VoiceChoice(engine=engine)
    found = list_done_marks(script, script.parts[0], voice)
    return [(each.mark, each.how) for each in found]


def test_who_speaks_is_told_with_voice_and_settings(tmp_path: Path) -> None:
    script = make_script(tmp_path)
    voice = VoiceChoice(engine="espeak", settings={"rate": 150})
    assert list_speaking(script, script.parts[0], voice) == [
        SpeakingVoice("narrator", "espeak, rate 150", 14),
        SpeakingVoice("narrator", "espeak, rate 150, voice ru+edward", 1),
        SpeakingVoice("The marshal", "espeak, rate 150, pitch 20", 4),
    ]


def test_each_mark_is_told_in_the_order_of_the_words(tmp_path: Path) -> None:
    assert list_marks(tmp_path, "espeak") == [
        ("[ru: Хабаровск]", "spoken by espeak, voice ru+edward"),
        ("[pause 1.5] after 'dawn.'", "1.5 s of silence"),
        ("*never*", "espeak says it higher and louder"),
        ("[slow] not one of them", "espeak at 75 % of its speed"),
        ("[spell: T-34]", "T three four"),
    ]


def test_what_a_voice_can_not_do_is_told(tmp_path: Path) -> None:
    found = dict(list_marks(tmp_path, "hibari", voice=["hibari"]))
    assert found["[ru: Хабаровск]"] == "hibari is given its sounds in 'ru'"
    assert found["*never*"] == "plain: hibari has no emphasis"
    assert found["[slow] not one of them"] == "hibari at speed 62"
    found = dict(list_marks(tmp_path, "flite", voice=["flite"]))
    told = "as it is written: flite doesn't speak 'ru'"
    assert found["[ru: Хабаровск]"] == told
    found = dict(list_marks(tmp_path, "command"))
    told = "as it is written: whether command speaks 'ru' isn't known"
    assert found["[ru: Хабаровск]"] == told
    assert (
        found["[slow] not one of them"]
        == "its sound is made 1.333 times as long"
    )


def test_a_narration_without_marks_has_none_to_tell(tmp_path: Path) -> None:
    script = make_script(tmp_path)
    part = script.parts[0]
    plain = SceneSource(make_spoken_scene(narration="Rain."), 1, "s", part.tree)
    voice = VoiceChoice(engine="tone")
    assert list_done_marks(script, plain, voice) == []
    assert list_speaking(script, plain, voice) == [
        SpeakingVoice("narrator", "tone", 1)
    ]
