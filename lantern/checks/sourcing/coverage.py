"""What a film tells of its article: blocks that scenes rest on, or that are left out on purpose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lantern.article.blocks import NARRATED_KINDS
from lantern.article.lock import LockBlock
from lantern.core.interface_words import FALLBACK, PageTexts, find_words
from lantern.core.problems import Problem, Span
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.cards import iter_entries
from lantern.script.model.picture import Picture

BAR_CHARACTERS = 60
"""Characters of the bar in a terminal."""
STATE_CHARACTERS = {
    "told": "█",
    "told in part": "▓",
    "left out": "▒",
    "not told": "░",
}


@dataclass(frozen=True)
class BlockCoverage:
    """One block, the numbers of the scenes that rest on it, and why any of it is left out."""

    block: LockBlock
    scenes: tuple[int, ...]
    reasons: tuple[str, ...]

    @property
    def state(self) -> str:
        """Return a key of STATE_CHARACTERS; empty for a block that needn't be told."""
        if self.scenes and self.reasons:
            return "told in part"
        if self.scenes:
            return "told"
        if self.reasons:
            return "left out"
        return "not told" if self.is_expected else ""

    @property
    def is_expected(self) -> bool:
        """Return whether a film is expected to tell of it.

        Titles, captions and boilerplate may go untold.
        """
        return self.block.kind in NARRATED_KINDS


@dataclass(frozen=True)
class NamedBlock:
    """The number of a block that a scene or its cards rest on, and where it is named."""

    part: SceneSource
    loc: Loc
    number: int

    def find_span(self) -> Span:
        """Return the place of the number."""
        return self.part.find_span(self.loc)


def build_rows(
    script: Script, blocks: Sequence[LockBlock]
) -> tuple[BlockCoverage, ...]:
    """Return a row for each block of the article."""
    scenes = _collect_scenes(script)
    reasons = _collect_reasons(script)
    rows = []
    for block in blocks:
        resting = scenes.get(block.number, {})
        because = reasons.get(block.number, [])
        rows.append(BlockCoverage(block, tuple(resting), tuple(because)))
    return tuple(rows)


def _collect_scenes(script: Script) -> dict[int, dict[int, None]]:
    """Return the numbers of the scenes that rest on each block, each once."""
    found: dict[int, dict[int, None]] = {}
    for part in script.parts:
        for named in list_passages(part):
            scenes = found.setdefault(named.number, {})
            scenes[part.number] = None
    return found


def _collect_reasons(script: Script) -> dict[int, list[str]]:
    """Return why each block, or a part of it, is left out."""
    found: dict[int, list[str]] = {}
    for omit in script.film.omit:
        for number in omit.paragraphs:
            reasons = found.setdefault(number, [])
            reasons.append(omit.because)
    return found


def list_passages(part: SceneSource) -> Iterator[NamedBlock]:
    """Yield every block that a scene or its cards rest on."""
    for i, number in enumerate(part.scene.passage):
        yield NamedBlock(part, ("passage", i), number)
    for i, shot in enumerate(part.scene.shots):
        for placed in shot.iter_pictures():
            card: Loc = ("shots", i, *placed.loc, "card")
            yield from _list_card_passages(part, placed.picture, card)


def _list_card_passages(
    part: SceneSource, picture: Picture, card: Loc
) -> Iterator[NamedBlock]:
    for loc, entry in iter_entries(picture.card):
        at: Loc = (*card, *loc, "passage")
        for j, number in enumerate(entry.passage):
            yield NamedBlock(part, _find_item(part, at, j), number)


def _find_item(part: SceneSource, at: Loc, i: int) -> Loc:
    """Return the place of an item of a list, or the list's if it is written as a single value."""
    item = (*at, i)
    if (*part.at, *item) in part.tree.values:
        return item
    return at


def count_states(table: Sequence[BlockCoverage]) -> dict[str, int]:
    """Return how many of the expected blocks are in each state of STATE_CHARACTERS."""
    counts = dict.fromkeys(STATE_CHARACTERS, 0)
    for row in table:
        if row.is_expected:
            counts[row.state] += 1
    return counts


