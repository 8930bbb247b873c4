"""Forced alignment: the door to pocketsphinx, which is optional (extra `align`) and has its English model in the wheel.

Other languages work too, with phones from espeak-ng (measured: Russian, median 16 ms).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Any

import numpy as np

from lantern.core import phonetics
from lantern.core.units import SampleRange
from lantern.speech.align.audio import FRAME, RATE, AlignmentAudio, make_cue

# Speech made by programs has pauses of digital silence, on which the recogniser loses its way: of 56 utterances 40
# failed as they were, one with noise alone, none with this noise and this much of it at both ends (measured).
_NOISE = 10.0
_PADDING = RATE // 5
_LEAST = 3  # frames of a word: the model's shortest phone
_LATE = 0.5  # frames: a frame's middle is nearer to the truth than its beginning (signed median of the bench)

Recogniser = Callable[..., list[SampleRange] | None]


def describe_version() -> str:
    try:
        return f"pocketsphinx {installed('pocketsphinx')}"
    except PackageNotFoundError:
        return "no pocketsphinx"


def make_recogniser(
    ipa: Mapping[str, str], taught: frozenset[str]
) -> Recogniser | None:
    """A function that finds words in a sentence's sound; None where pocketsphinx isn't installed.

    Of the words in `taught` the recogniser gets the sounds given here, even if its dictionary has others.
    """
    try:
        from pocketsphinx import Decoder
    except ImportError:
        return None
    decoder = Decoder(
        lm=None, loglevel="FATAL", cmn="batch"
    )  # live, each utterance would change the next
    names = _teach_words(decoder, ipa, taught)

    def place(
        heard: AlignmentAudio, words: Sequence[str], strict: bool = True
    ) -> list[SampleRange] | None:
        if not all(word in names for word in words):
            return None
        return _recognise(
            decoder, heard, [names[word] for word in words], _LEAST if strict else 1
        )

    return place


def _teach_words(
    decoder: Any, ipa: Mapping[str, str], taught: frozenset[str]
) -> dict[str, str]:
    """Word -> its name in the decoder. Those that its dictionary lacks are added too, with their IPA from espeak-ng."""
    names: dict[str, str] = {}
    new: list[tuple[str, str]] = []
    for word, said in ipa.items():
        phones = phonetics.to_cmu_phones(said)
        if word not in taught and decoder.lookup_word(word) is not None:
            names[word] = word
        elif phones:
            names[word] = f"heard{len(new)}"
            new.append((names[word], " ".join(phones)))
    for i, (name, sounds) in enumerate(new, 1):
        decoder.add_word(
            name, sounds, i == len(new)
        )  # one update of the decoder for all of them
    return names


def _recognise(
    decoder: Any, heard: AlignmentAudio, names: Sequence[str], least: int
) -> list[SampleRange] | None:
    noise = np.random.default_rng(0).normal(0, _NOISE, len(heard.wave) + 2 * _PADDING)
    loud = np.clip(np.pad(heard.wave, _PADDING) + noise, -32768, 32767).astype("<i2")
    try:
        decoder.set_align_text(" ".join(names))
        decoder.start_utt()
        decoder.process_raw(loud.tobytes(), full_utt=True)
        decoder.end_utt()
    except RuntimeError:
        return None
    if decoder.hyp() is None:
        return None
    parts = [part for part in decoder.seg() if part.word[0] not in "<["]
    if [part.word.partition("(")[0] for part in parts] != list(
        names
    ):  # "(2)" marks another pronunciation
        return None
    if any(part.end_frame - part.start_frame + 1 < least for part in parts):
        return None
    early = _PADDING / FRAME
    return [
        make_cue(part.start_frame - early + _LATE, part.end_frame + 1 - early + _LATE)
        for part in parts
    ]
