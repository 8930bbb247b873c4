"""Lists of an article as cards that fill while they are spoken."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import Article, Block
from lantern.core.words import list_words
from lantern.scaffold.from_article.anchors import find_anchor
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    fits_list,
    shorten_to_fit,
)
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.script import passage

_MIN_ITEMS = 3
"""Entries of a list that is worth a card."""
_MOST_ITEMS = 8
"""Entries on one card; a longer list has several."""
_MAX_ITEM = 90
"""Characters of an entry; a longer one is a paragraph, and is told as one."""
_MAX_HEADING = 60
_MARK = re.compile(r"^(?:[-*•·–]|\(?(?:\d{1,3}|[a-z])[.)])\s+")


@dataclass(frozen=True)
class ItemDraft:
    """An entry of a list, which comes in at the words `at`."""

    text: str
    at: str = ""


@dataclass(frozen=True)
class ListDraft:
    """A list on a card."""

    heading: str
    items: tuple[ItemDraft, ...]


@dataclass(frozen=True)
class ListRun:
    """A list, or a part of it, in a scene's words: [start, end) in characters, and its card."""

    start: int
    end: int
    card: ListDraft


@dataclass(frozen=True)
class _PlacedBlock:
    """A block, and where its words are in a scene's text."""

    block: Block
    start: int
    end: int

    @property
    def is_item(self) -> bool:
        """Whether it is a short entry of a list."""
        return self.block.in_list and len(self.block.text) <= _MAX_ITEM


def find_lists(
    excerpt: SceneExcerpt, article: Article, text: str
) -> list[ListRun]:
    """Return the lists of a scene that have room on cards; `text` is what is spoken."""
    placed = list(_place_blocks(excerpt, article, text))
    runs: list[ListRun] = []
    before: _PlacedBlock | None = None
    for is_list, group in itertools.groupby(placed, lambda each: each.is_item):
        members = list(group)
        if is_list and len(members) >= _MIN_ITEMS:
            heading = _choose_heading(before, excerpt, article)
            runs += _make_runs(members, heading, text)
        before = members[-1]
    return runs


def _place_blocks(
    excerpt: SceneExcerpt, article: Article, text: str
) -> Iterator[_PlacedBlock]:
    """Yield the blocks that a scene has whole."""
    at = 0
    for number in excerpt.blocks:
        block = article.find_block(number)
        if block is None:
            continue
        words = passage.end_with_stop(block.text)
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield _PlacedBlock(block, start, at)


def _choose_heading(
    before: _PlacedBlock | None, excerpt: SceneExcerpt, article: Article
) -> str:
    """Return what stands above a list: the words before it, else the heading or the title."""
    candidates = [excerpt.heading, article.title]
    if before is not None and before.block.text.endswith(":"):
        sentence = re.split(r"[.!?]\s+", before.block.text)[-1]
        candidates.insert(0, sentence.rstrip(": "))
    for candidate in candidates:
        heading = drop_missing_characters(candidate)
        if heading and len(heading) <= _MAX_HEADING:
            return heading
    return shorten_to_fit("statement", candidates[-1]) or "…"


def _make_runs(
    members: Sequence[_PlacedBlock], heading: str, text: str
) -> Iterator[ListRun]:
    """Yield a list in parts of about the same size, each on a card; none if it has no room."""
    words = list_words(text)
    parts = -(-len(members) // _MOST_ITEMS)
    size = -(-len(members) // parts)
    for first in range(0, len(members), size):
        part = members[first : first + size]
        items = [_make_item(each, text, words) for each in part]
        if fits_list(heading, [item.text for item in items]):
            card = ListDraft(heading, tuple(items))
            yield ListRun(part[0].start, part[-1].end, card)


def _make_item(
    placed: _PlacedBlock, text: str, words: Sequence[str]
) -> ItemDraft:
    index = len(list_words(text[: placed.start]))
    shown = drop_missing_characters(_MARK.sub("", placed.block.text)).rstrip(
        ".;,"
    )
    if _MARK.match(placed.block.text):
        index += 1  # the mark is no word that is spoken
    return ItemDraft(shown or "…", find_anchor(words, index, 0))
