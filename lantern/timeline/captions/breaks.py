"""Where a caption may break: what parting two neighbouring words costs the reader.

English knows its conjunctions, prepositions, units and months; in other languages punctuation, names and digits speak.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from lantern.core.dates import MONTHS

# The two dear ones are paid only when nothing else fits.
_TORN_NUMBER, _TORN_NAME, _HANGING, _TORN_PAIR, _PLAIN, _BEFORE_OF = (
    10_000,
    400,
    90,
    60,
    25,
    22,
)
(
    _BEFORE_PREPOSITION,
    _BEFORE_CONJUNCTION,
    _AFTER_COMMA,
    _AFTER_CLAUSE,
    _AFTER_SENTENCE,
) = 12, 9, 4, 2, 0


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONJUNCTIONS = _words(
    "and but or nor yet so that which who whom whose when where while because although though since until "
    "unless if whereas than as before after"
)
_PREPOSITIONS = _words(
    "about above across against along amid among around at behind below beneath beside between beyond by "
    "despite down during for from in inside into like near of off on onto out over past through throughout "
    "to toward towards under up upon via with within without"
)
_CLINGING = _words(
    "a an the this these those its his her their our my your every each no not is are was were be been has "
    "have had will would can could may might must shall should do does did very"
)
_LEADING = _CONJUNCTIONS | _PREPOSITIONS | _CLINGING
_FUNCTION_WORDS = _LEADING | _words("i it he she we they you there here what how why")
_MONTHS = frozenset(map(str.lower, MONTHS)) | _words(
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion half"
)
_UNITS = _words(
    "hundred thousand million billion percent per % km kilometre kilometres kilometer kilometers metre metres "
    "meter meters mile miles mi m cm mm foot feet ton tons tonne tonnes kg kilogram kilograms gram grams litre "
    "litres degree degrees hour hours h minute minutes min second seconds s day days week weeks month months "
    "year years century centuries am pm bc ad dollar dollars euro euros pound pounds rouble roubles yen o'clock o’clock"
)
_SHORT_FORMS = _words(
    "mr. mrs. ms. dr. st. gen. col. maj. lt. capt. sgt. adm. prof. no. vs. mt. cf. etc. jr. sr. e.g. i.e."
)
_OPENING, _CLOSING = "\"'“‘«„([", "\"'”’»)]"


def compute_costs(texts: Sequence[str], names: Collection[str] = ()) -> list[int]:
    """What a break before each word costs, 0 where a sentence ends; the first one's is 0."""
    found = [0, *(_cost(left, right) for left, right in pairwise(texts))]
    bare = [_bare(text) for text in texts]
    for i in range(1, len(texts) - 1):
        if found[i] and found[i + 1]:
            before, after = _joint(
                texts[i - 1 : i + 2], bare[i - 1 : i + 2], found[i - 1] == 0
            )
            found[i], found[i + 1] = max(found[i], before), max(found[i + 1], after)
    for i in _find_words_inside_names(bare, names):
        found[i] = max(found[i], _TORN_NAME)
    return found


def _joint(texts: Sequence[str], bare: Sequence[str], opens: bool) -> tuple[int, int]:
    """What breaks before and after a small word cost at least, if it joins its neighbours: 9th of August, 5 to 10."""
    (left, middle, right), whole = bare, texts[0][-1:].isalnum()
    if middle == "of" and right in _MONTHS and left[:1].isdigit():
        return _TORN_NUMBER, _TORN_NUMBER
    if (
        middle in ("to", "and", "or")
        and _is_numeral(left)
        and _is_numeral(right)
        and whole
    ):
        return _TORN_NAME, _TORN_NAME
    if (
        middle in ("of", "and", "or")
        and _is_capitalised(texts[0])
        and _is_capitalised(texts[2])
        and whole
        and not opens
    ):
        return (_TORN_NAME if middle == "of" else _TORN_PAIR), 0
    goes_with_left = (
        middle in _PREPOSITIONS and right in _PREPOSITIONS | _CONJUNCTIONS and whole
    )  # fought on until
    return (_TORN_PAIR if goes_with_left else 0), 0


