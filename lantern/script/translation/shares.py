"""Anchors without a translation: the same share of the same sentence of another narration.

Pure: texts and words in, words out.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantern.core.sentences import find_sentence_ends
from lantern.core.text import find_phrase, fold
from lantern.core.words import join_words, list_words
from lantern.script.narration_parser import parse_narration

_MARKS = " ,.;:!?…—–-«»„“”\"'()、。，；：！？「」『』（）"


@dataclass(frozen=True)
class NarrationWords:
    """A narration in its words, and the indices of the words that end its sentences."""

    words: tuple[str, ...]
    ends: tuple[int, ...] = field(repr=False)


def read_spoken(text: str, language: str) -> NarrationWords:
    """Return a narration in its words, without its marks, and in its sentences."""
    words = list_words(parse_narration(text).text)
    ends = find_sentence_ends(words, language) if words else []
    return NarrationWords(tuple(words), tuple(ends))


def map_word(
    index: int, original: NarrationWords, translated: NarrationWords
) -> int:
    """Return the word of a translation at the same share of the same sentence as a word.

    It is at the same share of the whole where the numbers of sentences differ.

    Args:
        index: of a word of the original, from 0.
        original: the narration that was translated.
        translated: its translation, which has at least one word.
    """
    begin, length = 0, len(original.words)
    new_begin, new_length = 0, len(translated.words)
    if len(original.ends) == len(translated.ends):
        number = bisect.bisect_left(original.ends, index)
        begin, length = _find_sentence(original, number)
        new_begin, new_length = _find_sentence(translated, number)
    moved = new_begin + (index - begin) * new_length // max(1, length)
    return min(moved, len(translated.words) - 1)


def _find_sentence(spoken: NarrationWords, number: int) -> tuple[int, int]:
    """Return the first word of a sentence, and how many words it has."""
    begin = spoken.ends[number - 1] + 1 if number else 0
    return begin, spoken.ends[number] + 1 - begin


def quote_words(
    words: Sequence[str], first: int, last: int, *, after: int = 0
) -> str:
    """Return words from one to another, and as many more as make it the first place of them.

    Args:
        words: of a narration.
        first: the index of the first of them.
        last: that of the last one, if these are enough.
        after: from which word on they are looked for.
    """
    while first + 1 < len(words) and not fold(words[first]):
        first += 1
    for stop in range(max(first, last) + 1, len(words) + 1):
        phrase = join_words(words[first:stop])
        if find_phrase(words, phrase, after) == first:
            return phrase.strip(_MARKS)
    return join_words(words[first:]).strip(_MARKS)
