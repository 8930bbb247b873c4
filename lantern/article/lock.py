"""The article's lock: kinds, digests, lengths, first words and facts of its blocks.

It says what the article was when a film was made from it, without the article's text. Pure: a lock
is made from an article, written as text, and compared with an article.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantern.article import facts
from lantern.article.blocks import Article, Block, BlockKind
from lantern.article.facts import Fact, known
from lantern.article.facts.known import FactSet
from lantern.core.text import compose_line
from lantern.core.words import UNSPACED

LOCK_FILE = "article.lock.yml"
FIRST_WORDS = 6
FACT_FIELDS = ("figures", "dates", "names")
_MAX_OPENING = 80
"""Characters of a block that the lock holds at most."""
_DIGEST_DIGITS = 32
_SIGNS = re.compile(f"[{UNSPACED}\uac00-\ud7a3]")
"""Letters that stand beside a figure without a blank."""


@dataclass(frozen=True)
class LockBlock:
    """What the lock holds of one block. Its facts are texts with `; ` between them."""

    number: int
    kind: BlockKind
    digest: str
    length: int
    """Characters of the block's text."""
    opens: str
    """The first words of the block."""
    figures: str = ""
    """Figures and ordinals."""
    dates: str = ""
    """Dates and times of day."""
    names: str = ""

    @property
    def excerpt(self) -> str:
        """Return the first words, with an ellipsis if there are more."""
        return (
            f"{self.opens} …" if self.length > len(self.opens) else self.opens
        )

    def iter_facts(self) -> Iterator[Fact]:
        """Yield the facts that were found in the block; their places aren't known."""
        for value in _split_values(self.figures):
            is_ordinal = re.fullmatch(r"\d+(st|nd|rd|th)", value)
            yield Fact("ordinal" if is_ordinal else "figure", value, 0, 0)
        for value in _split_values(self.dates):
            yield Fact("time" if ":" in value else "date", value, 0, 0)
        for value in _split_values(self.names):
            yield Fact("name", value, 0, 0)


@dataclass(frozen=True)
class ArticleLock:
    """The article's language and its blocks."""

    language: str
    blocks: tuple[LockBlock, ...]


@dataclass(frozen=True)
class BlockChange:
    """What became of a block of the lock."""

    number: int
    new_number: int | None
    """Its number in the article; None if its text is no longer there, or has changed."""


def make_lock(article: Article) -> ArticleLock:
    """Return the lock of an article."""
    language = article.language or "en"
    blocks = tuple(_lock_block(block, language) for block in article.blocks)
    return ArticleLock(language, blocks)


def _lock_block(block: Block, language: str) -> LockBlock:
    values: dict[str, dict[str, None]] = {name: {} for name in FACT_FIELDS}
    for fact in _list_facts(block.text, language):
        values[_choose_field(fact)][fact.value] = None
    joined = {name: "; ".join(found) for name, found in values.items()}
    text = compose_line(block.text)
    return LockBlock(
        number=block.number,
        kind=block.kind,
        digest=digest_text(block.text),
        length=len(text),
        opens=_cut_opening(text),
        **joined,
    )


def _list_facts(text: str, language: str) -> Iterator[Fact]:
    """Yield the facts of a block; where no blanks part them from signs, the figures alone, too."""
    yield from facts.find_facts(text, language)
    parted = _SIGNS.sub(" ", text)
    if parted != text:
        yield from facts.find_facts(parted, language)


def _choose_field(fact: Fact) -> str:
    if fact.kind == "name":
        return "names"
    if fact.kind in ("date", "time"):
        return "dates"
    return "figures"


def digest_text(text: str) -> str:
    """Return the digest of a block's text, in hexadecimal.

    The kind and number of blanks, and how Unicode composes a letter, make no difference.
    """
    data = compose_line(text).encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()[:_DIGEST_DIGITS]


def _cut_opening(text: str) -> str:
    words = text.split(" ")
    opening = " ".join(words[:FIRST_WORDS])[:_MAX_OPENING]
    return "".join(
        char for char in opening if unicodedata.category(char)[0] != "C"
    )


def _split_values(text: str) -> list[str]:
    return [value for value in text.split("; ") if value]


def format_lock(lock: ArticleLock) -> str:
    """Return a lock as YAML."""
    lines = [
        "# What the article held when this film was made from it; its text is not in here.",
        "# Written by `lantern sources FILM --article FILE --lock`.",
        "lock: 1",
        f"language: {_quote(lock.language)}",
        "blocks:",
    ]
    lines += map(_format_block, lock.blocks)
    return "\n".join(lines) + "\n"


def _format_block(block: LockBlock) -> str:
    head = (
        f"number: {block.number}, kind: {block.kind}, digest: '{block.digest}',"
        f" length: {block.length}, opens: {_quote(block.opens)}"
    )
    fields = [head]
    for name in FACT_FIELDS:
        text = getattr(block, name)
        if text:
            fields.append(f"{name}: {_quote(text)}")
    return "  - {" + ",\n     ".join(fields) + "}"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def find_changes(lock: ArticleLock, article: Article) -> list[BlockChange]:
    """Return the blocks of a lock that are elsewhere in the article, changed or gone."""
    blocks = lock.blocks
    before = [block.digest for block in blocks]
    after = [digest_text(block.text) for block in article.blocks]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changes = []
    for tag, start, end, new_start, _ in matcher.get_opcodes():
        if tag == "equal" and start != new_start:
            for i in range(end - start):
                number = blocks[start + i].number
                changes.append(BlockChange(number, new_start + i + 1))
        if tag in ("replace", "delete"):
            for block in blocks[start:end]:
                changes.append(BlockChange(block.number, None))
    return changes


def collect_block_years(blocks: Iterable[LockBlock]) -> frozenset[str]:
    """Return the years that some blocks name."""
    dates: list[str] = []
    for block in blocks:
        dates += _split_values(block.dates)
    return known.collect_years(dates)


def index_block_facts(
    blocks: Iterable[LockBlock], years: frozenset[str] = frozenset()
) -> FactSet:
    """Return the facts of some blocks together, ready to be searched.

    Args:
        blocks: the blocks.
        years: the years of the whole article; dates without a year may be of any of them.
    """
    every: list[Fact] = []
    for block in blocks:
        every += block.iter_facts()
    return known.index_facts(every, years)
