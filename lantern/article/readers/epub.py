"""Books in EPUB: their chapters in reading order, read as web pages are.

The package is opened with zipfile; the chapters become one page, so that a note in another file is
found from its mark.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from lantern.article.readers.authors import judge_author
from lantern.article.readers.elements import (
    ArticleElement,
    ArticleMetadata,
    RawArticle,
    find_iso_date,
    require_library,
)
from lantern.article.readers.encoding import decode, tidy
from lantern.article.readers.page import clean_page, name_pictures
from lantern.article.readers.page.elements import PageReader
from lantern.article.readers.page.nodes import is_element
from lantern.core.problems import AssetFailure

_MAX_TEXT_BYTES = 40_000_000
"""Bytes that the chapters may unpack to."""
_MAX_UNPACKED_BYTES = 400_000_000
_FRONT = re.compile(
    r"\b(cover|title-?page|half-?title(page)?|copyright(-page)?|imprint|colophon|toc|landmarks"
    r"|page-list|index|loi|lot|advertisement)\b"
)
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONT = re.compile(r"\.(otf|ttf|woff2?)$", re.I)


def read(data: bytes, name: str) -> RawArticle:
    """Return the elements and pictures of a book.

    Raises:
        AssetFailure: it is damaged, locked, or would unpack to too much.
    """
    with require_library("lxml"):
        from lxml import etree
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_package(packed, name)
            return _read_book(_Package(packed), name)
    except (
        zipfile.BadZipFile,
        etree.LxmlError,
        KeyError,
        OSError,
        NotImplementedError,
    ):
        raise AssetFailure(
            f"'{name}' is no EPUB that can be read; is it whole?"
        ) from None


def _check_package(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse a book that would unpack to far too much, or is locked. Raises AssetFailure."""
    members = packed.infolist()
    texts = [each for each in members if not _is_binary(each.filename)]
    whole = sum(member.file_size for member in members)
    chapters = sum(member.file_size for member in texts)
    if whole > _MAX_UNPACKED_BYTES or chapters > _MAX_TEXT_BYTES:
        raise AssetFailure(
            f"'{name}' unpacks to too much; take one chapter of it"
        )
    if "META-INF/encryption.xml" not in packed.namelist():
        return
    locked = re.findall(
        rb"URI=[\"']([^\"']+)", packed.read("META-INF/encryption.xml")
    )
    if any(not _FONT.search(uri.decode("utf-8", "replace")) for uri in locked):
        raise AssetFailure(
            f"'{name}' is locked by its seller (DRM), so its text can't be read;"
            " ask for a copy without a lock"
        )


def _is_binary(name: str) -> bool:
    return bool(
        re.search(
            r"\.(jpe?g|png|gif|webp|svg|otf|ttf|woff2?|mp[34]|css)$", name, re.I
        )
    )


@dataclass(frozen=True)
class _Item:
    """A file of the book."""

    path: str
    kind: str
    properties: str = ""


@dataclass
class _Package:
    """A book's package: its files by their ids, and the order of its chapters."""

    packed: zipfile.ZipFile
    items: dict[str, _Item] = field(default_factory=dict)

    def parse(self, path: str) -> Any:
        """Return a file's XML; entities in it aren't opened."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            recover=True,
        )
        return etree.fromstring(self.packed.read(path), parser)

    def list_items(self, root: Any, opf: str) -> None:
        """Note the files that the package names."""
        for node in _iter_local(root, "item"):
            path = _resolve(opf, node.get("href") or "")
            kind = node.get("media-type") or ""
            item = _Item(path, kind, node.get("properties") or "")
            self.items[node.get("id") or path] = item


def _read_book(package: _Package, name: str) -> RawArticle:
    container = package.parse("META-INF/container.xml")
    opf = str(next(_iter_local(container, "rootfile")).get("full-path"))
    root = package.parse(opf)
    package.list_items(root, opf)
    tree = _join_chapters(package, root, _find_skipped(root, opf), name=name)
    cleaned = clean_page(tree)
    head = _read_head(root)
    elements = PageReader().read(tree.find("body"))
    top = [each.text for each in elements[:3]]
    if head.title and head.title not in top:
        elements.insert(0, ArticleElement(head.title, "heading", 1))
    pictures = name_pictures(elements, cleaned.embedded)
    for path, data in pictures.items():
        pictures[path] = _load(package, path) or data
    return RawArticle(tuple(elements), head, (), pictures, cleaned.omitted)


def _find_skipped(root: Any, opf: str) -> set[str]:
    """Return the files that the book's guide calls cover, title page, contents and the like."""
    skipped: set[str] = set()
    for node in _iter_local(root, "reference"):
        if _FRONT.search(node.get("type") or ""):
            skipped.add(_resolve(opf, node.get("href") or ""))
    return skipped


