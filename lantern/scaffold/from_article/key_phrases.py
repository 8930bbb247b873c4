"""A few words of a stretch of speech that say what it is about, for a card.

Plain rules on words: names and the article's own repeated words weigh most, and a phrase neither
begins nor ends with a small word. Nothing is understood.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.article.facts.words import CAPITALISE_NOUNS
from lantern.core.files import read_plain_text
from lantern.core.interface_words import find_words
from lantern.core.languages import get_primary_language

_SMALL_WORDS = Path(__file__).with_name("small_words.txt")
_MAX_CHARACTERS = 42
_MAX_WORDS = 6
_BEST_COUNT = 3
"""Words with a meaning in the best phrase."""
_MIN_ALONE = 6
"""Letters of a word that can stand alone on a card."""
_OPENING = "\"'“„‚‘«‹([¿¡—–-"
_OPENING_QUOTES = "‘‚'"
_CLOSING = re.compile(r"[,;:.!?…)\]»›”\"“—–]+$")
_CLOSING_QUOTES = "’'"
_LINKS = {
    "en": "of of_the and",
    "de": "der des und von vom im am zu zur",
    "fr": "de du des de_la et à la",
    "es": "de del de_la de_los y",
    "it": "di del della dei delle degli e",
    "pt": "de do da dos das e",
    "nl": "van de van_de en der",
    "sv": "och i på",
    "pl": "i w na",
    "ru": "и в на",
    "uk": "і й та в на",
}
"""Small words that may stand inside a phrase, by language."""
_WEAK_ENDS = {
    "en": ("ed", "ing", "ous"),
    "de": ("te", "ten"),
    "fr": ("a", "èrent", "aient", "irent", "urent"),
    "es": ("ó", "aron", "ieron", "aban", "ían"),
    "it": ("ò", "sse", "rono", "vano"),
    "nl": ("te", "ten", "den"),
    "pt": ("ou", "aram", "eram", "iram", "avam"),
    "pl": ("ła", "ło", "li", "ły", "ął"),
    "ru": ("ла", "ло", "ли", "лся", "лась", "лись", "лось", "ют", "ят"),
    "uk": ("ла", "ло", "ли", "лася", "лися", "ють"),
}
"""Ends of words that are seldom a noun, by language: only a phrase's first word has one."""
_WEAK_FIRST = ("en", "de")
"""Languages in which a phrase's first word may have such an end: the ruined mill."""
_ADVERB_ENDS = {"en": ("ly",), "fr": ("ment",), "es": ("mente",), "it": ("mente",)}
"""Ends of words that a phrase had better do without."""
_WEAK_PRICE = 2.0
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_EAST_ASIAN_MARKS = re.compile(r"[，。、；：！？「」『』（）\s“”《》…—]+")
_EAST_ASIAN_LENGTHS = range(4, 15)
_AMOUNT = re.compile(
    r"(?:hundred|thousand|million|milliard|billion|millon|milion|milione|milliarde"
    r"|hundert|tausend|tysi[ąę]c|тысяч|миллион|миллиард|тисяч|мільйон|мільярд)"
)
_ELISION = re.compile(r"^\w{1,5}['’](?=\w{3})")


@functools.cache
def load_small_words(language: str) -> frozenset[str]:
    """Return the words that say nothing by themselves in the language of a tag."""
    wanted = get_primary_language(language)
    for line in read_plain_text(_SMALL_WORDS).splitlines():
        code, _, words = line.partition(":")
        if code == wanted and not line.startswith("#"):
            return frozenset(words.split())
    return frozenset()


@dataclass(frozen=True)
class _Word:
    """A word without its punctuation, and what it is worth on a card; 0 for a small word."""

    text: str
    weight: float
    ends_clause: bool


