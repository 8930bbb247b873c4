"""Writing on a contact sheet: what stands under a picture, and the marks on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageDraw

from lantern.core.units import Size
from lantern.graphics.look import Look
from lantern.graphics.look.inks import InkName
from lantern.graphics.look.typesetting import split_words
from lantern.rendering.contact_sheet.sheet_type import (
    SheetType,
    load_bundled_font,
)

WIDTH = 1920
MARGIN = 60
LINES = 3
"""Lines of words under a picture."""
INKS: dict[str, InkName] = {
    "title": "ink",
    "about": "ink_2",
    "chapter": "vermilion",
    "time": "vermilion_deep",
    "side": "ink_2",
    "scene": "ink",
    "what": "slate",
    "words": "ink",
    "mark": "cream",
    "note": "ink",
}
"""Ink of the look by the role of a text."""
MARK_SIDE = 26
"""Pixels of the disc with the number of a note."""
LINE_STEP = 21
"""Pixels from one line of words to the next."""


@dataclass(frozen=True)
class SheetHeading:
    """The film's title, and a line about the film."""

    title: str
    about: str


@dataclass(frozen=True)
class ContactCell:
    """A shot on the sheet: its picture and what is written under it.

    `chapter` is empty but where a chapter begins. `marks` are the numbers of the notes on it.
    """

    picture: Path
    time: str
    length_and_number: str
    scene: str
    summary: str
    words: str
    chapter: str = ""
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class CellPainter:
    """Writes on a page in the film's inks and type; places are pixels from its upper left."""

    draw: ImageDraw.ImageDraw
    look: Look

    @property
    def type(self) -> SheetType:
        """What sets and measures lines."""
        return SheetType(self.look.typefaces)

    def draw_heading(self, heading: SheetHeading) -> None:
        """Draw the title, the line about the film, and the rule below them."""
        room = WIDTH - 2 * MARGIN
        title = self.fit(heading.title, "title", room)
        self.write((MARGIN, MARGIN - 12), title, "title")
        about = self.fit(heading.about, "about", room)
        self.write((MARGIN, MARGIN + 50), about, "about")
        rule = (MARGIN, MARGIN + 90, WIDTH - MARGIN, MARGIN + 91)
        self.draw.rectangle(rule, self.look.inks["ink"])

    def draw_frame(self, at: tuple[int, int], size: Size) -> None:
        """Draw a line around a picture, one pixel outside of it."""
        x, y = at
        width, height = size
        box = (x - 1, y - 1, x + width, y + height)
        self.draw.rectangle(box, outline=self.look.inks["ink_2"])

    def draw_marks(
        self, marks: Sequence[int], at: tuple[int, int], width: int
    ) -> None:
        """Draw the numbers of notes in the upper left corner of a picture, as many as fit."""
        side = MARK_SIDE
        x, y = at
        for i, mark in enumerate(marks[: (width - 6) // (side + 4)]):
            self.draw_mark(mark, (x + 6 + i * (side + 4), y + 6))

    def draw_mark(self, mark: int, at: tuple[int, int]) -> None:
        """Draw the number of a note on a red disc whose left upper corner is given."""
        side = MARK_SIDE
        x, y = at
        red = self.look.inks["vermilion_deep"]
        self.draw.ellipse((x, y, x + side, y + side), fill=red)
        ink = self.look.inks[INKS["mark"]]
        middle = (x + side / 2, y + side / 2)
        font = load_bundled_font("mark")
        self.draw.text(
            middle,
            str(mark),
            ink,
            font=font,
            anchor="mm",
        )

    def draw_cell(
        self, cell: ContactCell, at: tuple[int, int], width: int
    ) -> None:
        """Draw the text under a picture of this width."""
        x, y = at
        self._draw_top_line(cell, at, width)
        scene = self.fit(cell.scene, "scene", width)
        self.write((x, y + 28), scene, "scene")
        summary = self.fit(cell.summary, "what", width)
        self.write((x, y + 55), summary, "what")
        lines = self.wrap_lines(cell.words, "words", width)
        for i, line in enumerate(lines):
            self.write((x, y + 78 + LINE_STEP * i), line, "words")

    def _draw_top_line(
        self, cell: ContactCell, at: tuple[int, int], width: int
    ) -> None:
        """Draw the time on the left, length and number on the right, the chapter between them."""
        x, y = at
        time = self.type.measure(cell.time, "time")
        side = self.type.measure(cell.length_and_number, "side")
        self.write((x, y), cell.time, "time")
        right = x + width - side
        self.write((right, y + 3), cell.length_and_number, "side")
        if cell.chapter:
            room = width - time - side - 24
            chapter = self.fit(cell.chapter, "chapter", room)
            self.write((x + time + 12, y + 4), chapter, "chapter")

    def write(self, at: tuple[float, float], text: str, role: str) -> None:
        """Write a text with its left upper corner at a place.

        Its baseline is that of Lantern's own type, whatever it is set in.
        """
        ink = self.look.inks[INKS[role]]
        x, y = at
        ascent, _ = load_bundled_font(role).getmetrics()
        for run in self.type.split_runs(text, role):
            place = (x, y + ascent)
            self.draw.text(
                place,
                run.text,
                ink,
                font=run.font,
                anchor="ls",
            )
            x += run.measure()

    def fit(self, text: str, role: str, room: float) -> str:
        """Return a text that fits a line of `room` pixels, with an ellipsis if it was cut."""
        full = self.type.measure(text, role)
        if full <= room:
            return text
        # begin near the end of what fits, not at that of a long text
        near = int(len(text) * room / full * 1.25) + 4
        text = text[:near]
        while text and self.type.measure(f"{text}…", role) > room:
            text = text[:-1].rstrip(" ,.;:")
        return f"{text}…"

    def wrap_lines(self, text: str, role: str, room: float) -> list[str]:
        """Return a text as at most LINES lines; the last one is cut if more would follow."""
        found: list[str] = []
        words = list(filter(None, split_words(" ".join(text.split()))))
        while words and len(found) < LINES:
            count = len(words)
            if len(found) < LINES - 1:
                count = self._count_fitting(words, role, room)
            line = "".join(words[:count]).removeprefix(" ")
            found.append(self.fit(line, role, room))
            words = words[count:]
        return found

    def _count_fitting(
        self, words: Sequence[str], role: str, room: float
    ) -> int:
        """Return how many words fit a line, at least one; they have their blanks before them."""
        count = 1
        while count < len(words):
            longer = "".join(words[: count + 1]).removeprefix(" ")
            if self.type.measure(longer, role) > room:
                break
            count += 1
        return count