def _is_numeral(bare: str) -> bool:
    return bare[:1].isdigit() or bare in _NUMBER_WORDS


def _is_capitalised(text: str) -> bool:
    return text.lstrip(_OPENING)[:1].isupper()


def _find_words_inside_names(bare: Sequence[str], names: Collection[str]) -> list[int]:
    """The words that a known name holds to the word before them; its last word may own something."""
    wanted: dict[str, list[list[str]]] = {}
    for name in names:
        parts = [_bare(part) for part in name.split()]
        if len(parts) > 1:
            wanted.setdefault(parts[0], []).append(parts)
    return [
        i + step
        for i, word in enumerate(bare)
        for parts in wanted.get(word, ())
        if _drop_possessive(bare[i : i + len(parts)]) == parts
        for step in range(1, len(parts))
    ]


def _drop_possessive(words: Sequence[str]) -> list[str]:
    return [*words[:-1], re.sub("['’]s$", "", words[-1])]


def _cost(left: str, right: str) -> int:
    """What parting these two neighbours costs, at the end of a line or of a cue."""
    if _ends_sentence(left, right):
        return _AFTER_SENTENCE
    if _is_number_pair(left, right):
        return _TORN_NUMBER
    if not any(map(str.isalnum, right)):
        return _TORN_NAME  # a lone dash or bracket belongs to what it follows
    tail = left.rstrip(_CLOSING)[-1:]
    if tail in (";", ":", "—", "–"):
        return _AFTER_CLAUSE
    if tail == ",":
        return _AFTER_COMMA
    if _is_name_pair(left, right):
        loose = right[:1].isdigit() or left.endswith(("'s", "’s"))
        return _TORN_PAIR if loose else _TORN_NAME
    before, after = _bare(left), _bare(right)
    if before in _LEADING:
        return _HANGING
    if after in _CONJUNCTIONS:
        return _BEFORE_CONJUNCTION
    if after in _PREPOSITIONS and not right[-1:].isalnum():
        return _TORN_PAIR  # they came on, and on
    return (
        _BEFORE_OF
        if after == "of"
        else _BEFORE_PREPOSITION
        if after in _PREPOSITIONS
        else _PLAIN
    )


def _bare(text: str) -> str:
    return text.strip(_OPENING + _CLOSING + ".,;:!?…").casefold()


def _ends_sentence(left: str, right: str) -> bool:
    end = left.rstrip(_CLOSING)
    if right.lstrip(_OPENING)[:1].islower():
        return False
    if end.endswith(("!", "?", "…", "。", "！", "？")):
        return True
    short = left.lstrip(_OPENING).casefold() in _SHORT_FORMS or re.fullmatch(
        r"(?:\w\.)+", end.lstrip(_OPENING)
    )
    return end.endswith(".") and not short


def _is_number_pair(left: str, right: str) -> bool:
    """A number and what it counts, or a day, its month and its year."""
    first, second = left.lstrip(_OPENING + "$€£¥~±−-").casefold(), _bare(right)
    if first in _MONTHS or first.removesuffix(",") in _MONTHS:
        return second[:1].isdigit()
    if re.fullmatch(r"\d[\d.,–-]*(?:st|nd|rd|th)?%?", first) is None or first.endswith(
        (",", ".")
    ):
        return first in _NUMBER_WORDS and second in _NUMBER_WORDS | _UNITS | _MONTHS
    counts = second in _UNITS | _MONTHS
    year = re.fullmatch(r"1\d{3}|20\d{2}", first) is not None
    return counts or (
        not year and second[:1].isalnum() and second not in _FUNCTION_WORDS
    )


def _is_name_pair(left: str, right: str) -> bool:
    first, second = left.lstrip(_OPENING), right.lstrip(_OPENING)
    whole = first.isalpha() or first[-1:].isalpha() or first.endswith(".")
    named = first[:1].isupper() and (second[:1].isupper() or second[:1].isdigit())
    return (
        whole
        and named
        and not {first.casefold(), _bare(second)} & (_FUNCTION_WORDS | _MONTHS)
    )
