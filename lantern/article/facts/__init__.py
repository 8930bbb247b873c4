"""The figures, dates, times and names in a text, each in one form however it is written. Pure.

Numbers in words, dates with names of months and spoken times are understood in English and in the
languages of `languages`; digits and times with a colon in every language, and names in every
language that doesn't capitalise all nouns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lantern.article.facts import (
    amounts,
    dates,
    east_asian,
    foreign,
    languages,
    words,
)
from lantern.article.facts.amounts import FactRule
from lantern.core.languages import get_primary_language

COMPARABLE_LANGUAGES = languages.KNOWN
"""Languages without region whose dates, times and ordinals are found, not their figures alone."""


@dataclass(frozen=True)
class Fact:
    """A figure, date, time, ordinal or name that can be looked up in another text."""

    kind: str
    """figure, ordinal, date, time or name."""
    value: str
    """The one form of the fact.

    A figure is 84000, 55 km, 12 % or 84000 USD; an ordinal 38th; a date 1945-08-09, 08-09, 1945-08,
    1945, 1930s, or -08 for a month alone; a time 00:10, or ~04:30 if the text doesn't say which
    half of the day; a name is one capitalised word as it is written.
    """
    start: int
    """The characters of the text, [start, end)."""
    end: int


def find_facts(
    text: str, language: str = "en", known: Collection[str] | None = None
) -> list[Fact]:
    """Return the facts of a text in their order.

    Args:
        text: the text.
        language: its language tag.
        known: names, as `fold_name` gives them. A capitalised word that begins a sentence is a name
            if it is one of these, owns something, or stands before another name. With None it is
            always one, except for the commonest words.
    """
    plain = text.translate(_PLAIN)
    primary = get_primary_language(language)
    values, taken = _find_values(plain, primary)
    if primary in words.CAPITALISE_NOUNS:
        return list(values)
    names = _find_names(plain, taken, known)
    return sorted([*values, *names], key=_get_position)


def _get_position(fact: Fact) -> tuple[int, str]:
    return fact.start, fact.value


@lru_cache(maxsize=1000)  # every narration is asked for twice
def _find_values(plain: str, language: str) -> tuple[tuple[Fact, ...], bytes]:
    """Return all facts but names in their order, and a 1 for each character that they take."""
    taken = bytearray(len(plain))
    facts: dict[Fact, None] = {}
    rules = _choose_rules(language)
    for pattern, read in rules:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            values = list(read(match))
            if values or read is amounts.skip_back_reference:
                taken[start:end] = b"\1" * (end - start)
            for kind, value in values:
                facts[Fact(kind, value, start, end)] = None
    return tuple(sorted(facts, key=_get_position)), bytes(taken)


def _choose_rules(language: str) -> Sequence[FactRule]:
    """Return the rules of a language, without its region."""
    if language == "en":
        return _ENGLISH
    if language in languages.EAST_ASIAN:
        return east_asian.RULES
    known = languages.WORDS.get(language)
    return foreign.make_rules(known) if known else _ANYWHERE


_PLAIN = str.maketrans(
    dict.fromkeys("’‘", "'")
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
    | dict.fromkeys("–—−‑", "-")
)
"""One character for another, so that places stay the same."""
_ANYWHERE = (
    *dates.ANY_LANGUAGE_DATE_RULES,
    *dates.YEAR_RULES,
    *amounts.OTHER_LANGUAGE_RULES,
)
_ENGLISH = (
    *dates.ENGLISH_DATE_RULES,
    *dates.ANY_LANGUAGE_DATE_RULES,
    *dates.YEAR_RULES,
    *amounts.ENGLISH_AMOUNT_RULES,
)


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """Return a name for comparing, without case, accents, marks and endings.

    The endings are those of the possessive (Wang's) and of the plural of a type (Il-4s).
    """
    bare = re.sub(r"['’]s?$|(?<=\d)s$", "", name)
    letters = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(char for char in letters if char.isalnum())


# --- names ----------------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W\d_][\w'.-]*[\w]|[^\W\d_]")
_SENTENCE_START = re.compile(r"(?:^|[.!?…][\"')\]»”]*)\s*[\"'(\[«“]*$")
_LOOK_BACK = 12
"""Characters before a word in which the end of the last sentence is looked for."""


def _find_names(
    text: str, taken: bytes, known: Collection[str] | None
) -> Iterator[Fact]:
    tokens = []
    for token in _TOKEN.finditer(text):
        if not any(taken[token.start() : token.end()]):
            tokens.append(token)
    for i, token in enumerate(tokens):
        word = token.group()
        if len(word) == 1 or not _is_capitalised(word):
            continue
        if known is not None and _opens_sentence(text, token.start()):
            is_name = _is_certain_name(word, known)
            if not is_name and not _is_name_next(text, tokens[i + 1 : i + 2]):
                continue
        yield Fact(
            "name", re.sub(r"'s?$", "", word), token.start(), token.end()
        )


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word that begins at an index is the first of a sentence."""
    before = text[max(0, start - _LOOK_BACK) : start]
    if start > _LOOK_BACK and not before.strip():
        return False
    return _SENTENCE_START.search(before) is not None


def _is_capitalised(word: str) -> bool:
    """Tell whether a word has a capital, and isn't only a common word at a sentence's start."""
    if not word[0].isupper():
        return False
    first = re.split("['.]", word)[0]
    if first.isupper() and len(first) > 1:  # an abbreviation: US, IT
        return True
    return first.lower() not in words.COMMON_WORDS


def _is_certain_name(word: str, known: Collection[str]) -> bool:
    """Tell whether a word at the beginning of a sentence is a name by itself."""
    if word.endswith("'s") or re.search("-[A-Z]", word):
        return True
    return fold_name(word) in known


def _is_name_next(text: str, following: Sequence[re.Match[str]]) -> bool:
    """Tell whether the next word, if there is one, is a name after a single blank."""
    if not following:
        return False
    token = following[0]
    return _is_capitalised(token.group()) and text[token.start() - 1] == " "
