"""Where sentences end in Thai and Lao, at blanks, and in Khmer and Burmese, at stops. Pure.

Thai and Lao have no stop: a blank stands between sentences, but also between clauses, in lists, and
around figures. So a blank ends a sentence that is long enough before a run that is, too, unless a
word beside it joins them. It is a guess; a line of its own for each paragraph is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

BLANK_SEPARATED = frozenset({"th", "lo"})
"""Languages whose sentences a blank parts."""
_LEAST_SENTENCE = 16
_LEAST_BESIDE_FIGURE = 25
_LEAST_RUN = 10
"""Letters, with the signs of vowels."""
_LETTER = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece]")
_NO_SPACE_MARKS = frozenset("ๆໆ")
_JOINING = (
    "และ", "หรือ", "แต่", "ที่", "ซึ่ง", "เพื่อ", "โดย", "จึง", "ว่า", "ก็", "เพราะ", "กับ",
    "ແລະ", "ຫຼື", "ແຕ່", "ທີ່", "ເຊິ່ງ", "ເພື່ອ", "ໂດຍ", "ວ່າ", "ກັບ",
)  # fmt: skip
"""Words that join a clause to the one before."""
_LISTING = ("และ", "หรือ", "ແລະ", "ຫຼື")
_SPEAKING = ("ว่า", "ວ່າ")
_OPENING = "“\"'‘(«"
_CLOSING = "”\"'’)»"
_STOP_INSIDE = re.compile(r"[។៕။]+[”\"»)]*(?=\w)")


def find_blank_ends(runs: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the runs of letters after whose blank a sentence ends."""
    letters = 0
    for i, run in enumerate(runs[:-1]):
        letters += _count_letters(run)
        if _ends_at_blank(runs, i, letters):
            letters = 0
            yield i


def _ends_at_blank(runs: Sequence[str], i: int, letters: int) -> bool:
    run, after = runs[i], runs[i + 1]
    if run[-1] in "?!…":
        return True
    if after.startswith(_JOINING) or run.endswith(_JOINING):
        return False
    if run[-1] in _CLOSING:
        return _is_speech(runs, i) and _is_letter(after[0])
    if after[0] in _NO_SPACE_MARKS or run in _NO_SPACE_MARKS:
        return False
    if not _is_letter(after[0]) or _count_letters(after) < _LEAST_RUN:
        return False
    before = runs[i - 1] if i else ""
    is_beside_figure = run[-1].isdecimal() or before[-1:].isdecimal()
    if is_beside_figure and _count_letters(run) < _LEAST_RUN:
        return letters >= _LEAST_BESIDE_FIGURE
    is_listed = run.startswith(_LISTING) and _count_letters(run) < _LEAST_RUN
    return _is_letter(run[-1]) and not is_listed and letters >= _LEAST_SENTENCE


def _is_speech(runs: Sequence[str], i: int) -> bool:
    """Tell whether a run that a quotation mark closes is what somebody says."""
    if i == 0 or runs[i][0] not in _OPENING:
        return False
    return runs[i - 1].endswith(_SPEAKING)


def _is_letter(char: str) -> bool:
    return _LETTER.match(char) is not None


def _count_letters(text: str) -> int:
    return sum(char.isalpha() or _is_letter(char) for char in text)


def find_ends(run: str) -> Iterator[int]:
    """Yield where a stop of Khmer or Burmese ends a sentence inside a run, in characters."""
    for match in _STOP_INSIDE.finditer(run):
        yield match.end()
