"""The models of a film as its author writes it: film, scene, shot, lower third, output.

Frozen pydantic models; the reader, the JSON Schema and did-you-mean all come from them. Opens no
file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag, field_validator, model_validator

from lantern.core.interface_words import InterfaceWords, find_words
from lantern.core.languages import get_primary_language
from lantern.script.document import Loc, YamlModel
from lantern.script.known_keys import authored_as
from lantern.script.model.article import ArticleReference
from lantern.script.model.captions import CaptionOptions, CaptionsEntry
from lantern.script.model.describe import AudioDescription
from lantern.script.model.look import LookChoice, LookEntry, Thumbnail
from lantern.script.model.map import FurnitureMode
from lantern.script.model.output import Output
from lantern.script.model.publish import DestinationEntries
from lantern.script.model.scene import Scene
from lantern.script.model.shorts import Short, ShortEntries
from lantern.script.model.sound import MusicEntry
from lantern.script.model.sources import OmissionsEntry
from lantern.script.model.speaker import Speakers
from lantern.script.model.transition import (
    EndFades,
    EndFadesEntry,
    Transition,
    TransitionEntry,
)
from lantern.script.model.treatment import TreatmentEntry
from lantern.script.model.types import LanguageTag, Text
from lantern.script.model.upload import FilmLinkEntry, FilmTag
from lantern.script.model.voice import (
    ENGLISH_VOICES,
    OTHER_VOICES,
    LexiconOrFile,
    Pauses,
    VoiceChoice,
    VoiceEntries,
)

FORMAT = 1
"""The version of the format that this program reads."""


def _choose_scene_form(value: object) -> str:
    if isinstance(value, str):
        return "file"
    return "Scene"


SceneEntry = Annotated[
    Annotated[str, Tag("file")] | Annotated[Scene, Tag("Scene")],
    Discriminator(_choose_scene_form),
]


@dataclass(frozen=True)
class PlacedVoice:
    """A voice, and the keys that lead to it in film.yml."""

    loc: Loc
    voice: VoiceChoice


@authored_as("film.yml", example="lantern: 1")
class Film(YamlModel):
    """`film.yml`. Everything but `lantern` and `title` has a default."""

    lantern: Annotated[int, Field(description="the format's version: 1")]
    title: Annotated[str, Field(min_length=1, max_length=200)] = Field(
        description="the film's name: on the title card, in the file and in the "
        "description"
    )
    subtitle: str = Field(default="", description="a line under the title")
    description: str = Field(
        "",
        max_length=4000,
        description="what the film is about, for description.txt",
    )
    tags: tuple[FilmTag, ...] = Field(
        (),
        description="words by which people find the film: [lighthouses, Cornwall]; in "
        "description.txt and tags.txt",
    )
    links: tuple[FilmLinkEntry, ...] = Field(
        (),
        max_length=20,
        description="pages for viewers, in description.txt: {title: …, url: https://…}",
    )
    licence: Text | None = Field(
        None, description="the film's own licence, by its id, such as CC-BY-4.0"
    )
    language: LanguageTag = Field(
        default="en",
        description="the language that is spoken: en, en-GB, ru; Lantern's own words on "
        "the screen are in it, too",
    )
    article: ArticleReference | None = Field(
        default=None, description="the article that the film is made from"
    )
    omit: OmissionsEntry = Field(
        (),
        description="paragraphs left out on purpose: {paragraphs: […], because: …}",
    )
    source_line: Literal["first", "always", "none"] = Field(
        "first",
        description="when the source line is seen: first, for 4 s where it "
        "changes; always; or none",
    )
    furniture: FurnitureMode = Field(
        "first",
        description="when a map's title, globe and legend are seen: first, where "
        "they are new; always; or none. A map file and a shot may have "
        "their own",
    )
    picture_credits: bool = Field(
        False,
        description="true: the source line names the maker and the licence of each "
        "picture that isn't ours, while it is seen",
    )
    focus: Literal["auto"] | None = Field(
        None,
        description="auto: Lantern guesses what matters in photographs without a focus, "
        "and check reports each guess",
    )
    treat: TreatmentEntry | None = Field(
        None,
        description="archive: all photographs and footage get one tone and one "
        "grain; {as: archive, mask: true} also the edge of a film gate",
    )
    use: Literal["commercial", "non-commercial"] = Field(
        default="non-commercial",
        description="how the film will be used; commercial refuses pictures whose "
        "licence forbids that",
    )
    voice: VoiceEntries = Field(
        default=ENGLISH_VOICES,
        description="voices in the order in which they are tried: a name, a name with "
        "settings, or a wish: [hibari, {espeak: {rate: 140}}], {language: "
        "ru, sex: male}; default: [hibari, espeak] in English, else "
        "[espeak]",
    )
    speakers: Speakers = Field(
        default_factory=dict,
        description="who else speaks: {ann: {name: Ann Lee, voice: {espeak: {pitch: 70}}}}",
    )
    audio_description: AudioDescription = Field(
        default_factory=AudioDescription,
        description="who speaks the texts of `describe`: `{voice: {espeak: {pitch: 30}}}`",
    )
    pauses: Pauses = Field(
        default=Pauses(),
        description="seconds of silence after sentences, commas and paragraphs; "
        "default: as the voice makes them",
    )
    lexicon: LexiconOrFile | None = Field(
        None,
        description="how names are spoken: a file, or the words themselves: "
        "{Huygens: {say: high-gens}}",
    )
    look: LookEntry = Field(
        default=LookChoice(),
        description="the style: the name of a look, the path of one of your own, or "
        "{base: …, fonts: …}; default: atlas",
    )
    output: Output = Field(
        default=Output(),
        description="size, shapes, frame rate, quality, encoder, loudness",
    )
    captions: CaptionsEntry = Field(
        default=CaptionOptions(),
        description="none, block or karaoke: burned into the picture; or more "
        "settings as keys. SRT and VTT are written in any case; default: none, "
        "in 9:16 block",
    )
    music: MusicEntry = Field(
        default=None,
        description="the built-in score, a sound file, none, or either with "
        "settings; default: none",
    )
    chapter_pause: Annotated[float, Field(ge=0, le=30)] = Field(
        2.5,
        description="seconds of music alone at a chapter's start, with its name as "
        "a lower third; 0 for none",
    )
    transition: TransitionEntry = Field(
        default=Transition(kind="dissolve", length=0.8),
        description="between scenes: cut, {dissolve: 0.8}, {dip: 1}, {wipe: 0.8}, "
        "{push: 0.8} or {match: 1.2}; default: {dissolve: 0.8}",
    )
    fade: EndFadesEntry = Field(
        default=EndFades(),
        description="seconds in which the film fades in from black and out to black: "
        "{in: 1, out: 1.5}, or none",
    )
    thumbnail: Thumbnail | None = Field(
        default=None,
        description="the picture that stands for the film; default: the first that "
        "isn't a card, with the title on it",
    )
    publish: DestinationEntries = Field(
        (),
        description="where it is published: [{to: peertube, privacy: unlisted}]",
    )
    shorts: ShortEntries = Field(
        (),
        description="short films from its takes: [{id: trailer, cut: [wells, road]}]",
    )
    scenes: tuple[SceneEntry, ...] | None = Field(
        default=None,
        description="names of scene files in order, or the scenes themselves; "
        "default: all files that begin with a digit",
    )

    @property
    def words(self) -> InterfaceWords:
        """Return what Lantern writes in the film's language, or in English if it has no words."""
        return find_words(self.language)

    def find_short(self, name: str) -> Short | None:
        """Return the short with an id; None if there is none."""
        return next((each for each in self.shorts if each.id == name), None)

    def iter_voices(self) -> Iterator[PlacedVoice]:
        """Yield every voice that may speak, and the keys that lead to it."""
        for i, voice in enumerate(self.voice):
            yield PlacedVoice(("voice", i), voice)
        for key, speaker in self.speakers.items():
            for i, voice in enumerate(speaker.voice or ()):
                yield PlacedVoice(("speakers", key, "voice", i), voice)
        if "audio_description" in self.model_fields_set:
            for i, voice in enumerate(self.audio_description.voice):
                yield PlacedVoice(("audio_description", "voice", i), voice)

    @model_validator(mode="after")
    def _choose_voices(self) -> Film:
        is_english = get_primary_language(self.language) == "en"
        if "voice" in self.model_fields_set or is_english:
            return self
        # the model is frozen, and no field was given: it stays as if it were the default
        object.__setattr__(self, "voice", OTHER_VOICES)
        return self

    @field_validator("lantern")
    @classmethod
    def _check_version(cls, value: int) -> int:
        if value != FORMAT:
            raise ValueError(
                f"this film is written for format {value},"
                f" and this Lantern reads format {FORMAT}; update Lantern"
            )
        return value

    @field_validator("scenes")
    @classmethod
    def _check_scenes(
        cls, value: tuple[SceneEntry, ...] | None
    ) -> tuple[SceneEntry, ...] | None:
        if not value:
            raise ValueError(
                "'scenes' is empty; list scene files,"
                " or take the key out to use all NN-*.yml"
            )
        return value
