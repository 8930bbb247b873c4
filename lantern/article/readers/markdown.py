"""Markdown in its dialects, through markdown-it-py: what it makes is read as a page is.

So raw HTML in it, pictures and notes are read as those of a web page are.
"""

from __future__ import annotations

from lantern.article.readers.elements import RawArticle, require_library
from lantern.article.readers.encoding import decode
from lantern.article.readers.front_matter import split_front_matter
from lantern.article.readers.markdown_dialects import simplify
from lantern.article.readers.markdown_limits import (
    require_closed,
    require_few_tags,
)
from lantern.article.readers.page import clean_page, name_pictures
from lantern.article.readers.page.elements import PageReader

_MAX_NESTING = 60


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements of a Markdown text.

    Raises:
        AssetFailure: it is no text, or too many brackets are open in it.
    """
    with require_library("markdown-it-py"):
        from lxml import html
        from markdown_it import MarkdownIt

    text, notes = decode(data, name)
    front = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    require_closed(front.text, name)
    plain, omitted = simplify(front.text)
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(
        "table"
    )
    # A link of any scheme is only text here, and a picture in an address of its own is one.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    rendered = parser.render(plain)
    require_few_tags(rendered, name)
    tree = html.document_fromstring(f"<html><body>{rendered}</body></html>")
    cleaned = clean_page(tree)
    reader = PageReader()
    elements = reader.read(tree.find("body"))
    return RawArticle(
        tuple(elements),
        front.head,
        (*notes, *front.notes),
        name_pictures(elements, cleaned.embedded),
        omitted=omitted + cleaned.omitted,
        choices=reader.choices,
    )
