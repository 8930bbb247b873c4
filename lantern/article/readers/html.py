"""A saved web page through trafilatura, which finds the article in it; captions and footnotes are seen to before."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
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

_MOST = 10_000_000
_LEAST = 200
"""Characters in sentences; a page with less is navigation."""
_MOST_CHARACTERS = 1_000_000
"""Of all the page's text; the extractor takes half a minute for ten times as much (measured)."""
_SENTENCE = re.compile(r"[.!?…。।؟۔]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_PICTURE = re.compile(r"\[\[picture (\d+)\]\]\s*")
_NOTES = re.compile(r"\[(\d{1,3}|[a-z]|edit|citation needed|note \d+)\]", re.I)
_DROPPED = (
    "//sup[contains(@class,'reference') or starts-with(@id,'cite_ref')]",
    "//*[contains(@class,'mw-editsection') or contains(@class,'toc') and (self::div or self::nav)]",
    "//script|//style|//noscript|//template|//button|//form|//select",
)
_FRAMES = (
    "//figure[.//img]",
    "//*[contains(@class,'wp-caption') and .//img and .//*[contains(@class,'caption-text')]]",
    "//div[contains(concat(' ',@class,' '),' thumb ') and .//img]",
    "//div[contains(@class,'caption') and .//img]",
)
_WORDS = (
    ".//figcaption",
    ".//*[contains(@class,'thumbcaption') or contains(@class,'caption-text') or contains(@class,'caption')]",
)


def read(data: bytes, name: str) -> RawArticle:
    """A web page. Raises AssetFailure, also when there is no article in it."""
    with require_library("trafilatura"):
        import trafilatura
        from lxml import html
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    if len(data) > _MOST:
        raise AssetFailure(
            f"'{name}' is larger than {_MOST // 1_000_000} MB; save the page without its scripts"
        )
    text, notes = _decode_page(data, name)
    try:
        tree = html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", text))
    except (ValueError, html.etree.LxmlError):
        raise AssetFailure(f"'{name}' is no web page that can be read") from None
    language = str(tree.get("lang") or "")[:2].lower()
    sources = _mark_pictures(tree)
    if len(tree.text_content()) > _MOST_CHARACTERS:
        raise AssetFailure(
            f"'{name}' has more than {_MOST_CHARACTERS:,} characters of text; take one chapter of it"
        )
    found: Any = trafilatura.bare_extraction(
        tree,
        include_images=True,
        include_tables=True,
        include_comments=False,
        with_metadata=True,
    )
    elements = (
        [each for each in _elements(found.body, sources) if each.text]
        if found is not None
        else []
    )
    prose = [
        each.text
        for each in elements
        if each.tag != "table" and _SENTENCE.search(each.text)
    ]
    if sum(map(len, prose)) < _LEAST:
        raise AssetFailure(
            f"'{name}' has no article in it, only navigation; save the article's own page"
        )
    if found.date:
        notes.append(
            f"the page gives {found.date} as its date; see whether the article is as old"
        )
    head = ArticleMetadata(
        tidy(found.title or ""),
        tidy(found.author or ""),
        find_iso_date(found.date or ""),
        language,
    )
    return RawArticle(
        tuple(elements),
        head,
        tuple(notes),
        {each.picture: b"" for each in elements if each.picture},
    )


def _decode_page(data: bytes, name: str) -> tuple[str, list[str]]:
    """The page's text: in the encoding it names, if that can be; else as any text."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(named[1].decode()), []
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _mark_pictures(tree: Any) -> list[str]:
    """Put a paragraph with a mark in each captioned picture's place, so that its caption isn't lost; its sources."""
    sources: list[str] = []
    for path in _DROPPED:
        for each in tree.xpath(path):
            if each.getparent() is not None:
                each.drop_tree()
    for path in _FRAMES:
        for frame in tree.xpath(path):
            images = frame.xpath(".//img")
            words: list[Any] = next(
                (found for way in _WORDS if (found := frame.xpath(way))), []
            )
            text = (
                tidy(" ".join(words[0].itertext()))
                if words
                else tidy(images[0].get("alt") or "")
                if images
                else ""
            )
            if frame.getparent() is None or not images or not text:
                continue
            mark = frame.makeelement("p")
            mark.text = f"[[picture {len(sources)}]] {text}"
            mark.tail = frame.tail
            frame.getparent().replace(frame, mark)
            sources.append(images[0].get("src") or images[0].get("data-src") or "")
    return sources


def _elements(body: Any, sources: list[str]) -> Iterator[ArticleElement]:
    """The extractor's tree in our words."""
    for node in body:
        tag = node.tag
        if tag == "head":
            yield ArticleElement(
                _words(node), "heading", int((node.get("rend") or "h2")[-1])
            )
        elif tag == "table":
            cells = [tidy(" ".join(cell.itertext())) for cell in node.iter("cell")]
            yield ArticleElement(
                tidy(" | ".join(cell for cell in cells if cell)), "table"
            )
        elif tag == "list":
            yield from (
                ArticleElement(_words(item), "item") for item in node.iter("item")
            )
        elif tag == "graphic":
            alt = tidy(node.get("alt") or "")
            if len(alt.split()) > 2:
                yield ArticleElement(alt, "caption", picture=node.get("src"))
        else:
            yield _prose(
                _words(node), "quotation" if tag == "quote" else "paragraph", sources
            )


def _prose(text: str, tag: ElementTag, sources: list[str]) -> ArticleElement:
    marked = _PICTURE.match(text)
    if marked and int(marked[1]) < len(sources):
        return ArticleElement(
            text[marked.end() :], "caption", picture=sources[int(marked[1])] or None
        )
    return ArticleElement(text, tag)


def _words(node: Any) -> str:
    return tidy(
        _NOTES.sub(
            "", "".join(part if part.strip() else " " for part in node.itertext())
        )
    )
