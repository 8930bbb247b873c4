"""From the words of a sentence to the sounds that hibari's models were trained on, word by word.

hibari's own dictionaries and rules read a whole sentence; the lexicon's `ipa` goes before them. A
word that they don't have is guessed from its letters.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lantern.core import phonetics
from lantern.core.problems import VoiceFailure
from lantern.speech.wording import Word
from lantern.speech.wording.tokens import make_token

PAUSE_MARKS = ".!?…,;:—"
"""Marks at which the model pauses, or changes its tone."""
_MARKS = {**{mark: mark for mark in PAUSE_MARKS + "()"}, "–": "—"}
_EDGES = re.compile(
    rf"([ {re.escape(PAUSE_MARKS)}()]*)(.*?)([ {re.escape(PAUSE_MARKS)}()]*)"
)
_FULL_STOP = "."
# What guesses hold beside sounds: remains of espeak-ng's switches of language.
_NO_SOUNDS = str.maketrans({"ʀ": "ɹ", **dict.fromkeys("()-1")})
_SPOKEN_CATEGORIES = ("Sm", "So")
_GUESS_RATING = 2  # of hibari's reader: from its dictionaries come 3 and 4


@dataclass(frozen=True)
class WordReading:
    """How a word is said in the model's alphabet, with the marks before and after it.

    `sounds` may be empty. `is_guess`: no dictionary has the word, nor the lexicon.
    """

    before: str
    sounds: str
    after: str
    is_guess: bool = False

    @property
    def text(self) -> str:
        """All that the model is given for the word."""
        return self.before + self.sounds + self.after


def read_words(
    words: Sequence[Word], *, british: bool, alphabet: frozenset[str]
) -> list[WordReading]:
    """Return the reading of each word of a sentence.

    Args:
        words: those of the sentence.
        british: read British English, else American.
        alphabet: the signs that the model knows.

    Raises:
        VoiceFailure: a word can't be read, or has a sound that the model lacks.
    """
    written = [_write(word) for word in words]
    said = [i for i, text in enumerate(written) if text]
    texts = [written[i] for i in said]
    ipa = [words[i].ipa for i in said]
    found = [WordReading("", "", "")] * len(words)
    for i, reading in zip(said, _read(texts, ipa, british), strict=True):
        is_last = i == said[-1]
        found[i] = reading if is_last else _keep_within(reading)
        _check(words[i], found[i], alphabet)
    return found


def _write(word: Word) -> str:
    """Return what the reader is given for a word: no quotation marks, Latin letters alone.

    A word with sounds of its own gives way to a name of its letters, which the reader can't split.
    """
    token = make_token(0, 0, " ".join(word.spoken.split()))
    lead = "".join(_MARKS.get(sign, "") for sign in token.lead)
    trail = "".join(_MARKS.get(sign, "") for sign in token.trail)
    core = "".join(_simplify(sign) for sign in token.core)
    if word.ipa:
        core = "".join(filter(str.isalnum, core)).capitalize()
    return f"{lead}{core}{trail}"


def _simplify(sign: str) -> str:
    """Return a sign without accents that the reader doesn't know; it knows Latin-1 and -A."""
    if ord(sign) < 0x180 or not sign.isalpha():
        return sign
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in plain if not unicodedata.combining(part))


def _read(
    texts: Sequence[str], ipa: Sequence[str], british: bool
) -> list[WordReading]:
    """Return the readings of texts, which make a sentence with blanks between them."""
    reader = load_reader(british=british)
    tokens = reader.tokenize(" ".join(texts))
    ends = _list_ends(texts)
    _give_sounds(tokens, ends, ipa, british=british)
    parts = [""] * len(texts)
    guessed = [False] * len(texts)
    at = 0
    for token in _phonemize(reader, tokens, texts):
        i = _find_owner(ends, at)
        sounds = token.phonemes or ""
        if token.rating == _GUESS_RATING:
            sounds = sounds.translate(_NO_SOUNDS)
            guessed[i] = True
        parts[i] += sounds + (" " if token.whitespace else "")
        at += len(token.text) + len(token.whitespace)
    return [_split(*each) for each in zip(parts, guessed, strict=True)]


def _phonemize(
    reader: Any, tokens: Sequence[Any], texts: Sequence[str]
) -> list[Any]:
    """Return the tokens with their sounds.

    Raises:
        VoiceFailure: hibari's reader stumbles, as it does over some figures such as 10².
    """
    try:
        return list(reader.phonemize_tokens(tokens))
    except Exception as error:  # whatever its rules trip over
        message = f"hibari can't read '{' '.join(texts)[:80]}'; write its figures in words"
        detail = f"{type(error).__name__}: {error}"
        raise VoiceFailure(message, [detail[:300]]) from None


