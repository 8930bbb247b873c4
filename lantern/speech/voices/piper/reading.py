"""From the words of a sentence to the ids that a Piper voice takes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.neural.speaking import pick_words
from lantern.speech.neural.symbols import (
    BLANK,
    CLAUSE_MARKS,
    SymbolLine,
    UnknownSoundError,
    lay_out,
    spell,
)
from lantern.speech.phonemes import WordSounds, read_sentences
from lantern.speech.voices.piper import front_end
from lantern.speech.voices.piper.description import (
    BEGIN,
    END,
    LETTERS,
    PAD,
    VoiceDescription,
    find_description,
)
from lantern.speech.wording import Word, join_spoken
from lantern.speech.wording.tokens import make_token

# Signs that older voices lack -> the same sounds in other signs.
_NEAR = {
    "g": "ɡ",
    "ɡ": "g",
    "ɝ": "ɜ",
    "ɚ": "ə",
    "ʦ": "ts",
    "ɫ": "l",
    "ᵻ": "ɪ",
    "ʍ": "w",
}


@dataclass(frozen=True)
class SentenceIds:
    """A sentence in ids, in one list or several that are spoken in turn.

    `words` has the ids of each word, in the only list; None where that is unknown.
    """

    lists: tuple[tuple[int, ...], ...]
    words: tuple[PhonemeRange, ...] | None = None


def read_ids(
    description: VoiceDescription,
    model: Path,
    words: Sequence[Word],
    *,
    sentences: Sequence[Sequence[int]],
) -> list[SentenceIds]:
    """Return each sentence in the ids of a voice.

    Args:
        description: of the voice.
        model: the voice's file.
        words: of the narration.
        sentences: the indices of the words of each.

    Raises:
        VoiceFailure: espeak-ng or piper-tts fails, or the voice lacks a sound.
    """
    texts = [pick_words(words, sentence) for sentence in sentences]
    if description.front_end:
        return [_read_elsewhere(description, model, text) for text in texts]
    try:
        if description.phoneme_type == LETTERS:
            return [_spell_letters(description, text) for text in texts]
        return _read_sounds(description, texts)
    except UnknownSoundError as error:
        raise VoiceFailure(f"{model.name} can't say this: {error}") from None
    except ToolFailure as failure:
        raise VoiceFailure(failure.message, failure.detail) from None


def _read_elsewhere(
    description: VoiceDescription, model: Path, words: Sequence[Word]
) -> SentenceIds:
    lists = front_end.make_ids(
        find_description(model), description, join_spoken(words)
    )
    return SentenceIds(tuple(map(tuple, lists)))


def _read_sounds(
    description: VoiceDescription, sentences: Sequence[Sequence[Word]]
) -> list[SentenceIds]:
    read = read_sentences(sentences, description.espeak.voice)
    marks = {
        written: mark
        for written, mark in CLAUSE_MARKS.items()
        if mark in description.phoneme_id_map
    }
    found = []
    for words, sounds in zip(sentences, read, strict=True):
        line = lay_out(
            words,
            sounds,
            spell_word=lambda ipa: _spell_sounds(description, ipa),
            marks=marks,
        )
        found.append(_make_ids(description, line))
    return found


def _spell_sounds(description: VoiceDescription, ipa: str) -> list[str]:
    """Return the symbols of IPA; vowels that the voice knows as one become one."""
    symbols = spell(ipa, description.phoneme_id_map, _NEAR)
    longest = sorted(
        description.vowel_clusters,
        key=len,
        reverse=True,
    )
    found: list[str] = []
    at = 0
    while at < len(symbols):
        rest = tuple(symbols[at:])
        fits = (each for each in longest if rest[: len(each)] == each)
        cluster = next(fits, rest[:1])
        found.append("".join(cluster))
        at += len(cluster)
    return found


def _spell_letters(
    description: VoiceDescription, words: Sequence[Word]
) -> SentenceIds:
    """Return a sentence for a voice that was trained on letters: its characters."""
    known = description.phoneme_id_map
    near = {sign.upper(): sign for sign in known if sign.islower()}
    own = {PAD, BEGIN, END, BLANK}
    marks = {
        sign: sign for sign in known if not sign.isalnum() and sign not in own
    }
    cores = [make_token(0, 0, word.spoken).core for word in words]
    letters = [WordSounds(unicodedata.normalize("NFD", core)) for core in cores]
    line = lay_out(
        words,
        letters,
        spell_word=lambda text: spell(text, known, near),
        marks=marks,
    )
    return _make_ids(description, line)


def _make_ids(description: VoiceDescription, line: SymbolLine) -> SentenceIds:
    begins = description.count_ids(line.symbols)
    words = tuple(
        PhonemeRange(begins[w.first], begins[w.end]) for w in line.words
    )
    return SentenceIds((tuple(description.make_ids(line.symbols)),), words)
