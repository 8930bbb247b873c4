"""The models of a scene and of its shots, as an author writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from lantern.core.units import Shape
from lantern.script.document import Loc
from lantern.script.known_keys import authored_as
from lantern.script.model.cards import Card
from lantern.script.model.dateline import Dateline, find_dateline_fault
from lantern.script.model.describe import DescribeEntry
from lantern.script.model.inserts import InsertsEntry
from lantern.script.model.lower_third import LowerThirdEntry
from lantern.script.model.narration import FromPassage, NarrationEntry
from lantern.script.model.notes import NotesEntry, find_note_fault
from lantern.script.model.panels import (
    Inset,
    PanelsEntry,
    PanelsLayout,
    PlacedEffects,
    PlacedLabel,
    ShotPicture,
    SmallPicture,
    find_panels_fault,
    lend_map,
)
from lantern.script.model.picture import Picture
from lantern.script.model.pins import PinsEntry
from lantern.script.model.recorded_voice import (
    RecordedVoice,
    find_footage_fault,
    find_recorded_voice,
)
from lantern.script.model.sound import (
    NarrationFields,
    SceneMusicEntry,
    SoundFields,
)
from lantern.script.model.sources import AlsoFromEntry, Claim
from lantern.script.model.transition import TransitionEntry
from lantern.script.model.types import BlockNumber, Duration, LongText
from lantern.script.model.voice import VoiceOverrides
from lantern.script.model_faults import FaultAt
from lantern.script.narration_parser import parse_narration
from lantern.script.spoken_text import SpokenText


@authored_as("a shot", example="- still: a.jpg")
class Shot(Picture, SoundFields):
    """One picture and how the camera looks at it.

    Exactly one of `still`, `map`, `card`, `clip`, `document`, `panels`.
    """

    _one_of: ClassVar[str] = (
        "a shot shows exactly one of: still, map, card, clip, document, panels"
    )
    panels: PanelsEntry | None = Field(
        None,
        description="several pictures at once: [{still: …, label: …}, {map: …}]",
    )
    layout: PanelsLayout | None = Field(
        None, description="how panels stand; default: side-by-side"
    )
    inset: Inset | None = Field(
        None,
        description="a small picture in a corner: {still: …, corner: top-right}",
    )
    at: LongText | None = Field(
        None,
        description="words of the narration; the cut falls on the first of them; "
        "default: it shares the time with its neighbours",
    )
    hold: Duration | None = Field(
        None,
        description="how long it is seen, in seconds; default: what is left",
    )
    transition: TransitionEntry | None = Field(
        default=None,
        description="the transition into the shot, such as cut, or with its seconds "
        "{dissolve: 0.8}; default: cut inside a scene",
    )
    lower_third: LowerThirdEntry | None = Field(
        default=None,
        description="who or where, at the bottom left: {title: …, text: …}, or a "
        "list of these",
    )
    claim: Claim | None = Field(
        default=None,
        description="whose claim this is: {status: reported, by: …}",
    )
    dateline: Dateline | None = Field(
        None,
        description="date and place of a photograph or of footage: {date: 1945-08-18, place: …}",
    )
    notes: NotesEntry | None = Field(
        None,
        description="signs on the picture: [{circle: [x, y, w, h], at: …}]",
    )
    inserts: InsertsEntry | None = Field(
        None, description="a figure, facts, a clock or a bar over the picture"
    )
    pins: PinsEntry | None = Field(
        None,
        description="photographs pinned to places of a map: {place: {still: …}}",
    )
    describe: DescribeEntry = Field(
        (),
        description="what is seen, spoken in a pause of the voice for people who can't see it",
    )

    @property
    def kind(self) -> str:
        """What it shows: panels, or what its picture is."""
        return "panels" if self.panels else super().kind

    @property
    def noun(self) -> str:
        """What messages call it."""
        return "a shot of panels" if self.panels else super().noun

    def _list_shown(self) -> tuple[object, ...]:
        return (*super()._list_shown(), self.panels)

    @property
    def has_map(self) -> bool:
        """Whether any of its pictures is a map."""
        return any(placed.picture.map for placed in self.iter_pictures())

    def iter_pictures(self) -> Iterator[ShotPicture]:
        """Yield all pictures that it shows: its own or its panels', its inset, then its pins."""
        if self.panels is None:
            yield ShotPicture((), self)
        for i, panel in enumerate(self.panels or ()):
            yield ShotPicture(("panels", i), panel)
        if self.inset is not None:
            yield ShotPicture(("inset",), self.inset)
        for place, pin in (self.pins or {}).items():
            yield ShotPicture(("pins", place), pin)

    def with_card(self, loc: Loc, card: Card) -> Shot:
        """Return the shot with another card in the picture to which these keys lead."""
        changed = {"card": card}
        if not loc:
            return self.model_copy(update=changed)
        if loc == ("inset",) and self.inset:
            return self.model_copy(
                update={"inset": self.inset.model_copy(update=changed)}
            )
        panels = list(self.panels or ())
        number = int(loc[1])
        panels[number] = panels[number].model_copy(update=changed)
        return self.model_copy(update={"panels": tuple(panels)})

    def list_labels(self) -> list[PlacedLabel]:
        """Return the words on its small pictures, and the names on globes."""
        found = []
        for placed in self.iter_pictures():
            picture = placed.picture
            if isinstance(picture, SmallPicture) and picture.label:
                found.append(PlacedLabel((*placed.loc, "label"), picture.label))
            names = picture.globe.places if picture.globe else ()
            for i, place in enumerate(names):
                loc = (*placed.loc, "globe", "places", i, "name")
                found.append(PlacedLabel(loc, place.name))
        return found

    def list_effects(self) -> list[PlacedEffects]:
        """Return the effects on the shot and on its small pictures."""
        found = []
        if self.effects:
            found.append(PlacedEffects(("effects",), self.effects))
        for placed in self.iter_pictures():
            effects = placed.picture.effects
            if placed.loc and effects:
                found.append(PlacedEffects((*placed.loc, "effects"), effects))
        return found

    def frame_for(self, shape: Shape) -> Shot:
        """Return the shot as it is framed in a film of this shape."""
        framed = super().frame_for(shape)
        changes: dict[str, object] = {}
        if framed.panels:
            panels = tuple(panel.frame_for(shape) for panel in framed.panels)
            changes["panels"] = panels
        if framed.inset:
            changes["inset"] = framed.inset.frame_for(shape)
        if framed.pins:
            pins = framed.pins.items()
            changes["pins"] = {
                place: pin.frame_for(shape) for place, pin in pins
            }
        return framed.model_copy(update=changes) if changes else framed

    @model_validator(mode="before")
    @classmethod
    def _lend_map(cls, value: object) -> object:
        return lend_map(value)

    @model_validator(mode="after")
    def _check_panels(self) -> Shot:
        fault = find_panels_fault(self.panels, self.layout)
        if fault:
            raise fault
        return self

    @model_validator(mode="after")
    def _check_pins(self) -> Shot:
        if self.pins and self.kind != "map":
            raise FaultAt("pins belong to a map's shot", "pins")
        return self

    @model_validator(mode="after")
    def _check_dateline(self) -> Shot:
        fault = find_dateline_fault(self.dateline, self.kind)
        if fault:
            raise fault
        return self

    @model_validator(mode="after")
    def _check_notes(self) -> Shot:
        for i, note in enumerate(self.notes or ()):
            fault = find_note_fault(self.kind, note)
            if fault:
                raise FaultAt(str(fault), "notes", i, *fault.loc)
        return self


