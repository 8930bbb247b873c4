"""Word documents through python-docx: paragraphs by their styles, tables, and the pictures inside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    RawArticle,
    require_library,
)
from lantern.article.readers.encoding import tidy
from lantern.core.problems import AssetFailure

_MOST_TEXT, _MOST_WHOLE = 40_000_000, 400_000_000
"""Bytes that the text, and the whole, may unpack to."""
_BLIP = ".//*[local-name()='blip']/@*[local-name()='embed']"


def read(data: bytes, name: str) -> RawArticle:
    """A DOCX file. Raises AssetFailure."""
    with require_library("python-docx"):
        import docx
    _check_size(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        pictures: dict[str, bytes] = {}
        elements = tuple(each for each in _elements(document, pictures) if each.text)
        about = document.core_properties
        author = "" if about.author == "python-docx" else tidy(about.author or "")
        head = ArticleMetadata(
            tidy(about.title or ""), author, "", (about.language or "")[:2].lower()
        )
    except AssetFailure:
        raise
    except Exception as error:  # a broken document fails anywhere inside the library
        raise AssetFailure(
            f"'{name}' is no Word document that can be read ({type(error).__name__})"
        ) from None
    return RawArticle(elements, head, pictures=pictures)


def _check_size(data: bytes, name: str) -> None:
    """Refuse what would unpack without end."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sizes = {each.filename: each.file_size for each in packed.infolist()}
    except (zipfile.BadZipFile, OSError):
        raise AssetFailure(
            f"'{name}' is no Word document that can be read; is it whole?"
        ) from None
    if sum(sizes.values()) > _MOST_WHOLE or max(
        (n for f, n in sizes.items() if f.endswith(".xml")), default=0
    ) > (_MOST_TEXT):
        raise AssetFailure(
            f"'{name}' unpacks to too much; take one chapter of it, with smaller pictures"
        )


def _elements(document: Any, pictures: dict[str, bytes]) -> Iterator[ArticleElement]:
    waiting: list[str] = []  # pictures that have no caption yet
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            cells = [tidy(cell.text) for row in block.rows for cell in row.cells]
            yield ArticleElement(" | ".join(cell for cell in cells if cell), "table")
            continue
        own = list(_pictures(block, document, pictures))
        text, style = (
            tidy(block.text),
            (block.style.name or "").casefold() if block.style is not None else "",
        )
        if not text:
            waiting += own
            continue
        captioned = "caption" in style or (
            bool(waiting or own) and len(text) <= 200 and text[-1] not in ".!?:;,"
        )
        if captioned:
            waiting += own
            yield ArticleElement(
                text, "caption", picture=waiting.pop(0) if waiting else None
            )
        else:
            yield _paragraph(block, text, style)
            waiting = own if own else waiting if len(text) <= 200 else []


def _paragraph(block: Any, text: str, style: str) -> ArticleElement:
    """A paragraph by its style; a short one that is all bold is a heading, too."""
    if style == "title":
        return ArticleElement(text, "heading", 1)
    if style.startswith("heading"):
        return ArticleElement(
            text, "heading", int(style[-1]) if style[-1].isdigit() else 2
        )
    if "quote" in style:
        return ArticleElement(text, "quotation")
    if style.startswith("list"):
        return ArticleElement(text, "item")
    runs = [run for run in block.runs if run.text.strip()]
    bold = (
        bool(runs)
        and all(run.bold for run in runs)
        and len(text) <= 90
        and text[-1] not in ".!?:;,"
    )
    return (
        ArticleElement(text, "heading", 6)
        if bold
        else ArticleElement(text, "paragraph")
    )


def _pictures(block: Any, document: Any, pictures: dict[str, bytes]) -> Iterator[str]:
    """The names of the pictures in a paragraph; their bytes are put into `pictures`."""
    for key in block._p.xpath(_BLIP):
        part = document.part.related_parts.get(key)
        if part is not None:
            name = PurePosixPath(str(part.partname)).name
            pictures[name] = part.blob
            yield name
