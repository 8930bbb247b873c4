"""The models of who speaks and how: voices, pauses, the lexicon. Opens no file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from lantern.core import phonetics
from lantern.script.document import YamlModel

WrittenForm = Annotated[str, Field(min_length=1, max_length=200)]


class VoiceChoice(YamlModel):
    """One engine and its settings. Written `espeak` or `{espeak: {rate: 148}}`."""

    engine: str
    settings: dict[str, Any] = Field(default_factory=dict)


def _read_voice(value: object) -> object:
    if isinstance(value, str):
        return {"engine": value}
    if isinstance(value, dict) and len(value) == 1:
        engine, settings = next(iter(value.items()))
        return {"engine": engine, "settings": settings or {}}
    if isinstance(value, VoiceChoice):
        return value
    raise ValueError(
        "a voice is a name, or a name with its settings: {espeak: {rate: 148}}"
    )


VoiceEntry = Annotated[
    VoiceChoice,
    BeforeValidator(_read_voice),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "object", "maxProperties": 1}]}
    ),
]
VoiceOverrides = dict[str, dict[str, Any]]
"""Engine -> settings that replace the film's in one scene; those of other engines are ignored."""

PauseSeconds = Annotated[float, Field(ge=0.05, le=5)]


class Pauses(YamlModel):
    """Seconds of silence after sentences and commas; without a number the voice decides."""

    sentence: PauseSeconds | None = None
    comma: PauseSeconds | None = None


class Pronunciation(YamlModel):
    """How a word is spoken: `say`, a respelling for any voice, and `ipa`, its sounds.

    `also` holds other spellings and names that the article may use for the same thing.
    """

    say: WrittenForm | None = None
    ipa: WrittenForm | None = None
    also: tuple[WrittenForm, ...] = ()

    @field_validator("ipa")
    @classmethod
    def _known_signs(cls, value: str | None) -> str | None:
        unknown = phonetics.find_unknown_signs(value or "")
        if unknown:
            raise ValueError(f"'{unknown}' isn't known as IPA")
        return value

    @model_validator(mode="after")
    def _check_given(self) -> Pronunciation:
        if self.say is None and self.ipa is None and not self.also:
            raise ValueError("give say (a respelling), ipa (sounds) or both")
        return self


LexiconWords = dict[WrittenForm, Pronunciation]


class Lexicon(YamlModel):
    """`lexicon.yml`: written word or phrase -> how it is spoken. Captions keep the written form."""

    words: LexiconWords


def _choose_form(value: object) -> str:
    if isinstance(value, str):
        return "file"
    return "words"


LexiconOrFile = Annotated[
    Annotated[str, Tag("file")] | Annotated[LexiconWords, Tag("words")],
    Discriminator(_choose_form),
]