class KeyPhrases:
    """Finds key phrases in the words of one article; none of them twice."""

    def __init__(self, article: Article) -> None:
        """Count the article's words."""
        self._language = get_primary_language(article.language)
        self._small = load_small_words(article.language)
        self._links = _LINKS.get(self._language, "").split()
        self._adverb_ends = _ADVERB_ENDS.get(self._language, ())
        self._weak_ends = _WEAK_ENDS.get(self._language, ()) + self._adverb_ends
        dates = find_words(article.language).dates
        named = (*dates.months, *dates.months_in_dates)
        self._months = {month.casefold() for month in named}
        self._counts: Counter[str] = Counter()
        self._used: set[str] = set()
        for block in article.blocks:
            if block.kind in NARRATED_KINDS:
                self._counts.update(re.findall(r"[^\W\d_]+", block.text.casefold()))

    def choose(self, text: str) -> str:
        """Return the best phrase of a text that was not chosen before; empty for none."""
        for phrase in self._list_phrases(text):
            if phrase.casefold() in self._used:
                continue
            self._used.add(phrase.casefold())
            return phrase[:1].upper() + phrase[1:]
        return ""

    def _list_phrases(self, text: str) -> list[str]:
        """Return the phrases of a text, the best one first."""
        if EAST_ASIAN.search(text):
            pieces = _EAST_ASIAN_MARKS.split(text)
            fitting = [each for each in pieces if len(each) in _EAST_ASIAN_LENGTHS]
            return sorted(fitting, key=len, reverse=True)
        worths: dict[str, float] = {}
        clauses = list(_split_at_marks(self._weigh(text)))
        for clause in clauses:
            for window in _list_windows(clause):
                words = clause[window.first : window.end]
                is_first = clause is clauses[0] and not window.first
                is_whole = len(words) == 1 or self._is_bounded(clause, window)
                if not is_whole or not self._is_phrase(words, is_first=is_first):
                    continue
                phrase = " ".join(
                    word.text for word in clause[window.first : window.end]
                )
                worths[phrase] = self._measure(clause, window)
        return sorted(worths, key=lambda phrase: -worths[phrase])

    def _weigh(self, text: str) -> Iterator[_Word]:
        """Yield the words of a text with their weights."""
        is_quoted = any(mark in text for mark in _OPENING_QUOTES)
        for n, written in enumerate(text.split()):
            word = _CLOSING.sub("", written.lstrip(_OPENING))
            if is_quoted or not word.endswith(("s’", "s'")):
                word = _CLOSING.sub("", word.rstrip(_CLOSING_QUOTES))
            if written[:1] in _OPENING and n > 0:
                yield _Word("", 0.0, ends_clause=True)
            ends = _CLOSING.search(written) is not None
            yield _Word(word, self._weigh_word(word, is_first=n == 0), ends)

    def _weigh_word(self, word: str, *, is_first: bool) -> float:
        plain = word.casefold().replace("’", "'")
        bare = _ELISION.sub("", plain)
        if plain in self._small or bare in self._small or len(bare) < 3:
            return 0.0
        if not any(char.isalpha() for char in bare):
            return 0.0
        weight = min(len(bare), 10) / 10
        if self._counts[bare] > 1:
            weight += 0.4
        if word[:1].isupper() and not is_first:
            weight += 0.4
        return weight

    def _measure(self, clause: Sequence[_Word], window: _Window) -> float:
        """Return what a phrase is worth; about 2 for a good one."""
        words = clause[window.first : window.end]
        content = [word for word in words if word.weight]
        worth = sum(word.weight for word in content[:_BEST_COUNT])
        worth -= 0.3 * (len(words) - len(content))
        worth -= 0.5 * max(0, len(content) - _BEST_COUNT)
        if not window.first or not clause[window.first - 1].weight:
            worth += 0.5
        if window.end == len(clause) or not clause[window.end].weight:
            worth += 0.5
        weak = sum(word.text.endswith(self._weak_ends) for word in words[1:])
        weak += words[0].text.endswith(self._adverb_ends)
        return worth - _WEAK_PRICE * weak

    def _is_bounded(self, clause: Sequence[_Word], window: _Window) -> bool:
        """Tell whether small words or marks stand on both sides: no clause is cut through.

        Where nouns are capital, what follows may be any word that isn't.
        """
        starts = not window.first or not clause[window.first - 1].weight
        if window.end == len(clause) or not clause[window.end].weight:
            return starts
        has_nouns = self._language in CAPITALISE_NOUNS
        return starts and has_nouns and clause[window.end].text[:1].islower()

    def _may_stand_alone(self, word: _Word, *, is_first: bool) -> bool:
        """Tell whether a single word is a phrase: a name, or one that the article repeats."""
        plain = word.text.casefold()
        if len(plain) < _MIN_ALONE or word.text.endswith(self._weak_ends):
            return False
        if _AMOUNT.match(plain) or plain in self._months:
            return False
        is_name = word.text[:1].isupper() and not is_first
        is_name = is_name and self._language not in CAPITALISE_NOUNS
        return is_name or self._counts[word.text.casefold()] > 1

    def _is_weak(self, word: _Word) -> bool:
        """Tell whether a word is more likely a verb than a noun, by its end."""
        may_be_name = word.text[:1].isupper() and self._language in _WEAK_FIRST
        return word.text.endswith(self._weak_ends) and not may_be_name

    def _is_phrase(self, words: Sequence[_Word], *, is_first: bool) -> bool:
        """Tell whether words are a name alone, or joined by no words but those between nouns."""
        if len(words) == 1:
            return self._may_stand_alone(words[0], is_first=is_first)
        if self._is_weak(words[0]) and not words[1].weight:
            return False  # a verb and what it is about: zeigte der Pegel
        later = words[1:] if self._language in _WEAK_FIRST else words
        if any(self._is_weak(word) for word in later):
            return False
        if self._language in CAPITALISE_NOUNS and not _are_german(words):
            return False
        inner = [word.text.casefold() for word in words if not word.weight]
        return "_".join(inner) in ("", *self._links)


@dataclass(frozen=True)
class _Window:
    """Some words of a clause: [first, end)."""

    first: int
    end: int


def _are_german(words: Sequence[_Word]) -> bool:
    """Tell whether words of a language with capital nouns end in a noun, and hold no two in a row.

    Two nouns in a row are parts of two phrases: die Flut Dresden.
    """
    if not words[-1].text[:1].isupper():
        return False
    pairs = itertools.pairwise(words)
    return not any(a.text[:1].isupper() and b.text[:1].isupper() for a, b in pairs)


def _split_at_marks(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    """Yield the words between two marks."""
    clause: list[_Word] = []
    for word in words:
        clause.append(word)
        if word.ends_clause:
            yield clause
            clause = []
    yield clause


def _list_windows(clause: Sequence[_Word]) -> Iterator[_Window]:
    """Yield the runs of words that can be a phrase."""
    for first, size in itertools.product(range(len(clause)), range(1, _MAX_WORDS + 1)):
        window = _Window(first, first + size)
        if window.end <= len(clause) and _may_be_phrase(clause[first : window.end]):
            yield window


def _may_be_phrase(words: Sequence[_Word]) -> bool:
    if not words[0].weight or not words[-1].weight:
        return False
    text = " ".join(word.text for word in words)
    return len(text) <= _MAX_CHARACTERS
