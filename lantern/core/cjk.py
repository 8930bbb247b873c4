"""Scripts that are written without blanks: how wide their characters are, and where a line of them may break."""

from __future__ import annotations

import itertools
import math
import unicodedata

_CLOSING = frozenset(
    "、。，．・：；！？…‥ー々〻）］｝〉》」』】〕〗〙’”%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""What no line begins with."""
_OPENING = frozenset("（［｛〈《「『【〔〖〘‘“")
"""What no line ends with."""
_STOPS = frozenset("。！？；，：")


def is_wide(char: str) -> bool:
    """Whether a character takes two columns: ideographs, kana, Hangul, their punctuation."""
    return unicodedata.east_asian_width(char) in "WF"


def count_columns(text: str) -> int:
    """The length of a text in columns, of which ideographs take two."""
    return len(text) + sum(map(is_wide, text)) if not text.isascii() else len(text)


def split_breakable(word: str) -> list[str]:
    """A word without blanks, parted wherever a line may end in it. Words of letters and Korean ones stay whole."""
    if word.isascii() or not any(map(_allows_break, word)):
        return [word]
    found = [word[0]]
    for before, char in itertools.pairwise(word):
        joins = (
            char in _CLOSING
            or before in _OPENING
            or not (_allows_break(before) or _allows_break(char))
        )
        if joins:
            found[-1] += char
        else:
            found.append(char)
    return found


def _allows_break(char: str) -> bool:
    return is_wide(char) and not "\uac00" <= char <= "\ud7a3"


def split_to_width(word: str, max_columns: int) -> list[str]:
    """A word without blanks in runs of at most so many columns: parted at its stops, then evenly."""
    if count_columns(word) <= max_columns or len(parts := split_breakable(word)) == 1:
        return [word]
    found = [""]
    for part in parts:
        found[-1] += part
        if part[-1] in _STOPS:
            found.append("")
    return [
        run for phrase in found if phrase for run in _split_evenly(phrase, max_columns)
    ]


def _split_evenly(phrase: str, max_columns: int) -> list[str]:
    size = count_columns(phrase) / math.ceil(count_columns(phrase) / max_columns)
    runs = [""]
    for part in split_breakable(phrase):
        if runs[-1] and (
            count_columns(runs[-1] + part) > max_columns
            or count_columns(runs[-1]) >= size - 1e-9
        ):
            runs.append("")
        runs[-1] += part
    return runs
