"""An article as values: its numbered blocks, and what is known of it. Pure.

Block n is the nth non-empty line (or element) of the extracted text, from 1. Titles, captions and
boilerplate have numbers too, and a kind, so that no number changes when another block turns out to
be of another kind.
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
"""Kinds that a film is expected to tell; coverage counts these."""


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, caption or other part of an article."""

    number: int
    """From 1."""
    kind: BlockKind
    text: str
    picture: str | None = None
    """The picture that a caption belongs to, as the article names it."""
    level: int = 0
    """The level of a heading, from 1; 0 for other kinds."""
    in_list: bool = False
    """Whether it is an entry of a list."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table, row by row, where its format has rows."""


@dataclass(frozen=True)
class Article:
    """An article as it was read. What its text doesn't say is empty."""

    title: str
    author: str
    published: str
    """An ISO date."""
    language: str
    blocks: tuple[Block, ...]

    def find_block(self, number: int) -> Block | None:
        """Return the block with a number, or None."""
        if 1 <= number <= len(self.blocks):
            return self.blocks[number - 1]
        return None
