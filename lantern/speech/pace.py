"""About how long a text takes to speak, before any voice speaks it: the pace of each language.

Measured by `scripts/bench pace` against the voices that come with Lantern: hibari and
espeak-ng in English, espeak-ng elsewhere, Japanese by its reading in kana. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantern.core.languages import get_primary_language

SENTENCE_PAUSE_SECONDS = 0.4
"""Seconds of silence after a sentence."""


@dataclass(frozen=True)
class SpeechPace:
    """Letters and blanks spoken in a second, and how many letters long a digit is."""

    letters: float
    digit: float


PACES = {
    "en": SpeechPace(17.0, 5.3),
    "de": SpeechPace(16.8, 7.4),
    "fr": SpeechPace(20.5, 6.8),
    "es": SpeechPace(16.3, 8.2),
    "it": SpeechPace(16.0, 7.1),
    "pt": SpeechPace(15.2, 8.4),
    "nl": SpeechPace(15.6, 5.4),
    "sv": SpeechPace(14.6, 5.5),
    "pl": SpeechPace(13.9, 9.4),
    "ru": SpeechPace(17.4, 7.3),
    "uk": SpeechPace(10.4, 8.4),
    "zh": SpeechPace(8.5, 4.0),
    "ja": SpeechPace(12.5, 6.9),
    "ko": SpeechPace(12.7, 7.3),
}
"""Language -> its pace."""
_UNMEASURED = SpeechPace(14.0, 8.0)
"""The pace of other languages; rather too slow."""
_SIGNS = (
    (re.compile("[\u3400-\u9fff\uf900-\ufaff]"), 2.6),
    (re.compile("[\u3041-\u30ff]"), 2.0),
    (re.compile("[\uac00-\ud7a3]"), 2.3),
)
"""Ideographs, kana and Hangul, and how many letters long each is."""
_DIGIT = re.compile(r"\d")
_STOP = re.compile(r"[.!?…][\"'’”»)\]]*(?=\s|$)|[。！？]+")


def get_pace(language: str) -> SpeechPace:
    """Return the pace of the language of a tag."""
    return PACES.get(get_primary_language(language), _UNMEASURED)


def count_letters(text: str, language: str) -> float:
    """Return how many letters and blanks take as long to speak as a text."""
    letters = len(text) + (get_pace(language).digit - 1) * len(
        _DIGIT.findall(text)
    )
    if text.isascii():
        return letters
    for pattern, weight in _SIGNS:
        letters += (weight - 1) * len(pattern.findall(text))
    return letters


def estimate_seconds(text: str, language: str) -> float:
    """Return about how many seconds a text takes to speak, with the pauses after its sentences."""
    spoken = count_letters(text, language) / get_pace(language).letters
    return spoken + SENTENCE_PAUSE_SECONDS * len(_STOP.findall(text))
