"""Cards: title, chapter, statement, quotation, number, timeline, chart, list, people, and more.

The ground is printed once; each piece is laid on as it enters. A card enters, rests, moves again
where an entry is spoken, and leaves by the transition to the next shot.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lantern.core.interface_words import FALLBACK, find_words
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_TOOL,
    AssetFailure,
    Problem,
    Span,
)
from lantern.core.units import Rate, Size
from lantern.graphics import photo, pixels, vector
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale, measure_page
from lantern.graphics.look.easing import smoothstep
from lantern.graphics.missing_type import describe_missing
from lantern.graphics.paper import (
    apply_paper_texture,
    make_paper_texture,
    make_vignette,
)
from lantern.graphics.pixels import U8, Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.cards import TimelineCard, TitleCard
from lantern.script.model.charts import ChartCard
from lantern.script.model.portraits import iter_portraits
from lantern.visuals import load_kind
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import AnyCard, lay_out_card
from lantern.visuals.card.ground import describe_ground, draw_ground
from lantern.visuals.card.parts import CardElement, CardLayout
from lantern.visuals.card.picture import make_map_spec, open_picture
from lantern.visuals.card.portraits import find_files, make_finder
from lantern.visuals.card.share_chart import find_wrong_total
from lantern.visuals.card.texts import list_texts

if TYPE_CHECKING:
    from lantern.visuals import Locate, VisualContext
    from lantern.visuals.specs import CardSpec

VERSION = 19


class CardVisual:
    """One card of one shot; a Visual."""

    def __init__(self, spec: CardSpec, context: VisualContext) -> None:
        """Open a card; it is laid out and its ground drawn when a frame is asked for.

        Raises:
            AssetFailure: the picture under it isn't there, or can't be read.
        """
        self._spec = spec
        self._context = context
        self._picture = open_picture(spec.card, context)
        self._portraits = tuple(find_files(spec.card, context))
        self._sprites: dict[int, tuple[str, Sprite | None]] = {}
        self._at_rest: Planes | None = None

    @functools.cached_property
    def _layout(self) -> CardLayout:
        return lay_out(self._spec, self._context)

    @functools.cached_property
    def _rest(self) -> int:
        """The frame from which nothing changes any more."""
        fps = self._context.fps
        return Rate(fps).to_frames(
            math.ceil(self._layout.static_since * fps - 1e-6) / fps
        )

    @functools.cached_property
    def _ground(self) -> Planes:
        flat = self._context.flat_ground
        if flat is not None:
            ink = pixels.convert_hex_to_yuv(flat.colour)
            return pixels.make_flat_frame(self._context.size, ink)
        ground = describe_ground(self._context, self._layout, self._picture)
        drawn = self._context.drawing_cache.get_or_draw(
            "card",
            {"version": VERSION, **ground},
            lambda: draw_ground(self._context, self._layout, self._picture),
        )
        return Planes(drawn["y"], drawn["u"], drawn["v"])

    def inputs(self) -> Sequence[Path]:
        """Return the files of the picture under the words, and of those beside them."""
        files = tuple(self._picture.inputs()) if self._picture else ()
        return (*files, *self._portraits)

    def state(self, n: int) -> tuple[int]:
        """Return the frame of the last change: cards rest between their entries, too."""
        frame = min(max(n, 0), self._rest)
        settled = self._layout.find_last_change(self._seconds(frame))
        return (min(frame, math.ceil(settled * self._context.fps - 1e-5)),)

    def _seconds(self, frame: int) -> float:
        """Return a frame's time, slightly late, so that what ends on a frame has ended."""
        return frame / self._context.fps + 1e-7

    def paint(self, n: int) -> Planes:
        """Return frame n of the card."""
        (frame,) = self.state(n)
        if frame < self._rest:
            return self._compose(self._seconds(frame))
        if self._at_rest is None:
            self._at_rest = self._compose(self._layout.static_since + 1)
            self._sprites.clear()
        return self._at_rest.copy()

    def _compose(self, t: float) -> Planes:
        look = self._context.look
        frame = self._ground.copy()
        for i, element in enumerate(self._layout.elements):
            offset = element.find_offset(t)
            if offset.opacity <= 0:
                continue
            sprite = self._uncover(i, element, t)
            if sprite is not None:
                k = self._context.scale
                sprite.blend_onto(
                    frame,
                    offset.opacity,
                    dx=offset.dx * k,
                    dy=offset.dy * k,
                )
        if self._context.flat_ground is not None:
            return frame
        amount = look.vignette.light_card
        if self._layout.dark:
            amount = look.vignette.dark_card
        frame = make_vignette(self._context.size, amount).darken(frame)
        if not self._layout.black:
            return frame
        light = smoothstep(t / self._layout.black)
        if light >= 1:
            return frame
        return pixels.mix_planes(
            pixels.make_flat_frame(frame.size), frame, light
        )

    def _uncover(
        self, index: int, element: CardElement, t: float
    ) -> Sprite | None:
        """Return the element's sprite as far as it is seen at a time."""
        sprite = self._sprite(index, element.body(t))
        if sprite is None or element.uncovered_to is None:
            return sprite
        return sprite.keep_left_of(
            element.uncovered_to(t) * self._context.scale
        )

    def _sprite(self, index: int, body: str) -> Sprite | None:
        """Return the element's sprite.

        Only its latest is kept: a figure that counts has dozens of large ones.
        """
        if self._sprites.get(index, ("", None))[0] != body:
            element, context = self._layout.elements[index], self._context
            self._sprites[index] = (
                body,
                _print(body, element, context.size, look=context.look),
            )
        return self._sprites[index][1]


