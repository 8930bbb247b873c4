"""Headings and names of scenes as a film shows them: short, and not in capitals."""

from __future__ import annotations

import re
from collections import Counter

from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.scaffold.from_article.small_words import (
    EAST_ASIAN,
    load_small_words,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMERAL = re.compile(r"[IVXLC]+")
_MIN_LETTERS = 4
_EAST_ASIAN_MARKS = re.compile("[、。，；：！？「」『』（）《》]+")
_NAME_WORDS = 5
_LEAST_WORDS = 2
_MOST_WORDS = 8
_CLAUSE_ENDS = (",", ";", ":", ".", "!", "?")
_MOST_SIGNS = 20
"""Signs of a name in a script without blanks between its words."""


def take_first_words(text: str, count: int) -> str:
    """Return the first words of a text; without blanks between words, what comes up to a mark."""
    words = " ".join(text.split()[:count])
    if not EAST_ASIAN.search(words):
        return words
    parts = [part for part in _EAST_ASIAN_MARKS.split(words) if part]
    return parts[0][:_MOST_SIGNS] if parts else words[:_MOST_SIGNS]


def name_opening(text: str, language: str) -> str:
    """Return a name for what begins with a text: its first words, not cut inside a phrase.

    A clause of a few words is a name by itself; words such as "of the" are never its end.
    """
    words = take_first_words(text, _MOST_WORDS).split()
    small = load_small_words(language)
    for count, word in enumerate(words[:_NAME_WORDS], start=1):
        if count >= _LEAST_WORDS and word.endswith(_CLAUSE_ENDS):
            return " ".join(words[:count]).rstrip("".join(_CLAUSE_ENDS))
    count = min(_NAME_WORDS, len(words))
    while count < len(words) and words[count - 1].casefold() in small:
        count += 1
    while count > 1 and words[count - 1].casefold() in small:
        count -= 1
    return " ".join(words[:count])


class HeadingCase:
    """Sets headings in capitals in small letters, but for the words that an article has capital."""

    def __init__(self, article: Article) -> None:
        """Count how the article writes its words."""
        self._counts: Counter[str] = Counter()
        for block in article.blocks:
            if block.kind in NARRATED_KINDS:
                self._counts.update(_WORD.findall(block.text))

    def set_heading(self, text: str) -> str:
        """Return a heading; one that isn't all in capitals stays as it is."""
        letters = [char for char in text if char.isalpha()]
        is_capital = len(letters) >= _MIN_LETTERS and all(
            map(str.isupper, letters)
        )
        if not is_capital:
            return text
        small = _WORD.sub(
            lambda word: self._set_word(word[0]), text.rstrip(".")
        )
        return small[:1].upper() + small[1:]

    def _set_word(self, word: str) -> str:
        if _NUMERAL.fullmatch(word):
            return word
        capital = self._counts[word.capitalize()]
        small = self._counts[word.lower()]
        return word.capitalize() if capital > small else word.lower()
