"""What a scene states, and whether its passages hold it, by the article's lock.

Every figure, date, time and name is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lantern.article import facts, lock
from lantern.article.facts import Fact, fold_name
from lantern.article.facts.known import Aliases, FactSet, list_twins
from lantern.article.lock import ArticleLock, LockBlock
from lantern.checks.sourcing.scene_texts import SceneText, list_texts
from lantern.checks.sourcing.tables import TableFacts, list_table_facts
from lantern.core.interface_words import find_words
from lantern.core.languages import get_primary_language
from lantern.core.problems import Problem, Span
from lantern.core.text import find_phrase, join_numbers
from lantern.core.words import locate_words
from lantern.script.document import Loc, locate
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.sources import AlsoFrom
from lantern.script.model.voice import Pronunciation
from lantern.script.narration_marks import find_spoken_span


def check(
    script: Script, sealed: ArticleLock, *, strict: bool
) -> Iterator[Problem]:
    """Yield whatever the film states and its passages don't.

    These are warnings; with `strict` they are problems.
    """
    checker = _FactChecker(script, sealed, strict=strict)
    for part in script.parts:
        yield from checker.check_part(part)


@dataclass(frozen=True)
class StatedFact:
    """A figure, date or name that a scene states, by the scene's number.

    `block` is the first of its blocks that has it, None for none; `source` is another source that
    it rests on, empty for none.
    """

    scene: int
    text: str
    kind: str
    block: int | None
    source: str = ""


def list_stated(script: Script, sealed: ArticleLock) -> list[StatedFact]:
    """Return what the scenes state, each fact of a scene once, and where the article has it."""
    checker = _FactChecker(script, sealed, strict=False)
    found: dict[StatedFact, None] = {}
    for part in script.parts:
        found |= dict.fromkeys(checker.iter_stated(part))
    return list(found)


class _FactChecker:
    """What all scenes are checked against, made once."""

    def __init__(
        self, script: Script, sealed: ArticleLock, *, strict: bool
    ) -> None:
        """Index the names and years of the whole article."""
        blocks = sealed.blocks
        self._language = script.film.language
        self._strict = strict
        self._blocks = {block.number: block for block in blocks}
        self._years = lock.collect_block_years(blocks)
        self._aliases = find_aliases(script)
        self._names = _collect_names(script, blocks) | self._aliases.keys()
        spoken = get_primary_language(self._language)
        written = get_primary_language(sealed.language)
        self._is_foreign = spoken != written
        self._is_comparable = {spoken, written} <= facts.COMPARABLE_LANGUAGES
        self._known: dict[tuple[int, ...], FactSet] = {}
        self._script = script
        self._tables: dict[int, list[TableFacts]] = {}

    def check_part(self, part: SceneSource) -> Iterator[Problem]:
        """Yield what a scene states and its passages don't, and sources of words it lacks."""
        unsourced = []
        for text in list_texts(part, find_words(self._language).numbers):
            for fact in self._find_unstated(part, text):
                if _list_passage(part, text):
                    yield self._report_missing(part, text, fact)
                elif text.spoken:
                    unsourced.append(text.text[fact.start : fact.end])
        if unsourced:
            yield self._report_unsourced(part, unsourced)
        yield from _check_unspoken(part)

    def iter_stated(self, part: SceneSource) -> Iterator[StatedFact]:
        """Yield what a scene states, as often as it does."""
        for text in list_texts(part, find_words(self._language).numbers):
            covered = _find_covered(text.text, part.scene.also_from)
            stated = facts.find_facts(text.text, self._language, self._names)
            for fact in stated:
                if not self._is_skipped(fact, text):
                    yield self._find_basis(part, text, fact, covered=covered)

    def _find_basis(
        self,
        part: SceneSource,
        text: SceneText,
        fact: Fact,
        *,
        covered: Sequence[_CoveredText],
    ) -> StatedFact:
        """Return a fact with the block that has it, or the other source it rests on."""
        written = text.text[fact.start : fact.end]
        for number in _list_passage(part, text):
            if self._states(self._find_known((number,)), fact):
                return StatedFact(part.number, written, fact.kind, number)
        others: list[_CoveredText | TableFacts] = [
            *covered,
            *self._find_tables(part),
        ]
        sources = [each.source for each in others if each.has_fact(fact)]
        source = sources[0] if sources else ""
        return StatedFact(part.number, written, fact.kind, None, source)

    def _find_unstated(
        self, part: SceneSource, text: SceneText
    ) -> Iterator[Fact]:
        """Yield the facts of a text that neither its passages nor other sources state."""
        passage = _list_passage(part, text)
        known = self._find_known(passage)
        covered = _find_covered(text.text, part.scene.also_from)
        stated = facts.find_facts(text.text, self._language, self._names)
        for fact in stated:
            if self._is_skipped(fact, text):
                continue
            if self._states(known, fact):
                continue
            if any(each.has_fact(fact) for each in self._find_tables(part)):
                continue
            if not any(each.has_fact(fact) for each in covered):
                yield fact

    def _find_tables(self, part: SceneSource) -> list[TableFacts]:
        """Return the facts of the tables of a scene's charts."""
        if part.number not in self._tables:
            found = list_table_facts(self._script, part, self._language)
            self._tables[part.number] = found
        return self._tables[part.number]

    def _is_skipped(self, fact: Fact, text: SceneText) -> bool:
        """Return whether a fact isn't looked up.

        Names are looked up where they are spoken. An article in another language has other names,
        and, where the words of one of the two aren't known, other ordinals, days and months.
        """
        if fact.kind == "name":
            return self._is_foreign or not text.spoken
        if not self._is_foreign or self._is_comparable:
            return False
        return _depends_on_language(fact)

    def _states(self, known: FactSet, fact: Fact) -> bool:
        """Return whether a fact is stated; in another language 25th may be the figure 25."""
        if known.has_fact(fact, self._aliases):
            return True
        if not self._is_foreign:
            return False
        return any(
            known.has_fact(twin, self._aliases) for twin in list_twins(fact)
        )

    def _find_known(self, passage: tuple[int, ...]) -> FactSet:
        """Return the facts of some blocks."""
        if passage not in self._known:
            blocks = [self._blocks[n] for n in passage if n in self._blocks]
            self._known[passage] = lock.index_block_facts(blocks, self._years)
        return self._known[passage]

    def _report_missing(
        self, part: SceneSource, text: SceneText, fact: Fact
    ) -> Problem:
        passage = _list_passage(part, text)
        stated = text.text[fact.start : fact.end]
        hint = ""
        nearest = self._find_known(passage).find_nearest(fact)
        if nearest:
            hint = f" (nearest: {nearest})"
        tables = ""
        if self._find_tables(part):
            tables = ", nor in the scene's tables"
        message = (
            f"'{stated}' is not in {name_paragraphs(passage)} of the article{tables}{hint}; "
            "correct it, add the paragraph to passage, or say in also_from where it is from"
        )
        return Problem(
            message, _find_span(part, text, fact), warning=not self._strict
        )

    def _report_unsourced(
        self, part: SceneSource, texts: Sequence[str]
    ) -> Problem:
        """Return the problem of a scene that rests on nothing, and states something."""
        stated = ", ".join(f"'{text}'" for text in dict.fromkeys(texts))
        message = (
            f"this scene names no paragraph of the article, and states {stated}; add"
            " passage, or also_from"
        )
        span = part.find_span(("narration",))
        return Problem(message, span, warning=not self._strict)


