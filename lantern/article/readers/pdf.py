"""PDF files, through pypdf: lines by their place on the page, headings by their size.

A page has no paragraphs, only text at places; they are put together as those of plain text are.
"""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.authors import judge_author
from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    RawArticle,
    require_library,
)
from lantern.article.readers.encoding import tidy
from lantern.article.readers.page.elements import drop_marks
from lantern.article.readers.patterns import CAPTION_START
from lantern.article.readers.plain_layout import TextLine, join_paragraphs
from lantern.article.readers.plain_pages import drop_page_marks
from lantern.article.readers.raised import is_note_mark, raise_text
from lantern.core.problems import AssetFailure
from lantern.core.text import fold

_MAX_PAGES = 500
_MIN_CHARACTERS = 40
"""Of a page on average; a file with fewer is a scan."""
_SAME_LINE = 0.55
"""Share of the letters' height that a piece of a line may stand higher or lower."""
_RAISED = 0.8
"""Share of the height below which a number in a line is raised, or a note's line is small."""
_HEADING = 1.15
"""Times the height of the text from which on a line is a heading."""
_GAP = 1.4
"""Times the usual step from line to line from which on there is an empty one between."""
_BOLD = re.compile(r"bold|black|heavy|cmbx", re.I)
_MAX_HEADING = 120
_MAX_CAPTION = 300
_TOP = 4
"""Elements among which the title is."""
_FILLER = re.compile(
    r".*\.(docx?|indd|tex|pdf|odt|qxd)\b.*|untitled.*|(microsoft )?word\b.*", re.I
)


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements of a PDF's text.

    Raises:
        AssetFailure: it can't be read, is locked, has only pictures of pages, or is far too long.
    """
    with require_library("pypdf"):
        import pypdf
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AssetFailure(
                f"'{name}' is locked with a password; save a copy without"
            )
        _check_pages(len(reader.pages), name)
        pages = [_read_page(page) for page in reader.pages]
        pictures = sum(map(_count_pictures, reader.pages))
        about = reader.metadata
    except AssetFailure:
        raise
    except Exception as error:  # a broken file fails anywhere inside the library
        raise AssetFailure(
            f"'{name}' is no PDF that can be read ({type(error).__name__})"
        ) from None
    pieces = itertools.chain(*pages)
    characters = sum(len(piece.text) for piece in pieces)
    if characters < _MIN_CHARACTERS * len(pages):
        raise AssetFailure(
            f"'{name}' has no text, only pictures of its pages;"
            " let a program for text recognition (OCR) read it first"
        )
    return _make_article(pages, about, pictures)


def _check_pages(count: int, name: str) -> None:
    if count > _MAX_PAGES:
        raise AssetFailure(
            f"'{name}' has {count:,} pages; {_MAX_PAGES:,} is the most. Take one chapter of it"
        )


def _count_pictures(page: Any) -> int:
    resources = page.get("/Resources") or {}
    drawn = resources.get("/XObject") or {}
    kinds = [each.get_object().get("/Subtype") for each in drawn.values()]
    return kinds.count("/Image")


@dataclass(frozen=True)
class _Piece:
    """A piece of text, where it begins (from the lower left, in points), and its height."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool


@dataclass(frozen=True)
class _PdfLine(TextLine):
    """A line with the height of its letters; bold if all of it is."""

    size: float = 0.0
    is_bold: bool = False


@dataclass
class _Row:
    """Pieces on one line of a page."""

    pieces: list[_Piece] = field(default_factory=list)

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


def _read_page(page: Any) -> list[_Piece]:
    """Return the pieces of text on a page in the order in which it writes them."""
    pieces: list[_Piece] = []

    def visit(*found: Any) -> None:
        piece = _place(*found)
        if piece.text.strip():
            pieces.append(piece)

    page.extract_text(visitor_text=visit)
    return pieces


def _place(text: str, cm: Any, tm: Any, *font: Any) -> _Piece:
    """Return a piece by the matrices of page and text, and its font's name and size."""
    described, size = font
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    height = abs((size or 1) * (tm[3] or tm[1]) * (cm[3] or cm[1]))
    name = str((described or {}).get("/BaseFont", ""))
    is_bold = bool(_BOLD.search(name))
    return _Piece(text, float(x), float(y), round(float(height), 1), is_bold)


def _make_rows(pieces: Sequence[_Piece]) -> list[_Row]:
    rows: list[_Row] = []
    for piece in pieces:
        if rows:
            last = rows[-1]
            height = max(last.size, piece.size)
            if abs(last.y - piece.y) < _SAME_LINE * height:
                last.pieces.append(piece)
                continue
        rows.append(_Row([piece]))
    return rows


