"""What a scene states, and whether its passages hold it: every figure, date, time and name,
looked up in the lock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.article import facts, lock
from lantern.article.facts import Fact, fold_name
from lantern.article.facts.known import Aliases, FactSet
from lantern.article.lock import ArticleLock, LockBlock
from lantern.core.languages import get_primary_language
from lantern.core.problems import Problem
from lantern.core.text import find_phrase
from lantern.script.document import Loc, locate
from lantern.script.load import SceneSource, Script
from lantern.script.model.cards import (
    ChartRow,
    NumberCard,
    StatementCard,
    TimelineEvent,
    iter_entries,
)
from lantern.script.model.film import LowerThird


@dataclass(frozen=True)
class SceneText:
    """A text of a scene, where it stands, and the blocks it rests on beside the scene's."""

    loc: Loc
    text: str
    passage: tuple[int, ...] = ()
    spoken: bool = False


def list_texts(part: SceneSource) -> Iterator[SceneText]:
    """The narration, and what cards and lower thirds show of figures and dates."""
    scene = part.scene
    yield SceneText(("narration",), scene.text, spoken=True)
    thirds: list[tuple[Loc, LowerThird | None]] = [
        (("lower_third",), scene.lower_third)
    ]
    thirds += [
        (("shots", i, "lower_third"), shot.lower_third)
        for i, shot in enumerate(scene.shots)
    ]
    for loc, third in thirds:
        if third:
            yield SceneText((*loc, "title"), third.title)
            yield SceneText((*loc, "text"), third.text)
    for i, shot in enumerate(scene.shots):
        at: Loc = ("shots", i, "card")
        if isinstance(shot.card, NumberCard):
            yield SceneText(
                (*at, "number"),
                f"{_format_number(shot.card.number)} {shot.card.unit or ''}".strip(),
            )
            yield SceneText((*at, "text"), shot.card.text or "")
        if isinstance(shot.card, StatementCard):
            yield SceneText((*at, "statement"), shot.card.statement)
        for where, entry in iter_entries(shot.card):
            yield from _entry((*at, *where), entry)


def _entry(at: Loc, entry: TimelineEvent | ChartRow) -> Iterator[SceneText]:
    if isinstance(entry, TimelineEvent):
        # a date that is counted, not given, is the author's own and looks so: its dot is open
        texts = {
            "date": entry.date if entry.dot == "filled" else "",
            "text": entry.text,
        }
    else:
        value = "" if entry.value is None else _format_number(entry.value)
        texts = {
            "label": entry.label,
            "value": value,
            "shown": entry.shown or "",
            "missing": entry.missing or "",
        }
    yield from (
        SceneText((*at, name), text, entry.passage) for name, text in texts.items()
    )


def _format_number(value: float | str) -> str:
    return (
        str(int(value))
        if isinstance(value, float) and value == int(value)
        else str(value)
    )


def check(script: Script, sealed: ArticleLock, strict: bool) -> Iterator[Problem]:
    """Whatever the film states and its passages don't: warnings, or problems when `strict`."""
    checking = _FactChecker(script, sealed, strict)
    for part in script.parts:
        yield from checking.check_part(part)


