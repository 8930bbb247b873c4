"""The article a film is made from: its blocks, numbered, and what is known of it. Pure; opens no file.

Block n is the nth non-empty line (or element) of the extracted text, from 1. Titles, captions and boilerplate keep
their numbers and carry a kind, so that a number never moves when another block is judged otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title",
    "byline",
    "heading",
    "paragraph",
    "quotation",
    "caption",
    "table",
    "reference",
    "boilerplate",
]
NARRATED_KINDS: tuple[BlockKind, ...] = ("paragraph", "quotation")
"""Kinds of which a film is expected to tell: coverage counts these."""


@dataclass(frozen=True)
class Block:
    """One block. `picture` is what a caption belongs to, as the article names it; `level` is a heading's, from 1."""

    number: int
    kind: BlockKind
    text: str
    picture: str | None = None
    level: int = 0


@dataclass(frozen=True)
class Article:
    """An article as it was read. `published` is an ISO date; what the text doesn't say is empty."""

    title: str
    author: str
    published: str
    language: str
    blocks: tuple[Block, ...]

    def find_block(self, number: int) -> Block | None:
        """The block of that number, or None."""
        return self.blocks[number - 1] if 1 <= number <= len(self.blocks) else None