def draw_bar(table: Sequence[BlockCoverage]) -> str:
    """Return the article from its beginning to its end, each paragraph as wide as it is long."""
    expected = [row for row in table if row.is_expected]
    total = sum(row.block.length for row in expected) or 1
    line = ""
    length = 0
    for row in expected:
        length += row.block.length
        end = round(length * BAR_CHARACTERS / total)
        line += STATE_CHARACTERS[row.state] * (end - len(line))
    return line


def format_overview(table: Sequence[BlockCoverage]) -> str:
    """Return the bar, the numbers, and which paragraphs are not told whole."""
    signs = ", ".join(
        f"{sign} {state}" for state, sign in STATE_CHARACTERS.items()
    )
    bar = draw_bar(table)
    summary = format_summary(table, find_words(FALLBACK).pages)
    lines = [bar, f"{summary} ({signs})"]
    for state in list(STATE_CHARACTERS)[1:]:
        numbers = [str(row.block.number) for row in table if row.state == state]
        if numbers:
            lines.append(f"{state}: {', '.join(numbers)}")
    return "\n".join(lines)


def format_summary(table: Sequence[BlockCoverage], words: PageTexts) -> str:
    """Return the numbers as a line: 18 paragraphs: 16 told, 2 told in part."""
    numbers = count_states(table)
    count = sum(numbers.values())
    if not count:
        return words.no_paragraphs
    template = words.summary_many if count > 1 else words.summary_one
    listed = [
        words.state_count.format(count=number, state=words.name_state(state))
        for state, number in numbers.items()
        if number
    ]
    return template.format(count=count, states=", ".join(listed))


def check(
    script: Script, blocks: Sequence[LockBlock], *, strict: bool
) -> Iterator[Problem]:
    """Yield numbers that the article doesn't have, and paragraphs that nothing accounts for.

    A translation of some scenes needn't tell the whole article. `strict` makes a problem of
    what is a warning else.
    """
    known = {block.number for block in blocks}
    for part in script.parts:
        for named in list_passages(part):
            if named.number not in known:
                message = _describe_unknown(named.number, len(blocks))
                yield Problem(message, named.find_span())
    yield from _check_omitted(script, known)
    if script.is_in_part:
        return
    rows = build_rows(script, blocks)
    untold = [row.block for row in rows if row.state == "not told"]
    if untold:
        span = script.tree.find_span(("article",), key=True)
        yield Problem(_describe_untold(untold), span, warning=not strict)


def _check_omitted(script: Script, known: Collection[int]) -> Iterator[Problem]:
    """Yield numbers under `omit` that the article doesn't have."""
    for i, omit in enumerate(script.film.omit):
        for j, number in enumerate(omit.paragraphs):
            if number not in known:
                message = _describe_unknown(number, len(known))
                span = _find_omitted(script, i, j)
                yield Problem(message, span)


def _find_omitted(script: Script, i: int, j: int) -> Span:
    """Return the place of a number under `omit`, which may be a list or a single entry."""
    loc: Loc = ("omit", i, "paragraphs", j)
    if loc not in script.tree.values:
        loc = ("omit", "paragraphs", j)
    return script.tree.find_span(loc)


def _describe_unknown(number: int, count: int) -> str:
    return f"the article has {count} blocks, not {number}"


def _describe_untold(blocks: Sequence[LockBlock]) -> str:
    numbers = ", ".join(str(block.number) for block in blocks)
    excerpt = blocks[0].excerpt
    cure = f"or add to film.yml: omit: {{paragraphs: [{numbers}], because: …}}"
    if len(blocks) == 1:
        return (
            f"paragraph {numbers} of the article ('{excerpt}') is not told; let"
            f" scenes rest on it, {cure}"
        )
    return (
        f"paragraphs {numbers} of the article ('{excerpt}', …) are not told; let"
        f" scenes rest on them, {cure}"
    )
