"""When the words of a scene are spoken, in frames of one of its shots."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantern.core.text import find_phrase
from lantern.core.units import Frames
from lantern.script.model.cards import iter_entries
from lantern.timeline import TimedWord


@dataclass(frozen=True)
class ShotWords:
    """The words of a scene, for a shot that starts at a frame of the film."""

    words: Sequence[TimedWord]
    start: Frames

    def find_frame(self, phrase: str) -> Frames | None:
        """Return the frame of the shot at which words are spoken; None if they aren't.

        They are looked for from the shot's first word on, then in the whole scene: those came
        before.
        """
        texts = [word.text for word in self.words]
        found = find_phrase(texts, phrase, self._first)
        if found is None:
            found = find_phrase(texts, phrase, 0)
        if found is None:
            return None
        return Frames(self.words[found].start - self.start)

    @functools.cached_property
    def _first(self) -> int:
        """The index of the first word that is heard in the shot."""
        for i, word in enumerate(self.words):
            if word.end > self.start:
                return i
        return 0

    def time_items(
        self, when: Mapping[str, Sequence[str]]
    ) -> dict[str, tuple[Frames, ...]]:
        """Return the frames at which a map's items come, and have come."""
        timed = {}
        for item, phrases in when.items():
            frames = [
                self.find_frame(phrase) or Frames(0) for phrase in phrases
            ]
            timed[item] = tuple(frames)
        return timed

    def time_entries(self, card: object) -> dict[str, Frames]:
        """Return the frames at which a card's entries are spoken, by their places in it."""
        timed = {}
        for loc, entry in iter_entries(card):
            frame = self.find_frame(entry.at) if entry.at else None
            if frame is not None:
                timed["/".join(map(str, loc))] = Frames(max(0, frame))
        return timed
