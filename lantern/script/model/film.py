"""The model of a film as its author writes it: film, scene, shot, lower third, claim, transition.

Frozen pydantic models; the reader, the JSON Schema, the README's table and did-you-mean all come from here.
Nothing here opens a file.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from lantern.core.units import FPS, Shape, Size, classify_shape, parse_duration
from lantern.script.document import YamlModel
from lantern.script.model.captions import CaptionOptions, CaptionsEntry
from lantern.script.model.cards import Card, TitleCard
from lantern.script.model.footage import ClipEntry, EffectsEntry
from lantern.script.model.framing import (
    SHAPES,
    Focus,
    FramingOverride,
    MoveEntry,
    ShapeEntry,
    find_move_fault,
    resize_to_shape,
)
from lantern.script.model.look import LookChoice, Thumbnail
from lantern.script.model.map import PhrasePair, ShotDate
from lantern.script.model.narration import FromPassage, NarrationEntry
from lantern.script.model.sound import MusicEntry, NarrationFields, SoundFields
from lantern.script.model.sources import AlsoFromEntry, Claim, OmissionsEntry
from lantern.script.model.transition import Transition, TransitionEntry
from lantern.script.model.voice import (
    LexiconOrFile,
    Pauses,
    VoiceChoice,
    VoiceEntry,
    VoiceOverrides,
)


def _seconds(value: object) -> object:
    return parse_duration(value) if isinstance(value, str) else value


Duration = Annotated[
    float,
    BeforeValidator(_seconds),
    Field(ge=0, le=3600),
    WithJsonSchema(
        {"type": ["number", "string"], "description": "seconds, or text such as 1m30s"}
    ),
]
LongText = Annotated[str, Field(min_length=1, max_length=20_000)]


class LowerThird(YamlModel):
    """Who or where: a title and a line, shown once; `at` names the words it comes in on."""

    title: LongText
    text: str = ""
    at: str | None = None


CardOrName = Annotated[
    Annotated[Literal["title", "chapter", "credits"], Tag("name")]
    | Annotated[Card, Tag("card")],
    Discriminator(lambda value: "name" if isinstance(value, str) else "card"),
]


class Shot(SoundFields):
    """One picture and how the camera looks at it: exactly one of `still`, `map`, `card`, `clip`."""

    still: LongText | None = None
    map: LongText | None = None
    card: CardOrName | None = None
    clip: ClipEntry | None = Field(
        None, description="footage: a file, or a file with from, to, speed, loop, level"
    )
    effects: EffectsEntry | None = Field(
        None,
        description="MoviePy's effects by name, in order: [{FadeIn: {duration: 1}}]",
    )
    view: str | None = Field(None, description="the map's view the camera rests on")
    move: MoveEntry | None = None
    focus: Focus | None = Field(
        None, description="x, y, w, h as fractions of the upright picture"
    )
    fit: Literal["cover", "contain"] = "cover"
    ground: str = Field(
        "blur",
        description="behind a contained picture: blur, or a colour such as '#241a15'",
    )
    at: LongText | None = Field(
        None, description="words of the narration; the cut falls on the first of them"
    )
    hold: Duration | None = Field(None, description="this long, in seconds")
    transition: TransitionEntry | None = None
    lower_third: LowerThird | None = None
    claim: Claim | None = None
    dates: tuple[ShotDate, ShotDate] | None = Field(
        None, description="a map's calendar: its days at the shot's start and end"
    )
    when: dict[str, PhrasePair] | None = Field(
        None, description="a map's item comes as these words are spoken"
    )
    show: tuple[LongText, ...] | None = Field(
        None, description="of what moves on a map only these items"
    )

    wide: FramingOverride | None = Field(None, description="how it is framed in 16:9")
    portrait: FramingOverride | None = Field(
        None, description="how it is framed in 9:16"
    )
    square: FramingOverride | None = Field(None, description="how it is framed in 1:1")

    @property
    def kind(self) -> str:
        return (
            "still"
            if self.still
            else "map"
            if self.map
            else "clip"
            if self.clip
            else "card"
        )

    def frame_for(self, shape: Shape) -> Shot:
        """The shot as it is framed in a film of this shape."""
        own: FramingOverride | None = getattr(self, shape)
        given = {key: getattr(own, key) for key in own.model_fields_set} if own else {}
        if {"view", "move"} & set(given):  # one takes the place of the other
            given = {"view": None, "move": None} | given
        if isinstance(self.card, TitleCard) and (focus := given.pop("focus", None)):
            middle = (focus[0] + focus[2] / 2, focus[1] + focus[3] / 2)
            given["card"] = self.card.model_copy(update={"focus": middle})
        return self.model_copy(update=given | dict.fromkeys(SHAPES))

    @model_validator(mode="after")
    def _one_picture(self) -> Shot:
        given = [
            name
            for name in ("still", "map", "card", "clip")
            if getattr(self, name) is not None
        ]
        if len(given) != 1:
            raise ValueError("a shot shows exactly one of: still, map, card, clip")
        if self.kind != "map" and (self.dates or self.when or self.show is not None):
            raise ValueError("dates, when and show are for maps")
        for framing in (self, self.wide, self.portrait, self.square):
            wrong = find_move_fault(self.kind, framing.move) if framing else None
            if wrong:
                raise ValueError(wrong)
        return self

    @field_validator("ground")
    @classmethod
    def _ground_known(cls, value: str) -> str:
        if value != "blur" and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise ValueError(
                "ground is blur, or a colour such as '#241a15' (in quotes)"
            )
        return value


class Scene(NarrationFields):
    """A stretch of narration and the shots under it, resting on blocks of the article."""

    scene: LongText
    chapter: LongText | None = Field(
        None, description="starts a chapter with this name"
    )
    passage: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        (), description="blocks of the article this rests on"
    )
    also_from: AlsoFromEntry = Field(
        (), description="words that rest on another source: {text: …, source: …}"
    )
    narration: NarrationEntry | None = None
    duration: Duration | None = Field(
        None, description="length of a scene that nobody speaks in"
    )
    lower_third: LowerThird | None = None
    source: str | None = Field(
        None, description="the source line; default: the passages; 'none' hides it"
    )
    claim: Claim | None = None
    speaker: VoiceOverrides | None = Field(
        None, description="settings of the voices for this scene: {espeak: {pitch: 30}}"
    )
    pause_before: Duration = 0.7
    pause_after: Duration = 0.7
    transition: TransitionEntry | None = None
    shots: Annotated[tuple[Shot, ...], Field(min_length=1, max_length=200)]

    @property
    def text(self) -> str:
        """What is spoken. A script that was loaded has the words here, also those that come from the article."""
        return self.narration.strip() if isinstance(self.narration, str) else ""

    @model_validator(mode="after")
    def _some_length(self) -> Scene:
        spoken = bool(self.text) or isinstance(self.narration, FromPassage)
        if not spoken and not self.duration:
            raise ValueError("a scene needs narration, or a duration in seconds")
        if self.recording and not spoken:
            raise ValueError(
                "a recording needs the words that are spoken in it; write them under narration"
            )
        if self.recording and self.speaker:
            raise ValueError(
                "speaker is for voices, and this scene has a recording; leave one out"
            )
        if spoken and self.duration:
            raise ValueError(
                "a narrated scene is as long as its narration; take duration out (or use pause_after)"
            )
        if isinstance(self.narration, FromPassage) and not self.passage:
            raise ValueError(
                "a narration from the passage needs one: passage: [3] names the article's paragraphs"
            )
        if not spoken and (self.voice_leads or self.voice_trails):
            raise ValueError(
                "nobody speaks in this scene; voice_leads and voice_trails belong to one with narration"
            )
        if self.shots[0].at:
            raise ValueError("the first shot starts with the scene; take its 'at' out")
        return self


class ArticleReference(YamlModel):
    """What the film was written from."""

    title: LongText
    author: str = ""
    published: str = ""
    file: str | None = None

    @field_validator("published")
    @classmethod
    def _check_published(cls, value: str) -> str:
        if value:
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                raise ValueError(
                    f"'{value}' is no date; write it as 2020-11-26"
                ) from None
        return value


class Output(YamlModel):
    """Size in pixels, frames per second, and quality: draft, standard or master."""

    size: str = "1920x1080"
    shapes: Annotated[
        tuple[ShapeEntry, ...],
        Field(description="the shapes it is made in; default: its size's"),
    ] = ()
    fps: int = 25
    quality: Literal["draft", "standard", "master"] = "standard"
    loudness: Annotated[
        Literal[-14, -16, -23], Field(description="LUFS of the whole film")
    ] = -14

    @field_validator("size")
    @classmethod
    def _check_size(cls, value: str) -> str:
        match = re.fullmatch(r"(\d{2,4})x(\d{2,4})", value)
        if not match or any(
            int(g) % 2 or not 32 <= int(g) <= 4320 for g in match.groups()
        ):
            raise ValueError("size is width x height in even pixels, such as 1920x1080")
        return value

    @field_validator("fps")
    @classmethod
    def _known_fps(cls, value: int) -> int:
        if value not in FPS:
            raise ValueError(f"fps must be one of {', '.join(map(str, FPS))}")
        return value

    @field_validator("shapes")
    @classmethod
    def _check_shapes(cls, value: tuple[Shape, ...]) -> tuple[Shape, ...]:
        if len(set(value)) < len(value):
            raise ValueError("a shape is listed twice")
        return value

    @property
    def pixels(self) -> Size:
        w, h = self.size.split("x")
        return int(w), int(h)

    @property
    def shape(self) -> Shape:
        """The shape of its size."""
        return classify_shape(self.pixels)

    def resolve_pixels(self, shape: Shape) -> Size:
        """The size in a shape: its own, or one with its short side."""
        return (
            self.pixels if shape == self.shape else resize_to_shape(self.pixels, shape)
        )


SceneEntry = Annotated[
    Annotated[str, Tag("file")] | Annotated[Scene, Tag("Scene")],
    Discriminator(lambda value: "file" if isinstance(value, str) else "Scene"),
]


class Film(YamlModel):
    """`film.yml`. Everything but `lantern` and `title` has a default."""

    lantern: Annotated[int, Field(description="the format's version: 1")]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    subtitle: str = ""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,4})?$")] = "en"
    article: ArticleReference | None = None
    omit: OmissionsEntry = Field(
        (), description="paragraphs left out on purpose: {paragraphs: […], because: …}"
    )
    picture_credits: bool = Field(
        False,
        description="name the maker of each picture that isn't ours, while it is seen",
    )
    use: Literal["commercial", "non-commercial"] = "non-commercial"
    voice: Annotated[tuple[VoiceEntry, ...], Field(min_length=1)] = (
        VoiceChoice(engine="espeak"),
    )
    pauses: Pauses = Pauses()
    lexicon: LexiconOrFile | None = Field(
        None, description="a file, or the words themselves"
    )
    look: LookChoice = LookChoice()
    output: Output = Output()
    captions: CaptionsEntry = CaptionOptions()
    music: MusicEntry = None
    transition: TransitionEntry = Transition(kind="dissolve", length=0.8)
    thumbnail: Thumbnail | None = None
    scenes: tuple[SceneEntry, ...] | None = None

    @field_validator("lantern")
    @classmethod
    def _version(cls, value: int) -> int:
        if value != 1:
            raise ValueError(
                f"this film is written for format {value}, and this Lantern reads format 1; update Lantern"
            )
        return value

    @field_validator("scenes")
    @classmethod
    def _some_scenes(
        cls, value: tuple[SceneEntry, ...] | None
    ) -> tuple[SceneEntry, ...] | None:
        if not value:
            raise ValueError(
                "'scenes' is empty; list scene files, or take the key out to use all NN-*.yml"
            )
        return value
