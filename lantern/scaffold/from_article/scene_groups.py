"""Which paragraphs make a scene: 20 to 45 seconds of speech, cut between paragraphs if possible.

A paragraph that is longer than a scene is cut between its sentences. Of all ways to cut, the
cheapest is taken; see `_price`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lantern.article.blocks import NARRATED_KINDS, Article, Block
from lantern.core.words import join_words, list_words
from lantern.scaffold.from_article.headings import HeadingCase
from lantern.script import passage
from lantern.script.model.narration import FromPassage
from lantern.speech import wording
from lantern.speech.pace import estimate_seconds

MIN_SCENE_SECONDS = 20.0
MAX_SCENE_SECONDS = 45.0
"""Seconds of speech in a scene."""
BEST_SCENE_SECONDS = 30.0

_PIECE_SECONDS = 0.7 * MAX_SCENE_SECONDS
"""Where a sentence that is longer than a scene is cut at the latest."""
_CUT_PRICE = 6.0
"""The price of a cut inside a paragraph or a list, in the unit of `_price`."""
_SHORT_PRICE = 2.0
_MIN_ANCHOR_WORDS = 4
_FEW_ANCHOR_WORDS = 12
"""Words up to which each number is tried; where words come again and again, all would take long."""
_MAX_ANCHOR_CHARACTERS = 600


@dataclass(frozen=True)
class SceneExcerpt:
    """The part of the article that one scene tells.

    `blocks` are numbers, `starts_at` and `stops_before` words where it isn't whole blocks,
    `captions` stand beside these blocks. `heading` is the one that the blocks stand under;
    `opens_heading` is true for the first scene under it.
    """

    blocks: tuple[int, ...]
    text: str
    starts_at: str | None = None
    stops_before: str | None = None
    captions: tuple[Block, ...] = ()
    heading: str = ""
    opens_heading: bool = False
    skip: tuple[str, ...] = ()
    """Sentences of these blocks that aren't told."""
    language: str = "en"
    """The tag of its language."""

    @property
    def seconds(self) -> float:
        """Return about how long it takes to speak."""
        return estimate_seconds(self.text, self.language)

    @property
    def entry(self) -> FromPassage:
        """Return the narration as a scene file has it."""
        edits = {"starts_at": self.starts_at, "stops_before": self.stops_before}
        return FromPassage.model_validate({"from": "passage", **edits})


@dataclass(frozen=True)
class _TextUnit:
    """The smallest piece that stays whole: a paragraph, or a sentence of a long one.

    It is [start, end) in the characters of its block.
    """

    block: Block
    start: int
    end: int
    captions: tuple[Block, ...]
    language: str

    @functools.cached_property
    def seconds(self) -> float:
        return estimate_seconds(
            self.block.text[self.start : self.end], self.language
        )


@dataclass(frozen=True)
class _ArticleSection:
    """What stands under one heading; `late` are the captions after its last paragraph."""

    heading: str
    level: int
    units: tuple[_TextUnit, ...]
    late: tuple[Block, ...]

    @property
    def seconds(self) -> float:
        return sum(unit.seconds for unit in self.units)


@dataclass
class _OpenSection:
    """A section while its blocks are read; `waiting` are captions before the next paragraph."""

    heading: str = ""
    level: int = 0
    units: list[_TextUnit] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)

    def add_paragraph(self, block: Block, language: str) -> None:
        """Add a paragraph as one unit, or as several when it is too long for a scene."""
        captions = tuple(self.waiting)
        for start, end in _split_paragraph(block.text, language):
            self.units.append(_TextUnit(block, start, end, captions, language))
            captions = ()  # they stand by the first of them
        self.waiting = []

    def close(self) -> _ArticleSection:
        """Return the section as it is now."""
        units = tuple(self.units)
        return _ArticleSection(
            self.heading, self.level, units, tuple(self.waiting)
        )


def group_excerpts(article: Article) -> list[SceneExcerpt]:
    """Return everything the film tells, in order, one excerpt for each scene."""
    excerpts: list[SceneExcerpt] = []
    for section in _join_sections(_split_sections(article)):
        groups = _group_units(section.units)
        for i, group in enumerate(groups):
            following = None
            if i + 1 < len(groups):
                following = groups[i + 1][0]
            captions = _list_captions(group)
            if following is None:
                captions += section.late
            excerpt = _make_excerpt(article, group, following)
            excerpts.append(
                replace(
                    excerpt,
                    captions=captions,
                    heading=section.heading,
                    opens_heading=i == 0,
                )
            )
    return excerpts


def _list_captions(units: Iterable[_TextUnit]) -> tuple[Block, ...]:
    return tuple(itertools.chain.from_iterable(unit.captions for unit in units))


def _split_sections(article: Article) -> Iterator[_ArticleSection]:
    """Yield the sections that have paragraphs."""
    section = _OpenSection()
    case = HeadingCase(article)
    for block in article.blocks:
        if block.kind == "heading":
            if section.units:
                yield section.close()
                section = _OpenSection()
            section.heading = case.set_heading(block.text)
            section.level = block.level or 2
        elif block.kind == "caption":
            section.waiting.append(block)
        elif block.kind in NARRATED_KINDS:
            section.add_paragraph(block, article.language)
    if section.units:
        yield section.close()


def _join_sections(
    sections: Iterable[_ArticleSection],
) -> list[_ArticleSection]:
    """Join a section that is too short for a scene to the one that it is a part of."""
    joined: list[_ArticleSection] = []
    for section in sections:
        if joined and _belong_together(joined[-1], section):
            joined[-1] = _join(joined[-1], section)
        else:
            joined.append(section)
    return joined


