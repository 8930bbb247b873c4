"""What is written about an episode: tags, chapters, notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.core.languages import get_film_code
from lantern.core.text import compose_line, make_encodable, make_one_line
from lantern.editions.podcast.id3 import EpisodeTags
from lantern.editions.podcast.notes import NoteSections, build_notes
from lantern.plan import Rendition
from lantern.rendering.release.description import (
    Chapter,
    join_sections,
    make_chapters,
)

MOST_CHAPTERS = 255
"""What the lists in MP3 and M4A can count."""
_TITLE_BYTES = 255
"""Of a chapter's title in an M4A."""


@dataclass(frozen=True)
class EpisodeTexts:
    """What is written about an episode, for each of its files."""

    tags: EpisodeTags
    chapters: Sequence[Chapter]
    notes: NoteSections


def write_texts(rendition: Rendition) -> EpisodeTexts:
    """Return what is written about the episode of a film."""
    film = rendition.script.film
    timeline = rendition.timeline
    chapters = []
    every = make_chapters(timeline.chapters, timeline.total, timeline.fps)
    for chapter in every[:MOST_CHAPTERS]:
        chapters.append(replace(chapter, title=_shorten(chapter.title)))
    notes = build_notes(rendition, chapters)
    tags = EpisodeTags(
        title=_clean(film.title),
        artist=_clean(film.article.author) if film.article else "",
        subtitle=_clean(film.subtitle),
        notes=join_sections(notes),
        transcript=_join_narration(rendition),
        copyright=_clean(film.licence or ""),
        language=get_film_code(film.language),
    )
    return EpisodeTexts(tags, chapters, notes)


def _join_narration(rendition: Rendition) -> str:
    """Return what is said, a paragraph for each scene."""
    said = [_clean(part.scene.text) for part in rendition.script.parts]
    return "\n\n".join(filter(None, said))


def _clean(text: str) -> str:
    return compose_line(make_one_line(make_encodable(text)))


def _shorten(title: str) -> str:
    """Return a title that has room in an M4A."""
    if len(title.encode()) <= _TITLE_BYTES:
        return title
    return title.encode()[: _TITLE_BYTES - 3].decode(errors="ignore") + "…"
