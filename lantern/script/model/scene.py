"""The models of a scene and of its shots, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from lantern.core.units import Shape
from lantern.script.known_keys import authored_as
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.cards import CardOrName, TitleCard, keep_focus
from lantern.script.model.file_kinds import find_wrong_key
from lantern.script.model.footage import ClipEntry, EffectsEntry
from lantern.script.model.framing import (
    SHAPES,
    Focus,
    FramingOverride,
    Leg,
    Move,
    MoveEntry,
    find_foreign_key,
    find_move_fault,
)
from lantern.script.model.inserts import InsertsEntry
from lantern.script.model.lower_third import LowerThirdEntry
from lantern.script.model.map import FurnitureMode, PhrasePair, ShotDate
from lantern.script.model.narration import FromPassage, NarrationEntry
from lantern.script.model.notes import NotesEntry, find_note_fault
from lantern.script.model.page import DocumentEntry
from lantern.script.model.plugin import PluginPicture, gather_plugin
from lantern.script.model.sound import NarrationFields, SceneMusicEntry, SoundFields
from lantern.script.model.sources import AlsoFromEntry, Claim
from lantern.script.model.transition import TransitionEntry
from lantern.script.model.types import BlockNumber, Duration, LongText, is_colour
from lantern.script.model.voice import VoiceOverrides
from lantern.script.model_faults import FaultAt


@authored_as("a shot")
class Shot(SoundFields):
    """One picture and how the camera looks at it.

    Exactly one of `still`, `map`, `card`, `clip`, `document`.
    """

    still: LongText | None = None
    map: LongText | None = None
    card: CardOrName | None = None
    clip: ClipEntry | None = Field(
        None, description="footage: a file, or a file with from, to, speed, loop, level"
    )
    document: DocumentEntry | None = Field(
        None,
        description="a page: a picture or PDF, or file with zoom, highlight, lift, translation",
    )
    plugin: SkipJsonSchema[PluginPicture | None] = None
    """What stands under the name of a plug-in; nobody writes this key itself."""
    effects: EffectsEntry | None = Field(
        None,
        description="MoviePy's effects by name, in order: [{FadeIn: {duration: 1}}]",
    )
    view: str | None = Field(None, description="the map's view the camera rests on")
    move: MoveEntry | None = None
    legs: Annotated[tuple[Leg, ...], Field(min_length=1, max_length=20)] | None = Field(
        None, description="a map's camera goes on from view to view: {to: …, at: …}"
    )
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
    lower_third: LowerThirdEntry | None = None
    claim: Claim | None = None
    notes: NotesEntry | None = Field(
        None, description="signs on the picture: [{circle: [x, y, w, h], at: …}]"
    )
    inserts: InsertsEntry | None = Field(
        None, description="a figure, facts, a clock or a bar over the picture"
    )
    dates: tuple[ShotDate, ShotDate] | None = Field(
        None, description="a map's calendar: its days at the shot's start and end"
    )
    when: dict[str, PhrasePair] | None = Field(
        None, description="a map's item comes as these words are spoken"
    )
    show: tuple[LongText, ...] | None = Field(
        None, description="of what moves on a map only these items"
    )
    furniture: FurnitureMode | None = Field(
        None, description="whether a map's title, globe and legend are there"
    )

    wide: FramingOverride | None = Field(None, description="how it is framed in 16:9")
    portrait: FramingOverride | None = Field(
        None, description="how it is framed in 9:16"
    )
    square: FramingOverride | None = Field(None, description="how it is framed in 1:1")

    @property
    def kind(self) -> str:
        """What it shows: still, map, clip, document, card, or the name of a plug-in."""
        if self.still:
            return "still"
        if self.map:
            return "map"
        if self.clip:
            return "clip"
        if self.document:
            return "document"
        if self.plugin:
            return self.plugin.name
        return "card"

    def frame_for(self, shape: Shape) -> Shot:
        """Return the shot as it is framed in a film of this shape."""
        own: FramingOverride | None = getattr(self, shape)
        changes: dict[str, Any] = {}
        if own:
            changes = {key: getattr(own, key) for key in own.model_fields_set}
        if "view" in changes or "move" in changes:
            # one takes the place of the other
            changes = {"view": None, "move": None, "legs": None} | changes
        if isinstance(self.card, TitleCard | GroundedCard):
            focus = changes.pop("focus", None)
            if focus:
                changes["card"] = keep_focus(self.card, focus)
        return self.model_copy(update=changes | dict.fromkeys(SHAPES))

    @model_validator(mode="before")
    @classmethod
    def _gather_plugin(cls, value: object) -> object:
        return gather_plugin(value)

    @model_validator(mode="after")
    def _check_picture(self) -> Shot:
        films = (self.clip, self.document, self.plugin)
        pictures = (self.still, self.map, self.card, *films)
        if pictures.count(None) != len(pictures) - 1:
            raise ValueError(
                "a shot shows exactly one of: still, map, card, clip, document"
            )
        for_maps = (self.dates, self.when, self.show, self.furniture, self.legs)
        if self.kind != "map" and for_maps.count(None) != len(for_maps):
            raise ValueError("dates, when, show, furniture and legs are for maps")
        return self

    @model_validator(mode="after")
    def _check_files(self) -> Shot:
        file = self.clip.file if self.clip else self.still or self.map
        fault = find_wrong_key(self.kind, file) if file else None
        if fault:
            raise FaultAt(fault, self.kind)
        return self

    @model_validator(mode="after")
    def _check_moves(self) -> Shot:
        for framing in (self, self.wide, self.portrait, self.square):
            fault = find_move_fault(self.kind, framing.move) if framing else None
            if fault:
                raise ValueError(fault)
        if self.legs and isinstance(self.move, Move):
            message = (
                "legs take the place of a move: write its first view as view: "
                f"{self.move.start}, and its last one as a leg"
            )
            raise FaultAt(message, "move")
        if self.map and self.view and isinstance(self.move, Move):
            raise FaultAt("the move names the map's views; take view out", "view")
        key = find_foreign_key(self.kind, self.model_fields_set)
        if key:
            raise FaultAt(f"a {self.kind} has no {key}; take it out", key)
        return self

    @model_validator(mode="after")
    def _check_document(self) -> Shot:
        own = [shape for shape in SHAPES if shape in self.model_fields_set]
        if self.document and own:
            message = (
                "a document has its zooms for one shape inside it:"
                f" document: {{file: …, {own[0]}: [{{to: [x, y, w, h], at: words}}]}}"
            )
            raise FaultAt(message, own[0])
        return self

    @model_validator(mode="after")
    def _check_notes(self) -> Shot:
        for i, note in enumerate(self.notes or ()):
            fault = find_note_fault(self.kind, note)
            if fault:
                raise FaultAt(str(fault), "notes", i, *fault.loc)
        return self

    @field_validator("ground")
    @classmethod
    def _check_ground(cls, value: str) -> str:
        if value != "blur" and not is_colour(value):
            raise ValueError(
                "ground is blur, or a colour such as '#241a15' (in quotes)"
            )
        return value


@authored_as("a scene")
class Scene(NarrationFields):
    """A stretch of narration and the shots under it, based on blocks of the article."""

    scene: LongText
    chapter: LongText | None = Field(
        None, description="starts a chapter with this name"
    )
    passage: tuple[BlockNumber, ...] = Field(
        (), description="blocks of the article this rests on"
    )
    also_from: AlsoFromEntry = Field(
        (), description="words that rest on another source: {text: …, source: …}"
    )
    narration: NarrationEntry | None = None
    duration: Duration | None = Field(
        None, description="length of a scene that nobody speaks in"
    )
    lower_third: LowerThirdEntry | None = None
    source: str | None = Field(
        None, description="the source line; default: the passages; 'none' hides it"
    )
    claim: Claim | None = None
    inserts: InsertsEntry | None = Field(
        None, description="figures, facts, clocks or bars over all its shots"
    )
    speaker: VoiceOverrides | None = Field(
        None, description="settings of the voices for this scene: {espeak: {pitch: 30}}"
    )
    music: SceneMusicEntry | None = Field(
        None, description="other music from here on, a stop or a sting at words"
    )
    pause_before: Duration = 0.7
    pause_after: Duration = 0.7
    transition: TransitionEntry | None = None
    shots: Annotated[tuple[Shot, ...], Field(min_length=1, max_length=200)]

    @property
    def text(self) -> str:
        """Words that are spoken. A loaded script has those of the article here too."""
        if isinstance(self.narration, str):
            return self.narration.strip()
        return ""

    @property
    def _is_spoken(self) -> bool:
        return bool(self.text) or isinstance(self.narration, FromPassage)

    @model_validator(mode="after")
    def _check_length(self) -> Scene:
        if not self._is_spoken and not self.duration:
            raise ValueError("a scene needs narration, or a duration in seconds")
        return self

    @model_validator(mode="after")
    def _check_recording(self) -> Scene:
        if self.recording and not self._is_spoken:
            raise ValueError(
                "a recording needs the words that are spoken in it;"
                " write them under narration"
            )
        if self.recording and self.speaker:
            raise ValueError(
                "speaker is for voices, and this scene has a recording; leave one out"
            )
        return self

    @model_validator(mode="after")
    def _check_narration(self) -> Scene:
        if self._is_spoken and self.duration:
            raise ValueError(
                "a narrated scene is as long as its narration;"
                " take duration out (or use pause_after)"
            )
        if isinstance(self.narration, FromPassage) and not self.passage:
            raise ValueError(
                "a narration from the passage needs one:"
                " passage: [3] names the article's paragraphs"
            )
        if not self._is_spoken and (self.voice_leads or self.voice_trails):
            raise ValueError(
                "nobody speaks in this scene;"
                " voice_leads and voice_trails belong to one with narration"
            )
        return self

    @model_validator(mode="after")
    def _check_first_shot(self) -> Scene:
        if self.shots[0].at:
            message = "the first shot starts with the scene; take its 'at' out"
            raise FaultAt(message, "shots", 0, "at")
        return self
