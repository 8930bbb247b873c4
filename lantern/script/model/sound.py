"""The models of sound: music, ducking, sounds, ambience, hits, and a voice that runs over a cut."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    model_validator,
)

from lantern.script.document import YamlModel
from lantern.script.model.types import FilePath

MODES = ("minor", "dorian", "phrygian", "major", "lydian", "mixolydian")
MoodName = Literal["grave", "tense", "calm", "hopeful"]
InstrumentName = Literal["strings", "violins", "drone", "harp", "timpani"]


def _check_key(value: str) -> str:
    if not re.fullmatch(rf"[A-G][#b♯♭]? ({'|'.join(MODES)})", value):
        modes = ", ".join(MODES)
        raise ValueError(
            f"'{value}' is not a key; write a note and a mode: D minor, F# dorian ({modes})"
        )
    return value


KeyName = Annotated[str, AfterValidator(_check_key)]
Tempo = Annotated[float, Field(ge=40, le=90)]
MusicLevel = Annotated[
    float,
    Field(
        ge=-40,
        le=0,
        description="its loudness where no one speaks, in LU against the voice",
    ),
]


class Score(YamlModel):
    """The built-in score."""

    key: KeyName = Field(
        default="D minor",
        description="a note and minor, dorian, phrygian, major, lydian or mixolydian",
    )
    tempo: Tempo = Field(default=56, description="beats a minute")
    mood: MoodName = Field(
        default="grave",
        description="its character; chapters alternate between grave and tense, or calm "
        "and hopeful",
    )
    seed: Annotated[int, Field(ge=0, lt=2**31)] = Field(
        default=1, description="another number gives another piece"
    )
    instruments: Annotated[
        tuple[InstrumentName, ...],
        Field(
            min_length=1,
            description="only these play; default: those of the mood",
        ),
    ] = ()


class Ducking(YamlModel):
    """How music gives way to the voice."""

    depth: Annotated[float, Field(ge=0, le=40)] = Field(
        default=6, description="dB by which it goes down under the voice"
    )
    attack: Annotated[float, Field(ge=0.02, le=5)] = Field(
        default=0.4, description="seconds it takes to go down"
    )
    release: Annotated[float, Field(ge=0.05, le=10)] = Field(
        default=1.2, description="seconds it takes to come back"
    )
    swell: Annotated[
        float,
        Field(
            ge=0,
            le=20,
            description="how many dB of the depth come back at once where the voice is silent "
            "for a second or more",
        ),
    ] = 6


class Music(YamlModel):
    """Music under the film: the score or a file."""

    score: Score | None = Field(
        default=None,
        description="the built-in score, composed for this film's chapters",
    )
    file: FilePath | None = Field(
        default=None, description="a sound file, looped or trimmed to the film"
    )
    level: MusicLevel = -8
    duck: Ducking = Field(
        default=Ducking(), description="how it gives way to the voice"
    )

    @model_validator(mode="after")
    def _one_source(self) -> Music:
        if (self.score is None) == (self.file is None):
            raise ValueError("music is exactly one of: score, file")
        return self


def _read_scene_music(value: object) -> object:
    if isinstance(value, str) and value in get_args(MoodName):
        raise ValueError(f"write {{mood: {value}}}")
    if value is False or isinstance(value, str):
        raise ValueError(
            "a scene's music is a change of the film's, such as {mood: calm};"
            " {stop: its first words} makes it silent"
        )
    return value


def _read_music(value: object) -> object:
    if value == "none":
        return None
    if value is False:
        raise ValueError("for a film without music write music: none")
    if value == "score":
        return {"score": {}}
    if isinstance(value, str) and value in get_args(MoodName):
        raise ValueError(f"write {{score: {{mood: {value}}}}}")
    if isinstance(value, str):
        return {"file": value}
    if isinstance(value, dict) and "score" in value and value["score"] is None:
        return {**value, "score": {}}
    return value


MusicEntry = Annotated[
    Music | None,
    BeforeValidator(_read_music, json_schema_input_type=str | Music),
]


class SceneMusic(YamlModel):
    """What the music does from a scene on, until the next chapter or the next such scene."""

    mood: MoodName | None = Field(default=None, description="another mood")
    key: KeyName | None = Field(
        default=None, description="another key, such as A minor"
    )
    tempo: Tempo | None = Field(
        default=None, description="other beats a minute"
    )
    instruments: (
        Annotated[tuple[InstrumentName, ...], Field(min_length=1)] | None
    ) = Field(default=None, description="only these play")
    level: MusicLevel | None = Field(
        default=None,
        description="its loudness where no one speaks, in LU against the voice",
    )
    stop: Annotated[str, Field(min_length=1)] | None = Field(
        None, description="words that stop the music until the scene ends"
    )
    sting: Annotated[str, Field(min_length=1)] | None = Field(
        None, description="words at which the orchestra plays one hard stroke"
    )

    def list_changes(self) -> dict[str, Any]:
        """Return what is other music from here on, by key."""
        found = {key: getattr(self, key) for key in (*SCORE_KEYS, "level")}
        return {key: value for key, value in found.items() if value is not None}


SCORE_KEYS = ("mood", "key", "tempo", "instruments")
"""Keys of a scene's music that are for the score, not for a file."""


