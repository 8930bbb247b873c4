"""A storyboard as PDF, with text that can be searched and type embedded: the only door to fpdf2.

The file holds no clock and no random number: the same storyboard is the same bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from lantern.core.direction import is_right_to_left
from lantern.core.extras import install_extra
from lantern.core.problems import ToolFailure
from lantern.core.text import make_one_line
from lantern.core.units import Size
from lantern.core.words import is_unspaced
from lantern.editions.storyboard.board import Storyboard, StoryboardRow
from lantern.editions.storyboard.embedded_type import EmbeddedType, prepare_type

Paper = Literal["a4", "letter"]
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""What stands for no date: fpdf2 wants one."""
_MARGIN = 40.0
_FOOT = 46.0
_GAP = 16.0
"""Points: round a page, free at its foot, and between frames and words."""
_FRAME = (236.0, 170.0)
"""Points that a frame may be wide and high."""
_FRAME_PIXELS = 960
"""The longer side of a frame's picture: about 290 dots an inch."""
_JPEG_QUALITY = 85
_INK = "#1d1a18"
_GREY = "#66605a"
_ACCENT = "#9b2d1f"
_RULE = "#d8cfc0"
"""Colours for paper, whatever those of the film are."""


@dataclass(frozen=True)
class _TextStyle:
    """The role of a text's type, its size and the step of its lines in points, and its colour.

    `above` is free above each paragraph.
    """

    role: str
    size: float
    step: float
    ink: str
    above: float = 0.0


_STYLES = {
    "title": _TextStyle("title", 22, 27, _INK),
    "subtitle": _TextStyle("words", 12, 16, _GREY),
    "about": _TextStyle("small", 9, 13, _GREY),
    "chapter": _TextStyle("facts", 8.5, 12, _ACCENT),
    "facts": _TextStyle("facts", 9, 13, _GREY),
    "scene": _TextStyle("title", 11.5, 15, _INK),
    "words": _TextStyle("words", 10, 13.5, _INK, above=2),
    "sources": _TextStyle("small", 8, 10.5, _GREY, above=3),
    "foot": _TextStyle("small", 8, 11, _GREY),
}


@dataclass(frozen=True)
class _StyledText:
    """A paragraph, and the name of its style."""

    text: str
    style: str


def require_library() -> None:
    """Make sure, before any work, that fpdf2 is here.

    Raises:
        ToolFailure: It isn't installed.
    """
    _load()


def _load() -> Any:
    install_extra("slides")
    try:
        import fpdf
    except ImportError:
        raise ToolFailure(
            "fpdf2 is needed to write a storyboard;"
            " install it: pip install 'lantern-film[slides]'"
        ) from None
    return fpdf


def write_board(board: Storyboard, to: Path, *, paper: Paper) -> None:
    """Write a storyboard into a file; copies of fonts are written beside it.

    Raises:
        ToolFailure: fpdf2 isn't installed.
    """
    fonts = prepare_type(board.typefaces, board.iter_texts(), to.parent)
    writer = _BoardWriter(board, fonts, paper)
    writer.write_heading()
    for row in board.rows:
        writer.write_row(row)
    to.write_bytes(writer.save())


