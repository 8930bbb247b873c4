"""A contact sheet: one small picture for each shot, with its time, its scene, what it shows and
the words under it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from lantern.core.units import Size
from lantern.graphics import vector
from lantern.graphics.look import InkName, Look

WIDTH, MARGIN, GAP = 1920, 60, 24
COLUMNS = {"wide": 5, "square": 6, "upright": 8}
ROWS = {"wide": 7, "square": 6, "upright": 4}
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


@dataclass(frozen=True)
class ContactCell:
    """A shot on the sheet: its picture and what is written under it. `chapter` is there where
    one begins.
    """

    picture: Path
    time: str
    length_and_number: str
    scene: str
    summary: str
    words: str
    chapter: str = ""


def draw_pages(
    heading: tuple[str, str], cells: Sequence[ContactCell], size: Size, look: Look
) -> Iterator[Image.Image]:
    """The sheet page by page, for pictures of a size. `heading` is the film's title and a line
    about it.
    """
    shape = (
        "wide" if size[0] > size[1] else "square" if size[0] == size[1] else "upright"
    )
    columns, rows = COLUMNS[shape], ROWS[shape]
    many = [cells[i : i + columns * rows] for i in range(0, len(cells), columns * rows)]
    for number, some in enumerate(many, 1):
        about = heading[1] + (
            f" · page {number} of {len(many)}" if len(many) > 1 else ""
        )
        yield _page((heading[0], about), some, (columns, size), look)


def _page(
    heading: tuple[str, str],
    cells: Sequence[ContactCell],
    form: tuple[int, Size],
    look: Look,
) -> Image.Image:
    columns, size = form
    across = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) // columns
    tall = round(across * size[1] / size[0])
    row = tall + 88 + LINES * 21 + 34
    top = MARGIN + 116
    page = Image.new(
        "RGB",
        (WIDTH, top + -(-len(cells) // columns) * row + MARGIN - 34),
        look.inks["paper"],
    )
    pen = CellPainter(ImageDraw.Draw(page), look)
    pen.write(
        (MARGIN, MARGIN - 12),
        pen.fit(heading[0], "title", WIDTH - 2 * MARGIN),
        "title",
        "ink",
    )
    pen.write(
        (MARGIN, MARGIN + 50),
        pen.fit(heading[1], "about", WIDTH - 2 * MARGIN),
        "about",
        "ink_2",
    )
    pen.draw.rectangle(
        (MARGIN, MARGIN + 90, WIDTH - MARGIN, MARGIN + 91), look.inks["ink"]
    )
    for i, cell in enumerate(cells):
        x, y = MARGIN + i % columns * (across + GAP), top + i // columns * row
        with Image.open(cell.picture) as picture:
            small = picture.convert("RGB").resize(
                (across, tall), Image.Resampling.BICUBIC, reducing_gap=2.0
            )
            page.paste(small, (x, y))
        pen.draw.rectangle(
            (x - 1, y - 1, x + across, y + tall), outline=look.inks["ink_2"]
        )
        pen.draw_cell(cell, (x, y + tall + 6), across)
    return page


@dataclass(frozen=True)
class CellPainter:
    draw: ImageDraw.ImageDraw
    look: Look

    def draw_cell(self, cell: ContactCell, at: tuple[int, int], across: int) -> None:
        x, y = at
        self.write((x, y), cell.time, "time", "vermilion_deep")
        self.write(
            (x + across - _width(cell.length_and_number, "side"), y + 3),
            cell.length_and_number,
            "side",
            "ink_2",
        )
        if cell.chapter:
            room = (
                across
                - _width(cell.time, "time")
                - _width(cell.length_and_number, "side")
                - 24
            )
            self.write(
                (x + _width(cell.time, "time") + 12, y + 4),
                self.fit(cell.chapter, "chapter", room),
                "chapter",
                "vermilion",
            )
        self.write((x, y + 28), self.fit(cell.scene, "scene", across), "scene", "ink")
        self.write((x, y + 55), self.fit(cell.summary, "what", across), "what", "slate")
        for i, line in enumerate(self.wrap_lines(cell.words, "words", across)):
            self.write((x, y + 78 + 21 * i), line, "words", "ink")

    def write(
        self, at: tuple[float, float], text: str, role: str, ink: InkName
    ) -> None:
        self.draw.text(at, text, self.look.inks[ink], font=_font(role))

    def fit(self, text: str, role: str, room: float) -> str:
        """The text on one line, cut with an ellipsis where it has no room."""
        full = _width(text, role)
        if full <= room:
            return text
        text = text[
            : int(len(text) * room / full * 1.25) + 4
        ]  # not letter by letter from a long text's end
        while text and _width(f"{text}…", role) > room:
            text = text[:-1].rstrip(" ,.;:")
        return f"{text}…"

    def wrap_lines(self, text: str, role: str, room: float) -> list[str]:
        found: list[str] = []
        words = text.split()
        while words and len(found) < LINES:
            if len(found) == LINES - 1:
                found.append(self.fit(" ".join(words), role, room))
                break
            count = 1
            while (
                count < len(words)
                and _width(" ".join(words[: count + 1]), role) <= room
            ):
                count += 1
            found.append(self.fit(" ".join(words[:count]), role, room))
            words = words[count:]
        return found


@functools.cache
def _font(role: str) -> ImageFont.FreeTypeFont:
    face, size = FACES[role]
    return ImageFont.truetype(str(vector.FACES[face]), size)


def _width(text: str, role: str) -> float:
    return _font(role).getlength(text)
