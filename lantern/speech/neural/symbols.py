"""From the sounds of a sentence to the symbols that a model was trained on, word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.phonemes import WordSounds
from lantern.speech.wording import Word
from lantern.speech.wording.tokens import make_token

BLANK = " "
FULL_STOP = "."
CLAUSE_MARKS: Mapping[str, str] = {
    **{mark: mark for mark in ".,;:!?"},
    **dict.fromkeys("。।۔", FULL_STOP),
    **dict.fromkeys("，、،", ","),
    **dict.fromkeys("；؛—–…«»", ";"),
    "：": ":",
    "！": "!",
    **dict.fromkeys("？؟", "?"),
}
"""Marks at which a speaker pauses -> those of espeak-ng, which ends clauses at them."""

# What refines a sound: the sound stays when a model has no symbol for it.
_REFINEMENTS = frozenset("ˈˌːˑʰʲˠʷˤ˞ " + "\u0361\u035c\u203f")


class UnknownSoundError(ValueError):
    """A model has no symbol for a sound; the message is a sentence."""


@dataclass(frozen=True)
class SymbolLine:
    """A sentence in a model's symbols, and which of them each word has, maybe none."""

    symbols: tuple[str, ...]
    words: tuple[PhonemeRange, ...]


def spell(
    ipa: str, known: Container[str], near: Mapping[str, str]
) -> list[str]:
    """Return the symbols for IPA; where one is missing, those of the nearest sounds.

    Args:
        ipa: signs of IPA, accents apart from their letters.
        known: the model's symbols.
        near: sounds that the model may lack -> its symbols for those nearest to them.

    Raises:
        UnknownSoundError: the model has no symbol for a sound, and none is near.
    """
    symbols: list[str] = []
    for sign in ipa:
        nearest = near.get(sign, "")
        if sign in known:
            symbols.append(sign)
        elif nearest and all(each in known for each in nearest):
            symbols += nearest
        elif sign not in _REFINEMENTS and not unicodedata.combining(sign):
            raise UnknownSoundError(f"it has no symbol for the sound '{sign}'")
    return symbols


def lay_out(
    words: Sequence[Word],
    sounds: Sequence[WordSounds],
    *,
    spell_word: Callable[[str], Sequence[str]],
    marks: Mapping[str, str],
) -> SymbolLine:
    """Return a sentence as a model takes it: its words in symbols, with blanks and marks.

    Args:
        words: those of the sentence.
        sounds: of each word.
        spell_word: gives the symbols for a word's IPA.
        marks: what may stand around a word -> the model's mark for it. Other marks aren't said.

    Raises:
        UnknownSoundError: the model has no symbol for a sound of a word.
    """
    symbols: list[str] = []
    ranges = []
    last = max((i for i, each in enumerate(sounds) if each.ipa), default=0)
    for i, (word, each) in enumerate(zip(words, sounds, strict=True)):
        token = make_token(0, 0, word.spoken)
        if each.ipa and symbols and not each.linked:
            symbols.append(BLANK)
        _add_marks(symbols, token.lead, marks, is_last=i >= last)
        first = len(symbols)
        symbols += _spell(word, each, spell_word)
        ranges.append(PhonemeRange(first, len(symbols)))
        _add_marks(symbols, token.trail, marks, is_last=i >= last)
    return SymbolLine(tuple(symbols), tuple(ranges))


def _add_marks(
    symbols: list[str], written: str, marks: Mapping[str, str], *, is_last: bool
) -> None:
    """Add the marks around a word; a full stop that ends no sentence belongs to the word."""
    for sign in written:
        mark = marks.get(sign, "")
        if not mark or (mark == FULL_STOP and not is_last):
            continue
        if symbols[-1:] != [mark]:
            symbols.append(mark)


def _spell(
    word: Word, sounds: WordSounds, spell_word: Callable[[str], Sequence[str]]
) -> Sequence[str]:
    try:
        return spell_word(sounds.ipa)
    except UnknownSoundError as error:
        raise UnknownSoundError(
            f"{error} in '{word.written}' ({sounds.ipa});"
            " give the word other sounds in the lexicon"
        ) from None


@dataclass(frozen=True)
class LinePart:
    """Words of a sentence, by their indices, and their symbols."""

    words: range
    line: SymbolLine


def split_line(line: SymbolLine, most: int) -> list[LinePart]:
    """Split a sentence into parts of at most `most` symbols; one that fits stays whole.

    A part ends at a mark if there is one in its second half, else between two words.

    Raises:
        ValueError: a word has more symbols than that.
    """
    parts = []
    first = 0
    while len(line.symbols) > most:
        cut = _find_cut(line, most)
        count = sum(word.first < cut for word in line.words)
        head = SymbolLine(line.symbols[:cut], line.words[:count])
        parts.append(LinePart(range(first, first + count), head))
        rest = [
            PhonemeRange(word.first - cut - 1, word.end - cut - 1)
            for word in line.words[count:]
        ]
        line = SymbolLine(line.symbols[cut + 1 :], tuple(rest))
        first += count
    parts.append(LinePart(range(first, first + len(line.words)), line))
    return parts


def _find_cut(line: SymbolLine, most: int) -> int:
    """Return the index of the blank at which a sentence is cut."""
    within: set[int] = set()
    for word in line.words:
        within.update(range(word.first, word.end))
    blanks = [
        at
        for at, symbol in enumerate(line.symbols[: most + 1])
        if symbol == BLANK and at not in within
    ]
    if not blanks:
        raise ValueError(f"a word has more than {most} symbols")
    clauses = [at for at in blanks if at - 1 not in within and at >= most // 2]
    return (clauses or blanks)[-1]
