"""What the reader of a format returns: the article's elements, as the format calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from lantern.article.readers import publication_date
from lantern.core.extras import install_extra
from lantern.core.problems import ToolFailure

ElementTag = Literal[
    "line",
    "heading",
    "paragraph",
    "quotation",
    "caption",
    "table",
    "item",
    "byline",
]


@dataclass(frozen=True)
class ArticleElement:
    """A stretch of text and what its format calls it."""

    text: str
    tag: ElementTag = "line"
    """`line` is plain text, of which the format says nothing."""
    level: int = 0
    """The level of a heading, from 1."""
    picture: str | None = None
    """The picture that a caption belongs to, as the article names it."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table, row by row; some may be empty."""


@dataclass(frozen=True)
class ArticleMetadata:
    """What a format says of the whole article. What it doesn't say is empty."""

    title: str = ""
    author: str = ""
    published: str = ""
    """An ISO date."""
    language: str = ""


@dataclass(frozen=True)
class RawArticle:
    """An article before the kinds of its elements are known."""

    elements: tuple[ArticleElement, ...]
    head: ArticleMetadata = ArticleMetadata()
    notes: tuple[str, ...] = ()
    """What was assumed in reading it, as sentences."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of each picture; none for a file beside the article."""
    omitted: Mapping[str, int] = field(default_factory=dict)
    """How many of each kind of thing were left out, as `code block`: 3."""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other names for the file of a picture, the likeliest first."""


@contextmanager
def require_library(library: str) -> Iterator[None]:
    """Import a format's library in this block.

    Raises:
        ToolFailure: it isn't installed; the message says how to install it.
    """
    install_extra("article")
    try:
        yield
    except ImportError:
        raise ToolFailure(
            f"{library} is needed to read this article;"
            " install it: pip install 'lantern-film[article]'"
        ) from None


def find_iso_date(text: str) -> str:
    """Return the first whole day named in a text as an ISO date, or an empty text."""
    for date in publication_date.find(text):
        if date.iso:
            return date.iso
    return ""
