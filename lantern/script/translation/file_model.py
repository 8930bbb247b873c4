"""The model of a translation's file, but for the texts themselves. Opens no file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from lantern.script.document import YamlModel
from lantern.script.known_keys import authored_as
from lantern.script.model.article import ArticleReference
from lantern.script.model.speaker import SpeakerVoices
from lantern.script.model.types import FilePath, LanguageTag, Text
from lantern.script.model.voice import LexiconOrFile, Pauses, VoiceEntries

FORMAT = 1
"""The version of the format that this program reads."""
SETTINGS = ("voice", "pauses", "lexicon", "article")
"""Keys of film.yml that a language may have its own value for."""


class SpeakerInLanguage(YamlModel):
    """What a speaker has of its own in this language; name and role are among the texts."""

    voice: SpeakerVoices = Field(
        description="a voice, or settings of the film's"
    )


@authored_as("a translation", example="translation: 1")
class TranslationFile(YamlModel):
    """A translation, or one file of it: which language of which film, and the texts by ids."""

    translation: Annotated[int, Field(description="the format's version: 1")]
    language: LanguageTag | None = Field(
        default=None,
        description="the language of the texts; default: by the file's name",
    )
    film: Text | None = Field(
        None, description="the name of the film it is for"
    )
    voice: VoiceEntries | None = Field(
        None,
        description="as in film.yml; default: those of the film that speak it",
    )
    speakers: dict[str, SpeakerInLanguage] | None = Field(
        None,
        description="voices of speakers: {ann: {voice: {espeak: {pitch: 70}}}}",
    )
    pauses: Pauses | None = Field(default=None, description="as in film.yml")
    lexicon: LexiconOrFile | None = Field(
        default=None, description="as in film.yml"
    )
    article: ArticleReference | None = Field(
        None, description="the article in this language"
    )
    scenes: Annotated[tuple[Text, ...], Field(min_length=1)] | None = Field(
        None, description="the only scenes that the film has in this language"
    )
    texts: dict[str, Any] | None = Field(
        None, description="the translated texts by their ids"
    )
    pictures: dict[str, FilePath] | None = Field(
        None,
        description="other files in this language: {clock.svg: ru/clock.svg}",
    )
    recordings: dict[str, FilePath] | None = Field(
        None,
        description="recordings in place of the voice, by scenes: {01-opening: ru/01.wav}",
    )
    originals: dict[str, Any] | None = Field(
        None,
        description="digests of the originals; written by lantern translate",
    )
    changed: tuple[Text, ...] | None = Field(
        None, description="ids of texts whose originals have changed since"
    )
    drafts: tuple[Text, ...] | None = Field(
        None,
        description="ids of texts that a machine wrote, and nobody has read yet",
    )
    gone: dict[str, Any] | None = Field(
        None, description="texts whose originals are gone"
    )
