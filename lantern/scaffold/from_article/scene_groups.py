"""Which paragraphs are told together: scenes of 20 to 45 seconds of speech, cut between paragraphs where that can be.

A paragraph that is longer than a scene is cut between its sentences; the cuts are the cheapest there are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lantern.article.blocks import NARRATED_KINDS, Article, Block
from lantern.script import passage
from lantern.script.model.narration import FromPassage
from lantern.speech import wording

MIN_SCENE_SECONDS, MAX_SCENE_SECONDS = 20.0, 45.0
"""Seconds of speech in a scene."""
CHARACTERS_PER_SECOND = 15.0
"""Characters spoken in a second, about 150 English words a minute."""
_INSIDE = 6.0
"""What a cut inside a paragraph costs, in the coin of `_price`."""


@dataclass(frozen=True)
class SceneExcerpt:
    """What one scene tells: blocks, and from which words to which if not all; the captions that stand by it.

    `heading` is the one it comes under, `opens` whether it is the first to do so.
    """

    blocks: tuple[int, ...]
    text: str
    starts_at: str | None = None
    stops_before: str | None = None
    captions: tuple[Block, ...] = ()
    heading: str = ""
    opens_heading: bool = False

    @property
    def seconds(self) -> float:
        return len(self.text) / CHARACTERS_PER_SECOND

    @property
    def entry(self) -> FromPassage:
        return FromPassage.model_validate(
            {
                "from": "passage",
                "starts_at": self.starts_at,
                "stops_before": self.stops_before,
            }
        )


@dataclass(frozen=True)
class _TextUnit:
    """The smallest piece that stays whole: a paragraph, or a sentence of a long one; `start` is its place in it."""

    block: Block
    start: int
    end: int
    captions: tuple[Block, ...]

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True)
class _ArticleSection:
    """What stands under one heading; `late` are the captions after the last of its paragraphs."""

    heading: str
    level: int
    units: tuple[_TextUnit, ...]
    late: tuple[Block, ...]

    @property
    def seconds(self) -> float:
        return sum(unit.end - unit.start for unit in self.units) / CHARACTERS_PER_SECOND


def group_stretches(article: Article) -> list[SceneExcerpt]:
    """All that is told, in order."""
    found: list[SceneExcerpt] = []
    for section in _join_sections(_sections(article)):
        groups = _groups(section.units)
        for i, group in enumerate(groups):
            following = groups[i + 1][0] if i + 1 < len(groups) else None
            captions = (
                *(c for unit in group for c in unit.captions),
                *(section.late if following is None else ()),
            )
            found.append(
                _stretch(article, group, following, (section.heading, i == 0, captions))
            )
    return found


def _sections(article: Article) -> Iterator[_ArticleSection]:
    heading, level, units, waiting = "", 0, list[_TextUnit](), list[Block]()
    for block in article.blocks:
        if block.kind == "heading":
            if units:
                yield _ArticleSection(heading, level, tuple(units), tuple(waiting))
                units, waiting = [], []
            heading, level = block.text, block.level or 2
        elif block.kind == "caption":
            waiting.append(block)
        elif block.kind in NARRATED_KINDS:
            for i, (start, end) in enumerate(_pieces(block.text, article.language)):
                units.append(_TextUnit(block, start, end, () if i else tuple(waiting)))
            waiting = []
    if units:
        yield _ArticleSection(heading, level, tuple(units), tuple(waiting))


def _join_sections(sections: Iterator[_ArticleSection]) -> list[_ArticleSection]:
    """A section too short for a scene goes with the one it is a part of."""
    found: list[_ArticleSection] = []
    for each in sections:
        above = found[-1] if found else None
        if (
            above
            and above.heading
            and each.level > above.level
            and min(each.seconds, above.seconds) < MIN_SCENE_SECONDS
        ):
            first = replace(each.units[0], captions=above.late + each.units[0].captions)
            found[-1] = replace(
                above, units=(*above.units, first, *each.units[1:]), late=each.late
            )
        else:
            found.append(each)
    return found


def _pieces(text: str, language: str) -> list[tuple[int, int]]:
    """A paragraph whole, or cut into sentences when it is longer than a scene; what is longer still at its commas."""
    if len(text) <= MAX_SCENE_SECONDS * CHARACTERS_PER_SECOND:
        return [(0, len(text))]
    words = wording.split_words(text, language, {})
    starts = [words[each.start].start for each in wording.split_sentences(words)]
    cuts = [0, *starts[1:], len(text)]
    pieces: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(cuts):
        pieces += _split_sentence(text, start, end)
    return pieces


def _split_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut where it can be when it alone is longer than a scene."""
    most = int(0.7 * MAX_SCENE_SECONDS * CHARACTERS_PER_SECOND)
    while end - start > MAX_SCENE_SECONDS * CHARACTERS_PER_SECOND:
        inside = text[start : start + most]
        marks = [found.end() for found in re.finditer(r"[,;:–—]\s+", inside)] or [
            found.end() for found in re.finditer(r"\s+", inside)
        ]
        cut = start + (marks[-1] if marks else most)
        yield start, cut
        start = cut
    yield start, end


def _groups(units: Sequence[_TextUnit]) -> list[list[_TextUnit]]:
    """The units in scenes: the cheapest way to part them."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        choices: list[tuple[float, int]] = []
        length = 0.0
        for first in range(end - 1, -1, -1):
            length += (
                units[first].end - units[first].start + 1
            ) / CHARACTERS_PER_SECOND
            if length > MAX_SCENE_SECONDS and first < end - 1:
                break
            inside = first > 0 and units[first].block is units[first - 1].block
            choices.append((best[first][0] + _price(length) + inside * _INSIDE, first))
        best.append(min(choices))
    groups: list[list[_TextUnit]] = []
    end = len(units)
    while end:
        first = best[end][1]
        groups.insert(0, list(units[first:end]))
        end = first
    return groups


def _price(seconds: float) -> float:
    """What a scene of this length costs: nothing near 30 s, much where it is hardly a scene."""
    if seconds < MIN_SCENE_SECONDS:
        return 2.0 + (MIN_SCENE_SECONDS - seconds) ** 2 / 10
    return (seconds - 30) ** 2 / 100


def _stretch(
    article: Article,
    group: Sequence[_TextUnit],
    following: _TextUnit | None,
    more: tuple[str, bool, tuple[Block, ...]],
) -> SceneExcerpt:
    heading, opens, captions = more
    blocks = tuple(dict.fromkeys(unit.block.number for unit in group))
    first, last = group[0], group[-1]
    texts = [
        passage.end_with_stop(article.blocks[number - 1].text) for number in blocks
    ]
    begin = first.start
    whole = "\n".join(texts)
    ends = last.end == len(last.block.text)
    finish = (
        len(whole) if ends else sum(len(text) + 1 for text in texts[:-1]) + last.end
    )
    starts = _anchor(whole, begin, 0) if begin else None
    stops = (
        _anchor(whole, finish, begin + 1)
        if following and following.block is last.block
        else None
    )
    return SceneExcerpt(
        blocks, whole[begin:finish].strip(), starts, stops, captions, heading, opens
    )


def _anchor(whole: str, place: int, after: int) -> str:
    """The fewest words at a place of the passage, at least four, that are met there first."""
    words = whole[place : place + 600].split()
    for count in range(min(4, len(words)), len(words) + 1):
        text = " ".join(words[:count])
        if passage.find_words(text, whole, after) == place:
            return text
    return " ".join(words)