def _load(package: _Package, path: str) -> bytes:
    try:
        return package.packed.read(path)
    except KeyError:
        return b""


def _iter_local(root: Any, name: str) -> Iterator[Any]:
    """Yield the elements of a name, whatever its namespace."""
    for node in root.iter():
        if is_element(node) and node.tag.rpartition("}")[2] == name:
            yield node


def _resolve(base: str, href: str) -> str:
    """Return the path in the package of a link in a file."""
    path = unquote(urlsplit(href).path)
    if not path:
        return base
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def _read_head(root: Any) -> ArticleMetadata:
    texts: dict[str, list[str]] = {}
    for key in ("title", "creator", "language", "date"):
        texts[key] = [
            tidy("".join(node.itertext())) for node in _iter_local(root, key)
        ]
    authors = ", ".join(dict.fromkeys(filter(None, texts["creator"])))
    return ArticleMetadata(
        title=next(iter(texts["title"]), ""),
        author=judge_author(authors, is_own_words=True).name,
        published=find_iso_date(next(iter(texts["date"]), "")),
        language=next(iter(texts["language"]), "")[:2].lower(),
    )


def _join_chapters(
    package: _Package, root: Any, skipped: set[str], *, name: str
) -> Any:
    """Return the chapters as one page, each link and name with its file's path before it."""
    from lxml import html

    joined = html.document_fromstring("<html><body></body></html>")
    body = joined.find("body")
    for node in _iter_local(root, "itemref"):
        item = package.items.get(node.get("idref") or "")
        if item is None or item.kind not in _CHAPTERS or item.path in skipped:
            continue
        if "nav" in item.properties.split() or _FRONT.search(
            item.path.rpartition("/")[2]
        ):
            continue
        chapter = _parse_chapter(package.packed.read(item.path), name)
        inner = chapter.find("body") if chapter is not None else None
        if inner is None or _is_front(inner):
            continue
        _anchor(inner, item.path)
        inner.tag = "section"
        body.append(inner)
    return joined


def _parse_chapter(data: bytes, name: str) -> Any:
    """Return a chapter's page; None if nothing is in it."""
    from lxml import etree, html

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", decode(data, name)[0])
    # In XHTML an empty element may close itself, which a page's parser takes for an opening.
    text = re.sub(
        r"<(a|p|div|span|td|i|b|em|script|title)(\s[^<>]*)?/>",
        r"<\1\2></\1>",
        text,
    )
    try:
        return html.document_fromstring(text)
    except (ValueError, etree.LxmlError):
        return None


def _is_front(body: Any) -> bool:
    """Tell whether a chapter is a cover, a title page, an imprint or a list of contents."""
    nodes = [body, *list(body)[:1]]
    kinds = [f"{node.get('epub:type')} {node.get('role')}" for node in nodes]
    return any(map(_FRONT.search, kinds))


def _anchor(inner: Any, path: str) -> None:
    """Write names, links and pictures of a chapter so that they hold for the whole book."""
    for node in inner.iter():
        if not is_element(node):
            continue
        for key in ("id", "name"):
            if node.get(key):
                node.set(key, f"{path}#{node.get(key)}")
        href = node.get("href") or ""
        if "#" in href and not urlsplit(href).scheme:
            node.set(
                "href", f"#{_resolve(path, href)}#{href.partition('#')[2]}"
            )
        source = node.get("src") or ""
        if node.tag == "img" and source and not urlsplit(source).scheme:
            node.set("src", _resolve(path, source))
