"""Saved web pages, through trafilatura, which finds the article in the page.

Captions are kept and footnotes dropped before it does.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    ElementTag,
    RawArticle,
    find_iso_date,
    require_library,
)
from lantern.article.readers.encoding import decode, tidy
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
_MIN_ALT_WORDS = 3
"""Words from which on the text that stands in for a picture is a caption."""
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SENTENCE = re.compile(r"[.!?…。।؟۔]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_CLOSINGS = {
    "<script": re.compile("</script", re.I),
    "<style": re.compile("</style", re.I),
    "<!--": re.compile("-->"),
}
_SCRIPT = re.compile("|".join(_CLOSINGS), re.I)
_PICTURE = re.compile(r"\[\[picture (\d+)\]\]\s*")
_NOTES = re.compile(r"\[(\d{1,3}|[a-z]|edit|citation needed|note \d+)\]", re.I)
_DROPPED = (
    "//sup[contains(@class,'reference') or starts-with(@id,'cite_ref')]",
    "//*[contains(@class,'mw-editsection')"
    " or contains(@class,'toc') and (self::div or self::nav)]",
    "//script|//style|//noscript|//template|//button|//form|//select",
)
"""XPaths of what is no text of the article."""
_FRAMES = (
    "//figure[.//img]",
    "//*[contains(@class,'wp-caption') and .//img"
    " and .//*[contains(@class,'caption-text')]]",
    "//div[contains(concat(' ',@class,' '),' thumb ') and .//img]",
    "//div[contains(@class,'caption') and .//img]",
)
"""XPaths of pictures with a caption."""
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
    tree = _parse_page(text, name)
    sources = _mark_pictures(tree)
    _check_length(tree, name)
    found = _extract(tree)
    elements: list[ArticleElement] = []
    if found is not None:
        elements = [each for each in _iter_elements(found.body, sources) if each.text]
    if _count_prose(elements) < _MIN_PROSE:
        raise AssetFailure(
            f"'{name}' has no article in it, only navigation;"
            " save the article's own page"
        )
    if found.date:
        notes.append(
            f"the page gives {found.date} as its date;"
            " check whether the article is as old"
        )
    head = _read_head(found, language=str(tree.get("lang") or "")[:2].lower())
    pictures = [each.picture for each in elements if each.picture]
    return RawArticle(tuple(elements), head, tuple(notes), dict.fromkeys(pictures, b""))


def _read_head(found: Any, language: str) -> ArticleMetadata:
    return ArticleMetadata(
        title=tidy(found.title or ""),
        author=tidy(found.author or ""),
        published=find_iso_date(found.date or ""),
        language=language,
    )


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
                f"'{name}' has a tag with thousands of attributes; save the page anew"
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


def _parse_page(text: str, name: str) -> Any:
    """Return the page as an lxml tree. Raises AssetFailure."""
    with require_library("trafilatura"):
        from lxml import html
    bare = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)  # lxml refuses it in text
    try:
        return html.document_fromstring(bare)
    except (ValueError, html.etree.LxmlError):
        raise AssetFailure(f"'{name}' is no web page that can be read") from None


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


def _mark_pictures(tree: Any) -> list[str]:
    """Replace each picture with a caption by a marked paragraph; return the pictures' sources.

    Without the mark the extractor would lose which caption belongs to which picture.
    """
    for path in _DROPPED:
        for node in tree.xpath(path):
            if node.getparent() is not None:
                node.drop_tree()
    sources: list[str] = []
    for path in _FRAMES:
        for frame in tree.xpath(path):
            images = frame.xpath(".//img")
            if frame.getparent() is None or not images:
                continue
            text = _find_caption(frame, images[0])
            if not text:
                continue
            paragraph = frame.makeelement("p")
            paragraph.text = f"[[picture {len(sources)}]] {text}"
            paragraph.tail = frame.tail
            frame.getparent().replace(frame, paragraph)
            sources.append(images[0].get("src") or images[0].get("data-src") or "")
    return sources


def _find_caption(frame: Any, image: Any) -> str:
    """Return the caption in a frame, or the words that stand in for its picture."""
    for path in _CAPTIONS:
        captions = frame.xpath(path)
        if captions:
            return tidy(" ".join(captions[0].itertext()))
    return tidy(image.get("alt") or "")


def _iter_elements(body: Any, sources: Sequence[str]) -> Iterator[ArticleElement]:
    """Yield the elements of the extractor's tree."""
    for node in body:
        tag = node.tag
        if tag == "head":
            level = int((node.get("rend") or "h2")[-1])
            yield ArticleElement(_read_words(node), "heading", level)
        elif tag == "table":
            cells = [tidy(" ".join(cell.itertext())) for cell in node.iter("cell")]
            yield ArticleElement(" | ".join(filter(None, cells)), "table")
        elif tag == "list":
            for item in node.iter("item"):
                yield ArticleElement(_read_words(item), "item")
        elif tag == "graphic":
            alt = tidy(node.get("alt") or "")
            if len(alt.split()) >= _MIN_ALT_WORDS:
                yield ArticleElement(alt, "caption", picture=node.get("src"))
        elif tag == "quote":
            yield _read_prose(node, "quotation", sources)
        else:
            yield _read_prose(node, "paragraph", sources)


def _read_prose(node: Any, tag: ElementTag, sources: Sequence[str]) -> ArticleElement:
    """Return a paragraph, or the caption that `_mark_pictures` put in its place."""
    text = _read_words(node)
    marked = _PICTURE.match(text)
    if marked is None:
        return ArticleElement(text, tag)
    number = int(marked[1])
    if number >= len(sources):
        return ArticleElement(text, tag)
    caption = text[marked.end() :]
    return ArticleElement(caption, "caption", picture=sources[number] or None)


def _read_words(node: Any) -> str:
    """Return the text of a node without the marks of footnotes."""
    parts = [part if part.strip() else " " for part in node.itertext()]
    return tidy(_NOTES.sub("", "".join(parts)))
