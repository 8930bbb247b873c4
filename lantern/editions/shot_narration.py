"""The narration of a film shared among its shots: each word where it is spoken, and once."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lantern.core.typography import set_quotes_in_words
from lantern.core.words import join_words
from lantern.plan import Rendition
from lantern.plan.speaker_turns import (
    has_speakers,
    iter_scene_turns,
    name_speaker,
)
from lantern.timeline import TimedWord


@dataclass(frozen=True)
class SpokenPassage:
    """What one person says in a row; `speaker` is empty where one voice speaks all of the film."""

    speaker: str
    text: str

    @property
    def line(self) -> str:
        """The words, after the name of who says them."""
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


def split_narration(rendition: Rendition) -> list[tuple[SpokenPassage, ...]]:
    """Return what is said in each shot of a film: the words that begin in it.

    A voice that leads into its scene is heard in the shot before.
    """
    script = rendition.script
    timeline = rendition.timeline
    starts = [placed.start for placed in timeline.shots]
    found: list[list[SpokenPassage]] = [[] for _ in starts]
    are_named = has_speakers(script)

    def find_shot(word: TimedWord) -> int:
        return max(0, bisect.bisect_right(starts, word.start) - 1)

    for part, words in zip(script.parts, timeline.words, strict=True):
        written = _set_quotes(words, script.film.language)
        for turn in iter_scene_turns(script, part, written):
            name = name_speaker(script.film, turn.speaker) if are_named else ""
            for shot, run in groupby(turn.words, find_shot):
                text = join_words(word.text for word in run)
                found[shot].append(SpokenPassage(name, text))
    return [tuple(passages) for passages in found]


def _set_quotes(words: Sequence[TimedWord], language: str) -> list[TimedWord]:
    """Return the words of a scene with the quotation marks of their language."""
    texts = set_quotes_in_words([word.text for word in words], language)
    return [
        replace(word, text=text)
        for word, text in zip(words, texts, strict=True)
    ]
