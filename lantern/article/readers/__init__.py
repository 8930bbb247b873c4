"""Read an author's article, whatever its format.

`read_article` gives its blocks, `open_article` also its pictures and what was assumed. The reader
of each format gives raw elements; `classify` decides their kinds, alike for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from lantern.article.blocks import Article
from lantern.article.readers import classify, docx, html, markdown, text
from lantern.article.readers.elements import ArticleElement, RawArticle
from lantern.core.problems import AssetFailure, format_path
from lantern.core.spelling import tidy

MAX_BYTES = 100_000_000
MAX_TEXT_BYTES = 8_000_000
MAX_CHARACTERS = 500_000
"""About 80,000 words, 250 pages or nine hours of speech."""
MAX_BLOCKS = 5000


@dataclass(frozen=True)
class ParsedArticle:
    """An article, and what is known of how it was read."""

    article: Article
    notes: tuple[str, ...] = ()
    """What was assumed or is uncertain, as sentences."""
    pictures: Mapping[str, bytes | Path] = field(default_factory=dict)
    """The pictures that were found, by the article's own names for them."""


def read_article(path: Path) -> Article:
    """Return the article in a file.

    Raises:
        AssetFailure: there is no article in it; the message says what to do.
    """
    return open_article(path).article


def open_article(path: Path) -> ParsedArticle:
    """Return the article in a file, with notes and pictures.

    Raises:
        AssetFailure: there is no article in it; the message says what to do.
    """
    raw = _read_elements(_read_bytes(path), path)
    elements = list(_tidy_elements(raw.elements))
    _check_amount(elements, path.name)
    head = replace(raw.head, title=tidy(raw.head.title), author=tidy(raw.head.author))
    article, doubts = classify.classify_elements(elements, head)
    pictures: dict[str, bytes | Path] = {}
    for name, data in raw.pictures.items():
        picture = data or _find_picture_file(path, name)
        if picture is not None:
            pictures[name] = picture
    return ParsedArticle(article, (*raw.notes, *doubts), pictures)


def _tidy_elements(elements: Iterable[ArticleElement]) -> Iterator[ArticleElement]:
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
    (b"%PDF", "a PDF; save the article as plain text, HTML or DOCX"),
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
        if b"word/" in data:
            return docx.read
        raise AssetFailure(
            f"'{path.name}' is packed, but no Word document;"
            " save the article as DOCX or plain text"
        )
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


def _find_picture_file(article: Path, name: str) -> Path | None:
    """Return a picture's file if it is in the article's folder or below, else None."""
    try:
        folder = article.resolve().parent
        path = (folder / unquote(name.partition("?")[0])).resolve()
        return path if folder in path.parents and path.is_file() else None
    except (
        OSError,
        ValueError,
        RuntimeError,
    ):  # a name that is no path, a circle of links
        return None


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a plain file. Raises AssetFailure."""
    try:
        fault = _find_fault(path)
        if fault is not None:
            raise AssetFailure(fault)
        return path.read_bytes()
    except OSError as error:
        raise AssetFailure(
            f"'{format_path(path)}' can't be read: {error.strerror or error}"
        ) from None


def _find_fault(path: Path) -> str | None:
    """Return why a path can't be an article's file, or None. Raises OSError."""
    if path.is_dir():
        return f"'{format_path(path)}' is a folder; name the article's file"
    if re.match(r"https?:/", str(path)):
        return f"'{path}' is an address; save the page as HTML, and name its file"
    if not path.exists():
        return f"'{format_path(path)}' is not there"
    if not path.is_file():
        return f"'{format_path(path)}' is no plain file"
    size = path.stat().st_size
    if size > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        return f"'{path.name}' is larger than {megabytes} MB; take one chapter of it"
    if not size:
        return f"'{path.name}' is empty"
    return None
