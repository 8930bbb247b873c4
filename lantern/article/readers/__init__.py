"""Read an author's article, whatever its format.

`read_article` gives its blocks, `open_article` also its pictures and what was assumed. The reader
of each format gives raw elements; `classify` decides their kinds, alike for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lantern.article.blocks import Article
from lantern.article.readers import (
    classify,
    epub,
    html,
    markdown,
    pdf,
    text,
    word,
)
from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.article.readers.picture_files import PictureFinder
from lantern.core.files import read_plain
from lantern.core.problems import AssetFailure, format_path
from lantern.core.spelling import tidy

MAX_BYTES = 100_000_000
MAX_TEXT_BYTES = 8_000_000
MAX_CHARACTERS = 500_000
"""About 80,000 words, 250 pages or nine hours of speech."""
MAX_BLOCKS = 5000
_MAX_MISSING = 12
"""Missing pictures that are named."""
_MAX_NAME = 90
"""Characters of a picture's name that are shown."""

PictureFetcher = Callable[[Sequence[str]], bytes | None]
"""Takes the names of a picture, and gives it from elsewhere if it can."""


@dataclass(frozen=True)
class ParsedArticle:
    """An article, and what is known of how it was read."""

    article: Article
    notes: tuple[str, ...] = ()
    """What was assumed or is uncertain, as sentences."""
    pictures: Mapping[str, bytes | Path] = field(default_factory=dict)
    """The pictures that were found, by the article's own names for them."""
    omitted: Mapping[str, int] = field(default_factory=dict)
    """How many of each kind of thing were left out, as `code block`: 3."""


def read_article(path: Path) -> Article:
    """Return the article in a file.

    Raises:
        AssetFailure: there is no article in it; the message says what to do.
    """
    return _classify(_read_raw(path)).article


def open_article(
    path: Path, fetch: PictureFetcher | None = None
) -> ParsedArticle:
    """Return the article in a file, with notes and pictures.

    Args:
        path: the file.
        fetch: gives the pictures that aren't beside it.

    Raises:
        AssetFailure: there is no article in it; the message says what to do.
    """
    raw = _read_raw(path)
    classified = _classify(raw)
    found = find_pictures(raw, path, fetch)
    omitted = {kind: count for kind, count in raw.omitted.items() if count}
    notes = (*raw.notes, *found.notes, *classified.doubts)
    return ParsedArticle(classified.article, notes, found.pictures, omitted)


def _read_raw(path: Path) -> RawArticle:
    """Return what is in an article's file, without empty elements. Raises AssetFailure."""
    raw = _read_elements(_read_bytes(path), path)
    elements = tuple(_tidy_elements(raw.elements))
    _check_amount(elements, path.name)
    head = replace(
        raw.head,
        title=tidy(raw.head.title),
        author=tidy(raw.head.author),
    )
    return replace(
        raw,
        elements=elements,
        head=head,
    )


@dataclass(frozen=True)
class _ClassifiedArticle:
    """An article, and sentences on what is uncertain of its elements."""

    article: Article
    doubts: Sequence[str]


def _classify(raw: RawArticle) -> _ClassifiedArticle:
    return _ClassifiedArticle(
        *classify.classify_elements(raw.elements, raw.head)
    )


@dataclass(frozen=True)
class FoundPictures:
    """The pictures of an article that were found, and sentences on those that weren't."""

    pictures: Mapping[str, bytes | Path]
    notes: tuple[str, ...] = ()


def find_pictures(
    raw: RawArticle, path: Path, fetch: PictureFetcher | None = None
) -> FoundPictures:
    """Find the pictures that an article names, from its file on."""
    pictures: dict[str, bytes | Path] = {}
    notes: list[str] = []
    finder = PictureFinder(path)
    for name, data in raw.pictures.items():
        names = (name, *raw.choices.get(name, ()))
        picture = data or finder.find(names)
        if picture is None and fetch is not None:
            picture = fetch(names)
        if picture is None:
            notes.append(_explain_missing(name))
            continue
        pictures[name] = picture
    missing = len(notes) - _MAX_MISSING
    if missing > 0:
        notes[_MAX_MISSING:] = [f"{missing} more pictures were not found"]
    return FoundPictures(pictures, tuple(notes))


