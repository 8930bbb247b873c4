"""The model of the people who speak in a film beside its narrator. Opens no file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from lantern.script.document import YamlModel
from lantern.script.model.side_colour import SideColour
from lantern.script.model.types import Text
from lantern.script.model.voice import (
    ENTRY_SCHEMAS,
    VoiceChoice,
    VoiceEntries,
    VoiceWish,
)
from lantern.script.spoken_text import MARK_NAMES

MAX_SPEAKERS = 100


def _part_engines(value: object) -> object:
    """Return settings of several voices, written as one group, as a list of voices."""
    if not isinstance(value, dict) or len(value) < 2:
        return value
    if set(value) <= set(VoiceWish.model_fields):
        return value
    return [{engine: settings} for engine, settings in value.items()]


_VOICE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *ENTRY_SCHEMAS,
        {
            "type": "object",
            "additionalProperties": {"type": ["object", "null"]},
        },
        {"type": "array", "items": {"anyOf": ENTRY_SCHEMAS}, "minItems": 1},
    ]
}
SpeakerVoices = Annotated[
    VoiceEntries, BeforeValidator(_part_engines), WithJsonSchema(_VOICE_SCHEMA)
]
"""Voices, tried in turn, or settings by engine: `{espeak: {pitch: 30}, hibari: {speed: 90}}`."""


class Speaker(YamlModel):
    """Who speaks where a narration says `[key]`. Written as a name, or with these keys.

    Without a `voice` they have the film's own.
    """

    name: Text = Field(description="their name, in lower thirds and captions")
    role: Annotated[str, Field(max_length=2000)] = Field(
        default="", description="who that is, such as Projectionist"
    )
    voice: SpeakerVoices | None = Field(
        None,
        description="a voice, or settings of the film's: {espeak: {pitch: 30}};"
        " default: the film's",
    )
    colour: SideColour | None = Field(
        None,
        description="the colour of this speaker's captions, where captions have "
        "colours",
    )
    side: Literal["left", "right"] | None = Field(
        None, description="where the lower third of this speaker stands"
    )

    def find_voice(self, label: str, engine: str) -> VoiceChoice | None:
        """Return this speaker's settings of a voice, or else of its engine; None without any."""
        voices = self.voice or ()
        for wanted in (label, engine):
            for voice in voices:
                if wanted in (voice.name, voice.engine):
                    return voice
        return None


def _read_name(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


SpeakerEntry = Annotated[
    Speaker,
    BeforeValidator(_read_name),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, Speaker.model_json_schema()]}
    ),
]


def _check_key(value: str) -> str:
    if value in MARK_NAMES:
        raise ValueError(f"a speaker can't be called '{value}': that is a mark")
    return value


SpeakerKey = Annotated[
    str, Field(pattern=r"^[^\W\d_][\w-]{0,59}$"), BeforeValidator(_check_key)
]
"""What a narration calls a speaker: letters, digits and hyphens."""
Speakers = Annotated[
    dict[SpeakerKey, SpeakerEntry], Field(max_length=MAX_SPEAKERS)
]
