"""Where a caption may break: what separating two neighbouring words costs the reader.

Conjunctions, prepositions, units and months are English; in other languages punctuation, names
and digits decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from lantern.core.dates import MONTHS
from lantern.core.sentences import find_sentence_ends

# What a break costs. The search pays for a torn number or name only if nothing else fits.
_TORN_NUMBER = 10_000
_TORN_NAME = 400
_HANGING = 90
"""After a small word that leads to the next one: the, of, and."""
_TORN_PAIR = 60
_PLAIN = 25
_BEFORE_OF = 22
_BEFORE_PREPOSITION = 12
_BEFORE_CONJUNCTION = 9
_AFTER_COMMA = 4
_AFTER_CLAUSE = 2
_AFTER_SENTENCE = 0


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CONJUNCTIONS = _split(
    "and but or nor yet so that which who whom whose when where while because although "
    "though since until unless if whereas than as before after"
)
_PREPOSITIONS = _split(
    "about above across against along amid among around at behind below beneath beside "
    "between beyond by despite down during for from in inside into like near of off on "
    "onto out over past through throughout to toward towards under up upon via with "
    "within without"
)
_CLINGING = _split(
    "a an the this these those its his her their our my your every each no not is are was "
    "were be been has have had will would can could may might must shall should do does "
    "did very"
)
_LEADING = _CONJUNCTIONS | _PREPOSITIONS | _CLINGING
_FUNCTION_WORDS = _LEADING | _split("i it he she we they you there here what how why")
_MONTHS = frozenset(map(str.lower, MONTHS)) | _split(
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NUMBER_WORDS = _split(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million billion half"
)
_UNITS = _split(
    "hundred thousand million billion percent per % km kilometre kilometres kilometer "
    "kilometers metre metres meter meters mile miles mi m cm mm foot feet ton tons tonne "
    "tonnes kg kilogram kilograms gram grams litre litres degree degrees hour hours h "
    "minute minutes min second seconds s day days week weeks month months year years "
    "century centuries am pm bc ad dollar dollars euro euros pound pounds rouble roubles "
    "yen o'clock o’clock"
)
_OPENING = "\"'“‘«„(["
_CLOSING = "\"'”’»)]"
_CURRENCIES = "$€£¥~±−-"


def compute_costs(
    texts: Sequence[str], names: Collection[str] = (), language: str = "en"
) -> list[int]:
    """Return what a break before each word costs: 0 for the first, and where a sentence ends.

    Args:
        texts: the words as they are written.
        names: names of several words that are kept whole.
        language: the tag of the words' language.
    """
    ends = frozenset(find_sentence_ends(texts, language))
    costs = [0]
    for i, (left, right) in enumerate(pairwise(texts)):
        costs.append(_AFTER_SENTENCE if i in ends else _compute_cost(left, right))
    bare = [_strip(text) for text in texts]
    for i in range(1, len(texts) - 1):
        if costs[i] and costs[i + 1]:
            opens = costs[i - 1] == 0
            before, after = _join_small_word(
                texts[i - 1 : i + 2], bare[i - 1 : i + 2], opens=opens
            )
            costs[i] = max(costs[i], before)
            costs[i + 1] = max(costs[i + 1], after)
    for i in _iter_words_inside_names(bare, names):
        costs[i] = max(costs[i], _TORN_NAME)
    return costs


def _join_small_word(
    texts: Sequence[str], bare: Sequence[str], *, opens: bool
) -> tuple[int, int]:
    """Return the least costs of breaks before and after a word that joins its two neighbours.

    9th of August, 5 to 10, Mr. and Mrs. Smith; 0 for a word that doesn't.

    Args:
        texts: three words as they are written.
        bare: the same without punctuation, in small letters.
        opens: the first of them begins a sentence, so its capital says nothing.
    """
    left, middle, right = bare
    if middle == "of" and right in _MONTHS and left[:1].isdigit():
        return _TORN_NUMBER, _TORN_NUMBER
    # punctuation after the first word separates it from the others
    if not texts[0][-1:].isalnum():
        return 0, 0
    if middle in ("to", "and", "or") and _is_numeral(left) and _is_numeral(right):
        return _TORN_NAME, _TORN_NAME
    are_names = _is_capitalised(texts[0]) and _is_capitalised(texts[2]) and not opens
    if middle == "of" and are_names:
        return _TORN_NAME, 0
    if middle in ("and", "or") and are_names:
        return _TORN_PAIR, 0
    # a preposition of the verb before it: fought on until
    if middle in _PREPOSITIONS and right in _PREPOSITIONS | _CONJUNCTIONS:
        return _TORN_PAIR, 0
    return 0, 0


def _is_numeral(bare: str) -> bool:
    return bare[:1].isdigit() or bare in _NUMBER_WORDS


def _is_capitalised(text: str) -> bool:
    return text.lstrip(_OPENING)[:1].isupper()


def _iter_words_inside_names(
    bare: Sequence[str], names: Collection[str]
) -> Iterator[int]:
    """Yield the index of each word that a name ties to the word before it.

    The last word of a name may be a possessive.
    """
    wanted: dict[str, list[list[str]]] = {}
    for name in names:
        parts = [_strip(part) for part in name.split()]
        if len(parts) > 1:
            wanted.setdefault(parts[0], []).append(parts)
    for i, word in enumerate(bare):
        for parts in wanted.get(word, ()):
            if _drop_possessive(bare[i : i + len(parts)]) == parts:
                yield from range(i + 1, i + len(parts))


def _drop_possessive(words: Sequence[str]) -> list[str]:
    return [*words[:-1], re.sub("['’]s$", "", words[-1])]


def _compute_cost(left: str, right: str) -> int:
    """Return what a break between two neighbours costs, at the end of a line or of a cue."""
    if _is_number_pair(left, right):
        return _TORN_NUMBER
    if not any(map(str.isalnum, right)):
        # a lone dash or bracket belongs to the word before it
        return _TORN_NAME
    tail = left.rstrip(_CLOSING)[-1:]
    if tail in (";", ":", "—", "–"):
        return _AFTER_CLAUSE
    if tail == ",":
        return _AFTER_COMMA
    if _is_name_pair(left, right):
        is_loose = right[:1].isdigit() or left.endswith(("'s", "’s"))
        return _TORN_PAIR if is_loose else _TORN_NAME
    return _compute_plain_cost(_strip(left), right)


def _compute_plain_cost(before: str, right: str) -> int:
    """Return what a break inside a clause costs, by the kinds of the two words."""
    after = _strip(right)
    if before in _LEADING:
        return _HANGING
    if after in _CONJUNCTIONS:
        return _BEFORE_CONJUNCTION
    if after in _PREPOSITIONS and not right[-1:].isalnum():
        # it ends its clause: they came on, and on
        return _TORN_PAIR
    if after == "of":
        return _BEFORE_OF
    if after in _PREPOSITIONS:
        return _BEFORE_PREPOSITION
    return _PLAIN


def _strip(text: str) -> str:
    """Return a word without punctuation round it, in small letters."""
    return text.strip(_OPENING + _CLOSING + ".,;:!?…").casefold()


def _is_number_pair(left: str, right: str) -> bool:
    """Tell whether two words are a number and what it counts, or parts of a date."""
    first = left.lstrip(_OPENING + _CURRENCIES).casefold()
    second = _strip(right)
    if first in _MONTHS or first.removesuffix(",") in _MONTHS:
        return second[:1].isdigit()
    is_figure = re.fullmatch(r"\d[\d.,–-]*(?:st|nd|rd|th)?%?", first) is not None
    if not is_figure or first.endswith((",", ".")):
        return first in _NUMBER_WORDS and second in _NUMBER_WORDS | _UNITS | _MONTHS
    if second in _UNITS | _MONTHS:
        return True
    is_year = re.fullmatch(r"1\d{3}|20\d{2}", first) is not None
    return not is_year and second[:1].isalnum() and second not in _FUNCTION_WORDS


def _is_name_pair(left: str, right: str) -> bool:
    """Tell whether two words look like parts of one name: capitals, or a capital and a figure."""
    first = left.lstrip(_OPENING)
    second = right.lstrip(_OPENING)
    is_whole = first.isalpha() or first[-1:].isalpha() or first.endswith(".")
    if not is_whole or not first[:1].isupper():
        return False
    if not (second[:1].isupper() or second[:1].isdigit()):
        return False
    common = _FUNCTION_WORDS | _MONTHS
    return first.casefold() not in common and _strip(right) not in common