def _make_article(
    pages: Sequence[Sequence[_Piece]], about: Any, pictures: int
) -> RawArticle:
    body = _find_body_size(pages)
    omitted: Counter[str] = Counter(picture=pictures)
    lines: list[TextLine] = []
    starts: set[int] = set()
    step = _find_step(pages)
    state = _NoteState()
    for page in pages:
        starts.add(len(lines))
        lines += _make_lines(_make_rows(page), body, step=step, state=state)
    bare = drop_page_marks(lines, starts)
    omitted["note"] += max(state.marks, state.texts)
    omitted["line of page furniture"] += bare.count
    elements = tuple(_iter_elements(bare.lines, body))
    head, notes = _read_head(about, elements)
    if pictures:
        notes.append(
            "the pictures in a PDF are not taken; save those you need beside it, and show them"
            " in their scenes"
        )
    return RawArticle(elements, head, tuple(notes), omitted=+omitted)


@dataclass
class _NoteState:
    """What is known of a file's notes while its lines are read."""

    marks: int = 0
    texts: int = 0
    last: int = 0


def _find_body_size(pages: Sequence[Sequence[_Piece]]) -> float:
    """Return the height of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0]


def _find_step(pages: Sequence[Sequence[_Piece]]) -> float:
    """Return the usual step from one line to the next, in points."""
    steps: Counter[float] = Counter()
    for page in pages:
        rows = _make_rows(page)
        for above, below in itertools.pairwise(rows):
            steps[round(above.y - below.y, 0)] += above.y > below.y
    return max(steps.most_common(1)[0][0], 1.0) if steps else 1.0


def _make_lines(
    rows: Sequence[_Row], body: float, *, step: float, state: _NoteState
) -> Iterator[_PdfLine]:
    """Yield the lines of a page, with an empty one where there is more room between two."""
    left = min((row.pieces[0].x for row in rows), default=0.0)
    above: _Row | None = None
    in_notes = False
    for i, row in enumerate(rows):
        is_late = i > len(rows) / 2
        text = _read_row(row, state)
        if (
            row.size < _RAISED * body + 0.5
            and is_late
            and re.match(r"\d{1,3}\b|\*|†", text)
        ):
            in_notes = True
            state.texts += 1
        if in_notes and row.size < 0.95 * body:
            continue
        if above is not None and above.y - row.y > _GAP * step:
            yield _PdfLine(0, "")
        above = row
        indent = round((row.pieces[0].x - left) / (0.5 * body))
        bold = [piece.is_bold for piece in row.pieces]
        yield _PdfLine(indent, text, row.size, all(bold))


def _read_row(row: _Row, state: _NoteState) -> str:
    """Return the text of a line: raised numbers as powers, marks of notes left out."""
    text = ""
    for i, piece in enumerate(row.pieces):
        raw = piece.text.replace("\n", " ")
        is_small = piece.size < _RAISED * row.size and piece.y > row.y
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


def _iter_elements(lines: Sequence[TextLine], body: float) -> Iterator[ArticleElement]:
    """Yield headings by the height of their letters, and the paragraphs between."""
    sizes = sorted({_get_size(line) for line in lines if _is_heading(line, body)})
    sizes.reverse()
    part: list[TextLine] = []
    heading: list[TextLine] = []
    for line in [*lines, TextLine(0, "")]:
        is_next = _is_heading(line, body)
        if heading and (not is_next or _get_size(line) != _get_size(heading[0])):
            level = sizes.index(_get_size(heading[0])) + 1
            text = " ".join(each.text for each in heading)
            yield ArticleElement(drop_marks(text), "heading", min(level, 6))
            heading = []
        if is_next:
            yield from _iter_prose(part)
            part = []
            heading.append(line)
        else:
            part.append(line)
    yield from _iter_prose(part)


def _get_size(line: TextLine) -> float:
    return line.size if isinstance(line, _PdfLine) else 0.0


def _is_heading(line: TextLine, body: float) -> bool:
    """Tell whether a line is a heading: larger than the text, or short and all bold."""
    if not isinstance(line, _PdfLine) or not line.text:
        return False
    if line.size >= _HEADING * body:
        return len(line.text) <= _MAX_HEADING
    is_title = line.text[-1] not in ".,;:!?" and line.text[:1].isupper()
    return line.is_bold and is_title and len(line.text) <= _MAX_HEADING / 2


def _iter_prose(lines: Sequence[TextLine]) -> Iterator[ArticleElement]:
    for text in join_paragraphs(lines):
        bare = drop_marks(text)
        is_caption = bool(CAPTION_START.match(bare)) and len(bare) <= _MAX_CAPTION
        if bare:
            yield ArticleElement(bare, "caption" if is_caption else "paragraph")


def _read_head(
    about: Any, elements: Sequence[ArticleElement]
) -> tuple[ArticleMetadata, list[str]]:
    """Return title and author: the file's own, as far as they are no names of files or logins."""
    title = tidy(str(about.title or "")) if about else ""
    top = [each for each in elements[:_TOP] if each.tag == "heading"]
    is_shown = fold(title) in fold(" ".join(each.text for each in elements[:_TOP]))
    if _FILLER.fullmatch(title) or (top and not is_shown):
        title = ""
    found = judge_author(str(about.author or "") if about else "")
    notes = [found.doubt] if found.doubt else []
    if found.name:
        notes.append(f"the author, {found.name}, is who the file's properties name")
    return ArticleMetadata(title, found.name), notes
