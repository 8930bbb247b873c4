"""Texts as they are said, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from lantern.script.model.voice import Pronunciation
from lantern.speech import wording


def entries(lexicon: Mapping[str, str]) -> dict[str, Pronunciation]:
    """Return a lexicon of respellings."""
    return {
        written: Pronunciation(say=text) for written, text in lexicon.items()
    }


def say(
    text: str, lexicon: Mapping[str, str] | None = None, *, language: str = "en"
) -> str:
    """Return what is said for a text."""
    words = wording.split_words(text, language, entries(lexicon or {}))
    return wording.join_spoken(words)
