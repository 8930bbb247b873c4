"""A contact sheet: a small picture of each shot, with its time, scene, content and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from lantern.core.units import Shape, Size
from lantern.graphics.look import Look
from lantern.rendering.contact_sheet.cell_painter import (
    LINE_STEP,
    LINES,
    MARGIN,
    WIDTH,
    CellPainter,
    ContactCell,
    SheetHeading,
)
from lantern.rendering.contact_sheet.foot import NO_FOOT, SheetFoot, add_foot

GAP = 24
"""Pixels between the pictures of a row; a page is as high as its cells need."""
COLUMNS: dict[Shape, int] = {"wide": 5, "square": 6, "portrait": 8}
ROWS: dict[Shape, int] = {"wide": 7, "square": 6, "portrait": 4}
_HEAD = MARGIN + 116
"""Rows of pixels above the first cells."""
_TEXT = 88 + LINES * LINE_STEP
"""Rows of pixels for the text of a cell."""
_ROW_GAP = 34


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
    heading: SheetHeading,
    cells: Sequence[ContactCell],
    size: Size,
    *,
    look: Look,
    foot: SheetFoot = NO_FOOT,
) -> Iterator[Image.Image]:
    """Yield the sheet page by page, for a film of this size.

    Under its cells a page has the notes on them, the last page those on none, and the thumbnail.
    """
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
        shown = cells[start : start + on_page]
        page = _draw_page(numbered, shown, grid, look=look)
        marks: set[int] = set()
        for cell in shown:
            marks.update(cell.marks)
        is_last = start == starts[-1]
        yield add_foot(page, foot.select(marks, is_last=is_last), look)


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
    heading: SheetHeading,
    cells: Sequence[ContactCell],
    grid: _Grid,
    *,
    look: Look,
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
        painter.draw_marks(cell.marks, (x, y), width)
        painter.draw_cell(cell, (x, y + height + 6), width)
    return page


def _read_picture(path: Path, size: Size) -> Image.Image:
    with Image.open(path) as picture:
        rgb = picture.convert("RGB")
    bicubic = Image.Resampling.BICUBIC
    small: Image.Image = rgb.resize(size, bicubic, reducing_gap=2.0)
    return small
