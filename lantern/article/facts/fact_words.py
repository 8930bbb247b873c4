"""What a language's figures, dates and times are made of, and how such tables are read. Pure.

A table is text: `value=word|word word=…`; parentheses stand for endings that a word may have, as in
`два=дв(а|е|ух)`. A blank inside a word is written as ~.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class ClockPattern:
    """A time of day in words.

    `{hour}`, `{cardinal}`, `{ordinal}` and `{minute}` stand for numbers.
    """

    pattern: str
    minutes: int = 0
    """Minutes after the hour, negative before it, where none are named."""
    is_before: bool = False
    """Whether the minutes that are named are those before the hour: без десяти пять."""
    is_next: bool = False
    """Whether the hour is the one that ends: половина пятого is 4:30."""


@dataclass(frozen=True)
class FactWords:
    """The words of a language."""

    numbers: str
    """Below a thousand: they are added, `100` alone may also multiply."""
    scales: str
    """From a thousand on, with their short forms; they multiply."""
    months: str
    """The twelve months with all their forms."""
    units: str
    """What English calls the unit -> its names."""
    halves: str = ""
    """Words for a half and for one and a half, before a scale."""
    and_half: str = ""
    """A pattern of what adds a half: с половиной."""
    hundred: str = ""
    """A pattern of the words for a hundred that multiply: drei hundert."""
    ordinals: str = ""
    """Ordinals in words, for dates and hours."""
    vague: str = ""
    """English amounts without a number -> theirs: hundreds=сотни."""
    joint: str = " "
    """A pattern of what stands between the words of a number."""
    linker: str = ""
    """A pattern of what joins the parts of one word: und. Empty where words have no parts."""
    singles: frozenset[str] = frozenset()
    """Scales that are numbers by themselves: a thousand. Others need a number before them."""
    doubtful: frozenset[str] = frozenset()
    """Words that are numbers only before a scale or a unit."""
    day_ending: str = ""
    """A pattern of what follows the digits of a day: a stop, er, º."""
    of: str = ""
    """A pattern between day, month and year: de."""
    until: str = ""
    """A pattern between two days of a month."""
    year_word: str = ""
    """A pattern of the word for year."""
    ordinal_digits: str = ""
    """A pattern of an ordinal in digits; its first group is the number."""
    century: str = ""
    """A pattern of a century; a group `roman` or `digits` is its number."""
    decades: str = ""
    """A pattern of a decade; its first group is the year it begins with, of two or four digits."""
    hours: str = ""
    """Words for midnight and noon, as hours."""
    parts: str = ""
    """am, pm and night -> what says so behind a time."""
    clocks: tuple[ClockPattern, ...] = ()
    says_ordinals: bool = False
    """Whether ordinals in words from four on are facts; else they may mean other things."""


def add_ending(stems: str, ending: str) -> str:
    """Return a table of stems, each with an ending, or with several in parentheses."""
    return " ".join(f"{stem}{ending}" for stem in stems.split())


def expand(word: str) -> Iterator[str]:
    """Yield a word with each of its endings: дв(а|е) is два and две; ~ is a blank."""
    parts = re.split(r"\(([^)]*)\)", word.replace("~", " "))
    choices = []
    for i, part in enumerate(parts):
        choices.append(part.split("|") if i % 2 else [part])
    for combined in itertools.product(*choices):
        yield "".join(combined)


def _split_choices(text: str) -> list[str]:
    """Split words at the bars outside of parentheses."""
    return re.findall(r"(?:[^|(]|\([^)]*\))+", text)


@lru_cache(maxsize=200)
def read_table(text: str) -> dict[str, str]:
    """Return each word of a table with what stands before its =, in small letters."""
    table = {}
    for entry in text.split():
        value, _, choices = entry.partition("=")
        for choice in _split_choices(choices):
            for word in expand(choice):
                table[word.lower()] = value
    return table


def read_numbers(text: str) -> dict[str, float]:
    """Return each word of a table of numbers with its value."""
    return {word: float(value) for word, value in read_table(text).items()}


def match_any(words: Mapping[str, object]) -> str:
    """Return a pattern of any of some words, the longest first."""
    ordered = sorted(
        words,
        key=len,
        reverse=True,
    )
    return "|".join(map(re.escape, ordered)) or "(?!)"
