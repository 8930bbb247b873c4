"""A shot with its inserts; a Visual around the one that shows the picture."""

from __future__ import annotations

import functools
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.interface_words import FALLBACK, NumberWords, find_words
from lantern.core.units import Size, classify_shape
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.easing import ease_in_quad, smoothstep
from lantern.graphics.paper import draw_hairline_svg, draw_panel_svg
from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box
from lantern.visuals import Visual, VisualContext
from lantern.visuals.inserts import InsertDrawing, InsertMoment, InsertPage
from lantern.visuals.inserts.clock import lay_out_clock
from lantern.visuals.inserts.facts import lay_out_facts
from lantern.visuals.inserts.figure import lay_out_figure
from lantern.visuals.inserts.places import (
    choose_place,
    choose_width,
    find_insert_room,
)
from lantern.visuals.inserts.progress import lay_out_progress
from lantern.visuals.notes.placement import FreeRoom
from lantern.visuals.overlays import PanelStyle
from lantern.visuals.overlays.shadow import add_shadow
from lantern.visuals.specs import InsertsSpec, TimedInsert

_MARGIN = 30.0
"""Room for the shadow around a panel."""
_KEPT = 4


@dataclass(frozen=True, eq=False)
class PlacedInsert:
    """An insert that is set, and the box of its panel in pixels at 1080p."""

    timed: TimedInsert
    drawing: InsertDrawing
    panel: Box


@dataclass(frozen=True)
class _InsertPhase:
    """What is there of an insert in a frame: its moment, and its opacity, 0 to 1."""

    moment: InsertMoment
    opacity: float


def lay_out_insert(
    timed: TimedInsert, page: InsertPage, signs: NumberWords
) -> InsertDrawing:
    """Return an insert as it is set on a page."""
    insert = timed.insert
    match insert.kind:
        case "figure":
            return lay_out_figure(insert, page, signs)
        case "facts":
            return lay_out_facts(insert, page)
        case "clock":
            return lay_out_clock(insert, page)
        case "progress":
            return lay_out_progress(insert, page, signs)


def make_page(
    look: Look, size: Size, has_captions: bool, *, style: PanelStyle
) -> InsertPage:
    """Return what inserts are set on in frames of this size."""
    inks = look.plates.ink if style == "ink" else look.plates.paper
    room = find_insert_room(look, size, has_captions)
    is_portrait = classify_shape(size) == "portrait"
    return InsertPage(look, inks, choose_width(look, size, room), is_portrait)