def _print(
    body: str, element: CardElement, size: Size, *, look: Look
) -> Sprite | None:
    """Print an element with the grain of the paper under it; None if nothing is in the frame."""
    k = compute_scale(size)
    x, y, w, h = (value * k for value in element.box)
    x0 = max(0, math.floor(x))
    y0 = max(0, math.floor(y))
    x1 = min(size[0], math.ceil(x + w))
    y1 = min(size[1], math.ceil(y + h))
    if x1 <= x0 or y1 <= y0:
        return None
    width = x1 - x0
    height = y1 - y0
    svg = vector.make_svg_document(
        body,
        (x0 / k, y0 / k, width / k, height / k),
        k,
        typefaces=look.typefaces,
    )
    drawn = vector.rasterize(svg, typefaces=look.typefaces)[:height, :width]
    return _print_on_paper(drawn, (x0, y0), size, look=look)


def _print_on_paper(
    drawn: U8, corner: tuple[int, int], size: Size, *, look: Look
) -> Sprite | None:
    """Return a drawing, RGBA, with the grain at its place; None if it is empty."""
    rows = np.flatnonzero(drawn[..., 3].any(axis=1))
    columns = np.flatnonzero(drawn[..., 3].any(axis=0))
    if not len(rows):
        return None
    # boxes are wider than what is set in them
    tight = drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    h, w = tight.shape[:2]
    x = corner[0] + int(columns[0])
    y = corner[1] + int(rows[0])
    tooth = make_paper_texture(size)[y : y + h, x : x + w]
    ink: U8 = np.ascontiguousarray(tight[..., :3])
    printed = apply_paper_texture(ink, look.grain.card, tooth=tooth)
    return Sprite(np.dstack([printed, tight[..., 3]]), x, y)


def open_visual(spec: CardSpec, context: VisualContext) -> CardVisual:
    """Return the visual of a card.

    Raises:
        AssetFailure: the picture under it isn't there, or can't be read.
    """
    return CardVisual(spec, context)


def lay_out(spec: CardSpec, context: VisualContext) -> CardLayout:
    """Return where the pieces of a card stand, and when they come."""
    stage = _make_card_context(spec, context)
    stage = replace(stage, find_portrait=make_finder(spec.card, context))
    return lay_out_card(spec.card, stage, context.look)


def _make_card_context(spec: CardSpec, context: VisualContext) -> CardContext:
    """Return the page, the place of captions on it, and when the card's entries are spoken."""
    captions = None
    if context.has_captions:
        band = context.look.get_bands(context.size, True).get("caption")
        captions = band[1] / context.scale if band else None
    spoken_at = {
        key: frame / context.fps for key, frame in spec.spoken_at.items()
    }
    return CardContext(
        measure_page(context.size),
        captions,
        spoken_at,
        context.length / context.fps,
        spec.words or find_words(FALLBACK).on_cards,
        dates=spec.dates or find_words(FALLBACK).dates,
    )


