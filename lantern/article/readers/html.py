"""Saved web pages, through trafilatura, which finds the article in the page.

Captions are kept and footnotes dropped before it does.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lantern.article.readers.authors import find_page_author
from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    ElementTag,
    RawArticle,
    find_iso_date,
    require_library,
)
from lantern.article.readers.encoding import decode, tidy
from lantern.article.readers.page import clean_page, name_pictures
from lantern.article.readers.page.elements import drop_marks, read_words
from lantern.article.readers.page.images import list_choices, name_picture
from lantern.article.readers.page.nodes import find_block
from lantern.core.problems import AssetFailure

_MAX_BYTES = 10_000_000
_MIN_PROSE = 200
"""Characters in sentences; a page with fewer is navigation."""
_MAX_CHARACTERS = 1_000_000
"""Of the whole page; trafilatura takes half a minute for ten times as much (measured)."""
_MAX_TAGS = 200_000
_MAX_BLOCK_TAGS = 30_000
"""Paragraphs, divisions, entries and cells; a hundred thousand take minutes (measured)."""
_MAX_TAG_CHARACTERS = 20_000
"""Of one tag without what is in quotes: the parser compares each attribute with all others."""
_TAG = re.compile(r"<[a-z]", re.I)
_BLOCK_TAG = re.compile(r"<(p|div|li|td|tr|dd|section|blockquote)[\s>/]", re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MAX_CELL = 200
"""Characters beside a picture in a table that are its caption."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SENTENCE = re.compile(r"[.!?…。।؟۔]")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I
)
_CLOSINGS = {
    "<script": re.compile("</script", re.I),
    "<style": re.compile("</style", re.I),
    "<!--": re.compile("-->"),
}
_SCRIPT = re.compile("|".join(_CLOSINGS), re.I)
_PICTURE = re.compile(r"\[\[picture (\d+)\]\]\s*")
_FRAMES = (
    "//figure[.//img]",
    "//*[contains(@class,'wp-caption') and .//img"
    " and .//*[contains(@class,'caption-text')]]",
    "//div[contains(concat(' ',@class,' '),' thumb ') and .//img]",
    "//div[contains(@class,'caption') and .//img]",
)
"""XPaths of pictures with a caption."""
_INNER_BLOCKS_WORDS = "p head list item quote lb div row cell"
_INNER_BLOCKS = frozenset(_INNER_BLOCKS_WORDS.split())
"""Blocks of the extractor's tree; its other elements stand within words."""
_CAPTIONS = (
    ".//figcaption",
    ".//*[contains(@class,'thumbcaption') or contains(@class,'caption-text')"
    " or contains(@class,'caption')]",
)
"""XPaths of a caption inside a frame, the surest first."""


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements of the article in a web page.

    Raises:
        AssetFailure: the page can't be read, is too long, or has no article in it.
    """
    if len(data) > _MAX_BYTES:
        raise AssetFailure(
            f"'{name}' is larger than {_MAX_BYTES // 1_000_000} MB;"
            " save the page without its scripts"
        )
    text, notes = _decode_page(data, name)
    _check_tags(text, name)
    tree = parse_page(text, name)
    _check_length(tree, name)
    author = find_page_author(tree)
    cleaned = clean_page(tree)
    pictures = _mark_pictures(tree)
    found = _extract(tree)
    elements = _read_found(found, pictures, name)
    if _is_year_of_copyright(found.date, text):
        found.date = None
    doubts = [_doubt_date(found.date), author.doubt]
    language = str(tree.get("lang") or "")[:2].lower()
    return RawArticle(
        elements,
        _read_head(found, author.name, language),
        (*notes, *filter(None, doubts)),
        pictures=name_pictures(elements, cleaned.embedded),
        omitted=cleaned.omitted,
        choices={each.source: each.others for each in pictures if each.others},
    )


def _read_head(found: Any, author: str, language: str) -> ArticleMetadata:
    title = tidy(found.title or "")
    return ArticleMetadata(
        title, author, find_iso_date(found.date or ""), language
    )


def _is_year_of_copyright(date: str | None, page: str) -> bool:
    """Tell whether a page's date is no more than the year in its notice of copyright."""
    if not date or not date.endswith("-01-01"):
        return False
    notice = rf"(?:©|&copy;|\(c\)|copyright)[^<>]{{0,30}}{date[:4]}"
    return re.search(notice, page, re.I) is not None


