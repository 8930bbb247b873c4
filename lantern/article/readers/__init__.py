"""Reading an author's article, whatever format it is in: `read` gives its blocks, `open_article` all that is known.

The readers of formats give raw elements, `judging` decides their kinds, so that all formats are judged alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lantern.article.blocks import Article
from lantern.article.readers import classify, docx, html, markdown, text
from lantern.article.readers.elements import RawArticle
from lantern.core.problems import AssetFailure, format_path

MAX_BYTES = 100_000_000
MAX_TEXT_BYTES = 8_000_000
MAX_CHARACTERS = 500_000
"""About 80,000 words, 250 pages or nine hours of speech."""
MAX_BLOCKS = 5000


@dataclass(frozen=True)
class ParsedArticle:
    """An article, what was assumed or uncertain in reading it, and the pictures it brings."""

    article: Article
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes | Path] = field(default_factory=dict)


def read_article(path: Path) -> Article:
    """The article in a file. Raises AssetFailure, with what to do."""
    return open_article(path).article


def open_article(path: Path) -> ParsedArticle:
    """The article in a file with all that is known of its reading. Raises AssetFailure, with what to do."""
    raw = _read_elements(_bytes(path), path)
    elements = [element for element in raw.elements if element.text]
    characters = sum(len(element.text) for element in elements)
    if not elements:
        raise AssetFailure(f"'{path.name}' has no text in it")
    if characters > MAX_CHARACTERS:
        raise AssetFailure(
            f"'{path.name}' has {characters:,} characters of text; {MAX_CHARACTERS:,} is the most "
            "(about 250 pages, nine hours of speech). Take one chapter of it"
        )
    if len(elements) > MAX_BLOCKS:
        raise AssetFailure(
            f"'{path.name}' has {len(elements):,} paragraphs; {MAX_BLOCKS:,} is the most"
        )
    article, doubts = classify.classify_elements(elements, raw.head)
    pictures = {
        name: data or _find_picture_file(path, name)
        for name, data in raw.pictures.items()
    }
    found = {name: picture for name, picture in pictures.items() if picture is not None}
    return ParsedArticle(article, (*raw.notes, *doubts), found)


_OTHERS = (
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


def _read_elements(data: bytes, path: Path) -> RawArticle:
    """The elements of the article by its format, which is known by its first bytes, then by the file's name."""
    for mark, what in _OTHERS:
        if data.startswith(mark):
            raise AssetFailure(f"'{path.name}' is {what}")
    return _reader(data, path)(data, path.name)


def _reader(data: bytes, path: Path) -> Callable[[bytes, str], RawArticle]:
    suffix = path.suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            raise AssetFailure(
                f"'{path.name}' is packed, but no Word document; save the article as DOCX or plain text"
            )
        return docx.read
    if suffix in (".docx", ".docm"):
        raise AssetFailure(
            f"'{path.name}' is no Word document that can be read; is it whole?"
        )
    if len(data) > MAX_TEXT_BYTES and suffix not in (".html", ".htm", ".xhtml"):
        raise AssetFailure(
            f"'{path.name}' is larger than {MAX_TEXT_BYTES // 1_000_000} MB; take one chapter of it"
        )
    if suffix in (".html", ".htm", ".xhtml") or _PAGE.match(data[:4096]):
        return html.read
    return markdown.read if suffix in (".md", ".markdown", ".mdown") else text.read


def _find_picture_file(article: Path, name: str) -> Path | None:
    """A picture's file in the article's folder or below it; None when it is elsewhere, or isn't there."""
    try:
        folder = article.resolve().parent
        path = (folder / unquote(name.partition("?")[0])).resolve()
        return path if folder in path.parents and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def _bytes(path: Path) -> bytes:
    """A plain file's bytes, at most so many. Raises AssetFailure."""
    try:
        if path.is_dir():
            raise AssetFailure(
                f"'{format_path(path)}' is a folder; name the article's file"
            )
        if re.match(r"https?:/", str(path)):
            raise AssetFailure(
                f"'{path}' is an address; save the page as HTML, and name its file"
            )
        if not path.exists():
            raise AssetFailure(f"'{format_path(path)}' is not there")
        if not path.is_file():
            raise AssetFailure(f"'{format_path(path)}' is no plain file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise AssetFailure(
                f"'{path.name}' is larger than {MAX_BYTES // 1_000_000} MB; take one chapter of it"
            )
        if not size:
            raise AssetFailure(f"'{path.name}' is empty")
        return path.read_bytes()
    except OSError as error:
        raise AssetFailure(
            f"'{format_path(path)}' can't be read: {error.strerror or error}"
        ) from None
