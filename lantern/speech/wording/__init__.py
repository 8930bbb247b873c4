"""Written text to spoken text: words with their places, what is said for each, and sentences.

Pure. Figures, dates, times, money, units, Roman numerals and abbreviations are spelled out here,
so that every voice says them alike and the aligner knows what was said. `lexicon` has the author's
own rules; `english` and `languages` have those of languages.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lantern.core import sentences
from lantern.core.languages import get_primary_language
from lantern.core.records import NOT_IN_KEY
from lantern.core.spelling import normalise, tidy
from lantern.core.words import JOINED, is_unspaced, join_words, locate_words
from lantern.script.model.voice import Pronunciation
from lantern.speech.wording import english, languages
from lantern.speech.wording.lexicon import apply_lexicon
from lantern.speech.wording.numbers import load_speller
from lantern.speech.wording.tokens import (
    TOKEN_PATTERN,
    Readings,
    make_token,
)


@dataclass(frozen=True)
class Word:
    """A written word, its place in the narration (characters), and what is said for it.

    `spoken` may be empty. `ipa` is for the word without its punctuation; only the lexicon gives it.
    `ends` says whether its sentence ends with it, where its stop and the next word's capital say
    the wrong thing. `emphasis` and `slow` are for voices that can say one word so among others.
    """

    written: str = field(metadata=NOT_IN_KEY)
    start: int = field(metadata=NOT_IN_KEY)
    end: int = field(metadata=NOT_IN_KEY)
    spoken: str
    ipa: str = ""
    ends: bool | None = None
    emphasis: bool | None = None
    slow: bool | None = None


def split_words(
    text: str, language: str, lexicon: Mapping[str, Pronunciation]
) -> tuple[Word, ...]:
    """Split a narration into its words; the lexicon says how words or phrases are spoken.

    What is written and said of a word that the next one follows without a blank ends with JOINED.
    A narration that was split before, for a check or a take, is not split again.
    """
    entries = tuple(lexicon.items())
    can_spell = load_speller() is not None
    return _split_cached(text, language, entries, can_spell=can_spell)


@functools.lru_cache(maxsize=512)
def _split_cached(
    text: str,
    language: str,
    entries: tuple[tuple[str, Pronunciation], ...],
    *,
    can_spell: bool,
) -> tuple[Word, ...]:
    """Return what split_words() does; `can_spell` says whether numbers can be written out."""
    lexicon = dict(entries)
    places = list(_iter_written(text, lexicon))
    tokens = [
        make_token(place.start, place.end, normalise(place.written))
        for place in places
    ]
    readings = Readings()
    apply_lexicon(tokens, readings, lexicon)
    if can_spell:
        is_english = get_primary_language(language) == "en"
        rules = english if is_english else languages
        rules.spell_out(tokens, readings.spoken, language)
    words = []
    for i, (place, token) in enumerate(zip(places, tokens, strict=True)):
        core = readings.spoken.get(i, token.core)
        spoken = token.lead + core + token.trail
        joint = JOINED if place.is_joined else ""
        word = Word(
            place.written + joint,
            place.start,
            place.end,
            spoken + joint if spoken else "",
            readings.ipa.get(i, ""),
        )
        words.append(word)
    return tuple(_mark_ends(words, language))


def list_written_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text as they are written, to be parted into sentences.

    Nothing is spelled out, which takes most of the time of `split_words`.
    """
    words = []
    for place in _iter_written(text, ()):
        written = place.written + (JOINED if place.is_joined else "")
        words.append(Word(written, place.start, place.end, written))
    return tuple(_mark_ends(words, language))


@dataclass(frozen=True)
class _WrittenWord:
    """A word as it is shown: [start, end) in characters; whether the next follows directly."""

    written: str
    start: int
    end: int
    is_joined: bool


def _iter_written(text: str, lexicon: Iterable[str]) -> Iterator[_WrittenWord]:
    """Yield the written words; what the lexicon has is a word in scripts without blanks, too."""
    known = [entry for entry in lexicon if any(map(is_unspaced, entry))]
    for place in locate_words(text, known):
        shown = tidy(text[place.start : place.end])
        if normalise(shown):
            yield _WrittenWord(shown, place.start, place.end, place.is_joined)


def join_spoken(words: Sequence[Word]) -> str:
    """Return what a voice is given: the spoken parts, with single blanks where there were some."""
    return join_words(word.spoken for word in words if word.spoken)


def format_with_ipa(word: Word, form: Callable[[str], str]) -> str:
    """Return what a voice is given for a word, its core in sounds where the lexicon has them.

    `form` writes IPA as the voice takes it.
    """
    edges = TOKEN_PATTERN.fullmatch(word.spoken)
    if not word.ipa or edges is None:
        return word.spoken
    return f"{edges[1]}{form(word.ipa)}{edges[3]}"


def count_letters(text: str) -> int:
    """Count letters and digits: the weight of a word where its time must be guessed."""
    return sum(char.isalnum() for char in text)


def find_paragraph_ends(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    """Return the indices of the words of a text after which a blank line stands."""
    return tuple(
        i
        for i, (word, following) in enumerate(pairwise(words))
        if text.count("\n", word.end, following.start) > 1
    )


def split_sentences(words: Sequence[Word]) -> list[range]:
    """Return the indices of each sentence's words."""
    found = []
    first = 0
    for i, word in enumerate(words):
        if i + 1 == len(words) or _ends_sentence(word, words[i + 1]):
            found.append(range(first, i + 1))
            first = i + 1
    return found


def _ends_sentence(word: Word, following: Word) -> bool:
    if word.ends is not None:
        return word.ends
    return _looks_like_end(word.written, following.written)


def _looks_like_end(written: str, following: str) -> bool:
    """Tell whether a stop and the capital after it say that a sentence ends."""
    opening = following.lstrip("\"'“‘«([")
    return sentences.has_stop(written) and not opening[:1].islower()


def _mark_ends(words: Sequence[Word], language: str) -> list[Word]:
    """Return the words, with `ends` where a stop and a capital say the wrong thing."""
    written = [word.written for word in words]
    ends = frozenset(sentences.find_sentence_ends(written, language))
    marked = []
    for i, word in enumerate(words):
        following = written[i + 1] if i + 1 < len(words) else ""
        is_end = i in ends
        if following and is_end != _looks_like_end(word.written, following):
            word = replace(word, ends=is_end)
        marked.append(word)
    return marked
