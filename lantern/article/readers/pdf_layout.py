"""The page of a PDF: pieces of text on rows, and the rows by which its pictures stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.encoding import tidy
from lantern.article.readers.patterns import CAPTION_START
from lantern.article.readers.pdf_pictures import (
    PdfPictures,
    PlacedPicture,
    choose_pictures,
    place_picture,
)
from lantern.article.readers.raised import is_note_mark, raise_text

_LETTER_WIDTH = 0.45
"""Share of the height of letters that they are wide, on average."""
_SAME_LINE = 0.55
"""Share of the letters' height that a piece of a line may stand higher or lower."""
RAISED = 0.8
"""Share of the height below which a number in a line is raised, or a note's line is small."""
HEADING = 1.15
"""Times the height of the text from which on a line is a heading."""
GAP = 1.4
"""Times the usual step from line to line from which on there is an empty one between."""
_BOLD = re.compile(r"bold|black|heavy|cmbx", re.I)
_MAX_CAPTION_ROWS = 5
_CAPTION_ROOM = 3.0
"""Times the height of the text that a caption may stand below its picture."""
_FULL_ROW = 0.65
"""Share of a row's characters that the row before it has, where a caption goes on."""
SMALLER = 0.95
"""Share of the height of the text below which letters are smaller than it."""


@dataclass(frozen=True)
class TextPiece:
    """A piece of text, where it begins (from the lower left, in points), and its height."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool


@dataclass
class TextRow:
    """Pieces on one line of a page."""

    pieces: list[TextPiece] = field(default_factory=list)

    @property
    def size(self) -> float:
        """Return the height of most of its letters."""
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.size] += len(piece.text)
        return sizes.most_common(1)[0][0]

    @property
    def y(self) -> float:
        """Return where its letters stand, by its largest piece."""
        return max(self.pieces, key=lambda piece: piece.size).y


def _stands_under(row: TextRow, placed: PlacedPicture) -> bool:
    """Tell whether a row and a picture share some of the page's width, by a guess at the row's."""
    left = row.pieces[0].x
    characters = sum(len(piece.text) for piece in row.pieces)
    right = left + characters * row.size * _LETTER_WIDTH
    return left < placed.left + placed.width and right > placed.left


@dataclass(frozen=True)
class PdfPage:
    """A page: its pieces of text in the order in which it writes them, and its pictures.

    `source` is what pictures are read from, `placed` those that belong to the article.
    """

    pieces: Sequence[TextPiece]
    source: Any
    placed: Sequence[PlacedPicture]


@dataclass
class PageLayout:
    """The rows of a page, with the height of most letters and the usual step between lines.

    `marks` are those of pictures by the index of a row, `captions` rows that are no text.
    """

    rows: Sequence[TextRow]
    body: float
    step: float
    marks: dict[int, str] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)

    def mark_pictures(
        self, page: PdfPage, number: int, pictures: PdfPictures
    ) -> None:
        """Take the pictures of a page, and mark the rows by which they stand."""
        for placed in page.placed:
            mark = pictures.take(page.source, number, placed)
            if not mark:
                continue
            below = self._find_caption(placed)
            self.captions.update(below)
            texts = [read_row(self.rows[i], NoteState()) for i in below]
            if texts:
                pictures.note_caption(mark, " ".join(texts))
            row = self._find_neighbour(placed)
            if row is not None:
                self.marks[row] = self.marks.get(row, "") + mark

    def _find_caption(self, placed: PlacedPicture) -> list[int]:
        """Return the rows right below a picture that are surely its caption, by their indices.

        They are in smaller letters than the text, or begin as a caption does.
        """
        below: list[int] = []
        last = placed.bottom
        before = ""
        for i, row in enumerate(self.rows):
            is_under = _stands_under(row, placed)
            if row.y >= last or not is_under:
                continue
            room = _CAPTION_ROOM * self.body if not below else GAP * self.step
            if last - row.y > room or (
                below and row.size != self.rows[below[0]].size
            ):
                break
            text = read_row(row, NoteState())
            is_small = row.size < SMALLER * self.body
            if not below and not (is_small or CAPTION_START.match(text)):
                break
            if below and len(before) < _FULL_ROW * len(text):
                break  # a caption goes on below a full row only
            below.append(i)
            last = row.y
            before = text
        return below[:_MAX_CAPTION_ROWS]

    def _find_neighbour(self, placed: PlacedPicture) -> int | None:
        """Return the row of text above a picture, else below it; None on a page without text."""
        above: int | None = None
        for i, row in enumerate(self.rows):
            is_text = SMALLER * self.body <= row.size < HEADING * self.body
            if i in self.captions or not is_text:
                continue
            if above is None or row.y >= placed.top:
                above = i
        return above


@dataclass
class NoteState:
    """What is known of a file's notes while its lines are read."""

    marks: int = 0
    texts: int = 0
    last: int = 0


def read_row(row: TextRow, state: NoteState) -> str:
    """Return the text of a line: raised numbers as powers, marks of notes left out."""
    text = ""
    for i, piece in enumerate(row.pieces):
        raw = piece.text.replace("\n", " ")
        is_small = piece.size < RAISED * row.size and piece.y > row.y
        bare = raw.strip()
        if i and is_small and bare.isdecimal():
            after = row.pieces[i + 1].text if i + 1 < len(row.pieces) else ""
            if is_note_mark(bare, text, after, expected=state.last + 1):
                state.marks += 1
                state.last = int(bare[:3])
                continue
            raw = raise_text(bare)
        text += raw
    return tidy(text)


def make_rows(pieces: Sequence[TextPiece]) -> list[TextRow]:
    """Return the rows of a page: pieces that stand at about the same height."""
    rows: list[TextRow] = []
    for piece in pieces:
        if rows:
            last = rows[-1]
            height = max(last.size, piece.size)
            if abs(last.y - piece.y) < _SAME_LINE * height:
                last.pieces.append(piece)
                continue
        rows.append(TextRow([piece]))
    return rows


def _place(text: str, cm: Any, tm: Any, *font: Any) -> TextPiece:
    """Return a piece by the matrices of page and text, and its font's name and size."""
    described, size = font
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    height = abs((size or 1) * (tm[3] or tm[1]) * (cm[3] or cm[1]))
    name = str((described or {}).get("/BaseFont", ""))
    is_bold = bool(_BOLD.search(name))
    return TextPiece(text, float(x), float(y), round(float(height), 1), is_bold)


def read_page(page: Any, furniture: set[Any]) -> PdfPage:
    """Return a page; `furniture` are pictures that aren't the article's."""
    pieces: list[TextPiece] = []
    placed: list[PlacedPicture] = []

    def visit(*found: Any) -> None:
        piece = _place(*found)
        if piece.text.strip():
            pieces.append(piece)

    def draw(operator: bytes, *found: Any) -> None:
        if operator == b"Do":
            operands, matrix, _ = found
            placed.append(place_picture(operands, matrix))

    page.extract_text(visitor_text=visit, visitor_operand_before=draw)
    return PdfPage(pieces, page, choose_pictures(page, placed, furniture))
