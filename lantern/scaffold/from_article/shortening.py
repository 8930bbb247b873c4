"""An article told in fewer sentences: those that say most, by plain rules.

First sentences of sections and paragraphs, and sentences with figures, dates, places and the words
of headings, are kept before others. No sentence is changed.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lantern.article.blocks import Article, Block
from lantern.article.facts import find_facts
from lantern.core.cjk import is_wide
from lantern.scaffold.from_article.parts import list_blocks
from lantern.scaffold.from_article.scene_groups import (
    BEST_SCENE_SECONDS,
    SceneExcerpt,
)
from lantern.scaffold.from_article.small_words import load_small_words
from lantern.script import passage
from lantern.speech import wording
from lantern.speech.pace import estimate_seconds

_OPENS_SECTION = 3.0
_OPENS_PARAGRAPH = 1.0
_FACT = 0.6
_MAX_FACTS = 3
_PLACE = 0.7
_HEADING_WORD = 0.4
_MAX_HEADING_WORDS = 3
_COMMON_WORDS = 0.6
"""What a sentence gains by each of these; of the words that the article repeats, by their share."""
_SHORT = 40
_LONG = 260
_LENGTH_PRICE = 1.0
"""What a sentence loses that is shorter or longer, in characters."""
_REPEATED = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a block, the seconds it takes, and what it is worth."""

    block: int
    text: str
    seconds: float
    worth: float


def shorten_excerpts(
    excerpts: Sequence[SceneExcerpt],
    article: Article,
    seconds: float,
    *,
    places: Iterable[str],
) -> list[SceneExcerpt]:
    """Return scenes of the sentences that say most; the excerpts themselves if they are short.

    Args:
        excerpts: the scenes of the article, or of the chosen parts of it.
        article: the article.
        seconds: how much speech is wanted.
        places: the names of places on the map.
    """
    if sum(excerpt.seconds for excerpt in excerpts) <= seconds:
        return list(excerpts)
    judge = _Judge(article, places)
    sentences = list(judge.list_sentences(excerpts))
    kept = _keep_best(sentences, seconds)
    kept |= _find_inseparable(sentences, kept)
    return list(
        _regroup(excerpts, _cut_blocks(sentences, kept), article.language)
    )


def _keep_best(sentences: Sequence[_Sentence], seconds: float) -> set[int]:
    """Return the indices of the best sentences that take no longer together."""
    order = sorted(range(len(sentences)), key=lambda i: -sentences[i].worth)
    kept: set[int] = set()
    left = seconds
    for i in order:
        if sentences[i].seconds <= left or not kept:
            kept.add(i)
            left -= sentences[i].seconds
    return kept


def _find_inseparable(
    sentences: Sequence[_Sentence], kept: Collection[int]
) -> set[int]:
    """Return the sentences that can't be left out, for their words stand in kept ones, too."""
    texts = {sentences[i].text for i in kept}
    whole = "\n".join(texts)
    found: set[int] = set()
    for i, sentence in enumerate(sentences):
        is_part = len(sentence.text) <= _SHORT and sentence.text in whole
        if i not in kept and (is_part or sentence.text in texts):
            found.add(i)
    return found


