"""The small words of a language, by which a caption breaks: the, of, and, they, two, great.

They stand in `words/`, a file for each language; this module gives them types.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.interface_words import find_words
from lantern.core.languages import get_primary_language

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class SmallWords:
    """Words of one language by what they do, all in small letters; en.toml explains each kind.

    `origin_endings` end adjectives made from names of lands and peoples, `endings_before_capitals`
    those before a noun that is written with a capital, `number_endings` numerals of several words
    in one. `months` has the months' full names too.
    """

    conjunctions: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    leaning_verbs: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    origin_endings: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset()
    endings_before_capitals: frozenset[str] = frozenset()
    number_endings: frozenset[str] = frozenset()

    @functools.cached_property
    def leading(self) -> frozenset[str]:
        """Words that lead to the next one, so that no line ends with them."""
        return (
            self.conjunctions
            | self.prepositions
            | self.determiners
            | self.subjects
        )

    @functools.cached_property
    def grammatical(self) -> frozenset[str]:
        """Words that are no noun, verb or name."""
        return self.leading | self.pronouns

    def is_origin(self, word: str) -> bool:
        """Tell whether a word, in small letters, is an adjective of a land or a people."""
        return word in self.origins or word.endswith(tuple(self.origin_endings))

    def is_numeral(self, word: str) -> bool:
        """Tell whether a word, in small letters, is a number."""
        return word in self.numbers or word.endswith(tuple(self.number_endings))

    def lets_go(self, before: str, after: str) -> bool:
        """Tell whether a preposition is part of the verb before it, not of what is after it.

        It is where another preposition follows: picked up by, get down into.
        """
        leads_on = after in self.prepositions and after not in ("of", "to")
        return before in self.particles and leads_on


@functools.cache
def find_small_words(language: str) -> SmallWords:
    """Return the small words of a language, of which there may be none.

    Args:
        language: a tag, as en-GB.
    """
    primary = get_primary_language(language)
    path = _FOLDER / f"{primary}.toml"
    if not path.exists():
        return SmallWords()
    lists = tomllib.loads(read_plain_text(path))
    words = {
        kind: frozenset(text.casefold().split()) for kind, text in lists.items()
    }
    dates = find_words(language).dates
    full = (*dates.months, *dates.months_in_dates)
    words["months"] |= frozenset(map(str.casefold, full))
    return SmallWords(**words)
