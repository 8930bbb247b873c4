"""About how long a text takes to speak, before any voice speaks it."""

from __future__ import annotations

import re

CHARACTERS_PER_SECOND = 15.0
"""Letters of an alphabet spoken in a second, about 150 English words a minute."""
_IDEOGRAPH = 2.6
_KANA = 2.0
_HANGUL = 2.3
_DIGIT = 2.2
"""What a character of each kind takes, in letters: a numeral is read in full."""
_WEIGHED = (
    (re.compile("[\u3400-\u9fff\uf900-\ufaff]"), _IDEOGRAPH),
    (re.compile("[\u3041-\u30ff]"), _KANA),
    (re.compile("[\uac00-\ud7a3]"), _HANGUL),
    (re.compile(r"\d"), _DIGIT),
)


def count_letters(text: str) -> float:
    """Return how many letters of an alphabet take as long to speak as a text."""
    letters = float(len(text))
    for pattern, weight in _WEIGHED:
        letters += (weight - 1) * len(pattern.findall(text))
    return letters


def estimate_seconds(text: str) -> float:
    """Return about how many seconds a text takes to speak."""
    return count_letters(text) / CHARACTERS_PER_SECOND
