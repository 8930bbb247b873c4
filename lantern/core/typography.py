"""Quotation marks and apostrophes as they are printed, language by language.

People type ' and " for all of them. What is spoken, searched or compared stays as it was typed;
what is shown goes through `set_quotes`. Pure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.languages import get_primary_language

_MARKS = """
be « » „ “
bg „ “ ’ ’
ca « » “ ”
cs „ “ ‚ ‘
da » « › ‹
de „ “ ‚ ‘
el « » “ ”
en “ ” ‘ ’
es « » “ ”
et „ “ ‚ ‘
eu « » “ ”
fi ” ” ’ ’
fr « » “ ”
gl « » “ ”
hr „ ” ‘ ’
hu „ ” » «
id “ ” ‘ ’
is „ “ ‚ ‘
it « » “ ”
ja 「 」 『 』
ko “ ” ‘ ’
lt „ “ ‚ ‘
lv “ ” ‘ ’
nb « » ‘ ’
nl “ ” ‘ ’
nn « » ‘ ’
no « » ‘ ’
pl „ ” ‚ ’
pt “ ” ‘ ’
ro „ ” « »
ru « » „ “
sk „ “ ‚ ‘
sl „ “ ‚ ‘
sr „ ” ’ ’
sv ” ” ’ ’
tr “ ” ‘ ’
uk « » „ “
vi “ ” ‘ ’
zh “ ” ‘ ’
"""
"""A language, its outer marks and its inner ones, each pair as it opens and closes."""
_APOSTROPHE = "’"
_MINUTES = "′"
"""Feet, or minutes of an angle."""
_SECONDS = "″"
"""Inches, or seconds of an angle."""
_OPENERS = "([{<‹«„“‘‚—–-/"
"""What may stand right before a quotation."""
_SHORT_FORM = re.compile(
    r"(?:\d0?s?|tis|twas|twere|til|till|em|im|er|cause|round|bout|n|s|t|k|m|ns|ne|nen)\b",
    re.IGNORECASE,
)
"""What follows an apostrophe at the start of a word: ’tis, ’45, German ’s, Dutch ’t."""
_YEARS = re.compile(r"\d\ds?\b")


@dataclass(frozen=True)
class Quotes:
    """The marks of a language; `gap` stands inside the outer ones."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    gap: str = ""


@functools.cache
def _read_marks() -> dict[str, Quotes]:
    found = {}
    for line in _MARKS.strip().splitlines():
        language, opening, closing, inner_opening, inner_closing = line.split()
        found[language] = Quotes(
            opening=opening,
            closing=closing,
            inner_opening=inner_opening,
            inner_closing=inner_closing,
            gap="\xa0" if language == "fr" else "",
        )
    return found


def find_quotes(language: str) -> Quotes | None:
    """Return the marks for a language tag; None for a language whose marks aren't known."""
    return _read_marks().get(get_primary_language(language))


def set_quotes(text: str, language: str) -> str:
    """Return a text with the quotation marks and apostrophes of its language.

    Marks that are no typewriter's stay as they are. A text in a language whose marks aren't known
    comes back unchanged.

    Args:
        text: of any number of lines.
        language: a tag such as `de-AT`.
    """
    quotes = find_quotes(language)
    if quotes is None or not ("'" in text or '"' in text):
        return text
    return _Setter(text, quotes).set_all()


def enclose_in_quotes(text: str, language: str) -> str:
    """Return a quotation between the outer marks of its language; outer marks in it become inner.

    Marks that its author wrote round the whole of it aren't doubled. A language whose marks aren't
    known gets those of English.

    Args:
        text: the words of the quotation.
        language: a tag such as `de-AT`.
    """
    quotes = find_quotes(language) or _read_marks()["en"]
    words = _strip_marks(set_quotes(text, language), quotes)
    words = words.replace(quotes.opening + quotes.gap, quotes.inner_opening)
    words = words.replace(quotes.gap + quotes.closing, quotes.inner_closing)
    return quotes.opening + quotes.gap + words + quotes.gap + quotes.closing


def _strip_marks(text: str, quotes: Quotes) -> str:
    """Return a text without the outer marks, if they are round the whole of it."""
    opening = quotes.opening + quotes.gap
    closing = quotes.gap + quotes.closing
    inside = text.removeprefix(opening).removesuffix(closing)
    is_whole = len(inside) == len(text) - len(opening) - len(closing)
    return inside if is_whole and opening not in inside else text


def set_quotes_in_words(words: Sequence[str], language: str) -> list[str]:
    """Return the words of a text with the marks of its language, as many words as before.

    Args:
        words: without line breaks inside.
        language: a tag such as `de-AT`.
    """
    if not words:
        return []
    return set_quotes("\n".join(words), language).split("\n")


class _Setter:
    """One walk through a text; it remembers which quotations are open."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        """Start at the text's first character."""
        self._text = text
        self._quotes = quotes
        self._is_open = False
        self._is_inner_open = False
        self._last_closing = self._find_last_closing()

    def set_all(self) -> str:
        """Return the whole text."""
        return "".join(self._set_mark(i) for i in range(len(self._text)))

    def _set_mark(self, i: int) -> str:
        """Return what is printed for a character."""
        char = self._text[i]
        if char == '"':
            return self._set_double(i)
        if char == "'":
            return self._set_single(i)
        return char

    def _set_double(self, i: int) -> str:
        if self._begins(i):
            self._is_open = True
            return self._quotes.opening + self._quotes.gap
        if not self._is_open and self._follows_digit(i):
            return _SECONDS
        self._is_open = False
        return self._quotes.gap + self._quotes.closing

    def _set_single(self, i: int) -> str:
        if self._is_inside_word(i):
            return _APOSTROPHE
        if self._begins(i):
            return self._set_first(i)
        if self._is_inner_open:
            self._is_inner_open = self._closes_later(i)
            return (
                _APOSTROPHE
                if self._is_inner_open
                else self._quotes.inner_closing
            )
        return _MINUTES if self._follows_digit(i) else _APOSTROPHE

    def _set_first(self, i: int) -> str:
        """Return the mark before a word: it opens a quotation, or stands for letters left out."""
        rest = self._text[i + 1 :]
        is_short = _SHORT_FORM.match(rest) or _YEARS.match(rest)
        if is_short or not self._closes_later(i):
            return _APOSTROPHE
        self._is_inner_open = True
        return self._quotes.inner_opening

    def _begins(self, i: int) -> bool:
        """Tell whether a mark stands before a word and after none."""
        before = self._text[i - 1] if i else " "
        after = self._text[i + 1] if i + 1 < len(self._text) else " "
        is_free = before.isspace() or before in _OPENERS or before in "'\""
        return is_free and not after.isspace()

    def _follows_digit(self, i: int) -> bool:
        return i > 0 and self._text[i - 1].isdigit()

    def _is_inside_word(self, i: int) -> bool:
        around = self._text[max(i - 1, 0) : i + 2]
        return len(around) == 3 and around[0].isalnum() and around[2].isalnum()

    def _closes_later(self, i: int) -> bool:
        """Tell whether a mark further on can close what is open."""
        return i < self._last_closing

    def _find_last_closing(self) -> int:
        """Return where the last mark stands that can close a quotation; -1 for none."""
        for i in range(len(self._text) - 1, -1, -1):
            is_mark = self._text[i] == "'" and not self._is_inside_word(i)
            if is_mark and not self._begins(i):
                return i
        return -1
