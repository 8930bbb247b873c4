"""PDF files, through pypdf: lines by their place on the page, headings by their size.

A page has no paragraphs, only text at places; they are put together as those of plain text are.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from lantern.article.readers.pdf_layout import (
    GAP,
    HEADING,
    RAISED,
    SMALLER,
    NoteState,
    PageLayout,
    PdfPage,
    TextPiece,
    TextRow,
    make_rows,
    read_page,
    read_row,
)
from lantern.article.readers.pdf_pictures import (
    PdfPictures,
    add_mark,
    find_furniture,
)
from lantern.article.readers.plain_layout import TextLine, join_paragraphs
from lantern.article.readers.plain_pages import BarePages, drop_page_marks
from lantern.core.problems import AssetFailure
from lantern.core.text import fold

_MAX_PAGES = 500
_MIN_CHARACTERS = 40
"""Of a page on average; a file with fewer is a scan."""
_MAX_HEADING = 120
_MAX_CAPTION = 300
_TOP = 4
"""Elements among which the title is."""
_FILLER = re.compile(
    r".*\.(docx?|indd|tex|pdf|odt|qxd)\b.*|untitled.*|(microsoft )?word\b.*",
    re.I,
)


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements of a PDF's text.

    Raises:
        AssetFailure: it can't be read, is locked, has only pictures of pages, or is far too long.
    """
    with require_library("pypdf"):
        import pypdf
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AssetFailure(
                f"'{name}' is locked with a password; save a copy without"
            )
        _check_pages(len(reader.pages), name)
        pages = _read_pages(reader)
        about = reader.metadata
    except AssetFailure:
        raise
    except (
        Exception
    ) as error:  # a broken file fails anywhere inside the library
        raise AssetFailure(
            f"'{name}' is no PDF that can be read ({type(error).__name__})"
        ) from None
    characters = 0
    for page in pages:
        characters += sum(len(piece.text) for piece in page.pieces)
    if characters < _MIN_CHARACTERS * len(pages):
        raise AssetFailure(
            f"'{name}' has no text, only pictures of its pages;"
            " let a program for text recognition (OCR) read it first"
        )
    return _make_article(pages, about)


def _read_pages(reader: Any) -> list[PdfPage]:
    """Return the text of all pages, and the pictures on them."""
    furniture = find_furniture(reader.pages)
    return [read_page(page, furniture) for page in reader.pages]


def _check_pages(count: int, name: str) -> None:
    if count > _MAX_PAGES:
        raise AssetFailure(
            f"'{name}' has {count:,} pages; {_MAX_PAGES:,} is the most. Take one chapter of it"
        )


@dataclass(frozen=True)
class _PdfLine(TextLine):
    """A line with the height of its letters; bold if all of it is."""

    size: float = 0.0
    is_bold: bool = False


def _make_article(pages: Sequence[PdfPage], about: Any) -> RawArticle:
    texts = [page.pieces for page in pages]
    body = _find_body_size(texts)
    pictures = PdfPictures()
    state = NoteState()
    bare = _read_lines(
        pages,
        body,
        state=state,
        pictures=pictures,
    )
    elements: list[ArticleElement] = []
    for element in _iter_elements(bare.lines, body):
        elements += pictures.part(element)
    head, notes = _read_head(about, elements)
    if pictures.omitted:
        notes.append(
            "some pictures of the PDF can't be taken from it; save those you need beside it, and"
            " show them in their scenes"
        )
    omitted = Counter({"picture": pictures.omitted})
    omitted["note"] += max(state.marks, state.texts)
    omitted["line of page furniture"] += bare.count
    return RawArticle(
        tuple(elements),
        head,
        tuple(notes),
        pictures=pictures.files,
        omitted=+omitted,
    )


