"""Guess the language of a text: by its script, then by its commonest short words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HEBREW": "he",
    "ARABIC": "ar",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
RIGHT_TO_LEFT = ("he", "ar")
_SMALL = {
    "en": "the of and to in was that for with his on it as is by at from",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als war",
    "fr": "le la les de des et du en un une que est dans qui par pour au sur il ne",
    "es": "el la los de que y en un una las por con del se su para es al lo como",
    "it": "il di che la e in un una per del della sono con non le si da i gli nel",
    "pt": "o a de que e do da em um uma para com não os as por mais dos no na",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door was",
    "pl": "w i na z do się nie że jest to od przez po jak o za był dla",
}


_SAMPLE_LETTERS = 2000
_SAMPLE_CHARACTERS = 50_000


def find_writing_script(text: str) -> str:
    """Return the script that most letters of a text are in, as Unicode names it.

    LATIN, CYRILLIC, ARABIC …; empty for a text without letters.
    """
    letters = [char for char in text if char.isalpha()]
    sample = letters[:: max(1, len(letters) // _SAMPLE_LETTERS)]
    scripts = Counter(map(_get_script, sample))
    return scripts.most_common(1)[0][0] if scripts else ""


def _get_script(char: str) -> str:
    return re.split("[ -]", unicodedata.name(char, "?"))[0]


def guess_language(text: str) -> str:
    """Return the code of a text's language, such as en or ru; en if it can't be guessed."""
    script = find_writing_script(text)
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    start = text[:_SAMPLE_CHARACTERS].casefold()
    counts = Counter(re.findall(r"[^\W\d_]+", start))
    scores = {}
    for code, small in _SMALL.items():
        scores[code] = sum(counts[word] for word in small.split())
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > scores["en"] else "en"
