"""Plain text: every line with text is an element.

If the lines were broken to a width, paragraphs are put together from them: parted by empty lines,
by indents, and by short lines where there are no others. What Gutenberg, a mail or a page's edge
added is taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.article.readers.encoding import decode
from lantern.article.readers.page.elements import drop_marks
from lantern.article.readers.plain_layout import (
    TextLine,
    find_paragraphs,
    read_lines,
)
from lantern.article.readers.plain_pages import drop_page_marks
from lantern.article.readers.plain_sources import (
    CAPTION,
    strip_marks,
    strip_source,
)
from lantern.article.readers.quoted_mail import strip_quoted_mail

_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_WRAPPED = (
    "the lines were broken to a width, so paragraphs were taken from blank line"
    " to blank line"
)


def read(data: bytes, name: str) -> RawArticle:
    """Return a plain text's elements.

    Raises:
        AssetFailure: it is no text.
    """
    text, notes = decode(data, name)
    raw = read_text(text)
    return replace(raw, notes=(*notes, *raw.notes))


def read_text(text: str) -> RawArticle:
    """Return the elements of a text that is decoded."""
    source = strip_source(re.sub("\r\n?", "\n", text))
    mail = strip_quoted_mail(source.text)
    marked = strip_marks(mail.text)
    lines = read_lines(marked.text, _BREAKS)
    bare = drop_page_marks(lines, _find_page_starts(marked.text))
    omitted: Counter[str] = source.omitted + marked.omitted
    omitted["quoted mail"] += mail.count
    omitted["line of page furniture"] += bare.count
    elements: list[ArticleElement] = []
    notes = list(source.notes)
    for part in _part_quotes(bare.lines):
        paragraphs = find_paragraphs(part.lines)
        if paragraphs is None:
            paragraphs = [line.text for line in part.lines if line.text]
        elif _WRAPPED not in notes:
            notes.append(_WRAPPED)
        elements += _make_elements(paragraphs, is_quoted=part.is_quoted)
    return RawArticle(
        tuple(elements), source.head, tuple(notes), omitted=+omitted
    )


def _find_page_starts(text: str) -> set[int]:
    """Return the numbers of the lines with which pages begin."""
    starts: set[int] = set()
    for number, match in enumerate(_BREAKS.finditer(text), 1):
        if match[0] == "\x0c":
            starts.add(number)
    return starts


@dataclass(frozen=True)
class _TextPart:
    """Lines that follow one another, all quoted from another mail or none."""

    lines: Sequence[TextLine]
    is_quoted: bool


def _part_quotes(lines: Iterable[TextLine]) -> Iterator[_TextPart]:
    """Yield the parts of a text that are quoted, without their marks, and those that aren't."""
    part: list[TextLine] = []
    is_quoted = False
    for line in lines:
        mark = _QUOTE.match(line.text)
        if line.text and bool(mark) != is_quoted:
            yield _TextPart(part, is_quoted)
            part = []
            is_quoted = bool(mark)
        part.append(
            TextLine(0, line.text[mark.end() :].strip()) if mark else line
        )
    yield _TextPart(part, is_quoted)


def _make_elements(
    paragraphs: Iterable[str], *, is_quoted: bool
) -> Iterator[ArticleElement]:
    for text in paragraphs:
        words = drop_marks(text)
        if words.startswith(CAPTION):
            yield ArticleElement(words.removeprefix(CAPTION).strip(), "caption")
        elif words:
            yield ArticleElement(words, "quotation" if is_quoted else "line")