SpokenWords = Annotated[str, Field(min_length=1)]
"""Words of the narration."""
SpotLevel = Annotated[
    float,
    Field(
        ge=-60,
        le=6,
        description="its loudest moment, in LU against the voice",
    ),
]


SceneMusicEntry = Annotated[SceneMusic, BeforeValidator(_read_scene_music)]


class SpotSound(YamlModel):
    """A sound: at the words `at`, or else at the start of its scene or shot."""

    file: FilePath = Field(description="a sound file")
    at: SpokenWords | None = Field(
        default=None,
        description="words of the narration at which it is heard; default: the "
        "start of its scene or shot",
    )
    level: SpotLevel = -12


def _read_sounds(value: object) -> object:
    entries = value if isinstance(value, list) else [value]
    return [_read_sound(entry) for entry in entries]


def _read_sound(entry: object) -> object:
    if isinstance(entry, str):
        return {"file": entry}
    return entry


SoundsEntry = Annotated[
    tuple[SpotSound, ...],
    Field(max_length=50),
    BeforeValidator(
        _read_sounds,
        json_schema_input_type=str | SpotSound | list[str | SpotSound],
    ),
]


AmbienceName = Literal[
    "wind",
    "rain",
    "sea",
    "river",
    "engines",
    "train",
    "crowd",
    "fire",
    "guns-far",
    "birds",
    "steppe-night",
    "room",
]
HitName = Literal["boom", "drum", "bell", "blast", "shot", "tick"]


class Ambience(YamlModel):
    """A built-in sound of a place, for as long as its scene or shot lasts."""

    kind: AmbienceName = Field(description="which sound")
    level: Annotated[
        float,
        Field(
            ge=-50,
            le=-6,
            description="its loudness while the voice speaks, in LU against the voice",
        ),
    ] = -24


def _read_ambience(value: object) -> object:
    if value == "none" or value is None:
        return ()
    if isinstance(value, list):
        return [_name_kind(entry) for entry in value]
    return [_name_kind(value)]


def _name_kind(entry: object) -> object:
    if isinstance(entry, str):
        return {"kind": entry}
    return entry


def _check_kinds(value: tuple[Ambience, ...]) -> tuple[Ambience, ...]:
    kinds = [entry.kind for entry in value]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise ValueError(f"{kind} stands here twice; once is enough")
    return value


_AMBIENCE_FORMS = (
    Literal["none"] | AmbienceName | Ambience | list[AmbienceName | Ambience]
)
AmbienceEntry = Annotated[
    tuple[Ambience, ...],
    Field(max_length=3),
    AfterValidator(_check_kinds),
    BeforeValidator(_read_ambience, json_schema_input_type=_AMBIENCE_FORMS),
]


class Hit(YamlModel):
    """A built-in single sound: at the words `at`, or else at the start of its scene or shot."""

    kind: HitName = Field(description="which sound")
    at: SpokenWords | None = Field(
        default=None,
        description="words of the narration at which it is heard; default: the "
        "start of its scene or shot",
    )
    level: SpotLevel = -12


def _read_hits(value: object) -> object:
    entries = value if isinstance(value, list) else [value]
    return [_name_kind(entry) for entry in entries]


HitsEntry = Annotated[
    tuple[Hit, ...],
    Field(max_length=50),
    BeforeValidator(
        _read_hits, json_schema_input_type=HitName | Hit | list[HitName | Hit]
    ),
]


class SoundFields(YamlModel):
    """Base of what may have its own sounds: a scene, a shot."""

    sound: SoundsEntry = Field(
        default=(),
        description="a sound file, {file: …, at: words, level: LU}, or a list of them",
    )
    ambience: AmbienceEntry | None = Field(
        None, description="the built-in sound of a place, up to three, or none"
    )
    hit: HitsEntry = Field(
        (),
        description="built-in single sounds, such as a drum at a word: {kind: …, at: …}",
    )


OverlapSeconds = Annotated[float, Field(ge=0, le=10)]


class NarrationFields(SoundFields):
    """A voice that may begin before the first frame of its pictures, or end after their last."""

    recording: FilePath | None = Field(
        None,
        description="a sound file of your own in which the narration is spoken,"
        " in place of a voice",
    )
    voice_leads: OverlapSeconds = Field(
        0,
        description="how many seconds before the scene the narration begins (a J-cut)",
    )
    voice_trails: OverlapSeconds = Field(
        0,
        description="how many seconds the narration goes on over the next scene (an L-cut)",
    )

    @model_validator(mode="before")
    @classmethod
    def _pause_or_overlap(cls, value: Any) -> Any:
        if isinstance(value, dict):
            _require_one(value, "voice_leads", "pause_before")
            _require_one(value, "voice_trails", "pause_after")
        return value


def _require_one(keys: dict[str, Any], overlap: str, pause: str) -> None:
    if keys.get(overlap) and keys.get(pause):
        raise ValueError(
            f"{overlap} and {pause} contradict each other; leave one out"
        )