def _doubt_date(date: str | None) -> str:
    if not date:
        return ""
    return f"the page gives {date} as its date; check whether the article is as old"


def _read_found(
    found: Any, pictures: Sequence[_PagePicture], name: str
) -> tuple[ArticleElement, ...]:
    """Return the elements of what the extractor found. Raises AssetFailure for too little."""
    elements: list[ArticleElement] = []
    if found is not None:
        elements += _iter_elements(found.body, pictures)
    if _count_prose(elements) < _MIN_PROSE:
        raise AssetFailure(
            f"'{name}' has no article in it, only navigation;"
            " save the article's own page"
        )
    return tuple(element for element in elements if element.text)


def _check_length(tree: Any, name: str) -> None:
    """Refuse a page that would take minutes to extract. Raises AssetFailure."""
    if len(tree.text_content()) > _MAX_CHARACTERS:
        raise AssetFailure(
            f"'{name}' has more than {_MAX_CHARACTERS:,} characters of text;"
            " take one chapter of it"
        )


def _check_tags(text: str, name: str) -> None:
    """Refuse a page that would take minutes to parse. Raises AssetFailure."""
    bare = _drop_scripts(text)
    tags = sum(1 for _ in _TAG.finditer(bare))
    blocks = sum(1 for _ in _BLOCK_TAG.finditer(bare))
    if tags > _MAX_TAGS or blocks > _MAX_BLOCK_TAGS:
        raise AssetFailure(
            f"'{name}' has {tags:,} tags, more than a page of one article;"
            " save the article's own page, or its reading view"
        )
    for piece in bare.split("<"):
        if len(piece) <= _MAX_TAG_CHARACTERS or not piece[0].isalpha():
            continue
        tag = _QUOTED.sub("", piece).partition(">")[0]
        if len(tag) > _MAX_TAG_CHARACTERS:
            raise AssetFailure(
                f"'{name}' has a tag with thousands of attributes; save the page again"
            )


def _drop_scripts(text: str) -> str:
    """Return a page without scripts, styles and comments, in which `<` begins no tag."""
    kept = []
    at = 0
    for opening in _SCRIPT.finditer(text):
        if opening.start() < at:
            continue
        kept.append(text[at : opening.start()])
        closing = _CLOSINGS[opening.group().lower()].search(text, opening.end())
        if closing is None:
            return "".join(kept)
        at = closing.start()
    kept.append(text[at:])
    return "".join(kept)


def _decode_page(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the page's text, in the encoding it names if it can be read so, and notes."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith(_BYTE_ORDER_MARKS):
        try:
            return data.decode(named[1].decode()), []
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def parse_page(text: str, name: str) -> Any:
    """Return the page as an lxml tree. Raises AssetFailure."""
    with require_library("trafilatura"):
        from lxml import html
    bare = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)  # lxml refuses it in text
    try:
        return html.document_fromstring(bare)
    except (ValueError, html.etree.LxmlError):
        raise AssetFailure(
            f"'{name}' is no web page that can be read"
        ) from None


def _extract(tree: Any) -> Any:
    """Return what trafilatura finds in a page, or None."""
    with require_library("trafilatura"):
        import trafilatura
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        tree,
        include_images=True,
        include_tables=True,
        include_comments=False,
        with_metadata=True,
    )


def _count_prose(elements: Sequence[ArticleElement]) -> int:
    """Return how many characters are in elements that have a sentence's end."""
    texts = [each.text for each in elements if each.tag != "table"]
    return sum(len(text) for text in texts if _SENTENCE.search(text))


@dataclass(frozen=True)
class _PagePicture:
    """A picture of the page: its file, and the other files that it could be."""

    source: str
    others: tuple[str, ...] = ()


