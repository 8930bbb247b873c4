"""The elements of a page that is all article, such as a Markdown text's or a book's chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lantern.article.readers.elements import ArticleElement, ElementTag
from lantern.article.readers.encoding import tidy
from lantern.article.readers.page.images import list_choices, name_picture
from lantern.article.readers.page.nodes import HEADINGS, is_element

_MARKS = re.compile(
    r"(?<=\S)\[(?:\d{1,3}|[a-z]|(?:n|nb|note|fn|a|anm\.)\s?\d{1,3})\]"
    r"|\s?\[(?:edit( source)?|citation needed|clarification needed|when\?|who\?|by whom\?|where\?"
    r"|verification needed|dubious[^\]]{0,20}|bearbeiten[^\]]{0,30}|modifier[^\]]{0,30}"
    r"|réf\. nécessaire|cita requerida|editar|modifica[^\]]{0,30}|править[^\]]{0,30}|編集)\]",
    re.I,
)
_MAX_BOLD_HEADING = 90
_BOLD_HEADING_LEVEL = 6
_HOLDERS_WORDS = (
    "div section article main body aside header footer details summary dl center nav "
    "fieldset li dd dt td"
)
_HOLDERS = frozenset(_HOLDERS_WORDS.split())
_INNER = (
    *(
        "p",
        "ul",
        "ol",
        "dl",
        "div",
        "table",
        "figure",
        "blockquote",
        "section",
        "article",
    ),
    *("pre", "h1", "h2", "h3", "h4", "h5", "h6"),
)
_LISTS = ("ul", "ol", "menu")


@dataclass
class PageReader:
    """Reads the elements of a cleaned page, and what else its pictures' files could be."""

    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The other names of each picture's file."""
    _before: ArticleElement | None = None

    def read(self, body: Any) -> list[ArticleElement]:
        """Return the elements of a page in order."""
        return [
            each for each in self._iter_inside(body, "paragraph") if each.text
        ]

    def _iter_inside(
        self, node: Any, tag: ElementTag
    ) -> Iterator[ArticleElement]:
        for child in node:
            if is_element(child):
                yield from self._iter_node(child, tag)

    def _iter_node(
        self, node: Any, tag: ElementTag
    ) -> Iterator[ArticleElement]:
        for element in self._choose(node, tag):
            self._before = element
            yield element

    def _choose(self, node: Any, tag: ElementTag) -> Iterator[ArticleElement]:
        """Yield the elements of one node, by its tag."""
        if node.tag in HEADINGS:
            yield ArticleElement(read_words(node), "heading", int(node.tag[1]))
            yield from self._iter_images(node)
        elif node.tag == "table":
            yield read_table(node)
            yield from self._iter_images(node)
        elif node.tag == "figure":
            yield from self._iter_figure(node)
        elif node.tag == "img":
            yield self._make_caption(node, "")
        elif node.tag == "blockquote":
            yield from self._iter_inside(node, "quotation")
        elif node.tag in _LISTS or node.tag == "dl":
            yield from self._iter_inside(node, "item")
        elif _holds_blocks(node):
            yield from self._iter_inside(node, tag)
        else:
            yield from self._iter_prose(node, tag)

    def _iter_prose(
        self, node: Any, tag: ElementTag
    ) -> Iterator[ArticleElement]:
        """Yield the text of a paragraph, and a caption for each of its pictures."""
        text = read_words(node)
        images = list(node.iter("img"))
        is_italic = is_all(node, "em", "i")
        if images and (not text or is_italic):
            # A picture alone, or with its caption in italics below it.
            for image in images:
                yield self._make_caption(image, text)
            return
        if is_italic and self._is_below_bare_caption():
            yield ArticleElement(text, "caption")
            return
        if text:
            yield make_prose(node, text, tag)
        for image in images:
            yield self._make_caption(image, "")

    def _is_below_bare_caption(self) -> bool:
        """Tell whether the element before is a picture's caption, but no sentence.

        It is then only the words that stand in for the picture, and the real caption follows.
        """
        before = self._before
        if before is None or before.tag != "caption" or not before.picture:
            return False
        return not before.text.endswith(".")

    def _iter_figure(self, node: Any) -> Iterator[ArticleElement]:
        """Yield a caption for the pictures of a figure; a figure without any is read as prose."""
        images = list(node.iter("img"))
        captions = list(node.iter("figcaption"))
        if not images:
            yield from self._iter_inside(node, "paragraph")
            return
        text = tidy(" ".join(read_words(each) for each in captions))
        for image in images:
            yield self._make_caption(image, text)
        for table in node.iter("table"):
            yield read_table(table)

    def _iter_images(self, node: Any) -> Iterator[ArticleElement]:
        for image in node.iter("img"):
            yield self._make_caption(image, "")

    def _make_caption(self, image: Any, text: str) -> ArticleElement:
        """Return the caption of a picture: a text, else its title, its words or its name."""
        names = list_choices(image)
        source = names[0] if names else ""
        if len(names) > 1:
            self.choices[source] = names[1:]
        own = tidy(text or image.get("title") or image.get("alt") or "")
        caption = own or tidy(name_picture(source)) or "…"
        return ArticleElement(caption, "caption", picture=source or None)


def _holds_blocks(node: Any) -> bool:
    """Tell whether a node has other blocks in it, so that it is no paragraph itself."""
    if node.tag not in _HOLDERS:
        return False
    if any(True for _ in node.iterchildren(*_INNER)):
        return True
    has_text = bool((node.text or "").strip())
    return not has_text and len(node) > 0 and all(map(_is_holder, node))


def _is_holder(node: Any) -> bool:
    return node.tag in _HOLDERS and not (node.tail or "").strip()


def make_prose(node: Any, text: str, tag: ElementTag) -> ArticleElement:
    """Return a text as what its place makes it; a short bold paragraph is a heading."""
    if (
        tag != "quotation"
        and _may_be_heading(text)
        and is_all(node, "strong", "b")
    ):
        return ArticleElement(text, "heading", _BOLD_HEADING_LEVEL)
    return ArticleElement(text, tag)


def _may_be_heading(text: str) -> bool:
    return len(text) < _MAX_BOLD_HEADING and text[-1] not in ".!?:"


def is_all(node: Any, *tags: str) -> bool:
    """Tell whether all of a node's text is in one element of these tags."""
    if (node.text or "").strip():
        return False
    inner = [
        child for child in node if child.tag != "img" and is_element(child)
    ]
    if any((child.tail or "").strip() for child in node):
        return False
    return len(inner) == 1 and inner[0].tag in tags


def read_table(node: Any) -> ArticleElement:
    """Return a table: its cells with bars between them, and row by row."""
    rows = []
    for row in node.iter("tr"):
        rows.append(tuple(read_words(cell) for cell in row.iter("td", "th")))
    cells = [read_words(cell) for cell in node.iter("td", "th")]
    text = tidy(" | ".join(cell for cell in cells if cell))
    return ArticleElement(text, "table", rows=tuple(rows))


def read_words(node: Any) -> str:
    """Return the text of a node without the marks of footnotes."""
    return drop_marks(node.text_content())


def drop_marks(text: str) -> str:
    """Return a text as one line, without the marks of footnotes."""
    return tidy(_MARKS.sub("", text))
