"""What a film tells of its article: which blocks scenes rest on, which are left out on purpose,
which are neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import NARRATED_KINDS
from lantern.article.lock import LockBlock
from lantern.core.problems import Problem
from lantern.script.document import Loc
from lantern.script.load import SceneSource, Script
from lantern.script.model.cards import iter_entries

BAR_CHARACTERS = 60
"""Characters of the bar in a terminal."""
STATE_CHARACTERS = {"told": "█", "told in part": "▓", "left out": "▒", "not told": "░"}


@dataclass(frozen=True)
class BlockCoverage:
    """One block: what it is, the numbers of the scenes that rest on it, and why it, or a part
    of it, is left out.
    """

    block: LockBlock
    scenes: tuple[int, ...]
    reasons: tuple[str, ...]

    @property
    def state(self) -> str:
        if self.scenes:
            return "told in part" if self.reasons else "told"
        if self.reasons:
            return "left out"
        return "not told" if self.is_expected else ""

    @property
    def is_expected(self) -> bool:
        """Whether a film is expected to tell of it: titles, captions and boilerplate may go
        untold.
        """
        return self.block.kind in NARRATED_KINDS


def build_rows(
    script: Script, blocks: Sequence[LockBlock]
) -> tuple[BlockCoverage, ...]:
    """A row for each block of the article."""
    scenes: dict[int, dict[int, None]] = {}
    for part in script.parts:
        for _, number in list_passages(part):
            scenes.setdefault(number, {})[part.number] = None
    reasons: dict[int, list[str]] = {}
    for omit in script.film.omit:
        for number in omit.paragraphs:
            reasons.setdefault(number, []).append(omit.because)
    return tuple(
        BlockCoverage(
            b, tuple(scenes.get(b.number, ())), tuple(reasons.get(b.number, ()))
        )
        for b in blocks
    )


def list_passages(part: SceneSource) -> Iterator[tuple[Loc, int]]:
    """Every block a scene rests on, its cards' too, and where each is named."""
    for i, number in enumerate(part.scene.passage):
        yield ("passage", i), number
    for i, shot in enumerate(part.scene.shots):
        for loc, entry in iter_entries(shot.card):
            at: Loc = ("shots", i, "card", *loc, "passage")
            for j, number in enumerate(entry.passage):
                yield (
                    ((*at, j) if (*part.at, *at, j) in part.tree.values else at),
                    number,
                )


def count_states(table: Sequence[BlockCoverage]) -> dict[str, int]:
    """How many of the blocks that count are told, told in part, left out, not told."""
    return {
        state: sum(row.is_expected and row.state == state for row in table)
        for state in STATE_CHARACTERS
    }


def draw_bar(table: Sequence[BlockCoverage]) -> str:
    """The article from its beginning to its end, each paragraph as wide as it is long."""
    told = [row for row in table if row.is_expected]
    total = sum(row.block.length for row in told) or 1
    line, before = "", 0
    for row in told:
        after = before + row.block.length
        line += STATE_CHARACTERS[row.state] * (
            round(after * BAR_CHARACTERS / total)
            - round(before * BAR_CHARACTERS / total)
        )
        before = after
    return line


def format_overview(table: Sequence[BlockCoverage]) -> str:
    """The bar, the numbers, and which paragraphs are not told whole."""
    signs = ", ".join(f"{sign} {state}" for state, sign in STATE_CHARACTERS.items())
    lines = [draw_bar(table), f"{format_summary(table)} ({signs})"]
    for state in list(STATE_CHARACTERS)[1:]:
        found = [str(row.block.number) for row in table if row.state == state]
        lines += [f"{state}: {', '.join(found)}"] if found else []
    return "\n".join(lines)


def format_summary(table: Sequence[BlockCoverage]) -> str:
    """The numbers as a line: 18 paragraphs: 16 told, 2 told in part."""
    numbers = count_states(table)
    count = sum(numbers.values())
    told = [f"{number} {state}" for state, number in numbers.items() if number]
    return (
        f"{count} paragraph{'s' * (count != 1)}: {', '.join(told)}"
        if count
        else "no paragraphs"
    )


def check(
    script: Script, blocks: Sequence[LockBlock], strict: bool
) -> Iterator[Problem]:
    """Numbers that the article doesn't have, and paragraphs that are neither told nor left out."""
    known = {block.number for block in blocks}
    for part in script.parts:
        for loc, number in list_passages(part):
            if number not in known:
                yield Problem(
                    f"the article has {len(blocks)} blocks, not {number}",
                    part.find_span(loc),
                )
    for i, omit in enumerate(script.film.omit):
        for j, number in enumerate(omit.paragraphs):
            if number not in known:
                ways: list[Loc] = [
                    ("omit", i, "paragraphs", j),
                    ("omit", "paragraphs", j),
                ]
                at = next(way for way in ways if way in script.tree.values)
                yield Problem(
                    f"the article has {len(blocks)} blocks, not {number}",
                    script.tree.find_span(at),
                )
    untold = [
        row.block for row in build_rows(script, blocks) if row.state == "not told"
    ]
    if untold:
        yield Problem(
            _list_uncovered(untold),
            script.tree.find_span(("article",), key=True),
            warning=not strict,
        )


def _list_uncovered(blocks: Sequence[LockBlock]) -> str:
    numbers = ", ".join(str(block.number) for block in blocks)
    cure = f"or add to film.yml: omit: {{paragraphs: [{numbers}], because: …}}"
    if len(blocks) == 1:
        return (
            f"paragraph {numbers} of the article ('{blocks[0].excerpt}') is not told; let"
            f" scenes rest on it, {cure}"
        )
    return (
        f"paragraphs {numbers} of the article ('{blocks[0].excerpt}', …) are not told; let"
        f" scenes rest on them, {cure}"
    )
