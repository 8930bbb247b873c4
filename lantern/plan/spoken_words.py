"""Where a phrase is spoken: the word of a take at which it begins, and its frame."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import find_phrase
from lantern.core.units import Frames
from lantern.plan.requests import KeyedTake, SpokenWord
from lantern.timeline import TimedWord, Timeline


def find_spoken_word(
    phrase: str | None,
    timeline: Timeline,
    scene: int,
    *,
    take: KeyedTake | None,
) -> SpokenWord | None:
    """Return the word at which a phrase begins; None if there is none, or it isn't spoken."""
    if not phrase or take is None:
        return None
    index = _find_index(phrase, timeline.words[scene])
    return None if index is None else SpokenWord(take, index)


def find_spoken_frame(
    phrase: str | None, words: Sequence[TimedWord]
) -> Frames | None:
    """Return the frame at which a phrase begins; None if there is none, or it isn't spoken."""
    if not phrase:
        return None
    index = _find_index(phrase, words)
    return None if index is None else words[index].start


def _find_index(phrase: str, words: Sequence[TimedWord]) -> int | None:
    return find_phrase([word.text for word in words], phrase, 0)
