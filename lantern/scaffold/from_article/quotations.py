"""Quotations in an article's words: where they are, and those that have room on a card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantern.core.words import is_unspaced
from lantern.scaffold.from_article.card_fit import drop_missing_characters

_CHARACTERS = range(12, 127)
_SIGNS = range(7, 41)
"""Characters of a quotation on a card, marks and all: it is spoken in 9 s at the most.

The second is for scripts without blanks.
"""
_QUOTATION = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«\s*([^«»]+?)\s*»|「([^「」]+)」|(?<!\w)\"([^\"]+)\"(?!\w)"
)
_OPENING = re.compile(r"\W+(?=\w)")
_COMMA_INSIDE = re.compile(r"[,，、](?=\W$)")
_MIN_WORDS = 4
"""Fewer words in marks are a name or a turn of phrase, if they don't end as a sentence does."""
_MIN_SIGNS = 6
"""The same in scripts without blanks, in letters."""
_SENTENCE = re.compile(r"[.!?…]\W$")


@dataclass(frozen=True)
class Quotation:
    """A quotation with its marks: [start, end) in the characters of a text."""

    text: str
    start: int
    end: int


def iter_quotations(text: str) -> Iterator[Quotation]:
    """Yield the quotations that are neither a word in marks nor a whole speech."""
    for match in _QUOTATION.finditer(text):
        whole = match[0]
        is_sentence = (
            len(whole.split()) > 2 and _SENTENCE.search(whole) is not None
        )
        is_many_words = len(whole.split()) >= _MIN_WORDS or whole[0] == "「"
        signs = sum(map(is_unspaced, whole))
        is_long_enough = is_many_words or signs >= _MIN_SIGNS or is_sentence
        if is_long_enough and len(whole) in (_SIGNS if signs else _CHARACTERS):
            yield Quotation(whole, match.start(), match.end())


def find_quotation(text: str) -> str:
    """Return a short quotation with its marks, from the stretch it is in; empty for none.

    One that begins in the middle of a sentence has an ellipsis before it.
    """
    for quotation in iter_quotations(text):
        bare = _COMMA_INSIDE.sub("", quotation.text)
        opening = _OPENING.match(bare)
        if opening and bare[opening.end()].islower():
            bare = f"{opening[0]}… {bare[opening.end() :]}"
        return drop_missing_characters(bare)
    return ""