@authored_as("a scene", example="scene: A title")
class Scene(NarrationFields):
    """A stretch of narration and the shots under it, based on blocks of the article."""

    scene: LongText = Field(description="its title, in plans and reports")
    chapter: LongText | None = Field(
        None, description="starts a chapter with this name"
    )
    passage: tuple[BlockNumber, ...] = Field(
        (),
        description="the article's paragraphs that it rests on, by number, from 1; the "
        "source line shows them",
    )
    also_from: AlsoFromEntry = Field(
        (),
        description="words that rest on another source: {text: …, source: …}",
    )
    narration: NarrationEntry | None = Field(
        default=None,
        description="what is spoken; or {from: passage}: the article's own words",
    )
    duration: Duration | None = Field(
        None, description="the length of a scene without narration"
    )
    lower_third: LowerThirdEntry | None = Field(
        default=None,
        description="who or where, at the bottom left: {title: …, text: …}, or a "
        "list of these",
    )
    source: str | None = Field(
        None,
        description="the source line; default: the passages; 'none' hides it",
    )
    claim: Claim | None = Field(
        default=None,
        description="whose claim this is: {status: reported, by: …}",
    )
    inserts: InsertsEntry | None = Field(
        None, description="figures, facts, clocks or bars over all its shots"
    )
    describe: DescribeEntry = Field(
        (),
        description="what is seen, spoken for people who can't see it: a text, or {at: "
        "…, text: …}",
    )
    speaker: VoiceOverrides | None = Field(
        None,
        description="settings of the voices for this scene: {espeak: {pitch: 30}}",
    )
    music: SceneMusicEntry | None = Field(
        None,
        description="other music from here on, or a stop or a sting at words",
    )
    pause_before: Duration = Field(
        default=0.7,
        description="silence before the narration; where a chapter begins, the "
        "film's chapter_pause if that is longer",
    )
    pause_after: Duration = Field(
        default=0.7, description="silence after the narration"
    )
    transition: TransitionEntry | None = Field(
        default=None,
        description="the transition into the scene, such as cut, or with its seconds "
        "{dissolve: 0.8}; default: the film's",
    )
    shots: Annotated[tuple[Shot, ...], Field(min_length=1, max_length=200)] = (
        Field(description="what is seen, in order")
    )

    @property
    def text(self) -> str:
        """Words that are spoken. A loaded script has those of the article here too."""
        return self.spoken.text

    @property
    def spoken(self) -> SpokenText:
        """The words that are spoken, and how: what the marks in the narration say."""
        if isinstance(self.narration, str):
            return parse_narration(self.narration)
        return parse_narration("")

    @property
    def recorded_voice(self) -> RecordedVoice | None:
        """The sound of the author's in which it is spoken: a recording, or footage."""
        return find_recorded_voice(self)

    @property
    def is_spoken(self) -> bool:
        """Whether anybody speaks in it."""
        return bool(self.text) or isinstance(self.narration, FromPassage)

    @model_validator(mode="after")
    def _check_length(self) -> Scene:
        if not self.is_spoken and not self.duration:
            raise ValueError(
                "a scene needs narration, or a duration in seconds"
            )
        return self

    @model_validator(mode="after")
    def _check_footage(self) -> Scene:
        fault = find_footage_fault(self)
        if fault:
            raise fault
        return self

    @model_validator(mode="after")
    def _check_recording(self) -> Scene:
        if self.recording and not self.is_spoken:
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
        if self.is_spoken and self.duration:
            raise ValueError(
                "a narrated scene is as long as its narration;"
                " take duration out (or use pause_after)"
            )
        if isinstance(self.narration, FromPassage) and not self.passage:
            raise ValueError(
                "a narration from the passage needs one:"
                " passage: [3] names the article's paragraphs"
            )
        if not self.is_spoken and (self.voice_leads or self.voice_trails):
            raise ValueError(
                "this scene has no narration;"
                " voice_leads and voice_trails belong to one with narration"
            )
        return self

    @model_validator(mode="after")
    def _check_first_shot(self) -> Scene:
        if self.shots[0].at:
            message = "the first shot starts with the scene; take its 'at' out"
            raise FaultAt(message, "shots", 0, "at")
        return self
