"""The slides of a finished film, put together and published beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from lantern.editions.finished import FinishedFilm
from lantern.editions.shot_pages import ShotPage, make_shot_pages
from lantern.editions.slides import pptx_file
from lantern.editions.slides.back_matter import (
    list_credits,
    list_sources,
    make_text_slides,
)
from lantern.editions.slides.deck import (
    Deck,
    DeckAbout,
    DeckInks,
    DeckSection,
    PictureSlide,
    Slide,
    SlideShape,
    TextSlide,
    TitleSlide,
)
from lantern.graphics.look import Look
from lantern.plan import Rendition
from lantern.rendering.release.make import THUMBNAIL_FILE
from lantern.script.film_script import Script
from lantern.script.model.cards import TitleCard
from lantern.script.model.scene import Shot

EDITION = "slides"


def write_slides(film: FinishedFilm) -> Path:
    """Write the film's slides into its output; return the file.

    Raises:
        ToolFailure: python-pptx isn't installed.
        OutputFailure: The file was changed since, or can't be written.
        Failure: A picture can't be painted.
    """
    pptx_file.require_library()
    name = f"{film.name}.pptx"
    edition = film.open_edition(EDITION)
    edition.require_unchanged([name])
    edition.prepare_file(name)
    deck = make_deck(film)
    with film.session.store.open_scratch() as scratch:
        staged = scratch / name
        pptx_file.write_deck(deck, staged)
        edition.publish({name: staged}, {"slides": len(deck.slides)})
    return edition.path / name


def make_deck(film: FinishedFilm) -> Deck:
    """Return the film's slides: its title, its shots by chapters, its credits and sources.

    A title card that begins the film is the slide of its title, and the film's credits at its end
    are those of text.

    Raises:
        Failure: A picture can't be painted.
    """
    rendition = film.rendition
    shape = SlideShape.fit(rendition.output_format.size)
    pages = make_shot_pages(film)
    first = int(_is_title(_get_shot(rendition, pages[0])))
    last = _find_end(rendition, pages)
    title = _make_title(rendition, pages[:first])
    back = DeckSection(
        rendition.script.film.words.pages.credits,
        _make_back(rendition, pages[last:], shape),
    )
    return Deck(
        about=_describe(rendition.script),
        shape=shape,
        inks=_choose_inks(rendition.look),
        thumbnail=film.folder / THUMBNAIL_FILE,
        sections=[*_make_sections(title, pages[first:last]), back],
    )


def _get_shot(rendition: Rendition, page: ShotPage) -> Shot:
    placed = page.placed
    return rendition.script.parts[placed.scene].scene.shots[placed.shot]


def _is_title(shot: Shot) -> bool:
    return shot.card == "title" or isinstance(shot.card, TitleCard)


def _find_end(rendition: Rendition, pages: Sequence[ShotPage]) -> int:
    """Return how many shots there are before the film's credits at its end."""
    end = len(pages)
    while end and _get_shot(rendition, pages[end - 1]).card == "credits":
        end -= 1
    return end


def _make_title(rendition: Rendition, pages: Sequence[ShotPage]) -> TitleSlide:
    film = rendition.script.film
    return TitleSlide(film.title, film.subtitle, _list_notes(pages))


def _list_notes(pages: Iterable[ShotPage]) -> list[str]:
    """Return what is said in shots, a paragraph for each speaker."""
    lines = []
    for page in pages:
        lines += [passage.line for passage in page.narration]
    return lines


def _make_sections(
    title: TitleSlide, pages: Sequence[ShotPage]
) -> Iterator[DeckSection]:
    """Yield a section for each chapter; the title is in one with what comes before the first."""
    counts = Counter(page.placed.scene for page in pages)
    slides: list[Slide] = [title]
    for chapter, group in groupby(pages, lambda page: page.chapter):
        if chapter and slides:
            yield DeckSection(title.title, slides)
            slides = []
        slides += [
            _make_picture_slide(each, counts[each.placed.scene])
            for each in group
        ]
        yield DeckSection(chapter or title.title, slides)
        slides = []
    if slides:
        yield DeckSection(title.title, slides)


def _make_picture_slide(page: ShotPage, count: int) -> PictureSlide:
    """Return the slide of a shot, one of so many of its scene."""
    title = page.scene
    if count > 1:
        title = f"{title} ({page.placed.shot + 1}/{count})"
    return PictureSlide(
        title, page.picture, page.about.alt, _list_notes([page])
    )


def _make_back(
    rendition: Rendition, pages: Sequence[ShotPage], shape: SlideShape
) -> list[TextSlide]:
    """Return the credits, with what is said in their shots, and the sources."""
    words = rendition.script.film.words.pages
    slides = []
    for name, groups in (
        (words.credits, list_credits(rendition)),
        (words.sources, list_sources(rendition.script)),
    ):
        slides += make_text_slides(
            name,
            groups,
            columns=shape.columns,
            lines=shape.lines,
        )
    return [replace(slides[0], notes=_list_notes(pages)), *slides[1:]]


def _describe(script: Script) -> DeckAbout:
    film = script.film
    return DeckAbout(
        title=film.title,
        author=film.article.author if film.article else "",
        subject=film.subtitle,
        description=film.description,
        tags=film.tags,
        language=film.language,
    )


def _choose_inks(look: Look) -> DeckInks:
    return DeckInks(
        paper=look.get_ink("paper"),
        ink=look.get_ink("ink"),
        second=look.get_ink("ink_2"),
        accent=look.get_ink("vermilion"),
    )
