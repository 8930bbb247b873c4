"""What a reader of one format hands on: the article's elements in order, with what the format says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Tag = Literal["line", "heading", "paragraph", "quotation", "caption", "table", "item"]


@dataclass(frozen=True)
class Element:
    """A stretch of text. `line` is plain text, of which the format says nothing; `level` is a heading's, from 1.

    `picture` names what a caption belongs to, as the article does.
    """

    text: str
    tag: Tag = "line"
    level: int = 0
    picture: str | None = None


@dataclass(frozen=True)
class Head:
    """What a format says of the whole article; what it doesn't say is empty. `published` is an ISO date."""

    title: str = ""
    author: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True)
class Raw:
    """An article before its kinds are judged. `pictures` gives each picture's bytes, or the path beside the article."""

    elements: tuple[Element, ...]
    head: Head = Head()
    notes: tuple[str, ...] = ()
    pictures: Mapping[str, bytes | Path] = field(default_factory=dict)