def _list_passage(part: SceneSource, text: SceneText) -> tuple[int, ...]:
    """Return the blocks that a text rests on, each once: the scene's, then its own."""
    return tuple(dict.fromkeys((*part.scene.passage, *text.passage)))


def _depends_on_language(fact: Fact) -> bool:
    """Return whether a fact is found in the words of one language only."""
    if fact.kind == "date":
        return len(fact.value) != len("1945")
    return fact.kind == "ordinal"


def name_paragraphs(numbers: Sequence[int]) -> str:
    """Return how messages call paragraphs of the article: paragraphs 3, 7."""
    listed = join_numbers(numbers)
    if len(numbers) > 1:
        return f"paragraphs {listed}"
    return f"paragraph {listed}"


def _find_span(part: SceneSource, text: SceneText, fact: Fact) -> Span:
    """Return the place of a fact, or that of its whole text where that isn't written so."""
    if text.spoken:
        return find_spoken_span(part, fact.start, fact.end)
    loc = (*part.at, *text.loc)
    if loc in part.tree.values:
        return locate(
            part.tree,
            loc,
            text.text,
            start=fact.start,
            end=fact.end,
        )
    return part.find_span(text.loc)


def _collect_names(
    script: Script, blocks: Sequence[LockBlock]
) -> frozenset[str]:
    """Return keys of the names in the article, and of those inside the narrations' sentences."""
    names: set[str] = set()
    for block in blocks:
        names.update(map(fold_name, block.names.split("; ")))
    for part in script.parts:
        stated = facts.find_facts(part.scene.text, script.film.language, ())
        for fact in stated:
            if fact.kind == "name":
                names.add(fold_name(fact.value))
    return frozenset(names)


