"""The models of who speaks and how: voices, pauses, the lexicon. Opens no file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

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
from lantern.script.model.types import LANGUAGE_PATTERN, LanguageTag

WrittenForm = Annotated[str, Field(min_length=1, max_length=200)]


class VoiceWish(YamlModel):
    """What a voice should be like; without a language, that of the film is meant."""

    language: LanguageTag | None = None
    sex: Literal["female", "male"] | None = None

    @property
    def words(self) -> str:
        """What is wanted, in words."""
        return ", ".join(filter(None, (self.language, self.sex)))


class VoiceChoice(YamlModel):
    """One voice and its settings. Written `espeak` or `{espeak: {rate: 148}}`.

    A voice of the catalogue is written the same way, or as a wish: `{language: ru, sex: male}`.
    Where it is on this machine, it is resolved: then `engine` speaks it, `name` is its name in
    the catalogue, and `files` and `fixed` are the engine's settings that make it this voice.
    """

    engine: str = ""
    settings: dict[str, Any] = Field(default_factory=dict)
    wish: VoiceWish | None = None
    # what resolving adds, which nobody writes
    name: str = Field(default="", exclude=True)
    files: dict[str, Path] = Field(default_factory=dict, exclude=True)
    fixed: dict[str, str | int] = Field(default_factory=dict, exclude=True)

    @property
    def label(self) -> str:
        """The name that messages, reports and `--voice` give it."""
        if self.name or self.engine:
            return self.name or self.engine
        return self.wish.words if self.wish else ""

    @property
    def every_setting(self) -> dict[str, Any]:
        """The author's settings with those that make it this voice; files are left out."""
        return {**self.settings, **self.fixed}


_WISH_KEYS = frozenset(VoiceWish.model_fields)


def _read_voice(value: object) -> object:
    if isinstance(value, str):
        return {"engine": value}
    if isinstance(value, dict) and value and set(value) <= _WISH_KEYS:
        return {"wish": value}
    if isinstance(value, dict) and len(value) == 1:
        engine, settings = next(iter(value.items()))
        if settings is None or isinstance(settings, dict):
            return {"engine": engine, "settings": settings or {}}
    if isinstance(value, VoiceChoice):
        return value
    raise ValueError(
        "a voice is a name, a name with its settings ({espeak: {rate: 148}}),"
        " or what it should be like: {language: ru, sex: male}"
    )


ENTRY_SCHEMAS: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "object", "maxProperties": 1},
    {
        "type": "object",
        "properties": {
            "language": {"type": "string", "pattern": LANGUAGE_PATTERN},
            "sex": {"enum": ["female", "male"]},
        },
        "additionalProperties": False,
        "minProperties": 1,
    },
]
VoiceEntry = Annotated[
    VoiceChoice,
    BeforeValidator(_read_voice),
    WithJsonSchema({"anyOf": ENTRY_SCHEMAS}),
]


def _list_voices(value: object) -> object:
    """Return a single voice as a list of one."""
    if value is None or isinstance(value, list | tuple):
        return value
    return [value]


VoiceEntries = Annotated[
    tuple[VoiceEntry, ...],
    Field(min_length=1),
    BeforeValidator(_list_voices),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "array",
                    "items": {"anyOf": ENTRY_SCHEMAS},
                    "minItems": 1,
                },
                *ENTRY_SCHEMAS,
            ]
        }
    ),
]
ENGLISH_VOICES = (VoiceChoice(engine="hibari"), VoiceChoice(engine="espeak"))
"""The voices of an English film that names none."""
OTHER_VOICES = (VoiceChoice(engine="espeak"),)
"""The voices of any other film that names none."""
VoiceOverrides = dict[str, dict[str, Any]]
"""Engine -> settings that replace the film's in one scene; those of other engines are ignored."""

PauseSeconds = Annotated[float, Field(ge=0.05, le=5)]


class Pauses(YamlModel):
    """Seconds of silence after sentences, commas and paragraphs; else the voice decides."""

    sentence: PauseSeconds | None = Field(
        default=None, description="after a sentence"
    )
    comma: PauseSeconds | None = Field(
        default=None, description="after a comma"
    )
    paragraph: PauseSeconds | None = Field(
        default=None,
        description="after a paragraph, which ends at an empty line",
    )


class Pronunciation(YamlModel):
    """How a word is spoken."""

    say: WrittenForm | None = Field(
        default=None, description="a respelling, for any voice"
    )
    ipa: WrittenForm | None = Field(
        default=None, description="its sounds in IPA; wins over say"
    )
    also: tuple[WrittenForm, ...] = Field(
        default=(),
        description="other spellings and names that the article uses for the same "
        "thing",
    )

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
