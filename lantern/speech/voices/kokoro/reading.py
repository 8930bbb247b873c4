"""From the words of a sentence to Kokoro's signs."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.speech import espeak
from lantern.speech.neural.durations import PhonemeRange
from lantern.speech.neural.speaking import pick_words
from lantern.speech.neural.symbols import (
    BLANK,
    SymbolLine,
    UnknownSoundError,
    lay_out,
)
from lantern.speech.phonemes import read_sentences
from lantern.speech.voices.hibari.reading import read_words
from lantern.speech.voices.kokoro.alphabet import (
    MARKS,
    NUMBERS,
    KokoroLanguage,
    spell_ipa,
)
from lantern.speech.wording import Word


def read_lines(
    language: KokoroLanguage,
    words: Sequence[Word],
    *,
    sentences: Sequence[Sequence[int]],
) -> list[SymbolLine]:
    """Return each sentence, given by the indices of its words, in Kokoro's signs.

    Raises:
        VoiceFailure: the reader is missing or fails, or Kokoro lacks a sound.
    """
    texts = [pick_words(words, sentence) for sentence in sentences]
    if not language.espeak:
        return [_read_english(text, language.british) for text in texts]
    lines = []
    try:
        read = read_sentences(texts, language.espeak)
        for text, sounds in zip(texts, read, strict=True):
            lines.append(
                lay_out(
                    text,
                    sounds,
                    spell_word=spell_ipa,
                    marks=MARKS,
                )
            )
        return lines
    except UnknownSoundError as error:
        raise VoiceFailure(f"Kokoro can't say this: {error}") from None
    except ToolFailure as failure:
        raise VoiceFailure(failure.message, failure.detail) from None


def _read_english(words: Sequence[Word], british: bool) -> SymbolLine:
    """Return a sentence as hibari's reader reads it, which has Kokoro's alphabet.

    A recogniser got 6.7 % of 240 words wrong with it, and 9.6 % with espeak-ng's sounds.
    """
    if importlib.util.find_spec("hibari") is None:
        raise VoiceFailure(
            "kokoro: hibari-tts reads English to it, and isn't installed (pip install hibari-tts)"
        )
    symbols: list[str] = []
    ranges = []
    for each in read_words(
        words,
        british=british,
        alphabet=frozenset(NUMBERS),
    ):
        if each.text and symbols:
            symbols.append(BLANK)
        first = len(symbols) + len(each.before)
        ranges.append(PhonemeRange(first, first + len(each.sounds)))
        symbols += each.text
    return SymbolLine(tuple(symbols), tuple(ranges))


def describe_readers() -> str:
    """Return the versions of what reads to Kokoro."""
    try:
        english = f"hibari-tts {installed('hibari-tts')}"
    except PackageNotFoundError:
        english = "no hibari-tts"
    return f"{english}, {espeak.describe_version()}"
