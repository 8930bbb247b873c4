"""A contact sheet: a small picture of each shot, with its time, scene, content and words."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lantern.core.units import Shape, Size
from lantern.graphics import vector
from lantern.graphics.look import Look
from lantern.graphics.look.inks import InkName

WIDTH = 1920
MARGIN = 60
GAP = 24
"""Pixels; the page is as high as its cells need."""
COLUMNS: dict[Shape, int] = {"wide": 5, "square": 6, "portrait": 8}
ROWS: dict[Shape, int] = {"wide": 7, "square": 6, "portrait": 4}
LINES = 3
"""Lines of words under a picture."""
FACES = {
    "title": ((vector.SERIF, 600, False), 46),
    "about": ((vector.SANS, 400, False), 21),
    "chapter": ((vector.SANS, 600, False), 15),
    "time": ((vector.SANS, 700, False), 20),
    "side": ((vector.SANS, 400, False), 16),
    "scene": ((vector.SERIF, 600, False), 19),
    "what": ((vector.SANS, 600, False), 15),
    "words": ((vector.SERIF, 400, False), 17),
}
"""Face and size in pixels by the role of a text."""
INKS: dict[str, InkName] = {
    "title": "ink",
    "about": "ink_2",
    "chapter": "vermilion",
    "time": "vermilion_deep",
    "side": "ink_2",
    "scene": "ink",
    "what": "slate",
    "words": "ink",
}
"""Ink of the look by the role of a text."""
_HEAD = MARGIN + 116
"""Rows of pixels above the first cells."""
_LINE = 21
"""Pixels from one line of words to the next."""
_TEXT = 88 + LINES * _LINE
"""Rows of pixels for the text of a cell."""
_ROW_GAP = 34


@dataclass(frozen=True)
class SheetHeading:
    """The film's title, and a line about the film."""

    title: str
    about: str


@dataclass(frozen=True)
class ContactCell:
    """A shot on the sheet: its picture and what is written under it.

    `chapter` is empty but where a chapter begins.
    """

    picture: Path
    time: str
    length_and_number: str
    scene: str
    summary: str
    words: str
    chapter: str = ""


@dataclass(frozen=True)
class _Grid:
    """The cells of a page: how many stand side by side, and the pixels of their pictures."""

    columns: int
    picture: Size

    def find_corner(self, i: int) -> tuple[int, int]:
        """Return the left upper corner of cell `i`."""
        row, column = divmod(i, self.columns)
        width, _ = self.picture
        return MARGIN + column * (width + GAP), _HEAD + row * self.row_height

    @property
    def row_height(self) -> int:
        """Pixels from one row of cells to the next."""
        _, height = self.picture
        return height + _TEXT + _ROW_GAP

    def compute_page_size(self, count: int) -> Size:
        """Return the size of a page with so many cells."""
        rows = -(-count // self.columns)  # rounded up
        return WIDTH, _HEAD + rows * self.row_height + MARGIN - _ROW_GAP


def draw_pages(
    heading: SheetHeading, cells: Sequence[ContactCell], size: Size, *, look: Look
) -> Iterator[Image.Image]:
    """Yield the sheet page by page, for a film of this size."""
    shape = _choose_shape(size)
    columns = COLUMNS[shape]
    grid = _make_grid(columns, size)
    on_page = columns * ROWS[shape]
    starts = range(0, len(cells), on_page)
    for number, start in enumerate(starts, 1):
        about = heading.about
        if len(starts) > 1:
            about += f" · page {number} of {len(starts)}"
        numbered = SheetHeading(heading.title, about)
        yield _draw_page(numbered, cells[start : start + on_page], grid, look=look)


def _choose_shape(size: Size) -> Shape:
    """Return how pictures lie on a page: any that is wider than high is wide."""
    width, height = size
    if width > height:
        return "wide"
    if width < height:
        return "portrait"
    return "square"


def _make_grid(columns: int, size: Size) -> _Grid:
    """Return the grid in which pictures of a film of this size fill the page's width."""
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) // columns
    height = round(width * size[1] / size[0])
    return _Grid(columns, (width, height))


