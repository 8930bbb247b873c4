"""Word documents, through python-docx: paragraphs by their styles, tables, pictures inside."""

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

_MAX_TEXT_BYTES = 40_000_000
"""Bytes that the text of a document may unpack to."""
_MAX_UNPACKED_BYTES = 400_000_000
"""Bytes that the whole document may unpack to."""
_BLIP = ".//*[local-name()='blip']/@*[local-name()='embed']"
_MAX_CAPTION = 200
"""Characters of a line after a picture that may be its caption."""
_MAX_HEADING = 90
_STOPS = ".!?:;,"


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements and pictures of a DOCX file.

    Raises:
        AssetFailure: it is damaged, or would unpack to too much.
    """
    with require_library("python-docx"):
        import docx
    _check_size(data, name)
    notes = _note_entities(data)
    try:
        document = docx.Document(io.BytesIO(data))
        pictures: dict[str, bytes] = {}
        elements = tuple(_iter_elements(document, pictures))
        head = _read_head(document.core_properties)
    except Exception as error:  # a broken document fails anywhere inside the library
        raise AssetFailure(
            f"'{name}' is no Word document that can be read ({type(error).__name__})"
        ) from None
    filled = tuple(element for element in elements if element.text)
    return RawArticle(filled, head, notes, pictures=pictures)


def _read_head(properties: Any) -> ArticleMetadata:
    author = tidy(properties.author or "")
    if author == "python-docx":  # what the library writes into documents it makes
        author = ""
    language = (properties.language or "")[:2].lower()
    return ArticleMetadata(tidy(properties.title or ""), author, "", language)


def _check_size(data: bytes, name: str) -> None:
    """Refuse a document that would unpack to far too much. Raises AssetFailure."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError):
        raise AssetFailure(
            f"'{name}' is no Word document that can be read; is it whole?"
        ) from None
    whole = sum(member.file_size for member in members)
    texts = [member for member in members if member.filename.endswith(".xml")]
    largest = max((member.file_size for member in texts), default=0)
    if whole > _MAX_UNPACKED_BYTES or largest > _MAX_TEXT_BYTES:
        raise AssetFailure(
            f"'{name}' unpacks to too much; take one chapter of it, with smaller pictures"
        )


def _note_entities(data: bytes) -> tuple[str, ...]:
    """Return a note if the document declares entities: they are left out, and never opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for member in packed.infolist():
            if not member.filename.endswith((".xml", ".rels")):
                continue
            try:
                part = packed.read(member)
            except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
                return ()  # told when the document is opened
            if b"<!ENTITY" in part.replace(b"\0", b""):  # UTF-16 has zeros between
                return (
                    f"{member.filename} declares entities, which Word never writes; nothing"
                    " was opened for them, and they are left out with the words after them",
                )
    return ()


def _iter_elements(
    document: Any, pictures: dict[str, bytes]
) -> Iterator[ArticleElement]:
    """Yield the elements in order; put the bytes of pictures into `pictures`."""
    waiting: list[str] = []  # pictures that have no caption yet
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield _read_table(block)
            continue
        own = list(_iter_pictures(block, document, pictures))
        text = tidy(block.text)
        if not text:
            waiting += own
            continue
        style = _get_style(block)
        is_below_picture = bool(waiting or own)
        if "caption" in style or (is_below_picture and _may_be_caption(text)):
            waiting += own
            picture = waiting.pop(0) if waiting else None
            yield ArticleElement(text, "caption", picture=picture)
            continue
        yield _read_paragraph(block, text, style)
        if own:
            waiting = own
        elif len(text) > _MAX_CAPTION:
            waiting = []  # a whole paragraph stands between picture and caption


def _get_style(block: Any) -> str:
    if block.style is None:
        return ""
    return (block.style.name or "").casefold()


def _may_be_caption(text: str) -> bool:
    return len(text) <= _MAX_CAPTION and text[-1] not in _STOPS


def _read_table(table: Any) -> ArticleElement:
    texts = []
    for row in table.rows:
        texts += [tidy(cell.text) for cell in row.cells]
    return ArticleElement(" | ".join(text for text in texts if text), "table")


def _read_paragraph(block: Any, text: str, style: str) -> ArticleElement:
    """Return a paragraph by its style; a short one that is all bold is a heading."""
    if style == "title":
        return ArticleElement(text, "heading", 1)
    if style.startswith("heading"):
        level = int(style[-1]) if style[-1].isdigit() else 2
        return ArticleElement(text, "heading", level)
    if "quote" in style:
        return ArticleElement(text, "quotation")
    if style.startswith("list"):
        return ArticleElement(text, "item")
    if _is_bold(block) and len(text) <= _MAX_HEADING and text[-1] not in _STOPS:
        return ArticleElement(text, "heading", 6)
    return ArticleElement(text, "paragraph")


def _is_bold(block: Any) -> bool:
    runs = [run for run in block.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _iter_pictures(
    block: Any, document: Any, pictures: dict[str, bytes]
) -> Iterator[str]:
    """Yield the names of the pictures in a paragraph; put their bytes into `pictures`."""
    for key in block._p.xpath(_BLIP):
        part = document.part.related_parts.get(key)
        if part is not None:
            name = PurePosixPath(str(part.partname)).name
            pictures[name] = part.blob
            yield name
