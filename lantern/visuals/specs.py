"""What a shot shows, as its visual gets it: one frozen value for each kind of visual.

It is an author's shot, framed for one shape of film, its words turned into frames. Files are
named as the author named them; `VisualContext.find` finds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from lantern.core.interface_words import (
    CardWords,
    DateWords,
    MapWords,
    NumberWords,
)
from lantern.core.records import NOT_IN_KEY
from lantern.core.units import Frames, Seconds
from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.look.panels import PanelStyle
from lantern.graphics.look.timing import DocumentTiming
from lantern.script.model.cards import Card
from lantern.script.model.footage import Effect
from lantern.script.model.framing import Move, PictureRect
from lantern.script.model.inserts import PictureInsert
from lantern.script.model.notes import PictureNote
from lantern.script.model.page import PageDocument
from lantern.script.model.panels import Corner, InsetForm, PanelsLayout
from lantern.script.translation.map_texts import TranslatedMapTexts
from lantern.visuals.map_parts import (
    CameraLeg,
    DayCounter,
    GlobeFlight,
    InsetPlace,
    MapRun,
    ReachedDate,
    ShownSpan,
)

PictureFit = Literal["cover", "contain"]
_BEGINNING = Seconds(0.0)


@dataclass(frozen=True)
class TimedNote:
    """A note, and the frames [start, end) of the shot in which it is there.

    Without an end it stays. The words of the note at which it comes and goes are taken out.
    """

    note: PictureNote
    start: Frames
    end: Frames | None = None


@dataclass(frozen=True)
class NotesSpec:
    """The notes on a shot's picture, and whether their words stand on paper or on ink."""

    notes: tuple[TimedNote, ...]
    style: Literal["paper", "ink"] = "ink"


@dataclass(frozen=True)
class TimedInsert:
    """An insert, and the frames of the shot in which it is there, perhaps beyond the shot's ends.

    It comes at `start` and goes at `end`; without an end it stays. What runs in it has run at
    `last`. `said` are the frames at which its facts come. Words that say when are taken out.
    """

    insert: PictureInsert
    start: Frames
    last: Frames
    end: Frames | None = None
    said: tuple[Frames, ...] = ()


@dataclass(frozen=True)
class InsertsSpec:
    """The inserts over a shot, and whether they stand on paper or on ink.

    `numbers` are the signs of figures; None in English.
    """

    inserts: tuple[TimedInsert, ...]
    style: Literal["paper", "ink"] = "ink"
    numbers: NumberWords | None = None


@dataclass(frozen=True)
class InsetSpec:
    """A small picture in a corner of a shot's own, with the look's style for it.

    `size` is its longer side as a share of the frame's width; None is the look's. It is there in
    frames [start, end) of the shot; None: as the shot begins, or until it ends. With `marks_view`
    a small map has the outline of what the shot's own map shows.
    """

    picture: PictureSpec
    style: PanelStyle
    corner: Corner
    form: InsetForm
    size: float | None = None
    label: str | None = None
    start: Frames | None = None
    end: Frames | None = None
    marks_view: bool | None = None

    @property
    def place(self) -> InsetPlace:
        """Return what decides where it stands."""
        return InsetPlace(self.style, self.corner, self.form, self.size)


@dataclass(frozen=True)
class TreatmentSpec:
    """How archive material is treated: by the look's style, with a mask if that is asked for."""

    style: ArchiveStyle
    mask: bool = False


@dataclass(frozen=True)
class StillSpec:
    """A still: its file, how it fills the frame, and where the camera looks.

    `move` is the name of a move, or goes between two rectangles; rectangles are fractions of the
    upright picture. `ground` is behind a contained picture: `blur`, or a colour `#rrggbb`.
    """

    still: str
    fit: PictureFit = "cover"
    ground: str = "blur"
    move: str | Move | None = None
    focus: PictureRect | None = None
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    treatment: TreatmentSpec | None = None
    kind: Literal["still"] = "still"


@dataclass(frozen=True)
class PinSpec:
    """A print of a still that is pinned to a place of a map, by the place's name or id.

    `size` is its longer side as a share of the frame's width; None is the look's. It is there in
    frames [start, end) of the shot; None: as the shot begins, or until it ends.
    """

    place: str
    picture: StillSpec
    form: InsetForm
    size: float | None = None
    label: str | None = None
    start: Frames | None = None
    end: Frames | None = None


@dataclass(frozen=True)
class PinsSpec:
    """The pins of a map's shot, and the look's style for small pictures."""

    pins: tuple[PinSpec, ...]
    style: PanelStyle


