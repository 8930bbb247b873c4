"""The figures, dates, times and names in a text, each in one form however it is written. Pure.

Numbers in words, dates with names of months and spoken times are understood in English; digits, times with a colon and
names in every language whose nouns aren't all capitalised.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lantern.article.facts import amounts, dates, words
from lantern.core.languages import get_primary_language


@dataclass(frozen=True)
class Fact:
    """Something in a text that can be looked up in another: its kind, its one form, and where it stands.

    A `figure` is 84000, 55 km, 12 % or 84000 USD; an `ordinal` 38th; a `date` 1945-08-09, 08-09, 1945-08, 1945, 1930s,
    or -08 for a month alone; a `time` 00:10, or ~04:30 where the text doesn't say which half of the day; a `name` is
    one capitalised word as it is written.
    """

    kind: str
    value: str
    start: int
    end: int


def find_facts(
    text: str, language: str = "en", known: Collection[str] | None = None
) -> list[Fact]:
    """Every fact of a text, in the order in which they stand.

    A capitalised word that begins a sentence is taken for a name when it is one of `known` (as `key` gives them), owns
    something, or stands before another name; with `known` None always, but for the commonest words.
    """
    plain = text.translate(_PLAIN)
    facts, taken = _values(plain, get_primary_language(language))
    if get_primary_language(language) in words.CAPITALISE_NOUNS:
        return list(facts)
    return sorted(
        [*facts, *_names(plain, taken, known)],
        key=lambda fact: (fact.start, fact.value),
    )


@lru_cache(maxsize=1000)
def _values(plain: str, language: str) -> tuple[tuple[Fact, ...], bytes]:
    """All facts but names, in their order, and which characters they took. Kept: a narration is asked twice."""
    taken = bytearray(len(plain))
    facts: list[Fact] = []
    for pattern, read in _ENGLISH if language == "en" else _ANYWHERE:
        for match in pattern.finditer(plain):
            if any(taken[match.start() : match.end()]):
                continue
            found = list(read(match))
            if found or read is amounts.skip_back_reference:
                taken[match.start() : match.end()] = b"\1" * (
                    match.end() - match.start()
                )
            facts += [
                Fact(kind, value, match.start(), match.end()) for kind, value in found
            ]
    return tuple(
        sorted(dict.fromkeys(facts), key=lambda fact: (fact.start, fact.value))
    ), bytes(taken)


_PLAIN = str.maketrans(
    dict.fromkeys("’‘", "'")
    | dict.fromkeys("\u00a0\u202f\u2009", " ")
    | dict.fromkeys("–—−‑", "-")
)
"""One character for one, so that places stay."""
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
    """A name for comparing: without case, accents, signs and the endings of the possessive and of many Il-4s."""
    letters = unicodedata.normalize(
        "NFKD", re.sub(r"['’]s?$|(?<=\d)s$", "", name).casefold()
    )
    return "".join(char for char in letters if char.isalnum())


# --- names -------------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W\d_][\w'.-]*[\w]|[^\W\d_]")
_ENDS = re.compile(r"(?:^|[.!?…][\"')\]»”]*)\s*[\"'(\[«“]*$")


def _names(text: str, taken: bytes, known: Collection[str] | None) -> Iterator[Fact]:
    tokens = [m for m in _TOKEN.finditer(text) if not any(taken[m.start() : m.end()])]
    for i, token in enumerate(tokens):
        word = token.group()
        if not _is_capitalised(word) or len(word) == 1:
            continue
        before = text[max(0, token.start() - 12) : token.start()]
        opens = _ENDS.search(before) is not None and not (
            token.start() > 12 and not before.strip()
        )
        if (
            not opens
            or known is None
            or _is_surely_name(word, text, tokens[i + 1 : i + 2], known)
        ):
            yield Fact("name", re.sub(r"'s?$", "", word), token.start(), token.end())


def _is_capitalised(word: str) -> bool:
    first = re.split("['.]", word)[0]
    return word[0].isupper() and (
        first.lower() not in words.COMMON_WORDS or (first.isupper() and len(first) > 1)
    )


def _is_surely_name(
    word: str, text: str, after: list[re.Match[str]], known: Collection[str]
) -> bool:
    """Whether a capitalised word at the beginning of a sentence is a name all the same."""
    beside = (
        bool(after)
        and _is_capitalised(after[0].group())
        and text[after[0].start() - 1] == " "
    )
    return (
        word.endswith("'s")
        or beside
        or re.search("-[A-Z]", word) is not None
        or fold_name(word) in known
    )
