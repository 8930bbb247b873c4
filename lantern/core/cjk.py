"""Scripts that are written without blanks: how wide their characters are, and where a line of them may break."""

from __future__ import annotations

import itertools
import math
import unicodedata

_CLOSING = frozenset("、。，．・：；！？…‥ー々〻）］｝〉》」』】〕〗〙’”%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""What no line begins with."""
_OPENING = frozenset("（［｛〈《「『【〔〖〘‘“")
"""What no line ends with."""
_STOPS = frozenset("。！？；，：")


def wide(char: str) -> bool:
    """Whether a character takes two columns: ideographs, kana, Hangul, their punctuation."""
    return unicodedata.east_asian_width(char) in "WF"


def columns(text: str) -> int:
    """The length of a text in columns, of which ideographs take two."""
    return len(text) + sum(map(wide, text)) if not text.isascii() else len(text)


def pieces(word: str) -> list[str]:
    """A word without blanks, parted wherever a line may end in it. Words of letters and Korean ones stay whole."""
    if word.isascii() or not any(map(_breaks, word)):
        return [word]
    found = [word[0]]
    for before, char in itertools.pairwise(word):
        joins = char in _CLOSING or before in _OPENING or not (_breaks(before) or _breaks(char))
        if joins:
            found[-1] += char
        else:
            found.append(char)
    return found


def _breaks(char: str) -> bool:
    return wide(char) and not "\uac00" <= char <= "\ud7a3"


def phrases(word: str, most: int) -> list[str]:
    """A word without blanks in runs of at most so many columns: parted at its stops, then evenly."""
    if columns(word) <= most or len(parts := pieces(word)) == 1:
        return [word]
    found = [""]
    for part in parts:
        found[-1] += part
        if part[-1] in _STOPS:
            found.append("")
    return [run for phrase in found if phrase for run in _evenly(phrase, most)]


def _evenly(phrase: str, most: int) -> list[str]:
    size = columns(phrase) / math.ceil(columns(phrase) / most)
    runs = [""]
    for part in pieces(phrase):
        if runs[-1] and (columns(runs[-1] + part) > most or columns(runs[-1]) >= size - 1e-9):
            runs.append("")
        runs[-1] += part
    return runs
