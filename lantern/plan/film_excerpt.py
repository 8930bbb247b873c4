"""What of a short is cut from a film: which of its shots, and the words that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.units import Frames
from lantern.timeline import PlacedShot, TimedOverlay, TimedWord, Timeline

if TYPE_CHECKING:
    from lantern.plan.rendition import Rendition


@dataclass(frozen=True)
class PicturedShot:
    """A shot as a rendition decides what it shows: its index there.

    `shift` are the frames by which it is later there than where it is asked for.
    """

    rendition: Rendition
    number: int
    shift: int = 0

    @property
    def placed(self) -> PlacedShot:
        """Where it stands."""
        return self.rendition.timeline.shots[self.number]


@dataclass(frozen=True)
class FilmExcerpt:
    """What of a short is cut from a film that is laid out in the same format.

    `shots` are those of the film by the index of the short's own; a card of the short's isn't among
    them. `overlays` are the film's by the short's.
    """

    shots: Mapping[int, PicturedShot]
    overlays: Mapping[TimedOverlay, TimedOverlay]
    film: Rendition

    def move_words(
        self, words: Sequence[Sequence[TimedWord]], *, timeline: Timeline
    ) -> Iterator[tuple[TimedWord, ...]]:
        """Yield the words that a short has of those of the film, by its scenes.

        Args:
            words: timed words of the film, by its scenes.
            timeline: the short's.
        """
        moved: list[list[TimedWord]] = [[] for _ in timeline.words]
        for number, shot in self.shots.items():
            placed = timeline.shots[number]
            for word in words[shot.placed.scene]:
                middle = (word.start + word.end) // 2 - shot.shift
                if placed.start <= middle < placed.end:
                    moved[placed.scene].append(move_word(word, shot.shift))
        return map(tuple, moved)


def move_word(word: TimedWord, shift: int) -> TimedWord:
    """Return a word that is spoken so many frames earlier."""
    return TimedWord(
        word.text, Frames(word.start - shift), Frames(word.end - shift)
    )
