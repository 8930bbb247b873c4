"""A film's contact sheet: a small frame of each shot, kept in the store, laid out on pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from lantern.checks.look.finding import LookFinding
from lantern.core.problems import OutputFailure, Problem
from lantern.core.units import format_clock
from lantern.graphics.missing_type import describe_missing
from lantern.plan import Job, Rendition
from lantern.rendering.contact_sheet import drawing
from lantern.rendering.contact_sheet.cell_painter import (
    ContactCell,
    SheetHeading,
)
from lantern.rendering.contact_sheet.foot import SheetFoot, SheetNote
from lantern.rendering.contact_sheet.sheet_type import find_missing
from lantern.rendering.film_look import glance_at_film
from lantern.rendering.frames import find_poster_frames, paint_poster_frames
from lantern.rendering.history import record_entries
from lantern.rendering.layout import choose_format, lay_out_takes
from lantern.rendering.output_folder import OutputFolder
from lantern.rendering.release.thumbnail import draw_thumbnail
from lantern.rendering.session import Session
from lantern.rendering.shot_summary import find_words, summarize_shot
from lantern.rendering.voice import speak
from lantern.script.model.voice import VoiceChoice
from lantern.speech.casting import name_heard_voices


@dataclass(frozen=True)
class ContactSheet:
    """The pages that were written, `sheet.png` first, and the notes on them."""

    pages: tuple[Path, ...]
    notes: tuple[SheetNote, ...]


def write_contact_sheet(session: Session) -> ContactSheet:
    """Write the pages into the output.

    The film is spoken first if it wasn't yet. What a viewer would mind in it is marked on its shots
    by numbers, as far as it is known without painting the film at full size.

    Raises:
        Failure: A voice or a picture fails, or a page can't be written.
    """
    folder = OutputFolder(session.options.out)
    folder.prepare_file("sheet.png")
    voice, takes = speak(session)
    rendition = lay_out_takes(session, voice, takes)
    jobs = paint_poster_frames(session, rendition)
    findings = glance_at_film(session).findings
    heading = _make_heading(rendition, voice)
    cells = list(_make_cells(session, rendition, jobs, findings=findings))
    lacking = _find_missing_letters(rendition, heading, cells)
    notes = _list_notes(findings, lacking)
    foot = SheetFoot(notes, _draw_thumbnail(session, rendition))
    size = rendition.output_format.size
    pages = drawing.draw_pages(
        heading,
        cells,
        size,
        look=rendition.look,
        foot=foot,
    )
    made = _write_pages(session, folder, pages)
    variant = _name_sheet(session)
    record_entries(
        session,
        [*takes.values(), *jobs],
        variant=variant,
        out=made[0],
    )
    _delete_old_pages(session.options.out, made)
    return ContactSheet(tuple(made), foot.notes)


def _name_sheet(session: Session) -> str:
    """Return what the sheet is called among the film's renderings."""
    language = session.options.language
    return f"{language}, sheet" if language else "sheet"


def _find_missing_letters(
    rendition: Rendition, heading: SheetHeading, cells: Iterable[ContactCell]
) -> Problem | None:
    """Return which letters of the sheet no type here has; None if all can be drawn."""
    texts = [heading.title, heading.about]
    for cell in cells:
        texts += (cell.scene, cell.summary, cell.words, cell.chapter)
    missing = find_missing(texts, rendition.look.typefaces)
    if not missing:
        return None
    span = rendition.script.tree.find_span(("look", "fonts"))
    return Problem(describe_missing(missing, "serif"), span, warning=True)


def _list_notes(
    findings: Sequence[LookFinding], lacking: Problem | None
) -> tuple[SheetNote, ...]:
    """Return a note for each finding, numbered from 1, its place first; missing letters last."""
    notes = []
    for number, finding in enumerate(findings, 1):
        text = _describe_problem(finding.problem)
        notes.append(SheetNote(number, text, bool(finding.shots)))
    if lacking:
        notes.append(
            SheetNote(len(notes) + 1, _describe_problem(lacking), False)
        )
    return tuple(notes)


