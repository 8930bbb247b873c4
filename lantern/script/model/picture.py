"""The model of one picture and how the camera looks at it: what a shot and a panel have alike."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from lantern.core.units import Shape
from lantern.script.document import YamlModel
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.cards import CardOrName, TitleCard, keep_focus
from lantern.script.model.file_kinds import find_wrong_key
from lantern.script.model.footage import ClipEntry, EffectsEntry
from lantern.script.model.framing import (
    SHAPES,
    FocusEntry,
    FramingOverride,
    Leg,
    Move,
    MoveEntry,
    find_focus_fault,
    find_foreign_key,
    find_move_fault,
)
from lantern.script.model.globe import GlobeStart, lend_view
from lantern.script.model.map import (
    FurnitureMode,
    PhrasePair,
    ShotCalendar,
    ShotDates,
)
from lantern.script.model.page import DocumentEntry
from lantern.script.model.plugin import PluginPicture, gather_plugin
from lantern.script.model.treatment import TreatmentEntry, find_treatment_fault
from lantern.script.model.types import LongText, is_colour
from lantern.script.model_faults import FaultAt


class Picture(YamlModel):
    """One picture and how the camera looks at it."""

    still: LongText | None = Field(
        default=None,
        description="a picture: JPEG, PNG, WebP, TIFF, AVIF, GIF or BMP, or a drawing as SVG",
    )
    map: LongText | None = Field(default=None, description="a map file")
    card: CardOrName | None = Field(
        default=None,
        description="title, chapter or credits; or a card with its words",
    )
    clip: ClipEntry | None = Field(None, description="footage: a file, or keys")
    document: DocumentEntry | None = Field(
        None,
        description="a page of paper: a picture or a PDF, or keys",
    )
    plugin: SkipJsonSchema[PluginPicture | None] = None
    """What stands under the name of a plug-in; nobody writes this key itself."""
    effects: EffectsEntry | None = Field(
        None,
        description="MoviePy's effects by name, in order: [{FadeIn: {duration: 1}}]",
    )
    treat: TreatmentEntry | None = Field(
        None,
        description="archive: one tone and one grain; none: as it is, in a film that "
        "treats all others",
    )
    view: str | None = Field(
        None,
        description="the view of the map at which the camera rests; default: its first",
    )
    move: MoveEntry | None = Field(
        default=None,
        description="how the camera moves: push-in, pull-out, pan-left, pan-right, "
        "pan-up, pan-down, hold, or {from: …, to: …} between "
        "rectangles of a still or views of a map; default: a slow drift",
    )
    legs: (
        Annotated[tuple[Leg, ...], Field(min_length=1, max_length=20)] | None
    ) = Field(
        None,
        description="a map's camera goes on from view to view: {to: …, at: …}",
    )
    globe: GlobeStart | None = Field(
        None,
        description="a map's shot begins on a globe: {from: [lon, lat], to: view}",
    )
    follow: LongText | None = Field(
        None,
        description="the arrow, route or unit whose head a map's camera follows",
    )
    focus: FocusEntry | None = Field(
        None,
        description="the part that matters: [x, y, w, h] as fractions of the "
        "upright picture; auto guesses it; default: the middle",
    )
    fit: Literal["cover", "contain"] = Field(
        default="cover",
        description="cover fills the frame, contain shows all of the picture on "
        "its ground",
    )
    ground: str = Field(
        "blur",
        description="behind a contained picture: blur, or a colour such as '#241a15'",
    )
    dates: ShotDates | None = Field(
        None,
        description="a map's calendar: [first, last], or {from: …, to: …, count_from: …}",
    )
    when: dict[str, PhrasePair] | None = Field(
        None,
        description="words at which things on the map come, by their ids: {6gta: the "
        "longest road}; or two phrases, at which a thing begins and at "
        "which it is done",
    )
    show: tuple[LongText, ...] | None = Field(
        None,
        description="of all that moves on the map, only these ids (and those in when) "
        "are shown; [] for none; default: all",
    )
    furniture: FurnitureMode | None = Field(
        None,
        description="when the map's title, globe and legend are seen: first, "
        "always or none; default: as the map or the film says",
    )

    wide: FramingOverride | None = Field(
        None, description="how it is framed in 16:9"
    )
    portrait: FramingOverride | None = Field(
        None, description="how it is framed in 9:16"
    )
    square: FramingOverride | None = Field(
        None, description="how it is framed in 1:1"
    )

    _one_of: ClassVar[str]
    """What is said of a picture that shows nothing, or two things."""

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

    @property
    def noun(self) -> str:
        """What messages call it."""
        return f"a {self.kind}"

    @property
    def calendar(self) -> ShotCalendar | None:
        """Its `dates`, however they are written."""
        if self.dates is None or isinstance(self.dates, ShotCalendar):
            return self.dates
        start, end = self.dates
        return ShotCalendar.model_validate({"from": start, "to": end})

    def _list_shown(self) -> tuple[object, ...]:
        """Return the values of the keys of which exactly one is given."""
        films = (self.clip, self.document, self.plugin)
        return (self.still, self.map, self.card, *films)

    def frame_for(self, shape: Shape) -> Self:
        """Return the picture as it is framed in a film of this shape."""
        own: FramingOverride | None = getattr(self, shape)
        changes: dict[str, Any] = {}
        if own:
            changes = {key: getattr(own, key) for key in own.model_fields_set}
        if "move" in changes:
            changes["follow"] = None
        if "view" in changes or "move" in changes:
            # one takes the place of the other
            changes = {"view": None, "move": None, "legs": None} | changes
            if self.globe:
                changes["globe"] = self.globe.model_copy(update={"end": None})
        if isinstance(self.card, TitleCard | GroundedCard):
            focus = changes.pop("focus", None)
            if focus:
                changes["card"] = keep_focus(self.card, focus)
        return self.model_copy(update=changes | dict.fromkeys(SHAPES))

    @model_validator(mode="before")
    @classmethod
    def _gather_plugin(cls, value: object) -> object:
        return lend_view(gather_plugin(value))

    @model_validator(mode="after")
    def _check_picture(self) -> Self:
        pictures = self._list_shown()
        if pictures.count(None) != len(pictures) - 1:
            raise ValueError(self._one_of)
        camera = (self.legs, self.follow)
        for_maps = (self.dates, self.when, self.show, self.furniture, *camera)
        if self.kind != "map" and for_maps.count(None) != len(for_maps):
            raise ValueError(
                "dates, when, show, furniture, legs and follow are for maps"
            )
        if self.kind != "map" and self.globe:
            message = f"a globe comes down to a map, and this is {self.noun}"
            raise FaultAt(message, "globe")
        return self

    @model_validator(mode="after")
    def _check_globe(self) -> Self:
        if self.globe and self.follow:
            message = (
                "a globe comes down to a view; let a leg follow from there:"
                f" legs: [{{to: view, follow: {self.follow}}}]"
            )
            raise FaultAt(message, "follow")
        if self.globe is None or self.globe.end is None:
            return self
        first = self.view
        if isinstance(self.move, Move):
            first = str(self.move.start)
        if first != self.globe.end:
            message = f"the globe goes to the shot's first view, which is '{first}'; take to out"
            raise FaultAt(message, "globe", "to")
        return self

    @model_validator(mode="after")
    def _check_files(self) -> Self:
        file = self.clip.file if self.clip else self.still or self.map
        fault = find_wrong_key(self.kind, file) if file else None
        if fault:
            raise FaultAt(fault, self.kind)
        return self

    @model_validator(mode="after")
    def _check_treatment(self) -> Self:
        fault = find_treatment_fault(self.treat, self.kind, self.still)
        if fault:
            raise fault
        return self

    @model_validator(mode="after")
    def _check_focus(self) -> Self:
        fault = find_focus_fault(
            self.focus,
            self.kind,
            fit=self.fit,
            move=self.move,
        )
        if fault:
            raise FaultAt(fault, "focus")
        return self

    @model_validator(mode="after")
    def _check_moves(self) -> Self:
        for framing in (self, self.wide, self.portrait, self.square):
            fault = (
                find_move_fault(self.kind, framing.move) if framing else None
            )
            if fault:
                raise ValueError(fault)
        if self.legs and isinstance(self.move, Move):
            message = (
                "legs take the place of a move: write its first view as view: "
                f"{self.move.start}, and its last one as a leg"
            )
            raise FaultAt(message, "move")
        if self.follow and isinstance(self.move, Move):
            message = "follow and move both say where the camera goes; take one of them out"
            raise FaultAt(message, "follow")
        if self.map and self.view and isinstance(self.move, Move):
            raise FaultAt(
                "the move names the map's views; take view out", "view"
            )
        key = find_foreign_key(self.kind, self.model_fields_set)
        if key:
            raise FaultAt(f"{self.noun} has no {key}; take it out", key)
        return self

    @field_validator("ground")
    @classmethod
    def _check_ground(cls, value: str) -> str:
        if value != "blur" and not is_colour(value):
            raise ValueError(
                "ground is blur, or a colour such as '#241a15' (in quotes)"
            )
        return value

    @model_validator(mode="after")
    def _check_document(self) -> Self:
        own = [shape for shape in SHAPES if shape in self.model_fields_set]
        if self.document and own:
            message = (
                "a document has its zooms for one shape inside it:"
                f" document: {{file: …, {own[0]}: [{{to: [x, y, w, h], at: words}}]}}"
            )
            raise FaultAt(message, own[0])
        return self
