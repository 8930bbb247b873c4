"""Headings as a film shows them: those in capitals as sentences are written, without a stop."""

from __future__ import annotations

import re
from collections import Counter

from lantern.article.blocks import NARRATED_KINDS, Article

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMERAL = re.compile(r"[IVXLC]+")
_MIN_LETTERS = 4


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
        is_capital = len(letters) >= _MIN_LETTERS and all(map(str.isupper, letters))
        if not is_capital:
            return text
        small = _WORD.sub(lambda word: self._set_word(word[0]), text.rstrip("."))
        return small[:1].upper() + small[1:]

    def _set_word(self, word: str) -> str:
        if _NUMERAL.fullmatch(word):
            return word
        capital = self._counts[word.capitalize()]
        small = self._counts[word.lower()]
        return word.capitalize() if capital > small else word.lower()
