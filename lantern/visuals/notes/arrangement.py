"""Where each note of a shot is in a frame, and where its words or its lens stand beside it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.graphics.vector import Box
from lantern.script.model.notes import PictureNote
from lantern.visuals import VisualContext
from lantern.visuals.notes.locating import Locating, PartOfPicture
from lantern.visuals.notes.outlines import Point, find_middle, make_square
from lantern.visuals.notes.placement import (
    FreeRoom,
    Sighting,
    choose_offset,
    find_room,
    place_panel,
)
from lantern.visuals.notes.timing import count_settling
from lantern.visuals.notes.words import NoteWords, set_words
from lantern.visuals.specs import NotesSpec, TimedNote

DEFAULT_TIMES = 2.0
_ARROW_GAP = 10.0
_LENS_WORDS_GAP = 12.0
_ON_POINTS = ("circle", "box", "spotlight", "magnifier")


@dataclass(frozen=True)
class NotePlaces:
    """What of a note is where in a frame: its sign, an arrow's ends, its panel, all in pixels."""

    sign: Box
    ends: tuple[Point, Point] | None
    panel: Box | None


class NotesArrangement:
    """The notes of a shot: where they are, frame by frame."""

    def __init__(
        self,
        spec: NotesSpec,
        picture: Locating,
        context: VisualContext,
        *,
        taken: tuple[Box, ...] = (),
    ) -> None:
        """Prepare the notes; nothing is located before it is asked for.

        Args:
            spec: the notes.
            picture: tells where its parts are.
            context: of the shot.
            taken: what words keep off, such as a map's legend or an inset; in pixels.
        """
        self.notes = spec.notes
        self._picture = picture
        self._context = context
        self._taken = taken
        self._k = context.scale
        self.words = [self._set_words(timed.note) for timed in spec.notes]

    def _set_words(self, note: PictureNote) -> NoteWords | None:
        if note.text is None:
            return None
        return set_words(note.text, self._context.look, self._context.size)

    def find_places(self, index: int, n: int) -> NotePlaces:
        """Return where note number `index` is in frame n."""
        note = self.notes[index].note
        sign = self._find_sign(note, n)
        ends = None
        if note.arrow is not None:
            ends = (
                find_middle(self._locate(note, note.arrow.start, n)),
                find_middle(self._locate(note, note.arrow.end, n)),
            )
        panel = self._measure_panel(index)
        if panel is None:
            return NotePlaces(sign, ends, None)
        anchor = make_square(ends[0], 0.0) if ends else sign
        return NotePlaces(
            sign, ends, place_panel(anchor, self._offsets[index], panel)
        )

    def _locate(
        self, note: PictureNote, spot: str | tuple[float, ...], n: int
    ) -> Box:
        return self._picture.locate(PartOfPicture(spot, note.km), n)

    def _find_sign(self, note: PictureNote, n: int) -> Box:
        """Return the box around all of a note's sign."""
        boxes = [self._locate(note, spot, n) for spot in note.spots.values()]
        if note.kind in _ON_POINTS and not boxes[0][2]:
            return make_square(find_middle(boxes[0]), self._find_radius(note))
        left = min(box[0] for box in boxes)
        top = min(box[1] for box in boxes)
        right = max(box[0] + box[2] for box in boxes)
        bottom = max(box[1] + box[3] for box in boxes)
        return left, top, right - left, bottom - top

    def _find_radius(self, note: PictureNote) -> float:
        """Return the radius of a sign about a point."""
        style = self._context.look.notes
        if note.kind == "magnifier":
            return style.lens / (note.times or DEFAULT_TIMES) * self._k
        return style.ring * self._k

    def _measure_panel(self, index: int) -> Point | None:
        """Return width and height of what stands beside a sign: words, a lens, or both."""
        words = self.words[index]
        if self.notes[index].note.kind != "magnifier":
            return (words.width, words.height) if words else None
        side = 2 * self._context.look.notes.lens * self._k
        if words is None:
            return side, side
        gap = _LENS_WORDS_GAP * self._k
        return max(side, words.width), side + gap + words.height

    @functools.cached_property
    def _offsets(self) -> list[Point]:
        """Where each panel stands, from the middle of its sign, (0, 0) for none."""
        found: list[Point] = []
        for index, timed in enumerate(self.notes):
            panel = self._measure_panel(index)
            if panel is None:
                found.append((0.0, 0.0))
            else:
                found.append(self._choose_offset(timed, panel, found))
        return found

    def _choose_offset(
        self, timed: TimedNote, panel: Point, before: Sequence[Point]
    ) -> Point:
        context = self._context
        seen = [
            self._look_around(timed, n, before)
            for n in self._list_frames(timed)
        ]
        gap = (
            _ARROW_GAP
            if timed.note.arrow is not None
            else context.look.notes.gap
        )
        return choose_offset(
            seen,
            panel,
            self._room,
            gap=gap * self._k,
            side=timed.note.side,
        )

    @functools.cached_property
    def _room(self) -> FreeRoom:
        """Where words may stand: off bands, and off what else belongs to the screen."""
        context = self._context
        room = find_room(context.look, context.size, context.has_captions)
        return replace(room, bands=room.bands + self._taken)

    def list_boxes(self) -> list[Box]:
        """Return where signs and what stands beside them are, at some frames of their times.

        A spotlight has no sign that could be covered.
        """
        found: list[Box] = []
        for index, timed in enumerate(self.notes):
            for n in self._list_frames(timed):
                places = self.find_places(index, n)
                if timed.note.kind != "spotlight":
                    found.append(places.sign)
                if places.panel is not None:
                    found.append(places.panel)
        return found

    def _list_frames(self, timed: TimedNote) -> list[int]:
        """Return the first frame of a note, one in the middle, and its last one."""
        context = self._context
        last = (context.length if timed.end is None else timed.end) - 1
        settled = timed.start + count_settling(
            context.look.timing.note, context.fps
        )
        first = min(max(settled, 0), context.length - 1)
        last = max(min(last, context.length - 1), first)
        return sorted({first, (first + last) // 2, last})

    def _look_around(
        self, timed: TimedNote, n: int, before: Sequence[Point]
    ) -> Sighting:
        """Return what there is in a frame beside a note: other signs, and panels placed before."""
        others: list[Box] = []
        for index, other in enumerate(self.notes):
            is_over = other.end is not None and other.end <= timed.start
            if other is timed or is_over:
                continue
            sign = self._find_sign(other.note, n)
            if other.note.kind != "spotlight":
                others.append(sign)
            panel = self._measure_panel(index)
            if panel is not None and index < len(before):
                others.append(
                    place_panel(
                        self._anchor(other.note, n), before[index], panel
                    )
                )
        if timed.note.kind == "arrow":
            others.append(self._find_sign(timed.note, n))
        return Sighting(self._anchor(timed.note, n), tuple(others))

    def _anchor(self, note: PictureNote, n: int) -> Box:
        """Return the box beside which a note's words stand: at an arrow its tail."""
        if note.arrow is None:
            return self._find_sign(note, n)
        return make_square(
            find_middle(self._locate(note, note.arrow.start, n)), 0.0
        )