class _Judge:
    """Says what the sentences of an article are worth."""

    def __init__(self, article: Article, places: Iterable[str]) -> None:
        self._article = article
        self._places = tuple(places)
        self._small = load_small_words(article.language)
        self._counts: Counter[str] = Counter()
        for block in article.blocks:
            self._counts.update(self._list_words(block.text))

    def list_sentences(
        self, excerpts: Sequence[SceneExcerpt]
    ) -> Iterator[_Sentence]:
        """Yield the sentences of all blocks of the scenes, in order."""
        headings: dict[int, str] = {}
        for excerpt in excerpts:
            for number in excerpt.blocks:
                headings.setdefault(number, excerpt.heading)
        opened: set[str] = set()
        for number in list_blocks(excerpts):
            block = self._article.find_block(number)
            if block is None:
                continue
            heading = headings[number]
            is_first = heading not in opened
            opened.add(heading)
            yield from self._judge_block(block, heading, is_first=is_first)

    def _judge_block(
        self, block: Block, heading: str, *, is_first: bool
    ) -> Iterator[_Sentence]:
        wanted = set(self._list_words(f"{heading} {self._article.title}"))
        for n, text in enumerate(
            split_whole_sentences(block, self._article.language)
        ):
            worth = self._weigh(text, wanted)
            if not n:
                worth += _OPENS_PARAGRAPH
                worth += is_first * _OPENS_SECTION
            seconds = estimate_seconds(text, self._article.language)
            yield _Sentence(block.number, text, seconds, worth)

    def _weigh(self, text: str, wanted: set[str]) -> float:
        """Return what a sentence is worth wherever it stands."""
        facts = find_facts(text, self._article.language)
        figures = sum(fact.kind != "name" for fact in facts)
        words = self._list_words(text)
        told = len(wanted.intersection(words))
        repeated = sum(self._counts[word] >= _REPEATED for word in words)
        worth = _FACT * min(figures, _MAX_FACTS)
        worth += _PLACE * any(place in text for place in self._places)
        worth += _HEADING_WORD * min(told, _MAX_HEADING_WORDS)
        worth += _COMMON_WORDS * repeated / max(1, len(words))
        if not _SHORT <= len(text) <= _LONG:
            worth -= _LENGTH_PRICE
        return worth

    def _list_words(self, text: str) -> list[str]:
        words = _WORD.findall(text.casefold())
        return [word for word in words if word not in self._small]


def split_whole_sentences(block: Block, language: str) -> Iterator[str]:
    """Yield the sentences of a block as they stand in the passage."""
    text = passage.end_with_stop(block.text)
    words = wording.list_written_words(text, language)
    for sentence in wording.split_sentences(words):
        yield text[words[sentence.start].start : words[sentence.stop - 1].end]


@dataclass
class _CutBlock:
    """What is told of a block, and what isn't."""

    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return what is spoken of it."""
        text = ""
        for sentence in self.kept:
            gap = "" if is_wide(text[-1:] or "。") else " "
            text += gap + sentence
        return text


def _cut_blocks(
    sentences: Sequence[_Sentence], kept: Collection[int]
) -> dict[int, _CutBlock]:
    """Return the blocks of which something is told, by their numbers."""
    blocks: dict[int, _CutBlock] = {}
    for i, sentence in enumerate(sentences):
        block = blocks.setdefault(sentence.block, _CutBlock())
        if i in kept:
            block.kept.append(sentence.text)
        else:
            block.dropped.append(sentence.text)
    return {number: block for number, block in blocks.items() if block.kept}


def _regroup(
    excerpts: Sequence[SceneExcerpt],
    told: Mapping[int, _CutBlock],
    language: str,
) -> Iterator[SceneExcerpt]:
    """Yield scenes of about half a minute of what is told; none reaches over a heading."""
    captions = _list_captions(excerpts)
    for heading, group in itertools.groupby(
        excerpts, lambda each: each.heading
    ):
        numbers = [
            number for number in list_blocks(list(group)) if number in told
        ]
        opens = True
        for part in _part_blocks(numbers, told, language):
            blocks = [told[number] for number in part]
            dropped = itertools.chain.from_iterable(
                each.dropped for each in blocks
            )
            beside = [captions.get(number, ()) for number in part]
            yield SceneExcerpt(
                blocks=tuple(part),
                text=_PARAGRAPH_BREAK.join(each.text for each in blocks),
                captions=tuple(itertools.chain.from_iterable(beside)),
                heading=heading,
                opens_heading=opens,
                skip=tuple(dict.fromkeys(dropped)),
                language=language,
            )
            opens = False


def _list_captions(
    excerpts: Sequence[SceneExcerpt],
) -> dict[int, tuple[Block, ...]]:
    """Return the captions by the first block of the scene beside which they stand."""
    captions: dict[int, tuple[Block, ...]] = {}
    for excerpt in excerpts:
        first = excerpt.blocks[0]
        captions[first] = captions.get(first, ()) + excerpt.captions
    return captions


def _part_blocks(
    numbers: Sequence[int], told: Mapping[int, _CutBlock], language: str
) -> Iterator[list[int]]:
    """Yield the blocks of each scene."""
    part: list[int] = []
    seconds = 0.0
    for number in numbers:
        part.append(number)
        seconds += estimate_seconds(told[number].text, language)
        if seconds >= BEST_SCENE_SECONDS:
            yield part
            part = []
            seconds = 0.0
    if part:
        yield part