def _mark_pictures(tree: Any) -> list[_PagePicture]:
    """Replace each picture by a marked paragraph with its caption; return the pictures.

    Without the mark the extractor would lose which caption belongs to which picture.
    """
    pictures: list[_PagePicture] = []
    for path in _FRAMES:
        for frame in tree.xpath(path):
            images = list(frame.iter("img"))
            text = _find_caption(frame)
            if frame.getparent() is None or not images or not text:
                continue
            frame.addprevious(_make_mark(images[0], text, pictures))
            for image in images[1:]:
                frame.addprevious(_make_mark(image, text, pictures))
            frame.drop_tree()
    for image in list(tree.iter("img")):
        names = list_choices(image)
        if names:
            _place_mark(image, _make_mark(image, _name_image(image), pictures))
    return pictures


def _name_image(image: Any) -> str:
    """Return words for a picture without a caption: beside it in a table, or of its own."""
    cell = next(image.iterancestors("td", "th"), None)
    text = read_words(cell) if cell is not None else ""
    if text and len(text) <= _MAX_CELL:
        return text
    own = image.get("alt") or image.get("title")
    return str(own or name_picture(list_choices(image)[0]))


def _make_mark(image: Any, text: str, pictures: list[_PagePicture]) -> Any:
    """Return a paragraph that stands for a picture, which is added to the pictures."""
    paragraph = image.makeelement("p")
    paragraph.text = f"[[picture {len(pictures)}]] {tidy(text) or '…'}"
    names = list_choices(image)
    pictures.append(_PagePicture(names[0] if names else "", names[1:]))
    return paragraph


def _place_mark(image: Any, mark: Any) -> None:
    """Put the mark of a picture after the paragraph, list or table that the picture is in."""
    block = find_block(image)
    if block.tag in (
        "div",
        "section",
        "article",
        "main",
        "body",
        "figure",
        "aside",
    ):
        image.addprevious(mark)
    else:
        for outer in block.iterancestors("ul", "ol", "dl", "table"):
            block = outer
        mark.tail = block.tail
        block.tail = None
        block.addnext(mark)
    image.drop_tree()


def _find_caption(frame: Any) -> str:
    """Return the caption in a frame, without the words of its picture."""
    for path in _CAPTIONS:
        captions = frame.xpath(path)
        if captions:
            return read_words(captions[0])
    return ""


def _iter_elements(
    body: Any, pictures: Sequence[_PagePicture]
) -> Iterator[ArticleElement]:
    """Yield the elements of the extractor's tree."""
    for node in body:
        tag = node.tag
        if tag == "head":
            level = int((node.get("rend") or "h2")[-1])
            yield ArticleElement(_read_words(node), "heading", level)
        elif tag == "table":
            yield _read_table(node)
        elif tag == "list":
            for item in node.iter("item"):
                yield ArticleElement(_read_words(item), "item")
        elif tag == "quote":
            yield _read_prose(node, "quotation", pictures)
        elif tag != "graphic":
            yield _read_prose(node, "paragraph", pictures)


def _read_table(node: Any) -> ArticleElement:
    rows = []
    for row in node.iter("row"):
        rows.append(tuple(map(_read_words, row.iter("cell"))))
    cells = map(_read_words, node.iter("cell"))
    text = " | ".join(filter(None, cells))
    return ArticleElement(text, "table", rows=tuple(rows))


def _read_prose(
    node: Any, tag: ElementTag, pictures: Sequence[_PagePicture]
) -> ArticleElement:
    """Return a paragraph, or the caption that `_mark_pictures` put in its place."""
    text = _read_words(node)
    marked = _PICTURE.match(text)
    if marked is None:
        return ArticleElement(text, tag)
    number = int(marked[1])
    if number >= len(pictures):
        return ArticleElement(text, tag)
    caption = text[marked.end() :]
    return ArticleElement(
        caption, "caption", picture=pictures[number].source or None
    )


def _read_words(node: Any) -> str:
    """Return the text of a node without the marks of footnotes, and without the lists in it."""
    parts = [part if part.strip() else " " for part in _iter_text(node)]
    return drop_marks("".join(parts))


def _iter_text(node: Any) -> Iterator[str]:
    """Yield the texts of a node; a block inside it has a blank before and after it."""
    yield node.text or ""
    for child in node:
        edge = " " if child.tag in _INNER_BLOCKS else ""
        yield edge
        if child.tag != "list":
            yield from _iter_text(child)
        yield edge
        yield child.tail or ""