def _read_lines(
    pages: Sequence[PdfPage],
    body: float,
    *,
    state: NoteState,
    pictures: PdfPictures,
) -> BarePages:
    """Return the lines of all pages without running heads; pictures are taken and marked."""
    step = _find_step([page.pieces for page in pages])
    lines: list[TextLine] = []
    starts: set[int] = set()
    for number, page in enumerate(pages, 1):
        starts.add(len(lines))
        layout = PageLayout(make_rows(page.pieces), body, step)
        layout.mark_pictures(page, number, pictures)
        lines += _make_lines(layout, state)
    return drop_page_marks(lines, starts)


def _find_body_size(pages: Sequence[Sequence[TextPiece]]) -> float:
    """Return the height of most letters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0]


def _find_step(pages: Sequence[Sequence[TextPiece]]) -> float:
    """Return the usual step from one line to the next, in points."""
    steps: Counter[float] = Counter()
    for page in pages:
        rows = make_rows(page)
        for above, below in itertools.pairwise(rows):
            steps[round(above.y - below.y, 0)] += above.y > below.y
    return max(steps.most_common(1)[0][0], 1.0) if steps else 1.0


# long: what a row is depends on the rows above it
def _make_lines(layout: PageLayout, state: NoteState) -> Iterator[_PdfLine]:
    """Yield the lines of a page, with an empty one where there is more room between two."""
    rows = layout.rows
    body = layout.body
    left = min((row.pieces[0].x for row in rows), default=0.0)
    above: TextRow | None = None
    in_notes = False
    for i, row in enumerate(rows):
        is_late = i > len(rows) / 2
        if i in layout.captions:
            continue
        text = read_row(row, state)
        if (
            row.size < RAISED * body + 0.5
            and is_late
            and re.match(r"\d{1,3}\b|\*|†", text)
        ):
            in_notes = True
            state.texts += 1
        if in_notes and row.size < SMALLER * body:
            continue
        if above is not None and above.y - row.y > GAP * layout.step:
            yield _PdfLine(0, "")
        above = row
        indent = round((row.pieces[0].x - left) / (0.5 * body))
        bold = [piece.is_bold for piece in row.pieces]
        text = add_mark(text, layout.marks.get(i, ""))
        yield _PdfLine(indent, text, row.size, all(bold))


def _iter_elements(
    lines: Sequence[TextLine], body: float
) -> Iterator[ArticleElement]:
    """Yield headings by the height of their letters, and the paragraphs between."""
    sizes = sorted(
        {_get_size(line) for line in lines if _is_heading(line, body)}
    )
    sizes.reverse()
    part: list[TextLine] = []
    heading: list[TextLine] = []
    for line in [*lines, TextLine(0, "")]:
        is_next = _is_heading(line, body)
        if heading and (
            not is_next or _get_size(line) != _get_size(heading[0])
        ):
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
    if line.size >= HEADING * body:
        return len(line.text) <= _MAX_HEADING
    is_title = line.text[-1] not in ".,;:!?" and line.text[:1].isupper()
    return line.is_bold and is_title and len(line.text) <= _MAX_HEADING / 2


def _iter_prose(lines: Sequence[TextLine]) -> Iterator[ArticleElement]:
    for text in join_paragraphs(lines):
        bare = drop_marks(text)
        is_caption = (
            bool(CAPTION_START.match(bare)) and len(bare) <= _MAX_CAPTION
        )
        if bare:
            yield ArticleElement(bare, "caption" if is_caption else "paragraph")


def _read_head(
    about: Any, elements: Sequence[ArticleElement]
) -> tuple[ArticleMetadata, list[str]]:
    """Return title and author: the file's own, as far as they are no names of files or logins."""
    title = tidy(str(about.title or "")) if about else ""
    top = [each for each in elements[:_TOP] if each.tag == "heading"]
    is_shown = fold(title) in fold(
        " ".join(each.text for each in elements[:_TOP])
    )
    if _FILLER.fullmatch(title) or (top and not is_shown):
        title = ""
    found = judge_author(str(about.author or "") if about else "")
    notes = [found.doubt] if found.doubt else []
    if found.name:
        notes.append(
            f"the author, {found.name}, is who the file's properties name"
        )
    return ArticleMetadata(title, found.name), notes
