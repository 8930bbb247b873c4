"""What is on the slides of a film, whatever format they are written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.units import Size
from lantern.rendering.release.html import Link


@dataclass(frozen=True)
class TitleSlide:
    """The film's title and subtitle, as text; `notes` are paragraphs."""

    title: str
    subtitle: str
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class PictureSlide:
    """A picture as large as the slide. Its title is in the outline alone."""

    title: str
    picture: Path
    alt: str
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class TextGroup:
    """Lines of text below a heading."""

    heading: str
    lines: tuple[Link, ...]


@dataclass(frozen=True)
class TextSlide:
    """A title, and groups of lines below it."""

    title: str
    groups: Sequence[TextGroup]
    notes: Sequence[str] = ()


SHORT_SIDE = 540
"""Points of a slide's shorter side: 7.5 inches, as presentation programs have it."""
TEXT_SIZE = 16
"""Points of the type of text slides."""
_LINE_STEP = 20
_BODY_WIDTH = 0.88
_BODY_HEIGHT = 0.66
"""What text slides have for lines, as shares of the slide."""


@dataclass(frozen=True)
class SlideShape:
    """Width and height of a slide, in points."""

    width: float
    height: float

    @staticmethod
    def fit(size: Size) -> SlideShape:
        """Return the slide with the shape of a film of so many pixels."""
        scale = SHORT_SIDE / min(size)
        return SlideShape(size[0] * scale, size[1] * scale)

    @property
    def columns(self) -> int:
        """Characters of a line of text, half as wide as they are high."""
        return int(self.width * _BODY_WIDTH / (TEXT_SIZE * 0.5))

    @property
    def lines(self) -> int:
        """Lines of text that a slide holds below its title."""
        return int(self.height * _BODY_HEIGHT / _LINE_STEP)


Slide = TitleSlide | PictureSlide | TextSlide


@dataclass(frozen=True)
class DeckSection:
    """Slides in a row that have a name together."""

    name: str
    slides: Sequence[Slide]


@dataclass(frozen=True)
class DeckInks:
    """Colours of slides of text, as #rrggbb."""

    paper: str
    ink: str
    second: str
    accent: str


@dataclass(frozen=True)
class DeckAbout:
    """What the file says of itself; `language` is a tag."""

    title: str
    author: str
    subject: str
    description: str
    tags: Sequence[str]
    language: str


@dataclass(frozen=True)
class Deck:
    """The slides of a film; `thumbnail` is the JPEG that stands for it."""

    about: DeckAbout
    shape: SlideShape
    inks: DeckInks
    thumbnail: Path
    sections: Sequence[DeckSection]

    @property
    def slides(self) -> list[Slide]:
        """All slides in order."""
        found: list[Slide] = []
        for section in self.sections:
            found += section.slides
        return found
