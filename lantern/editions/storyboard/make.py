"""The storyboard of a finished film, put together and published beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lantern.core.units import format_clock
from lantern.editions.finished import FinishedFilm
from lantern.editions.shot_pages import ShotPage, make_shot_pages
from lantern.editions.storyboard import pdf_file
from lantern.editions.storyboard.board import Storyboard, StoryboardRow
from lantern.editions.storyboard.pdf_file import Paper
from lantern.graphics.missing_type import describe_missing
from lantern.plan import Rendition
from lantern.rendering.contact_sheet.sheet_type import find_missing

EDITION = "storyboard"


def write_storyboard(film: FinishedFilm, paper: Paper) -> Path:
    """Write the film's storyboard into its output; return the file.

    Letters that no type here has are told.

    Raises:
        ToolFailure: fpdf2 isn't installed.
        OutputFailure: The file was changed since, or can't be written.
        Failure: A picture can't be painted.
    """
    pdf_file.require_library()
    name = f"{film.name}.pdf"
    edition = film.open_edition(EDITION)
    edition.require_unchanged([name])
    edition.prepare_file(name)
    board = make_board(film)
    missing = find_missing(board.iter_texts(), board.typefaces)
    if missing:
        film.session.reporter.note(describe_missing(missing, "serif"))
    with film.session.store.open_scratch() as scratch:
        staged = scratch / name
        pdf_file.write_board(board, staged, paper=paper)
        edition.publish(
            {name: staged}, {"shots": len(board.rows), "paper": paper}
        )
    return edition.path / name


def make_board(film: FinishedFilm) -> Storyboard:
    """Return the film's storyboard, a row for each shot.

    Raises:
        Failure: A picture can't be painted.
    """
    rendition = film.rendition
    own = rendition.script.film
    return Storyboard(
        title=own.title,
        subtitle=own.subtitle,
        about=_describe(rendition),
        author=own.article.author if own.article else "",
        language=own.language,
        frame=rendition.output_format.size,
        typefaces=rendition.look.typefaces,
        rows=list(_iter_rows(rendition, make_shot_pages(film))),
    )


def _describe(rendition: Rendition) -> str:
    """Return the film's length, what it was written from, and who speaks."""
    film = rendition.script.film
    timeline = rendition.timeline
    parts = [format_clock(timeline.total / timeline.fps)]
    if film.article:
        parts.append(film.words.credits.quote(film.article.title))
    words = film.words.pages
    parts.append(words.narration_line.format(speaker=rendition.speaker))
    return " · ".join(parts)


def _iter_rows(
    rendition: Rendition, pages: list[ShotPage]
) -> Iterator[StoryboardRow]:
    timeline = rendition.timeline
    numbers = rendition.script.film.words.numbers
    before = ""
    for number, page in enumerate(pages, 1):
        placed = page.placed
        begins = page.chapter != before
        before = page.chapter
        seconds = numbers.localize(f"{placed.length / timeline.fps:.1f}")
        start = format_clock(placed.start / timeline.fps)
        yield StoryboardRow(
            picture=page.picture,
            alt=page.about.alt,
            facts=f"{number} · {start} · {seconds}″ · {page.about.kind}",
            scene=page.scene,
            chapter=page.chapter if begins else "",
            words=tuple(passage.line for passage in page.narration),
            sources=page.about.sources,
        )
