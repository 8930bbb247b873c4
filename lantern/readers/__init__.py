"""Reading an author's article, whatever format it is in: `read` gives its blocks, `open_article` all that is known.

The readers of formats give raw elements, `judging` decides their kinds, so that all formats are judged alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lantern.article import Article
from lantern.problems import AssetFailure, shown
from lantern.readers import judging, text
from lantern.readers.elements import Raw

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 500_000
"""About 80,000 words, 250 pages or nine hours of speech."""
MOST_BLOCKS = 5000


@dataclass(frozen=True)
class Reading:
    """An article, what was assumed or uncertain in reading it, and the pictures it brings."""

    article: Article
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes | Path] = field(default_factory=dict)


def read(path: Path) -> Article:
    """The article in a file. Raises AssetFailure, with what to do."""
    return open_article(path).article


def open_article(path: Path) -> Reading:
    """The article in a file with all that is known of its reading. Raises AssetFailure, with what to do."""
    raw = _raw(_bytes(path), path)
    elements = [element for element in raw.elements if element.text]
    characters = sum(len(element.text) for element in elements)
    if not elements:
        raise AssetFailure(f"'{path.name}' has no text in it")
    if characters > MOST_CHARACTERS:
        raise AssetFailure(
            f"'{path.name}' has {characters:,} characters of text; {MOST_CHARACTERS:,} is the most "
            "(about 250 pages, nine hours of speech). Take one chapter of it"
        )
    if len(elements) > MOST_BLOCKS:
        raise AssetFailure(f"'{path.name}' has {len(elements):,} paragraphs; {MOST_BLOCKS:,} is the most")
    article, doubts = judging.judge(elements, raw.head)
    return Reading(article, (*raw.notes, *doubts), raw.pictures)


def _raw(data: bytes, path: Path) -> Raw:
    return text.read(data, path.name)


def _bytes(path: Path) -> bytes:
    """A plain file's bytes, at most so many. Raises AssetFailure."""
    try:
        if path.is_dir():
            raise AssetFailure(f"'{shown(path)}' is a folder; name the article's file")
        if not path.exists():
            raise AssetFailure(f"'{shown(path)}' is not there")
        if not path.is_file():
            raise AssetFailure(f"'{shown(path)}' is no plain file")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise AssetFailure(f"'{path.name}' is larger than {MOST_BYTES // 1_000_000} MB; take one chapter of it")
        if not size:
            raise AssetFailure(f"'{path.name}' is empty")
        return path.read_bytes()
    except OSError as error:
        raise AssetFailure(f"'{shown(path)}' can't be read: {error.strerror or error}") from None
