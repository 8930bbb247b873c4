"""All that a film's page is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantern.core.direction import is_paragraph_right_to_left
from lantern.core.interface_words import InterfaceWords
from lantern.core.languages import get_primary_language
from lantern.core.typography import set_quotes
from lantern.core.units import Size
from lantern.editions.finished import FinishedFilm
from lantern.editions.page.media import PageMedia
from lantern.editions.page.transcript import (
    TranscriptChapter,
    TranscriptParagraph,
)
from lantern.rendering.release.description import Chapter
from lantern.rendering.release.html import escape
from lantern.script.model.film import Film


@dataclass(frozen=True)
class FilmPage:
    """A film, its transcript, and where its files are.

    `size` is that of the film's file, in pixels. `address` is that of the folder in which the page
    will stand, with a slash at its end, and `published` the day since when, as 2026-11-30; None and
    empty where nobody said it.
    """

    finished: FinishedFilm
    transcript: Sequence[TranscriptChapter]
    media: PageMedia
    size: Size
    address: str | None = None
    published: str = ""

    @property
    def film(self) -> Film:
        """The film as its author wrote it, with the quotation marks of its language."""
        film = self.finished.session.script.film
        printed = {
            "title": set_quotes(film.title, film.language),
            "subtitle": set_quotes(film.subtitle, film.language),
            "description": set_quotes(film.description, film.language),
        }
        return film.model_copy(update=printed)

    @property
    def words(self) -> InterfaceWords:
        """What the page says by itself, in the film's language."""
        return self.film.words

    @property
    def seconds(self) -> float:
        """The film's length."""
        return self.to_seconds(self.finished.timeline.total)

    @property
    def summary(self) -> str:
        """What the film is about, in a line or more; else its subtitle, or its title."""
        film = self.film
        return film.description.strip() or film.subtitle or film.title

    @property
    def chapters(self) -> list[Chapter]:
        """The film's chapters."""
        return [
            each.chapter for each in self.transcript if each.chapter is not None
        ]

    @property
    def paragraphs(self) -> list[TranscriptParagraph]:
        """All that is said in the film."""
        found: list[TranscriptParagraph] = []
        for chapter in self.transcript:
            for scene in chapter.scenes:
                found += scene.paragraphs
        return found

    @property
    def text(self) -> str:
        """All that is said in the film as one text, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def direction(self) -> str:
        """How the page's text runs: `ltr` or `rtl`."""
        lines = [self.film.title, *(each.text for each in self.paragraphs)]
        return "rtl" if is_paragraph_right_to_left(lines) else "ltr"

    def write_own(self, text: str) -> str:
        """Return words of the page's own as HTML, marked where they are in another language."""
        own = self.words.language
        if own == get_primary_language(self.film.language):
            return escape(text)
        return f'<span lang="{own}">{escape(text)}</span>'

    def to_seconds(self, frame: int) -> float:
        """Return the time of a frame."""
        return frame / self.finished.timeline.fps
