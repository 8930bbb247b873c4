"""Markdown through markdown-it-py: headings, paragraphs, quotations, lists, tables, pictures with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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


def read(data: bytes, name: str) -> RawArticle:
    """A Markdown text. Raises AssetFailure."""
    with require_library("markdown-it-py"):
        from markdown_it import MarkdownIt

    text, notes = decode(data, name)
    text = text.replace("\r\n", "\n")
    front = _HEAD.match(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    tokens = parser.parse(text[front.end() :] if front else text)
    elements = list(_elements(tokens))
    pictures = [each.picture for each in elements if each.picture]
    return RawArticle(
        tuple(elements),
        _parse_front_matter(front[1]) if front else ArticleMetadata(),
        tuple(notes),
        dict.fromkeys(pictures, b""),
    )


def _parse_front_matter(text: str) -> ArticleMetadata:
    """The simple keys of a front matter: title, author, date, lang."""
    keys = dict(re.findall(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", text, re.M))
    day = find_iso_date(keys.get("date", ""))
    language = keys.get("lang", "") or keys.get("language", "")
    return ArticleMetadata(
        tidy(keys.get("title", "")),
        tidy(keys.get("author", "")),
        day,
        language[:2].lower(),
    )


def _elements(tokens: Sequence[Token]) -> Iterator[ArticleElement]:
    open_: list[str] = []
    cells: list[str] = []
    before: ArticleElement | None = None
    for i, token in enumerate(tokens):
        if token.nesting == 1:
            open_.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            open_.pop()
        if token.type == "inline" and "table" in open_:
            cells.append(_text(token))
        elif token.type == "table_close":
            yield ArticleElement(tidy(" | ".join(cells)), "table")
            cells = []
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield ArticleElement(tidy(token.content), "table")
        elif token.type == "inline":
            heading = tokens[i - 1].tag if tokens[i - 1].type == "heading_open" else ""
            for element in _inline(token, open_, heading, before):
                before = element
                yield element


def _inline(
    token: Token, open_: Sequence[str], heading: str, before: ArticleElement | None
) -> Iterator[ArticleElement]:
    """A paragraph's or heading's elements: its text, and a caption for each of its pictures."""
    text, children = _text(token), token.children or []
    pictures = [child for child in children if child.type == "image"]
    slanted = _is_all(children, "em")
    if pictures and (
        not text or slanted
    ):  # a picture alone, or with its caption in italics below it
        for picture in pictures:
            yield _caption(picture, text)
    elif (
        slanted
        and before
        and before.tag == "caption"
        and before.picture
        and not _is_sentence(before)
    ):
        yield ArticleElement(text, "caption")
    elif text:
        tag: ElementTag = (
            "heading"
            if heading
            else "quotation"
            if "blockquote" in open_
            else "paragraph"
        )
        bold = (
            tag == "paragraph"
            and _is_all(children, "strong")
            and len(text) < 90
            and text[-1] not in ".!?:"
        )
        level = int(heading[1]) if heading else 6 if bold else 0
        yield ArticleElement(
            text,
            "heading"
            if bold
            else "item"
            if "list_item" in open_ and not heading
            else tag,
            level,
        )
        yield from (_caption(picture, "") for picture in pictures)


def _is_sentence(caption: ArticleElement) -> bool:
    """Whether a picture's caption is a sentence of its own, not the bare words that stand in for the picture."""
    return caption.text.endswith(".")


def _caption(picture: Token, text: str) -> ArticleElement:
    title = str(picture.attrs.get("title", "") or "")
    source = str(picture.attrs.get("src", ""))
    return ArticleElement(
        tidy(text or title or picture.content) or "A picture",
        "caption",
        picture=source or None,
    )


def _text(token: Token) -> str:
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return tidy(_NOTE.sub("", "".join(parts)))


def _is_all(children: Sequence[Token], tag: str) -> bool:
    """Whether all the text stands between one pair of em or strong."""
    inner = [
        child
        for child in children
        if child.type not in ("image", "softbreak", "hardbreak")
    ]
    inner = [child for child in inner if child.type != "text" or child.content.strip()]
    return (
        len(inner) > 2
        and inner[0].type == f"{tag}_open"
        and inner[-1].type == f"{tag}_close"
    )