def _draw_page(
    heading: SheetHeading, cells: Sequence[ContactCell], grid: _Grid, *, look: Look
) -> Image.Image:
    size = grid.compute_page_size(len(cells))
    page = Image.new("RGB", size, look.inks["paper"])
    painter = CellPainter(ImageDraw.Draw(page), look)
    painter.draw_heading(heading)
    for i, cell in enumerate(cells):
        x, y = grid.find_corner(i)
        width, height = grid.picture
        page.paste(_read_picture(cell.picture, grid.picture), (x, y))
        painter.draw_frame((x, y), grid.picture)
        painter.draw_cell(cell, (x, y + height + 6), width)
    return page


def _read_picture(path: Path, size: Size) -> Image.Image:
    with Image.open(path) as picture:
        rgb = picture.convert("RGB")
    bicubic = Image.Resampling.BICUBIC
    small: Image.Image = rgb.resize(size, bicubic, reducing_gap=2.0)
    return small


@dataclass(frozen=True)
class CellPainter:
    """Writes on a page in the film's inks; places are pixels from its left upper corner."""

    draw: ImageDraw.ImageDraw
    look: Look

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

    def draw_cell(self, cell: ContactCell, at: tuple[int, int], width: int) -> None:
        """Draw the text under a picture of this width."""
        x, y = at
        self._draw_top_line(cell, at, width)
        scene = self.fit(cell.scene, "scene", width)
        self.write((x, y + 28), scene, "scene")
        summary = self.fit(cell.summary, "what", width)
        self.write((x, y + 55), summary, "what")
        lines = self.wrap_lines(cell.words, "words", width)
        for i, line in enumerate(lines):
            self.write((x, y + 78 + _LINE * i), line, "words")

    def _draw_top_line(
        self, cell: ContactCell, at: tuple[int, int], width: int
    ) -> None:
        """Draw the time on the left, length and number on the right, the chapter between them."""
        x, y = at
        time = _measure(cell.time, "time")
        side = _measure(cell.length_and_number, "side")
        self.write((x, y), cell.time, "time")
        right = x + width - side
        self.write((right, y + 3), cell.length_and_number, "side")
        if cell.chapter:
            room = width - time - side - 24
            chapter = self.fit(cell.chapter, "chapter", room)
            self.write((x + time + 12, y + 4), chapter, "chapter")

    def write(self, at: tuple[float, float], text: str, role: str) -> None:
        """Write a text with its left upper corner at a place."""
        ink = self.look.inks[INKS[role]]
        self.draw.text(at, text, ink, font=_load_font(role))

    def fit(self, text: str, role: str, room: float) -> str:
        """Return a text that fits a line of `room` pixels, with an ellipsis if it was cut."""
        full = _measure(text, role)
        if full <= room:
            return text
        # begin near the end of what fits, not at that of a long text
        near = int(len(text) * room / full * 1.25) + 4
        text = text[:near]
        while text and _measure(f"{text}…", role) > room:
            text = text[:-1].rstrip(" ,.;:")
        return f"{text}…"

    def wrap_lines(self, text: str, role: str, room: float) -> list[str]:
        """Return a text as at most LINES lines; the last one is cut if more would follow."""
        found: list[str] = []
        words = text.split()
        while words and len(found) < LINES:
            count = len(words)
            if len(found) < LINES - 1:
                count = _count_fitting(words, role, room)
            line = " ".join(words[:count])
            found.append(self.fit(line, role, room))
            words = words[count:]
        return found


def _count_fitting(words: Sequence[str], role: str, room: float) -> int:
    """Return how many words fit a line, at least one."""
    count = 1
    while count < len(words):
        longer = " ".join(words[: count + 1])
        if _measure(longer, role) > room:
            break
        count += 1
    return count


@functools.cache
def _load_font(role: str) -> ImageFont.FreeTypeFont:
    face, size = FACES[role]
    return ImageFont.truetype(str(vector.FACES[face]), size)


def _measure(text: str, role: str) -> float:
    """Return the width of a line in pixels."""
    return _load_font(role).getlength(text)
