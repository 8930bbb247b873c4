"""Forced alignment: the door to pocketsphinx, which is optional (extra `align`).

Its English model comes with it. Other languages work too, with phones from espeak-ng (measured:
Russian, median 16 ms).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Any, Protocol

import numpy as np

from lantern.core import phonetics
from lantern.core.units import SampleRange
from lantern.speech.align.audio import FRAME, RATE, AlignmentAudio, make_cue

# Speech made by programs has pauses of digital silence, on which the recogniser loses its way: of
# 56 utterances 40 failed as they were, one with noise alone, none with this noise and this much of
# it at both ends (measured).
_NOISE = 10.0
_PADDING = RATE // 5
_LEAST = 3  # frames of a word: the model's shortest phone
_LATE = 0.5  # frames: a frame's middle is nearer to the truth than its beginning (measured)


class Recogniser(Protocol):
    """Finds words in a sentence's sound."""

    def __call__(
        self,
        heard: AlignmentAudio,
        words: Sequence[str],
        *,
        strict: bool = True,
    ) -> list[SampleRange] | None:
        """Return the words' cues; None if it can't, or if `strict` and a word is too short."""


def describe_version() -> str:
    """Return the library's version, or that there is none."""
    try:
        return f"pocketsphinx {installed('pocketsphinx')}"
    except PackageNotFoundError:
        return "no pocketsphinx"


def make_recogniser(
    ipa: Mapping[str, str], taught: frozenset[str]
) -> Recogniser | None:
    """Make a recogniser of the words in `ipa`; None where pocketsphinx isn't installed.

    Words in `taught` have the sounds given here, even if its dictionary has others.
    """
    try:
        from pocketsphinx import Decoder
    except ImportError:
        return None
    # "batch": with "live" each utterance would change the next one
    decoder = Decoder(
        lm=None,
        loglevel="FATAL",
        cmn="batch",
    )
    names = _teach_words(decoder, ipa, taught)

    def place(
        heard: AlignmentAudio, words: Sequence[str], *, strict: bool = True
    ) -> list[SampleRange] | None:
        if not all(word in names for word in words):
            return None
        shortest = _LEAST if strict else 1
        return _recognise(
            decoder, heard, [names[word] for word in words], shortest=shortest
        )

    return place


def _teach_words(
    decoder: Any, ipa: Mapping[str, str], taught: frozenset[str]
) -> dict[str, str]:
    """Add words to the decoder's dictionary; return each word's name in it.

    Words that the dictionary lacks are added too. Those without sounds have no name.
    """
    names: dict[str, str] = {}
    phones_by_name: dict[str, str] = {}
    for word, sounds in ipa.items():
        phones = phonetics.to_cmu_phones(sounds)
        if word not in taught and decoder.lookup_word(word) is not None:
            names[word] = word
        elif phones:
            name = f"heard{len(phones_by_name)}"
            names[word] = name
            phones_by_name[name] = " ".join(phones)
    for i, (name, phones_text) in enumerate(phones_by_name.items(), 1):
        is_last = i == len(phones_by_name)
        decoder.add_word(
            name, phones_text, is_last
        )  # updates once, with the last word
    return names


def _recognise(
    decoder: Any, heard: AlignmentAudio, names: Sequence[str], *, shortest: int
) -> list[SampleRange] | None:
    """Find words in a sound, by their names; None if one is missing or too short (frames)."""
    try:
        decoder.set_align_text(" ".join(names))
        decoder.start_utt()
        decoder.process_raw(_add_noise(heard), full_utt=True)
        decoder.end_utt()
    except RuntimeError:
        return None
    if decoder.hyp() is None:
        return None
    found = [
        segment for segment in decoder.seg() if segment.word[0] not in "<["
    ]
    # "(2)" marks another pronunciation
    if [segment.word.partition("(")[0] for segment in found] != list(names):
        return None
    cues = []
    for segment in found:
        start = segment.start_frame
        end = segment.end_frame + 1
        if end - start < shortest:
            return None
        early = _PADDING / FRAME
        cues.append(make_cue(start - early + _LATE, end - early + _LATE))
    return cues


def _add_noise(heard: AlignmentAudio) -> bytes:
    """Return the sound as 16 bit, with noise in it and around it."""
    size = len(heard.wave) + 2 * _PADDING
    noise = np.random.default_rng(0).normal(0, _NOISE, size)
    noisy = np.pad(heard.wave, _PADDING) + noise
    return np.clip(noisy, -32768, 32767).astype("<i2").tobytes()
