"""The sound part of what authors write: music, how it gives way to the voice, sounds, and a voice across a cut."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from lantern.script.document import YamlModel

MODES = ("minor", "dorian", "phrygian", "major", "lydian", "mixolydian")


class Score(YamlModel):
    """The built-in original score: a key, beats a minute, a mood, and a seed that chooses among its pieces."""

    key: str = "D minor"
    tempo: Annotated[float, Field(ge=40, le=90)] = 56
    mood: Literal["grave", "tense", "calm", "hopeful"] = "grave"
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1

    @field_validator("key")
    @classmethod
    def _check_key(cls, value: str) -> str:
        if not re.fullmatch(rf"[A-G][#b♯♭]? ({'|'.join(MODES)})", value):
            raise ValueError(
                f"'{value}' is no key; write a note and a mode: D minor, F# dorian ({', '.join(MODES)})"
            )
        return value


class Ducking(YamlModel):
    """How music gives way to the voice: by so many dB, and the seconds it takes to go down and to come back."""

    depth: Annotated[float, Field(ge=0, le=40)] = 9
    attack: Annotated[float, Field(ge=0.02, le=5)] = 0.4
    release: Annotated[float, Field(ge=0.05, le=10)] = 1.2


class Music(YamlModel):
    """Music under the film: the score or a file; `level` is its loudness where nobody speaks, against the voice."""

    score: Score | None = None
    file: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    level: Annotated[
        float,
        Field(ge=-40, le=0, description="LU against the voice, where nobody speaks"),
    ] = -9
    duck: Ducking = Ducking()

    @model_validator(mode="after")
    def _one_source(self) -> Music:
        if (self.score is None) == (self.file is None):
            raise ValueError("music is exactly one of: score, file")
        return self


def _music(value: object) -> object:
    if value == "none":
        return None
    if value == "score":
        return {"score": {}}
    if isinstance(value, str):
        return {"file": value}
    if isinstance(value, dict) and "score" in value and value["score"] is None:
        return {**value, "score": {}}
    return value


MusicEntry = Annotated[
    Music | None, BeforeValidator(_music, json_schema_input_type=str | Music)
]


class SpotSound(YamlModel):
    """A sound at its place: from the words `at`, else from where its scene or shot begins."""

    file: Annotated[str, Field(min_length=1, max_length=1000)]
    at: Annotated[str, Field(min_length=1)] | None = None
    level: Annotated[
        float,
        Field(ge=-60, le=6, description="LU of its loudest moment against the voice"),
    ] = -12


def _sounds(value: object) -> object:
    entries = value if isinstance(value, list) else [value]
    return [{"file": entry} if isinstance(entry, str) else entry for entry in entries]


SoundsEntry = Annotated[
    tuple[SpotSound, ...],
    Field(max_length=50),
    BeforeValidator(
        _sounds, json_schema_input_type=str | SpotSound | list[str | SpotSound]
    ),
]


class SoundFields(YamlModel):
    """What may have sounds of its own: a scene, a shot."""

    sound: SoundsEntry = ()


OverlapSeconds = Annotated[float, Field(ge=0, le=10)]


class NarrationFields(SoundFields):
    """A voice that needn't stay within its pictures: it may begin before their first frame or end after their last."""

    recording: Annotated[str, Field(min_length=1, max_length=1000)] | None = Field(
        None,
        description="a sound file of your own in which the narration is spoken, in place of a voice",
    )
    voice_leads: OverlapSeconds = Field(
        0, description="seconds the narration begins before the scene does (a J-cut)"
    )
    voice_trails: OverlapSeconds = Field(
        0, description="seconds the narration goes on over the next scene (an L-cut)"
    )

    @model_validator(mode="before")
    @classmethod
    def _pause_or_overlap(cls, value: Any) -> Any:
        if isinstance(value, dict):
            for over, pause in (
                ("voice_leads", "pause_before"),
                ("voice_trails", "pause_after"),
            ):
                if value.get(over) and value.get(pause):
                    raise ValueError(
                        f"{over} and {pause} contradict each other; leave one out"
                    )
        return value
