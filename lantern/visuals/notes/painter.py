"""A shot's picture with its notes; a Visual around the one that shows the picture."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from lantern.graphics.pixels import Planes
from lantern.graphics.pixels.sprites import Sprite
from lantern.graphics.vector import Box
from lantern.visuals import Visual, VisualContext
from lantern.visuals.map.geometry import brush
from lantern.visuals.map.geometry.brush import PolygonFill
from lantern.visuals.map.geometry.lines import F64
from lantern.visuals.notes import outlines
from lantern.visuals.notes.arrangement import (
    DEFAULT_TIMES,
    NotePlaces,
    NotesArrangement,
)
from lantern.visuals.notes.lens import (
    LensWindow,
    enlarge_frame,
    find_window,
    lay_lens,
)
from lantern.visuals.notes.light import Spotlight, dim
from lantern.visuals.notes.locating import (
    FramePicture,
    LensView,
    Locating,
    Magnifying,
    PartOfPicture,
)
from lantern.visuals.notes.outlines import NotePen, Point
from lantern.visuals.notes.timing import NotePhase, find_phase
from lantern.visuals.notes.words import draw_words
from lantern.visuals.specs import NotesSpec

_CORNER = 10.0
"""Radius of the corners of a frame, in pixels at 1080p."""
_BELOW = 7.0
"""From a part down to the line under it, in pixels at 1080p."""
_DOT = 7.0
_LEADER = 0.6
"""The line to the words, as a share of the width of other lines."""


@dataclass(frozen=True)
class _SeenNote:
    """A note in a frame: its number, how far it has come, and where it is."""

    index: int
    phase: NotePhase
    places: NotePlaces


class NotedVisual:
    """A visual with notes on its picture; a Visual."""

    def __init__(
        self,
        visual: Visual,
        spec: NotesSpec,
        context: VisualContext,
        *,
        taken: tuple[Box, ...] = (),
    ) -> None:
        """Lay notes over a visual, which is asked where its parts are if it knows.

        Args:
            visual: the picture.
            spec: the notes.
            context: of the shot.
            taken: what words keep off; in pixels.
        """
        self._visual = visual
        self._context = context
        picture = (
            visual
            if isinstance(visual, Locating)
            else FramePicture(context.size)
        )
        self._arrangement = NotesArrangement(
            spec, picture, context, taken=taken
        )
        self._notes = spec.notes
        plates = context.look.plates
        self._inks = plates.ink if spec.style == "ink" else plates.paper
        self._sprite = functools.cache(self._draw_words)

    def list_boxes(self) -> list[Box]:
        """Return where notes are at some frames of their times, in pixels."""
        return self._arrangement.list_boxes()

    def inputs(self) -> Sequence[Path]:
        """Return the files of the picture."""
        return self._visual.inputs()

    def state(self, n: int) -> Hashable:
        """Return the state of the picture, and how far each note has come."""
        return (self._visual.state(n), tuple(self._find_phases(n)))

    def paint(self, n: int) -> Planes:
        """Return frame n."""
        frame = self._visual.paint(n)
        seen = self._list_seen(n)
        frame = self._dim(frame, seen)
        for each in seen:
            if self._get_kind(each) == "magnifier":
                self._paint_lens(frame, each, n)
        for each in seen:
            brush.paint(frame, self._outline(each))
        for each in seen:
            self._paint_words(frame, each)
        return frame

    def _find_phases(self, n: int) -> list[NotePhase | None]:
        timing = self._context.look.timing.note
        fps = self._context.fps
        return [
            find_phase(
                note,
                n,
                fps=fps,
                timing=timing,
            )
            for note in self._notes
        ]

    def _list_seen(self, n: int) -> list[_SeenNote]:
        seen = []
        for index, phase in enumerate(self._find_phases(n)):
            if phase is not None:
                places = self._arrangement.find_places(index, n)
                seen.append(_SeenNote(index, phase, places))
        return seen

    def _get_kind(self, seen: _SeenNote) -> str:
        return self._notes[seen.index].note.kind

    # --- light and lenses

    def _dim(self, frame: Planes, seen: Sequence[_SeenNote]) -> Planes:
        lights = []
        for each in seen:
            share = each.phase.drawn * each.phase.opacity
            if self._get_kind(each) == "spotlight" and share > 0:
                lights.append(Spotlight(each.places.sign, share))
        if not lights:
            return frame
        style = self._context.look.notes
        soft = style.soft * self._context.scale
        return dim(
            frame,
            lights,
            kept=style.dimmed,
            soft=soft,
        )

    def _paint_lens(self, frame: Planes, seen: _SeenNote, n: int) -> None:
        radius = self._measure_lens(seen)
        middle = self._find_lens(seen)
        window = find_window(frame.size, middle, radius)
        if radius < 1 or window is None:
            return
        closer = self._magnify(
            frame,
            seen,
            n,
            middle=middle,
            window=window,
        )
        lay_lens(
            frame,
            closer,
            window,
            middle=middle,
            radius=radius,
        )

    def _magnify(
        self,
        frame: Planes,
        seen: _SeenNote,
        n: int,
        *,
        middle: Point,
        window: LensWindow,
    ) -> Planes:
        """Return what a window shows through a lens: of the picture itself, if it can."""
        note = self._notes[seen.index].note
        times = note.times or DEFAULT_TIMES
        if not isinstance(self._visual, Magnifying) or note.magnifier is None:
            source = outlines.find_middle(seen.places.sign)
            return enlarge_frame(
                frame,
                source,
                middle,
                times=times,
                window=window,
            )
        inside = (middle[0] - window.left, middle[1] - window.top)
        radius = self._context.look.notes.lens * self._context.scale
        lens = LensView(times, radius, inside, window.size)
        return self._visual.magnify(PartOfPicture(note.magnifier), n, lens)

    def _measure_lens(self, seen: _SeenNote) -> float:
        """Return the radius to which a lens has opened; it closes as it leaves."""
        style = self._context.look.notes
        return (
            style.lens
            * self._context.scale
            * seen.phase.drawn
            * seen.phase.opacity
        )

    def _find_lens(self, seen: _SeenNote) -> Point:
        """Return the middle of a lens: it comes out of the part that it shows."""
        x, y, w, _ = self._require_panel(seen)
        source_x, source_y = outlines.find_middle(seen.places.sign)
        half = self._context.look.notes.lens * self._context.scale
        share = seen.phase.drawn
        across = source_x + (x + w / 2 - source_x) * share
        return across, source_y + (y + half - source_y) * share

    def _require_panel(self, seen: _SeenNote) -> Box:
        assert seen.places.panel is not None  # a lens always has a place
        return seen.places.panel

    # --- lines

    def _make_pen(self, seen: _SeenNote) -> NotePen:
        look = self._context.look
        k = self._context.scale
        return NotePen(
            look.get_ink(look.notes.ink),
            look.get_ink(look.notes.casing),
            look.notes.line * k,
            look.notes.edge * k,
            seen.phase.opacity,
        )

    def _outline(self, seen: _SeenNote) -> list[PolygonFill]:
        """Return the lines of a note in a frame: those to its words first, then its sign."""
        pen = self._make_pen(seen)
        k = self._context.scale
        sign = seen.places.sign
        drawn = seen.phase.drawn
        match self._get_kind(seen):
            case "circle":
                return self._outline_ring(
                    seen, outlines.trace_circle(sign), pen
                )
            case "box":
                line = outlines.trace_box(sign, _CORNER * k)
                return self._outline_ring(seen, line, pen)
            case "underline":
                line = outlines.trace_underline(sign, _BELOW * k)
                return self._outline_ring(seen, line, pen)
            case "arrow":
                return self._outline_arrow(seen, pen)
            case "label":
                dot = outlines.outline_dot(
                    outlines.find_middle(sign), _DOT * k * drawn, pen
                )
                return [*self._outline_leader(seen, pen), *dot]
            case "magnifier":
                return self._outline_lens(seen, pen)
            case _:
                return self._outline_leader(seen, pen)

    def _outline_ring(
        self, seen: _SeenNote, line: F64, pen: NotePen
    ) -> list[PolygonFill]:
        ring = outlines.outline_line(line, seen.phase.drawn, pen)
        return [*self._outline_leader(seen, pen), *ring]

    def _outline_arrow(
        self, seen: _SeenNote, pen: NotePen
    ) -> list[PolygonFill]:
        assert seen.places.ends is not None  # an arrow has two
        start, end = seen.places.ends
        width = self._context.look.notes.arrow * self._context.scale
        return outlines.outline_arrow(
            start,
            end,
            seen.phase.drawn,
            width=width,
            pen=pen,
        )

    def _outline_leader(
        self, seen: _SeenNote, pen: NotePen
    ) -> list[PolygonFill]:
        """Return the line from a sign to its words."""
        panel = seen.places.panel
        if panel is None:
            return []
        sign = seen.places.sign
        kind = self._get_kind(seen)
        end = outlines.find_nearest(panel, outlines.find_middle(sign))
        start = outlines.find_edge(
            sign, end, is_round=kind in ("circle", "spotlight")
        )
        return self._outline_line_to(start, end, seen.phase.drawn, pen=pen)

    def _outline_line_to(
        self, start: Point, end: Point, drawn: float, *, pen: NotePen
    ) -> list[PolygonFill]:
        line = np.array([start, end])
        thin = replace(
            pen,
            width=pen.width * _LEADER,
            edge=pen.edge * _LEADER,
        )
        return outlines.outline_line(line, drawn, thin)

    def _outline_lens(self, seen: _SeenNote, pen: NotePen) -> list[PolygonFill]:
        """Return the ring about the part, the line to the lens, and the lens's ring."""
        radius = self._measure_lens(seen)
        middle = self._find_lens(seen)
        sign = seen.places.sign
        around = outlines.make_square(middle, radius)
        edge = outlines.find_edge(
            around, outlines.find_middle(sign), is_round=True
        )
        start = outlines.find_edge(sign, middle, is_round=True)
        lens = outlines.outline_line(outlines.trace_circle(around), 1.0, pen)
        part = outlines.outline_line(
            outlines.trace_circle(sign), seen.phase.drawn, pen
        )
        leader = self._outline_line_to(start, edge, seen.phase.drawn, pen=pen)
        return [*leader, *part, *lens]

    # --- words

    def _paint_words(self, frame: Planes, seen: _SeenNote) -> None:
        words = self._arrangement.words[seen.index]
        opacity = seen.phase.words * seen.phase.opacity
        if words is None or opacity <= 0:
            return
        x, y, w, h = self._require_panel(seen)
        left = x + (w - words.width) / 2
        top = y + h - words.height
        self._sprite(seen.index).blend_onto(
            frame,
            opacity,
            dx=left,
            dy=top,
        )

    def _draw_words(self, index: int) -> Sprite:
        words = self._arrangement.words[index]
        assert words is not None  # it is asked for where there are words
        return draw_words(
            words, self._context.look, self._inks, k=self._context.scale
        )
