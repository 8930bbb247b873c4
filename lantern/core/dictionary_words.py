"""Words of Thai, Lao, Khmer and Burmese, which are written without blanks, found by a dictionary.

Of all ways to read a text as words the one with the fewest wins, and of two the one whose first
word is longer; letters that are in no word stay together. Pure.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_plain

LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before their consonant."""
LATE_VOWELS = frozenset("ะาำๅๆฯะາຳຽໆຯ")
"""Vowels and signs of Thai and Lao that no syllable begins with, and are letters by themselves."""
STACKERS = frozenset("\u1039\u17d2")
"""Signs of Burmese and Khmer that put the next consonant under the one before."""
_CLOSERS = frozenset("\u1039\u103a")
"""Signs of Burmese by which the consonant before them ends a syllable."""
_STOPS = "ฯๆ๏๚๛ຯໆ၊။។៕៖ៗ៘៙៚"
"""Signs that belong to the word before them, and after which a line may end."""
_ENDS_QUOTATION = frozenset("”’»›)]\"'")
_PART = re.compile(
    f"(?P<stops>[{_STOPS}]+)"
    "|(?P<thai>[\u0e01-\u0e2e\u0e30-\u0e45\u0e47-\u0e59]+)"
    "|(?P<lao>[\u0e81-\u0eae\u0eb0-\u0ec4\u0ec8-\u0eff]+)"
    "|(?P<burmese>[\u1000-\u1049\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+)"
    "|(?P<khmer>[\u1780-\u17d3\u17d7-\u17ff]+)"
    "|(?P<other>.)",
    re.DOTALL,
)
"""A part of a text in one script, by its dictionary."""
_LANGUAGES = ("thai", "lao", "burmese", "khmer")
_LETTERS = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_MORE = {
    "thai": (
        "ตะวันออก", "ตะวันตก", "ตะวันออกเฉียงเหนือ", "ตะวันออกเฉียงใต้",
        "ตะวันตกเฉียงเหนือ", "ตะวันตกเฉียงใต้",
    ),
}  # fmt: skip
"""Words that the dictionaries lack: the points of the compass."""
_FOLDER = Path(__file__).parent / "dictionaries"
_WORD = 10
"""What a word costs in the search for the fewest."""
_UNKNOWN = 22
"""What a sign costs that is in no word: rather two words of one sign."""


def has_dictionary_letters(text: str) -> bool:
    """Tell whether a text has letters whose words only a dictionary tells."""
    return not text.isascii() and _LETTERS.search(text) is not None


@functools.lru_cache(maxsize=4096)
def split_dictionary_words(run: str) -> tuple[str, ...]:
    """Split a text without blanks between its words.

    Figures, letters of other scripts and marks stay with the words on both of their sides.
    """
    words = [""]
    is_free = False
    for part in _PART.finditer(run):
        kind = str(part.lastgroup)
        first, *rest = [part[0]]
        if kind in _LANGUAGES:
            first, *rest = _split_letters(part[0], kind)
        if is_free and kind in _LANGUAGES:
            words.append(first)
        else:
            words[-1] += first
        words += rest
        is_free = kind == "stops" or (is_free and part[0] in _ENDS_QUOTATION)
    return tuple(filter(None, words))


@dataclass(frozen=True)
class _Step:
    """The cheapest way from a sign to the end: its cost, where its first word ends, if it is one.

    The end counts in signs.
    """

    cost: int
    end: int
    is_word: bool


def _split_letters(text: str, language: str) -> list[str]:
    """Return the words of letters of one script; those that no word has are joined."""
    edges = _find_signs(text)
    steps = _search(text, edges, _read_dictionary(language))
    words: list[str] = []
    start = 0
    was_word = True
    while start < len(steps):
        step = steps[start]
        piece = text[edges[start] : edges[step.end]]
        if step.is_word or was_word:
            words.append(piece)
        else:
            words[-1] += piece
        start = step.end
        was_word = step.is_word
    return words


def _find_signs(text: str) -> list[int]:
    """Return where the signs of a text begin, and where the last one ends."""
    inside = [i for i in range(1, len(text)) if _begins_sign(text, i)]
    return [0, *inside, len(text)]


def _begins_sign(text: str, i: int) -> bool:
    """Tell whether a character begins a consonant with its vowels and marks."""
    char = text[i]
    before = text[i - 1]
    if not char.isalnum() or char in LATE_VOWELS:
        return False
    if before in LEADING_VOWELS or before in STACKERS:
        return False
    return text[i + 1 : i + 2] not in _CLOSERS


def _search(text: str, edges: Sequence[int], words: _Dictionary) -> list[_Step]:
    """Return the cheapest step from each sign of a text."""
    count = len(edges) - 1
    costs = [0] * (count + 1)
    steps: list[_Step] = []
    for start in reversed(range(count)):
        best = _Step(_UNKNOWN + costs[start + 1], start + 1, False)
        for end in range(start + 1, count + 1):
            if edges[end] - edges[start] > words.longest:
                break
            cost = _WORD + costs[end]
            if (
                cost <= best.cost
                and text[edges[start] : edges[end]] in words.known
            ):
                best = _Step(cost, end, True)
        costs[start] = best.cost
        steps.append(best)
    steps.reverse()
    return steps


@dataclass(frozen=True)
class _Dictionary:
    """The words of a language, and the characters of the longest one."""

    known: frozenset[str]
    longest: int


@functools.cache
def _read_dictionary(language: str) -> _Dictionary:
    packed = read_plain(_FOLDER / f"{language}.z")
    listed = zlib.decompress(packed).decode().split("\n")
    known = frozenset([*listed, *_MORE.get(language, ())])
    return _Dictionary(known, max(map(len, known)))