def _describe_problem(problem: Problem) -> str:
    if problem.span is None:
        return problem.message
    return f"{problem.span.file.name}:{problem.span.line}: {problem.message}"


def _draw_thumbnail(session: Session, rendition: Rendition) -> Image.Image:
    """Draw the film's thumbnail as it is published, at its own size."""
    options = replace(session.options, preview=False)
    output_format = choose_format(rendition.script.film.output, options)
    full = replace(rendition, output_format=output_format)
    return Image.fromarray(draw_thumbnail(full, session.store))


def _write_pages(
    session: Session, folder: OutputFolder, pages: Iterable[Image.Image]
) -> list[Path]:
    """Save pages, then move them into the output; return their paths."""
    with session.store.open_scratch() as scratch:
        names = _save_pages(pages, scratch)
        return [folder.move_in(scratch / name, name) for name in names]


def _make_heading(rendition: Rendition, voice: VoiceChoice) -> SheetHeading:
    """Return the title, and a line with length, scenes, shots and voice."""
    timeline = rendition.timeline
    length = format_clock(timeline.total / timeline.fps)
    scenes = len(rendition.script.parts)
    shots = len(timeline.shots)
    heard = name_heard_voices(rendition.script, voice)
    return SheetHeading(
        rendition.script.film.title,
        f"{length} · {scenes} scenes · {shots} shots · spoken by {heard}",
    )


def _save_pages(pages: Iterable[Image.Image], folder: Path) -> list[str]:
    """Save pages as PNG into a folder; return their names.

    Raises:
        OutputFailure: One can't be written.
    """

    def save(number: int, page: Image.Image) -> str:
        name = "sheet.png"
        if number > 1:
            name = f"sheet-{number}.png"
        page.save(folder / name, compress_level=1)
        return name

    try:
        # deflating releases the interpreter's lock: meanwhile the next page is laid out
        with ThreadPoolExecutor() as pool:
            saved = [
                pool.submit(save, i, page) for i, page in enumerate(pages, 1)
            ]
        return [each.result() for each in saved]
    except OSError as error:
        reason = error.strerror or error
        raise OutputFailure(
            f"the store can't take a contact sheet: {reason}"
        ) from None


def _delete_old_pages(folder: Path, made: Sequence[Path]) -> None:
    """Delete pages of a longer sheet that was there before."""
    for old in folder.glob("sheet-*.png"):
        if old not in made and old.stem.removeprefix("sheet-").isdigit():
            old.unlink(missing_ok=True)


def _make_cells(
    session: Session,
    rendition: Rendition,
    jobs: Sequence[Job],
    *,
    findings: Sequence[LookFinding],
) -> Iterator[ContactCell]:
    fps = rendition.timeline.fps
    marks = _number_marks(findings)
    shots = rendition.timeline.shots
    pictures = find_poster_frames(session.store, jobs)
    for index, (placed, picture) in enumerate(
        zip(shots, pictures, strict=True)
    ):
        part = rendition.script.parts[placed.scene]
        seconds = placed.length / fps
        chapter = ""
        if placed.shot == 0 and part.scene.chapter:
            chapter = part.scene.chapter.upper()
        yield ContactCell(
            picture,
            format_clock(placed.start / fps),
            f"{seconds:.1f} s · {part.number}.{placed.shot + 1}",
            part.scene.scene,
            summarize_shot(part.scene.shots[placed.shot]),
            find_words(rendition, placed),
            chapter,
            marks.get(index, ()),
        )


def _number_marks(
    findings: Sequence[LookFinding],
) -> dict[int, tuple[int, ...]]:
    """Return the numbers of the findings on each shot, by its index."""
    marks: dict[int, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for shot in finding.shots:
            marks[shot] = (*marks.get(shot, ()), number)
    return marks
