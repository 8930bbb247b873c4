"""Written text to spoken text: words with their places, what the voice is to say for each, and sentences.

Pure. Figures, dates, times, money, units, Roman numerals and abbreviations are spelled out here, so that every voice
says them alike and the aligner knows what was said; `lexicon` holds the author's own rules, `english` and `foreign`
those of languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lantern.core.languages import get_primary_language
from lantern.script.model.voice import Pronunciation
from lantern.speech.wording import english, other_languages
from lantern.speech.wording.lexicon import apply_lexicon
from lantern.speech.wording.numbers import load_speller
from lantern.speech.wording.tokens import (
    INVISIBLE_CHARACTERS,
    TOKEN_PATTERN,
    make_token,
)


@dataclass(frozen=True)
class Word:
    """A written word, its place in the narration (characters), what is said for it (may be empty), its IPA if known.

    `ipa` stands for the word without its punctuation; only the lexicon gives it.
    """

    written: str
    start: int
    end: int
    spoken: str
    ipa: str = ""


def split_words(
    text: str, language: str, lexicon: Mapping[str, Pronunciation]
) -> tuple[Word, ...]:
    """The narration's words in order; `lexicon` says how written words or phrases are to be spoken."""
    places = [
        (m.start(), m.end(), m.group().translate(INVISIBLE_CHARACTERS))
        for m in re.finditer(r"\S+", text)
    ]
    places = [place for place in places if place[2]]
    tokens = [make_token(*place) for place in places]
    said: dict[int, str] = {}
    sounds: dict[int, str] = {}
    apply_lexicon(tokens, said, sounds, lexicon)
    if load_speller() is not None:
        rules = english if get_primary_language(language) == "en" else other_languages
        rules.spell_out(tokens, said, language)
    return tuple(
        Word(
            written,
            start,
            end,
            each.lead + said.get(i, each.core) + each.trail,
            sounds.get(i, ""),
        )
        for i, ((start, end, written), each) in enumerate(
            zip(places, tokens, strict=True)
        )
    )


def join_spoken(words: Sequence[Word]) -> str:
    """What the voice is given: the spoken parts with single blanks between them."""
    return " ".join(word.spoken for word in words if word.spoken)


def format_with_ipa(word: Word, form: Callable[[str], str]) -> str:
    """What the voice is given for a word, its core in sounds where the lexicon has them: `form` writes IPA its way."""
    edges = TOKEN_PATTERN.fullmatch(word.spoken)
    return (
        f"{edges[1]}{form(word.ipa)}{edges[3]}" if word.ipa and edges else word.spoken
    )


def count_letters(text: str) -> int:
    """How many letters and digits: the weight of a word where time must be guessed."""
    return sum(char.isalnum() for char in text)


_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")


def split_sentences(words: Sequence[Word]) -> list[range]:
    """Word indices of each sentence. A full stop before a lower-case word, after a title or an initial is none."""
    found, first = [], 0
    for i, word in enumerate(words):
        if i + 1 == len(words) or _ends_sentence(word, words[i + 1]):
            found.append(range(first, i + 1))
            first = i + 1
    return found


def _ends_sentence(word: Word, following: Word) -> bool:
    stop = _STOP.search(word.spoken or word.written)
    opening = following.written.lstrip("\"'“‘«([")
    if stop is None or opening[:1].islower():
        return False
    core = TOKEN_PATTERN.fullmatch(word.written)
    bare = core[2] if core else ""
    initials = re.fullmatch(r"[A-Z](\.[A-Z])*", bare)  # J. Stalin, the U.S. Army
    return not (
        stop[0].startswith(".") and (initials or english.is_short_form(bare, opening))
    )