def find_aliases(script: Script) -> Aliases:
    """Return names that mean the same.

    These are the ones that the lexicon gives under `also`, and those it gives the same sounds.
    """
    found: dict[str, set[str]] = {}
    for group in _group_spellings(script):
        for name in group:
            others = found.setdefault(name, set())
            others.update(group)
    return {name: frozenset(others) for name, others in found.items()}


def _group_spellings(script: Script) -> Collection[set[str]]:
    """Return keys of the words of the lexicon, those that mean the same in one set."""
    groups: dict[str, set[str]] = {}
    for written, entry in script.lexicon.items():
        sounds = _describe_sounds(written, entry)
        group = groups.setdefault(sounds, set())
        for name in (written, *entry.also):
            words = name.split()
            group.update(map(fold_name, words))
    return groups.values()


def _describe_sounds(written: str, entry: Pronunciation) -> str:
    """Return the sounds of an entry without stress and length; itself if none are given."""
    sounds = re.sub(r"[ˈˌː.\s]", "", entry.ipa or "")
    return sounds or f"written {written}"


@dataclass(frozen=True)
class _CoveredText:
    """The characters [start, end) of a text that another source speaks for."""

    start: int
    end: int
    source: str

    def has_fact(self, fact: Fact) -> bool:
        """Return whether all of a fact is in it."""
        return self.start <= fact.start and fact.end <= self.end


def _find_covered(text: str, others: Sequence[AlsoFrom]) -> list[_CoveredText]:
    """Return where the words that `also_from` speaks for stand in a text."""
    places = list(locate_words(text))
    words = [text[place.start : place.end] for place in places]
    covered = []
    for other in others:
        first = find_phrase(words, other.text, 0)
        while first is not None:
            last = _find_last_word(words, other.text, first)
            start, end = places[first].start, places[last].end
            covered.append(_CoveredText(start, end, other.source))
            first = find_phrase(words, other.text, first + 1)
    return covered


def _find_last_word(words: Sequence[str], phrase: str, first: int) -> int:
    """Return the index of the last word of a phrase that begins with the word `first`."""
    for last in range(first, len(words)):
        if find_phrase(words[first : last + 1], phrase, 0) == 0:
            return last
    return first


def _check_unspoken(part: SceneSource) -> Iterator[Problem]:
    """Yield entries of `also_from` that speak for words which the scene hasn't."""
    texts = [text.text.split() for text in list_texts(part)]
    for i, each in enumerate(part.scene.also_from):
        if any(find_phrase(words, each.text, 0) is not None for words in texts):
            continue
        message = f"also_from: '{each.text}' stands neither in the narration nor on a card"
        yield Problem(message, _find_source_span(part, i))


def _find_source_span(part: SceneSource, i: int) -> Span:
    """Return the place of an entry of `also_from`, which may be a list or a single entry."""
    loc: Loc = ("also_from", i, "text")
    if (*part.at, *loc) not in part.tree.values:
        loc = ("also_from", "text")
    return part.find_span(loc)
