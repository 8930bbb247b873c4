"""What a reader of one format hands on: the article's elements in order, with what the format says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from lantern.article.readers import publication_date
from lantern.core.problems import ToolFailure

ElementTag = Literal[
    "line", "heading", "paragraph", "quotation", "caption", "table", "item"
]


@dataclass(frozen=True)
class ArticleElement:
    """A stretch of text. `line` is plain text, of which the format says nothing; `level` is a heading's, from 1.

    `picture` names what a caption belongs to, as the article does.
    """

    text: str
    tag: ElementTag = "line"
    level: int = 0
    picture: str | None = None


@dataclass(frozen=True)
class ArticleMetadata:
    """What a format says of the whole article; what it doesn't say is empty. `published` is an ISO date."""

    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True)
class RawArticle:
    """An article before its kinds are judged. `pictures` gives each one's bytes; none for a file beside the article."""

    elements: tuple[ArticleElement, ...]
    head: ArticleMetadata = ArticleMetadata()
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@contextmanager
def require_library(library: str) -> Iterator[None]:
    """Import a format's library inside this; raises ToolFailure with the command that installs it."""
    try:
        yield
    except ImportError:
        message = f"{library} is needed to read this article; install it: pip install 'lantern-film[article]'"
        raise ToolFailure(message) from None


def find_iso_date(text: str) -> str:
    """The first whole day named in a text, as an ISO date; else nothing."""
    return next((date.iso for date in publication_date.find(text) if date.iso), "")
