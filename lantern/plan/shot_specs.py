"""What a shot shows, as its visual gets it, from what the author wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lantern.core.interface_words import FALLBACK, InterfaceWords
from lantern.core.units import Frames, Seconds
from lantern.graphics.look import Look
from lantern.plan.printed_cards import set_document_quotes
from lantern.script.model.cards import TimelineCard
from lantern.script.model.charts import ChartCard
from lantern.script.model.film import Film
from lantern.script.model.framing import Move, PictureRect
from lantern.script.model.globe import GlobeStart
from lantern.script.model.map import ShotCalendar
from lantern.script.model.page import PageDocument
from lantern.script.model.panels import Inset
from lantern.script.model.picture import Picture
from lantern.script.model.pins import Pin
from lantern.script.model.scene import Shot
from lantern.visuals.map_parts import (
    CameraLeg,
    DayCounter,
    GlobeFlight,
    GlobeName,
    ReachedDate,
)
from lantern.visuals.specs import (
    CardSpec,
    ClipSpec,
    DocumentSpec,
    InsetSpec,
    MapSpec,
    PanelSpec,
    PanelsSpec,
    PictureSpec,
    PinSpec,
    PinsSpec,
    StillSpec,
    TreatmentSpec,
)


def make_still_spec(
    shot: Picture,
    file: str,
    *,
    focus: PictureRect | None = None,
    treatment: TreatmentSpec | None = None,
) -> StillSpec:
    """Return what a shot of a still shows, of which the part `focus` matters."""
    return StillSpec(
        still=file,
        fit=shot.fit,
        ground=shot.ground,
        move=shot.move,
        focus=focus,
        effects=shot.effects or (),
        treatment=treatment,
    )


def make_map_spec(shot: Picture, file: str, film: Film) -> MapSpec:
    """Return what a shot of a map shows, without the times of its items."""
    words = film.words
    calendar = shot.calendar
    counter = None
    if calendar and calendar.count_from:
        counter = DayCounter(calendar.count_from, words.calendar.day_number)
    return MapSpec(
        map=file,
        view=shot.view,
        move=shot.move if isinstance(shot.move, Move) else None,
        dates=(calendar.start, calendar.end) if calendar else None,
        counter=counter,
        reached=_list_reached(calendar),
        when=dict.fromkeys(shot.when or (), ()),
        show=shot.show,
        globe=_make_flight(shot.globe) if shot.globe else None,
        legs=tuple(
            CameraLeg(leg.view, follow=leg.follow) for leg in shot.legs or ()
        ),
        follow=shot.follow,
        effects=shot.effects or (),
        words=None if words.language == FALLBACK else words.on_maps,
        language=film.language,
    )


def _list_reached(
    calendar: ShotCalendar | None,
) -> tuple[ReachedDate, ...] | None:
    if calendar is None or not calendar.when:
        return None
    return tuple(ReachedDate(date) for date in calendar.when)


def _make_flight(globe: GlobeStart) -> GlobeFlight:
    """Return the globe that a map's shot begins with, without its times."""
    names = [GlobeName(place.name, place.spot) for place in globe.places]
    return GlobeFlight(globe.locate_start(), tuple(names), globe.end)


def make_clip_spec(
    shot: Picture, treatment: TreatmentSpec | None = None
) -> ClipSpec:
    """Return what a shot of a clip shows, framed as it is."""
    clip = shot.clip
    assert clip is not None
    return ClipSpec(
        file=clip.file,
        python=clip.python,
        start=Seconds(float(clip.start)),
        end=None if clip.end is None else Seconds(float(clip.end)),
        speed=clip.factor,
        shot_at=clip.shot_at,
        loop=clip.loop,
        level=clip.level,
        fit=shot.fit,
        ground=shot.ground,
        focus=None if shot.focus == "auto" else shot.focus,
        effects=shot.effects or (),
        treatment=treatment,
    )


def make_document_spec(
    shot: Picture, document: PageDocument, *, look: Look, film: Film
) -> DocumentSpec:
    """Return what a shot of a document shows, without the times of its parts.

    Its texts have the quotation marks of the film's language.
    """
    return DocumentSpec(
        document=set_document_quotes(document, film.language),
        timing=look.timing.document,
        effects=shot.effects or (),
    )


def make_panels_spec(
    shot: Shot, look: Look, describe: Callable[[Picture], PictureSpec]
) -> PanelsSpec:
    """Return what a shot of panels shows; `describe` says what each of them does."""
    panels = []
    for panel in shot.panels or ():
        panels.append(PanelSpec(describe(panel), panel.label))
    return PanelsSpec(
        panels=tuple(panels),
        layout=shot.layout or "side-by-side",
        style=look.panels,
        effects=shot.effects or (),
    )


def make_inset_spec(
    inset: Inset, look: Look, describe: Callable[[Picture], PictureSpec]
) -> InsetSpec:
    """Return what an inset shows; a map in it is too small for names and furniture."""
    picture = describe(inset)
    if isinstance(picture, MapSpec):
        picture = replace(
            picture,
            lettered_until=Frames(0),
            furniture={},
        )
    return InsetSpec(
        picture=picture,
        style=look.panels,
        corner=inset.corner,
        form=inset.form,
        size=inset.size,
        label=inset.label,
    )


def make_pins_spec(
    pins: Mapping[str, Pin],
    look: Look,
    describe: Callable[[Picture], PictureSpec],
) -> PinsSpec:
    """Return the photographs on a map; their prints don't move by themselves."""
    found = []
    for place, pin in pins.items():
        picture = describe(pin)
        assert isinstance(picture, StillSpec)
        if picture.move is None:
            picture = replace(picture, move="hold")
        found.append(PinSpec(place, picture, pin.form, pin.size, pin.label))
    return PinsSpec(tuple(found), look.panels)


def translate_card(spec: CardSpec, words: InterfaceWords) -> CardSpec:
    """Return a card on which Lantern writes in another language than English."""
    if words.language == FALLBACK:
        return spec
    card = spec.card
    if isinstance(card, TimelineCard):
        card = card.translate_dates(words.dates)
    has_axis = isinstance(card, ChartCard) and card.lines is not None
    axis_dates = words.dates if has_axis else None
    return replace(
        spec,
        card=card,
        words=words.on_cards,
        dates=axis_dates,
    )
