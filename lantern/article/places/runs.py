"""Capitalised words in a row, and which of them may be a name. Knows no town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lantern.article import gazetteer
from lantern.article.places import cues
from lantern.article.places.base_forms import CASE_LANGUAGES, list_base_forms
from lantern.article.places.cues import PlaceCues
from lantern.article.places.known import KnownNames, load_known_names
from lantern.article.places.renowned import load_renowned_towns
from lantern.core.languages import get_primary_language
from lantern.core.sentences import get_starters

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽЀ-Я"
_CAPITAL = rf"[{_UPPER}][\w’'.-]*\w"
_PARTICLES = "de|di|de la|la|del|do|da|am|an der|ob der|upon|on|sur|of the"
_PARTICLE = re.compile(rf"(?:{_PARTICLES})\s(?=[{_UPPER}])")
RUN = re.compile(rf"{_CAPITAL}(?:\s(?:(?:{_PARTICLES})\s)?{_CAPITAL}){{0,3}}")
_PLAIN_RUN = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}")
"""The same in languages with cases, which have no particles in names: do is Polish for to."""
_ELISION = re.compile(r"^(?:[LDQNJSC]|Dell|Nell|All|Dall|Sull)['’](?=[A-ZÀ-Þ])")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True)
class ReadingContext:
    """What the names of a language are read with; `starters` are words that open sentences."""

    cues: PlaceCues
    known: KnownNames
    starters: frozenset[str]
    language: str
    bases: dict[str, str] = field(default_factory=dict)
    """Forms that were sought before."""

    @staticmethod
    def for_language(language: str) -> ReadingContext:
        """Return what an article in a language is read with.

        Raises:
            ToolFailure: babel isn't installed.
        """
        primary = get_primary_language(language)
        return ReadingContext(
            cues.ALL.get(primary, cues.ENGLISH),
            load_known_names(primary),
            get_starters(primary) | get_starters("en"),
            primary,
        )

    def find_base(self, name: str) -> str:
        """Return the form of a name that is known, from one in a case; the name if none is."""
        if self.language not in CASE_LANGUAGES:
            return name
        if name not in self.bases:
            self.bases[name] = self._find_base(name)
        return self.bases[name]

    def _find_base(self, name: str) -> str:
        if name.casefold() in self.known.words:
            return name
        for form in list_base_forms(name, self.language):
            if self.known.find_feature(form):
                return form
        forms = list(list_base_forms(name, self.language))
        renowned = [
            form for form in forms if form.casefold() in load_renowned_towns()
        ]
        return gazetteer.choose_largest(forms) or next(iter(renowned), name)

    def may_lead(self, first: str, after: str = "") -> bool:
        """Tell whether a capitalised word may only stand before a name, and be no part of it.

        German nouns may, and whatever a particle parts from it: Parti de Dunkerque.
        """
        if self.language == "de" or _PARTICLE.match(after):
            return True
        return self.is_leading(first)

    def is_apposition(self, words: str) -> bool:
        """Tell whether a noun leads to a name that may be anyone's: Fahrer Siegen."""
        first = words.partition(" ")[0]
        return self.language == "de" and not self.is_leading(first)

    def is_leading(self, word: str) -> bool:
        """Tell whether a word is seldom part of a name: it opens sentences, or is a cue."""
        if word in self.starters or word.casefold() in self.known.words:
            return True
        cues_before = (self.cues.strong, self.cues.weak)
        return any(cue.search(f"{word} ") for cue in cues_before)


@dataclass(frozen=True)
class NameRun:
    """Capitalised words in a row: what they may name, the likeliest first."""

    options: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each option starts, in characters."""
    end: int


def iter_runs(text: str, context: ReadingContext) -> Iterator[NameRun]:
    """Yield the capitalised words of a text, those in a row together."""
    pattern = _PLAIN_RUN if context.language in CASE_LANGUAGES else RUN
    for match in pattern.finditer(text):
        words = match[0]
        start = match.start()
        elided = _ELISION.match(words)
        if elided:
            words = words[elided.end() :]
            start += elided.end()
        yield _make_run(words, start, context)


def _make_run(words: str, start: int, context: ReadingContext) -> NameRun:
    """Return a run with what is left of it when words that only lead to a name are dropped."""
    end = start + len(words)
    options = []
    starts = []
    rest = words
    at = start
    while rest:
        options.append(_POSSESSIVE.sub("", rest))
        starts.append(at)
        first, _, after = rest.partition(" ")
        is_feature = (
            context.known.find_feature(context.find_base(options[-1]))
            is not None
        )
        if not after or is_feature or not context.may_lead(first, after):
            break
        particle = _PARTICLE.match(after)
        skipped = particle.end() if particle else 0
        at += len(first) + 1 + skipped
        rest = after[skipped:]
    return NameRun(tuple(options), tuple(starts), end)
