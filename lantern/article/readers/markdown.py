"""Markdown, through markdown-it-py: headings, paragraphs, quotations, lists, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    ElementTag,
    RawArticle,
    find_iso_date,
    require_library,
)
from lantern.article.readers.encoding import decode, tidy

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.S)
_NOTE = re.compile(r"\[\^[^\]\s]+\](:.*)?")
_MAX_NESTING = 60
_MAX_BOLD_HEADING = 90
_BOLD_HEADING_LEVEL = 6


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements of a Markdown text.

    Raises:
        AssetFailure: it is no text.
    """
    with require_library("markdown-it-py"):
        from markdown_it import MarkdownIt

    text, notes = decode(data, name)
    text = text.replace("\r\n", "\n")
    head = ArticleMetadata()
    front = _HEAD.match(text)
    if front:
        head = _parse_front_matter(front[1])
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    elements = list(_iter_elements(parser.parse(text)))
    pictures = [each.picture for each in elements if each.picture]
    return RawArticle(tuple(elements), head, tuple(notes), dict.fromkeys(pictures, b""))


def _parse_front_matter(text: str) -> ArticleMetadata:
    """Return the simple keys of a front matter: title, author, date, lang."""
    keys = dict(re.findall(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", text, re.M))
    language = keys.get("lang", "") or keys.get("language", "")
    return ArticleMetadata(
        title=tidy(keys.get("title", "")),
        author=tidy(keys.get("author", "")),
        published=find_iso_date(keys.get("date", "")),
        language=language[:2].lower(),
    )


@dataclass(frozen=True)
class _Place:
    """Where a paragraph's text stands."""

    open_blocks: Sequence[str]
    """The blocks around it, the outermost first: blockquote, list_item, heading …"""
    level: int
    """The level of the heading it is, or 0."""
    before: ArticleElement | None
    """The element before it that came from a text."""


def _iter_elements(tokens: Sequence[Token]) -> Iterator[ArticleElement]:
    open_blocks: list[str] = []
    cells: list[str] = []
    before: ArticleElement | None = None
    for i, token in enumerate(tokens):
        if token.nesting == 1:
            open_blocks.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            open_blocks.pop()
        if token.type == "inline" and "table" in open_blocks:
            cells.append(_read_text(token))
        elif token.type == "table_close":
            yield ArticleElement(tidy(" | ".join(cells)), "table")
            cells = []
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield ArticleElement(tidy(token.content), "table")
        elif token.type == "inline":
            place = _Place(open_blocks, _get_level(tokens[i - 1]), before)
            for element in _read_inline(token, place):
                before = element
                yield element


def _get_level(opening: Token) -> int:
    """Return the level of a heading by the token that opens it; 0 for anything else."""
    return int(opening.tag[1]) if opening.type == "heading_open" else 0


def _read_inline(token: Token, place: _Place) -> Iterator[ArticleElement]:
    """Yield the text of a paragraph or heading, and a caption for each of its pictures."""
    text = _read_text(token)
    children = token.children or []
    pictures = [child for child in children if child.type == "image"]
    is_italic = _is_all(children, "em")
    if pictures and (not text or is_italic):
        # A picture alone, or with its caption in italics below it.
        for picture in pictures:
            yield _read_caption(picture, text)
        return
    if is_italic and _is_bare_caption(place.before):
        yield ArticleElement(text, "caption")
        return
    if not text:
        return
    yield _read_paragraph(text, children, place)
    for picture in pictures:
        yield _read_caption(picture, "")


def _read_paragraph(
    text: str, children: Sequence[Token], place: _Place
) -> ArticleElement:
    """Return a text as what its place makes it; a short bold paragraph is a heading."""
    if place.level:
        return ArticleElement(text, "heading", place.level)
    tag: ElementTag = "quotation" if "blockquote" in place.open_blocks else "paragraph"
    if tag == "paragraph" and _may_be_heading(text, children):
        return ArticleElement(text, "heading", _BOLD_HEADING_LEVEL)
    if "list_item" in place.open_blocks:
        tag = "item"
    return ArticleElement(text, tag)


def _may_be_heading(text: str, children: Sequence[Token]) -> bool:
    if len(text) >= _MAX_BOLD_HEADING or text[-1] in ".!?:":
        return False
    return _is_all(children, "strong")


def _is_bare_caption(before: ArticleElement | None) -> bool:
    """Tell whether the element before is a picture's caption, but no sentence.

    It is then only the words that stand in for the picture, and the real caption follows.
    """
    if before is None or before.tag != "caption" or not before.picture:
        return False
    return not before.text.endswith(".")


def _read_caption(picture: Token, text: str) -> ArticleElement:
    """Return the caption of a picture: a text, else the picture's title or words."""
    title = str(picture.attrs.get("title", "") or "")
    source = str(picture.attrs.get("src", ""))
    caption = tidy(text or title or picture.content) or "A picture"
    return ArticleElement(caption, "caption", picture=source or None)


def _read_text(token: Token) -> str:
    """Return the text of a token without formatting, pictures and the marks of footnotes."""
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return tidy(_NOTE.sub("", "".join(parts)))


def _is_all(children: Sequence[Token], tag: str) -> bool:
    """Tell whether all of a text is between one pair of em or strong."""
    types = []
    for child in children:
        is_blank = child.type == "text" and not child.content.strip()
        if child.type not in ("image", "softbreak", "hardbreak") and not is_blank:
            types.append(child.type)
    if len(types) <= 2:
        return False
    return types[0] == f"{tag}_open" and types[-1] == f"{tag}_close"
