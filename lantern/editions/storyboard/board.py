"""What is on a storyboard, whatever format it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.units import Size
from lantern.graphics.typefaces import Typefaces


@dataclass(frozen=True)
class StoryboardRow:
    """A shot: its frame, a line with its number, time and kind, its words and its sources.

    `chapter` is the name of a chapter that begins with it, else empty.
    """

    picture: Path
    alt: str
    facts: str
    scene: str
    chapter: str
    words: tuple[str, ...]
    sources: tuple[str, ...]

    def iter_texts(self) -> Iterator[str]:
        """Yield all that is written of it."""
        yield from (
            self.facts,
            self.scene,
            self.chapter,
            *self.words,
            *self.sources,
        )


@dataclass(frozen=True)
class Storyboard:
    """The shots of a film whose frames have a size in pixels; `language` is a tag."""

    title: str
    subtitle: str
    about: str
    author: str
    language: str
    frame: Size
    typefaces: Typefaces
    rows: Sequence[StoryboardRow]

    def iter_texts(self) -> Iterator[str]:
        """Yield all that is written on its pages."""
        yield from (self.title, self.subtitle, self.about)
        for row in self.rows:
            yield from row.iter_texts()
