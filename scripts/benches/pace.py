"""Measure how long texts take to speak in each language, against what is guessed.

Two short tales in fourteen languages are spoken by the voices that come with Lantern. For each
voice this prints the letters a second and the letters of a digit that fit its sentences best, as
they stand in `lantern/speech/pace.py`, and how far off what stands there is. With the tags of
languages as arguments, only these are measured.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.speech import pace, voices, wording

_TEXTS = Path(__file__).with_suffix(".txt")
_KANA = "ja-kana"
"""The Japanese texts as they are read: espeak-ng can't read ideographs in Japanese."""


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence as it is written, and the seconds until the next one begins."""

    text: str
    seconds: float


def read_texts() -> dict[str, list[str]]:
    """Return the texts of each language."""
    texts: dict[str, list[str]] = {}
    for line in _TEXTS.read_text("utf-8").splitlines():
        language, mark, text = line.partition(": ")
        if mark and not line.startswith("#"):
            texts.setdefault(language, []).append(text)
    return texts


def speak(text: str, language: str, voice: str) -> Iterator[SpokenSentence]:
    """Yield the sentences of a text with their times."""
    words = wording.split_words(text, language, {})
    line = voices.Utterance(words, language, {})
    with tempfile.TemporaryDirectory() as folder:
        take = voices.VOICES[voice]({}).speak(line, Path(folder))
    sentences = wording.split_sentences(words)
    starts = [take.cues[sentence.start][0] for sentence in sentences]
    for sentence, start, end in zip(
        sentences, starts, [*starts[1:], len(take.pcm)], strict=True
    ):
        written = text[
            words[sentence.start].start : words[sentence.stop - 1].end
        ]
        yield SpokenSentence(written, (end - start) / SAMPLE_RATE)


def measure(
    texts: Sequence[str], read: Sequence[str], language: str, *, voice: str
) -> list[SpokenSentence]:
    """Return the sentences of texts with the times of how they are read."""
    found: list[SpokenSentence] = []
    for text, reading in zip(texts, read, strict=True):
        spoken = list(speak(reading, language, voice))
        written = [each.text for each in spoken]
        if text != reading:
            written = re.findall(r"[^。]*「[^」]*」[^。]*。|[^。]+。", text)
        for own, each in zip(written, spoken, strict=True):
            found.append(SpokenSentence(own, each.seconds))
    return found


def report(
    language: str, voice: str, sentences: Sequence[SpokenSentence]
) -> None:
    """Print what fits the sentences best, and how far off what is guessed is."""
    digits = [len(re.findall(r"\d", each.text)) for each in sentences]
    own = pace.get_pace(language)
    letters = [
        pace.count_letters(each.text, language) - own.digit * count
        for each, count in zip(sentences, digits, strict=True)
    ]
    seconds = np.array([each.seconds for each in sentences])
    table = np.array([letters, digits]).T
    spoken = seconds - pace.SENTENCE_PAUSE_SECONDS
    each, digit = np.linalg.lstsq(table, spoken, rcond=None)[0]
    guesses = np.array(
        [pace.estimate_seconds(each.text, language) for each in sentences]
    )
    shares = seconds / guesses
    print(
        f"{language:3} {voice:7} {1 / each:5.1f} letters a second, a digit {digit / each:4.1f};"
        f" spoken {seconds.sum():5.1f} s, guessed {guesses.sum():5.1f},"
        f" a sentence {shares.min():.2f} to {shares.max():.2f} of it"
    )


def main() -> None:
    """Measure the languages that are named, else all."""
    texts = read_texts()
    readings = {"ja": texts.pop(_KANA)}
    for language in sys.argv[1:] or texts:
        engines = ("hibari", "espeak") if language == "en" else ("espeak",)
        own = texts[language]
        for voice in engines:
            read = readings.get(language, own)
            report(language, voice, measure(own, read, language, voice=voice))


if __name__ == "__main__":
    main()
