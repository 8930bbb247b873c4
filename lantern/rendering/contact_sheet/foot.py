"""What stands under the cells of a contact sheet: numbered notes, and the thumbnail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from lantern.graphics.look import Look
from lantern.rendering.contact_sheet.cell_painter import (
    MARGIN,
    MARK_SIDE,
    WIDTH,
    CellPainter,
)

SMALL_WIDTH = 168
"""Pixels across the thumbnail in a list of films."""
_NOTE_STEP = 34
_GAP = 40
"""Rows of pixels: of a note, and between the parts of the foot."""


@dataclass(frozen=True)
class SheetNote:
    """Something to look at: its number on the sheet, what it is, whether it is on any shot."""

    number: int
    text: str
    is_on_shots: bool


@dataclass(frozen=True, eq=False)
class SheetFoot:
    """What stands under the cells; the thumbnail is at its own size."""

    notes: tuple[SheetNote, ...] = ()
    thumbnail: Image.Image | None = None

    def select(self, marks: Collection[int], *, is_last: bool) -> SheetFoot:
        """Return the foot of a page whose cells have these marks.

        The last page also has the notes on no shot, and the thumbnail.
        """
        notes = []
        for note in self.notes:
            if note.number in marks or (is_last and not note.is_on_shots):
                notes.append(note)
        thumbnail = self.thumbnail if is_last else None
        return replace(
            self,
            notes=tuple(notes),
            thumbnail=thumbnail,
        )


NO_FOOT = SheetFoot()


def add_foot(page: Image.Image, foot: SheetFoot, look: Look) -> Image.Image:
    """Return a page with a foot under it; without one it is the page itself."""
    height = _measure_notes(foot) + _measure_thumbnail(foot)
    if not height:
        return page
    whole = Image.new("RGB", (WIDTH, page.height + height), look.inks["paper"])
    whole.paste(page, (0, 0))
    painter = CellPainter(ImageDraw.Draw(whole), look)
    _draw_notes(painter, foot, page.height)
    if foot.thumbnail is not None:
        _draw_thumbnail(
            whole, foot.thumbnail, page.height + _measure_notes(foot)
        )
    return whole


def _measure_notes(foot: SheetFoot) -> int:
    if not foot.notes:
        return 0
    return len(foot.notes) * _NOTE_STEP + _GAP


def _measure_thumbnail(foot: SheetFoot) -> int:
    if foot.thumbnail is None:
        return 0
    return foot.thumbnail.height + _GAP


def _draw_notes(painter: CellPainter, foot: SheetFoot, top: int) -> None:
    """Draw the notes below row `top`, a line each."""
    left = MARGIN + MARK_SIDE + 12
    for i, note in enumerate(foot.notes):
        y = top + i * _NOTE_STEP
        painter.draw_mark(note.number, (MARGIN, y))
        text = painter.fit(note.text, "note", WIDTH - MARGIN - left)
        painter.write((left, y + 1), text, "note")


def _draw_thumbnail(
    page: Image.Image, thumbnail: Image.Image, top: int
) -> None:
    """Draw the thumbnail at its own size, and beside it as a list of films shows it."""
    page.paste(thumbnail, (MARGIN, top))
    height = round(thumbnail.height * SMALL_WIDTH / thumbnail.width)
    small = thumbnail.resize((SMALL_WIDTH, height), Image.Resampling.LANCZOS)
    page.paste(small, (MARGIN + thumbnail.width + _GAP, top))
