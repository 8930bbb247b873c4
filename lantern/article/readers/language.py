"""Which language a text is in: by its script, then by its commonest small words. English when it can't be told."""

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


def find_writing_script(text: str) -> str:
    """The script most letters of the text are in, as Unicode names it: LATIN, CYRILLIC, ARABIC ...; empty for none."""
    letters = [char for char in text if char.isalpha()]
    sample = letters[:: max(1, len(letters) // 2000)]
    counted = Counter(
        re.split("[ -]", unicodedata.name(char, "?"))[0] for char in sample
    )
    return counted.most_common(1)[0][0] if counted else ""


def guess_language(text: str) -> str:
    """The language's code, such as en or ru."""
    name = find_writing_script(text)
    if name in _SCRIPTS:
        return _SCRIPTS[name]
    words = Counter(re.findall(r"[^\W\d_]+", text[:50_000].casefold()))
    score = {
        code: sum(words[word] for word in small.split())
        for code, small in _SMALL.items()
    }
    best = max(score, key=lambda code: score[code])
    return best if score[best] > score["en"] else "en"
