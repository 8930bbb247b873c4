"""Word documents, through python-docx: as Word shows them with all changes accepted.

python-docx opens the package; the words are read from its XML here, since it passes over inserted
text, content controls and text boxes.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
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
from lantern.article.readers.word.captions import (
    WordElement,
    may_be_caption,
    settle_captions,
)
from lantern.article.readers.word.changes import accept_changes
from lantern.article.readers.word.drop_caps import join_drop_caps
from lantern.article.readers.word.pictures import (
    is_diagram,
    iter_drawn_pictures,
    iter_text_boxes,
)
from lantern.article.readers.word.styles import read_level, read_styles
from lantern.article.readers.word.text import (
    WordParagraph,
    WordText,
    read_paragraph,
)
from lantern.article.readers.word.xml import find, get_name, iter_named
from lantern.core.problems import AssetFailure

_MAX_TEXT_BYTES = 40_000_000
"""Bytes that the text of a document may unpack to."""
_MAX_UNPACKED_BYTES = 400_000_000
"""Bytes that the whole document may unpack to."""
_MAX_HEADING = 90
_BOLD_LEVEL = 6
_LAYOUT_CELL = 300
"""Characters of a cell from which on a table only places text."""
_STOPS = ".!?:;,"
_FILLER_TITLES = re.compile(
    r"word document|(microsoft word - )?(document|dokument|documento)\s?\d*(\.docx?)?"
    r"|untitled( document)?|unbenanntes dokument|.*\.docx?|template",
    re.I,
)
_AUTHOR_STYLES = ("author", "autor", "byline")
_CORE = "/metadata/core-properties"


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements and pictures of a DOCX file.

    Raises:
        AssetFailure: it is damaged, or would unpack to too much.
    """
    with require_library("python-docx"):
        import docx
    notes = _check_package(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        raw = _read_document(document)
    except (
        Exception
    ) as error:  # a broken document fails anywhere inside the library
        raise AssetFailure(
            f"'{name}' is no Word document that can be read ({type(error).__name__})"
        ) from None
    return RawArticle(
        raw.elements, raw.head, (*notes, *raw.notes), raw.pictures, raw.omitted
    )


def _check_package(data: bytes, name: str) -> list[str]:
    """Refuse a document that would unpack to far too much; return what isn't opened in it.

    Raises:
        AssetFailure: it would, or it is no package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_size(packed.infolist(), name)
    except (zipfile.BadZipFile, OSError):
        raise AssetFailure(
            f"'{name}' is no Word document that can be read; is it whole?"
        ) from None
    return _note_entities(data)


def _note_entities(data: bytes) -> list[str]:
    """Return a note if the document declares entities: they are left out, and never opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for member in packed.infolist():
            if not member.filename.endswith((".xml", ".rels")):
                continue
            try:
                part = packed.read(member)
            except (
                zipfile.BadZipFile,
                OSError,
                RuntimeError,
                NotImplementedError,
            ):
                return []  # told when the document is opened
            if b"<!ENTITY" in part.replace(
                b"\0", b""
            ):  # UTF-16 has zeros between
                return [
                    f"{member.filename} declares entities, which Word never writes; nothing"
                    " was opened for them, and they are left out"
                ]
    return []


def _check_size(members: list[zipfile.ZipInfo], name: str) -> None:
    whole = sum(member.file_size for member in members)
    texts = [member for member in members if member.filename.endswith(".xml")]
    largest = max((member.file_size for member in texts), default=0)
    if whole > _MAX_UNPACKED_BYTES or largest > _MAX_TEXT_BYTES:
        raise AssetFailure(
            f"'{name}' unpacks to too much; take one chapter of it, with smaller pictures"
        )


@dataclass
class _DocumentReader:
    """Reads a document block by block, and collects what else is in it."""

    part: Any
    text: WordText
    pictures: dict[str, bytes] = field(default_factory=dict)
    omitted: Counter[str] = field(default_factory=Counter)
    title: str = ""
    authors: list[str] = field(default_factory=list)
    is_typed: bool = False
    """The whole document is in one typewriter's face, which then says nothing."""

    def iter_blocks(self, node: Any) -> Iterator[WordElement]:
        """Yield the elements of a body, a cell or a text box in order."""
        for child in node:
            name = get_name(child)
            if name == "p":
                yield from self._iter_paragraph(child)
            elif name == "tbl":
                yield from self._iter_table(child)
            elif name == "altChunk":
                self.omitted["embedded document"] += 1
            elif name in (
                "sdt",
                "sdtContent",
                "customXml",
                "ins",
                "moveTo",
                "smartTag",
            ):
                yield from self.iter_blocks(child)

    def _iter_paragraph(self, node: Any) -> Iterator[WordElement]:
        paragraph = read_paragraph(node, self.text)
        names = self.text.styles.list_names(paragraph.style)
        if names[0].startswith(("toc ", "table of figures")):
            return
        pictures: list[WordElement] = []
        for drawing in paragraph.drawings:
            pictures += self._list_pictures(drawing)
        own = self._read_text(node, paragraph, names)
        if own is not None and own.claim == "is":
            yield from [*pictures, own]
        elif own is not None and pictures and may_be_caption(own.element.text):
            yield from [
                *pictures,
                WordElement(ArticleElement(paragraph.text, "caption"), "is"),
            ]
        else:
            yield from ([own] if own is not None else [])
            yield from pictures
        for drawing in paragraph.drawings:
            for box in iter_text_boxes(drawing):
                yield from self.iter_blocks(box)

    def _list_pictures(self, drawing: Any) -> list[WordElement]:
        self.omitted["chart or diagram"] += is_diagram(drawing)
        drawn = iter_drawn_pictures(drawing, self.part, self.pictures)
        captions = [
            ArticleElement(each.words, "caption", picture=each.name)
            for each in drawn
        ]
        return list(map(WordElement, captions))

    def _read_text(
        self, node: Any, paragraph: WordParagraph, names: list[str]
    ) -> WordElement | None:
        """Return the text of a paragraph as its style says; None if nothing of it is kept."""
        text = paragraph.text
        if not text:
            return None
        if paragraph.is_note:
            return None
        is_code = self.text.styles.is_code(paragraph.style)
        if is_code or (paragraph.is_monospaced and not self.is_typed):
            self.omitted["line of code"] += 1
            return None
        if any("caption" in name for name in names):
            return WordElement(ArticleElement(text, "caption"), "is")
        element = self._judge(node, paragraph, names)
        is_line = element.tag == "paragraph" and may_be_caption(text)
        return WordElement(element, "may be" if is_line else "")

    def _judge(
        self, node: Any, paragraph: WordParagraph, names: list[str]
    ) -> ArticleElement:
        """Return a paragraph by its style; a short one that is all bold is a heading."""
        text = paragraph.text
        if "title" in names[:2] or names[0] in (
            "titel",
            "titre",
            "título",
            "название",
        ):
            self.title = self.title or text
            return ArticleElement(text, "heading", 1)
        if names[0] in _AUTHOR_STYLES:
            self.authors.append(text)
            return ArticleElement(text, "byline")
        level = self._find_level(node, paragraph)
        if level:
            return ArticleElement(text, "heading", level)
        if any("quote" in name or "zitat" in name for name in names):
            return ArticleElement(text, "quotation")
        is_listed = find(node, "pPr", "numPr") is not None
        if is_listed or any(name.startswith("list") for name in names):
            return ArticleElement(text, "item")
        return ArticleElement(text, "paragraph")

    def _find_level(self, node: Any, paragraph: WordParagraph) -> int:
        """Return the level of a heading, by its style or its form; 0 for another paragraph."""
        styles = self.text.styles
        level = read_level(find(node, "pPr")) or styles.get_level(
            paragraph.style
        )
        if level:
            return level
        text = paragraph.text
        is_short = len(text) <= _MAX_HEADING and text[-1] not in _STOPS
        is_bold = paragraph.is_bold or styles.is_bold(paragraph.style)
        is_listed = find(node, "pPr", "numPr") is not None
        return _BOLD_LEVEL if is_short and is_bold and not is_listed else 0

    def _iter_table(self, node: Any) -> Iterator[WordElement]:
        cells = [
            cell for cell in iter_named(node, "tc") if _find_table(cell) is node
        ]
        blocks = [list(self.iter_blocks(cell)) for cell in cells]
        if len(cells) == 1 or any(map(_is_layout, blocks)):
            for block in blocks:
                yield from block
            return
        inside = list(itertools.chain(*blocks))
        texts = [each.element.text for each in inside if not each.is_picture]
        table = ArticleElement(
            " | ".join(texts), "table", rows=_list_rows(cells, blocks)
        )
        yield WordElement(table)
        yield from (each for each in inside if each.is_picture)


def _list_rows(
    cells: Sequence[Any], blocks: Sequence[list[WordElement]]
) -> tuple[tuple[str, ...], ...]:
    """Return the words of a table's cells, row by row."""
    rows: dict[Any, list[str]] = {}
    for cell, inside in zip(cells, blocks, strict=True):
        texts = [each.element.text for each in inside if not each.is_picture]
        rows.setdefault(cell.getparent(), []).append(" ".join(texts))
    return tuple(map(tuple, rows.values()))


def _find_table(cell: Any) -> Any:
    return next(
        each for each in cell.iterancestors() if get_name(each) == "tbl"
    )


def _is_layout(blocks: list[WordElement]) -> bool:
    """Tell whether a cell holds prose, so that the table only places it."""
    texts = [each.element for each in blocks if not each.is_picture]
    is_long = sum(len(each.text) for each in texts) > _LAYOUT_CELL
    has_caption = len(blocks) > len(texts) and bool(texts)
    return (
        is_long
        or has_caption
        or any(each.tag == "heading" and each.level < 6 for each in texts)
    )


def _read_document(document: Any) -> RawArticle:
    body = document.element.body
    accept_changes(body)
    join_drop_caps(body)
    text = WordText(read_styles(document.part.styles.element))
    reader = _DocumentReader(document.part, text)
    reader.is_typed = _is_typed(body, text)
    elements = settle_captions(list(reader.iter_blocks(body)))
    reader.omitted["note"] += text.notes
    reader.omitted["formula"] += text.formulas
    head, notes = _read_head(document, reader)
    return RawArticle(
        tuple(element for element in elements if element.text),
        head,
        tuple(notes),
        reader.pictures,
        +reader.omitted,
    )


def _is_typed(body: Any, text: WordText) -> bool:
    """Tell whether most paragraphs are in a monospaced font, as in a script."""
    spare = WordText(text.styles)
    paragraphs = [read_paragraph(node, spare) for node in iter_named(body, "p")]
    filled = [each for each in paragraphs if each.text]
    return 2 * sum(each.is_monospaced for each in filled) > len(filled)


def _read_head(
    document: Any, reader: _DocumentReader
) -> tuple[ArticleMetadata, list[str]]:
    """Return what the document says of itself: its Title paragraph before its properties."""
    rels = document.part.package.rels.values()
    has_properties = any(rel.reltype.endswith(_CORE) for rel in rels)
    # Without properties python-docx makes some up.
    properties = document.core_properties if has_properties else None
    title = tidy(properties.title or "") if properties else ""
    if _FILLER_TITLES.fullmatch(title):
        title = ""
    language = (properties.language or "") if properties else ""
    written = ", ".join(reader.authors)
    found = judge_author(written, is_own_words=True)
    if not written:
        found = judge_author((properties.author or "") if properties else "")
    notes = [found.doubt] if found.doubt else []
    if found.name and not written:
        notes.append(
            f"the author, {found.name}, is who the document's properties name"
        )
    head = ArticleMetadata(
        reader.title or title, found.name, "", language[:2].lower()
    )
    return head, notes