class InsertVisual:
    """A visual with inserts over it; a Visual."""

    def __init__(
        self,
        visual: Visual,
        spec: InsertsSpec,
        context: VisualContext,
        *,
        taken: Sequence[Box] = (),
    ) -> None:
        """Set the inserts of a shot; `taken` are boxes of its frame that they keep off."""
        self._visual = visual
        self._context = context
        self._spec = spec
        self._taken = taken
        self._sprite = functools.lru_cache(maxsize=_KEPT)(self._draw)

    def inputs(self) -> Sequence[Path]:
        """Return the files of the picture."""
        return self._visual.inputs()

    def state(self, n: int) -> Hashable:
        """Return the state of the picture, and how far each insert has come."""
        phases = tuple(self._find_phase(placed, n) for placed in self._placed)
        return (self._visual.state(n), phases)

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        frame = self._visual.paint(n)
        for index, placed in enumerate(self._placed):
            phase = self._find_phase(placed, n)
            if phase is not None:
                self._sprite(index, phase.moment).blend_onto(
                    frame, phase.opacity
                )
        return frame

    # --- when

    def _find_phase(self, placed: PlacedInsert, n: int) -> _InsertPhase | None:
        """Return how far an insert has come at frame n; None while it isn't there."""
        timed = placed.timed
        if n < timed.start or (timed.end is not None and n >= timed.end):
            return None
        opacity = self._compute_opacity(timed, n)
        return _InsertPhase(self._find_moment(placed, n), round(opacity, 4))

    def _compute_opacity(self, timed: TimedInsert, n: int) -> float:
        fps = self._context.fps
        timing = self._context.look.timing.insert
        come = (n - timed.start) / fps
        opacity = smoothstep(come / timing.enter) if timing.enter else 1.0
        if timed.end is None or not timing.leave:
            return opacity
        gone = 1 - (timed.end - n) / fps / timing.leave
        return opacity * (1 - ease_in_quad(gone))

    def _find_moment(self, placed: PlacedInsert, n: int) -> InsertMoment:
        timed = placed.timed
        fps = self._context.fps
        settles = placed.drawing.settles
        seconds = min((n - timed.start) / fps, settles)
        said = [min((n - frame) / fps, settles) for frame in timed.said]
        share = 0.0
        if placed.drawing.runs:
            whole = max(timed.last - timed.start, 1)
            share = min((n - timed.start) / whole, 1.0)
        waiting = [max(each, -1.0) for each in said]
        return InsertMoment(seconds, tuple(waiting), round(share, 5))

    # --- where

    @functools.cached_property
    def _page(self) -> InsertPage:
        context = self._context
        return make_page(
            context.look,
            context.size,
            context.has_captions,
            style=self._spec.style,
        )

    @functools.cached_property
    def _placed(self) -> list[PlacedInsert]:
        context = self._context
        signs = self._spec.numbers or find_words(FALLBACK).numbers
        room = find_insert_room(
            context.look,
            context.size,
            context.has_captions,
            taken=self._taken,
        )
        return place_inserts(self._spec.inserts, self._page, room, signs=signs)

    # --- pixels

    def _draw(self, index: int, moment: InsertMoment) -> Sprite:
        placed = self._placed[index]
        typefaces = self._context.look.typefaces
        k = self._context.scale
        x, y, w, h = placed.panel
        left, top, across, down = self._measure_area(placed.panel)
        body = self._draw_panel(placed.panel) + self._draw_content(
            placed, moment
        )
        area = (left / k, top / k, across / k, down / k)
        svg = vector.make_svg_document(body, area, k, typefaces=typefaces)
        drawn = vector.rasterize(svg, typefaces=typefaces)
        box = (x * k - left, y * k - top, w * k, h * k)
        return Sprite(add_shadow(drawn, box, k), left, top)

    def _measure_area(self, panel: Box) -> tuple[int, int, int, int]:
        """Return the pixels x, y, w, h that a panel takes with its shadow."""
        k = self._context.scale
        x, y, w, h = panel
        left, top = math.floor((x - _MARGIN) * k), math.floor((y - _MARGIN) * k)
        across = math.ceil((w + 2 * _MARGIN) * k) + 1
        return left, top, across, math.ceil((h + 2 * _MARGIN) * k) + 1

    def _draw_panel(self, panel: Box) -> str:
        page = self._page
        edge = draw_hairline_svg(panel, page.get_ink("edge"))
        return draw_panel_svg(panel, page.look, page.inks) + edge

    def _draw_content(self, placed: PlacedInsert, moment: InsertMoment) -> str:
        padding = self._context.look.inserts.padding
        x, y, _, _ = placed.panel
        content = placed.drawing.draw(moment)
        return f'<g transform="translate({x + padding:.2f} {y + padding:.2f})">{content}</g>'


def place_inserts(
    inserts: Sequence[TimedInsert],
    page: InsertPage,
    room: FreeRoom,
    *,
    signs: NumberWords,
) -> list[PlacedInsert]:
    """Return the inserts of a shot in their places, each off those before it if it can be."""
    padding = page.look.inserts.padding
    found: list[PlacedInsert] = []
    for timed in inserts:
        drawing = lay_out_insert(timed, page, signs)
        size = (drawing.width + 2 * padding, drawing.height + 2 * padding)
        taken = [
            each.panel for each in found if are_together(each.timed, timed)
        ]
        panel = choose_place(size, room, taken, side=timed.insert.side)
        found.append(PlacedInsert(timed, drawing, panel))
    return found


def are_together(a: TimedInsert, b: TimedInsert) -> bool:
    """Tell whether two inserts are there at the same time."""
    a_ends_first = a.end is not None and a.end <= b.start
    b_ends_first = b.end is not None and b.end <= a.start
    return not a_ends_first and not b_ends_first
