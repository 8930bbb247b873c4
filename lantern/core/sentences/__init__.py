"""Where sentences end: one answer for imports, speech and captions. Pure.

A sentence ends at a full stop, an exclamation or a question mark, where it isn't that of a short
form, an initial, an ordinal or a quotation that goes on. `short_forms` has the words of languages,
`east_asian` the rules for Chinese and Japanese, which have no blanks, and `south_east_asian` those
for Thai and Lao, where a blank is all there is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.languages import get_primary_language
from lantern.core.sentences import east_asian, short_forms, south_east_asian
from lantern.core.sentences.short_forms import SentenceWords
from lantern.core.words import JOINED

_CLOSING = "\"'”’»›)\\]」』）】"
_LATE_CLOSING = _CLOSING + "“«"
"""In German a quotation ends with the marks that open one elsewhere."""
_OPENING = "\"'“‘„‚«‹([¿¡「『（【—–-"
_STOP = re.compile(rf"([.!?…。！？।؟។៕။]+)([{_LATE_CLOSING}]*)[—–]?$")
_ONLY_CLOSING = re.compile(rf"[{_CLOSING}]+[.,;:]?")
_QUOTES = "\"'”’»“«」』"
_BEFORE_NAME = re.compile(r"^(?:.*[\u2e80-\uffff]|\w{1,2}['’])")
"""What stands before a short form in the same word: Chinese, or an article (l'ing.)."""
_INITIAL_NEXT = re.compile(r"\W*[^\W\d_]\.")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_DOTTED = re.compile(r"\w{1,2}(?:\.-?\w{1,2})+")
_NO_VOWELS = re.compile(
    r"[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]{0,4}"
)
_SHAPES = (_INITIALS, _DOTTED, _NO_VOWELS)
"""What a short form looks like that no list has."""
_FEW_WORDS = 3
"""A sentence of so few words before a short form has hardly begun: At 9 a.m. Lord Hume rose."""
_ROMAN = re.compile(r"[IVXLCDM]+")
_PENCE = re.compile(r"\d+[sd]")


def get_starters(language: str) -> frozenset[str]:
    """Return the capitals that begin a sentence and no name in a language."""
    return _get_words(language).starters


def _get_words(language: str) -> SentenceWords:
    return short_forms.ALL.get(
        get_primary_language(language), short_forms.UNKNOWN
    )


def has_stop(word: str) -> bool:
    """Tell whether a written word ends in a mark that can end a sentence."""
    return _STOP.search(word) is not None


def find_sentence_ends(words: Sequence[str], language: str) -> list[int]:
    """Return the indices of the words that end a sentence; the last word always does.

    Args:
        words: as they are written, with their punctuation; those without a blank after them end
            with JOINED.
        language: the tag of their language.
    """
    bare = [word.rstrip(JOINED) for word in words]
    if get_primary_language(language) in south_east_asian.BLANK_SEPARATED:
        return _find_blank_ends(words)
    ends = _find_ends(bare, language)
    if bare == list(words):
        return ends
    spaced = {i for i in ends if not words[i].endswith(JOINED)}
    return sorted(spaced | set(_find_joined_ends(words)))


def _find_blank_ends(words: Sequence[str]) -> list[int]:
    """Return the indices of the words that end a sentence where only blanks part them."""
    runs: list[str] = []
    lasts = []
    run = ""
    for i, word in enumerate(words):
        run += word.rstrip(JOINED)
        if not word.endswith(JOINED) or i + 1 == len(words):
            runs.append(run)
            lasts.append(i)
            run = ""
    ends = [lasts[k] for k in south_east_asian.find_blank_ends(runs)]
    return [*ends, *lasts[-1:]]


def _find_ends_inside(run: str) -> Iterator[int]:
    """Yield where a sentence ends and another begins without a blank, in characters."""
    yield from east_asian.find_ends(run)
    yield from south_east_asian.find_ends(run)


def _find_joined_ends(words: Sequence[str]) -> Iterator[int]:
    """Yield the indices of the words that end a sentence and have no blank after them."""
    first = 0
    for i, word in enumerate(words):
        if word.endswith(JOINED) and i + 1 < len(words):
            continue
        bare = [each.rstrip(JOINED) for each in words[first : i + 1]]
        places = itertools.accumulate(map(len, bare))
        edges = (
            set(_find_ends_inside("".join(bare))) if len(bare) > 1 else set()
        )
        yield from (first + n for n, end in enumerate(places) if end in edges)
        first = i + 1


def _find_ends(words: Sequence[str], language: str) -> list[int]:
    """Return the indices of the words that end a sentence, where blanks part them."""
    ends: list[int] = []
    known = _get_words(language)
    i = 0
    while i < len(words):
        last = i
        while last + 1 < len(words) and _ONLY_CLOSING.fullmatch(
            words[last + 1]
        ):
            last += 1
        place = _WordPlace(words, i, last, first=ends[-1] + 1 if ends else 0)
        if last + 1 == len(words) or _ends_sentence(place, known):
            ends.append(last)
        i = last + 1
    return ends


def split_sentences(text: str, language: str) -> list[str]:
    """Return the sentences of a text without the blanks between them, in any script."""
    places = [
        (match.start(), match.end()) for match in re.finditer(r"\S+", text)
    ]
    words = [text[start:end] for start, end in places]
    edges = {places[i][1] for i in find_sentence_ends(words, language)}
    for start, end in places:
        edges.update(
            start + edge for edge in _find_ends_inside(text[start:end])
        )
    sentences = []
    first = 0
    for edge in sorted(edges):
        sentences.append(text[first:edge].strip())
        first = edge
    return sentences


@dataclass(frozen=True)
class _WordPlace:
    """A word that may end a sentence: `last` is the last of the closing marks after it."""

    words: Sequence[str]
    index: int
    last: int
    first: int
    """The index of the sentence's first word."""

    def get(self, distance: int) -> str:
        """Return a word before it (-1) or after its closing marks (1); empty beyond the ends."""
        at = self.index + distance if distance < 0 else self.last + distance
        return self.words[at] if 0 <= at < len(self.words) else ""

    def get_core(self, distance: int) -> str:
        """Return the letters of a neighbour without the punctuation around them."""
        return self.get(distance).strip(_OPENING + "\"'”’»)]}.,;:!?…")


def _ends_sentence(place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether a sentence ends between a word and the next one."""
    word = place.words[place.index]
    stop = _STOP.search(word)
    following = place.get(1).lstrip(_OPENING) or place.get(2).lstrip(_OPENING)
    if stop is None or following[:1].islower():
        return False
    closing = stop[2] + "".join(place.words[place.index + 1 : place.last + 1])
    is_quoted = any(char in _QUOTES for char in closing)
    if is_quoted and stop[1] != "." and _goes_on_saying(place, known):
        return False
    if stop[1] != "." or is_quoted:
        return True
    core = _BEFORE_NAME.sub("", word[: stop.start()].lstrip(_OPENING))
    return not _is_short(core, place, known)


def _goes_on_saying(place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether one of the next words says who spoke: “Stop!” Thomas shouted."""
    opens = place.get(1)[:1] in tuple(_OPENING)
    verbs = {place.get_core(distance).casefold() for distance in (1, 2)}
    return not opens and not verbs.isdisjoint(known.saying)


def _is_short(core: str, place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether a full stop after a word is that of a short form or an ordinal."""
    after = place.get_core(1)
    is_opener = after in known.starters
    if _is_numbered(core, after, known):
        return True
    if core.isdecimal() or _is_roman(core, known):
        return _is_ordinal(core, place, known)
    if known.has_form(f"{core}.{after}"):
        return True
    form = _find_form(core, place, known)
    if form in known.loose:
        return not is_opener
    if _may_close(form, place, known):
        return _goes_on_after_closing(place, known)
    if form in known.leading:
        return not (core in known.streets and _is_street(place, known))
    if _INITIALS.fullmatch(core) and _INITIAL_NEXT.fullmatch(place.get(1)):
        return True
    if any(shape.fullmatch(core) for shape in _SHAPES):
        return not is_opener
    return False


def _is_roman(core: str, known: SentenceWords) -> bool:
    is_form = core in known.leading or len(core) == 1
    return _ROMAN.fullmatch(core) is not None and not is_form


def _is_numbered(core: str, after: str, known: SentenceWords) -> bool:
    """Tell whether a short form has its number after it: vol. 2, 10s. 6d."""
    if _PENCE.fullmatch(core) and _PENCE.fullmatch(after):
        return True
    is_number = after[:1].isdecimal() or _ROMAN.fullmatch(after) is not None
    is_leading = (
        core in known.numbered or core in known.loose or core in known.leading
    )
    return is_number and is_leading


def _find_form(core: str, place: _WordPlace, known: SentenceWords) -> str:
    """Return a short form with its parts before it, as far as they make up a known one."""
    form = core
    for distance in (-1, -2):
        before = place.get(distance)
        if not before.endswith(".") or len(before) > 4:
            break
        form = f"{before[:-1].lstrip(_OPENING)}.{form}"
        if form in known.closing or form in known.leading:
            return form
    for ending in known.endings:
        if core.endswith(ending):
            return ending.capitalize()
    return core


def _may_close(form: str, place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether a short form can end its sentence: etc., and a unit after a number."""
    before = place.get_core(-1)
    is_counted = before[-1:].isdecimal() or _ROMAN.fullmatch(before) is not None
    is_unit = len(form) == 1 and form.islower() and is_counted
    return is_unit or form in known.closing


def _goes_on_after_closing(place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether a sentence goes on after such a form: Hart & Co. Ltd., At 9 a.m. Lee."""
    after = place.get_core(1)
    has_hardly_begun = place.index - place.first < _FEW_WORDS
    if has_hardly_begun and after not in known.starters:
        return True
    is_bracket = place.get(1).startswith("(")
    is_more = after in known.closing or after in known.loose
    return is_bracket or is_more or after[:1].isdecimal()


def _is_street(place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether St. is a street's and the next word begins a sentence."""
    before = place.get_core(-1)
    is_named = before[:1].isupper() and before not in known.starters
    is_numbered = re.fullmatch(r"\d+(?:st|nd|rd|th)", before) is not None
    return (is_named or is_numbered) and place.get_core(1) in known.starters


def _is_ordinal(core: str, place: _WordPlace, known: SentenceWords) -> bool:
    """Tell whether a number with a full stop is an ordinal, or counts the items of a list."""
    after = place.get_core(1)
    before = place.get_core(-1)
    if place.index == place.first and len(core) <= 2 and core.isdecimal():
        return True
    if not known.has_ordinals or not core.isdecimal():
        is_king = before[:1].isupper() and before[1:].islower()
        return known.has_ordinals and is_king and after not in known.starters
    if len(core) > 3:
        return False
    if after.casefold() in known.counted or re.fullmatch(r"\d{1,2}", after):
        return True
    if after[:1].isdecimal():
        return re.fullmatch(r"\d{1,2}\.", place.get(-1)) is not None
    return (
        before.casefold() in known.before_ordinals
        and after not in known.starters
    )