def _list_ends(texts: Sequence[str]) -> list[int]:
    """Return where each text ends in the sentence, its blank included."""
    ends = []
    at = 0
    for text in texts:
        at += len(text) + 1
        ends.append(at)
    return ends


def _find_owner(ends: Sequence[int], at: int) -> int:
    """Return the index of the text that holds a place of the sentence."""
    return next(i for i, end in enumerate(ends) if at < end)


def _give_sounds(
    tokens: Sequence[Any],
    ends: Sequence[int],
    ipa: Sequence[str],
    *,
    british: bool,
) -> None:
    """Give the lexicon's sounds to the tokens of their words; the first has them all."""
    given: set[int] = set()
    at = 0
    for token in tokens:
        i = _find_owner(ends, at)
        at += len(token.text) + len(token.whitespace)
        if not ipa[i] or not any(map(str.isalnum, token.text)):
            continue
        sounds = phonetics.to_misaki(ipa[i], british=british)
        token.phonemes = "" if i in given else sounds
        token.rating = 5
        given.add(i)


def _split(text: str, is_guess: bool) -> WordReading:
    match = _EDGES.fullmatch(text.strip())
    assert match is not None  # every part of the pattern may be empty
    return WordReading(match[1], match[2], match[3], is_guess)


def _keep_within(reading: WordReading) -> WordReading:
    """Return a reading without the full stop of an abbreviation, which ends no sentence."""
    after = reading.after.replace(_FULL_STOP, "")
    return WordReading(reading.before, reading.sounds, after, reading.is_guess)


def _check(word: Word, reading: WordReading, alphabet: frozenset[str]) -> None:
    """Refuse a word that would be left out, wholly or in part.

    Raises:
        VoiceFailure: it can't be read, or has a sound that the model lacks.
    """
    core = make_token(0, 0, word.spoken).core
    if _is_foreign(word) or (core and not reading.sounds):
        raise VoiceFailure(
            f"hibari can't read '{word.written}'; say in the lexicon how it is spoken"
        )
    unknown = "".join(sign for sign in reading.text if sign not in alphabet)
    if unknown:
        raise VoiceFailure(
            f"hibari has no sound '{unknown}', which is in '{word.written}'"
            f" ({reading.sounds}); give the word another `ipa` in the lexicon"
        )


def _is_foreign(word: Word) -> bool:
    """Tell whether a word has letters that aren't Latin, and no sounds of its own."""
    return not word.ipa and any(
        sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN")
        for sign in word.spoken
    )


def list_unreadable(words: Sequence[Word]) -> list[str]:
    """Return the words whose letters can't be read, as they are written, each once."""
    cores = (
        make_token(0, 0, word.written).core
        for word in words
        if _is_foreign(word)
    )
    return list(dict.fromkeys(cores))


def list_unsaid_signs(words: Sequence[Word]) -> list[str]:
    """Return the signs that mean something and aren't said, such as ≈ and emoji, each once."""
    found: dict[str, None] = {}
    for word in words:
        token = make_token(0, 0, word.spoken)
        for sign in token.lead + token.trail:
            if sign not in _MARKS and _means_something(sign):
                found[sign] = None
    return list(found)


def _means_something(sign: str) -> bool:
    return sign in "@#&" or unicodedata.category(sign) in _SPOKEN_CATEGORIES


def split_clauses(readings: Sequence[WordReading], most: int) -> list[range]:
    """Split a sentence into runs of words of which each has at most `most` signs.

    The longest run that fits ends at a clause if there is one in it, else between two words. A
    sentence that fits stays whole.
    """
    runs = []
    first = 0
    while first < len(readings):
        end = _find_limit(readings, first, most)
        if end < len(readings):
            end = _find_clause(readings, first, end)
        runs.append(range(first, end))
        first = end
    return runs


def _find_limit(readings: Sequence[WordReading], first: int, most: int) -> int:
    """Return the end of the longest run from a word on that fits; it has one word at least."""
    length = 0
    for i in range(first, len(readings)):
        length += len(readings[i].text) + 1
        if length > most + 1 and i > first:
            return i
    return len(readings)


def _find_clause(readings: Sequence[WordReading], first: int, end: int) -> int:
    """Return the end of the last clause in a run, in its second half; else the run's end."""
    for i in range(end, (first + end) // 2, -1):
        if any(mark in PAUSE_MARKS for mark in readings[i - 1].after):
            return i
    return end


@functools.cache
def load_reader(*, british: bool) -> Any:
    """Return hibari's reader of English, loaded once for the process."""
    from hibari.g2p import G2P

    return G2P(british=british)
