"""Where a caption may break: what separating two neighbouring words costs the reader.

`small_words` knows a language's conjunctions, prepositions, numerals and the like. In a language
it doesn't know, punctuation, names and digits decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from lantern.core.sentences import find_sentence_ends
from lantern.timeline.captions.small_words import SmallWords, find_small_words

# What a break costs. The search pays for a torn number or name only if nothing else fits.
_TORN_NUMBER = 10_000
_TORN_NAME = 400
_HANGING = 90
"""After a small word that leads to the next one: the, of, and, they, two."""
_TORN_PAIR = 60
_TORN_PHRASE = 60
"""Between an adjective and its noun: hard fighting, the Mongolian dead."""
_TORN_VERB = 45
"""Between a verb and the preposition that completes it: call on, come by."""
_PLAIN = 25
_BEFORE_OF = 22
_BEFORE_PREPOSITION = 12
_BEFORE_CONJUNCTION = 9
_AFTER_COMMA = 4
_AFTER_CLAUSE = 2
_AFTER_SENTENCE = 0


_OPENING = "\"'“‘«„(["
_CLOSING = "\"'”’»)]"
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)")
_SHORTEST_DECLINED = 5
"""Letters of the shortest word that is taken for an adjective by its ending alone."""
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
    small = find_small_words(language)
    ends = frozenset(find_sentence_ends(texts, language))
    costs = [0]
    for i, (left, right) in enumerate(pairwise(texts)):
        if i in ends:
            costs.append(_AFTER_SENTENCE)
            continue
        costs.append(_compute_cost(left, right, small))
    bare = [_strip(text) for text in texts]
    _join_small_words(costs, texts, bare, small=small)
    for i in _iter_words_inside_names(bare, names):
        costs[i] = max(costs[i], _TORN_NAME)
    return costs


def _join_small_words(
    costs: list[int],
    texts: Sequence[str],
    bare: Sequence[str],
    *,
    small: SmallWords,
) -> None:
    """Raise the costs of breaks round small words that join their two neighbours."""
    for i in range(1, len(texts) - 1):
        if not costs[i] or not costs[i + 1]:
            continue
        opens = costs[i - 1] == 0
        before, after = _join_small_word(
            texts[i - 1 : i + 2], bare[i - 1 : i + 2], small, opens=opens
        )
        costs[i] = max(costs[i], before)
        costs[i + 1] = max(costs[i + 1], after)


def _join_small_word(
    texts: Sequence[str], bare: Sequence[str], small: SmallWords, *, opens: bool
) -> tuple[int, int]:
    """Return the least costs of breaks before and after a word that joins its two neighbours.

    9th of August, 5 to 10, Mr. and Mrs. Smith; 0 for a word that doesn't.

    Args:
        texts: three words as they are written.
        bare: the same without punctuation, in small letters.
        small: the small words of their language.
        opens: the first of them begins a sentence, so its capital says nothing.
    """
    left, middle, right = bare
    if middle == "of" and right in small.months and left[:1].isdigit():
        return _TORN_NUMBER, _TORN_NUMBER
    # punctuation after the first word separates it from the others
    if not texts[0][-1:].isalnum():
        return 0, 0
    if (
        (middle == "to" or middle in small.conjunctions)
        and _is_numeral(left, small)
        and _is_numeral(right, small)
    ):
        return _TORN_NAME, _TORN_NAME
    are_names = (
        _is_capitalised(texts[0]) and _is_capitalised(texts[2]) and not opens
    )
    if middle == "of" and are_names:
        return _TORN_NAME, 0
    if middle in ("and", "or") and are_names:
        return _TORN_PAIR, 0
    # a preposition of the verb before it: fought on until
    leads_on = right in small.prepositions | small.conjunctions
    if middle in small.prepositions and leads_on:
        return _TORN_PAIR, 0
    return 0, 0


def _is_numeral(bare: str, small: SmallWords) -> bool:
    return bare[:1].isdigit() or small.is_numeral(bare)


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


def _compute_cost(left: str, right: str, small: SmallWords) -> int:
    """Return what a break between two neighbours costs, at the end of a line or of a cue."""
    if _is_number_pair(left, right, small):
        return _TORN_NUMBER
    if not any(map(str.isalnum, right)):
        # a lone dash or bracket belongs to the word before it
        return _TORN_NAME
    tail = left.rstrip(_CLOSING)[-1:]
    if tail in (";", ":", "—", "–"):
        return _AFTER_CLAUSE
    if tail == ",":
        return _AFTER_COMMA
    if _is_name_pair(left, right, small):
        is_loose = right[:1].isdigit() or left.endswith(("'s", "’s"))
        return _TORN_PAIR if is_loose else _TORN_NAME
    if _is_adjective_pair(left, right, small):
        return _TORN_PHRASE
    return _compute_plain_cost(_strip(left), right, small)


def _compute_plain_cost(before: str, right: str, small: SmallWords) -> int:
    """Return what a break inside a clause costs, by the kinds of the two words."""
    after = _drop_elision(_strip(right))
    before = _drop_elision(before)
    if after in small.enclitics:
        return _TORN_NAME
    if small.lets_go(before, after):
        return _BEFORE_PREPOSITION
    if before in small.leading or small.is_numeral(before):
        return _HANGING
    if after in small.conjunctions:
        return _BEFORE_CONJUNCTION
    if after in small.prepositions and not right[-1:].isalnum():
        # it ends its clause: they came on, and on
        return _TORN_PAIR
    if after == "of":
        return _BEFORE_OF
    if after in small.prepositions:
        return (
            _TORN_VERB if before in small.leaning_verbs else _BEFORE_PREPOSITION
        )
    if (
        before in small.pronouns
        and after not in small.grammatical - small.determiners
    ):
        # the subject of the verb after it: it is past midnight
        return _HANGING
    return _PLAIN


def _is_adjective_pair(left: str, right: str, small: SmallWords) -> bool:
    """Tell whether two words are an adjective and its noun, as far as a list can tell."""
    before = _strip(left)
    after = _strip(right)
    if after in small.grammatical or not left[-1:].isalpha():
        return False
    if before in small.adjectives:
        return True
    if _is_before_capital(before, left, right, small=small):
        return True
    return right[:1].islower() and small.is_origin(before)


def _is_before_capital(
    before: str, left: str, right: str, *, small: SmallWords
) -> bool:
    """Tell whether a word with the ending of an adjective stands before a noun with a capital."""
    endings = tuple(small.endings_before_capitals)
    is_declined = len(before) >= _SHORTEST_DECLINED and before.endswith(endings)
    is_inside = left[:1].islower() and before not in small.grammatical
    return bool(endings) and is_declined and is_inside and right[:1].isupper()


def _drop_elision(word: str) -> str:
    """Return a word without the elided one before it: qu’au is au, l’aurait is aurait."""
    return _ELISION.sub("", word)


def _strip(text: str) -> str:
    """Return a word without punctuation round it, in small letters."""
    return text.strip(_OPENING + _CLOSING + ".,;:!?…").casefold()


def _is_number_pair(left: str, right: str, small: SmallWords) -> bool:
    """Tell whether two words are a number and what it counts, or parts of a date."""
    first = left.lstrip(_OPENING + _CURRENCIES).casefold()
    second = _strip(right)
    if first in small.months or first.removesuffix(",") in small.months:
        return second[:1].isdigit()
    if re.fullmatch(r"\d{1,3}\.", first) and second[:1].isalpha():
        # inside a sentence its full stop makes it an ordinal: the German 12. August
        return True
    is_figure = (
        re.fullmatch(r"\d[\d.,–-]*(?:st|nd|rd|th)?%?", first) is not None
    )
    if not is_figure or first.endswith((",", ".")):
        counted = small.numbers | small.units | small.months
        return first in small.numbers and second in counted
    if second in small.units | small.months:
        return True
    is_year = re.fullmatch(r"1\d{3}|20\d{2}", first) is not None
    return (
        not is_year and second[:1].isalnum() and second not in small.grammatical
    )


def _is_name_pair(left: str, right: str, small: SmallWords) -> bool:
    """Tell whether two words look like parts of one name: capitals, or a capital and a figure."""
    first = left.lstrip(_OPENING)
    second = right.lstrip(_OPENING)
    is_whole = first.isalpha() or first[-1:].isalpha() or first.endswith(".")
    if not is_whole or not first[:1].isupper():
        return False
    if not (second[:1].isupper() or second[:1].isdigit()):
        return False
    common = small.grammatical | small.months
    return first.casefold() not in common and _strip(right) not in common
