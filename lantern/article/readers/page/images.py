"""The pictures of a page: which file each shows, also where it is loaded late."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from lantern.article.readers.page.nodes import drop

_PLACEHOLDER = re.compile(
    r"^(data|about|blob|javascript):|(^|[/_.-])(1x1|blank|spacer|pixel|placeholder|lazy"
    r"|loading|loader|transparent|dummy|grey|gray|clear)[._-]|^\s*$|^#",
    re.I,
)
_PICTURE_NAME = re.compile(
    r"\.(jpe?g|png|webp|gif|avif|svg|tiff?|bmp|heic)([?#].*)?$", re.I
)
_SET_ENTRY = re.compile(r"(\S*[^\s,])(?:\s+([\d.]+)([wxh]))?\s*(?:,\s+|,$|$)")
_LAZY_WORDS = (
    "data-src data-lazy-src data-original data-full-url data-large-file data-orig-file "
    "data-hi-res-src data-lazy data-url data-image data-actualsrc data-echo data- "
    "fallback-src"
)
_LAZY = _LAZY_WORDS.split()
_LAZY_SETS = ["srcset", "data-srcset", "data-lazy-srcset", "data-src-set"]
_DATA = re.compile(
    r"data:image/(png|jpe?g|webp|gif|avif);base64,\s*(.+)", re.I | re.S
)
_MIN_EMBEDDED = 2000
"""Bytes; a smaller one keeps a place."""
_ICON = 48
"""Pixels; a picture that is said to be no larger is a sign."""
CHOICES = "data-lantern-choices"
"""The attribute that holds the other files of a picture, one a line."""


def settle_images(tree: Any) -> dict[str, bytes]:
    """Give each picture its file as `src`, and the other files that it could be.

    Pictures that are written only for browsers without scripts come to the light, and those that
    are signs are dropped. Return the pictures that are written into the page itself, by the names
    they get.
    """
    embedded: dict[str, bytes] = {}
    for node in list(tree.iter("noscript")):
        _open_noscript(node)
    for image in list(tree.iter("amp-img")):
        image.tag = "img"
    for image in list(tree.iter("img")):
        if _is_icon(image):
            drop(image)
            continue
        choices = _list_choices(image)
        own = _read_embedded(image, len(embedded) + 1) if not choices else None
        if own is not None:
            embedded[own.name] = own.data
            choices = [own.name]
        image.set("src", choices[0] if choices else "")
        image.set(CHOICES, "\n".join(choices[1:]))
    return embedded


@dataclass(frozen=True)
class _Embedded:
    """A picture that is written into the page."""

    name: str
    data: bytes


def _read_embedded(image: Any, number: int) -> _Embedded | None:
    """Return the picture in an address that begins with `data:`, if it is no placeholder."""
    match = _DATA.match(image.get("src") or "")
    if match is None:
        return None
    try:
        data = base64.b64decode(match[2])
    except ValueError:
        return None
    if len(data) < _MIN_EMBEDDED:
        return None
    return _Embedded(f"embedded-{number}.{match[1].lower()}", data)


def list_choices(image: Any) -> tuple[str, ...]:
    """Return the files that a settled picture could be, the likeliest first."""
    names = [image.get("src") or "", *(image.get(CHOICES) or "").split("\n")]
    return tuple(name for name in names if name)


def _open_noscript(node: Any) -> None:
    """Take the picture out of a noscript, in place of the lazy one before it."""
    from lxml import html

    images = list(node.iter("img"))
    if not images and "<img" in (node.text or ""):
        images = list(
            html.fragment_fromstring(node.text, create_parent=True).iter("img")
        )
    before = node.getprevious()
    if images and before is not None and before.tag in ("img", "picture"):
        lazy = before if before.tag == "img" else next(before.iter("img"), None)
        if lazy is not None:
            lazy.set("data-original", images[0].get("src") or "")
            images = []
    parent = node.getparent()
    if parent is None:
        return
    for image in images:
        image.tail = None
        node.addprevious(image)
    drop(node)


def _list_choices(image: Any) -> list[str]:
    found = [name.strip() for name in _iter_sources(image)]
    useful = [
        name for name in dict.fromkeys(found) if not _PLACEHOLDER.search(name)
    ]
    # A page that was saved has its pictures beside it, whatever its other attributes say.
    return sorted(useful, key=_is_remote)


def _is_remote(name: str) -> bool:
    return bool(urlsplit(name).netloc)


def _iter_sources(image: Any) -> Iterator[str]:
    """Yield the files that a picture names, the largest of each set first."""
    frame = next(image.iterancestors("picture"), None)
    sources = list(frame.iter("source")) if frame is not None else []
    src = image.get("src") or ""
    sets = [image, *sources]
    is_lazy = not src or bool(_PLACEHOLDER.search(src))
    if not is_lazy:
        yield src
    for key in _LAZY:
        if image.get(key):
            yield image.get(key)
    for node in sets:
        for key in _LAZY_SETS:
            yield from _read_set(node.get(key) or "")
    for key, value in image.attrib.items():
        if key.startswith("data-") and _PICTURE_NAME.search(value):
            yield value
    link = next(image.iterancestors("a"), None)
    if link is not None and _PICTURE_NAME.search(link.get("href") or ""):
        yield link.get("href")


def _read_set(text: str) -> list[str]:
    """Return the files of a srcset, the largest first."""
    entries = [
        (match[1], float(match[2] or 1)) for match in _SET_ENTRY.finditer(text)
    ]
    entries.sort(key=lambda entry: -entry[1])
    return [name for name, _ in entries if name]


def _is_icon(image: Any) -> bool:
    """Tell whether a picture is a sign, such as a flag beside a name, or a counter's dot."""
    sizes = [
        image.get(key, "").strip().removesuffix("px")
        for key in ("width", "height")
    ]
    known = [int(size) for size in sizes if size.isdecimal()]
    if not known or max(known) > _ICON:
        return False
    return (
        not any(image.get(key) for key in (*_LAZY, "srcset")) or len(known) == 2
    )


def name_picture(source: str) -> str:
    """Return words for a picture without any: those of its file's name."""
    path = unquote(urlsplit(source).path)
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[-_\s]+", " ", stem).strip()
