"""What an article held when a film was made from it: its blocks' kinds, digests, lengths, first words and facts.

The text itself is not in it. Pure: a lock is built from an article, written to text, and compared with an article.
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

LOCK_FILE = "article.lock.yml"
FIRST_WORDS = 6
FACT_FIELDS = ("figures", "dates", "names")


@dataclass(frozen=True)
class LockBlock:
    """One block as the lock keeps it. The facts are texts with `; ` between them."""

    number: int
    kind: BlockKind
    digest: str
    length: int
    opens: str
    figures: str = ""
    dates: str = ""
    names: str = ""

    @property
    def excerpt(self) -> str:
        """Its first words, with an ellipsis where there are more."""
        return f"{self.opens} …" if self.length > len(self.opens) else self.opens

    def iter_facts(self) -> Iterator[Fact]:
        """What the block states, as it was found in the text."""
        for value in _parts(self.figures):
            yield Fact(
                "ordinal" if re.fullmatch(r"\d+(st|nd|rd|th)", value) else "figure",
                value,
                0,
                0,
            )
        for value in _parts(self.dates):
            yield Fact("time" if ":" in value else "date", value, 0, 0)
        for value in _parts(self.names):
            yield Fact("name", value, 0, 0)


@dataclass(frozen=True)
class ArticleLock:
    """The article's language, and its blocks."""

    language: str
    blocks: tuple[LockBlock, ...]


@dataclass(frozen=True)
class BlockChange:
    """What became of a block: `now` is its text's new number, None when the text is no longer there as it was."""

    number: int
    new_number: int | None


def make_lock(article: Article) -> ArticleLock:
    """The lock of an article."""
    language = article.language or "en"
    return ArticleLock(
        language, tuple(_lock_block(block, language) for block in article.blocks)
    )


def _lock_block(block: Block, language: str) -> LockBlock:
    found: dict[str, dict[str, None]] = {name: {} for name in FACT_FIELDS}
    for fact in facts.find_facts(block.text, language):
        where = (
            "names"
            if fact.kind == "name"
            else "dates"
            if fact.kind in ("date", "time")
            else "figures"
        )
        found[where][fact.value] = None
    kept = {name: "; ".join(values) for name, values in found.items()}
    text = compose_line(block.text)
    return LockBlock(
        block.number,
        block.kind,
        digest_text(block.text),
        len(text),
        _opening(text),
        **kept,
    )


def digest_text(text: str) -> str:
    """Of a block's text; blanks and Unicode's ways of composing a letter make no difference."""
    return hashlib.sha256(compose_line(text).encode("utf-8", "replace")).hexdigest()[
        :32
    ]


def _opening(text: str) -> str:
    words = text.split(" ")
    short = " ".join(words[:FIRST_WORDS])[:80]
    return "".join(char for char in short if unicodedata.category(char)[0] != "C")


def _parts(text: str) -> list[str]:
    return [part for part in text.split("; ") if part]


def format_lock(lock: ArticleLock) -> str:
    """The lock as YAML."""
    lines = [
        "# What the article held when this film was made from it; its text is not in here.",
        "# Written by `lantern sources FILM --article FILE --lock`.",
        "lock: 1",
        f"language: {_quote(lock.language)}",
        "blocks:",
    ]
    for block in lock.blocks:
        head = f"{{number: {block.number}, kind: {block.kind}, digest: '{block.digest}', length: {block.length}"
        lines.append(f"  - {head}, opens: {_quote(block.opens)}")
        told = [
            f"{name}: {_quote(text)}"
            for name in FACT_FIELDS
            if (text := getattr(block, name))
        ]
        lines[-1] += "".join(f",\n     {each}" for each in told) + "}"
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def find_changes(lock: ArticleLock, article: Article) -> list[BlockChange]:
    """The blocks that are no longer where they were, or as they were."""
    blocks = lock.blocks
    before = [block.digest for block in blocks]
    after = [digest_text(block.text) for block in article.blocks]
    found = []
    for tag, a, b, c, _ in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal" and a != c:
            found += [
                BlockChange(blocks[a + i].number, c + i + 1) for i in range(b - a)
            ]
        if tag in ("replace", "delete"):
            found += [BlockChange(block.number, None) for block in blocks[a:b]]
    return found


def collect_block_years(blocks: Iterable[LockBlock]) -> frozenset[str]:
    """The years an article speaks of."""
    return known.collect_years(date for block in blocks for date in _parts(block.dates))


def index_block_facts(
    blocks: Iterable[LockBlock], years: frozenset[str] = frozenset()
) -> FactSet:
    """What these blocks state together, in an article that speaks of these years."""
    return known.index_facts(
        (fact for block in blocks for fact in block.iter_facts()), years
    )