def _explain_missing(name: str) -> str:
    shown = name if len(name) <= _MAX_NAME else f"…{name[-_MAX_NAME:]}"
    if re.match(r"(https?:)?//", name):
        return f"the picture {shown} is on the web, and was not fetched; save it beside the article"
    return f"the picture '{shown}' was not found; put it beside the article"


def _tidy_elements(
    elements: Iterable[ArticleElement],
) -> Iterator[ArticleElement]:
    """Yield the elements that have a text, as it is shown."""
    for element in elements:
        text = tidy(element.text).strip()
        if text:
            yield replace(element, text=text)


def _check_amount(elements: Sequence[ArticleElement], name: str) -> None:
    """Refuse an article that is empty or far too long for a film. Raises AssetFailure."""
    if not elements:
        raise AssetFailure(f"'{name}' has no text in it")
    characters = sum(len(element.text) for element in elements)
    if characters > MAX_CHARACTERS:
        raise AssetFailure(
            f"'{name}' has {characters:,} characters of text; {MAX_CHARACTERS:,} is the most "
            "(about 250 pages, nine hours of speech). Take one chapter of it"
        )
    if len(elements) > MAX_BLOCKS:
        raise AssetFailure(
            f"'{name}' has {len(elements):,} paragraphs; {MAX_BLOCKS:,} is the most"
        )


_OTHER_FORMATS = (
    (b"\xd0\xcf\x11\xe0", "a document of an old Word; save it as DOCX"),
    (b"{\\rtf", "a rich text file; save it as DOCX"),
    (b"MIME-Version:", "a web archive; save the page as HTML"),
    (b"From: <Saved by", "a web archive; save the page as HTML"),
)
_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_WORD_SUFFIXES = (".docx", ".docm")
_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown")
ArticleReader = Callable[[bytes, str], RawArticle]
"""Takes a file's bytes and its name."""


def _read_elements(data: bytes, path: Path) -> RawArticle:
    """Return the elements of an article. Raises AssetFailure."""
    for mark, what in _OTHER_FORMATS:
        if data.startswith(mark):
            raise AssetFailure(f"'{path.name}' is {what}")
    reader = _choose_reader(data, path)
    return reader(data, path.name)


def _choose_reader(data: bytes, path: Path) -> ArticleReader:
    """Return the reader for a file, by its first bytes, then by its name. Raises AssetFailure."""
    suffix = path.suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _choose_packed(data, path)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return pdf.read
    if suffix in _WORD_SUFFIXES:
        raise AssetFailure(
            f"'{path.name}' is no Word document that can be read; is it whole?"
        )
    if len(data) > MAX_TEXT_BYTES and suffix not in _HTML_SUFFIXES:
        megabytes = MAX_TEXT_BYTES // 1_000_000
        raise AssetFailure(
            f"'{path.name}' is larger than {megabytes} MB; take one chapter of it"
        )
    if suffix in _HTML_SUFFIXES or _PAGE.match(data[:4096]):
        return html.read
    return markdown.read if suffix in _MARKDOWN_SUFFIXES else text.read


def _choose_packed(data: bytes, path: Path) -> ArticleReader:
    """Return the reader for a packed file, by what is in it. Raises AssetFailure."""
    if (
        b"application/epub+zip" in data[:200]
        or b"META-INF/container.xml" in data
    ):
        return epub.read
    if b"word/" in data:
        return word.read
    raise AssetFailure(
        f"'{path.name}' is packed, but no Word document and no EPUB;"
        " save the article as DOCX or plain text"
    )


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a plain file. Raises AssetFailure."""
    try:
        fault = _find_fault(path)
        if fault is not None:
            raise AssetFailure(fault)
        return read_plain(path)
    except OSError as error:
        raise AssetFailure(
            f"'{format_path(path)}' can't be read: {error.strerror or error}"
        ) from None


def _find_fault(path: Path) -> str | None:
    """Return why a path can't be an article's file, or None. Raises OSError."""
    if path.is_dir():
        return f"'{format_path(path)}' is a folder; name the article's file"
    if re.match(r"https?:/", str(path)):
        return (
            f"'{path}' is an address; save the page as HTML, and name its file"
        )
    if not path.exists():
        return f"'{format_path(path)}' is not there"
    if not path.is_file():
        return f"'{format_path(path)}' is no plain file"
    size = path.stat().st_size
    if size > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        return f"'{path.name}' is larger than {megabytes} MB; take one chapter of it"
    if not size:
        return f"'{path.name}' is empty; put the article's text into it"
    return None