def _belong_together(above: _ArticleSection, section: _ArticleSection) -> bool:
    if not above.heading or section.level <= above.level:
        return False
    return min(section.seconds, above.seconds) < MIN_SCENE_SECONDS


def _join(above: _ArticleSection, section: _ArticleSection) -> _ArticleSection:
    first = section.units[0]
    first = replace(first, captions=above.late + first.captions)
    units = (*above.units, first, *section.units[1:])
    return replace(
        above,
        units=units,
        late=section.late,
    )


def _split_paragraph(text: str, language: str) -> list[tuple[int, int]]:
    """Return the pieces [start, end) of a paragraph, in characters.

    One piece, unless it is longer than a scene: then its sentences, or parts of them.
    """
    if estimate_seconds(text, language) <= MAX_SCENE_SECONDS:
        return [(0, len(text))]
    words = wording.list_written_words(text, language)
    starts = [
        words[each.start].start for each in wording.split_sentences(words)
    ]
    edges = [0, *starts[1:], len(text)]
    pieces: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(edges):
        pieces += _split_sentence(text, start, end, language=language)
    return pieces


def _split_sentence(
    text: str, start: int, end: int, *, language: str
) -> Iterator[tuple[int, int]]:
    """Yield a sentence whole, or in parts while it is longer than a scene."""
    while True:
        seconds = estimate_seconds(text[start:end], language)
        if seconds <= MAX_SCENE_SECONDS:
            break
        most = max(1, int((end - start) * _PIECE_SECONDS / seconds))
        edge = start + _find_edge(text[start : start + most])
        yield start, edge
        start = edge
    yield start, end


def _find_edge(text: str) -> int:
    """Return where a text can be cut: after its last comma or dash, else its last word."""
    for pattern in (r"[,;:–—]\s+|[，、；：。]\s*", r"\s+"):
        edges = [match.end() for match in re.finditer(pattern, text)]
        if edges:
            return edges[-1]
    return len(text)


@dataclass(frozen=True, order=True)
class _Choice:
    """The cheapest way to group the units so far: its price, and where its last group begins."""

    price: float
    first: int


def _group_units(units: Sequence[_TextUnit]) -> list[list[_TextUnit]]:
    """Return the units in scenes, in the cheapest way."""
    best = [_Choice(0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(min(_list_choices(units[:end], best)))
    groups: list[list[_TextUnit]] = []
    end = len(units)
    while end:
        first = best[end].first
        groups.insert(0, list(units[first:end]))
        end = first
    return groups


def _list_choices(
    units: Sequence[_TextUnit], best: Sequence[_Choice]
) -> Iterator[_Choice]:
    """Yield the ways to end with a group of the last units; `best` is known before them."""
    length = 0.0
    last = len(units) - 1
    for first in range(last, -1, -1):
        unit = units[first]
        length += unit.seconds
        if length > MAX_SCENE_SECONDS and first < last:
            return
        is_inside = first > 0 and _belong_closely(
            units[first - 1].block, unit.block
        )
        price = best[first].price + _price(length) + is_inside * _CUT_PRICE
        yield _Choice(price, first)


def _belong_closely(before: Block, block: Block) -> bool:
    """Tell whether two neighbours had better be in one scene: one paragraph, or one list."""
    if before is block:
        return True
    return block.in_list and (before.in_list or before.text.endswith(":"))


def _price(seconds: float) -> float:
    """Return what a scene of this length costs: 0 at 30 s, much if it is hardly a scene."""
    if seconds < MIN_SCENE_SECONDS:
        return _SHORT_PRICE + (MIN_SCENE_SECONDS - seconds) ** 2 / 10
    return (seconds - BEST_SCENE_SECONDS) ** 2 / 100


_PARAGRAPH_BREAK = "\n\n"
"""As in a narration that is taken from the passage."""


def _make_excerpt(
    article: Article, group: Sequence[_TextUnit], following: _TextUnit | None
) -> SceneExcerpt:
    """Return the excerpt of a group; `following` is the unit that the next scene starts with."""
    numbers = tuple(dict.fromkeys(unit.block.number for unit in group))
    texts = [passage.end_with_stop(article.blocks[n - 1].text) for n in numbers]
    whole = _PARAGRAPH_BREAK.join(texts)
    last = group[-1]
    begin = group[0].start
    end = len(whole)
    if last.end != len(last.block.text):
        before = sum(len(text) + len(_PARAGRAPH_BREAK) for text in texts[:-1])
        end = before + last.end
    starts_at = None
    if begin:
        starts_at = _choose_anchor(whole, begin, 0)
    stops_before = None
    if following and following.block is last.block:
        stops_before = _choose_anchor(whole, end, begin + 1)
    text = whole[begin:end].strip()
    return SceneExcerpt(
        numbers, text, starts_at, stops_before, language=article.language
    )


def _choose_anchor(whole: str, place: int, after: int) -> str:
    """Return a few words, at least four, that from `after` on are found first at `place`."""
    words = list_words(whole[place : place + _MAX_ANCHOR_CHARACTERS])
    least = min(_MIN_ANCHOR_WORDS, len(words))
    few = range(least, min(len(words), _FEW_ANCHOR_WORDS) + 1)
    more = range(2 * _FEW_ANCHOR_WORDS, len(words), _FEW_ANCHOR_WORDS)
    for count in (*few, *more):
        text = join_words(words[:count])
        if passage.find_words(text, whole, after) == place:
            return text
    return join_words(words)
