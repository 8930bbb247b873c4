"""Requests of sound as JSON, and which change moves which part of a key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern.core.records import SchemaError, digest_parts, from_json, to_json
from lantern.core.units import Samples, Seconds
from lantern.plan.requests import (
    KeyedTake,
    MixdownRequest,
    NarrationRequest,
    RecordingRequest,
    SoundCue,
    SoundRequest,
    SpeechRequest,
    SpokenWord,
    VoiceRequest,
)
from lantern.plan.results import DrawingInfo, RawTakeInfo, TakeInfo
from lantern.sound import DuckShape, Excerpt, MusicRequest, MusicSection
from lantern.sound.score import ScoreSettings
from lantern.speech.wording import Word

WORDS = (
    Word("Rain,", 0, 5, "rain,"),
    Word("1945", 6, 10, "nineteen forty-five", "n"),
)
VOICE = VoiceRequest("piper", "piper 1", {"speed": 3}, {}, {"loud": True}, "en")
SPEECH = SpeechRequest(
    NarrationRequest(WORDS, VOICE), "eq", Seconds(0.3), None, "k" * 64
)
TAKE = KeyedTake("a" * 64, Samples(48_000))
MUSIC = MusicRequest(
    ScoreSettings(seed=7),
    None,
    "music",
    -9.0,
    DuckShape(6, 0.2, 1),
    (MusicSection(0, "open"),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.wav", "b.wav"):
        (tmp_path / name).write_text("beep")
    (tmp_path / "c.wav").write_text("other")
    return tmp_path


def make_mixdown(folder: Path) -> MixdownRequest:
    excerpt = Excerpt(Seconds(0.5), Seconds(1.5))
    return MixdownRequest(
        takes=(TAKE,),
        total=Samples(96_000),
        music=MUSIC,
        sounds=(
            SoundCue(
                folder / "a.wav", "a", -6.0, Samples(0), SpokenWord(TAKE, 1)
            ),
            SoundCue(folder / "a.wav", "a", -6.0, Samples(9), excerpt=excerpt),
        ),
        target=-14.0,
    )


def make_records(folder: Path) -> list[Any]:
    return [
        SPEECH,
        RecordingRequest(WORDS, "en", folder / "a.wav", "eq"),
        SoundRequest(
            folder / "a.wav", "a", Excerpt(Seconds(1.0), Seconds(2.0))
        ),
        SoundRequest(folder / "a.wav", "a"),
        make_mixdown(folder),
        replace(
            make_mixdown(folder),
            music=None,
            sounds=(),
        ),
        TakeInfo(Samples(9), ((0, 4),), "exact", ("dtw",), "tone", -20.5),
        RawTakeInfo(((0, 4),), "exact"),
        DrawingInfo("scene 1"),
    ]


def test_each_survives_json_text(folder: Path) -> None:
    for record in make_records(folder):
        text = json.dumps(to_json(record))
        assert from_json(type(record), json.loads(text)) == record


def test_each_has_a_schema_of_its_own_and_refuses_others(folder: Path) -> None:
    kinds = {type(record): record for record in make_records(folder)}
    assert len({kind.SCHEMA for kind in kinds}) == len(kinds)
    for kind, record in kinds.items():
        older = {**to_json(record), "schema": kind.SCHEMA.replace("/1", "/0")}
        with pytest.raises(
            SchemaError, match=f"of the schema {kind.SCHEMA} is wanted"
        ):
            from_json(kind, older)


def list_moved(before: Any, after: Any) -> set[str]:
    old, new = digest_parts(before), digest_parts(after)
    return {
        part
        for part in old.keys() | new.keys()
        if old.get(part) != new.get(part)
    }


def change_voice(**changes: Any) -> SpeechRequest:
    voice = replace(VOICE, **changes)
    return replace(SPEECH, narration=replace(SPEECH.narration, voice=voice))


def change_words(**changes: Any) -> SpeechRequest:
    words = (replace(WORDS[0], **changes), WORDS[1])
    return replace(SPEECH, narration=replace(SPEECH.narration, words=words))


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        (change_words(spoken="snow"), {"narration"}),
        (change_words(ipa="r"), {"narration"}),
        (
            change_words(
                written="RAIN,",
                start=1,
                end=6,
            ),
            set(),
        ),
        (change_voice(engine="tone"), {"voice"}),
        (change_voice(engine_version="piper 2"), {"voice"}),
        (change_voice(settings={"speed": 4}), {"voice"}),
        (change_voice(speaker={}), {"voice"}),
        (change_voice(language="fr"), {"voice"}),
        (change_voice(files={"voice": Path("/elsewhere.onnx")}), set()),
        (replace(SPEECH, filters=""), {"voice"}),
        (replace(SPEECH, sentence_pause=None), {"pauses"}),
        (replace(SPEECH, comma_pause=Seconds(0.1)), {"pauses"}),
        (replace(SPEECH, raw_key="l" * 64), set()),
    ],
)
def test_what_moves_the_key_of_speech(
    after: SpeechRequest, moved: set[str]
) -> None:
    assert list_moved(SPEECH, after) == moved


def test_what_moves_the_key_of_a_recording(folder: Path) -> None:
    before = RecordingRequest(WORDS, "en", folder / "a.wav", "eq")
    changes: list[tuple[dict[str, Any], set[str]]] = [
        ({"file": folder / "b.wav"}, set()),
        ({"file": folder / "c.wav"}, {"recording"}),
        ({"filters": ""}, {"recording"}),
        ({"language": "fr"}, {"narration"}),
        ({"words": WORDS[:1]}, {"narration"}),
    ]
    for change, moved in changes:
        assert list_moved(before, replace(before, **change)) == moved, change


def test_what_moves_the_key_of_a_sound(folder: Path) -> None:
    before = SoundRequest(folder / "a.wav", "a")
    changes: list[tuple[dict[str, Any], set[str]]] = [
        ({"file": folder / "b.wav", "name": "b"}, set()),
        ({"file": folder / "c.wav"}, {"sound"}),
        ({"excerpt": Excerpt(Seconds(0.0), Seconds(600.0))}, {"sound"}),
    ]
    for change, moved in changes:
        assert list_moved(before, replace(before, **change)) == moved, change


# long: a table of all fields
def test_what_moves_the_key_of_the_mix(folder: Path) -> None:
    before = make_mixdown(folder)
    first = before.sounds[0]
    other_take = SpokenWord(KeyedTake("b" * 64, Samples(0)), 1)
    changes: list[tuple[dict[str, Any], set[str]]] = [
        ({"takes": ()}, {"takes"}),
        ({"total": Samples(96_001)}, {"takes"}),
        ({"music": None}, {"music"}),
        ({"music": replace(MUSIC, name="another name")}, set()),
        ({"music": replace(MUSIC, settings=ScoreSettings(seed=8))}, {"music"}),
        (
            {"music": replace(MUSIC, sections=(MusicSection(0, "close"),))},
            {"music"},
        ),
        ({"music": replace(MUSIC, duck=DuckShape(7, 0.2, 1))}, {"music"}),
        ({"sounds": (replace(first, name="b"), before.sounds[1])}, set()),
        (
            {
                "sounds": (
                    replace(first, file=folder / "b.wav"),
                    before.sounds[1],
                )
            },
            set(),
        ),
        (
            {
                "sounds": (
                    replace(first, file=folder / "c.wav"),
                    before.sounds[1],
                )
            },
            {"sounds"},
        ),
        (
            {"sounds": (replace(first, word=other_take), before.sounds[1])},
            {"sounds"},
        ),
        ({"sounds": (first,)}, {"sounds"}),
        ({"target": -16.0}, {"loudness"}),
    ]
    for change, moved in changes:
        assert list_moved(before, replace(before, **change)) == moved, change
