"""Text of scripts without blanks: how wide its characters are, and where a line may break."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Callable

from lantern.core.dictionary_words import (
    has_dictionary_letters,
    split_dictionary_words,
)

CLOSING = frozenset(
    "、。，．・：；！？…‥ー々〻）］｝〉》」』】〕〗〙’”%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""Characters that no line begins with."""
OPENING = frozenset("（［｛〈《「『【〔〖〘‘“")
"""Characters that no line ends with."""
STOPS = frozenset("。！？；，：")
"""Characters after which a long run is split first."""


_NUMERALS = frozenset("〇零一二三四五六七八九十百千万億亿兆")


def is_numeral(char: str) -> bool:
    """Tell whether a character is a digit, or a numeral among the ideographs."""
    return char.isdigit() or char in _NUMERALS


def is_wide(char: str) -> bool:
    """Tell whether a character takes two columns: ideographs, kana, Hangul, their punctuation."""
    return unicodedata.east_asian_width(char) in "WF"


def count_columns(text: str) -> int:
    """Return the width of a text in columns; wide characters take two, marks on letters none."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(is_wide, text)) - sum(map(_is_mark, text))


def _is_mark(char: str) -> bool:
    """Tell whether a character stands over or under another one, as vowels in Thai do."""
    return unicodedata.category(char) == "Mn"


def split_breakable(word: str) -> list[str]:
    """Split a word without blanks wherever a line may end in it.

    Words in letters, Korean ones too, stay whole; those of Thai, Lao, Khmer and Burmese are found
    in dictionaries.
    """
    if word.isascii():
        return [word]
    words = [word]
    if has_dictionary_letters(word):
        words = list(split_dictionary_words(word))
    parts: list[str] = []
    for whole in words:
        parts += _split_wide(whole)
    return parts


def _split_wide(word: str) -> list[str]:
    """Split a word between ideographs and kana."""
    if not any(map(_allows_break, word)):
        return [word]
    return split_between(word, _may_break_between)


def split_between(text: str, is_edge: Callable[[str, str], bool]) -> list[str]:
    """Split a text, of a character or more, wherever two characters have an edge between them."""
    parts = [text[0]]
    for before, char in itertools.pairwise(text):
        if is_edge(before, char):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def _may_break_between(before: str, char: str) -> bool:
    if char in CLOSING or before in OPENING:
        return False
    if before in _NUMERALS and char in _NUMERALS:
        return False
    return _allows_break(before) or _allows_break(char)


def _allows_break(char: str) -> bool:
    return (
        is_wide(char) and not "\uac00" <= char <= "\ud7a3"
    )  # not a Hangul syllable


def split_to_width(word: str, max_columns: int) -> list[str]:
    """Split a word without blanks into runs of at most `max_columns`.

    It is split at its stops first, then into runs of about the same width.
    """
    if count_columns(word) <= max_columns:
        return [word]
    parts = split_breakable(word)
    if len(parts) == 1:
        return [word]
    phrases = [""]
    for part in parts:
        phrases[-1] += part
        if part[-1] in STOPS:
            phrases.append("")
    runs = []
    for phrase in filter(None, phrases):
        runs += _split_evenly(phrase, max_columns)
    return runs


def _split_evenly(phrase: str, max_columns: int) -> list[str]:
    columns = count_columns(phrase)
    even_columns = columns / math.ceil(columns / max_columns)
    runs = [""]
    for part in split_breakable(phrase):
        is_too_wide = count_columns(runs[-1] + part) > max_columns
        is_full = count_columns(runs[-1]) >= even_columns - 1e-9
        if runs[-1] and (is_too_wide or is_full):
            runs.append("")
        runs[-1] += part
    return runs
