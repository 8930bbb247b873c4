"""From the words of a sentence to Kokoro's signs."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.speech.neural.speaking import pick_words
from lantern.speech.neural.symbols import SymbolLine, UnknownSoundError, lay_out
from lantern.speech.phonemes import read_sentences
from lantern.speech.voices.kokoro.alphabet import MARKS, KokoroLanguage, spell_ipa
from lantern.speech.wording import Word


def read_lines(
    language: KokoroLanguage,
    words: Sequence[Word],
    *,
    sentences: Sequence[Sequence[int]],
) -> list[SymbolLine]:
    """Return each sentence, given by the indices of its words, in Kokoro's signs.

    Raises:
        VoiceFailure: espeak-ng fails, or Kokoro lacks a sound.
    """
    texts = [pick_words(words, sentence) for sentence in sentences]
    lines = []
    try:
        read = read_sentences(texts, language.espeak)
        for text, sounds in zip(texts, read, strict=True):
            lines.append(lay_out(text, sounds, spell_word=spell_ipa, marks=MARKS))
        return lines
    except UnknownSoundError as error:
        raise VoiceFailure(f"Kokoro can't say this: {error}") from None
    except ToolFailure as failure:
        raise VoiceFailure(failure.message, failure.detail) from None
