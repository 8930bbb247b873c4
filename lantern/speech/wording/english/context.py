"""What the rules for English figures share: patterns of numbers, and what stands beside one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lantern.core.dates import MONTHS
from lantern.speech.wording.tokens import Token, get_token

ReadingRule = Callable[[Sequence[Token], int], list[str] | None]
"""Returns what is said for the tokens from i on, one text each; None when it has nothing to say."""

SMALL = frozenset({
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "he", "in", "is",
    "it", "of", "on", "or", "she", "that", "the", "they", "to", "was", "were", "with",
})  # fmt: skip
BEFORE_YEARS = SMALL | {
    "since",
    "until",
    "till",
    "before",
    "after",
    "during",
    "year",
}
_BEFORE_YEARS_ONLY = frozenset({
    "in", "by", "since", "until", "till", "before", "after", "during", "year", "the", "from",
})  # fmt: skip
"""Words after which four digits are a year even if things follow: in 1945 tanks rolled."""
NUMBER = r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d+)?"
YEAR = r"1[0-9]\d\d|20\d\d"
HALVES_OF_DAY = ("am", "pm", "a.m", "p.m")
SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_UNCHANGED_PLURALS = frozenset({
    "people", "men", "women", "children", "troops", "aircraft", "sheep", "cattle", "dead",
    "wounded", "head", "fish", "families", "crew", "mice", "geese", "feet", "teeth",
})  # fmt: skip
"""Things that are counted and whose names don't end in s."""
_NOT_COUNTED = frozenset({
    "as", "was", "is", "has", "this", "his", "its", "us", "thus", "plus", "always", "perhaps",
    "sees", "saw", "marks", "begins", "brings", "shows", "sits", "stands", "ends", "sets", "makes",
})  # fmt: skip
"""Words on s that follow a year."""


def counts(token: Token, after: Token) -> bool:
    """Tell whether a number counts the things that follow."""
    return (
        after.core[:1].islower() and after.core not in SMALL and not token.trail
    )


def is_counted_thing(word: str) -> bool:
    """Tell whether a word names several things of a kind: soldiers, people."""
    if word in _UNCHANGED_PLURALS:
        return True
    is_plural = (
        word.islower() and word.endswith("s") and not word.endswith("ss")
    )
    return is_plural and word not in _NOT_COUNTED and len(word) > 3


def follows_a_year_word(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word before a number says that it is a year: in, by, since, August."""
    before = get_token(tokens, i - 1)
    if before.trail.strip(","):
        return False
    return before.core in MONTHS or before.core.casefold() in BEFORE_YEARS


def must_be_a_year(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word before a number leaves it no choice but to be a year."""
    before = get_token(tokens, i - 1)
    return before.core in MONTHS or before.core.casefold() in _BEFORE_YEARS_ONLY
