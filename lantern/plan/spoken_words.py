"""Where a phrase is spoken: the word of a take at which it begins."""

from __future__ import annotations

from lantern.core.text import find_phrase
from lantern.plan.requests import KeyedTake, SpokenWord
from lantern.timeline import Timeline


def find_spoken_word(
    phrase: str | None, timeline: Timeline, scene: int, *, take: KeyedTake | None
) -> SpokenWord | None:
    """Return the word at which a phrase begins; None if there is none, or it isn't spoken."""
    if not phrase or take is None:
        return None
    words = [word.text for word in timeline.words[scene]]
    index = find_phrase(words, phrase, 0)
    if index is None:
        return None
    return SpokenWord(take, index)