def check(spec: CardSpec, context: VisualContext, at: Locate) -> list[Problem]:
    """Return texts that the card can't hold, characters that no face has, and a bad picture."""
    card = spec.card
    look = context.look
    # without the portraits: faces are looked for in it, and no text depends on it
    layout = lay_out_card(card, _make_card_context(spec, context), look)
    problems = list(_check_picture(card, context, at))
    for key in layout.crowded:
        loc = tuple(
            int(step) if step.isdigit() else step for step in key.split("/")
        )
        problems.append(_too_long(card, loc, at))
    problems += _dates(card, at) if isinstance(card, TimelineCard) else []
    problems += _check_total(card, at) if isinstance(card, ChartCard) else []
    for loc, text, role in list_texts(card):
        lacking = look.roles[role].find_missing(text)
        if lacking:
            message = describe_missing(lacking, look.roles[role].font)
            problems.append(Problem(message, at(("card", *loc)), EXIT_TOOL))
    return problems


def _check_picture(
    card: AnyCard, context: VisualContext, at: Locate
) -> Iterator[Problem]:
    """Yield what is wrong with the picture or map under the words."""
    if isinstance(card, TitleCard) and card.ground:
        yield from _check_still(card.ground, context, at(("card", "ground")))
    for placed in iter_portraits(card):
        yield from _check_still(placed.file, context, at(("card", *placed.loc)))
    if not isinstance(card, GroundedCard) or card.ground is None:
        return
    if card.ground.still:
        span = at(("card", "ground", "still"))
        yield from _check_still(card.ground.still, context, span)
    if not card.ground.map:
        return
    yield from load_kind("map").check(
        make_map_spec(card.ground),
        context,
        lambda loc: at(("card", "ground", *loc)),
    )


def _check_still(
    name: str, context: VisualContext, span: Span
) -> Iterator[Problem]:
    try:
        photo.verify_picture(context.find(name))
    except AssetFailure as failure:
        yield Problem(failure.message, span, EXIT_ASSET)


_LISTS = (
    "events",
    "bars",
    "compare",
    "lines",
    "items",
    "entries",
    "persons",
)


def _too_long(
    card: AnyCard,
    loc: tuple[str | int, ...],
    at: Locate,
) -> Problem:
    kind = type(card).__name__[:-4].lower()
    if loc[-1] == "credits":
        message = (
            "the heading (the film's title, if the card has none) is too long"
        )
        message += " for a credits card; shorten it"
    elif kind == "credits" and loc[-1] == "entries":
        message = (
            "the entries don't fit on a credits card; shorten them, or share them out"
            " over more of these cards (several with card: credits do so themselves)"
        )
    elif loc[-1] == "members":
        message = (
            "the members are too many, or their words too long, to be read on a relations card;"
            " shorten them, or share them out over two cards"
        )
    elif loc[-1] in _LISTS:
        message = f"the {loc[-1]} don't fit on a {kind} card; shorten them, or take some out"
    elif len(loc) == 1 and loc[0] in ("share", "table"):
        message = f"the {loc[0]} doesn't fit on a chart card; shorten its texts, or take some out"
    else:
        message = f"'{loc[-1]}' is too long for a {kind} card; shorten it"
    return Problem(message, at(("card", *loc)))


def _dates(card: TimelineCard, at: Locate) -> list[Problem]:
    """Return events outside the line, and a `now` that is no event's."""
    problems = []
    on = [card.parse_day(event.date) for event in card.events]
    for i, day in enumerate(on):
        if card.start and day < card.parse_day(card.start):
            message = (
                f"'{card.events[i].date}' is before the line begins"
                f" ('from': {card.start})"
            )
            problems.append(Problem(message, at(("card", "events", i, "date"))))
        if card.end and day > card.parse_day(card.end):
            message = f"'{card.events[i].date}' is after the line ends ('to': {card.end})"
            problems.append(Problem(message, at(("card", "events", i, "date"))))
    if card.now and card.parse_day(card.now) not in on:
        known = ", ".join(event.date for event in card.events)
        problems.append(
            Problem(
                f"no event has the date '{card.now}'; there are: {known}",
                at(("card", "now")),
            )
        )
    return problems


def _check_total(card: ChartCard, at: Locate) -> list[Problem]:
    total = find_wrong_total(card)
    if total is None:
        return []
    message = f"the parts make {total:g} %, and the whole is 100; add what is left over"
    return [Problem(message, at(("card", "share")))]