@dataclass(frozen=True)
class MapSpec:
    """A map: its file, the views of the camera, and when things on it come.

    With `legs` the camera goes on from `view` to the view of each; with a `move` it has one way.
    With `follow` it begins at the head of an item and stays with it, as near as in the `view`.
    `dates` are the days at the shot's first and last frame; `reached` are those that wait for
    words, and a `counter` counts days. `when` holds by item the frames of the
    shot at which it comes and, if given, has come; none before the film is cut. With `show`, of all
    that moves only these items are seen. `words` are what Lantern writes on it; None in English.
    `language` is the tag of the author's texts. `run` is the run whose layout the shot shares; None
    for a shot on its own. Names and furniture are there between `lettered_from` and
    `lettered_until`, frames of the shot: a dissolve to another map would show two sets of them.
    `furniture` holds by its name when each piece is there, and lacks those that never are; without
    it all are, always. `texts` are those of the map's file in another language; None in its own.
    """

    map: str
    view: str | None = None
    move: Move | None = None
    dates: tuple[str, str] | None = None
    when: Mapping[str, tuple[Frames, ...]] = field(default_factory=dict)
    show: tuple[str, ...] | None = None
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    words: MapWords | None = None
    language: str = "en"
    run: MapRun | None = None
    lettered_from: Frames | None = None
    lettered_until: Frames | None = None
    furniture: Mapping[str, ShownSpan] | None = None
    legs: tuple[CameraLeg, ...] = ()
    counter: DayCounter | None = None
    reached: tuple[ReachedDate, ...] | None = None
    globe: GlobeFlight | None = None
    follow: str | None = None
    pins: PinsSpec | None = None
    texts: TranslatedMapTexts | None = None
    kind: Literal["map"] = "map"

    @property
    def follows(self) -> bool:
        """Whether the camera follows an item at any time."""
        return self.follow is not None or any(leg.follow for leg in self.legs)

    @property
    def ends_following(self) -> bool:
        """Whether the camera follows an item at the end, and isn't at a view then."""
        if self.legs:
            return self.legs[-1].follow is not None
        return self.follow is not None


@dataclass(frozen=True)
class CardSpec:
    """A card; `spoken_at` holds the frames of the shot at which its entries are spoken.

    The key of an entry is its place in the card, such as `events/0`. `words` are what Lantern
    writes on it, `dates` the forms of dates on the axis of a chart; None in English, and for other
    cards.
    """

    card: Card
    spoken_at: Mapping[str, Frames] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    words: CardWords | None = None
    dates: DateWords | None = None
    kind: Literal["card"] = "card"


@dataclass(frozen=True)
class ClipSpec:
    """Moving pictures: a file, or a Python function of the author's, written `module:function`.

    `start` and `end` are seconds of the footage. Film has its own time: `shot_at` are the frames
    that were taken in a second, one in each frame of the file. `level` is for the mix, so it
    moves no key of a picture; without it the footage is silent.
    """

    file: str | None = None
    python: str | None = None
    start: Seconds = _BEGINNING
    end: Seconds | None = None
    speed: float = 1.0
    shot_at: float | None = None
    loop: bool = False
    level: float | None = field(default=None, metadata=NOT_IN_KEY)
    fit: PictureFit = "cover"
    ground: str = "blur"
    focus: PictureRect | None = None
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    treatment: TreatmentSpec | None = None
    kind: Literal["clip"] = "clip"


@dataclass(frozen=True)
class SweepKnot:
    """A frame of the shot at which a highlighter has covered a share of its lines, 0 to 1."""

    frame: Frames
    share: float


@dataclass(frozen=True)
class DocumentSpec:
    """A page, where the camera goes on it, and what is marked, lifted off it and translated.

    `spoken_at` holds the frames of the shot at which its parts are spoken, by their places in it,
    such as `zoom/0` or `lift/until`; `sweeps` how far each highlight has come, its knots in order.
    Both are empty before the film is cut. `timing` is the look's.
    """

    document: PageDocument
    timing: DocumentTiming
    spoken_at: Mapping[str, Frames] = field(default_factory=dict)
    sweeps: Mapping[str, tuple[SweepKnot, ...]] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    kind: Literal["document"] = "document"


@dataclass(frozen=True)
class PluginSpec:
    """A picture that another package brings: its name, and its settings as JSON text.

    The text has its keys in order, so equal settings are equal text.
    """

    name: str
    settings: str
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    kind: Literal["plugin"] = "plugin"

    def read_settings(self) -> dict[str, object]:
        """Return the settings as the author wrote them."""
        written: dict[str, object] = json.loads(self.settings)
        return written


PictureSpec = Annotated[
    StillSpec | MapSpec | CardSpec | ClipSpec | DocumentSpec | PluginSpec,
    Field(discriminator="kind"),
]


@dataclass(frozen=True)
class PanelSpec:
    """One of several pictures in a shot, and the frame of the shot at which it comes.

    Without a frame it is there as the shot begins.
    """

    picture: PictureSpec
    label: str | None = None
    start: Frames | None = None


@dataclass(frozen=True)
class PanelsSpec:
    """Several pictures in a shot, how they stand, and the look's style for them."""

    panels: tuple[PanelSpec, ...]
    layout: PanelsLayout
    style: PanelStyle
    effects: tuple[Effect, ...] = ()
    notes: NotesSpec | None = None
    inserts: InsertsSpec | None = None
    inset: InsetSpec | None = None
    kind: Literal["panels"] = "panels"


VisualSpec = Annotated[
    StillSpec
    | MapSpec
    | CardSpec
    | ClipSpec
    | DocumentSpec
    | PluginSpec
    | PanelsSpec,
    Field(discriminator="kind"),
]


def iter_specs(spec: VisualSpec) -> Iterator[VisualSpec]:
    """Yield what a shot shows, then the pictures of its panels, then of its inset and its pins."""
    yield spec
    if isinstance(spec, PanelsSpec):
        for panel in spec.panels:
            yield panel.picture
    if spec.inset is not None:
        yield spec.inset.picture
    if isinstance(spec, MapSpec) and spec.pins is not None:
        for pin in spec.pins.pins:
            yield pin.picture