class _FactChecker:
    """What all scenes are checked against, made once."""

    def __init__(self, script: Script, sealed: ArticleLock, strict: bool) -> None:
        self.language, self.strict = script.film.language, strict
        self.blocks = {block.number: block for block in sealed.blocks}
        self.years = lock.collect_block_years(sealed.blocks)
        self.aliases = find_aliases(script)
        self.names = frozenset(_names(script, sealed.blocks)) | frozenset(self.aliases)
        language = get_primary_language(self.language)
        self.abroad = get_primary_language(sealed.language) != language

    def check_part(self, part: SceneSource) -> Iterator[Problem]:
        passage = part.scene.passage
        rests, unsourced = self.find_known_facts(passage), []
        covered = [fold for each in part.scene.also_from if (fold := each.text.split())]
        for each in list_texts(part):
            if not each.text:
                continue
            own = (
                self.find_known_facts((*passage, *each.passage))
                if each.passage
                else rests
            )
            free = _find_covered(each.text, covered)
            for fact in facts.find_facts(each.text, self.language, self.names):
                if (
                    self.is_skipped(fact, each)
                    or own.has_fact(fact, self.aliases)
                    or any(a <= fact.start and fact.end <= b for a, b in free)
                ):
                    continue
                if passage or each.passage:
                    yield self._report_missing(part, each, fact, own)
                elif each.spoken:
                    unsourced.append(each.text[fact.start : fact.end])
        if unsourced:
            stated = ", ".join(f"'{text}'" for text in dict.fromkeys(unsourced))
            message = (
                f"this scene names no paragraph of the article, and states {stated}; add"
                " passage, or also_from"
            )
            yield Problem(
                message, part.find_span(("narration",)), warning=not self.strict
            )
        yield from _check_unspoken(part)

    def is_skipped(self, fact: Fact, each: SceneText) -> bool:
        """Names are looked up where they are spoken, and with days and months only in one
        language.
        """
        if self.abroad and (
            fact.kind in ("name", "ordinal")
            or (fact.kind == "date" and len(fact.value) != 4)
        ):
            return True
        return fact.kind == "name" and not each.spoken

    def find_known_facts(self, passage: Sequence[int]) -> FactSet:
        return lock.index_block_facts(
            (self.blocks[n] for n in dict.fromkeys(passage) if n in self.blocks),
            self.years,
        )

    def _report_missing(
        self, part: SceneSource, each: SceneText, fact: Fact, own: FactSet
    ) -> Problem:
        numbers = list(dict.fromkeys((*part.scene.passage, *each.passage)))
        where = (
            f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
        )
        near = own.find_nearest(fact)
        hint = f" (nearest: {near})" if near else ""
        message = (
            f"'{each.text[fact.start : fact.end]}' is not in {where} of the article{hint}; "
            "correct it, add the paragraph to passage, or say in also_from where it is from"
        )
        loc = (*part.at, *each.loc)
        span = (
            locate(part.tree, loc, each.text, start=fact.start, end=fact.end)
            if loc in part.tree.values
            else part.find_span(each.loc)
        )
        return Problem(message, span, warning=not self.strict)


def _names(script: Script, blocks: Sequence[LockBlock]) -> Iterator[str]:
    """Keys of the words that are names in the article, and of those that narrations have inside
    their sentences.
    """
    for block in blocks:
        yield from (fold_name(name) for name in block.names.split("; "))
    for part in script.parts:
        yield from (
            fold_name(f.value)
            for f in facts.find_facts(part.scene.text, script.film.language, ())
            if f.kind == "name"
        )


def find_aliases(script: Script) -> Aliases:
    """Names that mean the same: those the lexicon gives under `also`, and those it gives the
    same sounds.
    """
    groups: dict[str, set[str]] = {}
    for written, say in script.lexicon.items():
        sounds = re.sub(r"[ˈˌː.\s]", "", say.ipa or "") or f"written {written}"
        group = groups.setdefault(sounds, set())
        group |= {
            fold_name(word) for name in (written, *say.also) for word in name.split()
        }
    found: dict[str, set[str]] = {}
    for group in groups.values():
        for name in group:
            found.setdefault(name, set()).update(group)
    return {name: frozenset(others) for name, others in found.items()}


def _find_covered(text: str, phrases: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The characters of a text that `also_from` speaks for, wherever its words stand in it."""
    places = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    words = [text[a:b] for a, b in places]
    spans = []
    for phrase in phrases:
        at = find_phrase(words, " ".join(phrase), 0)
        while at is not None:
            end = next(
                (
                    j
                    for j in range(at, len(words))
                    if find_phrase(words[at : j + 1], " ".join(phrase), 0) == 0
                ),
                at,
            )
            spans.append((places[at][0], places[end][1]))
            at = find_phrase(words, " ".join(phrase), at + 1)
    return spans


def _check_unspoken(part: SceneSource) -> Iterator[Problem]:
    """`also_from` that speaks for words which the scene hasn't."""
    texts = [each.text.split() for each in list_texts(part)]
    for i, each in enumerate(part.scene.also_from):
        if all(find_phrase(words, each.text, 0) is None for words in texts):
            ways: list[Loc] = [("also_from", i, "text"), ("also_from", "text")]
            at = next(way for way in ways if (*part.at, *way) in part.tree.values)
            yield Problem(
                f"also_from: '{each.text}' stands neither in the narration nor on a card",
                part.find_span(at),
            )