class _BoardWriter:
    """Lays rows out on pages of fpdf2, in points."""

    def __init__(
        self, board: Storyboard, fonts: EmbeddedType, paper: Paper
    ) -> None:
        """Begin the first page."""
        self._fpdf = _load()
        self._board = board
        self._pdf = self._fpdf.FPDF(unit="pt", format=paper)
        self._describe()
        self._open_type(fonts)
        self._pdf.set_margins(_MARGIN, _MARGIN)
        self._pdf.c_margin = 0
        self._pdf.set_auto_page_break(True, _FOOT)
        self._pdf.header = self._establish_font
        self._pdf.footer = self._write_foot
        self._frame = _fit_frame(board.frame)
        self._pdf.add_page()

    def save(self) -> bytes:
        """Return the file."""
        return bytes(self._pdf.output())

    def _describe(self) -> None:
        board = self._board
        pdf = self._pdf
        pdf.set_creation_date(_NO_DATE)
        pdf.set_title(make_one_line(board.title))
        pdf.set_author(make_one_line(board.author))
        pdf.set_subject(make_one_line(board.subtitle))
        pdf.set_lang(board.language)
        pdf.set_creator("Lantern")

    def _open_type(self, fonts: EmbeddedType) -> None:
        for font in (*fonts.roles, *fonts.others):
            self._pdf.add_font(font.name, fname=font.file)
        names = [font.name for font in fonts.others]
        self._pdf.set_fallback_fonts(names, exact_match=False)
        self._pdf.set_text_shaping(True)

    @property
    def _text_left(self) -> float:
        return _MARGIN + self._frame[0] + _GAP

    @property
    def _bottom(self) -> float:
        return float(self._pdf.h) - _FOOT

    def write_heading(self) -> None:
        """Write the film's title, and what there is of it."""
        board = self._board
        for text, style in (
            (board.title, "title"),
            (board.subtitle, "subtitle"),
            (board.about, "about"),
        ):
            if text:
                self._write(_StyledText(text, style))
        self._pdf.set_y(self._pdf.get_y() + _GAP)

    def _write_foot(self) -> None:
        pdf = self._pdf
        pdf.set_y(-_FOOT + 14)
        self._choose(_STYLES["foot"])
        title = make_one_line(self._board.title)
        width = pdf.epw - 60
        pdf.cell(width, text=_cut(pdf, title, width))
        pdf.cell(
            60,
            text=f"{pdf.page_no()} / {{nb}}",
            align="R",
        )

    def write_row(self, row: StoryboardRow) -> None:
        """Write a shot: its frame, and beside it its texts; on one page if there is room."""
        pdf = self._pdf
        texts = list(_iter_texts(row))
        width, height = self._frame
        self._make_room(max(height, sum(map(self._measure, texts))))
        if row.chapter:
            pdf.start_section(make_one_line(row.chapter))
        page, top = pdf.page, pdf.get_y()
        picture = _shrink(row.picture)
        pdf.image(picture, _MARGIN, top, width, height, alt_text=row.alt)
        self._write_beside(texts, top)
        bottom = pdf.get_y()
        if pdf.page == page:
            bottom = max(bottom, top + height)
        self._draw_rule(bottom + _GAP / 2)
        pdf.set_y(bottom + _GAP)

    def _make_room(self, height: float) -> None:
        """Begin a page unless this one has room for so much, or a page of its own hasn't."""
        needed = min(height, self._bottom - _MARGIN)
        if self._pdf.get_y() + needed > self._bottom:
            self._pdf.add_page()

    def _write_beside(self, texts: Iterable[_StyledText], top: float) -> None:
        """Write paragraphs beside a frame."""
        self._pdf.set_left_margin(self._text_left)
        self._pdf.set_y(top)
        for text in texts:
            self._write(text)
        self._pdf.set_left_margin(_MARGIN)

    def _draw_rule(self, y: float) -> None:
        if y < self._bottom:
            self._pdf.set_draw_color(_RULE)
            self._pdf.set_line_width(0.5)
            self._pdf.line(_MARGIN, y, self._pdf.w - _MARGIN, y)

    def _measure(self, text: _StyledText) -> float:
        """Return the height of a paragraph beside a frame."""
        width = self._pdf.w - _MARGIN - self._text_left
        height = self._set(
            text,
            width,
            dry_run=True,
            output="HEIGHT",
        )
        return float(height) + _STYLES[text.style].above

    def _write(self, text: _StyledText) -> None:
        """Write a paragraph from the left margin on, and go below it."""
        self._pdf.set_y(self._pdf.get_y() + _STYLES[text.style].above)
        self._set(text, self._pdf.w - _MARGIN - self._pdf.l_margin)

    def _set(self, text: _StyledText, width: float, **more: Any) -> Any:
        """Set a paragraph as fpdf2 does; return what it says of it."""
        style = _STYLES[text.style]
        self._choose(style)
        line = make_one_line(text.text)
        modes = self._fpdf.enums.WrapMode
        return self._pdf.multi_cell(
            width,
            style.step,
            line,
            align="R" if is_right_to_left(line) else "L",
            wrapmode=modes.CHAR if _is_unspaced(line) else modes.WORD,
            new_x="LMARGIN",
            new_y="NEXT",
            **more,
        )

    def _choose(self, style: _TextStyle) -> None:
        self._pdf.set_font(style.role, size=style.size)
        self._pdf.set_text_color(style.ink)
        self._establish_font()

    def _establish_font(self) -> None:
        """Name the font to the page, which fpdf2 forgets before a letter of another font."""
        if self._pdf.page and self._pdf.font_family:
            self._pdf.text(0, 0, "")


def _fit_frame(size: Size) -> tuple[float, float]:
    """Return the width and height of a frame in points, for a film of so many pixels."""
    width, height = size
    scale = min(_FRAME[0] / width, _FRAME[1] / height)
    return width * scale, height * scale


def _iter_texts(row: StoryboardRow) -> Iterator[_StyledText]:
    if row.chapter and row.chapter != row.scene:
        yield _StyledText(row.chapter, "chapter")
    yield _StyledText(row.facts, "facts")
    yield _StyledText(row.scene, "scene")
    for words in row.words:
        yield _StyledText(words, "words")
    for source in row.sources:
        yield _StyledText(source, "sources")


def _is_unspaced(text: str) -> bool:
    """Tell whether a text is written in a script without blanks."""
    return any(map(is_unspaced, text))


def _shrink(picture: Path) -> io.BytesIO:
    """Return a frame as JPEG, with as many pixels as paper needs."""
    with Image.open(picture) as opened:
        small = opened.convert("RGB")
    small.thumbnail((_FRAME_PIXELS, _FRAME_PIXELS), Image.Resampling.LANCZOS)
    data = io.BytesIO()
    small.save(
        data,
        format="JPEG",
        quality=_JPEG_QUALITY,
        subsampling=0,
    )
    data.seek(0)
    return data


def _cut(pdf: Any, text: str, width: float) -> str:
    """Return a line that fits a width, with an ellipsis if it was cut."""
    if pdf.get_string_width(text) <= width:
        return text
    while text and pdf.get_string_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"
